import Geometry

extension Network {
  /// Sets aside levels that cannot be true beside the file's other levels: 1.0 in a town at 570 m.
  ///
  /// A level is refused if it lies far from the levels of the nearest places, over 15 m and six times what is usual in
  /// this file, and from everything else known at its own node; or if a buried pipe ends above the street. No value is wrong by itself: a town by the sea has
  /// levels of 1.0. O(n log n).
  mutating func refuseImplausibleLevels() {
    let drains = LevelField(self, levels: drainageNodes.map { (node: $0, level: median(drainLevels(at: $0))) })
    let rims = LevelField(self, levels: drainageNodes.map { ($0, nodes.attributes.number(.ground, $0)) })
    var refused: [(slot: LevelSlot, level: Double, usual: Double)] = []
    for link in drainageLinks {
      for end in LinkEnd.allCases {
        let node = topology.node(end, of: link)
        let level = level(end, of: link)
        let far = isConfirmed(level, at: node, link) ? nil : drains.contradiction(to: level, at: node)
        guard let usual = far ?? contradictionWithStreet(level, end, of: link) else { continue }
        refused.append((.link(link, end), level, usual))
      }
    }
    for node in drainageNodes {
      for (name, field) in [(AttributeName.invert, drains), (.ground, rims)] {
        let level = nodes.attributes.number(name, node)
        guard let usual = field.contradiction(to: level, at: node), !isConfirmed(level, at: node, name) else {
          continue
        }
        refused.append((.node(node, name), level, usual))
      }
    }
    for item in refused { refuse(item.slot, item.level, usual: item.usual) }
  }

  /// The known levels of pipes and floor at a node.
  private func drainLevels(at node: Int) -> [Double] {
    let ends = topology.links(at: node).map { level(topology.end(of: Int($0), at: node), of: Int($0)) }
    return (ends + [nodes.attributes.number(.invert, node)]).filter { !$0.isNaN }
  }

  /// What the rest of the node says where a closed pipe would end over a metre above the street and nothing else does.
  private func contradictionWithStreet(_ level: Double, _ end: LinkEnd, of link: Int) -> Double? {
    let node = topology.node(end, of: link)
    let rim = nodes.attributes.number(.ground, node)
    guard isClosed(link), !isOutfall(node), level > rim + 1 else { return nil }
    let ends = topology.links(at: node).map { Int($0) }.filter { $0 != link }
      .map { self.level(topology.end(of: $0, at: node), of: $0) }
    let others = (ends + [nodes.attributes.number(.invert, node)]).filter { !$0.isNaN }
    return others.isEmpty ? rim : others.allSatisfy { $0 < rim } ? median(others) : nil
  }

  /// Whether anything else at the node lies within a deep drop of a pipe's level.
  private func isConfirmed(_ level: Double, at node: Int, _ link: Int) -> Bool {
    let own = [AttributeName.invert, .ground].map { nodes.attributes.number($0, node) }
    let others = topology.links(at: node).map { Int($0) }.filter { $0 != link }
      .map { self.level(topology.end(of: $0, at: node), of: $0) }
    return (own + others).contains { ($0 - level).magnitude < 10 }
  }

  /// The same for a level of the node itself.
  private func isConfirmed(_ level: Double, at node: Int, _ name: AttributeName) -> Bool {
    let other = nodes.attributes.number(name == .ground ? .invert : .ground, node)
    let ends = topology.links(at: node).map { self.level(topology.end(of: Int($0), at: node), of: Int($0)) }
    return (ends + [other]).contains { ($0 - level).magnitude < 10 }
  }

  private enum LevelSlot {
    case link(Int, LinkEnd)
    case node(Int, AttributeName)
  }

  private mutating func refuse(_ slot: LevelSlot, _ level: Double, usual: Double) {
    let comparison = "while levels around it are about \(metres(usual))"
    switch slot {
    case .link(let link, let end):
      findings.append(
        linkFinding(
          "implausible_level", .error,
          "\(links.ids[link]) has the level \(level) at its \(end.word) \(comparison).", link, property: end.level,
          repair: "the level is not used"))
      links.attributes.clear(end.level, link)
    case .node(let node, let name):
      findings.append(
        nodeFinding(
          "implausible_level", .error, "\(nodes.ids[node]) has \(name) \(level) \(comparison).", node, property: name,
          repair: "the level is not used"))
      nodes.attributes.clear(name, node)
      nodes.attributes.clear(.maxDepth, node)
    }
  }
}

/// Levels of nodes beside those of the nodes around them.
private struct LevelField {
  /// Middle of the levels of the nearest other nodes, NaN where too few are known.
  private let around: [Double]
  /// How much higher or lower a hillside may have taken a node than those around it [m].
  private let hillside: [Double]
  /// How far off a level must be to be doubted [m].
  private let limit: Double

  /// Slope of streets that are steep but there [-].
  private static let steepGround = 0.15

  init(_ network: Network, levels: [(node: Int, level: Double)]) {
    let known = levels.filter { !$0.level.isNaN && network.hasPlace($0.node) }
    let index = SpatialIndex(points: known.map { network.nodePoints[$0.node] })
    var around = [Double](repeating: .nan, count: network.nodes.count)
    var hillside = around
    for (node, _) in levels where network.hasPlace(node) {
      let near = index.nearest(9, to: network.nodePoints[node]).filter { known[$0.index].node != node }.prefix(8)
      guard near.count >= 5 else { continue }
      around[node] = median(near.map { known[$0.index].level })
      hillside[node] = Self.steepGround * median(near.map(\.distance))
    }
    self.around = around
    self.hillside = hillside
    let gaps = known.map { ($0.level - around[$0.node]).magnitude }.filter { !$0.isNaN }
    limit = gaps.isEmpty ? .infinity : max(15, 6 * 1.4826 * median(gaps))
  }

  /// The usual level around the node if `level` lies too far from it, else nil.
  func contradiction(to level: Double, at node: Int) -> Double? {
    (level - around[node]).magnitude > limit + hillside[node] ? around[node] : nil
  }
}

/// The middle value, the mean of the middle two of an even count; NaN of none.
func median(_ values: [Double]) -> Double {
  guard !values.isEmpty else { return .nan }
  let sorted = values.sorted()
  let half = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
