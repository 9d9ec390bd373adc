import Geometry

/// A place on a line where a point lies on it.
struct Cut: Sendable {
  var line: Int32
  /// Index of the segment of the line's path, from its first.
  var segment: Int32
  /// Share of that segment before the cut [0–1].
  var share: Double
  /// Way along the line before the cut [m].
  var along: Double
  var point: Int32
}

extension Survey {
  /// Where lines are to be split: at points and at other lines' ends that lie on them within the tolerance.
  ///
  /// A line whose both ends are named is split only at ends that found nothing else and at points that no line has;
  /// lines and points of different systems never touch. Cuts come by line and way along it. O(n log n).
  func cuts(tolerance: Double) -> [Cut] {
    var degree = [Int32](repeating: 0, count: points.count)
    for end in ends where end >= 0 { degree[Int(end)] += 1 }
    let index = PointIndex(points.map(\.place))
    var cuts: [Cut] = []
    for l in lines.indices where !lines[l].path.isEmpty {
      let isNamed = isGiven[2 * l] && isGiven[2 * l + 1]
      cuts += self.cuts(of: l, index, tolerance) { point in
        ends[2 * l] != Int32(point) && ends[2 * l + 1] != Int32(point) && !areApart(line: l, point: point)
          && (!isNamed || points[point].isMade || degree[point] == 0)
      }
    }
    return cuts
  }

  private func cuts(
    of l: Int, _ index: PointIndex, _ tolerance: Double, where mayTouch: (Int) -> Bool
  ) -> [Cut] {
    let range = lines[l].path
    let length = pathLength(range)
    var best: [Int: (distance: Double, cut: Cut)] = [:]
    var before = 0.0
    for i in range.dropLast() {
      let (a, b) = (path[i], path[i + 1])
      let span = a.distance(to: b)
      let chunks = max(1, Int(min((span / 16).rounded(.up), 1e6)))
      for chunk in 0..<chunks {
        let middle = a.moved(to: b, by: (Double(chunk) + 0.5) / Double(chunks))
        index.forEach(within: span / Double(2 * chunks) + tolerance, of: middle) { point, _ in
          guard mayTouch(point) else { return }
          let share = footShare(of: points[point].place, on: a, b)
          let distance = points[point].place.distance(to: a.moved(to: b, by: share))
          let along = before + share * span
          if distance > tolerance || along <= tolerance || along >= length - tolerance { return }
          if let known = best[point], known.distance <= distance { return }
          let segment = Int32(i - range.lowerBound)
          best[point] = (
            distance, Cut(line: Int32(l), segment: segment, share: share, along: along, point: Int32(point))
          )
        }
      }
      before += span
    }
    return best.values.map(\.cut).sorted { ($0.along, $0.point) < ($1.along, $1.point) }
  }
}

/// Share of the way from `a` to `b` at which the foot of `place` lies, within 0–1.
func footShare(of place: GridPoint, on a: GridPoint, _ b: GridPoint) -> Double {
  let dx = b.easting - a.easting
  let dy = b.northing - a.northing
  let square = dx * dx + dy * dy
  guard square > 0 else { return 0 }
  return max(0, min(1, ((place.easting - a.easting) * dx + (place.northing - a.northing) * dy) / square))
}

extension GridPoint {
  /// The point at `share` of the way to `other`.
  func moved(to other: GridPoint, by share: Double) -> GridPoint {
    GridPoint(
      easting: easting + share * (other.easting - easting), northing: northing + share * (other.northing - northing))
  }
}
