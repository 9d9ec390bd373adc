/// Property keys and the numbers of their columns.
///
/// Features of a file mostly have the same keys in the same order, so each key remembers which one followed it last;
/// comparing with that costs no hashing. Keys out of turn are found in an open-addressed table.
struct KeyTable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  /// Column + 1 at the key's hash, 0 where free; the size is a power of two.
  private var slots = [Int32](repeating: 0, count: 64)
  /// Column that followed the column before it, at index column + 1; -1 where unknown.
  private var successors: [Int32] = [-1]
  /// Where in the file each key stands, as it was last spelled: with the same bytes it is the same key, escapes and all.
  private var spellings: [Range<Int>] = []

  var count: Int { ends.count - 1 }

  /// Column of the key in quotes at the scanner, if it is the one that followed `previous` last; the scanner then
  /// stands behind it.
  @inline(__always) func predicted(after previous: Int, _ scanner: inout ByteScanner) -> Int? {
    let column = Int(successors[previous + 1])
    guard column >= 0, scanner.byte == Ascii.quote else { return nil }
    let spelling = spellings[column]
    let from = scanner.at + 1
    guard from + spelling.count < scanner.end, scanner.byte(at: from + spelling.count) == Ascii.quote,
      scanner.isSame(spelling, from)
    else { return nil }
    scanner.at = from + spelling.count + 1
    return column
  }

  /// Column of `key`, which stands at `spelling` and followed `previous`; new keys get the next number.
  mutating func column(of key: UnsafeBufferPointer<UInt8>, spelling: Range<Int>, after previous: Int) -> Int {
    let column = find(key) ?? insert(key)
    spellings[column] = spelling
    successors[previous + 1] = Int32(column)
    return column
  }

  func name(_ column: Int) -> String { String(decoding: bytes[ends[column]..<ends[column + 1]], as: UTF8.self) }

  private func find(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
    var slot = Self.hash(key) & (slots.count - 1)
    while slots[slot] > 0 {
      let column = Int(slots[slot]) - 1
      let range = ends[column]..<ends[column + 1]
      if range.count == key.count, bytes.withUnsafeBufferPointer({ $0.elementsEqual(key, from: range.lowerBound) }) {
        return column
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.append(contentsOf: key)
    ends.append(bytes.count)
    successors.append(-1)
    spellings.append(0..<0)
    if 2 * count > slots.count {
      slots = Array(repeating: 0, count: 2 * slots.count)
      for column in 0..<count { enter(column) }
    } else {
      enter(count - 1)
    }
    return count - 1
  }

  /// Forgets the keys from `count` on.
  mutating func truncate(to count: Int) {
    guard count < self.count else { return }
    bytes.removeLast(bytes.count - ends[count])
    successors.removeLast(self.count - count)
    spellings.removeLast(self.count - count)
    ends.removeLast(self.count - count)
    for i in successors.indices where successors[i] >= count { successors[i] = -1 }
    for i in slots.indices { slots[i] = 0 }
    for column in 0..<count { enter(column) }
  }

  private mutating func enter(_ column: Int) {
    let hash = bytes.withUnsafeBufferPointer {
      Self.hash(UnsafeBufferPointer(rebasing: $0[ends[column]..<ends[column + 1]]))
    }
    var slot = hash & (slots.count - 1)
    while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(column + 1)
  }

  /// FNV-1a.
  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether `other` stands here from index `start` on; it must fit.
  @inline(__always) fileprivate func elementsEqual(_ other: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    guard let a = baseAddress, let b = other.baseAddress else { return other.isEmpty }
    return equal(a + start, b, other.count)
  }
}
