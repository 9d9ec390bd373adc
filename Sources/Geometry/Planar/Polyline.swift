/// A place on a polyline.
public struct PolylinePosition: Hashable, Sendable {
  /// Index of the segment, counted from 0 at the first.
  public var segment: Int
  /// Share of that segment that lies before the place, 0…1.
  public var fraction: Double
  /// Distance along the line from its first point [m].
  public var station: Double
  public var point: GridPoint
}

/// A line through points of a metric frame: a view of an array or of a part of one.
public struct Polyline: Hashable, Sendable {
  public let points: ArraySlice<GridPoint>

  public init(_ points: ArraySlice<GridPoint>) { self.points = points }

  public init(_ points: [GridPoint]) { self.points = points[...] }

  public var segmentCount: Int { max(points.count - 1, 0) }

  public func segment(_ i: Int) -> Segment {
    Segment(points[points.startIndex + i], points[points.startIndex + i + 1])
  }

  /// [m]
  public var length: Double {
    var sum = 0.0
    for i in 0..<segmentCount { sum += segment(i).length }
    return sum
  }

  public var box: BoundingBox { BoundingBox(points) }

  /// The nearest place on the line and its distance [m], the first of several; nil for a line without points. O(points).
  public func nearest(to point: GridPoint) -> (position: PolylinePosition, distance: Double)? {
    guard let first = points.first else { return nil }
    var best = PolylinePosition(segment: 0, fraction: 0, station: 0, point: first)
    var least = first.distance(to: point)
    var station = 0.0
    for i in 0..<segmentCount {
      let piece = segment(i)
      let length = piece.length
      let fraction = piece.fraction(nearestTo: point)
      let foot = piece.point(at: fraction)
      let distance = foot.distance(to: point)
      if distance < least {
        least = distance
        best = PolylinePosition(segment: i, fraction: fraction, station: station + fraction * length, point: foot)
      }
      station += length
    }
    return (best, least)
  }

  /// The place at a distance along the line [m], an end beyond the ends; nil for a line without points. O(points).
  public func position(atStation station: Double) -> PolylinePosition? {
    guard let first = points.first, let last = points.last else { return nil }
    guard station > 0, segmentCount > 0 else {
      return PolylinePosition(segment: 0, fraction: 0, station: 0, point: first)
    }
    var before = 0.0
    for i in 0..<segmentCount {
      let length = segment(i).length
      if length > 0, before + length >= station {
        let fraction = (station - before) / length
        return PolylinePosition(segment: i, fraction: fraction, station: station, point: segment(i).point(at: fraction))
      }
      before += length
    }
    return PolylinePosition(segment: segmentCount - 1, fraction: 1, station: before, point: last)
  }

  /// The point at a distance along the line [m], an end beyond the ends; nil for a line without points.
  public func point(atStation station: Double) -> GridPoint? { position(atStation: station)?.point }

  /// The parts between the given distances along the line [m], in order; each begins where the one before it ends.
  ///
  /// Distances outside the line, at its ends or given twice cut nothing. O(points + n log n) for n cuts.
  public func split(atStations stations: [Double]) -> [[GridPoint]] {
    let cuts = stations.filter { $0 > 0 }.sorted()
    guard let first = points.first else { return [] }
    var parts: [[GridPoint]] = []
    var part = [first]
    var next = 0
    var before = 0.0
    for i in 0..<segmentCount {
      let piece = segment(i)
      let length = piece.length
      while next < cuts.count, cuts[next] < before + length {
        let cut = piece.point(at: (cuts[next] - before) / length)
        next += 1
        let isAtEnd = i == segmentCount - 1 && cut == piece.end
        if isAtEnd || part == [cut] { continue }
        if cut != part[part.count - 1] { part.append(cut) }
        parts.append(part)
        part = [cut]
      }
      before += length
      let isCutHere = !parts.isEmpty && part == [piece.end]
      if !isCutHere { part.append(piece.end) }
    }
    return parts + [part]
  }
}
