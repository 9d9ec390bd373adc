import GeoFeatures
import Geometry

/// What one file holds before anything is left out or joined: a check against what its owner says of it.
public struct FileMeasure: Hashable, Sendable {
  /// File name as the user gave it.
  public var file: String
  public var features: Int
  /// Features that are lines, of one part or several.
  public var lines: Int
  /// Length of all lines: on the WGS 84 ellipsoid, or in the file's own metres if it has no coordinate system [m].
  public var length: Double

  init(_ table: FeatureTable, file: String, isGeographic: Bool) {
    self.file = file
    features = table.count
    lines = 0
    length = 0
    let geometry = table.geometry
    for feature in 0..<table.count {
      let parts = geometry.parts(of: feature).filter { geometry.roles[$0] == .line }
      lines += parts.isEmpty ? 0 : 1
      for part in parts { length += Self.length(of: geometry.positions(of: part), in: geometry, isGeographic) }
    }
  }

  private static func length(of positions: Range<Int>, in geometry: GeometryColumn, _ isGeographic: Bool) -> Double {
    let legs = zip(positions, positions.dropFirst())
    return legs.reduce(0) { sum, leg in
      let (x1, y1, x2, y2) = (geometry.x[leg.0], geometry.y[leg.0], geometry.x[leg.1], geometry.y[leg.1])
      return sum
        + (isGeographic
          ? geodesicDistance(LonLat(longitude: x1, latitude: y1), LonLat(longitude: x2, latitude: y2))
          : GridPoint(easting: x1, northing: y1).distance(to: GridPoint(easting: x2, northing: y2)))
    }
  }
}
