import Hydraulics
import Hydrology
import NetworkGraph
import Results

/// What a flood run says: the places, the layers and the water balance.
public struct FloodResult: Sendable {
  /// The worst first.
  public var hotspots: [Hotspot]
  /// `drainage_nodes`, `drainage_links`, `subcatchments`.
  var elementLayers: [ResultLayer]
  var isGeographic: Bool
  /// `outfalls`: flow out of each outfall [m³/s].
  public var outfalls: ResultSeries
  /// The figures of `summary.json`, in their order.
  public var summary: [(name: String, value: Double)]
  /// What ails the model, as the run showed.
  public var ailments: [Ailment]
  /// From where to go on; nil unless it was asked for.
  public var state: RoutingState?
  /// What the routing cost.
  public var work: SolverWork
  /// Values that were assumed for the analysis.
  public var assumptions: [Assumption]
  /// What making the model changed.
  public var findings: [Finding] = []

  /// `hotspots`, `drainage_nodes`, `drainage_links`, `subcatchments`.
  public var layers: [ResultLayer] {
    let columns = hotspotColumns(hotspots, isGeographic: isGeographic)
    let places = ResultLayer(
      name: "hotspots", rows: hotspots, columns: columns, id: { "hotspot-\($0.rank)" }, geometry: \.geometry)
    return [places] + elementLayers
  }
}

/// The water balance of runoff and routing by the names of `summary.json` [m³, %].
///
/// On the surface `rain + outfall_runon = infiltration + evaporation + runoff + surface_storage_change`; in the drains
/// `inflow = outflow + flooding + seepage + routing_evaporation + storage_change`. What evaporates from open conduits and
/// storage units is told apart from the surface's, so that each of the two closes.
func waterBalance(
  _ model: DrainageModel, _ result: RunoffResult, _ routing: WaterBalance
) -> [(name: String, value: Double)] {
  let runoff = result.subcatchments
  let sum = { (part: (SubcatchmentTotals) -> Double) in runoff.reduce(0) { $0 + part($1) } }
  let rain = sum(\.rainfall)
  // What one subcatchment passes to another is not runoff of the town; what outfalls gave came from the drains.
  let leaving = sum(\.runoff) - (sum(\.runon) - result.outfallRunOn)
  let infiltration = sum(\.infiltration)
  let evaporation = sum(\.evaporation)
  let surface = sum(\.storageChange)
  let error = rain + result.outfallRunOn - infiltration - evaporation - leaving - surface
  return [
    ("rain_m3", rain), ("infiltration_m3", infiltration), ("evaporation_m3", evaporation), ("runoff_m3", leaving),
    ("outfall_runon_m3", result.outfallRunOn), ("surface_storage_change_m3", surface),
    ("inflow_m3", routing.inflow), ("outflow_m3", routing.outflow),
    ("flooding_m3", routing.flooding), ("seepage_m3", routing.seepage), ("river_exchange_m3", 0),
    ("routing_evaporation_m3", routing.evaporation),
    ("storage_change_m3", routing.finalStorage - routing.initialStorage),
    ("runoff_continuity_pct", rain > 0 ? 100 * error / (rain + result.outfallRunOn) : 0),
    ("routing_continuity_pct", routing.continuityPercent),
  ]
}
