import NetworkGraph
import Quantities

/// Routes water through a drainage network: dynamic wave, free-surface and pressurised.
///
/// `runoff` are flows into nodes, linear in time and nothing beyond their ends; the inflows of the model's own nodes
/// come on top. The run covers `model.settings.duration`. `series` hears what it asks for while the run goes; steps and
/// results are the same with it and without. `progress` hears the share done, 0 to 1.
///
/// A run `from` a state goes on with it and gives what the whole run would give, maxima and totals included, to the last
/// bit; `series` then hear of what is left. With `options.keepsState` the result holds the state to go on from.
/// Conduits longer than `model.settings.maxLinkLength` are computed in pieces; the result tells of the whole ones.
///
/// Each connected part of the network is solved by itself, with steps of its own. Where Newton's method does not
/// converge after two halvings, the step is accepted and counted in `SolverWork.unconvergedSteps`: volumes are exact
/// all the same, and the next step corrects the levels. The result does not depend on the order of nodes and links but
/// for rounding.
///
/// - Throws: `RoutingError` if a level is no longer a finite number, or the state belongs to another run.
/// - Complexity: O(steps · (nodes + links)) for networks that are nearly trees.
/// - Note: The scheme, its equations and its limits are described on the module's page.
public func routeFlows(
  _ model: DrainageModel, runoff: HydrographSet, options: RoutingOptions = .init(), series: SeriesRequest? = nil,
  from state: RoutingState? = nil, progress: (@Sendable (Double) -> Void)? = nil
) throws(RoutingError) -> RoutingResult {
  let pieces = model.cutIntoPieces()
  let run = RoutingRun(pieces.model, runoff: runoff, options: options, state: state)
  do throws(RoutingStateError) { try run.checkState() } catch { throw .state(error) }
  do throws(RoutingFailure) {
    let result = if let series { try run.inStep(series, progress) } else { try run.oneByOne(progress) }
    return result.joined(pieces, of: model)
  } catch {
    throw .numerics(error)
  }
}

/// Why a routing run gave nothing.
public enum RoutingError: Error, Sendable {
  case numerics(RoutingFailure)
  case state(RoutingStateError)
}

/// A model cut into its parts, and the ways to run them.
private struct RoutingRun {
  let model: DrainageModel
  let runoff: HydrographSet
  let options: RoutingOptions
  let parts: [NetworkPart]
  let tables: SharedTables
  let columnOfNode: [Int32]
  let state: RoutingState?

  init(_ model: DrainageModel, runoff: HydrographSet, options: RoutingOptions, state: RoutingState?) {
    self.state = state
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

  /// Whether the state is one of this run, and not later than its end.
  func checkState() throws(RoutingStateError) {
    guard let state else { return }
    let known = runFingerprint(model, runoff: runoff, options: options, until: state.moment)
    guard state.fingerprint == known, state.parts.count == parts.count else { throw .otherRun }
    guard state.parts.allSatisfy({ $0.time <= model.settings.duration }) else { throw .pastTheEnd }
    for i in parts.indices {
      var solver = fresh(i)
      guard solver.restore(state.parts[i].bytes) else { throw .otherRun }
    }
  }

  /// From which on steps depend on where the run ends [s]: rows of runoff before the last are as those of a longer run,
  /// and before the last steps that brought run-on, where outfalls discharge onto subcatchments.
  var horizon: Double {
    let end = model.settings.duration
    let times = runoff.times
    let rows = times.count > 2 && times[times.count - 1] <= end ? times[times.count - 3] : end
    return max(0, rows - Double(model.runOnDepth ?? 0) * 1.25 * StepControl.longestOfAll)
  }

  func solver(_ index: Int) -> PartSolver {
    var solver = fresh(index)
    if let state { _ = solver.restore(state.parts[index].bytes) }
    if options.keepsState { solver.stateHorizon = min(horizon, model.settings.duration) }
    return solver
  }

  /// What is left behind to go on from.
  func state(of parts: [RoutingState.Part]) -> RoutingState? {
    guard options.keepsState else { return nil }
    let moment = parts.map(\.time).max() ?? 0
    return RoutingState(
      fingerprint: runFingerprint(model, runoff: runoff, options: options, until: moment), moment: moment, parts: parts)
  }

  private func fresh(_ index: Int) -> PartSolver {
    let part = parts[index]
    let inflow = LateralInflow(part: part, model: model, runoff: runoff, columnOfNode: columnOfNode)
    return PartSolver(part: part, model: model, tables: tables, inflow: inflow, options: options)
  }

  /// Each part from start to end: the state of one at a time.
  func oneByOne(_ progress: ((Double) -> Void)?) throws(RoutingFailure) -> RoutingResult {
    var result = ResultAssembly(model)
    let whole = Double(max(1, model.links.count))
    var done = 0
    var states: [RoutingState.Part] = []
    for (i, part) in parts.enumerated() {
      var solver = solver(i)
      let before = done
      let links = part.links.count + part.structures.count
      try solver.advance(to: model.settings.duration) { share in
        progress?((Double(before) + share * Double(links)) / whole)
      }
      done += links
      result.add(solver.record, of: part)
      states.append(solver.kept)
    }
    return result.finished(state: state(of: states))
  }

  /// All parts side by side from report to report, each past it by less than a step, so that a row can be read.
  func inStep(_ series: SeriesRequest, _ progress: ((Double) -> Void)?) throws(RoutingFailure) -> RoutingResult {
    let end = model.settings.duration
    var solvers = parts.indices.map(solver)
    let sampler = SeriesSampler(series, model: model, parts: parts)
    var report = Int(((solvers.map(\.time).max() ?? 0) / model.settings.reportStep).rounded(.up))
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
    return result.finished(state: state(of: solvers.map(\.kept)))
  }
}
