/// Names of one kind of object in the order of their declaration, found by their bytes.
///
/// SWMM holds names that differ only in case for the same. Open addressing over FNV-1a hashes; O(1) each.
struct NameIndex {
  private(set) var names: [String] = []
  private var ranges: [Range<Int>] = []
  private var slots: [Int32] = Array(repeating: -1, count: 16)

  var count: Int { names.count }

  /// The index of the name in `token`, nil if nobody declared it.
  func find(_ token: Range<Int>, in bytes: [UInt8]) -> Int? {
    let index = slots[slot(of: token, in: bytes)]
    return index < 0 ? nil : Int(index)
  }

  /// Declares the name in `token`; gives nil if it was there before.
  mutating func declare(_ token: Range<Int>, in bytes: [UInt8]) -> Int? {
    if 2 * (names.count + 1) > slots.count { grow(bytes) }
    let place = slot(of: token, in: bytes)
    guard slots[place] < 0 else { return nil }
    slots[place] = Int32(names.count)
    names.append(String(decoding: bytes[token], as: UTF8.self))
    ranges.append(token)
    return names.count - 1
  }

  /// The slot that holds the name, or the free one where it belongs.
  private func slot(of token: Range<Int>, in bytes: [UInt8]) -> Int {
    var place = Int(truncatingIfNeeded: hash(token, bytes)) & (slots.count - 1)
    while slots[place] >= 0, !isSame(token, ranges[Int(slots[place])], bytes) {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private mutating func grow(_ bytes: [UInt8]) {
    slots = Array(repeating: -1, count: 2 * slots.count)
    for (index, range) in ranges.enumerated() { slots[slot(of: range, in: bytes)] = Int32(index) }
  }

  private func hash(_ token: Range<Int>, _ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for at in token { hash = (hash ^ UInt64(upper(bytes[at]))) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }

  private func isSame(_ a: Range<Int>, _ b: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard a.count == b.count else { return false }
    for offset in 0..<a.count where upper(bytes[a.lowerBound + offset]) != upper(bytes[b.lowerBound + offset]) {
      return false
    }
    return true
  }
}
