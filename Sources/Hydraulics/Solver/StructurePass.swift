import NetworkGraph

extension PartSolver {
  /// Sets how far each structure is open in a step of the given length, and its weight in time.
  mutating func moveStructures(_ step: Double) {
    for i in structures.indices {
      let (from, to) = (structures[i].settingAtStart, structures[i].target)
      let closingTime = part.structures[i].closingTime
      let most = closingTime > 0 ? step / closingTime : .infinity
      structures[i].setting = from + min(max(to - from, -most), most)
      structures[i].flow = structures[i].flowAtStart
      structures[i].implicitness = structures[i].setting == from ? implicitness(ofStructure: i, step) : 1
    }
  }

  /// Near ½ for accuracy; nearer 1 the faster the levels at the ends answer to the flow, since ½ would ring there:
  /// with `z = Δt·Σ gain/V′` a level swings past its rest where `θ < 1 − 1/z`. Pumps switch, which allows nothing but 1.
  private func implicitness(ofStructure i: Int, _ step: Double) -> Double {
    let structure = part.structures[i]
    if case .pump = structure.law { return 1 }
    let z = step * (structures[i].gain1 / area(Int(structure.node1)) + structures[i].gain2 / area(Int(structure.node2)))
    return max(freeSurfaceImplicitness, 1 - 1 / max(z, 1))
  }

  /// Surface area of a node at the start of the step [m²]; without end at a boundary.
  private func area(_ node: Int) -> Double {
    guard node < part.rows else { return .infinity }
    let depth = headsAtStart[node] - part.inverts[node]
    return part.storage.nodes[node].volume(atDepth: depth, cells: part.storage.cells.span).area
  }

  /// Enters the structures' flows and gains into the matrix, as the pass over the conduits does theirs.
  mutating func enterStructures(step: Double) {
    for i in part.structures.indices {
      let structure = part.structures[i]
      let n1 = Int(structure.node1)
      let n2 = Int(structure.node2)
      structure.linearise(&structures[i], head1: heads[n1], head2: heads[n2])
      let x = structures[i]
      let weight = step * x.implicitness
      matrix.rhs[n1] -= step * x.meanFlow
      matrix.rhs[n2] += step * x.meanFlow
      matrix.diagonal[n1] += weight * x.gain1
      matrix.diagonal[n2] += weight * x.gain2
      matrix.offDiagonal[Int(structure.entry12)] -= weight * x.gain2
      matrix.offDiagonal[Int(structure.entry21)] -= weight * x.gain1
    }
  }

  /// Flows at the end of the step, and what the nodes gain by them.
  mutating func settleStructures(_ step: Double) {
    for i in part.structures.indices {
      let structure = part.structures[i]
      structure.follow(&structures[i], moves[Int(structure.node1)], moves[Int(structure.node2)])
      gains[Int(structure.node1)] -= step * structures[i].meanFlow
      gains[Int(structure.node2)] += step * structures[i].meanFlow
    }
  }

  /// Records the structures, makes their state the next step's start, and lets pumps switch.
  mutating func finishStructures(_ span: StepSpan) {
    for i in part.structures.indices {
      let structure = part.structures[i]
      let x = structures[i]
      intake[Int(x.flow > 0 ? structure.node2 : structure.node1)] += x.flow.magnitude
      let upper = max(heads[Int(structure.node1)], heads[Int(structure.node2)])
      record.structures[i].observe(
        flow: x.flow, fill: structure.openingHeight > 0 ? (upper - structure.sill) / structure.openingHeight : 0,
        at: span.end, step: span.step)
      structures[i].flowBefore = x.flowAtStart
      structures[i].flowAtStart = x.flow
      structures[i].settingAtStart = x.setting
      switchPump(i)
    }
  }

  // MARK: Pumps that start and stop

  /// How far a depth may be past its switching point when the step ends [m].
  static let switchingMiss = 0.005
  /// Least step to end on an event, and longest after one [s].
  static let leastEventStep = 0.25
  static let longestAfterEvent = 5.0

  private mutating func switchPump(_ i: Int) {
    let pump = part.structures[i]
    let depth = heads[Int(pump.node1)] - pump.floor
    if structures[i].target > 0, pump.offDepth > 0, depth <= pump.offDepth {
      structures[i].target = 0
    } else if structures[i].target == 0, pump.onDepth > 0, depth >= pump.onDepth {
      structures[i].target = 1
    } else {
      return
    }
    hasEvent = true
  }

  /// The share of the step just tried after which the first pump switches, by the line between the depths at its ends;
  /// nil where none does, or all do near enough to the end.
  func firstSwitching() -> Double? {
    var first: Double?
    for i in part.structures.indices {
      let pump = part.structures[i]
      let node = Int(pump.node1)
      let (before, after) = (headsAtStart[node] - pump.floor, heads[node] - pump.floor)
      let isOn = structures[i].target > 0
      let level = isOn ? pump.offDepth : pump.onDepth
      guard level > 0 else { continue }
      let (ahead, past) = isOn ? (before - level, level - after) : (level - before, after - level)
      if ahead > 0, past > Self.switchingMiss { first = min(first ?? 1, ahead / (ahead + past)) }
    }
    return first
  }
}
