import Geometry

extension Survey {
  /// Leaves out lines that are there twice: the same two points and the same course, either way round.
  ///
  /// Of a pair the one with more known attributes stays, of two as rich the first. Two sizes on one course may be
  /// two pipes: both stay and are reported. O(n log n).
  mutating func leaveOutDuplicates(_ isLeftOut: inout [Bool], tolerance: Double) {
    let candidates = lines.indices.filter { !isLeftOut[$0] && lines[$0].isWhole && !lines[$0].path.isEmpty }
    let keyed = candidates.map { l in
      (key: Ends(min(ends[2 * l], ends[2 * l + 1]), max(ends[2 * l], ends[2 * l + 1])), line: l)
    }.sorted { ($0.key, $0.line) < ($1.key, $1.line) }
    var first = 0
    while first < keyed.count {
      var end = first + 1
      while end < keyed.count, keyed[end].key == keyed[first].key { end += 1 }
      if end - first > 1 { compare(keyed[first..<end].map(\.line), &isLeftOut, tolerance) }
      first = end
    }
  }

  private struct Ends: Comparable {
    var low: Int32
    var high: Int32

    init(_ low: Int32, _ high: Int32) {
      self.low = low
      self.high = high
    }

    static func < (a: Self, b: Self) -> Bool { (a.low, a.high) < (b.low, b.high) }
  }

  private mutating func compare(_ group: [Int], _ isLeftOut: inout [Bool], _ tolerance: Double) {
    let byWealth = group.sorted { (-knownCount($0), $0) < (-knownCount($1), $1) }
    var kept: [Int] = []
    for l in byWealth {
      // Bundles of dozens of separate lines between two points do not occur; a bound keeps a broken file quick.
      guard let twin = kept.suffix(32).first(where: { isSameCourse($0, l, tolerance) }) else {
        kept.append(l)
        continue
      }
      let isOneSize = sectionsAgree(twin, l)
      if isOneSize { isLeftOut[l] = true } else { kept.append(l) }
      var found = finding(
        "duplicate", .warning,
        "\(lines[l].id) joins the same two points by the same course as \(lines[twin].id)"
          + (isOneSize ? "." : ", but has another size."),
        line: l, repair: isOneSize ? "\(lines[l].id) left out of the network" : "both kept as two pipes")
      found.id = "\(lines[l].id),\(lines[twin].id)"
      findings.append(found)
    }
  }

  private func knownCount(_ l: Int) -> Int {
    let attributes = layers[Int(lines[l].layer)].attributes
    let row = Int(lines[l].row)
    return attributes.numbers.columns.count { !$0[row].isNaN } + attributes.texts.columns.count { $0[row] != nil }
  }

  private func isSameCourse(_ a: Int, _ b: Int, _ tolerance: Double) -> Bool {
    if systemsClash(text(.system, ofLine: a), text(.system, ofLine: b)) { return false }
    let (first, second) = (pathLength(lines[a].path), pathLength(lines[b].path))
    if (first - second).magnitude > 2 * tolerance + 0.01 * first { return false }
    let isTurned = ends[2 * a] != ends[2 * b]
    let (courseA, courseB) = (Polyline(path[lines[a].path]), Polyline(path[lines[b].path]))
    return [0.25, 0.5, 0.75].allSatisfy { share in
      guard let here = courseA.point(atStation: share * first),
        let there = courseB.point(atStation: (isTurned ? 1 - share : share) * second)
      else { return false }
      return here.distance(to: there) <= 2 * tolerance
    }
  }

  /// Whether every size both have is the same within 1 %.
  private func sectionsAgree(_ a: Int, _ b: Int) -> Bool {
    [AttributeName.diameter, .height, .width].allSatisfy { name in
      let first = layers[Int(lines[a].layer)].attributes.number(name, Int(lines[a].row))
      let second = layers[Int(lines[b].layer)].attributes.number(name, Int(lines[b].row))
      if first.isNaN || second.isNaN || first <= 0 || second <= 0 { return true }
      return (first - second).magnitude <= 0.01 * max(first, second)
    }
  }
}
