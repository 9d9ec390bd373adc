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
func waterBalance(
  _ model: DrainageModel, _ runoff: [SubcatchmentTotals], _ routing: WaterBalance
) -> [(name: String, value: Double)] {
  let sum = { (part: (SubcatchmentTotals) -> Double) in runoff.reduce(0) { $0 + part($1) } }
  let rain = sum(\.rainfall)
  // What one subcatchment passes to another is not runoff of the town.
  let leaving = sum(\.runoff) - sum(\.runon)
  let infiltration = sum(\.infiltration)
  let evaporation = sum(\.evaporation)
  let surface = sum(\.storageChange)
  let error = rain - infiltration - evaporation - leaving - surface
  return [
    ("rain_m3", rain), ("infiltration_m3", infiltration), ("evaporation_m3", evaporation), ("runoff_m3", leaving),
    ("surface_storage_change_m3", surface), ("inflow_m3", routing.inflow), ("outflow_m3", routing.outflow),
    ("flooding_m3", routing.flooding), ("seepage_m3", 0), ("river_exchange_m3", 0),
    ("storage_change_m3", routing.finalStorage - routing.initialStorage),
    ("runoff_continuity_pct", rain > 0 ? 100 * error / rain : 0),
    ("routing_continuity_pct", routing.continuityPercent),
  ]
}
