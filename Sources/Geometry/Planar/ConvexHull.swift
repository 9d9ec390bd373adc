import Foundation

/// The corners of the least convex region that holds the points, anticlockwise from the westernmost, none repeated and
/// none on a straight side; fewer than three if the points lie on a line. O(n log n); A. M. Andrew 1979.
public func convexHull(_ points: [GridPoint]) -> [GridPoint] {
  let sorted = points.sorted { $0.easting != $1.easting ? $0.easting < $1.easting : $0.northing < $1.northing }
  guard let first = sorted.first, let last = sorted.last, first != last else { return Array(sorted.prefix(1)) }
  let lower = hullChain(sorted)
  let upper = hullChain(sorted.reversed())
  return lower.dropLast() + upper.dropLast()
}

/// The convex hull of the points with at least `buffer` metres around each of them: what serves as the boundary of a
/// town whose boundary is not known.
///
/// Each point counts as an octagon around the circle of radius `buffer`, so that the margin is `buffer` to 1.09 `buffer`.
public func convexHull(_ points: [GridPoint], buffer: Double) -> [GridPoint] {
  let radius = buffer / cos(.pi / 8)
  let corners = (0..<8).map { SineCosine(radians: (Double($0) + 0.5) * .pi / 4) }
  let around = convexHull(points).flatMap { point in
    corners.map {
      GridPoint(easting: point.easting + radius * $0.cos, northing: point.northing + radius * $0.sin)
    }
  }
  return convexHull(around)
}

/// The chain of left turns from the first point to the last.
private func hullChain(_ sorted: some Sequence<GridPoint>) -> [GridPoint] {
  var chain: [GridPoint] = []
  for point in sorted {
    while chain.count >= 2, orientation(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 {
      chain.removeLast()
    }
    chain.append(point)
  }
  return chain
}
