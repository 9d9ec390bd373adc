extension Network {
  /// Height of a link's section [m], NaN if unknown.
  func sectionHeight(_ link: Int) -> Double {
    let diameter = links.attributes.number(.diameter, link) / 1000
    if diameter > 0 { return diameter }
    let height = links.attributes.number(.height, link)
    return height > 0 ? height : .nan
  }

  /// Area of a link's section for comparing sizes [m²], NaN if unknown: round, or height by width.
  func sectionArea(_ link: Int) -> Double {
    let height = links.attributes.number(.height, link)
    let width = links.attributes.number(.width, link)
    if height > 0, width > 0 { return height * width * barrels(link) }
    let diameter = links.attributes.number(.diameter, link) / 1000
    return diameter > 0 ? Double.pi / 4 * diameter * diameter * barrels(link) : .nan
  }

  private func barrels(_ link: Int) -> Double { max(1, links.attributes.known(.barrels, link) ?? 1) }

  /// The conduits of drainage that bring water to a node and that take it away, by their flow direction.
  func conduits(at node: Int) -> (incoming: [Int], outgoing: [Int]) {
    var result: (incoming: [Int], outgoing: [Int]) = ([], [])
    for link in topology.links(at: node).map({ Int($0) }) where isConduit(link) {
      let isReversed = links.attributes.text(.flowDirection, link) == "reversed"
      if (topology.end(of: link, at: node) == .start) != isReversed {
        result.outgoing.append(link)
      } else {
        result.incoming.append(link)
      }
    }
    return result
  }

  /// The outgoing conduit that lies lowest at its node; the others are tie lines and overflows.
  func mainOutlet(among outgoing: [Int], at node: Int) -> Int? {
    func key(_ link: Int) -> (Double, Double, Int) {
      let level = level(topology.end(of: link, at: node), of: link)
      let area = sectionArea(link)
      return (level.isNaN ? .infinity : level, area.isNaN ? 0 : -area, link)
    }
    return outgoing.min { key($0) < key($1) }
  }

  /// Reports pipes without a size and pipes smaller than the one upstream of them.
  mutating func reportSections() {
    // Loading has told of sizes of 0 already.
    let zeros = Set(
      findings.filter { $0.kind == "zero_diameter" }.map { FeatureKey(file: $0.file, feature: $0.feature) })
    for link in drainageLinks where isConduit(link) && sectionHeight(link).isNaN {
      let found = linkFinding(
        "missing_diameter", .warning, "\(links.ids[link]) has no diameter.", link, property: .diameter,
        repair: "size taken from the pipes up- and downstream")
      if !zeros.contains(FeatureKey(file: found.file, feature: found.feature)) { findings.append(found) }
    }
    reportSmallerDownstream()
  }

  private struct FeatureKey: Hashable {
    var file: String?
    var feature: Int?
  }

  private mutating func reportSmallerDownstream() {
    let flows = drainageNodes.map { (node: $0, conduits: conduits(at: $0)) }
    var isTie = [Bool](repeating: false, count: links.count)
    for (node, conduits) in flows where conduits.outgoing.count > 1 {
      let main = mainOutlet(among: conduits.outgoing, at: node)
      for link in conduits.outgoing where link != main { isTie[link] = true }
    }
    for (node, conduits) in flows {
      let sized = conduits.incoming.filter { !isTie[$0] && !sectionArea($0).isNaN }
      guard let outlet = mainOutlet(among: conduits.outgoing, at: node),
        let largest = sized.max(by: { (sectionArea($0), -$0) < (sectionArea($1), -$1) }),
        sectionArea(outlet) < 0.95 * sectionArea(largest)
      else { continue }
      findings.append(
        linkFinding(
          "smaller_downstream", .warning,
          "\(links.ids[outlet]) (\(sizeText(outlet))) is smaller than \(links.ids[largest]) (\(sizeText(largest))), "
            + "which runs into it at \(nodes.ids[node]).", outlet, property: .diameter))
    }
  }

  private func sizeText(_ link: Int) -> String {
    let diameter = links.attributes.number(.diameter, link)
    if diameter > 0, diameter < 1e6 { return "DN\(Int(diameter.rounded()))" }
    return "\(links.attributes.number(.width, link)) x \(links.attributes.number(.height, link)) m"
  }
}
