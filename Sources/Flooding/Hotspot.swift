import Foundation
import Geometry
import Quantities
import Results

/// A place where water stands in the street.
public struct Hotspot: Sendable {
  /// From 1, the worst first.
  public var rank = 0
  public var score: Double
  /// The street, or the worst node where no road is near.
  public var name: String
  /// Ids of the flooded nodes, the worst first, and the network's index of that one (-1 if it has none).
  public var nodes: [String]
  public var worstNode: Int32
  /// [m], [s]
  public var maxDepth: Double
  public var pondingTime: Double
  /// [m²], [m³]
  public var area: Double
  public var volume: Double
  public var peak: CivilTime
  public var returnPeriodYears: Double?
  /// Name of the nearest place of the ledger.
  public var known: String?
  /// Length of road under more than the ponding depth [m]; nil without roads.
  public var exposedRoad: Double?
  /// Nil without facilities, else those near deep water.
  public var exposedFacilities: [String]?
  /// Nil without settlements.
  public var exposedPeople: Double?
  public var geometry: ResultGeometry
  /// In the file's own frame, for networks without coordinate reference [m].
  public var point: GridPoint?
}

/// How bad a place is, 0 to 100: 50 parts depth, 30 parts duration, 20 parts volume, each x/(x + limit), so that a place
/// just at every limit of waterlogging (by default 0.15 m for 30 minutes, and 0.15 m over 800 m²) scores 50.
///
/// `depth` [m], `duration` over the ponding depth [s], `volume` [m³].
public func severityScore(depth: Double, duration: Double, volume: Double, options: FloodOptions) -> Double {
  func share(_ x: Double, _ limit: Double) -> Double { x > 0 ? x / (x + limit) : 0 }
  return 50 * share(depth, options.pondingDepth) + 30 * share(duration, options.pondingTime)
    + 20 * share(volume, options.pondingDepth * options.pondedArea)
}

/// The columns of `hotspots.geojson`; those of roads, facilities and settlements only where there are any.
func hotspotColumns(_ hotspots: [Hotspot], isGeographic: Bool) -> [ResultColumn<Hotspot>] {
  var columns: [ResultColumn<Hotspot>] = [
    .init("rank", unit: "-", meaning: "Order by score, 1 is the worst") { .integer($0.rank) },
    .init("name", unit: "-", meaning: "Street, or the worst node where no road is near") { .text($0.name) },
    .init("score", unit: "-", meaning: "0–100 of depth, duration and volume; 50 at the limits of waterlogging") {
      .number(rounded($0.score, 2))
    },
    .init("max_depth_m", unit: "m", meaning: "Largest depth above ground") { .number($0.maxDepth) },
    .init("ponding_minutes", unit: "min", meaning: "Time over the ponding depth at the worst node") {
      .number($0.pondingTime / 60)
    },
    .init("area_m2", unit: "m2", meaning: "Area on which water stands") { .number($0.area) },
    .init("volume_m3", unit: "m3", meaning: "Water above ground at its largest") { .number($0.volume) },
    .init("peak_time", unit: "-", meaning: "When the worst node is deepest, ISO 8601") { .text($0.peak.iso8601) },
    .init("return_period_years", unit: "a", meaning: "Return period of the storm, where known") {
      $0.returnPeriodYears.map { .number($0) } ?? .missing
    },
    .init("clause", unit: "-", meaning: "Clause of the county-town Opinions of 2022") { _ in .text("16") },
    .init("nodes", unit: "-", meaning: "Flooded nodes, the worst first") { .text($0.nodes.joined(separator: ",")) },
    .init("known", unit: "-", meaning: "Name of the place in the ledger") { .known($0.known) },
  ]
  if hotspots.contains(where: { $0.exposedRoad != nil }) {
    columns.append(
      .init("exposed_road_m", unit: "m", meaning: "Road under more than the ponding depth") {
        $0.exposedRoad.map { .number(rounded($0, 1)) } ?? .missing
      })
  }
  if hotspots.contains(where: { $0.exposedFacilities != nil }) {
    columns.append(
      .init("exposed_facilities", unit: "-", meaning: "Facilities near water over the ponding depth") {
        ($0.exposedFacilities ?? []).isEmpty ? .missing : .known($0.exposedFacilities?.joined(separator: ","))
      })
  }
  if hotspots.contains(where: { $0.exposedPeople != nil }) {
    columns.append(
      .init("exposed_people", unit: "-", meaning: "People on the area at the settlement's density") {
        $0.exposedPeople.map { .number(rounded($0, 1)) } ?? .missing
      })
  }
  if !isGeographic {
    columns += [
      .init("x_m", unit: "m", meaning: "Easting in the file's own frame") { .known($0.point?.easting ?? .nan) },
      .init("y_m", unit: "m", meaning: "Northing in the file's own frame") { .known($0.point?.northing ?? .nan) },
    ]
  }
  return columns
}

/// To `digits` behind the point: figures that rest on sampling or weights carry no more.
func rounded(_ value: Double, _ digits: Int) -> Double {
  let scale = pow(10, Double(digits))
  return (value * scale).rounded() / scale
}
