import NetworkGraph
import Quantities

/// Routes water through one part, step by step: the state, and the order of things within a step.
///
/// Three files: this one, the passes of Newton's method, and what is settled at the end of a step.
struct PartSolver {
  /// Rules open and close its conduits, force mains change their friction; nothing else changes in it.
  var part: NetworkPart
  let tables: SharedTables
  let control: StepControl
  let settings: SimulationSettings
  let pondingDepth: Double
  var inflow: LateralInflow

  /// Seconds from the start [s].
  var time = 0.0
  /// Length of the last step, and of the next unless an end cuts it short [s].
  var lastStep = 0.0
  var nextStep: Double

  /// By node, boundaries behind the rows: level now, at the start of the step, as foretold, and its last change [m, m/s].
  var heads: [Double]
  var headsAtStart: [Double]
  var foretold: [Double]
  var headRates: [Double]
  /// What the last pass moved each level by [m].
  var moves: [Double]
  /// The last move of each level that was more than a stop at the rim [m].
  var swings: [Double]
  /// Stored volume: a state of its own, from flows alone [m³].
  var volumes: [Double]
  /// Mean inflow from outside over the step [m³/s].
  var lateral: [Double]
  var conduits: [ConduitState]
  var lists: ConduitLists
  var structures: [StructureState]
  var inlets: [InletState]
  var losses: WaterLosses
  /// Whether something was switched in the last step.
  var hasEvent = false
  var controls: ControlProgram
  /// Conduits that rules have opened or closed.
  var conduitSwitches: [Int32: ConduitSwitch] = [:]
  var matrix: SparseLU
  /// Scratch by node: volume gained, flow taken in over a step, and overflow that comes up in streets.
  var gains: [Double]
  var intake: [Double]
  var returned: [Double]

  var record: PartRecord
  /// From which on steps depend on where the run ends [s]; nil if no state is asked for.
  var stateHorizon: Double?
  /// The state before the first step that reaches over the horizon.
  private var held: RoutingState.Part?

  init(
    part: NetworkPart, model: DrainageModel, tables: SharedTables, inflow: LateralInflow, options: RoutingOptions
  ) {
    self.part = part
    self.tables = tables
    self.inflow = inflow
    settings = model.settings
    control = StepControl(options: options, settings: model.settings, hasInlets: !part.inlets.isEmpty)
    controls = ControlProgram(rules: part.rules, gauges: model.gauges, settings: model.settings)
    pondingDepth = options.pondingDepth
    nextStep = control.first
    let count = part.nodes.count
    heads = (0..<count).map { part.inverts[$0] + max(0, part.initialDepths[$0]) }
    let zeros = [Double](repeating: 0, count: count)
    (headRates, moves, swings, lateral, gains, intake) = (zeros, zeros, zeros, zeros, zeros, zeros)
    returned = zeros
    inlets = [InletState](repeating: InletState(), count: part.inlets.count)
    volumes = (0..<part.rows).map { row in
      part.storage.nodes[row].volume(atDepth: max(0, part.initialDepths[row]), cells: part.storage.cells.span).volume
    }
    matrix = SparseLU(order: part.order, boundaries: count - part.rows)
    losses = WaterLosses(part, model: model)
    record = PartRecord(part: part, model: model)
    headsAtStart = heads
    foretold = heads
    conduits = part.links.enumerated().map { i, link in
      var state = ConduitState()
      let conduit = part.conduits[i]
      state.flow = conduit.direction * model.links[Int(link)].initialFlow / conduit.barrels
      return state
    }
    lists = ConduitLists(count: part.conduits.count, restricted: part.restrictedConduits.count)
    structures = part.structureLinks.map { link in
      var state = StructureState()
      state.switchTime = -model.settings.start.secondsOfDay
      if case .pump(let pump) = model.links[Int(link)].structure, !pump.isOnAtStart {
        (state.setting, state.settingAtStart, state.target, state.meanSetting) = (0, 0, 0, 0)
      }
      return state
    }
    setBoundaries(at: 0)
    settleStart()
  }

  /// Runs up to `end` [s].
  ///
  /// `progress` hears the share of the way to `end` that is done, some twenty times: steps are not cut short for it.
  mutating func advance(to end: Double, progress: ((Double) -> Void)? = nil) throws(RoutingFailure) {
    let start = time
    var told = 0.0
    while time < end - 1e-9 {
      try step(toward: end)
      let share = (time - start) / (end - start)
      if share >= told + 0.05 || time >= end {
        progress?(share)
        told = share
      }
    }
  }

  /// Runs until `moment` lies within the last step or at its end, in steps that only `end` cuts short [s].
  mutating func advance(past moment: Double, end: Double) throws(RoutingFailure) {
    while time < min(moment, end) - 1e-9 { try step(toward: end) }
  }

  /// One step, not beyond `end` [s].
  ///
  /// Newton that does not converge leads to a half step where the last change was over 5 cm, at most twice; after that
  /// the step stands and is counted. Mass is exact all the same, since volumes change by the flows used.
  private mutating func step(toward end: Double) throws(RoutingFailure) {
    if let stateHorizon, held == nil, time + 1.25 * nextStep > stateHorizon { held = stateNow }
    operate()
    let limit = min(end, latestEnd)
    var step = min(nextStep, limit - time)
    if step > control.longestInChange && control.fixed == nil && isInChange(over: step) {
      step = control.longestInChange
    }
    if limit - time - step < 0.25 * step && control.fixed == nil { step = limit - time }
    var halvings = 0
    var tries = 0
    while true {
      let outcome = try attempt(step)
      if outcome.hasConverged {
        guard let shorter = eventStep(within: step, tries: &tries) else { break }
        step = shorter
      } else if outcome.largestMove < control.passes.acceptable || halvings == 2 {
        record.work.unconvergedSteps += 1
        countUnconverged()
        break
      } else {
        step /= 2
        halvings += 1
      }
      record.work.rejectedSteps += 1
    }
    let error = finish(step)
    time = end - time - step < 1e-9 ? end : time + step
    lastStep = step
    nextStep = control.next(after: step, error: error, time: time)
    if nextStep < control.longestInChange { countLimiting(error) }
    if hasEvent && control.fixed == nil { nextStep = min(nextStep, control.longestAfterEvent) }
    hasEvent = false
  }

  /// The state to go on from.
  var kept: RoutingState.Part { held ?? stateNow }

  private var stateNow: RoutingState.Part { RoutingState.Part(time: time, bytes: encodedState) }

  /// Puts on record what keeps the next step short.
  private mutating func countLimiting(_ error: StepError) {
    if control.headRatio(error) > control.flowRatio(error) {
      if error.worstNode >= 0 { record.nodes[error.worstNode].limitedSteps += 1 }
    } else if error.worstConduit >= 0 {
      record.links[error.worstConduit].limitedSteps += 1
    }
  }

  /// Puts on record whose level moved farthest in the last pass of a step that did not converge.
  private mutating func countUnconverged() {
    guard let row = (0..<part.rows).max(by: { moves[$0].magnitude < moves[$1].magnitude }) else { return }
    record.nodes[row].unconvergedSteps += 1
  }

  /// A shorter step that ends on what happens within the one just tried: a pump switches, the rules decide otherwise, a
  /// node comes to flood.
  private func eventStep(within step: Double, tries: inout Int) -> Double? {
    if step > control.shortestToEvent, tries < 3 {
      let bySwitch = firstSwitching().map { max(control.shortestToEvent, $0 * step) }
      if let shorter = [bySwitch, ruleStep(within: step)].compactMap({ $0 }).min() {
        tries += 1
        return shorter
      }
    }
    guard control.fixed == nil, step > control.floodOnset, startsFlooding() else { return nil }
    return max(control.floodOnset, step / 2)
  }

  /// Whether an inflow over the coming step differs from that over the last, or the level outside an outfall from that
  /// now, by more than the step's tolerances. Inflows are measured against the node's peak so far, as flows are.
  private mutating func isInChange(over step: Double) -> Bool {
    inflow.average(from: time, to: time + step, into: &intake)
    for i in intake.indices {
      let peak = max(record.nodes[i].maxInflow, StepControl.leastPeak)
      if (intake[i] - lateral[i]).magnitude > control.flowTolerance * peak { return true }
    }
    setBoundaries(at: time + step)
    return (part.rows..<heads.count).contains { (heads[$0] - headsAtStart[$0]).magnitude > control.headTolerance }
  }

  /// Whether a node reaches its rim in the step just tried.
  private func startsFlooding() -> Bool {
    for i in 0..<part.rows {
      let rim = part.inverts[i] + part.storage.nodes[i].rim
      if heads[i] >= rim && headsAtStart[i] < rim { return true }
    }
    return false
  }

  /// How Newton's method ended.
  struct Outcome {
    var hasConverged: Bool
    var largestMove: Double
  }

  /// Iterates a step of the given length from the state at its start, which stays as it is.
  private mutating func attempt(_ step: Double) throws(RoutingFailure) -> Outcome {
    inflow.average(from: time, to: time + step, into: &lateral)
    askForLosses(step: step)
    beginStep(step)
    setBoundaries(at: time + step)
    for pass in 0..<Self.mostPasses {
      let outcome = try iterate(pass: pass, step: step)
      record.work.passes += 1
      record.work.conduitPasses += part.conduits.count
      if outcome.hasConverged { return outcome }
      if pass == Self.mostPasses - 1 { return outcome }
    }
    return Outcome(hasConverged: true, largestMove: 0)
  }

  static let mostPasses = 10

  private mutating func setBoundaries(at moment: Double) {
    let clock = CivilTime(secondsSince1970: settings.start.secondsSince1970 + moment)
    for (i, boundary) in part.boundaries.enumerated() {
      heads[part.rows + i] = boundary.level(at: moment, hourOfDay: clock.secondsOfDay / 3600)
    }
  }
}

/// Tables that all parts of a model share.
struct SharedTables: Sendable {
  var cells: [SectionCell]
  var depths: [Double]
}
