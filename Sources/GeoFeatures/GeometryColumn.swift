/// The RFC 7946 geometry types; `none` is a `null` geometry.
public enum GeometryKind: UInt8, Sendable {
  case none, point, multiPoint, lineString, multiLineString, polygon, multiPolygon, geometryCollection
}

/// What one run of positions is in its geometry.
public enum PartRole: UInt8, Sendable {
  /// The positions of a Point or MultiPoint.
  case points
  /// One LineString.
  case line
  /// The exterior ring of a polygon; the holes that follow belong to it.
  case outerRing
  /// A hole of the last exterior ring.
  case innerRing
}

/// The geometries of a table of features as flat columns.
///
/// Feature `i` has the parts `firstPart[i] ..< firstPart[i + 1]`; part `p` has the positions
/// `firstPosition[p] ..< firstPosition[p + 1]` of `x` and `y`. Members of a GeometryCollection are laid out one after
/// the other, so that a reader of parts needs no case for it. Rings keep their closing position.
public struct GeometryColumn: Sendable {
  public var kinds: [GeometryKind] = []
  public var firstPart: [Int32] = [0]
  public var roles: [PartRole] = []
  public var firstPosition: [Int32] = [0]
  /// Longitude [°], or easting in the file's own frame.
  public var x: [Double] = []
  /// Latitude [°], or northing in the file's own frame.
  public var y: [Double] = []
  /// Height per position where the file has any, else empty; NaN at positions without one.
  public var z: [Double] = []

  public init() {}

  public var count: Int { kinds.count }

  /// The parts of feature `i`.
  @inlinable public func parts(of i: Int) -> Range<Int> { Int(firstPart[i])..<Int(firstPart[i + 1]) }

  /// The positions of part `p`.
  @inlinable public func positions(of p: Int) -> Range<Int> { Int(firstPosition[p])..<Int(firstPosition[p + 1]) }

  /// Adds a feature of `kind` whose parts are given as runs of positions.
  public mutating func append(_ kind: GeometryKind, parts: [(role: PartRole, positions: [(x: Double, y: Double)])]) {
    kinds.append(kind)
    for part in parts {
      roles.append(part.role)
      for position in part.positions {
        x.append(position.x)
        y.append(position.y)
        if !z.isEmpty { z.append(.nan) }
      }
      firstPosition.append(Int32(x.count))
    }
    firstPart.append(Int32(roles.count))
  }
}

extension GeometryColumn {
  /// Twice the signed area of ring `p` in its own units, positive where it runs counter-clockwise (shoelace formula about
  /// the ring's first position, which keeps large coordinates from cancelling). O(positions).
  func doubleArea(of p: Int) -> Double {
    let run = positions(of: p)
    guard let first = run.first else { return 0 }
    var sum = 0.0
    for i in run.dropLast() {
      sum += (x[i] - x[first]) * (y[i + 1] - y[first]) - (x[i + 1] - x[first]) * (y[i] - y[first])
    }
    return sum
  }

  /// Adds a feature whose parts and positions already stand at the end of the columns.
  mutating func closeFeature(_ kind: GeometryKind) {
    kinds.append(kind)
    firstPart.append(Int32(truncatingIfNeeded: roles.count))
  }

  mutating func closePart(_ role: PartRole) {
    roles.append(role)
    firstPosition.append(Int32(truncatingIfNeeded: x.count))
  }

  /// Adds a position; heights begin with the first one that is not NaN.
  @inline(__always) mutating func appendPosition(_ px: Double, _ py: Double) {
    x.append(px)
    y.append(py)
    if !z.isEmpty { z.append(.nan) }
  }

  mutating func appendPosition(_ px: Double, _ py: Double, _ pz: Double) {
    if z.isEmpty { z = Array(repeating: .nan, count: x.count) }
    x.append(px)
    y.append(py)
    z.append(pz)
  }

  /// Takes room for `scale` times what is held.
  mutating func reserve(scale: Double) {
    kinds.reserveCapacity(scaled(kinds.count, by: scale))
    firstPart.reserveCapacity(scaled(firstPart.count, by: scale))
    roles.reserveCapacity(scaled(roles.count, by: scale))
    firstPosition.reserveCapacity(scaled(firstPosition.count, by: scale))
    x.reserveCapacity(scaled(x.count, by: scale))
    y.reserveCapacity(scaled(y.count, by: scale))
    z.reserveCapacity(scaled(z.count, by: scale))
  }

  /// Drops the parts that belong to no feature yet, from part `part` on.
  mutating func truncate(toPart part: Int) {
    roles.removeLast(roles.count - part)
    firstPosition.removeLast(firstPosition.count - 1 - part)
    let positions = Int(firstPosition[part])
    x.removeLast(x.count - positions)
    y.removeLast(y.count - positions)
    if z.count > positions { z.removeLast(z.count - positions) }
  }

  func selecting(_ rows: [Int]) -> GeometryColumn {
    var column = GeometryColumn()
    for row in rows {
      for part in parts(of: row) {
        let run = positions(of: part)
        column.x += x[run]
        column.y += y[run]
        if !z.isEmpty { column.z += z[run] }
        column.closePart(roles[part])
      }
      column.closeFeature(kinds[row])
    }
    return column
  }
}
