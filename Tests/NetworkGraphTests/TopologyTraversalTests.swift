import TestSupport
import Testing

@testable import NetworkGraph

@Suite struct TopologyTraversalTests {
  @Test(arguments: 0..<100) func invariant_rowsHoldEveryLinkTwiceInOrder(seed: UInt64) {
    #expect(Topology.random(seed: seed).brokenInvariants().isEmpty)
  }

  @Test func analytic_aLoopStandsTwiceInItsRowAndLeadsBack() {
    let topology = Topology(nodeCount: 2, from: [1, 0], to: [1, 1])
    #expect(Array(topology.links(at: 1)) == [0, 0, 1])
    #expect(topology.neighbour(of: 1, over: 0) == 1)
    #expect(topology.neighbour(of: 1, over: 1) == 0)
    #expect(Topology(nodeCount: 0, from: [], to: []).brokenInvariants().isEmpty)
  }

  @Test(arguments: 0..<100) func naive_componentsAgreeWithReachability(seed: UInt64) {
    let topology = Topology.random(seed: seed)
    let isOpen = randomDirections(topology.linkCount, seed: seed).map { $0 != .closed }
    let found = topology.components { isOpen[$0] }
    let reach = topology.naiveReachability { link, _ in isOpen[link] }
    for i in 0..<topology.nodeCount {
      for j in 0..<topology.nodeCount { #expect((found.component[i] == found.component[j]) == reach[i][j]) }
    }
    #expect(found.sizes.reduce(0, +) == topology.nodeCount)
    #expect(found.sizes.count == found.count)
    // Numbered in the order of their lowest nodes.
    var seen: [Int32] = []
    for c in found.component where !seen.contains(c) { seen.append(c) }
    #expect(seen == seen.sorted())
  }

  @Test(arguments: 0..<100) func naive_tracesAgreeWithReachability(seed: UInt64) {
    let topology = Topology.random(seed: seed)
    let directions = randomDirections(topology.linkCount, seed: seed)
    let reach = topology.naiveReachability { directions[$0].permits(forward: $1) }
    for node in 0..<topology.nodeCount {
      let down = topology.downstream(of: [node]) { directions[$0] }
      let up = topology.upstream(of: [node]) { directions[$0] }
      #expect(down.nodes.map(Int.init) == (0..<topology.nodeCount).filter { reach[node][$0] })
      #expect(up.nodes.map(Int.init) == (0..<topology.nodeCount).filter { reach[$0][node] })
      let passed = (0..<topology.linkCount).filter { link in
        directions[link].permits(forward: true) && reach[node][Int(topology.from[link])]
          || directions[link].permits(forward: false) && reach[node][Int(topology.to[link])]
      }
      #expect(down.links.map(Int.init) == passed)
    }
  }

  @Test(arguments: 0..<100) func naive_flowOrderPutsUpstreamFirstAndFindsEveryLoop(seed: UInt64) {
    let topology = Topology.random(seed: seed)
    let directions = randomDirections(topology.linkCount, seed: seed)
    let found = topology.flowOrder { directions[$0] }
    let reach = topology.naiveReachability { directions[$0].permits(forward: $1) }
    #expect(found.nodes.sorted() == (0..<Int32(topology.nodeCount)).map { $0 })
    for (place, node) in found.nodes.enumerated() {
      for later in found.nodes[(place + 1)...] where reach[Int(later)][Int(node)] {
        #expect(reach[Int(node)][Int(later)], "\(later) is upstream of \(node) and not in a loop with it")
      }
    }
    let inLoops = Set(found.loops.flatMap { $0 })
    for node in 0..<topology.nodeCount {
      let others = (0..<topology.nodeCount).filter { $0 != node && reach[node][$0] && reach[$0][node] }
      let isOwnLoop = (0..<topology.linkCount).contains {
        topology.from[$0] == node && topology.to[$0] == node && directions[$0] != .closed
      }
      #expect(inLoops.contains(Int32(node)) == (isOwnLoop || !others.isEmpty))
    }
    for loop in found.loops {
      for a in loop { for b in loop { #expect(reach[Int(a)][Int(b)]) } }
    }
  }

  @Test func analytic_aTreeOfPipesIsOrderedAndHasNoLoop() {
    // 0 → 2 ← 1, 2 → 3, drawn against the flow in part.
    let topology = Topology(nodeCount: 4, from: [2, 1, 3], to: [0, 2, 2])
    let order = topology.flowOrder { $0 == 1 ? .forward : .backward }
    #expect(order.loops.isEmpty)
    #expect(order.nodes.suffix(2) == [2, 3])
  }

  /// A recursion would overflow its stack here.
  @Test func robustness_longLinesAreWalkedWithoutRecursion() {
    let count = 200_000
    let line = Topology.line(nodes: count)
    #expect(line.components().count == 1)
    #expect(line.flowOrder { _ in .forward }.nodes == (0..<Int32(count)).map { $0 })
    #expect(line.cutElements().isBridge.allSatisfy { $0 })
    #expect(line.downstream(of: [0]) { _ in .forward }.nodes.count == count)
  }
}
