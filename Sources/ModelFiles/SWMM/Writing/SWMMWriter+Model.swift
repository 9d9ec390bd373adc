import NetworkGraph
import Quantities

// What has no place on the map: options, rain, evaporation, inflows, tables.

extension SWMMWriter {
  mutating func optionLines() -> [String] {
    let run = network.model.simulation ?? SimulationSettings()
    let end = CivilTime(secondsSince1970: run.start.secondsSince1970 + run.duration)
    let report = CivilTime(secondsSince1970: run.start.secondsSince1970 + run.reportStart)
    // A plain number is seconds for this option alone.
    let isWhole = run.routingStep == run.routingStep.rounded()
    let step = isWhole ? time(run.routingStep) : plain(run.routingStep)
    var lines = [
      "FLOW_UNITS \(units.flowUnits.rawValue.uppercased())", "LINK_OFFSETS ELEVATION",
      "START_DATE \(date(run.start))", "START_TIME \(time(run.start.secondsOfDay.rounded()))",
      "REPORT_START_DATE \(date(report))", "REPORT_START_TIME \(time(report.secondsOfDay.rounded()))",
      "END_DATE \(date(end))", "END_TIME \(time(end.secondsOfDay.rounded()))",
      "REPORT_STEP \(time(run.reportStep))", "WET_STEP \(time(run.wetStep))", "DRY_STEP \(time(run.dryStep))",
      "ROUTING_STEP \(step)", "DRY_DAYS \(plain(run.dryDays))",
      "ALLOW_PONDING \(run.allowsPonding ? "YES" : "NO")",
      "INERTIAL_DAMPING \(run.inertialDamping.rawValue.uppercased())",
      "NORMAL_FLOW_LIMITED \(run.normalFlowLimit.rawValue.uppercased())",
      "MIN_SURFAREA \(number(run.minimumSurfaceArea, units.area))",
      "MIN_SLOPE \(fileNumber(run.minimumSlope, guess: run.minimumSlope * 100) { $0 / 100 })",
    ]
    lines.append("VARIABLE_STEP \(run.hasVariableStep ? "0.75" : "0")")
    if run.ruleStep > 0 { lines.append("RULE_STEP \(time(run.ruleStep))") }
    if run.ignoresRainfall { lines.append("IGNORE_RAINFALL YES") }
    if !keptLines(.options).contains(where: { $0.hasPrefix("FLOW_ROUTING") }) { lines.append("FLOW_ROUTING DYNWAVE") }
    if !keptLines(.options).contains(where: { $0.hasPrefix("FORCE_MAIN_EQUATION") }), let law = forceMainEquation() {
      lines.append(law)
    }
    return lines
  }

  private func date(_ time: CivilTime) -> String {
    let (year, month, day) = time.date
    return "\(month)/\(day)/\(year)"
  }

  /// Gauges as intensities, each with a series of its own. Those with a record in a file are kept word for word.
  mutating func gaugeLines() -> [String] {
    let keptNames = keptLines(.raingages).compactMap { $0.split(separator: " ").first.map(String.init) }
    var lines: [String] = []
    for name in network.model.gauges.keys.sorted() where !keptNames.contains(token(name)) {
      guard let gauge = network.model.gauges[name] else { continue }
      let series = newName(name)
      lines.append("\(token(name)) INTENSITY \(time(gauge.interval)) 1 TIMESERIES \(token(series))")
      let record = rainRecord(gauge)
      madeSeries.append((series, record.times.map(time), record.values.map { number($0, units.rain) }))
    }
    return lines
  }

  /// One value per recording interval in which it rains; a record without rain has one 0.
  private func rainRecord(_ gauge: ModelData.RainGauge) -> TimeSeries {
    var record = TimeSeries(times: [], values: [])
    let blocks = gauge.intensity
    for i in blocks.times.indices.dropLast() where blocks.values[i] != 0 {
      let count = ((blocks.times[i + 1] - blocks.times[i]) / gauge.interval).rounded(.up)
      for k in 0..<(count.isFinite ? Int(min(count, 1e7)) : 0) {
        record.times.append(blocks.times[i] + Double(k) * gauge.interval)
        record.values.append(blocks.values[i])
      }
    }
    return record.isEmpty ? TimeSeries(times: [0], values: [0]) : record
  }

  mutating func evaporationLines() -> [String] {
    let evaporation = network.model.evaporation
    var lines: [String] = []
    if evaporation.rate.values.count == 1 {
      lines.append("CONSTANT \(number(evaporation.rate.values[0], units.evaporation))")
    } else {
      let name = newName("evaporation")
      madeSeries.append(
        (name, evaporation.rate.times.map(time), evaporation.rate.values.map { number($0, units.evaporation) }))
      lines.append("TIMESERIES \(token(name))")
    }
    return lines + ["DRY_ONLY \(evaporation.onlyDry ? "YES" : "NO")"]
  }

  mutating func writeInflows() {
    var direct: [String] = []
    var dryWeather: [String] = []
    for inflow in network.model.inflows {
      let head = [token(inflow.node), "FLOW"]
      let baseline = number(inflow.baseline, units.flow)
      let patterns = inflow.patterns.map(token)
      if inflow.isDryWeather {
        dryWeather.append((head + [baseline] + patterns).joined(separator: " "))
      } else {
        let series = token(inflow.series ?? "")
        direct.append(
          (head + [series, "FLOW 1", plain(inflow.factor), baseline] + patterns.prefix(1)).joined(separator: " "))
      }
    }
    section(.inflows, direct)
    section(.dwf, dryWeather)
  }

  /// Name, crown width, curb height, cross slope, roughness, gutter, sides, backing.
  func streetLines() -> [String] {
    network.model.streets.keys.sorted().compactMap { name in
      guard let street = network.model.streets[name] else { return nil }
      func percent(_ slope: Double) -> String { fileNumber(slope, guess: slope * 100) { $0 / 100 } }
      return [
        token(name), number(street.crownWidth, units.length), number(street.curbHeight, units.length),
        percent(street.crossSlope), plain(street.roughness), number(street.gutterDepression, units.length),
        number(street.gutterWidth, units.length), String(street.sides), number(street.backingWidth, units.length),
        percent(street.backingSlope), plain(street.backingRoughness),
      ].joined(separator: " ")
    }
  }

  func curveLines() -> [String] {
    let (model, made) = (network.model, madeCurves)
    let own = model.curves.keys.sorted().flatMap { name -> [String] in
      guard let curve = model.curves[name] else { return [] }
      let kind = curve.kind.uppercased()
      let unit = curveUnits(kind, units)
      return curveLines(name, kind, curve.x.map { number($0, unit.x) }, curve.y.map { number($0, unit.y) })
    }
    return own + made.flatMap { curveLines($0.name, $0.kind, $0.x, $0.y) }
  }

  private func curveLines(_ name: String, _ kind: String, _ x: [String], _ y: [String]) -> [String] {
    x.indices.map { i in "\(token(name)) \(i == 0 ? kind + " " : "")\(x[i]) \(y[i])" }
  }

  /// Series of inflows are flows, those of outfalls levels, those of rules bare numbers; what nothing refers to is kept
  /// word for word elsewhere.
  func seriesLines() -> [String] {
    let stages = Set(network.nodes.attributes.textColumn(.stageSeries).compactMap { $0 })
    let settings = seriesOfRules()
    let own = network.model.series.keys.sorted().flatMap { name -> [String] in
      guard let series = network.model.series[name], !series.isEmpty else { return [] }
      let isSetting = settings.contains(name.uppercased())
      let unit = isSetting ? 1 : stages.contains(name) ? units.length : units.flow
      return seriesLines(name, series.times.map(time), series.values.map { number($0, unit) })
    }
    return own + madeSeries.flatMap { seriesLines($0.name, $0.times, $0.values) }
  }

  /// Names in capitals of the series by which rules set links.
  private func seriesOfRules() -> Set<String> {
    let rules = SWMMText(Array(("[CONTROLS]\n" + keptLines(.controls).joined(separator: "\n")).utf8))
    return Set(
      rules.rows(of: .controls).compactMap { row in
        rules.begins(rules.token(row, 5), with: "TIMESERIES") ? rules.string(rules.token(row, 6)).uppercased() : nil
      })
  }

  private func seriesLines(_ name: String, _ times: [String], _ values: [String]) -> [String] {
    times.indices.map { "\(token(name)) \(times[$0]) \(values[$0])" }
  }

  func patternLines() -> [String] {
    network.model.patterns.keys.sorted().flatMap { name -> [String] in
      guard let pattern = network.model.patterns[name] else { return [] }
      return stride(from: 0, to: pattern.factors.count, by: 12).map { first in
        let factors = pattern.factors[first..<min(first + 12, pattern.factors.count)].map(plain)
        let kind = first == 0 ? pattern.period.rawValue.uppercased() + " " : ""
        return "\(token(name)) \(kind)\(factors.joined(separator: " "))"
      }
    }
  }
}
