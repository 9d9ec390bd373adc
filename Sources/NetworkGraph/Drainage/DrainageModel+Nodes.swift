import Quantities

extension DrainageModelBuilder {
  /// Drainage nodes in the order of the network.
  mutating func makeNodes() -> [DrainageNode] {
    var nodes: [DrainageNode] = []
    let inflows = inflowsByNode()
    for i in 0..<network.nodes.count where network.nodes.networks[i] == .drainage {
      modelNode[i] = Int32(nodes.count)
      if nodeByID[network.nodes.ids[i]] == nil { nodeByID[network.nodes.ids[i]] = Int32(nodes.count) }
      nodes.append(makeNode(i, inflows[network.nodes.ids[i]] ?? []))
    }
    if nodes.isEmpty { fault(nil, nil, "the network has no drainage nodes; add a drainage layer") }
    for name in inflows.keys.sorted() where nodeByID[name] == nil {
      fault(name, nil, "an inflow enters this node, but no drainage layer has it; correct the name in the model data")
    }
    return nodes
  }

  private mutating func makeNode(_ i: Int, _ inflows: [DrainageNode.Inflow]) -> DrainageNode {
    let attributes = network.nodes.attributes
    let invert = essential(network.nodes, i, .invert)
    var role = DrainageNode.Role.junction
    switch network.nodes.kinds[i] {
    case "outfall": role = .outfall(boundary(i), flapGate: attributes.number(.flapGate, i) > 0)
    case "storage": role = .storage(storageShape(i))
    default: break
    }
    let depth = maxDepth(i, invert: invert, role)
    var node = DrainageNode(
      id: network.nodes.ids[i], role: role, networkNode: Int32(i), invert: invert,
      maxDepth: depth < Self.smallest ? 0 : depth, initialDepth: orZero(network.nodes, i, .initialDepth),
      surchargeDepth: orZero(network.nodes, i, .surchargeDepth), pondedArea: orZero(network.nodes, i, .pondedArea),
      inflows: inflows)
    if case .storage = role {
      node.seepage = storageSeepage(i)
      node.evaporationShare = orZero(network.nodes, i, .evaporationFactor)
    }
    return node
  }

  /// `max_depth_m`, else ground above invert. Outfalls need neither; in a network that came as a model a node without
  /// either reaches to its highest crown, as in SWMM.
  private mutating func maxDepth(_ i: Int, invert: Double, _ role: DrainageNode.Role) -> Double {
    let attributes = network.nodes.attributes
    if let depth = attributes.known(.maxDepth, i) {
      return check(depth, of: network.nodes.ids[i], .maxDepth, atLeast: 0)
    }
    if let ground = attributes.known(.ground, i) {
      return invert.isNaN ? .nan : check(ground - invert, of: network.nodes.ids[i], .ground, atLeast: 0)
    }
    if case .outfall = role { return 0 }
    if network.model.simulation != nil { return 0 }
    return check(.nan, of: network.nodes.ids[i], .ground, atLeast: -.infinity)
  }

  /// What stands in `boundary`, `stage_m` and `stage_series`; free where nothing does, fixed where only a stage does.
  private mutating func boundary(_ i: Int) -> OutfallBoundary {
    let attributes = network.nodes.attributes
    let id = network.nodes.ids[i]
    let word = attributes.text(.boundary, i)?.lowercased() ?? (attributes.known(.stage, i) == nil ? "free" : "fixed")
    switch word {
    case "free": return .free
    case "normal": return .normal
    case "fixed": return .fixed(stage: essential(network.nodes, i, .stage))
    case "tidal":
      guard let name = attributes.text(.stageSeries, i), let curve = network.model.curves[name], !curve.x.isEmpty
      else { break }
      return .tidal(TimeSeries(times: curve.x, values: curve.y))
    case "series":
      guard let name = attributes.text(.stageSeries, i), let series = network.model.series[name], !series.isEmpty
      else { break }
      return .series(series)
    default:
      fault(id, .boundary, "found “\(word)”; expected free, normal, fixed, tidal or series")
      return .free
    }
    let name = attributes.text(.stageSeries, i).map { "“\($0)”" } ?? "no name"
    fault(id, .stageSeries, "found \(name); expected the name of a \(word) curve or series in the model data")
    return .free
  }

  /// A table of areas, or a power of depth; SWMM's older files have a constant alone.
  private mutating func storageShape(_ i: Int) -> StorageShape {
    let attributes = network.nodes.attributes
    let id = network.nodes.ids[i]
    if let text = attributes.text(.storageCurve, i) {
      guard let pairs = PairList(json: text), !pairs.x.isEmpty, zip(pairs.x, pairs.x.dropFirst()).allSatisfy(<=),
        pairs.y.allSatisfy({ $0 >= 0 })
      else {
        fault(id, .storageCurve, "found “\(text.prefix(60))”; expected [[depth_m, area_m2], ...] with rising depths")
        return .tabular(depth: [0], area: [0])
      }
      return .tabular(depth: pairs.x, area: pairs.y)
    }
    let constant = attributes.known(.storageConstant, i)
    let coefficient = attributes.known(.storageCoefficient, i)
    if constant == nil, coefficient == nil {
      fault(id, .storageCurve, "no storage curve and no function; add [[depth_m, area_m2], ...]")
    }
    return .functional(
      coefficient: coefficient ?? 0, exponent: attributes.known(.storageExponent, i) ?? 0, constant: constant ?? 0)
  }

  private mutating func inflowsByNode() -> [String: [DrainageNode.Inflow]] {
    var inflows: [String: [DrainageNode.Inflow]] = [:]
    let model = network.model
    for inflow in model.inflows {
      let series = inflow.series.flatMap { model.series[$0] }
      if let name = inflow.series, series == nil {
        fault(inflow.node, nil, "its inflow needs time series “\(name)”, which the model data have not")
      }
      for name in inflow.patterns where model.patterns[name] == nil {
        fault(inflow.node, nil, "its inflow needs pattern “\(name)”, which the model data have not")
      }
      inflows[inflow.node, default: []].append(
        DrainageNode.Inflow(
          series: series, factor: inflow.factor, baseline: inflow.baseline,
          patterns: inflow.patterns.compactMap { model.patterns[$0] }))
    }
    return inflows
  }
}
