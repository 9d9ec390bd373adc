import TestSupport
import Testing

@testable import NetworkGraph

@Suite struct TopologyCutTests {
  /// Each link and node taken out in turn, and the components counted.
  @Test(arguments: 0..<150) func naive_cutElementsAgreeWithTakingEachOut(seed: UInt64) {
    let topology = Topology.random(seed: seed)
    let isOpen = randomDirections(topology.linkCount, seed: seed).map { $0 != .closed }
    let found = topology.cutElements { isOpen[$0] }
    let whole = topology.components { isOpen[$0] }.count
    for link in 0..<topology.linkCount {
      let without = topology.components { isOpen[$0] && $0 != link }.count
      #expect(found.isBridge[link] == (isOpen[link] && without > whole), "link \(link)")
    }
    for node in 0..<topology.nodeCount {
      let without = topology.components { isOpen[$0] && topology.from[$0] != node && topology.to[$0] != node }.count
      // Taken out the node is a component by itself: one more than before, unless it hung on nothing.
      let isAlone = !topology.links(at: node).contains {
        isOpen[Int($0)] && topology.neighbour(of: node, over: Int($0)) != node
      }
      #expect(found.isArticulation[node] == (without - (isAlone ? 0 : 1) > whole), "node \(node)")
    }
  }

  @Test func analytic_parallelLinksAreNoBridgesAndLoopsJoinNothing() {
    // 0 = 1 − 2, and a loop at 2.
    let topology = Topology(nodeCount: 3, from: [0, 1, 1, 2], to: [1, 0, 2, 2])
    let found = topology.cutElements()
    #expect(found.isBridge == [false, false, true, false])
    #expect(found.isArticulation == [false, true, false])
  }

  /// Every forest of the right size tried, on networks small enough for it.
  @Test(arguments: 0..<60) func naive_spanningForestIsTheCheapest(seed: UInt64) {
    let topology = Topology.random(seed: seed, nodes: 1...6)
    var chance = SeededGenerator(seed: seed)
    let costs = (0..<topology.linkCount).map { _ in
      chance.next() % 8 == 0 ? Double.infinity : Double(Int.random(in: -1...4, using: &chance))
    }
    let forest = topology.minimumSpanningForest { costs[$0] }
    let usable = (0..<topology.linkCount).filter { costs[$0] < .infinity }
    let parts = topology.components { costs[$0] < .infinity }.count
    #expect(forest.count == topology.nodeCount - parts)
    #expect(topology.components { forest.contains(Int32($0)) }.count == parts)
    var cheapest = Double.infinity
    for subset in 0..<(1 << usable.count) where subset.nonzeroBitCount == topology.nodeCount - parts {
      let chosen = usable.indices.filter { subset >> $0 & 1 == 1 }.map { usable[$0] }
      guard topology.components(where: { chosen.contains($0) }).count == parts else { continue }
      cheapest = min(cheapest, chosen.reduce(0) { $0 + costs[$1] })
    }
    #expect(forest.reduce(0) { $0 + costs[Int($1)] } == cheapest)
  }

  @Test func analytic_ofEqualForestsTheLowerLinksAreTaken() {
    let triangle = Topology(nodeCount: 3, from: [0, 1, 2], to: [1, 2, 0])
    #expect(triangle.minimumSpanningForest { _ in 1 } == [0, 1])
    #expect(triangle.minimumSpanningForest { $0 == 0 ? .nan : 1 } == [1, 2])
  }
}
