extension DrainageModel {
  /// How many times water can leave the drains over an outfall, run over a subcatchment and come back into other drains:
  /// 0 where no outfall discharges onto a subcatchment, nil where water comes round to where it was.
  ///
  /// O(nodes + links), and for outfalls onto subcatchments O(outfalls² + outfalls · subcatchments).
  public var runOnDepth: Int? { runOnPaths.depth }

  /// The outfalls on subcatchments that come round to themselves, by index of node.
  var runOnRing: [Int] { runOnPaths.ring }

  private var runOnPaths: (depth: Int?, ring: [Int]) {
    let sources = nodes.indices.filter { nodes[$0].runsOnto != nil }
    guard !sources.isEmpty else { return (0, []) }
    let component = Topology(nodeCount: nodes.count, from: links.map(\.from), to: links.map(\.to)).components()
      .component
    let next = sources.map { source -> [Int] in
      guard let target = drain(ofSubcatchment: nodes[source].runsOnto ?? -1) else { return [] }
      return sources.indices.filter { component[sources[$0]] == component[Int(target)] }
    }
    // Rounds of hops: an outfall that is still reached after as many rounds as there are outfalls lies on or behind a ring.
    var reached = Set(sources.indices)
    var depth = 0
    while !reached.isEmpty, depth <= sources.count {
      reached = Set(reached.flatMap { next[$0] })
      depth += 1
    }
    return reached.isEmpty ? (depth, []) : (nil, reached.sorted().map { sources[$0] })
  }

  /// The node that the runoff of a subcatchment comes to over others; nil if to none.
  private func drain(ofSubcatchment first: Int32) -> Int32? {
    var at = Int(first)
    for _ in subcatchments {
      guard subcatchments.indices.contains(at) else { return nil }
      switch subcatchments[at].outlet {
      case .node(let node): return node
      case .subcatchment(let other): at = Int(other)
      case .none: return nil
      }
    }
    return nil
  }
}

extension DrainageModelBuilder {
  /// Finds the subcatchments that outfalls discharge onto. With rain left out there are none: the water leaves.
  mutating func resolveRunOn(of model: inout DrainageModel) {
    var indices: [String: Int32] = [:]
    for (i, subcatchment) in model.subcatchments.enumerated() where indices[subcatchment.id] == nil {
      indices[subcatchment.id] = Int32(i)
    }
    for i in model.nodes.indices where model.nodes[i].isOutfall {
      let node = Int(model.nodes[i].networkNode)
      guard let name = network.nodes.attributes.text(.outlet, node) else { continue }
      model.nodes[i].runsOnto = indices[name]
      guard indices[name] == nil else { continue }
      if model.settings.ignoresRainfall {
        findings.append(
          Finding(
            "run_on_without_runoff", .warning,
            "the outfall discharges onto subcatchment “\(name)”, but rain is left out",
            layer: .drainage, id: model.nodes[i].id, property: AttributeName.outlet.rawValue,
            repair: "its water leaves the model"))
      } else {
        fault(model.nodes[i].id, .outlet, "found “\(name)”, which is no subcatchment; correct the name")
      }
    }
    let ring = model.runOnRing.map { model.nodes[$0].id }
    if !ring.isEmpty {
      fault(
        nil, .outlet,
        "the outfalls \(ring.joined(separator: ", ")) discharge onto subcatchments whose runoff comes round to them; "
          + "let one of them discharge elsewhere")
    }
  }
}

extension DrainageNode {
  /// Whether the level is given from outside, so that water leaves here.
  public var isOutfall: Bool {
    if case .outfall = role { true } else { false }
  }
}
