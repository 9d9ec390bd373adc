/// Which link joins which nodes: an index graph in compressed rows.
///
/// Nodes are `0 ..< nodeCount`, links `0 ..< linkCount`; link `k` runs from `from[k]` to `to[k]` as drawn.
/// Node `n` touches the links `incident[firstIncident[n] ..< firstIncident[n + 1]]` in order of link index,
/// a loop link twice.
public struct Topology: Sendable {
  public let from: [Int32]
  public let to: [Int32]
  public let nodeCount: Int
  public let firstIncident: [Int32]
  public let incident: [Int32]

  public var linkCount: Int { from.count }

  /// Builds the rows by counting. O(nodes + links).
  public init(nodeCount: Int, from: [Int32], to: [Int32]) {
    precondition(from.count == to.count, "every link has two ends")
    var first = [Int32](repeating: 0, count: nodeCount + 1)
    for node in from { first[Int(node) + 1] += 1 }
    for node in to { first[Int(node) + 1] += 1 }
    for node in 0..<nodeCount { first[node + 1] += first[node] }
    var next = first
    var incident = [Int32](repeating: 0, count: 2 * from.count)
    for link in from.indices {
      for node in [from[link], to[link]] {
        incident[Int(next[Int(node)])] = Int32(link)
        next[Int(node)] += 1
      }
    }
    self.nodeCount = nodeCount
    self.from = from
    self.to = to
    firstIncident = first
    self.incident = incident
  }

  /// The links that touch `node`.
  @inlinable public func links(at node: Int) -> ArraySlice<Int32> {
    incident[Int(firstIncident[node])..<Int(firstIncident[node + 1])]
  }

  /// The other end of `link` seen from `node`.
  @inlinable public func neighbour(of node: Int, over link: Int) -> Int {
    Int(from[link]) == node ? Int(to[link]) : Int(from[link])
  }
}
