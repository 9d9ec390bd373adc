import Geometry

extension Survey {
  /// Joins line ends to the points their rows name, and tells which way round each row goes.
  ///
  /// Columns that disagree with the line as drawn are turned round: the numbers of the end points are trusted.
  /// A name that no point has, or whose point lies elsewhere, is reported and left to geometry. O(n log n).
  mutating func joinNamedEnds(options: RepairOptions) {
    let named = pointsByID()
    let index = SpatialIndex(points: points.map(\.place))
    var first = 0
    while first < lines.count {
      let last = first + Int(lines[first].parts) - 1
      joinNamedEnds(from: first, to: last, named, index, options)
      first = last + 1
    }
  }

  private func pointsByID() -> [String: [Int32]] {
    var named = otherNames
    for (i, point) in points.enumerated() { named[point.id, default: []].append(Int32(i)) }
    return named
  }

  /// `first` holds the start of the feature and `last` its end; they are the same run for nearly all.
  private mutating func joinNamedEnds(
    from first: Int, to last: Int, _ named: [String: [Int32]], _ index: SpatialIndex, _ options: RepairOptions
  ) {
    let start = place(ofEnd: 0, of: first)
    let end = place(ofEnd: 1, of: last)
    guard let (from, to) = names(ofLine: first, start, end, named, options) else { return }
    let straight = (nearest(from, to: start, in: named), nearest(to, to: end, in: named))
    let crossed = (nearest(to, to: start, in: named), nearest(from, to: end, in: named))
    let isReversed = fitsReversed(straight, crossed)
    if isReversed { for line in first...last { lines[line].isReversed = true } }
    let ends = isReversed ? crossed : straight
    let names = isReversed ? (to, from) : (from, to)
    join(2 * first, of: first, at: start, to: ends.0, name: names.0, index, options)
    join(2 * last + 1, of: last, at: end, to: ends.1, name: names.1, index, options)
  }

  /// The names of a row's ends; of a line that names one point for two ends apart, only the nearer end keeps the name.
  private mutating func names(
    ofLine l: Int, _ start: GridPoint?, _ end: GridPoint?, _ named: [String: [Int32]], _ options: RepairOptions
  ) -> (from: String?, to: String?)? {
    let from = text(.from, ofLine: l)
    let to = text(.to, ofLine: l)
    if from == nil, to == nil { return nil }
    guard from == to, let start, let end, start.distance(to: end) > options.snappingTolerance,
      let atStart = nearest(from, to: start, in: named), let atEnd = nearest(to, to: end, in: named)
    else { return (from, to) }
    findings.append(
      finding(
        "contradicting_node", .warning, "\(lines[l].id) names the point \(from ?? "") for both its ends.", line: l,
        repair: "the farther end is joined by its position"))
    return atStart.distance <= atEnd.distance ? (from, nil) : (nil, to)
  }

  /// Whether the row fits the line better the other way round, judged by what both ways know.
  private func fitsReversed(_ straight: (Candidate?, Candidate?), _ crossed: (Candidate?, Candidate?)) -> Bool {
    func sum(_ pair: (Candidate?, Candidate?)) -> Double { (pair.0?.distance ?? 0) + (pair.1?.distance ?? 0) }
    return sum(crossed) < sum(straight)
  }

  /// A point and how far it lies from a line end [m]; 0 where either lies nowhere.
  private struct Candidate {
    var point: Int32
    var distance: Double
  }

  /// Of all points with this id, which may be several of several layers, the one next to `place`.
  private func nearest(_ id: String?, to place: GridPoint?, in named: [String: [Int32]]) -> Candidate? {
    guard let id, let candidates = named[id] else { return nil }
    return candidates.lazy.map { i -> Candidate in
      let point = points[Int(i)]
      guard let place, point.hasPlace else { return Candidate(point: i, distance: 0) }
      return Candidate(point: i, distance: place.distance(to: point.place))
    }.min { ($0.distance, $0.point) < ($1.distance, $1.point) }
  }

  private mutating func join(
    _ slot: Int, of line: Int, at place: GridPoint?, to candidate: Candidate?, name: String?, _ index: SpatialIndex,
    _ options: RepairOptions
  ) {
    guard let name else { return }
    guard let candidate else {
      reject(slot, of: line, "names the point \(name), which no layer has", kind: "unknown_node")
      return
    }
    if candidate.distance > options.idReach {
      reject(
        slot, of: line, "names the point \(name), which lies \(metres(candidate.distance)) from that end",
        kind: "contradicting_node")
      return
    }
    if let place, candidate.distance > 10 * options.snappingTolerance,
      let other = index.nearest(to: place, within: options.snappingTolerance)?.index, other != Int(candidate.point)
    {
      reject(
        slot, of: line,
        "names the point \(name), \(metres(candidate.distance)) away, but lies on \(points[other].id)",
        kind: "contradicting_node")
      return
    }
    ends[slot] = candidate.point
    isGiven[slot] = true
  }

  private mutating func reject(_ slot: Int, of line: Int, _ what: String, kind: String) {
    let isStart = slot % 2 == 0
    let property = isStart != lines[line].isReversed ? AttributeName.from : .to
    findings.append(
      finding(
        kind, .warning, "The \(isStart ? "start" : "end") of \(lines[line].id) \(what).", line: line,
        property: property.rawValue, repair: "joined by its position instead", end: isStart ? 0 : 1))
  }

  /// A finding about a line, placed at one of its ends.
  func finding(
    _ kind: String, _ severity: Severity, _ message: String, line l: Int, property: String? = nil,
    repair: String? = nil, end: Int = 0
  ) -> Finding {
    let range = lines[l].path
    let place =
      range.isEmpty || !frame.isGeographic ? nil : pathLonLat[end == 0 ? range.lowerBound : range.upperBound - 1]
    return layers[Int(lines[l].layer)].finding(
      kind, severity, message, row: Int(lines[l].row), property: property, repair: repair, place: place)
  }
}

/// A length for a message: `0.35 m`, `812 m`.
func metres(_ length: Double) -> String {
  guard length.isFinite else { return "an unknown length" }
  if length >= 100 { return "\(Int(min(length.rounded(), 1e15))) m" }
  return length < 0.1 ? "\((length * 1000).rounded() / 1000) m" : "\((length * 100).rounded() / 100) m"
}
