/// A straight piece of line in a metric frame.
public struct Segment: Hashable, Sendable {
  public var start: GridPoint
  public var end: GridPoint

  @inlinable public init(_ start: GridPoint, _ end: GridPoint) {
    self.start = start
    self.end = end
  }

  /// [m]
  @inlinable public var length: Double { start.distance(to: end) }

  @inlinable public var box: BoundingBox {
    BoundingBox(
      west: min(start.easting, end.easting), south: min(start.northing, end.northing),
      east: max(start.easting, end.easting), north: max(start.northing, end.northing))
  }

  /// The point at a share of the way, exactly an end at 0 and 1.
  @inlinable public func point(at fraction: Double) -> GridPoint {
    if fraction <= 0 { return start }
    if fraction >= 1 { return end }
    return GridPoint(
      easting: start.easting + fraction * (end.easting - start.easting),
      northing: start.northing + fraction * (end.northing - start.northing))
  }

  /// How far along the nearest point lies, 0 at the start and 1 at the end; 0 for a segment without length.
  @inlinable public func fraction(nearestTo point: GridPoint) -> Double {
    let dx = end.easting - start.easting
    let dy = end.northing - start.northing
    let square = dx * dx + dy * dy
    guard square > 0 else { return 0 }
    let along = (point.easting - start.easting) * dx + (point.northing - start.northing) * dy
    return min(max(along / square, 0), 1)
  }

  /// [m]
  @inlinable public func distance(to point: GridPoint) -> Double {
    self.point(at: fraction(nearestTo: point)).distance(to: point)
  }
}

/// What two segments have in common.
public enum SegmentIntersection: Hashable, Sendable {
  /// One point: a crossing, or the end of one on the other.
  case point(GridPoint)
  /// A stretch of one line, from and to.
  case overlap(GridPoint, GridPoint)
}

extension Segment {
  /// What two segments have in common, nil if nothing. Whether they meet is decided exactly; where, to rounding.
  public func intersection(with other: Segment) -> SegmentIntersection? {
    guard box.overlaps(other.box) else { return nil }
    let otherStart = orientation(start, end, other.start)
    let otherEnd = orientation(start, end, other.end)
    let ownStart = orientation(other.start, other.end, start)
    let ownEnd = orientation(other.start, other.end, end)
    if otherStart == 0, otherEnd == 0, ownStart == 0, ownEnd == 0 { return overlap(with: other) }
    guard otherStart * otherEnd <= 0, ownStart * ownEnd <= 0 else { return nil }
    if otherStart == 0 { return .point(other.start) }
    if otherEnd == 0 { return .point(other.end) }
    if ownStart == 0 { return .point(start) }
    if ownEnd == 0 { return .point(end) }
    return .point(crossing(with: other))
  }

  /// Where two lines that are known to cross do so.
  private func crossing(with other: Segment) -> GridPoint {
    let dx = end.easting - start.easting
    let dy = end.northing - start.northing
    let ex = other.end.easting - other.start.easting
    let ey = other.end.northing - other.start.northing
    let fx = other.start.easting - start.easting
    let fy = other.start.northing - start.northing
    let determinant = dx * ey - dy * ex
    return determinant == 0 ? start : point(at: (fx * ey - fy * ex) / determinant)
  }

  /// The common stretch of two segments on one line whose boxes overlap.
  private func overlap(with other: Segment) -> SegmentIntersection? {
    func isBefore(_ a: GridPoint, _ b: GridPoint) -> Bool {
      a.easting != b.easting ? a.easting < b.easting : a.northing < b.northing
    }
    let (a, b) = isBefore(end, start) ? (end, start) : (start, end)
    let (c, d) = isBefore(other.end, other.start) ? (other.end, other.start) : (other.start, other.end)
    let from = isBefore(a, c) ? c : a
    let to = isBefore(b, d) ? b : d
    if isBefore(to, from) { return nil }
    return from == to ? .point(from) : .overlap(from, to)
  }
}
