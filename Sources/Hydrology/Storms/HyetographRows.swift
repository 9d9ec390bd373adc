import NetworkGraph
import Quantities

/// The rows of a hyetograph as they are read, with what is wrong with them.
struct HyetographRows {
  private enum Moment {
    case number(Double)
    case clock(Double)
    case civil(CivilTime)
  }

  /// In whichever unit: ten metres in a block or an hour is more than falls anywhere in a year.
  private static let rain = 0.0...10_000

  private let header: HyetographHeader
  /// [s], and the values in the unit of the header.
  private(set) var times: [Double] = []
  private var values: [Double] = []
  private var start: CivilTime?
  /// What is added to clock times: whole days, less the first clock [s].
  private var clockShift: Double?
  var faults: [HyetographFault] = []

  init(header: HyetographHeader) { self.header = header }

  mutating func read(_ text: String, line: Int) {
    let fields = text.split(separator: header.separator, omittingEmptySubsequences: false)
      .map { $0.trimmed(of: "\"") }
    guard fields.count > max(header.timeColumn, header.rainColumn) else {
      faults.append(
        HyetographFault(
          line: line,
          reason: "\(fields.count) fields, expected \(max(header.timeColumn, header.rainColumn) + 1) or more"))
      return
    }
    let time = time(of: fields[header.timeColumn], line: line)
    guard let value = Double(fields[header.rainColumn]), Self.rain.contains(value) else {
      faults.append(
        HyetographFault(
          line: line, reason: "the rain is “\(fields[header.rainColumn])”, expected a number from 0 to 10000"))
      return
    }
    guard let time else { return }
    times.append(time)
    values.append(value)
  }

  /// Seconds of the file's time; a fault and nil where it cannot be read or does not follow the row before.
  private mutating func time(of text: String, line: Int) -> Double? {
    guard let moment = Self.moment(text) else {
      faults.append(
        HyetographFault(
          line: line, reason: "the time is “\(text)”, expected minutes, hh:mm, or a date and clock (2024-07-01 08:05)"))
      return nil
    }
    let seconds: Double
    switch moment {
    case .number(let number): seconds = number * header.timeUnit
    case .civil(let civil):
      start = start ?? civil
      seconds = civil.secondsSince1970 - (start?.secondsSince1970 ?? 0)
    case .clock(let clock):
      var shift = clockShift ?? -clock
      if let last = times.last, clock + shift <= last - 43_200 { shift += 86_400 }
      clockShift = shift
      seconds = clock + shift
    }
    guard seconds >= 0, times.last.map({ seconds > $0 }) ?? true else {
      faults.append(
        HyetographFault(line: line, reason: "the time “\(text)” does not follow that of the row before: sort the rows"))
      return nil
    }
    return seconds
  }

  private static func moment(_ text: String) -> Moment? {
    if let number = Double(text) { return number.isFinite && number.magnitude < 1e9 ? .number(number) : nil }
    let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
    guard let last = parts.last, let clock = clock(last) else {
      return parts.count == 1 ? date(parts[0], seconds: 0).map { .civil($0) } : nil
    }
    if parts.count == 1 { return .clock(clock) }
    return parts.count == 2 ? date(parts[0], seconds: clock).map { .civil($0) } : nil
  }

  /// hh:mm or hh:mm:ss, a zone behind it left aside.
  private static func clock(_ text: Substring) -> Double? {
    let local = text.prefix { $0 != "Z" && $0 != "+" }
    let parts = local.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1] else { return nil }
    let second = parts.count == 3 ? parts[2] : 0
    guard let second, (0...24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// Year, month and day with - or / between.
  private static func date(_ text: Substring, seconds: Double) -> CivilTime? {
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "/" }).compactMap { Int($0) }
    guard parts.count == 3, (1800...2500).contains(parts[0]), (1...12).contains(parts[1]), (1...31).contains(parts[2])
    else { return nil }
    return CivilTime(year: parts[0], month: parts[1], day: parts[2], seconds: seconds)
  }

  /// The rain in blocks; needs two rows.
  func hyetograph() -> Hyetograph {
    let last = times.count - 1
    let ends = times + [2 * times[last] - times[last - 1]]
    let intensity = values.indices.map { k in
      switch header.rainUnit {
      case .millimetres: values[k] / 1000 / (ends[k + 1] - ends[k])
      case .millimetresPerHour: values[k] / 1000 / 3600
      case .millimetresPerMinute: values[k] / 1000 / 60
      }
    }
    let interval = (0...last).map { ends[$0 + 1] - ends[$0] }.min() ?? 0
    return Hyetograph(
      gauge: ModelData.RainGauge(intensity: TimeSeries(times: ends, values: intensity + [0]), interval: interval),
      start: start)
  }
}
