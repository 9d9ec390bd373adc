/// The double nearest to `mantissa` × 10^`exponent`, ties to even; infinity beyond the range.
///
/// Exact where both fit a double (Clinger 1990); else by one or two 64 × 64-bit products with a 128-bit power of five
/// (Lemire 2021, "Number parsing at a gigabyte per second", algorithm 1; that 128 bits suffice: Mushtak and Lemire 2023).
@inline(__always) func double(mantissa: UInt64, exponent: Int) -> Double {
  if mantissa <= 1 << 53, exponent.magnitude <= 22 {
    let value = Double(mantissa)
    return PowersOfTen.exact.withUnsafeBufferPointer { powers in
      exponent < 0 ? value / powers[-exponent] : value * powers[exponent]
    }
  }
  return doubleByWideProduct(mantissa, exponent)
}

private enum PowersOfTen {
  /// 10⁰ to 10²², which doubles hold exactly.
  static let exact: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}

private func doubleByWideProduct(_ mantissa: UInt64, _ exponent: Int) -> Double {
  if mantissa == 0 || exponent < PowersOfFive.lowest { return 0 }
  if exponent > PowersOfFive.highest { return .infinity }
  let leading = mantissa.leadingZeroBitCount
  let w = mantissa << leading
  let power = PowersOfFive.table[exponent - PowersOfFive.lowest]
  var (high, low) = w.multipliedFullWidth(by: power.high)
  if high & 0x1FF == 0x1FF {
    let correction = w.multipliedFullWidth(by: power.low).high
    let sum = low.addingReportingOverflow(correction)
    low = sum.partialValue
    if sum.overflow { high += 1 }
  }
  let upper = Int(high >> 63)
  var significand = high >> (upper + 9)  // 54 bits: the double's 53 and one to round by
  // floor(log2(10^exponent)) = (217706 · exponent) >> 16 over the whole range.
  var binary = (217706 * exponent) >> 16 + 63 + upper - leading + 1023
  if binary <= 0 {
    guard binary > -63 else { return 0 }
    significand >>= UInt64(1 - binary)
    significand = (significand + significand & 1) >> 1
    return Double(bitPattern: significand)  // a carry into bit 52 makes the smallest normal number
  }
  // Half way between two doubles: only possible for these exponents.
  if low <= 1, exponent >= -4, exponent <= 23, significand & 3 == 1, significand << (upper + 9) == high {
    significand &= ~1
  }
  significand = (significand + significand & 1) >> 1
  if significand == 1 << 53 {
    significand = 1 << 52
    binary += 1
  }
  guard binary < 0x7FF else { return .infinity }
  return Double(bitPattern: UInt64(binary) << 52 | significand & 0xF_FFFF_FFFF_FFFF)
}

/// The leading 128 bits of 5^q, the highest bit set: cut off for q ≥ 0, rounded up for q < 0.
private enum PowersOfFive {
  static let lowest = -342
  static let highest = 308

  static let table: [(high: UInt64, low: UInt64)] = {
    var negative: [(high: UInt64, low: UInt64)] = []
    var reciprocal = [UInt32](repeating: 0, count: 32) + [1]  // 2^1024, then floor(2^1024 / 5^k)
    for _ in 1...(-lowest) {
      divideByFive(&reciprocal)
      let bits = leadingBits(of: reciprocal)
      let (low, carry) = bits.low.addingReportingOverflow(1)
      negative.append((bits.high + (carry ? 1 : 0), low))
    }
    var positive: [(high: UInt64, low: UInt64)] = []
    var power: [UInt32] = [1]
    for _ in 0...highest {
      positive.append(leadingBits(of: power))
      multiplyByFive(&power)
    }
    return negative.reversed() + positive
  }()

  private static func multiplyByFive(_ limbs: inout [UInt32]) {
    var carry: UInt64 = 0
    for i in limbs.indices {
      let product = UInt64(limbs[i]) * 5 + carry
      limbs[i] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  private static func divideByFive(_ limbs: inout [UInt32]) {
    var remainder: UInt64 = 0
    for i in limbs.indices.reversed() {
      let dividend = remainder << 32 | UInt64(limbs[i])
      limbs[i] = UInt32(dividend / 5)
      remainder = dividend % 5
    }
    if limbs.last == 0 { limbs.removeLast() }
  }

  /// The leading 128 bits of a number given in limbs, lowest first.
  private static func leadingBits(of limbs: [UInt32]) -> (high: UInt64, low: UInt64) {
    func limb(_ fromTop: Int) -> UInt64 { fromTop < limbs.count ? UInt64(limbs[limbs.count - 1 - fromTop]) : 0 }
    let shift = limbs[limbs.count - 1].leadingZeroBitCount
    func shifted(_ fromTop: Int) -> UInt64 {
      let pair = limb(fromTop) << 32 | limb(fromTop + 1)
      return (pair << shift) >> 32
    }
    return (shifted(0) << 32 | shifted(1), shifted(2) << 32 | shifted(3))
  }
}
