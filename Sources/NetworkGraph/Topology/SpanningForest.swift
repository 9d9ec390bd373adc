/// Sets that grow together: which items have been joined, directly or through others.
///
/// Joining and finding cost nearly O(1) (inverse Ackermann); R. Tarjan, J. ACM 22 (1975) 215–225.
public struct DisjointSets: Sendable {
  private var parent: [Int32]
  private var size: [Int32]

  /// Every item in a set of its own.
  public init(count: Int) {
    parent = (0..<count).map { Int32($0) }
    size = [Int32](repeating: 1, count: count)
  }

  /// An item that stands for the set of `item`, the same for all of them until the next join.
  public mutating func representative(of item: Int) -> Int {
    var i = item
    while parent[i] != i {
      parent[i] = parent[Int(parent[i])]
      i = Int(parent[i])
    }
    return i
  }

  /// Makes the sets of two items one; false if they were.
  @discardableResult
  public mutating func join(_ a: Int, _ b: Int) -> Bool {
    let (i, j) = (representative(of: a), representative(of: b))
    guard i != j else { return false }
    let (large, small) = size[i] >= size[j] ? (i, j) : (j, i)
    parent[small] = Int32(large)
    size[large] += size[small]
    return true
  }
}

extension Topology {
  /// The links of a forest that joins what the links join at the least total cost, by index.
  ///
  /// Of several such forests the one that prefers links of lower index. A link whose cost is infinite or not a number is
  /// not used. O(links log links); J. B. Kruskal, Proc. AMS 7 (1956) 48–50.
  public func minimumSpanningForest(cost: (Int) -> Double) -> [Int32] {
    let costs = (0..<linkCount).map(cost)
    let candidates = costs.indices.filter { costs[$0] < .infinity }
    let order = candidates.sorted { (costs[$0], $0) < (costs[$1], $1) }
    var sets = DisjointSets(count: nodeCount)
    return order.filter { sets.join(Int(from[$0]), Int(to[$0])) }.sorted().map { Int32($0) }
  }
}
