import Geometry

extension Survey {
  /// Marks lines that begin and end in one point without going anywhere, and drainage that would run in a circle.
  mutating func leaveOutLoops(tolerance: Double) -> [Bool] {
    var isLeftOut = [Bool](repeating: false, count: lines.count)
    for l in lines.indices where ends[2 * l] == ends[2 * l + 1] {
      let length = pathLength(lines[l].path)
      if kind != .drainage && length > 4 * tolerance { continue }
      isLeftOut[l] = true
      findings.append(
        finding(
          "self_loop", .error,
          "\(lines[l].id), \(metres(length)) long, begins and ends at \(points[Int(ends[2 * l])].id).",
          line: l, repair: "left out of the network"))
    }
    return isLeftOut
  }

  /// Reports what geometry had to bridge: gaps between line ends and their points, and points that were made.
  mutating func reportGaps(_ isLeftOut: [Bool], _ options: RepairOptions) {
    for l in lines.indices where !isLeftOut[l] {
      for e in 0...1 { reportGap(ofEnd: e, of: l, options) }
    }
    reportMadePoints()
  }

  private mutating func reportGap(ofEnd e: Int, of l: Int, _ options: RepairOptions) {
    let point = points[Int(ends[2 * l + e])]
    guard !point.isMade, point.hasPlace, let place = place(ofEnd: e, of: l) else { return }
    let gap = place.distance(to: point.place)
    guard gap > options.reportedGap else { return }
    let how = isGiven[2 * l + e] ? "joined as its row says" : "joined to the nearest point"
    findings.append(
      finding(
        "end_gap", gap > options.snappingTolerance ? .warning : .note,
        "The \(e == 0 ? "start" : "end") of \(lines[l].id) is drawn \(metres(gap)) off its point \(point.id).",
        line: l, repair: how, end: e))
  }

  /// A made point is worth a line each where the layer has points of its own; else one line tells how many.
  private mutating func reportMadePoints() {
    let made = points.indices.filter { points[$0].isMade }
    guard !made.isEmpty else { return }
    if made.count == points.count {
      findings.append(
        Finding(
          "made_node", .note, "The \(kind.rawValue) lines come without points.", layer: kind,
          repair: "\(made.count) nodes made where lines end"))
      return
    }
    for i in made {
      findings.append(
        Finding(
          "made_node", .note, "No point of the \(kind.rawValue) layers lies where a line ends.", layer: kind,
          id: points[i].id, repair: "node made",
          place: frame.isGeographic && points[i].hasPlace ? points[i].lonLat : nil))
    }
  }

  /// Reports where lines were split.
  mutating func reportCuts(_ cuts: [Cut]) {
    for cut in cuts {
      let point = points[Int(cut.point)]
      findings.append(
        finding(
          "split_line", .note,
          "\(point.id) lies on \(lines[Int(cut.line)].id), \(metres(cut.along)) from its start.",
          line: Int(cut.line), repair: "line split there"))
    }
  }
}
