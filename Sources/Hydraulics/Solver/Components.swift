import NetworkGraph

/// The connected components of a model, by their lowest node; nodes, links and street inlets of each in their own order.
///
/// Links and inlets carry water, so both connect; and what a control rule reads is joined to what it sets, while a rule
/// that reads the clock and the rain alone joins nothing. Disjoint sets with path halving, O((nodes + links + inlets) · α).
func connectedComponents(_ model: DrainageModel) -> [(nodes: [Int32], links: [Int32], inlets: [Int32])] {
  var parent = (0..<Int32(model.nodes.count)).map { $0 }
  func root(of node: Int32) -> Int32 {
    var i = node
    while parent[Int(i)] != i {
      parent[Int(i)] = parent[Int(parent[Int(i)])]
      i = parent[Int(i)]
    }
    return i
  }
  func connect(_ ends: (Int32, Int32)) {
    let a = root(of: ends.0)
    let b = root(of: ends.1)
    parent[Int(max(a, b))] = min(a, b)
  }
  for i in model.links.indices { connect(model.ends(ofLink: Int32(i))) }
  for i in model.inlets.indices { connect(model.ends(ofInlet: Int32(i))) }
  for rule in model.rules {
    let read = rule.readNodes + rule.readLinks.map { model.links[Int($0)].from }
    guard let first = read.first else { continue }
    for node in read + rule.setLinks.map({ model.links[Int($0)].from }) { connect((first, node)) }
  }
  var components: [(nodes: [Int32], links: [Int32], inlets: [Int32])] = []
  var componentOfRoot = [Int](repeating: -1, count: model.nodes.count)
  for node in 0..<Int32(model.nodes.count) {
    let root = Int(root(of: node))
    if componentOfRoot[root] < 0 {
      componentOfRoot[root] = components.count
      components.append(([], [], []))
    }
    components[componentOfRoot[root]].nodes.append(node)
  }
  for (i, link) in model.links.enumerated() {
    components[componentOfRoot[Int(root(of: link.from))]].links.append(Int32(i))
  }
  for (i, inlet) in model.inlets.enumerated() {
    components[componentOfRoot[Int(root(of: inlet.node))]].inlets.append(Int32(i))
  }
  return components
}

extension DrainageModel {
  /// The nodes between which a link carries water.
  func ends(ofLink index: Int32) -> (Int32, Int32) { (links[Int(index)].from, links[Int(index)].to) }

  /// The street's lower node and the sewer node of an inlet.
  func ends(ofInlet index: Int32) -> (Int32, Int32) {
    let inlet = inlets[Int(index)]
    return (lowerNode(of: links[Int(inlet.link)]), inlet.node)
  }

  /// Whether each node is the upper end of some conduit, or the inlet of some structure.
  func nodesLedOn() -> [Bool] {
    var leadsOn = [Bool](repeating: false, count: nodes.count)
    for link in links {
      let isDrawnDown = link.structure != nil || lowerNode(of: link) == link.to
      leadsOn[Int(isDrawnDown ? link.from : link.to)] = true
    }
    return leadsOn
  }
}
