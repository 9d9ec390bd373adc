/// A rectangle along the axes of a metric frame; `empty` contains nothing and grows with what is added.
public struct BoundingBox: Hashable, Sendable {
  /// Least easting [m].
  public var west: Double
  /// Least northing [m].
  public var south: Double
  /// Greatest easting [m].
  public var east: Double
  /// Greatest northing [m].
  public var north: Double

  @inlinable public init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  public static let empty = BoundingBox(west: .infinity, south: .infinity, east: -.infinity, north: -.infinity)

  /// The least box around the points.
  public init(_ points: some Sequence<GridPoint>) {
    self = .empty
    for point in points { add(point) }
  }

  @inlinable public var isEmpty: Bool { !(west <= east && south <= north) }

  @inlinable public mutating func add(_ point: GridPoint) {
    west = Swift.min(west, point.easting)
    south = Swift.min(south, point.northing)
    east = Swift.max(east, point.easting)
    north = Swift.max(north, point.northing)
  }

  @inlinable public mutating func add(_ other: BoundingBox) {
    west = Swift.min(west, other.west)
    south = Swift.min(south, other.south)
    east = Swift.max(east, other.east)
    north = Swift.max(north, other.north)
  }

  /// The box moved outward by `margin` [m] on every side.
  @inlinable public func expanded(by margin: Double) -> BoundingBox {
    BoundingBox(west: west - margin, south: south - margin, east: east + margin, north: north + margin)
  }

  /// Whether the two have a point in common; touching counts.
  @inlinable public func overlaps(_ other: BoundingBox) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }

  /// Whether the point lies in the box or on its edge.
  @inlinable public func contains(_ point: GridPoint) -> Bool {
    west <= point.easting && point.easting <= east && south <= point.northing && point.northing <= north
  }

  /// Square of the distance from the box, 0 within [m²].
  @inlinable func squaredDistance(to point: GridPoint) -> Double {
    let dx = Swift.max(west - point.easting, 0, point.easting - east)
    let dy = Swift.max(south - point.northing, 0, point.northing - north)
    return dx * dx + dy * dy
  }
}
