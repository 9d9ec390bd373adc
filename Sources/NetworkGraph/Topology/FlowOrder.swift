/// The nodes from upstream to downstream.
public struct FlowOrder: Sendable {
  /// Every node once; a node comes after all nodes upstream of it, except those of its own loop, which stand together.
  public let nodes: [Int32]
  /// The sets of nodes that water can leave and come back to, by index; none in a network without circular flow.
  public let loops: [[Int32]]
}

extension Topology {
  /// Orders the nodes by the direction of flow and finds where it runs in circles.
  ///
  /// The loops are the strongly connected components with more than one node or with a link back to itself. A link open
  /// both ways makes its two nodes a loop. O(nodes + links); R. Tarjan, SIAM J. Comput. 1 (1972) 146–160, without
  /// recursion.
  public func flowOrder(direction: (Int) -> LinkDirection) -> FlowOrder {
    var search = StrongComponentSearch(nodeCount: nodeCount)
    for root in 0..<nodeCount where search.order[root] < 0 {
      search.explore(from: root, in: self, direction: direction)
    }
    let upstreamFirst = search.components.reversed()
    return FlowOrder(
      nodes: upstreamFirst.flatMap { $0 },
      loops: upstreamFirst.filter { $0.count > 1 || search.hasSelfLoop[Int($0[0])] })
  }
}

private struct StrongComponentSearch {
  /// When each node was first met, −1 before.
  var order: [Int32]
  /// The earliest node on the stack that each is known to reach.
  var low: [Int32]
  var isOnStack: [Bool]
  var hasSelfLoop: [Bool]
  /// Complete components, downstream ones first, each by node index.
  var components: [[Int32]] = []
  private var stack: [Int32] = []
  private var path: [(node: Int, next: Int)] = []
  private var clock: Int32 = 0

  init(nodeCount: Int) {
    order = [Int32](repeating: -1, count: nodeCount)
    low = order
    isOnStack = [Bool](repeating: false, count: nodeCount)
    hasSelfLoop = isOnStack
  }

  mutating func explore(from root: Int, in topology: Topology, direction: (Int) -> LinkDirection) {
    enter(root, in: topology)
    while let (node, next) = path.last {
      guard next < Int(topology.firstIncident[node + 1]) else {
        path.removeLast()
        if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
        if low[node] == order[node] { closeComponent(at: node) }
        continue
      }
      path[path.count - 1].next += 1
      let link = Int(topology.incident[next])
      let way = direction(link)
      let isForward = topology.from[link] == node && way.permits(forward: true)
      guard isForward || topology.to[link] == node && way.permits(forward: false) else { continue }
      let other = topology.neighbour(of: node, over: link)
      if other == node {
        hasSelfLoop[node] = true
      } else if order[other] < 0 {
        enter(other, in: topology)
      } else if isOnStack[other] {
        low[node] = min(low[node], order[other])
      }
    }
  }

  private mutating func enter(_ node: Int, in topology: Topology) {
    order[node] = clock
    low[node] = clock
    clock += 1
    isOnStack[node] = true
    stack.append(Int32(node))
    path.append((node, Int(topology.firstIncident[node])))
  }

  private mutating func closeComponent(at node: Int) {
    var members: [Int32] = []
    while let member = stack.popLast() {
      isOnStack[Int(member)] = false
      members.append(member)
      if member == node { break }
    }
    components.append(members.sorted())
  }
}
