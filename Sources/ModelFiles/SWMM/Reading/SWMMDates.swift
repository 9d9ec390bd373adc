import Quantities

private let monthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]

extension SWMMText {
  /// A date as month, day and year, parted by slashes or dashes; the month may be a name of three letters.
  func date(_ token: Range<Int>) -> CivilTime? {
    let parts = bytes[token].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let fields =
      parts.count == 3 ? parts : bytes[token].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard fields.count == 3, let day = whole(fields[1]), let year = whole(fields[2]) else { return nil }
    let name = String(decoding: fields[0], as: UTF8.self).uppercased()
    guard let month = whole(fields[0]) ?? monthNames.firstIndex(of: name).map({ $0 + 1 }),
      (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year)
    else { return nil }
    let time = CivilTime(year: year, month: month, day: day)
    return time.date.day == day ? time : nil
  }

  /// Seconds of a time given as decimal hours, `h:mm` or `h:mm:ss`; nil if it is none of them.
  func seconds(_ token: Range<Int>) -> Double? {
    if let hours = number(token) { return (hours * 3600).magnitude < 1e12 ? hours * 3600 : nil }
    let fields = bytes[token].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count) else { return nil }
    var total = 0
    for (field, weight) in zip(fields, [3600, 60, 1]) {
      guard let value = whole(field) else { return nil }
      total += value * weight
    }
    return Double(total)
  }

  /// A whole number of at most nine digits.
  private func whole(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(digits.count), digits.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}

extension SWMMReader {
  mutating func date(_ row: SWMMText.Row, _ i: Int) -> CivilTime {
    if let date = text.date(text.token(row, i)) { return date }
    fault(row, found: "“\(string(row, i))”", expected: "a date as month/day/year")
    return CivilTime(secondsSince1970: 0)
  }

  /// Whole seconds of a clock time or decimal hours; nil and a fault if it is neither.
  mutating func timeOfDay(_ row: SWMMText.Row, _ i: Int) -> Double? {
    if let seconds = text.seconds(text.token(row, i)), seconds >= 0 { return seconds.rounded() }
    fault(row, found: "“\(string(row, i))”", expected: "a time as h:mm, h:mm:ss or decimal hours")
    return nil
  }
}
