import NetworkGraph

/// The connected components of a model, by their lowest node; nodes and links of each in their own order.
///
/// What a control rule reads is joined to what it sets. A rule that reads the clock and the rain alone joins nothing.
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
  func join(_ first: Int32, _ second: Int32) {
    let a = root(of: first)
    let b = root(of: second)
    parent[Int(max(a, b))] = min(a, b)
  }
  for link in model.links { join(link.from, link.to) }
  for rule in model.rules {
    let read = rule.readNodes + rule.readLinks.map { model.links[Int($0)].from }
    guard let first = read.first else { continue }
    for node in read + rule.setLinks.map({ model.links[Int($0)].from }) { join(first, node) }
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
