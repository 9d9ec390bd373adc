import Geometry
import Hydraulics
import NetworkGraph
import Quantities
import Results
import TestSupport
import Testing

@testable import Flooding

private func column(_ name: String, of layer: ResultLayer) -> [ResultValue]? {
  guard let at = layer.columns.firstIndex(where: { $0.name == name }) else { return nil }
  return (0..<layer.count).map { layer.values[$0 * layer.columns.count + at] }
}

@Test func contract_layersHaveTheColumnsOfTheProduct() throws {
  let result = try FloodTown().run(cloudburst)
  let columns = Dictionary(uniqueKeysWithValues: result.layers.map { ($0.name, $0.columns.map(\.name)) })
  #expect(result.layers.map(\.name) == ["hotspots", "drainage_nodes", "drainage_links", "subcatchments"])
  #expect(
    columns["drainage_nodes"] == [
      "max_depth_m", "max_head_m", "flood_volume_m3", "flooded_minutes", "max_inflow_m3s", "max_ponded_depth_m",
    ])
  #expect(
    columns["drainage_links"] == [
      "max_flow_m3s", "max_velocity_ms", "max_fill", "surcharged_minutes", "capacity_m3s",
    ])
  #expect(
    columns["subcatchments"] == [
      "area_m2", "rainfall_m3", "runon_m3", "evaporation_m3", "infiltration_m3", "runoff_m3", "peak_runoff_m3s",
    ])
  let wanted = [
    "rank", "score", "max_depth_m", "ponding_minutes", "area_m2", "volume_m3", "peak_time", "return_period_years",
    "clause", "known", "exposed_road_m",
  ]
  #expect(Set(columns["hotspots"] ?? []).isSuperset(of: wanted))
  for layer in result.layers { #expect(layer.columns.allSatisfy { !$0.unit.isEmpty && !$0.meaning.isEmpty }) }
  #expect(
    result.summary.map(\.name) == [
      "rain_m3", "infiltration_m3", "evaporation_m3", "runoff_m3", "outfall_runon_m3", "surface_storage_change_m3",
      "inflow_m3",
      "outflow_m3", "flooding_m3", "seepage_m3", "river_exchange_m3", "routing_evaporation_m3", "storage_change_m3",
      "runoff_continuity_pct",
      "routing_continuity_pct",
    ])
}

@Test func analytic_balanceOfTheTownCloses() throws {
  let summary = Dictionary(uniqueKeysWithValues: try FloodTown().run(cloudburst).summary.map { ($0.name, $0.value) })
  #expect(isClose(summary["rain_m3"] ?? 0, 0.06 * 24_000, relative: 1e-12))
  #expect(isClose(summary["runoff_continuity_pct"] ?? 1, 0, absolute: 1e-10))
  #expect(isClose(summary["inflow_m3"] ?? 0, summary["runoff_m3"] ?? 1, relative: 0.01), "ends of steps, drawn linear")
  #expect((summary["flooding_m3"] ?? 0) > 10)
}

@Test func analytic_lostWaterFillsTheAssumedBowlAndIsSaidToDoSo() throws {
  let result = try FloodTown().run(cloudburst)
  let spot = try #require(result.hotspots.first)
  let nodes = try #require(result.layers.first { $0.name == "drainage_nodes" })
  let volumes = try #require(column("flood_volume_m3", of: nodes))
  guard case .number(let volume) = volumes[Int(spot.worstNode)] else { throw Missing() }
  let area = 800 * (spot.maxDepth / 0.15) * (spot.maxDepth / 0.15)
  #expect(isClose(area * spot.maxDepth / 3, volume, relative: 1e-12), "a bowl that is 800 m² wide at 0.15 m")
  #expect(result.assumptions.map(\.kind) == ["overflow_spread"])
  #expect(spot.rank == 1 && spot.name.hasPrefix("East Street") && spot.returnPeriodYears == 50)
  #expect(result.hotspots.map(\.score) == result.hotspots.map(\.score).sorted(by: >))
}

@Test func analytic_pondedDepthIsTheSolversAndVolumeItsArea() throws {
  var town = FloodTown()
  #expect(town.model.letWaterPond(area: 500)?.count == 3)
  #expect(town.model.letWaterPond(area: 900) == nil, "areas that are known stay")
  let result = try town.run(cloudburst)
  let spot = try #require(result.hotspots.first)
  let nodes = try #require(result.layers.first { $0.name == "drainage_nodes" })
  #expect(column("max_ponded_depth_m", of: nodes)?[Int(spot.worstNode)] == .number(spot.maxDepth))
  #expect(isClose(spot.area, 500 * Double(spot.nodes.count)))
  #expect(result.assumptions.isEmpty)
}

@Test func analytic_theLedgerFacilitiesAndPeopleAround() throws {
  var town = FloodTown()
  let bare = try #require(try town.run(cloudburst).hotspots.first)
  let place = try #require(bare.point)
  #expect(bare.known == nil && bare.exposedFacilities == nil && bare.exposedPeople == nil)
  let near = GridPoint(easting: place.easting + 30, northing: 20)
  let far = GridPoint(easting: place.easting, northing: 400)
  town.add(.knownHotspot, name: "Station underpass", at: near)
  town.add(.knownHotspot, name: "Far corner", at: far)
  town.add(.facility, name: "School", at: near, half: 10)
  town.add(.facility, name: "Clinic", at: far)
  town.add(.settlement, name: "Old town", at: place, half: 100, population: 4000)
  town.network.isGeographic = false
  let spot = try #require(try town.run(cloudburst).hotspots.first)
  #expect(spot.known == "Station underpass")
  #expect(spot.exposedFacilities == ["School"])
  #expect(isClose(spot.exposedPeople ?? 0, 4000 * spot.area / 40_000, relative: 1e-12))
}

/// A circle of 16 m around each deep node cuts a road 5 m away over 2·√(r² − 25).
@Test func analytic_roadUnderWaterIsTheChordOfItsCircles() throws {
  let streets = Streets(FloodTown().network)
  let center = GridPoint(easting: 60, northing: 0)
  #expect(isClose(streets.length(inside: [(center, 16)]), 2 * (16.0 * 16 - 25).squareRoot(), absolute: 4))
  #expect(isClose(streets.length(inside: [(center, 16), (center, 16)]), 2 * 231.0.squareRoot(), absolute: 4))
  #expect(streets.length(inside: [(GridPoint(easting: 0, northing: 900), 16)]) == 0)
  #expect(streets.name(at: center, within: 30) == "East Street")
  #expect(streets.name(at: GridPoint(easting: 0, northing: 50), within: 30) == nil)
}

@Test func analytic_aNetworkWithoutCoordinatesHasMetresInstead() throws {
  let result = try FloodTown(isGeographic: false).run(cloudburst)
  for layer in result.layers.prefix(2) {
    #expect(layer.geometries.allSatisfy { if case .none = $0 { true } else { false } })
    #expect(column("x_m", of: layer)?.isEmpty == false && column("y_m", of: layer) != nil)
  }
  let geographic = try FloodTown().run(cloudburst)
  #expect(column("x_m", of: geographic.layers[0]) == nil)
  guard case .point? = geographic.layers[0].geometries.first else { throw Missing() }
}

@Test func analytic_noFloodNoHotspots() throws {
  let drizzle = FloodStorm(
    rain: ModelData.RainGauge(intensity: TimeSeries(times: [0, 600], values: [1e-7, 0]), interval: 300))
  let result = try FloodTown().run(drizzle)
  #expect(result.hotspots.isEmpty && result.layers[0].count == 0 && result.assumptions.isEmpty)
}

private struct Missing: Error {}
