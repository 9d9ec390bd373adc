import TestSupport

@testable import NetworkGraph

extension Topology {
  /// A network with loops, parallel links, isolated nodes and several parts, as they come by chance.
  static func random(seed: UInt64, nodes: ClosedRange<Int> = 1...14) -> Topology {
    var chance = SeededGenerator(seed: seed)
    let nodeCount = Int.random(in: nodes, using: &chance)
    let linkCount = Int.random(in: 0...(3 * nodeCount / 2), using: &chance)
    func ends() -> [Int32] { (0..<linkCount).map { _ in Int32.random(in: 0..<Int32(nodeCount), using: &chance) } }
    return Topology(nodeCount: nodeCount, from: ends(), to: ends())
  }

  /// A line of nodes 0, 1, 2, …, each joined to the next.
  static func line(nodes: Int) -> Topology {
    Topology(nodeCount: nodes, from: (0..<Int32(nodes - 1)).map { $0 }, to: (1..<Int32(nodes)).map { $0 })
  }

  /// What is wrong with the compressed rows, in words; nothing if they are as the type promises.
  func brokenInvariants() -> [String] {
    var broken: [String] = []
    if from.count != to.count { broken.append("links with one end") }
    if firstIncident.count != nodeCount + 1 {
      broken.append("\(firstIncident.count) row starts for \(nodeCount) nodes")
    }
    if firstIncident.first != 0 || firstIncident.last != Int32(incident.count) { broken.append("rows do not cover") }
    if !zip(firstIncident, firstIncident.dropFirst()).allSatisfy(<=) { broken.append("a row runs backwards") }
    for node in 0..<nodeCount {
      let row = links(at: node)
      if row.sorted() != Array(row) { broken.append("row \(node) is not in order") }
      for link in row.lazy.map(Int.init) where from[link] != node && to[link] != node {
        broken.append("link \(link) in row \(node) does not touch it")
      }
    }
    for link in 0..<linkCount {
      let entries = incident.filter { $0 == link }.count
      if entries != 2 { broken.append("link \(link) stands in \(entries) rows") }
    }
    return broken
  }

  /// Which nodes can be reached from which by links that `permits` lets pass, by Warshall's closure. O(nodes³).
  func naiveReachability(permits: (_ link: Int, _ forward: Bool) -> Bool) -> [[Bool]] {
    var reach = (0..<nodeCount).map { i in (0..<nodeCount).map { $0 == i } }
    for link in 0..<linkCount {
      if permits(link, true) { reach[Int(from[link])][Int(to[link])] = true }
      if permits(link, false) { reach[Int(to[link])][Int(from[link])] = true }
    }
    for k in 0..<nodeCount {
      for i in 0..<nodeCount where reach[i][k] {
        for j in 0..<nodeCount where reach[k][j] { reach[i][j] = true }
      }
    }
    return reach
  }
}

/// A direction for each link, all four kinds.
func randomDirections(_ count: Int, seed: UInt64) -> [LinkDirection] {
  var chance = SeededGenerator(seed: seed &+ 1_000)
  let kinds: [LinkDirection] = [.forward, .forward, .backward, .both, .closed]
  return (0..<count).map { _ in kinds[Int.random(in: 0..<kinds.count, using: &chance)] }
}
