import NetworkGraph
import Quantities

private let curveKinds = [
  "STORAGE", "DIVERSION", "TIDAL", "RATING", "CONTROL", "SHAPE", "WEIR", "PUMP1", "PUMP2", "PUMP3", "PUMP4", "PUMP5",
]

/// Sets of factors per pattern.
private let patternPeriods: [(word: String, period: ModelData.Pattern.Period, count: Int)] = [
  ("MONTHLY", .monthly, 12), ("DAILY", .daily, 7), ("HOURLY", .hourly, 24), ("WEEKEND", .weekend, 24),
]

extension SWMMReader {
  /// `[CURVES]`: name, the type once, then pairs; x never decreases.
  mutating func readCurves() {
    for row in text.rows(of: .curves) {
      let index = curves.open(text.token(row, 0), in: text.bytes)
      var next = 1
      if let kind = curveKinds.first(where: { begins(row, 1, with: $0) }) {
        if curves.tables[index].kind.isEmpty { curves.tables[index].kind = kind }
        next = 2
      } else if curves.tables[index].kind.isEmpty {
        fault(row, found: "“\(string(row, 1))”", expected: "a curve type, one of \(curveKinds.joined(separator: ", "))")
        continue
      }
      while next < Int(row.count) {
        let x = number(row, next, "x of the curve")
        let y = number(row, next + 1, "y of the curve")
        if let last = curves.tables[index].x.last, x < last {
          fault(row, found: "x = \(x) after \(last)", expected: "x that never decreases")
        }
        curves.tables[index].x.append(x)
        curves.tables[index].y.append(y)
        next += 2
      }
    }
  }

  /// `[TIMESERIES]`: name, then (date) time value any number of times, or FILE and a name. A date holds until the
  /// next one; times before any date count from the start of the simulation.
  mutating func readTimeSeries() {
    let start = options.settings.start.secondsSince1970
    var day: [Double] = []
    for row in text.rows(of: .timeseries) {
      let index = series.open(text.token(row, 0), in: text.bytes)
      if index == day.count { day.append(0) }
      if begins(row, 1, with: "FILE"), row.count == 3 {
        series.tables[index].file = string(row, 2)
        continue
      }
      if row.count < 3 { fault(row, found: "\(row.count - 1) values", expected: "a time and a value") }
      var next = 1
      while row.count >= 3, next < Int(row.count) {
        if let date = text.date(text.token(row, next)) {
          day[index] = date.secondsSince1970 - start
          next += 1
        }
        guard let seconds = text.seconds(text.token(row, next)) else {
          let found = next < Int(row.count) ? "“\(string(row, next))”" : "nothing"
          fault(row, found: found, expected: "a time as h:mm or decimal hours")
          break
        }
        let value = number(row, next + 1, "a value of the series")
        append(day[index] + seconds, value, to: index, row)
        next += 2
      }
    }
  }

  private mutating func append(_ time: Double, _ value: Double, to index: Int, _ row: SWMMText.Row) {
    if let last = series.tables[index].x.last, time < last {
      fault(
        row, found: "a time \(last - time) s before the one before it", expected: "times that increase",
        advice: "put the line in order, or give the series a name of its own")
      return
    }
    series.tables[index].x.append(time)
    series.tables[index].y.append(value)
  }

  /// `[PATTERNS]`: name, the type once, then factors, over as many lines as it takes.
  mutating func readPatterns() {
    var rows: [SWMMText.Row] = []
    var periods: [Int] = []
    var factors: [[Double]] = []
    for row in text.rows(of: .patterns) {
      var next = 1
      let index: Int
      if let known = patterns.find(text.token(row, 0), in: text.bytes) {
        index = known
        if patternPeriods.contains(where: { begins(row, 1, with: $0.word) }) { next = 2 }
      } else {
        guard let word = keyword(row, 1, "the pattern's type", among: patternPeriods.map(\.word)) else { continue }
        index = patterns.declare(text.token(row, 0), in: text.bytes) ?? 0
        rows.append(row)
        periods.append(patternPeriods.firstIndex { $0.word.lowercased() == word } ?? 0)
        factors.append([])
        next = 2
      }
      while next < Int(row.count) {
        factors[index].append(number(row, next, "a factor"))
        next += 1
      }
    }
    for index in rows.indices {
      let kind = patternPeriods[periods[index]]
      if factors[index].count > kind.count {
        fault(rows[index], found: "\(factors[index].count) factors", expected: "at most \(kind.count)")
      }
      // SWMM fills what a pattern leaves open with 1.
      let open = max(0, kind.count - factors[index].count)
      model.patterns[patterns.names[index]] = ModelData.Pattern(
        period: kind.period, factors: factors[index] + Array(repeating: 1, count: open))
    }
  }

  /// The name of the time series in token `i`, entered into the model data in `unit`; nil and a fault if undeclared.
  mutating func useSeries(_ row: SWMMText.Row, _ i: Int, unit: Double, as use: String) -> String? {
    guard reference(row, i, to: series.names, "time series", in: "[TIMESERIES]") != nil,
      let (name, table) = series.use(text.token(row, i), in: text.bytes)
    else { return nil }
    if let external = table.file { unsupported("time series with data in a file", "\(name): \(external)") }
    let values = TimeSeries(times: table.x, values: table.y.map { $0 * unit })
    // One series may stand for two quantities in two units; the second gets a name of its own.
    if let known = model.series[name], known != values {
      model.series["\(name) (\(use))"] = values
      return "\(name) (\(use))"
    }
    model.series[name] = values
    return name
  }

  /// The name of the curve in token `i`, entered into the model data in SI units; nil and a fault if undeclared.
  mutating func useCurve(_ row: SWMMText.Row, _ i: Int) -> String? {
    guard reference(row, i, to: curves.names, "curve", in: "[CURVES]") != nil,
      let (name, table) = curves.use(text.token(row, i), in: text.bytes)
    else { return nil }
    let (x, y) = curveUnits(table.kind, units)
    model.curves[name] = ModelData.Curve(
      kind: table.kind.lowercased(), x: table.x.map { $0 * x }, y: table.y.map { $0 * y })
    return name
  }
}
