import NetworkGraph
import Quantities

/// Tells whether two runs are the same up to a moment: the model, its settings but for how long it runs, the options, and
/// what flows in.
///
/// Elements go in by what they print: a field that is added to one of them counts by itself. O(nodes + links).
func runFingerprint(
  _ model: DrainageModel, runoff: HydrographSet, options: RoutingOptions, until moment: Double
) -> UInt64 {
  var fingerprint = Fingerprint()
  var settings = model.settings
  settings.duration = 0
  var options = options
  options.keepsState = false
  var air = model.evaporation
  air.rate = air.rate.until(moment)
  fingerprint.add("\(settings) \(options) \(air)")
  for var node in model.nodes {
    for i in node.inflows.indices { node.inflows[i].series = node.inflows[i].series.map { $0.until(moment) } }
    if case .outfall(.series(let stages), let flapGate) = node.role {
      node.role = .outfall(.series(stages.until(moment)), flapGate: flapGate)
    }
    fingerprint.add("\(node)")
  }
  for link in model.links { fingerprint.add("\(link)") }
  fingerprint.add("\(model.rules) \(model.inlets)")
  fingerprint.add("\(runoff.places)")
  let width = runoff.places.count
  for (row, time) in runoff.times.enumerated().prefix(while: { $0.element <= moment }) {
    fingerprint.add(time)
    for value in runoff.flow[row * width..<(row + 1) * width] { fingerprint.add(Double(value)) }
  }
  return fingerprint.value
}

extension TimeSeries {
  /// The moments up to `moment`.
  fileprivate func until(_ moment: Double) -> TimeSeries {
    let count = times.prefix { $0 <= moment }.count
    return TimeSeries(times: Array(times.prefix(count)), values: Array(values.prefix(count)))
  }
}
