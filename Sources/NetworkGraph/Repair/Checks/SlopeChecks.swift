extension Network {
  /// Turns back the levels of pipes whose two ends were exchanged.
  ///
  /// An end that lies under the floor of its manhole is wrong; one that hangs above all else there is less likely than
  /// one that meets it; and water that runs to a place with no way on is unlikely. Levels are exchanged where that takes
  /// away most of the misfit. All pipes are judged before any is changed.
  mutating func exchangeSwappedEnds() {
    for link in drainageLinks.filter({ isConduit($0) && isSwapped($0) }) {
      let levels = (level(.start, of: link), level(.end, of: link))
      findings.append(
        linkFinding(
          "adverse_slope", .warning,
          "\(links.ids[link]) has the level \(levels.0) at its start and \(levels.1) at its end; the manholes and pipes "
            + "it joins fit the other way round.", link, property: .invertUp, repair: "levels of the two ends exchanged"
        ))
      links.fill(.invertUp, link, with: levels.1, because: "exchanged_ends", confidence: 0.8)
      links.fill(.invertDown, link, with: levels.0, because: "exchanged_ends", confidence: 0.8)
    }
  }

  private func isSwapped(_ link: Int) -> Bool {
    let fall = fall(of: link)
    guard fall.magnitude > 0.03 else { return false }
    let (lower, upper): (LinkEnd, LinkEnd) = fall > 0 ? (.end, .start) : (.start, .end)
    let endsNowhere = !hasWayOn(from: lower, of: link)
    let leadsOn = hasWayOn(from: upper, of: link)
    let asGiven = misfit(of: link, isExchanged: false) + (endsNowhere ? 0.5 * fall.magnitude : 0)
    let exchanged = misfit(of: link, isExchanged: true) + (leadsOn ? 0 : 0.5 * fall.magnitude)
    return asGiven - exchanged > 0.5 * fall.magnitude && (exchanged < 0.25 * asGiven || (endsNowhere && leadsOn))
  }

  /// How badly a pipe's levels fit what is known at its two nodes [m].
  private func misfit(of link: Int, isExchanged: Bool) -> Double {
    let fall = fall(of: link).magnitude
    return LinkEnd.allCases.reduce(0) { sum, end in
      let level = level(isExchanged ? end.other : end, of: link)
      return sum + misfit(of: level, at: topology.node(end, of: link), besides: link, fall: fall)
    }
  }

  /// Depth under the floor, else a quarter of the height above the nearest other level at the node, which says nothing
  /// more where it exceeds the fall of the pipe [m].
  private func misfit(of level: Double, at node: Int, besides link: Int, fall: Double) -> Double {
    var evidence = topology.links(at: node).map { Int($0) }.filter { $0 != link }
      .map { self.level(topology.end(of: $0, at: node), of: $0) }
    evidence.append(nodes.attributes.number(.invert, node))
    evidence.removeAll(where: \.isNaN)
    guard let lowest = evidence.min() else { return 0 }
    if level < lowest { return lowest - level }
    let nearest = evidence.map { ($0 - level).magnitude }.min() ?? 0
    return 0.25 * min(nearest, fall)
  }

  /// Whether water that comes to an end of `link` has a way on: an outfall, or another link that may take it away.
  private func hasWayOn(from end: LinkEnd, of link: Int) -> Bool {
    let node = topology.node(end, of: link)
    return isOutfall(node) || hasOutlet(at: node, besides: link)
  }

  /// Reports pipes that run uphill as drawn, in files whose lines are drawn along the flow.
  ///
  /// If the water that runs back finds a way on from the lower end, the line is merely drawn against the flow: a note.
  /// So is a rise within the accuracy of levels.
  mutating func reportUphillPipes() {
    guard isDrawnAlongFlow else { return }
    for link in drainageLinks where isConduit(link) {
      let rise = -fall(of: link)
      guard rise > 0.0005 else { continue }
      let runsOn = hasWayOn(from: .start, of: link)
      findings.append(
        linkFinding(
          runsOn ? "uphill_as_drawn" : "adverse_slope", runsOn || rise < 0.005 ? .note : .warning,
          "\(links.ids[link]) rises by \(metres(rise)) from its start to its end"
            + (runsOn ? ", and the water has a way on from its start." : ", and its start is no outlet."),
          link, property: .invertDown, repair: runsOn ? "taken as drawn against the flow" : nil))
    }
  }

  /// Whether at least 85 of 100 pipes with known levels fall as drawn.
  var isDrawnAlongFlow: Bool {
    let falls = drainageLinks.filter(isConduit).map(fall(of:)).filter { $0.magnitude > 0.005 }
    return !falls.isEmpty && Double(falls.count { $0 > 0 }) >= 0.85 * Double(falls.count)
  }

  /// Whether another link takes water away from `node`, as far as levels tell.
  private func hasOutlet(at node: Int, besides link: Int) -> Bool {
    topology.links(at: node).contains { other in
      let other = Int(other)
      guard other != link else { return false }
      let fall = topology.end(of: other, at: node) == .start ? self.fall(of: other) : -self.fall(of: other)
      return fall.isNaN || fall > 0 || !isConduit(other)
    }
  }
}
