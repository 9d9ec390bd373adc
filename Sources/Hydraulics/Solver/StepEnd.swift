import NetworkGraph

extension PartSolver {
  /// Puts the state at time 0 on record.
  mutating func settleStart() {
    let pass = PassSettings(
      step: 1, damping: settings.inertialDamping, isFirst: true, weightsAreFrozen: false,
      quietMove: control.passes.quiet)
    for i in conduits.indices { conduits[i].flowAtStart = conduits[i].flow }
    var trial = conduits
    Self.lineariseConduits(&trial, &lists, part: part, heads: heads, moves: moves, tables: tables, pass: pass)
    for i in conduits.indices {
      conduits[i].areaAtStart = trial[i].area
      conduits[i].driveAtStart = trial[i].drive
      conduits[i].flowBefore = conduits[i].flow
    }
    for i in structures.indices {
      // Without inertia they run as their levels want from the first moment.
      let structure = part.structures[i]
      structure.linearise(&structures[i], head1: heads[Int(structure.node1)], head2: heads[Int(structure.node2)])
      structures[i].flowAtStart = structures[i].flow
    }
    record.balance.initialStorage = volumes.reduce(0, +)
    for row in 0..<part.rows { record.nodes[row].observe(depth: heads[row] - part.inverts[row], at: 0, share: 1) }
    record.reportOutflow(outflows(), from: 0, to: 0)
  }

  /// Settles a step with the flows of its last pass: volumes, overflow, records. Gives the local error.
  mutating func finish(_ step: Double) -> StepError {
    Self.settleFlows(&conduits, &gains, part: part, moves: moves, step: step)
    settleStructures(step)
    settleInlets(step)
    if gains.indices.contains(where: { $0 < part.rows && endVolume($0, step) < -Self.leastVolume }) {
      limitOutflows(step)
    }
    settleLosses(step: step)
    let span = StepSpan(start: time, step: step, previous: lastStep)
    let flowError = Self.finishConduits(&conduits, &intake, &record.links, part: part, span: span)
    finishStructures(span)
    returnOverflow(step)
    let headError = Self.headError(heads, foretold: foretold, part: part, span: span)
    finishNodes(span)
    finishBoundaries(span)
    record.work.count(step: step)
    return StepError(
      head: headError.mean, flow: flowError.mean, worstNode: headError.place, worstConduit: flowError.place)
  }

  /// Flows at the end of the step, and what each node gains by the mean flows.
  private static func settleFlows(
    _ conduits: inout [ConduitState], _ gains: inout [Double], part: NetworkPart, moves: [Double], step: Double
  ) {
    var states = conduits.mutableSpan
    var gained = gains.mutableSpan
    let moved = moves.span
    let records = part.conduits.span
    for i in gained.indices { gained[i] = 0 }
    for i in records.indices {
      let conduit = records[i]
      let n1 = Int(conduit.node1)
      let n2 = Int(conduit.node2)
      states[i].follow(moved[n1], moved[n2])
      conduit.hold(&states[i])
      let volume = step * conduit.barrels * states[i].meanFlow
      gained[n1] -= volume
      gained[n2] += volume
    }
  }

  /// Records the flows and makes them the next step's start. Gives the fourth powers of the local errors.
  private static func finishConduits(
    _ conduits: inout [ConduitState], _ intake: inout [Double], _ links: inout [LinkSummary], part: NetworkPart,
    span: StepSpan
  ) -> FourthPowers {
    var states = conduits.mutableSpan
    var taken = intake.mutableSpan
    var summaries = links.mutableSpan
    let records = part.conduits.span
    let ahead = span.step / span.previous
    var errors = FourthPowers()
    for i in taken.indices { taken[i] = 0 }
    for i in records.indices {
      let conduit = records[i]
      let flow = conduit.barrels * states[i].flow
      if flow > 0 { taken[Int(conduit.node2)] += flow } else { taken[Int(conduit.node1)] -= flow }
      if states[i].implicitness < 1 {
        let foretold = states[i].flowAtStart + ahead * (states[i].flowAtStart - states[i].flowBefore)
        let error = span.localShare * conduit.barrels * (states[i].flow - foretold)
        errors.add(error / max(summaries[i].maxFlow.magnitude, StepControl.leastPeak), at: i)
      }
      summaries[i].observe(conduit, states[i], at: span.end, step: span.step)
      states[i].flowBefore = states[i].flowAtStart
      states[i].flowAtStart = states[i].flow
      states[i].areaAtStart = states[i].area
      states[i].driveAtStart = states[i].drive
    }
    return errors
  }

  /// Fourth powers of the local errors of the levels, surcharged nodes left out: theirs swing with every breath of
  /// the network and must not steer the step.
  private static func headError(
    _ heads: [Double], foretold: [Double], part: NetworkPart, span: StepSpan
  ) -> FourthPowers {
    let h = heads.span
    let guess = foretold.span
    let inverts = part.inverts.span
    let nodes = part.storage.nodes.span
    var errors = FourthPowers()
    for i in nodes.indices where h[i] - inverts[i] < crownBlendTop * nodes[i].crown {
      errors.add(min(StepControl.mostHeadError, (h[i] - guess[i]).magnitude) * span.localShare, at: i)
    }
    return errors
  }

  /// Settles volumes and overflow, and records the nodes.
  private mutating func finishNodes(_ span: StepSpan) {
    let share = NodeSummary.share(ofStep: span.step, averaging: settings.levelAveraging)
    for i in 0..<part.rows {
      let node = part.storage.nodes[i]
      let depth = heads[i] - part.inverts[i]
      let before = volumes[i]
      volumes[i] = endVolume(i, span.step)
      let spilled = max(0, volumes[i] - (node.losesOverflow ? node.rimVolume : max(before, node.rimVolume)))
      if node.losesOverflow {
        volumes[i] -= spilled
        record.balance.flooding += max(0, spilled - returned[i])
      }
      record.nodes[i].observe(depth: depth, at: span.end, share: share)
      record.nodes[i].observeInflow(lateral: lateral[i], total: intake[i] + max(0, lateral[i]), step: span.step)
      if depth >= node.rim || spilled > 0 {
        record.nodes[i].observeFlooding(
          spilled: spilled, ponded: node.losesOverflow ? 0 : max(0, depth - node.rim), span: span,
          pondingDepth: pondingDepth)
      }
      record.balance.inflow += span.step * lateral[i]
      headRates[i] = (heads[i] - headsAtStart[i]) / span.step
      headsAtStart[i] = heads[i]
    }
  }

  /// Water that passed the outfalls, either way, and their levels.
  private mutating func finishBoundaries(_ span: StepSpan) {
    let share = NodeSummary.share(ofStep: span.step, averaging: settings.levelAveraging)
    for node in part.rows..<part.nodes.count {
      let passed = gains[node] + span.step * lateral[node]
      record.balance.outflow += max(0, passed)
      record.reportRunOn(max(0, passed), at: node - part.rows, until: span.end)
      record.balance.inflow += max(0, -passed) + span.step * lateral[node]
      headsAtStart[node] = heads[node]
      record.nodes[node].observeInflow(
        lateral: lateral[node], total: intake[node] + max(0, lateral[node]), step: span.step)
      record.nodes[node].observe(depth: outfallDepth(node), at: span.end, share: share)
    }
    record.balance.finalStorage = volumes.reduce(0, +)
    record.reportOutflow(outflows(), from: span.start, to: span.end)
  }
}

/// When a step was, and how long the one before it.
struct StepSpan {
  var start: Double
  var step: Double
  /// Never 0: before the first step stands one as long.
  var previous: Double

  init(start: Double, step: Double, previous: Double) {
    self.start = start
    self.step = step
    self.previous = previous > 0 ? previous : step
  }

  var end: Double { start + step }
  /// The share of a linear prediction's miss that is the step's own local error.
  var localShare: Double { step / (step + previous) }
}
