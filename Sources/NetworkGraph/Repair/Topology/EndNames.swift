import Geometry

/// What a row says of one end of its line.
private struct Claim {
  /// The id of the point it names.
  var name: String
  /// The point of that id that lies next to the end, nil if there is none.
  var point: Int32?
  /// How far it lies from the end [m]; 0 where either lies nowhere.
  var distance = 0.0
}

/// The points of every id: chains of entries, as nearly every id is that of one point.
private struct PointNames {
  private var first: [String: Int32] = [:]
  private var entries: [(point: Int32, next: Int32)] = []

  init(_ points: [SurveyPoint], _ otherNames: [String: [Int32]]) {
    first.reserveCapacity(points.count)
    entries.reserveCapacity(points.count)
    for (i, point) in points.enumerated() { add(Int32(i), as: point.id) }
    for (id, others) in otherNames { for point in others { add(point, as: id) } }
  }

  private mutating func add(_ point: Int32, as id: String) {
    entries.append((point, first.updateValue(Int32(entries.count), forKey: id) ?? -1))
  }

  /// The first entry of an id, -1 where no point has it.
  func entry(of id: String?) -> Int32 { id.flatMap { first[$0] } ?? -1 }

  func entry(after entry: Int32) -> Int32 { entries[Int(entry)].next }

  func point(at entry: Int32) -> Int32 { entries[Int(entry)].point }
}

extension Survey {
  /// Joins line ends to the points their rows name, and tells which way round each row goes.
  ///
  /// Columns that disagree with the line as drawn are turned round: the numbers of the end points are trusted.
  /// A name that no point has, or whose point lies elsewhere, is reported and left to geometry. O(n log n).
  mutating func joinNamedEnds(options: RepairOptions) {
    let named = PointNames(points, otherNames)
    var claims = [Claim?](repeating: nil, count: ends.count)
    var first = 0
    while first < lines.count {
      let last = first + Int(lines[first].parts) - 1
      claimEnds(from: first, to: last, named, &claims, options)
      first = last + 1
    }
    let others = othersMet(by: claims, options)
    for slot in ends.indices {
      if let claim = claims[slot] { settle(slot, claim, lyingOn: others[slot], options) }
    }
    reportLeftOut(named)
  }

  /// What lies where an end is drawn whose named point is far from it: a point, else the end of another line.
  private func othersMet(by claims: [Claim?], _ options: RepairOptions) -> [Int: String] {
    let far = ends.indices.filter { (claims[$0]?.distance ?? 0) > 10 * options.snappingTolerance }
    if far.isEmpty { return [:] }
    let places = ends.indices.map { place(ofEnd: $0 % 2, of: $0 / 2) ?? .nowhere }
    let pointIndex = SpatialIndex(points: points.map(\.place))
    let endIndex = SpatialIndex(points: places)
    var others: [Int: String] = [:]
    for slot in far where !places[slot].isNowhere {
      if let point = pointIndex.nearest(to: places[slot], within: options.snappingTolerance) {
        others[slot] = points[point.index].id
      } else {
        let end = endIndex.nearest(to: places[slot], within: options.snappingTolerance) {
          $0 != slot && claims[$0]?.name != claims[slot]?.name
        }
        others[slot] = end.map { lines[$0.index / 2].id }
      }
    }
    return others
  }

  /// `first` holds the start of the feature and `last` its end; they are the same run for nearly all.
  private mutating func claimEnds(
    from first: Int, to last: Int, _ named: PointNames, _ claims: inout [Claim?], _ options: RepairOptions
  ) {
    var start = place(ofEnd: 0, of: first)
    var end = place(ofEnd: 1, of: last)
    guard let (from, to) = names(ofLine: first, start, end, named, options) else { return }
    let (a, b) = (named.entry(of: from), named.entry(of: to))
    var straight = (claim(from, a, at: start, in: named), claim(to, b, at: end, in: named))
    var crossed = (claim(to, b, at: start, in: named), claim(from, a, at: end, in: named))
    if fitsReversed(straight, crossed) {
      if isOneWay(first) {
        turnCourse(of: first)
        (start, end) = (end, start)
        straight = (claim(from, a, at: start, in: named), claim(to, b, at: end, in: named))
      } else {
        for line in first...last { lines[line].isReversed = true }
        swap(&straight, &crossed)
      }
    }
    claims[2 * first] = straight.0
    claims[2 * last + 1] = straight.1
  }

  /// Whether a link works in the direction of its row alone, so that its row must not be turned.
  private func isOneWay(_ l: Int) -> Bool {
    switch text(.kind, ofLine: l) {
    case "pump", "orifice", "weir", "outlet": lines[l].isWhole
    default: lines[l].isWhole && number(.flapGate, ofLine: l) > 0
    }
  }

  /// Turns the drawn course round.
  private mutating func turnCourse(of l: Int) {
    path[lines[l].path].reverse()
    pathLonLat[lines[l].path].reverse()
    findings.append(
      finding(
        "turned_line", .note, "\(lines[l].id) is drawn against its row, whose direction it works in.", line: l,
        repair: "its course is turned"))
  }

  /// The names of a row's ends; of a line that names one point for two ends apart, only the nearer end keeps the name.
  private mutating func names(
    ofLine l: Int, _ start: GridPoint?, _ end: GridPoint?, _ named: PointNames, _ options: RepairOptions
  ) -> (from: String?, to: String?)? {
    let from = text(.from, ofLine: l)
    let to = text(.to, ofLine: l)
    if from == nil, to == nil { return nil }
    guard from == to, let start, let end, start.distance(to: end) > options.snappingTolerance else { return (from, to) }
    let entry = named.entry(of: from)
    guard let atStart = claim(from, entry, at: start, in: named), let atEnd = claim(to, entry, at: end, in: named),
      atStart.point != nil
    else { return (from, to) }
    findings.append(
      finding(
        "contradicting_node", .warning, "\(lines[l].id) names the point \(from ?? "") for both its ends.", line: l,
        repair: "the farther end is joined by its position"))
    return atStart.distance <= atEnd.distance ? (from, nil) : (nil, to)
  }

  /// Whether the row fits the line better the other way round, judged by what both ways know.
  private func fitsReversed(_ straight: (Claim?, Claim?), _ crossed: (Claim?, Claim?)) -> Bool {
    func sum(_ pair: (Claim?, Claim?)) -> Double { (pair.0?.distance ?? 0) + (pair.1?.distance ?? 0) }
    return sum(crossed) < sum(straight)
  }

  /// Of all points with this id, which may be several of several layers, the one next to `place`; `entry` is the id's.
  private func claim(_ id: String?, _ entry: Int32, at place: GridPoint?, in named: PointNames) -> Claim? {
    guard let id else { return nil }
    var best = Claim(name: id)
    var next = entry
    while next >= 0 {
      let candidate = named.point(at: next)
      let point = points[Int(candidate)]
      let distance = point.hasPlace ? place?.distance(to: point.place) ?? 0 : 0
      if (distance, candidate) < (best.point == nil ? .infinity : best.distance, best.point ?? .max) {
        best = Claim(name: id, point: candidate, distance: distance)
      }
      next = named.entry(after: next)
    }
    return best
  }

  /// Believes a name, unless its point is missing or far, or something else lies where the line ends.
  private mutating func settle(_ slot: Int, _ claim: Claim, lyingOn other: String?, _ options: RepairOptions) {
    guard let point = claim.point else {
      reject(slot, "names the point \(claim.name), which no layer has", kind: "unknown_node")
      return
    }
    if claim.distance > options.idReach {
      reject(
        slot, "names the point \(claim.name), which lies \(metres(claim.distance)) from that end",
        kind: "contradicting_node")
    } else if let other {
      reject(
        slot, "names the point \(claim.name), \(metres(claim.distance)) away, but meets \(other)",
        kind: "contradicting_node")
    } else {
      ends[slot] = point
      isGiven[slot] = true
    }
  }

  /// Of what is out of service too it is told what its rows have wrong.
  private mutating func reportLeftOut(_ named: PointNames) {
    let alsoOut = Set(leftOut.map { layers[Int($0.layer)].ids[Int($0.row)] })
    for origin in leftOut {
      let layer = layers[Int(origin.layer)]
      let row = Int(origin.row)
      for name in [AttributeName.from, .to] {
        guard let id = layer.attributes.text(name, row), named.entry(of: id) < 0, !alsoOut.contains(id) else {
          continue
        }
        findings.append(
          layer.finding(
            "unknown_node", .note, "\(layer.ids[row]), out of service, names the point \(id), which no layer has.",
            row: row, property: name.rawValue))
      }
      guard kind == .drainage, layer.geometry.kinds[row] == .lineString else { continue }
      for end in LinkEnd.allCases
      where [end.level, end.depth, end.crown, end.cover].allSatisfy({ layer.attributes.known($0, row) == nil }) {
        findings.append(
          layer.finding(
            "missing_level", .note,
            "\(layer.ids[row]), out of service, has neither level nor depth at its \(end.word).", row: row,
            property: end.level.rawValue))
      }
    }
  }

  private mutating func reject(_ slot: Int, _ what: String, kind: String) {
    let line = slot / 2
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
