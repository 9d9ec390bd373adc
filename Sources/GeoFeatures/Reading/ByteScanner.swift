/// Lexical reading of JSON (RFC 8259) over bytes that end in zeros: blanks, texts, numbers, whole values.
///
/// The only file that touches the bytes by pointer. Every step moves forward over bytes that are not zero, or over one
/// zero that is data, so that `at` never passes `end`; loads of eight bytes stay within the padding.
struct ByteScanner {
  /// Nesting beyond which a file is refused, so that no file can exhaust the memory.
  static let depthLimit = 1000

  let base: UnsafePointer<UInt8>
  let end: Int
  /// Offset of the next byte to read.
  var at = 0

  init(_ source: SourceBytes) {
    base = source.start
    end = source.count
  }

  /// The next byte, zero at the end.
  @inline(__always) var byte: UInt8 { base[at] }

  @inline(__always) func byte(at offset: Int) -> UInt8 { base[offset] }

  @inline(__always) func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  @inline(__always) func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
  }

  @inline(__always) mutating func skipSpace() {
    if base[at] > 0x20 { return }
    if base[at] == 0x20, base[at &+ 1] > 0x20 {
      at &+= 1
    } else {
      skipSpaceRun()
    }
  }

  private mutating func skipSpaceRun() {
    while true {
      if word(at: at) == 0x2020_2020_2020_2020 {
        at &+= 8
        continue
      }
      switch base[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at &+= 1
      default: return
      }
    }
  }

  /// Moves over `character` if it is next.
  @inline(__always) mutating func take(_ character: UInt8) -> Bool {
    guard base[at] == character else { return false }
    at &+= 1
    return true
  }

  @inline(__always) mutating func expect(_ character: UInt8, _ expected: @autoclosure () -> String) throws(Fault) {
    guard base[at] == character else { throw unexpected(expected()) }
    at &+= 1
  }

  func unexpected(_ expected: String) -> Fault {
    at >= end
      ? .json(end, expected: expected, advice: "the file seems to be cut off: export or copy it again")
      : .json(at, expected: expected)
  }

  /// After a member or item: moves over the comma and gives true, or over `close` and gives false.
  @inline(__always) mutating func another(until close: UInt8) throws(Fault) -> Bool {
    skipSpace()
    let next = base[at]
    if next == Ascii.comma {
      at &+= 1
      skipSpace()
      return true
    }
    guard next == close else { throw unexpected("\",\" or \"\(Character(UnicodeScalar(close)))\"") }
    at &+= 1
    return false
  }
}

/// The bytes that JSON is made of.
enum Ascii {
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let minus: UInt8 = 0x2D
  static let point: UInt8 = 0x2E
  static let zero: UInt8 = 0x30
  static let colon: UInt8 = 0x3A
  static let openBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeBracket: UInt8 = 0x5D
  static let openBrace: UInt8 = 0x7B
  static let closeBrace: UInt8 = 0x7D
  static let recordSeparator: UInt8 = 0x1E

  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}

/// A text as it stands in the file, without its quotes.
struct RawText {
  var range: Range<Int>
  var hasEscapes: Bool
}

// Texts.
extension ByteScanner {
  /// Reads the text whose opening quote is next; checks UTF-8 and escapes.
  mutating func text() throws(Fault) -> RawText {
    at &+= 1
    let start = at
    var hasEscapes = false
    while true {
      let special = Self.specialBytes(of: word(at: at))
      if special == 0 {
        at &+= 8
        continue
      }
      at &+= special.trailingZeroBitCount >> 3
      let next = base[at]
      if next == Ascii.quote {
        at &+= 1
        return RawText(range: start..<(at - 1), hasEscapes: hasEscapes)
      } else if next >= 0x80 {
        try skipMultibyte()
      } else if next == Ascii.backslash {
        hasEscapes = true
        try skipEscape()
      } else {
        throw controlCharacter()
      }
    }
  }

  /// The high bit of each byte that is a quote, a backslash, a control character or not ASCII. Bits above the lowest
  /// may be wrong (borrows run upward), the lowest is right.
  @inline(__always) private static func specialBytes(of word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let low = (word &- ones &* 0x20) | (quotes &- ones) | (backslashes &- ones)
    return (low & ~word | word) & highs
  }

  private mutating func skipEscape() throws(Fault) {
    switch base[at + 1] {
    case Ascii.quote, Ascii.backslash, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: at &+= 2
    case 0x75:
      for i in 2..<6 where Self.hexValue(base[at + i]) > 15 {
        at = min(at + i, end)
        throw unexpected("four hexadecimal digits after \\u")
      }
      at &+= 6
    default:
      at = min(at + 1, end)
      throw unexpected("one of \" \\ / b f n r t u after a backslash")
    }
  }

  /// 0–15, or 255 where the byte is no hexadecimal digit.
  static func hexValue(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: 255
    }
  }

  /// Moves over a run of well-formed UTF-8 beyond ASCII (RFC 3629, section 4).
  private mutating func skipMultibyte() throws(Fault) {
    while base[at] >= 0x80 {
      let lead = base[at]
      let second = base[at + 1]
      let length: Int
      switch lead {
      case 0xC2...0xDF: length = second & 0xC0 == 0x80 ? 2 : 0
      case 0xE0: length = second & 0xE0 == 0xA0 ? 3 : 0
      case 0xED: length = second & 0xE0 == 0x80 ? 3 : 0
      case 0xE1...0xEF: length = second & 0xC0 == 0x80 ? 3 : 0
      case 0xF0: length = second & 0xC0 == 0x80 && second >= 0x90 ? 4 : 0
      case 0xF1...0xF3: length = second & 0xC0 == 0x80 ? 4 : 0
      case 0xF4: length = second & 0xF0 == 0x80 ? 4 : 0
      default: length = 0
      }
      guard length > 0, length < 3 || base[at + 2] & 0xC0 == 0x80, length < 4 || base[at + 3] & 0xC0 == 0x80 else {
        throw notUTF8(at)
      }
      at &+= length
    }
  }

  private func controlCharacter() -> Fault {
    guard at < end else { return unexpected("the quote that ends the text") }
    return .json(
      at, expected: "a text without raw line breaks or control characters",
      advice: "write it as an escape (a line break is \\n), or find the missing quote before it")
  }
}

// Whole values that are not kept apart.
extension ByteScanner {
  /// Checks and moves over one value of any kind, without recursion.
  mutating func skipValue() throws(Fault) {
    var stack: [UInt8] = []
    while true {
      switch byte {
      case Ascii.openBrace, Ascii.openBracket:
        let close = byte + 2
        guard stack.count < Self.depthLimit else { throw tooDeep() }
        at &+= 1
        skipSpace()
        if !take(close) {
          stack.append(close)
          if close == Ascii.closeBrace { _ = try key() }
          continue
        }
      case Ascii.quote: _ = try text()
      case Ascii.minus, 0x30...0x39: _ = try number()
      default: try literal()
      }
      while let close = stack.last, try !another(until: close) { stack.removeLast() }
      guard let open = stack.last else { return }
      if open == Ascii.closeBrace { _ = try key() }
    }
  }

  private func tooDeep() -> Fault {
    .json(
      at, expected: "at most \(Self.depthLimit) levels of brackets",
      advice: "no map data is nested like this: export it again"
    )
  }

  /// Reads a member's key and the colon behind it, and moves to its value.
  mutating func key() throws(Fault) -> RawText {
    guard byte == Ascii.quote else { throw unexpected("a key in double quotes") }
    let key = try text()
    try keyEnd()
    return key
  }

  @inline(__always) mutating func keyEnd() throws(Fault) {
    skipSpace()
    try expect(Ascii.colon, "\":\" after the key")
    skipSpace()
  }

  /// Moves over `true`, `false` or `null`, giving its first byte.
  @discardableResult
  mutating func literal() throws(Fault) -> UInt8 {
    let first = byte
    let length: Int
    switch first {
    case 0x74 where word(at: at) & 0xFFFF_FFFF == 0x6575_7274: length = 4
    case 0x6E where word(at: at) & 0xFFFF_FFFF == 0x6C6C_756E: length = 4
    case 0x66 where word(at: at + 1) & 0xFFFF_FFFF == 0x6573_6C61: length = 5
    default: throw unexpected("a value (text in double quotes, number, true, false, null, object or array)")
    }
    at &+= length
    return first
  }

  /// Whether a key or text reads as `name`, escapes resolved.
  @inline(__always) func matches(_ text: RawText, _ name: StaticString) -> Bool {
    if text.hasEscapes {
      return decoded(text).elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }
    guard text.range.count == name.utf8CodeUnitCount, base[text.range.lowerBound] == name.utf8Start.pointee else {
      return false
    }
    return equal(base + text.range.lowerBound, name.utf8Start, text.range.count)
  }
}
