import Geometry

extension Network {
  /// Sets aside levels that cannot be true beside the file's other levels: 1.0 in a town at 570 m.
  ///
  /// A level is refused if it lies far from the middle of the levels around it (over 15 m and ten times their spread)
  /// and from every other level at the two ends of its pipe. No value is wrong by itself: a town by the sea has levels
  /// of 1.0. O(n log n).
  mutating func refuseImplausibleLevels() {
    let field = LevelField(self)
    var refused: [(slot: LevelSlot, level: Double, usual: Double)] = []
    for link in drainageLinks {
      for end in LinkEnd.allCases {
        let level = level(end, of: link)
        guard !level.isNaN, let place = place(of: topology.node(end, of: link)),
          let usual = field.contradiction(to: level, at: place),
          !isConfirmed(level, at: topology.node(end, of: link), besides: link)
        else { continue }
        refused.append((.link(link, end), level, usual))
      }
    }
    for node in drainageNodes {
      for name in [AttributeName.invert, .ground] {
        let level = nodes.attributes.number(name, node)
        guard !level.isNaN, let place = place(of: node), let usual = field.contradiction(to: level, at: place) else {
          continue
        }
        refused.append((.node(node, name), level, usual))
      }
    }
    for item in refused { refuse(item.slot, item.level, usual: item.usual) }
  }

  private enum LevelSlot {
    case link(Int, LinkEnd)
    case node(Int, AttributeName)
  }

  private func place(of node: Int) -> GridPoint? { hasPlace(node) ? nodePoints[node] : nil }

  /// Whether something else at the node lies within a drop's height of `level`.
  private func isConfirmed(_ level: Double, at node: Int, besides link: Int) -> Bool {
    let own = [AttributeName.invert, .ground].map { nodes.attributes.number($0, node) }
    let others = topology.links(at: node).map { Int($0) }.filter { $0 != link }
      .map { self.level(topology.end(of: $0, at: node), of: $0) }
    return (own + others).contains { ($0 - level).magnitude < 10 }
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

/// Middle and spread of all levels in squares of a map, each with its eight neighbours.
private struct LevelField {
  private struct Square: Hashable {
    var row: Int64
    var column: Int64
  }

  private static let side = 400.0
  private var levels: [Square: [Double]] = [:]
  private var summaries: [Square: (middle: Double, spread: Double)] = [:]
  private var whole = (middle: 0.0, spread: Double.infinity)

  init(_ network: Network) {
    var all: [Double] = []
    for link in network.drainageLinks {
      for end in LinkEnd.allCases {
        take(network.level(end, of: link), at: network.nodePoints[network.topology.node(end, of: link)], &all)
      }
    }
    for node in network.drainageNodes {
      for name in [AttributeName.invert, .ground] {
        take(network.nodes.attributes.number(name, node), at: network.nodePoints[node], &all)
      }
    }
    whole = Self.summary(all)
    for square in levels.keys { summaries[square] = summary(around: square) }
  }

  private mutating func take(_ level: Double, at place: GridPoint, _ all: inout [Double]) {
    guard level.isFinite, place.easting.isFinite, place.northing.isFinite else { return }
    levels[Self.square(of: place), default: []].append(level)
    all.append(level)
  }

  private static func square(of place: GridPoint) -> Square {
    func number(_ x: Double) -> Int64 { Int64(max(-1e15, min(1e15, (x / side).rounded(.down)))) }
    return Square(row: number(place.northing), column: number(place.easting))
  }

  /// Few levels around say little; the whole file's are asked then.
  private func summary(around square: Square) -> (middle: Double, spread: Double) {
    var near: [Double] = []
    for row in -1...1 as ClosedRange<Int64> {
      for column in -1...1 as ClosedRange<Int64> {
        near += levels[Square(row: square.row + row, column: square.column + column)] ?? []
      }
    }
    return near.count >= 12 ? Self.summary(near) : whole
  }

  /// Median, and 1.4826 times the median distance from it: the standard deviation of normal values.
  private static func summary(_ values: [Double]) -> (middle: Double, spread: Double) {
    guard values.count >= 12 else { return (0, .infinity) }
    let middle = median(values)
    return (middle, 1.4826 * median(values.map { ($0 - middle).magnitude }))
  }

  /// The usual level around `place` if `level` lies too far from it, else nil.
  func contradiction(to level: Double, at place: GridPoint) -> Double? {
    let (middle, spread) = summaries[Self.square(of: place)] ?? whole
    return (level - middle).magnitude > max(15, 10 * spread) ? middle : nil
  }
}

/// The middle value, the mean of the middle two of an even count; NaN of none.
func median(_ values: [Double]) -> Double {
  guard !values.isEmpty else { return .nan }
  let sorted = values.sorted()
  let half = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
