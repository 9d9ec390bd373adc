import Quantities
import TestSupport
import Testing

/// A day of the Gregorian calendar counted one at a time.
private struct NaiveDay {
  var (year, month, day) = (1970, 1, 1)

  static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  mutating func advance() {
    day += 1
    if day > Self.days(in: month, of: year) { (month, day) = (month + 1, 1) }
    if month > 12 { (year, month) = (year + 1, 1) }
  }

  mutating func goBack() {
    day -= 1
    if day < 1 {
      month -= 1
      if month < 1 { (year, month) = (year - 1, 12) }
      day = Self.days(in: month, of: year)
    }
  }
}

@Suite struct CivilTimeTests {
  /// Days since 1970 and days of the week, as any almanac has them.
  @Test(arguments: [
    (1970, 1, 1, 0, 4), (1969, 12, 31, -1, 3), (1900, 2, 28, -25_509, 3), (1900, 3, 1, -25_508, 4),
    (2000, 2, 29, 11_016, 2), (2000, 3, 1, 11_017, 3), (2024, 2, 29, 19_782, 4), (2023, 7, 31, 19_569, 1),
    (1600, 1, 1, -135_140, 6), (2100, 3, 1, 47_541, 1),
  ])
  func analytic_knownDates(year: Int, month: Int, day: Int, daysSince1970: Int, weekday: Int) {
    let time = CivilTime(year: year, month: month, day: day)
    #expect(time.secondsSince1970 == Double(daysSince1970) * 86_400)
    #expect(time.date == (year, month, day))
    #expect(time.weekday == weekday)
  }

  @Test func naive_everyDayFrom1583To2400AgreesWithCounting() {
    var (forward, back) = (NaiveDay(), NaiveDay())
    for count in 0..<157_000 {
      let time = CivilTime(secondsSince1970: Double(count) * 86_400)
      guard time.date == (forward.year, forward.month, forward.day) else {
        Issue.record("day \(count): \(time.iso8601)")
        return
      }
      let same = CivilTime(year: forward.year, month: forward.month, day: forward.day)
      guard same == time else {
        Issue.record("day \(count) from its date: \(same.iso8601)")
        return
      }
      forward.advance()
    }
    for count in 1..<141_000 {
      back.goBack()
      let time = CivilTime(secondsSince1970: Double(-count) * 86_400)
      guard time.date == (back.year, back.month, back.day) else {
        Issue.record("day -\(count): \(time.iso8601)")
        return
      }
    }
  }

  @Test func analytic_daysMonthsAndSecondsCarryOver() {
    #expect(CivilTime(year: 2023, month: 2, day: 29) == CivilTime(year: 2023, month: 3, day: 1))
    #expect(CivilTime(year: 2023, month: 14, day: 1) == CivilTime(year: 2024, month: 2, day: 1))
    #expect(CivilTime(year: 2024, month: 0, day: 31) == CivilTime(year: 2023, month: 12, day: 31))
    #expect(CivilTime(year: 2024, month: -11, day: 1) == CivilTime(year: 2023, month: 1, day: 1))
    #expect(CivilTime(year: 2023, month: 12, day: 31, seconds: 86_400) == CivilTime(year: 2024, month: 1, day: 1))
  }

  @Test func golden_iso8601() {
    #expect(CivilTime(year: 2024, month: 7, day: 1, seconds: 300).iso8601 == "2024-07-01T00:05:00")
    #expect(CivilTime(year: 1969, month: 12, day: 31, seconds: 86_399).iso8601 == "1969-12-31T23:59:59")
    #expect(CivilTime(year: 2023, month: 12, day: 31, seconds: 86_399.6).iso8601 == "2024-01-01T00:00:00")
    #expect(CivilTime(year: 987, month: 6, day: 5).iso8601 == "0987-06-05T00:00:00")
  }

  @Test(arguments: 0..<10) func invariant_dateAndSecondsMakeTheTimeAgain(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let time = CivilTime(secondsSince1970: Double(Int.random(in: -12_000_000_000...12_000_000_000, using: &chance)))
      let (year, month, day) = time.date
      #expect((0..<86_400).contains(time.secondsOfDay))
      #expect((1...12).contains(month))
      #expect((1...NaiveDay.days(in: month, of: year)).contains(day))
      #expect(CivilTime(year: year, month: month, day: day, seconds: time.secondsOfDay) == time)
      #expect(CivilTime(secondsSince1970: time.secondsSince1970 + 86_400).weekday == (time.weekday + 1) % 7)
    }
  }
}
