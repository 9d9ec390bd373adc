/// The links and nodes on which alone something hangs.
public struct CutElements: Sendable {
  /// Whether taking the link away disconnects what it joins.
  public let isBridge: [Bool]
  /// Whether taking the node away disconnects some of its neighbours from each other.
  public let isArticulation: [Bool]
}

extension Topology {
  /// Bridges and articulation points over the links for which `isOpen` holds, whichever way these run.
  ///
  /// Parallel links are no bridges; a link from a node to itself joins nothing. O(nodes + links); J. Hopcroft &
  /// R. Tarjan, "Efficient algorithms for graph manipulation", CACM 16 (1973) 372–378, without recursion.
  public func cutElements(where isOpen: (Int) -> Bool = { _ in true }) -> CutElements {
    var search = CutSearch(topology: self)
    for root in 0..<nodeCount where search.order[root] < 0 {
      search.explore(from: root, in: self, where: isOpen)
    }
    return CutElements(isBridge: search.isBridge, isArticulation: search.isArticulation)
  }
}

private struct CutSearch {
  /// When each node was first met, −1 before.
  var order: [Int32]
  var isBridge: [Bool]
  var isArticulation: [Bool]
  /// The earliest node that the subtree below a node reaches by a link outside the tree.
  private var low: [Int32]
  /// The way down from the root: the node, the link that led to it, and the next of its links to look at.
  private var path: [(node: Int, link: Int, next: Int)] = []
  private var clock: Int32 = 0

  init(topology: Topology) {
    order = [Int32](repeating: -1, count: topology.nodeCount)
    low = order
    isArticulation = [Bool](repeating: false, count: topology.nodeCount)
    isBridge = [Bool](repeating: false, count: topology.linkCount)
  }

  mutating func explore(from root: Int, in topology: Topology, where isOpen: (Int) -> Bool) {
    enter(root, over: -1, in: topology)
    var rootBranches = 0
    while let (node, cameBy, next) = path.last {
      guard next < Int(topology.firstIncident[node + 1]) else {
        path.removeLast()
        guard let parent = path.last?.node else { break }
        if parent == root { rootBranches += 1 }
        leave(node, to: parent, over: cameBy, root: root)
        continue
      }
      path[path.count - 1].next += 1
      let link = Int(topology.incident[next])
      // By link, not by node: a second link to the same parent closes a circle.
      guard link != cameBy, isOpen(link) else { continue }
      let other = topology.neighbour(of: node, over: link)
      if order[other] < 0 {
        enter(other, over: link, in: topology)
      } else {
        low[node] = min(low[node], order[other])
      }
    }
    isArticulation[root] = rootBranches > 1
  }

  private mutating func enter(_ node: Int, over link: Int, in topology: Topology) {
    order[node] = clock
    low[node] = clock
    clock += 1
    path.append((node, link, Int(topology.firstIncident[node])))
  }

  private mutating func leave(_ node: Int, to parent: Int, over link: Int, root: Int) {
    low[parent] = min(low[parent], low[node])
    if low[node] > order[parent] { isBridge[link] = true }
    if parent != root, low[node] >= order[parent] { isArticulation[parent] = true }
  }
}
