import NetworkGraph

extension PartBuilder {
  /// One storage table a row, from the conduits that end there.
  func addStorage(to part: inout NetworkPart) {
    var shares = [[ConduitShare]](repeating: [], count: part.nodes.count)
    for (conduit, link) in zip(part.conduits, part.links) {
      let table = catalogue.tables[catalogue.shapeOfLink[Int(link)]]
      let plan = conduit.length * conduit.barrels
      for (node, other, level) in [
        (conduit.node1, conduit.node2, conduit.invert1), (conduit.node2, conduit.node1, conduit.invert2),
      ] where Int(node) < part.rows {
        shares[Int(node)].append(
          ConduitShare(
            table: table, plan: plan, bottom: level - part.inverts[Int(node)],
            stage: fixedStage(
              of: other, in: part, above: conduit, level: node == conduit.node1 ? conduit.invert2 : conduit.invert1)))
      }
    }
    for row in 0..<part.rows {
      part.storage.append(areas(of: model.nodes[Int(part.nodes[row])], conduits: shares[row]))
    }
  }

  /// Depth of a constant stage above the conduit's far end, nil where that end is not at such an outfall.
  private func fixedStage(of node: Int32, in part: NetworkPart, above conduit: Conduit, level: Double) -> Double? {
    guard Int(node) >= part.rows, case .fixed(let stage) = part.boundaries[Int(node) - part.rows].level else {
      return nil
    }
    return min(max(stage - level, 0), conduit.fullDepth)
  }

  private func areas(of node: DrainageNode, conduits: [ConduitShare]) -> NodeStorageTables.Areas {
    if node.isInsideConduit { return areasInsideConduit(conduits) }
    let leastArea = max(model.settings.minimumSurfaceArea, 1e-3)
    let top = conduits.map { $0.bottom + $0.table.fullDepth }.max() ?? 0
    let canPond = model.settings.allowsPonding && node.pondedArea > 0
    let lid = canPond ? 0 : node.surchargeDepth
    let conduitArea = { (y: Double) in conduits.reduce(0) { $0 + $1.area(at: y) } }
    let ponded = canPond ? node.pondedArea : nil
    if case .storage(let shape) = node.role {
      let rim = max(node.maxDepth, node.surchargeDepth > 0 ? top : 0) + lid
      let total = { (y: Double) in max(leastArea, shape.area(at: y) + conduitArea(y)) }
      return .init(
        crown: top > 0 ? min(top, rim) : rim, blendTop: rim, rim: rim, low: total, high: total, shaft: total(rim),
        ponded: ponded)
    }
    let full = max(node.maxDepth, top)
    let crown = top > 0 ? top : full
    let rim = full + lid
    let low = { (y: Double) in max(leastArea, conduitArea(y)) }
    let atCrown = low(crown)
    let high = { (y: Double) in
      surchargedArea(depth: y, crown: crown, areaAtCrown: atCrown, shaft: assumedShaftArea)
    }
    return .init(
      crown: crown, blendTop: min(crownBlendTop * crown, rim), rim: rim, low: low, high: high,
      shaft: assumedShaftArea, ponded: ponded)
  }
}

/// Between two pieces of one conduit: their halves, no shaft where they are closed, walls that go on where they are open.
private func areasInsideConduit(_ conduits: [ConduitShare]) -> NodeStorageTables.Areas {
  let crown = conduits.map(\.table.fullDepth).max() ?? 1
  let low = { (y: Double) in max(leastAreaInside, conduits.reduce(0) { $0 + $1.area(at: y) }) }
  let atCrown = low(crown)
  let isClosed = conduits.allSatisfy(\.table.isClosed)
  let shaft = isClosed ? leastAreaInside : atCrown
  let high = { (y: Double) in
    isClosed ? surchargedArea(depth: y, crown: crown, areaAtCrown: atCrown, shaft: shaft) : atCrown
  }
  return .init(
    crown: crown, blendTop: crownBlendTop * crown, rim: crown + 1e4, low: low, high: high, shaft: shaft, ponded: nil)
}

/// Least surface area between two pieces of a conduit: next to nothing, but enough for a matrix [m²].
private let leastAreaInside = 0.01

/// The half of a conduit that a node stores.
private struct ConduitShare {
  var table: SectionTable
  /// Length times barrels [m].
  var plan: Double
  /// Invert of the conduit's end above the node's [m].
  var bottom: Double
  /// Constant depth at the far end, where that is an outfall of fixed stage [m].
  var stage: Double?

  /// Surface area at a depth above the node's invert [m²]. Before a fixed stage the node has the whole conduit to
  /// itself, whose surface lies between the two: `L/4·(W(y) + W((y + stage)/2))` is its exact change.
  func area(at depth: Double) -> Double {
    let y = depth - bottom
    let width = table.storageWidth(at: y)
    guard let stage else { return plan * width / 2 }
    guard y > 0 else { return 0 }
    return plan * (width + table.storageWidth(at: (y + stage) / 2)) / 4
  }
}
