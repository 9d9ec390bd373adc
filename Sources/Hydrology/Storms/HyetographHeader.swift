/// Which column is the time, which the rain, and in which unit.
struct HyetographHeader: Sendable {
  enum RainUnit: Sendable {
    case millimetres, millimetresPerHour, millimetresPerMinute
  }

  let separator: Character
  let timeColumn: Int
  /// Seconds of one unit, where the times are numbers [s].
  let timeUnit: Double
  let rainColumn: Int
  let rainUnit: RainUnit

  init(_ text: String, line: Int) throws(HyetographFault) {
    separator = [",", ";", "\t"].max { a, b in text.count(of: a) < text.count(of: b) } ?? ","
    let names = text.split(separator: separator, omittingEmptySubsequences: false).map(Self.key)
    guard let time = names.firstIndex(where: Self.isTime) else {
      throw HyetographFault(
        line: line,
        reason: "no time column among “\(text)”, expected a header with `minutes`, `time` or `时间`")
    }
    guard let rain = names.indices.first(where: { $0 != time && Self.rainUnit(names[$0]) != nil }),
      let unit = Self.rainUnit(names[rain])
    else {
      throw HyetographFault(
        line: line,
        reason: "no rain column among “\(text)”, expected a header with `mm`, `mm/h`, `雨量` or `雨强`")
    }
    timeColumn = time
    timeUnit = Self.timeUnit(names[time])
    rainColumn = rain
    rainUnit = unit
  }

  /// Lower case, without spaces, quotes or brackets.
  private static func key(_ name: Substring) -> String {
    name.lowercased().filter { !$0.isWhitespace && !"\"'()（）[]【】_".contains($0) }
  }

  private static func isTime(_ name: String) -> Bool {
    let words = ["time", "minute", "hour", "second", "时间", "时刻", "历时", "分钟", "日期"]
    return words.contains(where: name.hasPrefix) || name.hasSuffix("time") || ["min", "t", "tmin"].contains(name)
  }

  private static func timeUnit(_ name: String) -> Double {
    if ["hour", "timeh"].contains(where: name.hasPrefix) || name.hasSuffix("小时") { return 3600 }
    if ["second", "times"].contains(where: name.hasPrefix) || name.hasSuffix("秒") { return 1 }
    return 60
  }

  private static func rainUnit(_ name: String) -> RainUnit? {
    if ["mm/min", "mmmin", "mmpermin", "毫米/分"].contains(where: name.contains) { return .millimetresPerMinute }
    if ["mm/h", "mmh", "mmperh", "毫米/小时", "毫米/时"].contains(where: name.contains) { return .millimetresPerHour }
    if name.contains("intensity") || name.contains("雨强") || name.contains("强度") { return .millimetresPerHour }
    if ["mm", "rain", "depth", "precip", "雨量", "降雨", "降水", "毫米"].contains(where: name.contains) {
      return .millimetres
    }
    return nil
  }
}

extension String {
  func count(of character: Character) -> Int { reduce(0) { $0 + ($1 == character ? 1 : 0) } }
}
