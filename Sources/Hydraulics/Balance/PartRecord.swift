import NetworkGraph

/// What a part leaves behind: maxima, totals, and the flow out of its outfalls at the report times.
struct PartRecord: Sendable {
  var nodes: [NodeSummary]
  /// Of the conduits, and of the structures.
  var links: [LinkSummary]
  var structures: [LinkSummary]
  var balance = WaterBalance()
  /// Row after row of report times, one column a boundary [m³/s].
  var outfallFlow: [Double] = []
  var work = SolverWork()

  /// Flow out of each outfall at the end of the last step [m³/s].
  private(set) var outflowNow: [Double]
  private let reportStep: Double
  private let ids: [String]
  private var nextReport = 0

  init(part: NetworkPart, model: DrainageModel) {
    nodes = [NodeSummary](repeating: NodeSummary(), count: part.nodes.count)
    links = zip(part.conduits, part.links).map { conduit, link in
      var summary = LinkSummary()
      let section = model.links[Int(link)].section
      let full = section.wetted(at: section.fullDepth)
      let radius23 =
        full.hydraulicRadius > 0
        ? manningDischarge(
          area: full.area, hydraulicRadius: full.hydraulicRadius, slope: 1, roughness: 1) : 0
      summary.capacity = conduit.barrels * conduit.normalFactor * radius23
      return summary
    }
    structures = [LinkSummary](repeating: LinkSummary(), count: part.structures.count)
    outflowNow = [Double](repeating: 0, count: part.boundaries.count)
    reportStep = model.settings.reportStep
    ids = part.nodes.map { model.nodes[Int($0)].id }
  }

  func id(ofNode node: Int) -> String { ids[node] }

  /// Takes the outflows at `end` and writes those of the report times since `start`, linear between.
  mutating func reportOutflow(_ outflow: [Double], from start: Double, to end: Double) {
    while Double(nextReport) * reportStep <= end + 1e-9 {
      let share = end > start ? (Double(nextReport) * reportStep - start) / (end - start) : 1
      for (before, after) in zip(outflowNow, outflow) { outfallFlow.append(before + share * (after - before)) }
      nextReport += 1
    }
    outflowNow = outflow
  }
}
