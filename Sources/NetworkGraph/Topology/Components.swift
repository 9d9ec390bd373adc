/// Which nodes hang together.
public struct Components: Sendable {
  /// The component of each node, numbered from 0 in the order of their lowest nodes.
  public let component: [Int32]
  public let count: Int

  /// How many nodes each has.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: count)
    for c in component { sizes[Int(c)] += 1 }
    return sizes
  }
}

extension Topology {
  /// The connected components over the links for which `isOpen` holds, whichever way these run. O(nodes + links).
  public func components(where isOpen: (Int) -> Bool = { _ in true }) -> Components {
    var component = [Int32](repeating: -1, count: nodeCount)
    var count: Int32 = 0
    var pending: [Int] = []
    for seed in 0..<nodeCount where component[seed] < 0 {
      component[seed] = count
      pending.append(seed)
      while let node = pending.popLast() {
        for link in links(at: node) where isOpen(Int(link)) {
          let other = neighbour(of: node, over: Int(link))
          guard component[other] < 0 else { continue }
          component[other] = count
          pending.append(other)
        }
      }
      count += 1
    }
    return Components(component: component, count: Int(count))
  }
}
