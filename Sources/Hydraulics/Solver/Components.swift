import NetworkGraph

/// The connected components of a model, by their lowest node; nodes and links of each in their own order.
///
/// Disjoint sets with path halving, O((nodes + links) · α).
func connectedComponents(_ model: DrainageModel) -> [(nodes: [Int32], links: [Int32])] {
  var parent = (0..<Int32(model.nodes.count)).map { $0 }
  func root(of node: Int32) -> Int32 {
    var i = node
    while parent[Int(i)] != i {
      parent[Int(i)] = parent[Int(parent[Int(i)])]
      i = parent[Int(i)]
    }
    return i
  }
  for link in model.links {
    let a = root(of: link.from)
    let b = root(of: link.to)
    parent[Int(max(a, b))] = min(a, b)
  }
  var components: [(nodes: [Int32], links: [Int32])] = []
  var componentOfRoot = [Int](repeating: -1, count: model.nodes.count)
  for node in 0..<Int32(model.nodes.count) {
    let root = Int(root(of: node))
    if componentOfRoot[root] < 0 {
      componentOfRoot[root] = components.count
      components.append(([], []))
    }
    components[componentOfRoot[root]].nodes.append(node)
  }
  for (i, link) in model.links.enumerated() {
    components[componentOfRoot[Int(root(of: link.from))]].links.append(Int32(i))
  }
  return components
}
