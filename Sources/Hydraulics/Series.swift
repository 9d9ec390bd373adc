import NetworkGraph

/// Time series asked of a routing run, handed over row by row as the run goes, so that none is held in memory.
///
/// Columns of a node are `ID:head` and `ID:depth` [m], of a link `ID:flow` [m³/s] and `ID:fill` (share of the section's
/// height that is filled, mean of both ends; structures have none). A row stands for every report step.
public struct SeriesRequest: Sendable {
  /// Ids of nodes and links; nil for all. Those that the model has not are passed over.
  public var ids: Set<String>?
  /// Hears the names of the columns, once, before the first row.
  public var begin: @Sendable ([String]) -> Void
  /// Hears a row: seconds from the start [s] and one value a column.
  public var row: @Sendable (Double, [Double]) -> Void

  public init(
    ids: Set<String>?, begin: @escaping @Sendable ([String]) -> Void,
    row: @escaping @Sendable (Double, [Double]) -> Void
  ) {
    self.ids = ids
    self.begin = begin
    self.row = row
  }
}

/// Reads the asked values out of the parts of a run.
struct SeriesSampler {
  private enum Quantity { case head, depth, flow, fill }
  /// One a column: in which part, of which node, conduit or structure.
  private var columns: [(part: Int, element: Int, quantity: Quantity)] = []
  private var names: [String] = []

  /// Nodes in the order of the model, then links.
  init(_ request: SeriesRequest, model: DrainageModel, parts: [NetworkPart]) {
    var nodePlaces = [(part: Int, element: Int)](repeating: (-1, -1), count: model.nodes.count)
    var linkPlaces = [(part: Int, element: Int)](repeating: (-1, -1), count: model.links.count)
    for (p, part) in parts.enumerated() {
      for (i, node) in part.nodes.enumerated() { nodePlaces[Int(node)] = (p, i) }
      for (i, link) in part.links.enumerated() { linkPlaces[Int(link)] = (p, i) }
      for (i, link) in part.structureLinks.enumerated() { linkPlaces[Int(link)] = (p, part.links.count + i) }
    }
    for (node, place) in zip(model.nodes, nodePlaces) where request.ids?.contains(node.id) ?? true {
      add(node.id, place, [(.head, "head"), (.depth, "depth")])
    }
    for (link, place) in zip(model.links, linkPlaces) where request.ids?.contains(link.id) ?? true {
      add(link.id, place, link.structure == nil ? [(.flow, "flow"), (.fill, "fill")] : [(.flow, "flow")])
    }
    request.begin(names)
  }

  private mutating func add(_ id: String, _ place: (part: Int, element: Int), _ quantities: [(Quantity, String)]) {
    for (quantity, word) in quantities {
      columns.append((place.part, place.element, quantity))
      names.append(id + ":" + word)
    }
  }

  /// The values at a time within the last step of every part.
  func row(at time: Double, of solvers: [PartSolver]) -> [Double] {
    columns.map { column in
      let solver = solvers[column.part]
      return switch column.quantity {
      case .head: solver.head(column.element, at: time)
      case .depth: solver.head(column.element, at: time) - solver.part.inverts[column.element]
      case .flow: solver.flow(column.element, at: time)
      case .fill: solver.fill(column.element, at: time)
      }
    }
  }
}

extension PartSolver {
  /// Share of the last step that has passed at a time within it.
  private func share(at moment: Double) -> Double {
    lastStep > 0 ? 1 - (time - moment) / lastStep : 1
  }

  /// Level of a node at a time within the last step, linear in it; of an outfall that at its end [m].
  fileprivate func head(_ node: Int, at moment: Double) -> Double {
    if node >= part.rows { return part.inverts[node] + outfallDepth(node) }
    return headsAtStart[node] - headRates[node] * (time - moment)
  }

  /// Flow of a link in the direction it was drawn, all barrels; structures behind the conduits [m³/s].
  fileprivate func flow(_ link: Int, at moment: Double) -> Double {
    let share = share(at: moment)
    if link >= conduits.count {
      let x = structures[link - conduits.count]
      return x.flowBefore + share * (x.flowAtStart - x.flowBefore)
    }
    let (conduit, x) = (part.conduits[link], conduits[link])
    return conduit.direction * conduit.barrels * (x.flowBefore + share * (x.flowAtStart - x.flowBefore))
  }

  /// Share of a conduit's height that is filled.
  fileprivate func fill(_ link: Int, at moment: Double) -> Double {
    let conduit = part.conduits[link]
    let depth1 = head(Int(conduit.node1), at: moment) - conduit.invert1
    let depth2 = head(Int(conduit.node2), at: moment) - conduit.invert2
    let full = conduit.fullDepth
    return (min(max(depth1, 0), full) + min(max(depth2, 0), full)) / (2 * full)
  }
}
