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
    let segments = SegmentTable(self)
    let index = SpatialIndex(segments: segments.segments)
    var found: [Cut] = []
    for p in points.indices where points[p].hasPlace {
      var nearest: [Int32: (distance: Double, segment: Int)] = [:]
      for segment in index.within(tolerance, of: points[p].place) {
        let distance = segments.segments[segment].distance(to: points[p].place)
        let line = segments.lines[segment]
        if nearest[line].map({ distance < $0.distance }) ?? true { nearest[line] = (distance, segment) }
      }
      for (line, hit) in nearest where mayCut(line: Int(line), at: p, degree: degree[p]) {
        if let cut = segments.cut(hit.segment, at: Int32(p), points[p].place, tolerance) { found.append(cut) }
      }
    }
    return found.sorted { ($0.line, $0.along, $0.point) < ($1.line, $1.along, $1.point) }
  }

  private func mayCut(line l: Int, at p: Int, degree: Int32) -> Bool {
    if ends[2 * l] == Int32(p) || ends[2 * l + 1] == Int32(p) || areApart(line: l, point: p) { return false }
    let isNamed = isGiven[2 * l] && isGiven[2 * l + 1]
    return !isNamed || points[p].isMade || degree == 0
  }
}

/// The segments of all lines of a survey, with where on their line they begin.
private struct SegmentTable {
  private(set) var segments: [Segment] = []
  private(set) var lines: [Int32] = []
  private var numbers: [Int32] = []
  private var stations: [Double] = []
  private var lengths: [Double] = []

  init(_ survey: Survey) {
    for (l, line) in survey.lines.enumerated() {
      var station = 0.0
      for i in line.path.dropLast() {
        segments.append(Segment(survey.path[i], survey.path[i + 1]))
        lines.append(Int32(l))
        numbers.append(Int32(i - line.path.lowerBound))
        stations.append(station)
        station += segments[segments.count - 1].length
      }
      lengths.append(station)
    }
  }

  /// The cut at the foot of `place` on a segment, nil within the tolerance of the line's ends.
  func cut(_ segment: Int, at point: Int32, _ place: GridPoint, _ tolerance: Double) -> Cut? {
    let share = segments[segment].fraction(nearestTo: place)
    let along = stations[segment] + share * segments[segment].length
    let line = lines[segment]
    guard along > tolerance, along < lengths[Int(line)] - tolerance else { return nil }
    return Cut(line: line, segment: numbers[segment], share: share, along: along, point: point)
  }
}
