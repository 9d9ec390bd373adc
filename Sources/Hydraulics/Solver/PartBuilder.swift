import NetworkGraph
import Quantities

/// Cuts a model into connected parts and prepares each.
struct PartBuilder {
  let model: DrainageModel
  let catalogue: SectionCatalogue
  /// Position of each node in its part.
  private(set) var local: [Int32]
  /// Indices of the rules that set a link, in order.
  let rulesOfLink: [Int32: [Int]]
  /// Whether a link leads on from each node; known where there are street inlets.
  let leadsOn: [Bool]
  /// Links at whose lower end an inlet takes water as it runs past.
  private(set) var linksPastInlets: Set<Int32> = []

  init(_ model: DrainageModel) {
    self.model = model
    catalogue = SectionCatalogue(model.links)
    local = [Int32](repeating: -1, count: model.nodes.count)
    rulesOfLink = model.rules.indices.reduce(into: [:]) { table, rule in
      for link in model.rules[rule].setLinks { table[link, default: []].append(rule) }
    }
    leadsOn = model.inlets.isEmpty ? [] : model.nodesLedOn()
    linksPastInlets = Set(model.inlets.filter(isOnGrade).map(\.link))
  }

  /// All parts, by their lowest node. O(nodes + links + fill).
  mutating func parts() -> [NetworkPart] {
    let components = connectedComponents(model)
    return components.map { part(nodes: $0.nodes, links: $0.links, inlets: $0.inlets) }
  }

  private mutating func part(nodes: [Int32], links: [Int32], inlets: [Int32]) -> NetworkPart {
    let unknown = nodes.filter { !model.nodes[Int($0)].isOutfall }
    let outfalls = nodes.filter { model.nodes[Int($0)].isOutfall }
    for (i, node) in unknown.enumerated() { local[Int(node)] = Int32(i) }
    let pairs = links.map { model.ends(ofLink: $0) } + inlets.map { model.ends(ofInlet: $0) }
    let edges = pairs.compactMap { a, b -> (Int32, Int32)? in
      let isInner = !model.nodes[Int(a)].isOutfall && !model.nodes[Int(b)].isOutfall
      return isInner && a != b ? (local[Int(a)], local[Int(b)]) : nil
    }
    let order = EliminationOrder(rows: unknown.count, edges: edges)
    var part = NetworkPart(order: order)
    part.rows = unknown.count
    part.nodes = order.oldRow.map { unknown[Int($0)] } + outfalls
    for (i, node) in part.nodes.enumerated() { local[Int(node)] = Int32(i) }
    part.inverts = part.nodes.map { model.nodes[Int($0)].invert }
    part.initialDepths = part.nodes.map { model.nodes[Int($0)].initialDepth }
    part.boundaries = outfalls.map { Boundary(model.nodes[Int($0)]) }
    addConduits(links.filter { model.links[Int($0)].structure == nil }, to: &part)
    addStructures(links.filter { model.links[Int($0)].structure != nil }, to: &part)
    fillFlowingNodes(&part)
    addStorage(to: &part)
    addRules(links, to: &part)
    addInlets(inlets, to: &part)
    addForceMains(to: &part)
    addCulverts(to: &part)
    addLosses(to: &part)
    return part
  }

  /// Conduits by the first of their ends in elimination order, so that a pass walks the nodes in a stream.
  private func addConduits(_ links: [Int32], to part: inout NetworkPart) {
    let built = links.map { (conduit($0, order: part.order, rows: Int32(part.rows)), $0) }
    let sorted = built.sorted { a, b in
      (min(a.0.node1, a.0.node2), a.1) < (min(b.0.node1, b.0.node2), b.1)
    }
    part.conduits = sorted.map(\.0)
    part.links = sorted.map(\.1)
    part.boundaryConduits = part.conduits.indices.filter {
      max(part.conduits[$0].node1, part.conduits[$0].node2) >= part.rows
    }
    part.restrictedConduits = part.conduits.indices.filter { part.conduits[$0].isRestricted }
  }

  private func conduit(_ index: Int32, order: EliminationOrder, rows: Int32) -> Conduit {
    let link = model.links[Int(index)]
    let from = model.nodes[Int(link.from)]
    let to = model.nodes[Int(link.to)]
    let levels = (from.invert + link.inletOffset, to.invert + link.outletOffset)
    let isDrawnDown = levels.0 >= levels.1
    let (node1, node2) = isDrawnDown ? (link.from, link.to) : (link.to, link.from)
    let a = local[Int(node1)]
    let b = local[Int(node2)]
    let length = link.hydraulicLength
    let shape = catalogue.shapeOfLink[Int(index)]
    let inverse = catalogue.inverses[shape]
    let table = catalogue.tables[shape]
    let slope = bedSlope(fall: levels.0 - levels.1, length: length, minimum: model.settings.minimumSlope)
    let roughness = link.hydraulicRoughness(slope: slope)
    let normalFactor = slope.squareRoot() / roughness
    let entries = order.entries(a, b, rows: rows)
    let offsets = isDrawnDown ? (link.inletOffset, link.outletOffset) : (link.outletOffset, link.inletOffset)
    let losses = isDrawnDown ? (link.entryLoss, link.exitLoss) : (link.exitLoss, link.entryLoss)
    let depthSlices = Double(DepthInverse.slices)
    let full = table.properties(at: table.fullDepth)
    let fullArea = max(full.area, 1e-9)
    let frictionFactor = gravity * roughness * roughness
    let perLoss = 1 / (2 * length)
    let gate = gate(link, drawnDown: isDrawnDown)
    let limit = slope < 1e-4 || link.culvertCode > 0 ? NormalFlowLimit.neither : model.settings.normalFlowLimit
    return Conduit(
      node1: a, node2: b, entry12: entries.0, entry21: entries.1,
      firstCell: Int32(shape * SectionTable.slices), firstDepth: Int32(shape * 2 * (DepthInverse.slices + 1)),
      invert1: max(levels.0, levels.1), invert2: min(levels.0, levels.1), fullDepth: table.fullDepth, length: length,
      slicesPerMetre: Double(SectionTable.slices) / table.fullDepth,
      slice: table.fullDepth / Double(SectionTable.slices), perLength: 1 / length, frictionFactor: frictionFactor,
      loss1: losses.0 * perLoss, loss2: losses.1 * perLoss, lossAlong: link.averageLoss * perLoss,
      normalFactor: normalFactor, criticalSlicesPerRoot: depthSlices / inverse.criticalRoot,
      normalSlicesPerRoot: depthSlices / (inverse.normalRoot * normalFactor.squareRoot()),
      fullArea: fullArea, fullPull: gravity * fullArea / length,
      fullResistance: (frictionFactor / max(full.radius43, 1e-9) + perLoss * (losses.0 + losses.1 + link.averageLoss))
        / fullArea,
      barrels: Double(link.barrels), maxFlow: link.maxFlow > 0 ? link.maxFlow / Double(link.barrels) : .infinity,
      direction: isDrawnDown ? 1 : -1, closure: table.isClosed ? 1 : 0,
      limitsBySlope: limit == .slope || limit == .both ? 1 : 0,
      limitsByFroude: (limit == .froude || limit == .both) && !from.isOutfall && !to.isOutfall ? 1 : 0,
      fall1: freeFall(at: node1, offset: offsets.0),
      fall2: freeFall(at: node2, offset: offsets.1, pastInlet: linksPastInlets.contains(index)),
      isClosed: table.isClosed, hasEndLosses: losses.0 > 0 || losses.1 > 0,
      isRestricted: gate != .none || link.maxFlow > 0, gate: gate)
  }

  /// Water falls from an end above its node, and into an inlet on grade: what that takes must not dry the node and, with
  /// its depth, half of the street before it.
  private func freeFall(at node: Int32, offset: Double, pastInlet: Bool = false) -> Conduit.FreeFall {
    if case .outfall(let level, _) = model.nodes[Int(node)].role {
      if case .normal = level { return .normal }
      return .criticalOrNormal
    }
    return offset > 0 || pastInlet ? .criticalOrNormal : .none
  }

  /// The way that the link's own gate and the outfalls at its ends leave open.
  func gate(_ link: DrainageLink, drawnDown: Bool) -> Conduit.Gate {
    let opensAlong = !model.nodes[Int(link.from)].keepsWaterOut
    let opensBack = !model.nodes[Int(link.to)].keepsWaterOut && !link.flapGate
    return switch (opensAlong, opensBack) {
    case (true, true): .none
    case (true, false): drawnDown ? .opensTo2 : .opensTo1
    case (false, true): drawnDown ? .opensTo1 : .opensTo2
    case (false, false): .shut
    }
  }
}

extension Boundary {
  init(_ node: DrainageNode) {
    invert = node.invert
    if case .outfall(let level, _) = node.role { self.level = level } else { level = .free }
  }
}

extension DrainageNode {
  /// Whether nothing can run in: a gate keeps the receiving water out, or there is none.
  var keepsWaterOut: Bool {
    switch role {
    case .outfall(.free, _), .outfall(.normal, _), .outfall(_, flapGate: true): true
    case .outfall, .junction, .storage: false
    }
  }
}

extension DrainageLink {
  /// A surveyed channel is as long as its flood plain, its main channel's bends in the roughness.
  var hydraulicLength: Double { section.transect.map { length / max($0.meander, 1) } ?? length }

  /// Manning's n: of a surveyed channel that of its main channel, of a street that of its road, of a force main what equals
  /// its own law on its bed.
  func hydraulicRoughness(slope: Double) -> Double {
    section.transect?.straightenedRoughness
      ?? fullFriction.equivalentRoughness(diameter: section.fullDepth, slope: slope) ?? roughness
  }
}

extension EliminationOrder {
  /// Where the entries (row a, column b) and (row b, column a) stand in `SparseLU.offDiagonal`; those of boundaries, at
  /// or behind `rows`, go unread.
  func entries(_ a: Int32, _ b: Int32, rows: Int32) -> (Int32, Int32) {
    let isInner = a < rows && b < rows && a != b
    let position = isInner ? self.position(a, b) : Int32(columns.count)
    return (2 * position + (a < b ? 0 : 1), 2 * position + (a < b ? 1 : 0))
  }
}
