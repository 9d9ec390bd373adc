/// A number as the file has it.
struct ScannedNumber {
  var value: Double
  /// An integer beyond ±2⁵³, whose last digits a `Double` may not hold.
  var isLongInteger: Bool
}

// Numbers by the grammar of RFC 8259, section 6.
extension ByteScanner {
  /// Reads the number that begins with the next byte, correctly rounded; beyond the range of `Double` it is ±infinity.
  @inline(__always) mutating func number() throws(Fault) -> ScannedNumber {
    let start = at
    let negative = base[at] == Ascii.minus
    if negative { at &+= 1 }
    let digitsStart = at
    guard Ascii.isDigit(base[at]) else { throw notANumber(start) }
    var mantissa = UInt64(base[at] &- Ascii.zero)
    at &+= 1
    if mantissa != 0 {
      while Ascii.isDigit(base[at]) {
        mantissa = mantissa &* 10 &+ UInt64(base[at] &- Ascii.zero)
        at &+= 1
      }
    } else if Ascii.isDigit(base[at]) {
      throw leadingZero(start)
    }
    var digitCount = at &- digitsStart
    var exponent = 0
    var isInteger = true
    if base[at] == Ascii.point {
      at &+= 1
      isInteger = false
      let fractionStart = at
      var digits = 8
      while digits == 8 {
        let run = Self.leadingDigits(word(at: at))
        digits = run.count
        mantissa = mantissa &* Self.powerOfTen(digits) &+ run.value
        at &+= digits
      }
      exponent = fractionStart &- at
      guard exponent < 0 else { throw unexpected("a digit after the decimal point") }
      digitCount &-= exponent
    }
    if base[at] | 0x20 == 0x65 {
      isInteger = false
      exponent += try exponentPart()
    }
    let magnitude =
      digitCount <= 19
      ? double(mantissa: mantissa, exponent: exponent) : longDecimal(digitsStart..<at, exponent: exponent)
    let isLong = isInteger && (digitCount > 19 || mantissa > 1 << 53)
    return ScannedNumber(value: negative ? -magnitude : magnitude, isLongInteger: isLong)
  }

  /// The exponent after `e`, held within ±10¹⁷, where it is beyond any double whatever the digits are.
  private mutating func exponentPart() throws(Fault) -> Int {
    at &+= 1
    let negative = base[at] == Ascii.minus
    if negative || base[at] == 0x2B { at &+= 1 }
    guard Ascii.isDigit(base[at]) else { throw unexpected("a digit in the exponent") }
    var value = 0
    while Ascii.isDigit(base[at]) {
      value = min(value * 10 + Int(base[at] - Ascii.zero), 100_000_000_000_000_000)
      at &+= 1
    }
    return negative ? -value : value
  }

  /// How many of eight bytes, from the lowest on, are ASCII digits, and their value.
  @inline(__always) private static func leadingDigits(_ word: UInt64) -> (count: Int, value: UInt64) {
    // The high bit of each byte that is no digit; bits above the lowest may be wrong, the lowest is right.
    let others = ((word &+ 0x4646_4646_4646_4646) | (word &- 0x3030_3030_3030_3030)) & 0x8080_8080_8080_8080
    let bits = UInt64(others.trailingZeroBitCount & 0x78)
    if bits == 0 { return (0, 0) }
    let digits = (word &- 0x3030_3030_3030_3030) &<< (64 &- bits)  // as if zeros stood in front
    let pairs = digits &* 10 &+ (digits &>> 8)
    let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (Int(bits &>> 3), (low &+ high) &>> 32)
  }

  @inline(__always) private static func powerOfTen(_ exponent: Int) -> UInt64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    default: 100_000_000
    }
  }

  /// The magnitude of a number of more than nineteen digits. `exponent` counts the fraction's digits already.
  private func longDecimal(_ range: Range<Int>, exponent: Int) -> Double {
    var mantissa: UInt64 = 0
    var kept = 0
    var dropped = 0
    var isTruncated = false
    for i in range {
      let byte = base[i]
      if byte == Ascii.point { continue }
      guard Ascii.isDigit(byte) else { break }
      if kept < 19 {
        mantissa = mantissa * 10 + UInt64(byte - Ascii.zero)
        if mantissa > 0 { kept += 1 }
      } else {
        dropped += 1
        if byte != Ascii.zero { isTruncated = true }
      }
    }
    let value = double(mantissa: mantissa, exponent: exponent + dropped)
    guard isTruncated else { return value }
    // The digits that were dropped lie between the two: where both round alike, so do they.
    if value == double(mantissa: mantissa + 1, exponent: exponent + dropped) { return value }
    return Double(String(decoding: bytes(range), as: UTF8.self)) ?? value
  }

  private func notANumber(_ start: Int) -> Fault {
    if at >= end { return unexpected("a number") }
    return .json(
      start, expected: "a number", advice: "write null where a value is unknown; NaN and Infinity are not JSON")
  }

  private func leadingZero(_ start: Int) -> Fault {
    .json(start, expected: "a number without leading zeros", advice: "put codes such as 007 in double quotes")
  }
}
