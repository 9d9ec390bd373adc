/// JSON being written, members in the order in which they are given.
///
/// ```swift
/// var json = JSONText()
/// json.object {
///   $0.member("command", "check")
///   $0.array("inputs") { $0.item("pipes.geojson") }
/// }
/// ```
/// The caller sees to it that members stand in objects and items in arrays.
public struct JSONText: Sendable {
  /// The UTF-8 so far.
  public internal(set) var bytes: [UInt8] = []
  private let isIndented: Bool
  private var depth = 0
  private var isFirst = true

  /// `indented`: one member or item a line, for people; else without any blanks.
  public init(indented: Bool = true) { isIndented = indented }

  public mutating func object(_ members: (inout JSONText) -> Void) {
    beginItem()
    enclose(Ascii.openBrace, Ascii.closeBrace, members)
  }

  public mutating func object(_ key: String, _ members: (inout JSONText) -> Void) {
    beginMember(key)
    enclose(Ascii.openBrace, Ascii.closeBrace, members)
  }

  public mutating func array(_ items: (inout JSONText) -> Void) {
    beginItem()
    enclose(Ascii.openBracket, Ascii.closeBracket, items)
  }

  public mutating func array(_ key: String, _ items: (inout JSONText) -> Void) {
    beginMember(key)
    enclose(Ascii.openBracket, Ascii.closeBracket, items)
  }

  public mutating func member(_ key: String, _ value: some JSONValue) {
    beginMember(key)
    value.append(to: &bytes)
  }

  /// The same for names that come again and again: `key` is quoted once.
  public mutating func member(_ key: JSONKey, _ value: PropertyValue) {
    beginItem()
    bytes.append(contentsOf: key.bytes)
    if isIndented { bytes.append(0x20) }
    value.append(to: &bytes)
  }

  public mutating func item(_ value: some JSONValue) {
    beginItem()
    value.append(to: &bytes)
  }

  private mutating func enclose(_ open: UInt8, _ close: UInt8, _ content: (inout JSONText) -> Void) {
    bytes.append(open)
    depth += 1
    isFirst = true
    content(&self)
    depth -= 1
    if !isFirst { lineBreak() }
    bytes.append(close)
    isFirst = false
  }

  private mutating func beginItem() {
    if !isFirst { bytes.append(Ascii.comma) }
    if depth > 0 { lineBreak() }
    isFirst = false
  }

  mutating func beginMember(_ key: String) {
    beginItem()
    key.append(to: &bytes)
    bytes.append(Ascii.colon)
    if isIndented { bytes.append(0x20) }
  }

  private mutating func lineBreak() {
    guard isIndented else { return }
    bytes.append(0x0A)
    for _ in 0..<(2 * depth) { bytes.append(0x20) }
  }
}

/// The name of a member in quotes, with its colon.
public struct JSONKey: Sendable {
  let bytes: [UInt8]

  public init(_ name: String) {
    var bytes: [UInt8] = []
    name.append(to: &bytes)
    bytes.append(Ascii.colon)
    self.bytes = bytes
  }
}

/// A value that is one JSON token, or JSON text already.
public protocol JSONValue {
  /// Appends the value as JSON in UTF-8.
  func append(to bytes: inout [UInt8])
}

extension String: JSONValue {
  public func append(to bytes: inout [UInt8]) {
    var text = self
    text.withUTF8 { appendText($0, to: &bytes) }
  }
}

extension Bool: JSONValue {
  public func append(to bytes: inout [UInt8]) { bytes.append(contentsOf: self ? "true".utf8 : "false".utf8) }
}

extension Int: JSONValue {
  public func append(to bytes: inout [UInt8]) {
    if self < 0 { bytes.append(Ascii.minus) }
    appendDigits(UInt64(magnitude), atLeast: 1, to: &bytes)
  }
}

extension Double: JSONValue {
  /// The shortest digits that read back as the same number; integers without a point; `null` where it is not finite.
  public func append(to bytes: inout [UInt8]) {
    if !isFinite {
      bytes.append(contentsOf: "null".utf8)
    } else if magnitude < 9_007_199_254_740_992, self == rounded(.towardZero) {
      if sign == .minus { bytes.append(Ascii.minus) }
      appendDigits(UInt64(magnitude), atLeast: 1, to: &bytes)
    } else if !appendShortDecimal(to: &bytes) {
      var digits = description
      digits.withUTF8 { bytes.append(contentsOf: $0) }
    }
  }

  /// Appends a number of up to seven decimals and fifteen digits; false for others. Decimals of fifteen digits are told
  /// apart by doubles, so the one that reads back as this number is the shortest.
  private func appendShortDecimal(to bytes: inout [UInt8]) -> Bool {
    let scaled = (magnitude * 1e7).rounded()
    guard scaled < 1e15, scaled / 1e7 == magnitude else { return false }
    appendScaled(UInt64(scaled), isNegative: self < 0, to: &bytes)
    return true
  }
}

extension PropertyValue: JSONValue {
  /// As read; `absent` as null.
  public func append(to bytes: inout [UInt8]) {
    switch self {
    case .absent, .null: bytes.append(contentsOf: "null".utf8)
    case .flag(let flag): flag.append(to: &bytes)
    case .number(let number): number.append(to: &bytes)
    case .text(let text): text.append(to: &bytes)
    case .json(let text): bytes.append(contentsOf: text.utf8)
    }
  }
}

extension PropertyColumn {
  /// Appends the value of row `i` as JSON.
  func appendJSON(_ i: Int, to bytes: inout [UInt8]) {
    switch tag(i) {
    case .text: textBytes(i).withUnsafeBufferPointer { appendText($0, to: &bytes) }
    case .json: bytes.append(contentsOf: textBytes(i))
    case .number: number(i).append(to: &bytes)
    case .absent, .null, .no, .yes: self[i].append(to: &bytes)
    }
  }
}

/// Appends a text in quotes, with the escapes that RFC 8259 asks for and no others.
func appendText(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
  bytes.append(Ascii.quote)
  var start = 0
  for i in text.indices where text[i] < 0x20 || text[i] == Ascii.quote || text[i] == Ascii.backslash {
    bytes.append(contentsOf: text[start..<i])
    appendEscape(text[i], to: &bytes)
    start = i + 1
  }
  bytes.append(contentsOf: text[start...])
  bytes.append(Ascii.quote)
}

private func appendEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
  bytes.append(Ascii.backslash)
  switch byte {
  case Ascii.quote, Ascii.backslash: bytes.append(byte)
  case 0x0A: bytes.append(0x6E)
  case 0x0D: bytes.append(0x72)
  case 0x09: bytes.append(0x74)
  default:
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "u00".utf8)
    bytes.append(digits[Int(byte >> 4)])
    bytes.append(digits[Int(byte & 15)])
  }
}

/// Appends decimal digits, zeros in front up to `atLeast` of them (20 at most).
func appendDigits(_ value: UInt64, atLeast: Int, to bytes: inout [UInt8]) {
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
    var start = 20
    var rest = value
    while rest > 0 || 20 - start < atLeast {
      start -= 1
      digits[start] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
    }
    bytes.append(contentsOf: digits[start...])
  }
}

/// Appends a coordinate rounded to seven decimals (a centimetre in degrees), zeros at the end left out.
func appendCoordinate(_ value: Double, to bytes: inout [UInt8]) {
  let scaled = (value.magnitude * 1e7).rounded()
  if scaled < 9_007_199_254_740_992 {
    appendScaled(UInt64(scaled), isNegative: value < 0, to: &bytes)
  } else {
    value.append(to: &bytes)
  }
}

/// Appends `units` / 10⁷.
private func appendScaled(_ units: UInt64, isNegative: Bool, to bytes: inout [UInt8]) {
  if isNegative, units > 0 { bytes.append(Ascii.minus) }
  appendDigits(units / 10_000_000, atLeast: 1, to: &bytes)
  var fraction = units % 10_000_000
  guard fraction > 0 else { return }
  var decimals = 7
  while fraction % 10 == 0 {
    fraction /= 10
    decimals -= 1
  }
  bytes.append(Ascii.point)
  appendDigits(fraction, atLeast: decimals, to: &bytes)
}
