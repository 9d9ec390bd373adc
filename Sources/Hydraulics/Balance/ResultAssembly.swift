import NetworkGraph

/// Puts the records of the parts together, in the model's own order.
struct ResultAssembly {
  private let model: DrainageModel
  private var result: RoutingResult
  private var outfallColumn: [Int32: Int] = [:]

  init(_ model: DrainageModel) {
    self.model = model
    let outfalls = model.nodes.indices.filter { model.nodes[$0].isOutfall }.map(Int32.init)
    for (column, node) in outfalls.enumerated() { outfallColumn[node] = column }
    let reports = Int(model.settings.duration / model.settings.reportStep + 1e-9) + 1
    result = RoutingResult(
      nodes: [NodeSummary](repeating: NodeSummary(), count: model.nodes.count),
      links: [LinkSummary](repeating: LinkSummary(), count: model.links.count), balance: WaterBalance(),
      outfalls: outfalls, outfallTimes: (0..<reports).map { Double($0) * model.settings.reportStep },
      outfallFlow: [Double](repeating: 0, count: reports * outfalls.count))
  }

  mutating func add(_ record: PartRecord, of part: NetworkPart) {
    for (summary, node) in zip(record.nodes, part.nodes) {
      result.nodes[Int(node)] = summary
      result.nodes[Int(node)].maxHead = model.nodes[Int(node)].invert + summary.maxDepth
    }
    for (i, link) in part.links.enumerated() {
      result.links[Int(link)] = record.links[i]
      result.links[Int(link)].maxFlow *= part.conduits[i].direction
      result.links[Int(link)].finalFlow *= part.conduits[i].direction
    }
    for (i, link) in part.structureLinks.enumerated() { result.links[Int(link)] = record.structures[i] }
    let width = part.boundaries.count
    for i in 0..<width {
      guard let column = outfallColumn[part.nodes[part.rows + i]] else { continue }
      for row in 0..<(record.outfallFlow.count / width) where row < result.outfallTimes.count {
        result.outfallFlow[row * result.outfalls.count + column] = record.outfallFlow[row * width + i]
      }
    }
    result.runOn += record.runOn.compactMap(\.self)
    result.balance.add(record.balance)
    result.work.add(record.work)
  }

  func finished(state: RoutingState?) -> RoutingResult {
    var result = result
    result.state = state
    return result
  }
}

extension WaterBalance {
  mutating func add(_ other: WaterBalance) {
    inflow += other.inflow
    outflow += other.outflow
    flooding += other.flooding
    seepage += other.seepage
    evaporation += other.evaporation
    initialStorage += other.initialStorage
    finalStorage += other.finalStorage
  }
}
