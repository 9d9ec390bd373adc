import Quantities

extension DrainageModelBuilder {
  /// Rain faster than this is a slip [m/s]: 100 m an hour, fifty times the heaviest minute on record.
  private static let fastestRain = 100.0 / 3600
  /// Three thousand years [s].
  private static let latestTime = 1e11

  /// Refuses numbers of the model data that no town has: series, curves, inflows, rain, evaporation.
  mutating func checkModelData() {
    let model = network.model
    for name in model.series.keys.sorted() {
      guard let series = model.series[name] else { continue }
      check(series.times, of: "time series “\(name)” (s)", within: Self.latestTime)
      check(series.values, of: "time series “\(name)”", within: Self.largest)
    }
    for name in model.curves.keys.sorted() {
      guard let curve = model.curves[name] else { continue }
      check(curve.x + curve.y, of: "curve “\(name)”", within: Self.largest)
    }
    for name in model.patterns.keys.sorted() {
      check(model.patterns[name]?.factors ?? [], of: "pattern “\(name)”", within: Self.largest)
    }
    for inflow in model.inflows {
      check([inflow.factor, inflow.baseline], of: "the inflow at \(inflow.node)", within: Self.largest)
    }
    for name in model.gauges.keys.sorted() {
      let intensity = model.gauges[name]?.intensity
      check(intensity?.times ?? [], of: "rain gauge “\(name)” (s)", within: Self.latestTime)
      check(intensity?.values ?? [], of: "rain gauge “\(name)” (m/s)", within: Self.fastestRain)
    }
    check(model.evaporation.rate.values, of: "evaporation (m/s)", within: Self.fastestRain)
  }

  private mutating func check(_ values: [Double], of what: String, within limit: Double) {
    // Not the contrary comparison, which would let NaN pass.
    guard let wrong = values.first(where: { !($0.magnitude <= limit) }) else { return }
    fault(nil, nil, "\(what): found \(wrong); expected numbers of at most \(limit); correct the model data")
  }
}
