/// The double nearest to the decimal number in `bytes[range]`, nil if it is none or not finite.
///
/// Up to 15 digits with a small exponent are exact products or quotients of two doubles (Clinger 1990, the fast path);
/// all else goes to the standard library.
func parseDecimal(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
  var at = range.lowerBound
  let end = range.upperBound
  guard at < end else { return nil }
  let isNegative = bytes[at] == UInt8(ascii: "-")
  if isNegative || bytes[at] == UInt8(ascii: "+") { at += 1 }
  var digits = 0
  var mantissa: UInt64 = 0
  var decimals = 0
  var hasPoint = false
  while at < end {
    let byte = bytes[at]
    if byte &- UInt8(ascii: "0") <= 9 {
      guard digits < 15 else { return parseLong(bytes, range) }
      mantissa = mantissa * 10 + UInt64(byte &- UInt8(ascii: "0"))
      digits += 1
      if hasPoint { decimals += 1 }
    } else if byte == UInt8(ascii: "."), !hasPoint {
      hasPoint = true
    } else {
      return parseLong(bytes, range)
    }
    at += 1
  }
  guard digits > 0 else { return nil }
  let value = Double(mantissa) / powersOfTen[decimals]
  return isNegative ? -value : value
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]

/// Numbers with many digits or an exponent; words (`inf`, `nan`) and hexadecimal are none.
private func parseLong(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
  let isDecimal = bytes[range].allSatisfy {
    $0 &- UInt8(ascii: "0") <= 9 || [UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-")].contains($0)
      || $0 | 0x20 == UInt8(ascii: "e")
  }
  guard isDecimal else { return nil }
  var text = String(decoding: bytes[range], as: UTF8.self)
  if text.hasPrefix("+") { text.removeFirst() }
  guard let value = Double(text), value.isFinite else { return nil }
  return value
}
