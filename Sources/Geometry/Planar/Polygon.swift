/// Where a point lies with regard to a polygon.
public enum PolygonLocation: Hashable, Sendable {
  case inside
  case boundary
  case outside
}

/// A region of a metric frame bounded by rings: the first outside, the others around holes, in either sense of turning.
///
/// A ring may repeat its first point at the end or not.
public struct Polygon: Hashable, Sendable {
  public var rings: [[GridPoint]]

  public init(rings: [[GridPoint]]) { self.rings = rings }

  public init(_ outer: [GridPoint]) { rings = [outer] }

  public var box: BoundingBox { BoundingBox(rings.first ?? []) }

  /// The area of the outer ring less that of the holes [m²], never negative.
  public var area: Double {
    guard let outer = rings.first else { return 0 }
    let holes = rings.dropFirst().reduce(0) { $0 + signedArea(ring: $1).magnitude }
    return max(signedArea(ring: outer).magnitude - holes, 0)
  }

  /// The centre of area; of a polygon without area the mean of its points, of one without points nil.
  public var centroid: GridPoint? {
    guard let outer = rings.first, let origin = outer.first else { return nil }
    var (area, x, y) = (0.0, 0.0, 0.0)
    for (i, ring) in rings.enumerated() {
      let moment = ringMoment(ring, about: origin)
      let sign = (moment.area < 0 ? -1.0 : 1.0) * (i == 0 ? 1 : -1)
      area += sign * moment.area
      x += sign * moment.x
      y += sign * moment.y
    }
    guard area > 0 else { return mean(outer) }
    return GridPoint(easting: origin.easting + x / area, northing: origin.northing + y / area)
  }

  /// Whether the point is inside or on the boundary. O(points).
  public func contains(_ point: GridPoint) -> Bool { location(of: point) != .outside }

  /// By the even–odd rule over all rings, decided exactly. O(points).
  public func location(of point: GridPoint) -> PolygonLocation {
    var isInside = false
    for ring in rings {
      guard var a = ring.last else { continue }
      for b in ring {
        defer { a = b }
        let rises = a.northing <= point.northing && b.northing > point.northing
        let falls = b.northing <= point.northing && a.northing > point.northing
        let isClose = Segment(a, b).box.contains(point)
        guard rises || falls || isClose else { continue }
        let turn = orientation(a, b, point)
        if turn == 0, isClose { return .boundary }
        // A ray to the east crosses the edge if the point lies west of it.
        if rises && turn > 0 || falls && turn < 0 { isInside.toggle() }
      }
    }
    return isInside ? .inside : .outside
  }
}

/// Area within a ring of grid points [m²], positive if it runs anticlockwise; closed or not. O(points).
public func signedArea(ring: [GridPoint]) -> Double {
  guard let origin = ring.first else { return 0 }
  return ringMoment(ring, about: origin).area
}

/// Signed area of a ring, and its first moments about `origin`, which keeps the digits of large coordinates.
private func ringMoment(_ ring: [GridPoint], about origin: GridPoint) -> (area: Double, x: Double, y: Double) {
  guard var a = ring.last else { return (0, 0, 0) }
  var (area, x, y) = (0.0, 0.0, 0.0)
  for b in ring {
    let (ax, ay) = (a.easting - origin.easting, a.northing - origin.northing)
    let (bx, by) = (b.easting - origin.easting, b.northing - origin.northing)
    let cross = ax * by - ay * bx
    area += cross / 2
    x += (ax + bx) * cross / 6
    y += (ay + by) * cross / 6
    a = b
  }
  return (area, x, y)
}

private func mean(_ points: [GridPoint]) -> GridPoint {
  let n = Double(points.count)
  return GridPoint(
    easting: points.reduce(0) { $0 + $1.easting / n }, northing: points.reduce(0) { $0 + $1.northing / n })
}
