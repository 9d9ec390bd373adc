/// What lies upstream or downstream of something.
public struct FlowTrace: Sendable {
  /// The nodes reached, where the trace began included, by index.
  public let nodes: [Int32]
  /// The links passed, by index.
  public let links: [Int32]
}

extension Topology {
  /// Everything that water from `nodes` can reach. `direction` says which way it runs in a link. O(reached).
  ///
  /// Besides what it reaches the trace takes one mark per node and link, O(nodes + links) memory.
  public func downstream(of nodes: [Int], direction: (Int) -> LinkDirection) -> FlowTrace {
    trace(from: nodes, direction: direction)
  }

  /// Everything from which water can reach `nodes`. `direction` says which way it runs in a link. O(reached).
  public func upstream(of nodes: [Int], direction: (Int) -> LinkDirection) -> FlowTrace {
    trace(from: nodes) { direction($0).reversed }
  }

  private func trace(from nodes: [Int], direction: (Int) -> LinkDirection) -> FlowTrace {
    var isReached = [Bool](repeating: false, count: nodeCount)
    var isPassed = [Bool](repeating: false, count: linkCount)
    var pending: [Int] = []
    for node in nodes where !isReached[node] {
      isReached[node] = true
      pending.append(node)
    }
    while let node = pending.popLast() {
      for link in links(at: node).lazy.map(Int.init) where !isPassed[link] {
        let way = direction(link)
        let leaves =
          from[link] == node && way.permits(forward: true) || to[link] == node && way.permits(forward: false)
        guard leaves else { continue }
        isPassed[link] = true
        let other = neighbour(of: node, over: link)
        guard !isReached[other] else { continue }
        isReached[other] = true
        pending.append(other)
      }
    }
    return FlowTrace(nodes: indices(of: isReached), links: indices(of: isPassed))
  }
}

private func indices(of marks: [Bool]) -> [Int32] {
  marks.indices.lazy.filter { marks[$0] }.map { Int32($0) }
}
