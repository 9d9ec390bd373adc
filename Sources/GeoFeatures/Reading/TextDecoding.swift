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
  /// UTF-8 of a scanned text with its escapes resolved.
  func decoded(_ text: RawText) -> [UInt8] {
    var loneSurrogates = 0
    return decoded(text, loneSurrogates: &loneSurrogates)
  }

  func string(_ text: RawText) -> String {
    text.hasEscapes
      ? String(decoding: decoded(text), as: UTF8.self) : String(decoding: bytes(text.range), as: UTF8.self)
  }

  /// As `decoded(_:)`; a surrogate escape without its other half becomes U+FFFD and is counted.
  func decoded(_ text: RawText, loneSurrogates: inout Int) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.range.count)
    var i = text.range.lowerBound
    while i < text.range.upperBound {
      guard base[i] == Ascii.backslash else {
        out.append(base[i])
        i += 1
        continue
      }
      let escape = base[i + 1]
      i += 2
      switch escape {
      case 0x62: out.append(0x08)
      case 0x66: out.append(0x0C)
      case 0x6E: out.append(0x0A)
      case 0x72: out.append(0x0D)
      case 0x74: out.append(0x09)
      case 0x75: out.append(contentsOf: scalar(at: &i, loneSurrogates: &loneSurrogates).utf8Bytes)
      default: out.append(escape)
      }
    }
    return out
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
    (0..<4).reduce(0) { $0 << 4 | UInt32(Self.hexValue(base[offset + $1])) }
  }
}

extension Unicode.Scalar {
  fileprivate var utf8Bytes: Unicode.UTF8.EncodedScalar { UTF8.encode(self) ?? UTF8.encodedReplacementCharacter }
}
