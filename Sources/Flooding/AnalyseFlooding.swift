import Hydraulics
import Hydrology
import NetworkGraph
import Results

/// From what routing saw to waterlogged places: flooded nodes gathered by street and distance, ranked by depth, duration
/// and volume, with what stands around them.
///
/// - Parameters:
///   - network: what `model` was made from; its roads, facilities, settlements and ledger tell what a place means.
///   - storm: the rain of subcatchments without a gauge; its return period is told with each place.
/// - Complexity: O((nodes + road segments) · log) beside the layers around the flooded places.
public func analyseFlooding(
  network: Network, model: DrainageModel, runoff: RunoffResult, routing: RoutingResult, storm: FloodStorm? = nil,
  options: FloodOptions = FloodOptions()
) -> FloodResult {
  let water = zip(model.nodes, routing.nodes).map {
    PondedWater($0, $1, ponds: model.settings.allowsPonding, options: options)
  }
  let hotspots = findHotspots(network: network, model: model, water: water, storm: storm, options: options)
  let hotspotLayer = ResultLayer(
    name: "hotspots", rows: hotspots, columns: hotspotColumns(hotspots, isGeographic: network.isGeographic),
    id: { "hotspot-\($0.rank)" }, geometry: \.geometry)
  let assumed = water.filter { $0.isAssumed && $0.volume >= options.leastVolume }.count
  return FloodResult(
    hotspots: hotspots,
    layers: [
      hotspotLayer, drainageNodeLayer(network, model, routing.nodes), drainageLinkLayer(network, model, routing.links),
      subcatchmentLayer(network, model, runoff.subcatchments),
    ],
    outfalls: ResultSeries(
      name: "outfalls", names: routing.outfalls.map { model.nodes[Int($0)].id }, times: routing.outfallTimes,
      values: routing.outfallFlow),
    summary: waterBalance(model, runoff.subcatchments, routing.balance),
    assumptions: assumed > 0
      ? [
        Assumption(
          kind: "overflow_spread", count: assumed,
          value: "area under \(options.pondingDepth) m of water lost at a node = \(options.pondedArea) m2")
      ] : [])
}

/// The whole way from a network and a storm to its waterlogged places: model, runoff, routing, hotspots.
///
/// A network that came without a model ponds: water above a rim stays on the node's ponded area, by default
/// `options.pondedArea`, and returns. `progress` hears the share of routing done, 0 to 1.
///
/// - Throws: `DrainageModelError` where the network cannot be simulated, `RoutingFailure` where the numerics fail.
public func floodRun(
  network: Network, storm: FloodStorm? = nil, settings: SimulationSettings? = nil,
  routingOptions: RoutingOptions? = nil, options: FloodOptions = FloodOptions(),
  progress: (@Sendable (Double) -> Void)? = nil
) throws -> FloodResult {
  var model = try DrainageModel(network: network, settings: settings)
  let ponded = network.model.simulation == nil ? model.letWaterPond(area: options.pondedArea) : nil
  let runoff = simulateRunoff(model, designStorm: storm?.rain)
  let routing = try routeFlows(
    model, runoff: runoff.inflow, options: routingOptions ?? RoutingOptions(pondingDepth: options.pondingDepth),
    progress: progress)
  var result = analyseFlooding(
    network: network, model: model, runoff: runoff, routing: routing, storm: storm, options: options)
  if let ponded { result.assumptions.insert(ponded, at: 0) }
  return result
}
