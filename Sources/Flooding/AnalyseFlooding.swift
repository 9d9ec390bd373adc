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
  let assumed = water.filter { $0.isAssumed && $0.volume >= options.leastVolume }.count
  return FloodResult(
    hotspots: hotspots,
    elementLayers: [
      drainageNodeLayer(network, model, routing.nodes), drainageLinkLayer(network, model, routing.links),
      subcatchmentLayer(network, model, runoff.subcatchments),
    ], isGeographic: network.isGeographic,
    outfalls: ResultSeries(
      name: "outfalls", names: routing.outfalls.map { model.nodes[Int($0)].id }, times: routing.outfallTimes,
      values: routing.outfallFlow),
    summary: waterBalance(model, runoff, routing.balance), ailments: diagnose(model, routing),
    state: routing.state, work: routing.work,
    assumptions: assumed > 0
      ? [
        Assumption(
          kind: "overflow_spread", count: assumed,
          value: "area under \(options.pondingDepth) m of water lost at a node = \(options.pondedArea) m2")
      ] : [])
}
