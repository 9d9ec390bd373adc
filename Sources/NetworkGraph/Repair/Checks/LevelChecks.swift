extension Network {
  /// Reports pipe ends without level or depth; less loudly where the manhole's own floor can stand in.
  mutating func reportMissingLevels() {
    for link in drainageLinks where isConduit(link) {
      let missing = LinkEnd.allCases.filter { level($0, of: link).isNaN }
      guard let first = missing.first else { continue }
      let standIn = missing.allSatisfy { !nodes.attributes.number(.invert, topology.node($0, of: link)).isNaN }
      findings.append(
        linkFinding(
          "missing_level", standIn ? .note : .warning,
          "\(links.ids[link]) has neither level nor depth at "
            + (missing.count == 2 ? "either end." : "its \(first.word)."),
          link, property: first.level,
          repair: standIn ? "the level of the manhole is used" : "level estimated from its neighbours"))
    }
  }

  /// Reports pipes whose crown is above the rim of their manhole.
  mutating func reportCrownsAboveRim() {
    for link in drainageLinks where isClosed(link) {
      for end in LinkEnd.allCases {
        let node = topology.node(end, of: link)
        let crown = level(end, of: link) + sectionHeight(link)
        let rim = nodes.attributes.number(.ground, node)
        guard crown > rim + 0.05, !isOutfall(node) else { continue }
        findings.append(
          linkFinding(
            "crown_above_rim", .warning,
            "The crown of \(links.ids[link]) is \(metres(crown - rim)) above the rim of \(nodes.ids[node]).", link,
            property: end.level))
      }
    }
  }

  /// Reports nodes whose rim lies below their own floor or below every pipe.
  mutating func reportRimsBelowFloor() {
    for node in drainageNodes {
      let ends = topology.links(at: node).map { level(topology.end(of: Int($0), at: node), of: Int($0)) }
      let floor = (ends + [nodes.attributes.number(.invert, node)]).filter { !$0.isNaN }.min() ?? .nan
      let rim = nodes.attributes.number(.ground, node)
      guard rim < floor else { continue }
      findings.append(
        nodeFinding(
          "rim_below_floor", .warning, "The ground at \(nodes.ids[node]), \(rim), lies below its floor, \(floor).",
          node,
          property: .ground, repair: "ground taken from the rims around when the network is simulated"))
    }
  }

  /// Whether a link is a pipe with a crown, and not open at its top.
  func isClosed(_ link: Int) -> Bool {
    guard isConduit(link), links.kinds[link] != "channel", links.kinds[link] != "ditch" else { return false }
    switch links.attributes.text(.shape, link) {
    case "trapezoidal", "rect_open", "irregular", "triangular", "parabolic", "power", "street": return false
    default: return true
    }
  }
}
