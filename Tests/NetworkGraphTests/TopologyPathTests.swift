import TestSupport
import Testing

@testable import NetworkGraph

/// Costs by link and way, some closed, some free.
private func randomCosts(_ count: Int, seed: UInt64) -> [[Double]] {
  var chance = SeededGenerator(seed: seed &+ 77)
  return (0..<count).map { _ in
    (0..<2).map { _ in
      switch Int.random(in: 0..<8, using: &chance) {
      case 0: .infinity
      case 1: .nan
      default: Double(Int.random(in: 0...9, using: &chance))
      }
    }
  }
}

/// Bellman's relaxation until nothing changes.
private func naiveDistances(_ topology: Topology, from sources: [Int], _ costs: [[Double]]) -> [Double] {
  var distance = [Double](repeating: .infinity, count: topology.nodeCount)
  for source in sources { distance[source] = 0 }
  for _ in 0...topology.nodeCount {
    for link in 0..<topology.linkCount {
      let (a, b) = (Int(topology.from[link]), Int(topology.to[link]))
      if distance[a] + costs[link][0] < distance[b] { distance[b] = distance[a] + costs[link][0] }
      if distance[b] + costs[link][1] < distance[a] { distance[a] = distance[b] + costs[link][1] }
    }
  }
  return distance
}

@Suite struct TopologyPathTests {
  @Test(arguments: 0..<100) func naive_distancesAndWaysAgreeAndTheWorkspaceCanBeUsedAgain(seed: UInt64) {
    let topology = Topology.random(seed: seed)
    let costs = randomCosts(topology.linkCount, seed: seed)
    var paths = ShortestPaths(nodeCount: topology.nodeCount)
    for sources in [[0], [topology.nodeCount - 1, 0], [], [topology.nodeCount / 2]] {
      paths.search(topology, from: sources) { costs[$0][$1 ? 0 : 1] }
      let expected = naiveDistances(topology, from: sources, costs)
      for node in 0..<topology.nodeCount {
        #expect(paths.distance(to: node) == expected[node])
        let way = paths.links(to: node, in: topology)
        let (end, cost) = walked(back: way, to: node, topology, costs)
        if expected[node] < .infinity {
          #expect(sources.contains(end))
          #expect(cost == expected[node])
        } else {
          #expect(way.isEmpty)
        }
      }
      let order = paths.settled.map { paths.distance(to: Int($0)) }
      #expect(order == order.sorted())
      #expect(Set(paths.settled).count == paths.settled.count)
    }
  }

  /// Follows a way from its end to its beginning.
  private func walked(
    back way: [Int32], to node: Int, _ topology: Topology, _ costs: [[Double]]
  ) -> (start: Int, cost: Double) {
    var (node, cost) = (node, 0.0)
    for link in way.reversed().map(Int.init) {
      let before = topology.neighbour(of: node, over: link)
      cost += costs[link][Int(topology.from[link]) == before ? 0 : 1]
      node = before
    }
    return (node, cost)
  }

  /// On a grid of streets, with the straight distance as potential.
  @Test(arguments: 0..<20) func naive_searchWithAPotentialFindsTheSameCostAndSettlesLess(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let side = 12
    var (from, to): ([Int32], [Int32]) = ([], [])
    for y in 0..<side {
      for x in 0..<side {
        if x + 1 < side { (from, to) = (from + [Int32(y * side + x)], to + [Int32(y * side + x + 1)]) }
        if y + 1 < side { (from, to) = (from + [Int32(y * side + x)], to + [Int32(y * side + x + side)]) }
      }
    }
    let topology = Topology(nodeCount: side * side, from: from, to: to)
    let lengths = from.map { _ in Double.random(in: 1...1.5, using: &chance) }
    let goal = Int.random(in: 0..<(side * side), using: &chance)
    func straight(_ node: Int) -> Double {
      let (dx, dy) = (Double(node % side - goal % side), Double(node / side - goal / side))
      return (dx * dx + dy * dy).squareRoot()
    }
    let start = Int.random(in: 0..<(side * side), using: &chance)
    var plain = ShortestPaths(nodeCount: topology.nodeCount)
    var guided = plain
    plain.search(topology, from: [start], until: { $0 == goal }) { link, _ in lengths[link] }
    let reached = guided.search(topology, from: [start], until: { $0 == goal }, potential: straight) { link, _ in
      lengths[link]
    }
    #expect(reached == goal)
    #expect(isClose(guided.distance(to: goal), plain.distance(to: goal), relative: 1e-14))
    #expect(guided.settled.count <= plain.settled.count)
    #expect(guided.links(to: goal, in: topology) == plain.links(to: goal, in: topology))
  }

  @Test func analytic_theLimitAndTheGoalStopTheSearch() {
    let line = Topology.line(nodes: 10)
    var paths = ShortestPaths(nodeCount: 10)
    #expect(paths.search(line, from: [0], limit: 3) { _, _ in 1 } == nil)
    #expect(paths.settled == [0, 1, 2, 3])
    #expect(paths.distance(to: 4) == .infinity)
    #expect(paths.search(line, from: [9], until: { $0 % 4 == 0 }) { _, _ in 1 } == 8)
    #expect(paths.distance(to: 0) == .infinity, "what the first search reached is cleared")
    #expect(paths.predecessorLink(of: 8) == 8)
    #expect(paths.predecessorLink(of: 9) == -1)
    #expect(paths.search(line, from: [0]) { _, forward in forward ? .infinity : 1 } == nil)
    #expect(paths.settled == [0], "one-way streets the wrong way")
  }
}
