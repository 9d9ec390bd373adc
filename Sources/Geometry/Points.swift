/// A place on the WGS 84 (or CGCS2000) ellipsoid, degrees.
public struct LonLat: Hashable, Sendable {
  /// East of Greenwich [°].
  public var longitude: Double
  /// North of the equator [°].
  public var latitude: Double

  @inlinable public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// Whether both are finite and the latitude is within ±90°.
  @inlinable public var isOnEarth: Bool { longitude.isFinite && latitude.magnitude <= 90 }
}

/// A place in a flat metric frame, metres. A length between grid points is a plain distance; between `LonLat` it is not.
public struct GridPoint: Hashable, Sendable {
  /// [m]
  public var easting: Double
  /// [m]
  public var northing: Double

  @inlinable public init(easting: Double, northing: Double) {
    self.easting = easting
    self.northing = northing
  }

  /// Distance in the frame [m].
  @inlinable public func distance(to other: GridPoint) -> Double {
    let dx = other.easting - easting
    let dy = other.northing - northing
    return (dx * dx + dy * dy).squareRoot()
  }
}
