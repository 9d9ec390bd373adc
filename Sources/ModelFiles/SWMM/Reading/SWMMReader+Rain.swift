import NetworkGraph
import Quantities

extension SWMMReader {
  /// `[RAINGAGES]`: name, kind of record, interval, snow catch factor, TIMESERIES and name or FILE and name.
  mutating func readGauges() {
    for row in text.rows(of: .raingages) {
      let kinds = ["INTENSITY", "VOLUME", "CUMULATIVE"]
      guard let kind = keyword(row, 1, "the kind of record", among: kinds) else { continue }
      let interval = timeOfDay(row, 2) ?? .nan
      if interval <= 0 { fault(row, found: "“\(string(row, 2))”", expected: "a recording interval above 0") }
      guard let source = keyword(row, 4, "the source", among: ["TIMESERIES", "FILE"]) else { continue }
      let name = string(row, 0)
      var gauge = ModelData.RainGauge(intensity: TimeSeries(times: [0], values: [0]), interval: interval)
      if source == "file" {
        unsupported("rain gauges with data in a file", "\(name): \(string(row, 5))")
      } else if reference(row, 5, to: series.names, "time series", in: "[TIMESERIES]") != nil,
        let (seriesName, table) = series.use(text.token(row, 5), in: text.bytes)
      {
        if let external = table.file { unsupported("time series with data in a file", "\(seriesName): \(external)") }
        checkSpacing(table, interval, row)
        let rates = intensities(table.y, kind, interval)
        gauge.intensity = rainBlocks(times: table.x.map { $0.rounded() }, rates: rates, interval: interval)
      }
      model.gauges[name] = gauge
    }
  }

  /// Rain intensities [m/s] of a record's values.
  ///
  /// A volume fell within its interval; a total is the rain since the start of the storm, and begins again where it
  /// falls.
  private func intensities(_ values: [Double], _ kind: String, _ interval: Double) -> [Double] {
    let perInterval = units.rain * 3600 / interval
    switch kind {
    case "volume": return values.map { $0 * perInterval }
    case "cumulative":
      var before = 0.0
      return values.map { total in
        defer { before = total }
        return (total < before ? total : total - before) * perInterval
      }
    default: return values.map { $0 * units.rain }
    }
  }

  /// Values closer together than the interval would count rain twice; SWMM refuses them too.
  private mutating func checkSpacing(_ table: SWMMTables.Table, _ interval: Double, _ row: SWMMText.Row) {
    for (time, next) in zip(table.x, table.x.dropFirst()) where (next - time).rounded() < interval {
      fault(
        row, found: "values \((next - time).rounded()) s apart in time series \(string(row, 5))",
        expected: "values at least the recording interval of \(interval) s apart",
        advice: "set the gauge's interval to that of the series")
      return
    }
  }

  /// `[EVAPORATION]`: constant, monthly or by time series; whether in dry hours only.
  mutating func readEvaporation() {
    for row in text.rows(of: .evaporation) {
      let words = ["CONSTANT", "MONTHLY", "TIMESERIES", "TEMPERATURE", "FILE", "RECOVERY", "DRY_ONLY"]
      switch keyword(row, 0, "the source of evaporation", among: words) {
      case "constant":
        let rate = number(row, 1, "evaporation rate", .notNegative) * units.evaporation
        model.evaporation.rate = TimeSeries(times: [0], values: [rate])
      case "monthly":
        let rates = (1...12).map { number(row, $0, "evaporation rate of a month", .notNegative) * units.evaporation }
        model.evaporation.rate = monthlySteps(rates)
      case "timeseries":
        if reference(row, 1, to: series.names, "time series", in: "[TIMESERIES]") != nil,
          let (_, table) = series.use(text.token(row, 1), in: text.bytes)
        {
          model.evaporation.rate = TimeSeries(times: table.x, values: table.y.map { $0 * units.evaporation })
        }
      case "dry_only": model.evaporation.onlyDry = flag(row, 1, "whether it evaporates in dry hours only")
      case "temperature": unsupported("evaporation by", "temperature")
      case "file": unsupported("evaporation by", "climate file")
      case "recovery": unsupported("patterns of infiltration recovery", string(row, 1))
      default: break
      }
    }
  }

  /// Rates by calendar month as steps over the simulation, from its start.
  private func monthlySteps(_ rates: [Double]) -> TimeSeries {
    let start = options.settings.start
    let end = start.secondsSince1970 + min(max(0, options.settings.duration), 200 * 366 * 86_400)
    var (year, month, _) = start.date
    var steps = TimeSeries(times: [0], values: [rates[month - 1]])
    while true {
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
      let next = CivilTime(year: year, month: month, day: 1).secondsSince1970
      guard next < end else { return steps }
      steps.times.append(next - start.secondsSince1970)
      steps.values.append(rates[month - 1])
    }
  }
}

/// Rain records as blocks: each rate holds from its time for one interval, or until the next record if that is sooner.
///
/// Equal neighbours are one block, rain begins with the first block above 0, and the last value is 0; so the same rain
/// is the same series however a file puts it.
func rainBlocks(times: [Double], rates: [Double], interval: Double) -> TimeSeries {
  var blocks = TimeSeries(times: [], values: [])
  func begin(_ time: Double, _ rate: Double) {
    if let last = blocks.times.last, last >= time {
      blocks.values[blocks.values.count - 1] = rate
    } else if rate != blocks.values.last ?? 0 {
      blocks.times.append(time)
      blocks.values.append(rate)
    }
  }
  for i in times.indices {
    begin(times[i], rates[i])
    let end = times[i] + interval
    if rates[i] != 0, i + 1 == times.count || times[i + 1] > end { begin(end, 0) }
  }
  return blocks.times.isEmpty ? TimeSeries(times: [0], values: [0]) : blocks
}
