/// A moment of the civil (proleptic Gregorian) calendar without time zone: what a model file calls a date and a clock.
public struct CivilTime: Hashable, Comparable, Codable, Sendable {
  /// Seconds since 1970-01-01 00:00:00 on the same clock [s].
  public var secondsSince1970: Double

  public init(secondsSince1970: Double) { self.secondsSince1970 = secondsSince1970 }

  /// A day at `seconds` after midnight. Days and months beyond their range carry over.
  public init(year: Int, month: Int, day: Int, seconds: Double = 0) {
    secondsSince1970 = Double(Self.daysSince1970(year: year, month: month, day: day)) * 86_400 + seconds
  }

  /// Year, month (1–12) and day (1–31).
  public var date: (year: Int, month: Int, day: Int) { Self.civilDate(daysSince1970: dayNumber) }

  /// Seconds since midnight [s].
  public var secondsOfDay: Double { secondsSince1970 - Double(dayNumber) * 86_400 }

  /// Day of the year, from 1.
  public var dayOfYear: Int { dayNumber - Self.daysSince1970(year: date.year, month: 1, day: 1) + 1 }

  /// Days since 1970-01-01 at the last midnight.
  public var daysSince1970: Int { dayNumber }

  /// Day of the week, 0 Sunday to 6 Saturday.
  public var weekday: Int { ((dayNumber + 4) % 7 + 7) % 7 }

  /// ISO 8601 without zone, to the second: `2024-07-01T00:05:00`.
  public var iso8601: String {
    let whole = CivilTime(secondsSince1970: secondsSince1970.rounded())
    let (year, month, day) = whole.date
    let second = Int(whole.secondsOfDay)
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let fourDigits = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
    return "\(fourDigits)-\(two(month))-\(two(day))T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }

  public static func < (a: Self, b: Self) -> Bool { a.secondsSince1970 < b.secondsSince1970 }

  private var dayNumber: Int { Int((secondsSince1970 / 86_400).rounded(.down)) }

  // Days from civil and back after H. Hinnant's public-domain derivation: 400-year eras of 146 097 days,
  // years that begin in March so that the leap day comes last.

  private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let monthsFromZero = year * 12 + (month - 1)
    let y0 = floorDivide(monthsFromZero, 12)
    let m = monthsFromZero - y0 * 12 + 1
    let y = m <= 2 ? y0 - 1 : y0
    let era = floorDivide(y, 400)
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civilDate(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let z = days + 719_468
    let era = floorDivide(z, 146_097)
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * dayOfYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * m + 2) / 5 + 1)
  }

  private static func floorDivide(_ a: Int, _ b: Int) -> Int {
    let quotient = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
  }
}
