import TestSupport
import Testing

@testable import GeoFeatures

@Suite struct NumberTests {
  /// Reads one number through the scanner.
  static func scan(_ text: String) throws(Fault) -> ScannedNumber {
    let source = SourceBytes(copying: Array(text.utf8))
    defer { withExtendedLifetime(source) {} }
    var scanner = ByteScanner(source)
    let number = try scanner.number()
    #expect(scanner.at == text.utf8.count, "\(text)")
    return number
  }

  static func check(_ text: String) throws {
    let expected = try #require(Double(text), "\(text)")
    let value = try scan(text).value
    if value.bitPattern != expected.bitPattern { Issue.record("\(text): \(value), expected \(expected)") }
  }

  /// Half-way cases, ends of the range, subnormal numbers, long digit strings.
  static let hard = [
    "0", "0.0", "0e400", "0.000e-400", "1", "9007199254740993", "9007199254740993.0", "9007199254740992.5",
    "9007199254740991.5", "9007199254740993.0000000000000000000001", "7.2057594037927933e16", "1e22", "1e23", "8.5e22",
    "1e-22",
    "2.2250738585072011e-308", "2.2250738585072012e-308", "2.2250738585072014e-308", "4.9406564584124654e-324",
    "5e-324",
    "2.4703282292062327e-324", "2.4703282292062328e-324", "2.47032822920623272088284396434110686182e-324", "3e-324",
    "1e-323",
    "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "1e308", "1e309", "123456789e300",
    "1e-400",
    "117.20000000000000284", "179.99999999999999999999999999999999", "89.999999999999999999999", "0.1e1",
    "100000000000000000000000",
    "6.631236846766476e-316", "3.2378839133029012895883524125015321748630094231e-310", "9214843084008499",
    "0.500000000000000166533453693773481063544750213623046875",
    "3.518437208883201171875e13", "62.5364939768271845828", "8.10109172351e-10", "1.50000000000000011102230246251565",
    "0.00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001e100",
    "1090544144181609348671888949248", "1090544144181609348835077142190",
    "5708990770823839524233143877797980545530986496",
    "0.4e00669999999999999999999999999999999999999999999999999999", "1e-99999999999999999999",
    "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880",
  ]

  @Test(arguments: hard) func analytic_hardNumberRoundsCorrectly(text: String) throws {
    try Self.check(text)
    try Self.check("-" + text)
  }

  /// Every power of ten, with the neighbours of its nearest double spelled out and half way between them.
  @Test func analytic_powersOfTenRoundCorrectly() throws {
    for exponent in -345...310 {
      for digits in [
        "1", "9", "12345678901234567", "18446744073709551615", "9999999999999999999", "5000000000000000000001",
      ] {
        try Self.check("\(digits)e\(exponent)")
      }
    }
  }

  #if DEBUG
    static let rounds = 20_000
  #else
    static let rounds = 1_000_000
  #endif

  @Test func invariant_randomDecimalsEqualTheStandardLibrary() throws {
    var chance = SeededGenerator(seed: 7946)
    for _ in 0..<Self.rounds {
      let digits = Int.random(in: 1...24, using: &chance)
      var text = Bool.random(using: &chance) ? "-" : ""
      text += "\(Int.random(in: 1...9, using: &chance))"
      for _ in 1..<max(digits, 2) { text += "\(Int.random(in: 0...9, using: &chance))" }
      if Bool.random(using: &chance) { text += "." + "\(UInt64.random(in: 0 ... .max, using: &chance))" }
      if Bool.random(using: &chance) { text += "e\(Int.random(in: -350...320, using: &chance))" }
      try Self.check(text)
    }
  }

  @Test func invariant_randomDoublesSurviveWritingAndReading() throws {
    var chance = SeededGenerator(seed: 8259)
    for _ in 0..<Self.rounds {
      let value = Double(bitPattern: chance.next())
      guard value.isFinite else { continue }
      var bytes: [UInt8] = []
      value.append(to: &bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      let back = try Self.scan(text).value
      if back.bitPattern != value.bitPattern { Issue.record("\(value) was written as \(text) and read as \(back)") }
    }
  }

  /// Texts half way between two neighbouring doubles, exactly and one digit beside it.
  @Test func invariant_halfWayCasesEqualTheStandardLibrary() throws {
    var chance = SeededGenerator(seed: 754)
    for _ in 0..<(Self.rounds / 20) {
      let significand = UInt64.random(in: 1 << 52..<1 << 53, using: &chance)
      let shift = UInt64.random(in: 0...9, using: &chance)
      // (2m + 1) · 2^(shift - 1) is half way between two doubles for shift ≥ 1.
      let (half, overflow) = (2 * significand + 1).multipliedReportingOverflow(by: 1 << shift)
      if overflow { continue }
      for text in [
        "\(half)", "\(half).0000000000000000000000001", "\(half - 1).99999999999999999999999", "\(half)e0",
        "\(half)00e-2",
      ] {
        try Self.check(text)
      }
    }
  }

  @Test func invariant_longIntegersAreToldByTheirDigits() throws {
    #expect(try !Self.scan("9007199254740992").isLongInteger)
    #expect(try Self.scan("9007199254740993").isLongInteger)
    #expect(try Self.scan("-123456789012345678901234567890").isLongInteger)
    #expect(try !Self.scan("1e30").isLongInteger)
    #expect(try !Self.scan("9007199254740993.0").isLongInteger)
  }
}
