import Quantities

/// Seconds of a time given as decimal hours, `h:mm` or `h:mm:ss`; nil if it is none of them.
func controlSeconds(_ word: String) -> Double? {
  let limit = 1e7
  if let hours = finiteNumber(word) { return (0...limit).contains(hours) ? hours * 3600 : nil }
  let fields = word.split(separator: ":", omittingEmptySubsequences: false)
  guard (2...3).contains(fields.count) else { return nil }
  var total = 0.0
  for (field, weight) in zip(fields, [3600.0, 60, 1]) {
    guard let value = wholeNumber(field), Double(value) <= limit else { return nil }
    total += Double(value) * weight
  }
  return total
}

/// A date as month, day and year, parted by slashes or dashes; the month may be a name of three letters.
func controlDate(_ word: String) -> CivilTime? {
  let fields = word.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" }
  guard fields.count == 3, let month = controlMonth(fields[0]), let day = wholeNumber(fields[1]),
    let year = wholeNumber(fields[2]), (1...31).contains(day), (1...9999).contains(year)
  else { return nil }
  let time = CivilTime(year: year, month: month, day: day)
  return time.date.day == day ? time : nil
}

/// The day of the year of `month/day`, in a year of 365 days; or that number itself.
func controlDayOfYear(_ word: String) -> Double? {
  if let number = wholeNumber(word) { return (1...365).contains(number) ? Double(number) : nil }
  guard let date = controlDate(word + "/2001") else { return nil }
  return Double(date.dayOfYear)
}

private func controlMonth(_ word: Substring) -> Int? {
  let names = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
  let month = wholeNumber(word) ?? names.firstIndex(of: word.uppercased()).map { $0 + 1 }
  return month.flatMap { (1...12).contains($0) ? $0 : nil }
}

/// A whole number of at most nine digits.
func wholeNumber(_ word: some StringProtocol) -> Int? {
  guard (1...9).contains(word.utf8.count), word.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) else { return nil }
  return Int(word)
}

extension CivilTime {
  /// Days since 1899-12-30, the number that SWMM counts dates by.
  public var swmmDayNumber: Int { daysSince1970 + 25_569 }
}
