extension CivilTime {
  /// Reads `2024-07-01`, `2024-07-01T00:05` and `2024-07-01 00:05:30`; nil for anything else or a day that does not exist.
  public init?(iso8601 text: String) {
    let halves = text.split(whereSeparator: { $0 == "T" || $0 == " " })
    guard let first = halves.first, halves.count <= 2 else { return nil }
    let day = first.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard day.count == 3, let year = day[0], let month = day[1], let dayOfMonth = day[2] else { return nil }
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(dayOfMonth) else { return nil }
    var seconds = 0
    if halves.count == 2 {
      let clock = halves[1].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      guard (2...3).contains(clock.count), let hour = clock[0], let minute = clock[1] else { return nil }
      guard let second = clock.count == 3 ? clock[2] : 0 else { return nil }
      guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
      seconds = hour * 3600 + minute * 60 + second
    }
    self.init(year: year, month: month, day: dayOfMonth, seconds: Double(seconds))
    if seconds < 86_400 && date != (year, month, dayOfMonth) { return nil }
  }
}
