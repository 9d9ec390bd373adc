/// Whether two runs of bytes are the same; by words, since keys and names are short.
@inline(__always) func equal(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  func word(_ bytes: UnsafePointer<UInt8>, _ offset: Int) -> UInt64 {
    UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self)
  }
  var i = 0
  while i &+ 8 <= count {
    if word(a, i) != word(b, i) { return false }
    i &+= 8
  }
  while i < count {
    if a[i] != b[i] { return false }
    i &+= 1
  }
  return true
}

extension ByteScanner {
  /// Whether the bytes from `offset` on are those of `range`, over its length.
  @inline(__always) func isSame(_ range: Range<Int>, _ offset: Int) -> Bool {
    equal(base + range.lowerBound, base + offset, range.count)
  }

  /// UTF-8 of a scanned text with its escapes resolved.
  func decoded(_ text: RawText) -> [UInt8] {
    var out: [UInt8] = []
    _ = decode(text, into: &out)
    return out
  }

  func string(_ text: RawText) -> String {
    text.hasEscapes
      ? String(decoding: decoded(text), as: UTF8.self) : String(decoding: bytes(text.range), as: UTF8.self)
  }

  /// Appends the UTF-8 of a scanned text with its escapes resolved; a surrogate escape without its other half becomes
  /// U+FFFD. Gives the number of those.
  func decode(_ text: RawText, into out: inout [UInt8]) -> Int {
    var loneSurrogates = 0
    var i = text.range.lowerBound
    while i < text.range.upperBound {
      guard base[i] == Ascii.backslash else {
        let start = i
        while i < text.range.upperBound, base[i] != Ascii.backslash { i &+= 1 }
        out.append(contentsOf: bytes(start..<i))
        continue
      }
      let escape = base[i + 1]
      i &+= 2
      switch escape {
      case 0x62: out.append(0x08)
      case 0x66: out.append(0x0C)
      case 0x6E: out.append(0x0A)
      case 0x72: out.append(0x0D)
      case 0x74: out.append(0x09)
      case 0x75: appendUTF8(scalar(at: &i, loneSurrogates: &loneSurrogates).value, to: &out)
      default: out.append(escape)
      }
    }
    return loneSurrogates
  }

  /// The scalar of the `\u` escape whose digits begin at `i`, with the second half of a surrogate pair if one follows.
  private func scalar(at i: inout Int, loneSurrogates: inout Int) -> Unicode.Scalar {
    let unit = hexUnit(at: i)
    i += 4
    if let scalar = Unicode.Scalar(unit) { return scalar }
    if unit < 0xDC00, base[i] == Ascii.backslash, base[i + 1] == 0x75 {
      let second = hexUnit(at: i + 2)
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
      {
        i += 6
        return scalar
      }
    }
    loneSurrogates += 1
    return "\u{FFFD}"
  }

  private func hexUnit(at offset: Int) -> UInt32 {
    var unit: UInt32 = 0
    for i in 0..<4 { unit = unit &<< 4 | UInt32(Self.hexValue(base[offset &+ i])) }
    return unit
  }
}

private func appendUTF8(_ scalar: UInt32, to out: inout [UInt8]) {
  func trail(_ shift: UInt32) { out.append(UInt8(truncatingIfNeeded: 0x80 | (scalar &>> shift) & 0x3F)) }
  switch scalar {
  case 0..<0x80: out.append(UInt8(truncatingIfNeeded: scalar))
  case 0x80..<0x800:
    out.append(UInt8(truncatingIfNeeded: 0xC0 | scalar &>> 6))
    trail(0)
  case 0x800..<0x10000:
    out.append(UInt8(truncatingIfNeeded: 0xE0 | scalar &>> 12))
    trail(6)
    trail(0)
  default:
    out.append(UInt8(truncatingIfNeeded: 0xF0 | scalar &>> 18))
    trail(12)
    trail(6)
    trail(0)
  }
}
