import Dispatch
import Hydraulics
import Hydrology
import NetworkGraph
import Results
import Synchronization

/// Why a flood run gave nothing.
public enum FloodRunError: Error, Sendable {
  /// The network cannot be simulated as it is.
  case model(DrainageModelError)
  /// The numerics failed, or the state to go on from belongs to another run.
  case routing(RoutingError)
}

/// What a flood run is busy with.
public enum FloodPhase: Sendable {
  case model, runoff, routing, analysis, end
}

/// The whole way from a network and a storm to its waterlogged places: model, runoff, routing, hotspots.
///
/// A network that came without a model ponds: water above a rim stays on the node's ponded area, by default
/// `options.pondedArea`, and returns. The routing goes on from `state` where there is one. `series` hears the time series
/// that it asks for, `progress` the share of routing done, 0 to 1, `entering` each phase as it begins.
public func floodRun(
  network: Network, storm: FloodStorm? = nil, settings: SimulationSettings? = nil,
  routingOptions: RoutingOptions? = nil, options: FloodOptions = FloodOptions(), series: SeriesRequest? = nil,
  from state: RoutingState? = nil, progress: (@Sendable (Double) -> Void)? = nil,
  entering: ((FloodPhase) -> Void)? = nil
) throws(FloodRunError) -> FloodResult {
  entering?(.model)
  defer { entering?(.end) }
  var model: DrainageModel
  do throws(DrainageModelError) {
    model = try DrainageModel(network: network, settings: settings)
  } catch {
    throw .model(error)
  }
  let ponded = network.model.simulation == nil ? model.letWaterPond(area: options.pondedArea) : nil
  if let storm, storm.replacesGauges {
    for i in model.subcatchments.indices { model.subcatchments[i].gauge = -1 }
    for i in model.gauges.indices { model.gauges[i] = storm.rain }
  }
  let runoff: RunoffResult
  let routing: RoutingResult
  do throws(RoutingError) {
    (runoff, routing) = try runoffAndRouting(
      model, designStorm: storm?.rain, options: routingOptions ?? RoutingOptions(pondingDepth: options.pondingDepth),
      series: series, from: state, progress: progress, entering: entering)
  } catch {
    throw .routing(error)
  }
  entering?(.analysis)
  var result = analyseFlooding(
    network: network, model: model, runoff: runoff, routing: routing, storm: storm, options: options)
  result.findings = model.findings
  if let ponded { result.assumptions.insert(ponded, at: 0) }
  return result
}

/// Runs of several storms, the mildest first: the result of the last, each of its places telling the least return
/// period at which it is waterlogged.
///
/// Runs are independent and at most `threads` at a time; the result does not depend on how many. Without a storm it is
/// one run under the model's own rain. `series` and `progress` hear of the last storm's run, and `state` is its own;
/// `entering` hears of every run by its index.
public func floodRuns(
  network: Network, storms: [FloodStorm], settings: SimulationSettings? = nil, routingOptions: RoutingOptions? = nil,
  options: FloodOptions = FloodOptions(), threads: Int, series: SeriesRequest? = nil,
  from state: RoutingState? = nil, progress: (@Sendable (Double) -> Void)? = nil,
  entering: (@Sendable (Int, FloodPhase) -> Void)? = nil
) throws(FloodRunError) -> FloodResult {
  let last = max(0, storms.count - 1)
  let slots = Mutex([Result<FloodResult, FloodRunError>?](repeating: nil, count: last + 1))
  let free = DispatchSemaphore(value: max(1, threads))
  DispatchQueue.concurrentPerform(iterations: last + 1) { run in
    free.wait()
    defer { free.signal() }
    let result = Result { () throws(FloodRunError) in
      try floodRun(
        network: network, storm: storms.isEmpty ? nil : storms[run], settings: settings,
        routingOptions: routingOptions, options: options, series: run == last ? series : nil,
        from: run == last ? state : nil, progress: run == last ? progress : nil,
        entering: entering.map { entering in { entering(run, $0) } })
    }
    slots.withLock { $0[run] = result }
  }
  let results = try slots.withLock { $0 }.compactMap { $0 }.map { (result) throws(FloodRunError) in try result.get() }
  var shown = results[last]
  for (storm, milder) in zip(storms, results).dropLast().reversed() {
    shown.name(returnPeriod: storm.returnPeriodYears, of: milder)
  }
  return shown
}

extension FloodResult {
  /// Gives the places that `milder` has too its return period.
  fileprivate mutating func name(returnPeriod years: Double?, of milder: FloodResult) {
    let wet = Set(milder.hotspots.flatMap(\.nodes))
    for i in hotspots.indices where hotspots[i].nodes.contains(where: wet.contains) {
      hotspots[i].returnPeriodYears = years
    }
  }
}
