import Hydrology
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
  /// By boundary, what it has let run onto a subcatchment; nil where the water leaves.
  private(set) var runOn: [RunOn?]
  var work = SolverWork()

  /// Flow out of each outfall at the end of the last step [m³/s].
  private(set) var outflowNow: [Double]
  private let reportStep: Double
  private let ids: [String]
  private var nextReport = 0

  init(part: NetworkPart, model: DrainageModel) {
    nodes = [NodeSummary](repeating: NodeSummary(), count: part.nodes.count)
    var fullConveyance: [Section: Double] = [:]
    links = zip(part.conduits, part.links).map { conduit, link in
      var summary = LinkSummary()
      let section = model.links[Int(link)].section
      let conveyance = fullConveyance[section] ?? section.wetted(at: section.fullDepth).conveyance
      fullConveyance[section] = conveyance
      summary.capacity = conduit.barrels * conduit.normalFactor * conveyance
      return summary
    }
    structures = [LinkSummary](repeating: LinkSummary(), count: part.structures.count)
    outflowNow = [Double](repeating: 0, count: part.boundaries.count)
    runOn = part.nodes[part.rows...].map { model.nodes[Int($0)].runsOnto.map { RunOn(onto: $0) } }
    reportStep = model.settings.reportStep
    ids = part.nodes.map { model.nodes[Int($0)].id }
  }

  /// Books what passed a boundary in the step that ends at `time`.
  mutating func reportRunOn(_ volume: Double, at boundary: Int, until time: Double) {
    runOn[boundary]?.append(volume, until: time)
  }

  func id(ofNode node: Int) -> String { ids[node] }

  /// What is put on record so far, for a state.
  mutating func code(_ coder: inout StateCoder) {
    coder.code(&nodes) { $0.code(&$1) }
    coder.code(&links) { $0.code(&$1) }
    coder.code(&structures) { $0.code(&$1) }
    balance.code(&coder)
    coder.codeGrowing(&outfallFlow)
    coder.code(&runOn) { $0?.code(&$1) }
    work.code(&coder)
    coder.code(&outflowNow)
    coder.code(&nextReport)
  }

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
