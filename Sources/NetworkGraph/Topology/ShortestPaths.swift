/// Cheapest ways from a set of nodes through a network; its arrays serve search after search.
///
/// Dijkstra's algorithm, or A* where a potential is given. E. W. Dijkstra, Numer. Math. 1 (1959) 269–271; P. E. Hart,
/// N. J. Nilsson & B. Raphael, IEEE Trans. SSC 4 (1968) 100–107. A search costs O((n + m) log n) for the n nodes it
/// reaches and their m links, and clears only what the one before it reached.
///
///     var paths = ShortestPaths(nodeCount: topology.nodeCount)
///     paths.search(topology, from: [depot]) { link, _ in length[link] }
///     paths.distance(to: house)
///     paths.links(to: house, in: topology)
public struct ShortestPaths: Sendable {
  @usableFromInline var distances: [Double]
  @usableFromInline var predecessors: [Int32]
  @usableFromInline var settledNodes: [Int32] = []
  @usableFromInline var isSettled: [Bool]
  @usableFromInline var queue: NodeQueue
  /// The nodes that have to be cleared before the next search.
  @usableFromInline var touched: [Int32] = []

  public init(nodeCount: Int) {
    distances = [Double](repeating: .infinity, count: nodeCount)
    predecessors = [Int32](repeating: -1, count: nodeCount)
    isSettled = [Bool](repeating: false, count: nodeCount)
    queue = NodeQueue(nodeCount: nodeCount)
  }

  /// Cost of the cheapest way to a node that the last search settled; infinite where it did not come, and for a node that
  /// it saw but did not settle before it stopped the cheapest way seen so far.
  @inlinable public func distance(to node: Int) -> Double { distances[node] }

  /// The last link of that way, −1 where it begins and where the search did not come.
  @inlinable public func predecessorLink(of node: Int) -> Int { Int(predecessors[node]) }

  /// The nodes whose cheapest way is certain, in the order in which they were settled.
  public var settled: [Int32] { settledNodes }

  /// Searches from `sources` until every node within reach is settled, or the first for which `isGoal` holds.
  ///
  /// - Parameters:
  ///   - limit: nodes that cost more to reach are left out.
  ///   - isGoal: asked as each node is settled.
  ///   - potential: a lower bound of the cost from a node to the goal, for A*. It must be consistent: never fall along a
  ///     link by more than the link costs. A straight distance is, where costs are lengths.
  ///   - cost: of a link, never negative, passed from its `from` end to its `to` end (`true`) or back (`false`);
  ///     infinite or not a number if it cannot be passed that way.
  /// - Returns: the goal that was reached, nil if none was.
  @discardableResult
  @inlinable
  public mutating func search(
    _ topology: Topology, from sources: [Int], limit: Double = .infinity, until isGoal: (Int) -> Bool = { _ in false },
    potential: (Int) -> Double = { _ in 0 }, cost: (_ link: Int, _ forward: Bool) -> Double
  ) -> Int? {
    precondition(topology.nodeCount == distances.count, "the workspace is for another network")
    clear()
    for source in sources { improve(source, to: 0, over: -1, potential: potential) }
    while let node = queue.pop() {
      let before = distances[node]
      isSettled[node] = true
      settledNodes.append(Int32(node))
      if isGoal(node) { return node }
      for place in Int(topology.firstIncident[node])..<Int(topology.firstIncident[node + 1]) {
        let link = Int(topology.incident[place])
        let isForward = Int(topology.from[link]) == node
        let other = isForward ? Int(topology.to[link]) : Int(topology.from[link])
        let step = cost(link, isForward)
        guard step < .infinity else { continue }
        precondition(step >= 0, "a link has a negative cost")
        if before + step <= limit { improve(other, to: before + step, over: link, potential: potential) }
      }
    }
    return nil
  }

  /// The links of the cheapest way to `node`, first to last; empty where the search began or did not come.
  public func links(to node: Int, in topology: Topology) -> [Int32] {
    var way: [Int32] = []
    var node = node
    while predecessors[node] >= 0 {
      let link = predecessors[node]
      way.append(link)
      node = topology.neighbour(of: node, over: Int(link))
    }
    return way.reversed()
  }

  @inlinable
  mutating func improve(_ node: Int, to distance: Double, over link: Int, potential: (Int) -> Double) {
    guard !isSettled[node], distance < distances[node] else { return }
    if distances[node] == .infinity { touched.append(Int32(node)) }
    distances[node] = distance
    predecessors[node] = Int32(link)
    queue.advance(node, to: distance + potential(node))
  }

  @inlinable
  mutating func clear() {
    for node in touched {
      distances[Int(node)] = .infinity
      predecessors[Int(node)] = -1
      isSettled[Int(node)] = false
    }
    touched.removeAll(keepingCapacity: true)
    settledNodes.removeAll(keepingCapacity: true)
    queue.clear()
  }
}
