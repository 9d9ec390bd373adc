/// Writes or reads the fields of a state in one order: one list of fields serves both, so that they cannot differ.
///
/// Numbers are 8 bytes, little-endian, doubles by their bits. Reading never traps: what is missing or impossible sets
/// `isDamaged` and leaves the field as it is.
struct StateCoder {
  private(set) var bytes: [UInt8]
  private let isReading: Bool
  private var next = 0
  private(set) var isDamaged = false

  /// A coder that writes.
  init() {
    bytes = []
    isReading = false
  }

  /// A coder that reads.
  init(reading bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    isReading = true
  }

  /// Whether all was read, and nothing is left.
  var isComplete: Bool { !isDamaged && next == bytes.count }

  private mutating func word(_ value: UInt64) -> UInt64? {
    if !isReading {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
      return value
    }
    guard next + 8 <= bytes.count else {
      isDamaged = true
      return nil
    }
    defer { next += 8 }
    return (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[next + $1]) << (8 * UInt64($1)) }
  }

  mutating func code(_ value: inout UInt64) {
    if let word = word(value) { value = word }
  }

  mutating func code(_ value: inout Double) {
    if let word = word(value.bitPattern) { value = Double(bitPattern: word) }
  }

  mutating func code(_ value: inout Int) {
    if let word = word(UInt64(bitPattern: Int64(value))) { value = Int(truncatingIfNeeded: word) }
  }

  mutating func code(_ value: inout Bool) {
    if let word = word(value ? 1 : 0) { value = word != 0 }
  }

  /// An array whose length the reader knows already.
  mutating func code<Element>(_ values: inout [Element], each: (inout Element, inout StateCoder) -> Void) {
    var count = values.count
    code(&count)
    guard count == values.count else {
      isDamaged = true
      return
    }
    for i in values.indices { each(&values[i], &self) }
  }

  mutating func code(_ values: inout [Double]) { code(&values) { $1.code(&$0) } }
  mutating func code(_ values: inout [Int]) { code(&values) { $1.code(&$0) } }

  /// An array of any length.
  mutating func codeGrowing(_ values: inout [Double]) {
    var count = values.count
    code(&count)
    guard count >= 0, !isReading || count <= (bytes.count - next) / 8 else {
      isDamaged = true
      return
    }
    if isReading { values = [Double](repeating: 0, count: count) }
    for i in values.indices { code(&values[i]) }
  }

  /// A run of bytes of any length.
  mutating func code(_ run: inout [UInt8]) {
    var count = run.count
    code(&count)
    guard isReading else {
      bytes.append(contentsOf: run)
      return
    }
    guard !isDamaged, count >= 0, count <= bytes.count - next else {
      isDamaged = true
      return
    }
    run = Array(bytes[next..<next + count])
    next += count
  }
}
