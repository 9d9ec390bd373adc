import NetworkGraph
import Quantities

/// Routes water through a drainage network: dynamic wave, free-surface and pressurised.
///
/// `runoff` are flows into nodes, linear in time and nothing beyond their ends; the inflows of the model's own nodes
/// come on top. The run covers `model.settings.duration`. `series` hears what it asks for while the run goes; steps and
/// results are the same with it and without. `progress` hears the share done, 0 to 1.
///
/// Each connected part of the network is solved by itself, with steps of its own. Where Newton's method does not
/// converge after two halvings, the step is accepted and counted in `SolverWork.unconvergedSteps`: volumes are exact
/// all the same, and the next step corrects the levels. The result does not depend on the order of nodes and links but
/// for rounding.
///
/// - Throws: `RoutingFailure` if a level is no longer a finite number.
/// - Complexity: O(steps · (nodes + links)) for networks that are nearly trees.
/// - Note: The scheme, its equations and its limits are described on the module's page.
public func routeFlows(
  _ model: DrainageModel, runoff: HydrographSet, options: RoutingOptions = .init(), series: SeriesRequest? = nil,
  progress: (@Sendable (Double) -> Void)? = nil
) throws(RoutingFailure) -> RoutingResult {
  let run = RoutingRun(model, runoff: runoff, options: options)
  return if let series { try run.inStep(series, progress) } else { try run.oneByOne(progress) }
}

/// A model cut into its parts, and the ways to run them.
private struct RoutingRun {
  let model: DrainageModel
  let runoff: HydrographSet
  let options: RoutingOptions
  let parts: [NetworkPart]
  let tables: SharedTables
  let columnOfNode: [Int32]

  init(_ model: DrainageModel, runoff: HydrographSet, options: RoutingOptions) {
    self.model = model
    self.runoff = runoff
    self.options = options
    var builder = PartBuilder(model)
    parts = builder.parts()
    tables = SharedTables(cells: builder.catalogue.cells, depths: builder.catalogue.depths)
    var columns = [Int32](repeating: -1, count: model.nodes.count)
    for (column, node) in runoff.places.enumerated() { columns[Int(node)] = Int32(column) }
    columnOfNode = columns
  }

  func solver(_ part: NetworkPart) -> PartSolver {
    let inflow = LateralInflow(part: part, model: model, runoff: runoff, columnOfNode: columnOfNode)
    return PartSolver(part: part, model: model, tables: tables, inflow: inflow, options: options)
  }

  /// Each part from start to end: the state of one at a time.
  func oneByOne(_ progress: ((Double) -> Void)?) throws(RoutingFailure) -> RoutingResult {
    var result = ResultAssembly(model)
    let whole = Double(max(1, model.links.count))
    var done = 0
    for part in parts {
      var solver = solver(part)
      let before = done
      let links = part.links.count + part.structures.count
      try solver.advance(to: model.settings.duration) { share in
        progress?((Double(before) + share * Double(links)) / whole)
      }
      done += links
      result.add(solver.record, of: part)
    }
    return result.finished()
  }

  /// All parts side by side from report to report, each past it by less than a step, so that a row can be read.
  func inStep(_ series: SeriesRequest, _ progress: ((Double) -> Void)?) throws(RoutingFailure) -> RoutingResult {
    let end = model.settings.duration
    var solvers = parts.map(solver)
    let sampler = SeriesSampler(series, model: model, parts: parts)
    var report = 0
    while Double(report) * model.settings.reportStep <= end + 1e-9 {
      let time = Double(report) * model.settings.reportStep
      for i in solvers.indices { try solvers[i].advance(past: time, end: end) }
      series.row(time, sampler.row(at: time, of: solvers))
      progress?(time / end)
      report += 1
    }
    var result = ResultAssembly(model)
    for i in solvers.indices {
      try solvers[i].advance(past: end, end: end)
      result.add(solvers[i].record, of: parts[i])
    }
    return result.finished()
  }
}
