import NetworkGraph

/// Depth under which an end counts as dry for the weighting in time [m].
private let wetDepth = 0.02
/// Share of the section's height over which an end counts as full for the weighting in time [-].
private let freeSurfaceShare = 0.9
/// Weight of the new flow in the mean flow of a step through a free-surface conduit [-].
let freeSurfaceImplicitness = 0.55

extension PartSolver {
  /// Passes in which a level goes as far as Newton's line says.
  static let trustedPasses = 4

  /// Foretells the levels and sets the weights in time of every conduit.
  mutating func beginStep(_ step: Double) {
    Self.foretell(&foretold, part: part, from: headsAtStart, rates: headRates, step: step)
    for i in 0..<part.rows {
      heads[i] = foretold[i]
      swings[i] = 0
    }
    Self.beginStep(&conduits, part: part, heads: headsAtStart)
    moveStructures(step)
  }

  private static func beginStep(_ conduits: inout [ConduitState], part: NetworkPart, heads: [Double]) {
    var states = conduits.mutableSpan
    let h = heads.span
    let records = part.conduits.span
    for i in records.indices {
      let conduit = records[i]
      let c1 = h[Int(conduit.node1)] - conduit.invert1
      let c2 = h[Int(conduit.node2)] - conduit.invert2
      let full = freeSurfaceShare * conduit.fullDepth
      let isWet = (c1 > wetDepth || conduit.fall1 != .none) && (c2 > wetDepth || conduit.fall2 != .none)
      states[i].implicitness = isWet && c1 < full && c2 < full ? freeSurfaceImplicitness : 1
      states[i].flow = states[i].flowAtStart
      states[i].area = states[i].areaAtStart
    }
  }

  /// Starts from levels carried on at their last rate. None is carried over the rim, where the rate breaks.
  private static func foretell(
    _ foretold: inout [Double], part: NetworkPart, from headsAtStart: [Double], rates headRates: [Double], step: Double
  ) {
    var guess = foretold.mutableSpan
    let start = headsAtStart.span
    let rates = headRates.span
    let inverts = part.inverts.span
    let nodes = part.storage.nodes.span
    for i in nodes.indices {
      let invert = inverts[i]
      let from = start[i] - invert
      let to = max(0, from + min(max(rates[i] * step, -0.3 * nodes[i].crown), 0.3 * nodes[i].crown))
      let crosses = (from >= nodes[i].rim) != (to >= nodes[i].rim)
      guess[i] = invert + (crosses ? from : to)
    }
  }

  /// One pass of Newton's method on the levels.
  ///
  /// ```
  /// V(η) − Vⁿ − Δt·(Σ F + q) = 0,   F = θ·Q(η₁, η₂) + (1−θ)·Qⁿ
  /// ```
  mutating func iterate(pass number: Int, step: Double) throws(RoutingFailure) -> Outcome {
    matrix.clear()
    Self.enterStorage(
      &matrix.diagonal, &matrix.rhs, part: part, heads: heads, volumes: volumes, lateral: lateral, step: step)
    let pass = PassSettings(
      step: step, damping: settings.inertialDamping, isFirst: number == 0, weightsAreFrozen: number >= 2,
      quietMove: control.passes.quiet)
    setForceMainResistance()
    Self.lineariseConduits(
      &conduits, &lists, part: part, heads: heads, moves: moves, tables: tables, pass: pass)
    holdCulvertInlets()
    Self.enterFlows(conduits, &matrix.diagonal, &matrix.offDiagonal, &matrix.rhs, part: part, step: step)
    enterStructures(step: step)
    enterInlets(step: step)
    matrix.solve()
    let outcome = Self.applyMoves(
      matrix.rhs, to: &heads, &moves, swings: &swings, part: part, convergedMove: control.passes.converged,
      isTrusted: number < Self.trustedPasses)
    if !outcome.largestMove.isFinite {
      let row = matrix.rhs.prefix(part.rows).firstIndex { !$0.isFinite } ?? 0
      throw RoutingFailure(
        node: record.id(ofNode: row), time: time, reason: "the level is no longer a number; check the data around it")
    }
    return outcome
  }

  private static func enterStorage(
    _ diagonal: inout [Double], _ rhs: inout [Double], part: NetworkPart, heads: [Double], volumes: [Double],
    lateral: [Double], step: Double
  ) {
    var d = diagonal.mutableSpan
    var b = rhs.mutableSpan
    let h = heads.span
    let inverts = part.inverts.span
    let nodes = part.storage.nodes.span
    let cells = part.storage.cells.span
    let V = volumes.span
    let q = lateral.span
    for i in nodes.indices {
      let stored = nodes[i].volume(atDepth: h[i] - inverts[i], cells: cells)
      d[i] = stored.area
      b[i] = V[i] + step * q[i] - stored.volume
    }
  }

  /// Brings the momentum equations of all conduits to the newest heads: those whose ends moved little follow their
  /// line, the others are linearised anew, in pairs of one kind.
  static func lineariseConduits(
    _ conduits: inout [ConduitState], _ lists: inout ConduitLists, part: NetworkPart, heads: [Double],
    moves: [Double], tables: SharedTables, pass: PassSettings
  ) {
    let h = heads.span
    let cells = tables.cells.span
    let depths = tables.depths.span
    conduits.withUnsafeMutableBufferPointer { states in
      part.conduits.withUnsafeBufferPointer { records in
        guard let x0 = states.baseAddress, let c0 = records.baseAddress else { return }
        lists.sort(x0, c0, count: records.count, heads: h, moves: moves.span, cells: cells, pass: pass)
        for (k, i) in part.restrictedConduits.enumerated() { lists.restrictedFlows[k] = x0[i].flow }
        forEachPair(of: lists.full) { i, j in
          let pair = ConduitPair(a: c0 + i, b: c0 + j)
          let x = ConduitStatePair(a: x0 + i, b: x0 + j)
          x.take(pair.lineariseFull(x, head1: pair.heads1(h), head2: pair.heads2(h), step: pass.step))
        }
        forEachPair(of: lists.partFull) { i, j in
          let pair = ConduitPair(a: c0 + i, b: c0 + j)
          let x = ConduitStatePair(a: x0 + i, b: x0 + j)
          x.take(
            pair.linearise(
              x, head1: pair.heads1(h), head2: pair.heads2(h), mayFall: false, cells: cells, depths: depths, pass: pass)
          )
        }
        forEachPair(of: lists.falling) { i, j in
          let pair = ConduitPair(a: c0 + i, b: c0 + j)
          let x = ConduitStatePair(a: x0 + i, b: x0 + j)
          x.take(
            pair.linearise(
              x, head1: pair.heads1(h), head2: pair.heads2(h), mayFall: true, cells: cells, depths: depths, pass: pass))
        }
        for (k, i) in part.restrictedConduits.enumerated() {
          c0[i].restrict(&x0[i], before: lists.restrictedFlows[k], step: pass.step)
        }
      }
    }
  }

  /// Enters the flows of all conduits into continuity.
  private static func enterFlows(
    _ conduits: [ConduitState], _ diagonal: inout [Double], _ offDiagonal: inout [Double], _ rhs: inout [Double],
    part: NetworkPart, step: Double
  ) {
    let states = conduits.span
    var d = diagonal.mutableSpan
    var off = offDiagonal.mutableSpan
    var b = rhs.mutableSpan
    let records = part.conduits.span
    for i in records.indices {
      let n1 = Int(records[i].node1)
      let n2 = Int(records[i].node2)
      let times = step * records[i].barrels
      let volume = times * states[i].meanFlow
      let weight = times * states[i].implicitness
      let gain1 = weight * states[i].gain1
      let gain2 = weight * states[i].gain2
      b[n1] -= volume
      b[n2] += volume
      d[n1] += gain1
      d[n2] += gain2
      off[Int(records[i].entry12)] -= gain2
      off[Int(records[i].entry21)] -= gain1
    }
  }

  /// Moves the levels by the solution, held back where storage or flow bend too sharply for Newton's line.
  ///
  /// Steps that do not converge within the trusted passes mostly swing between two sides of a bend. From then on a
  /// level that turns back may go half as far as it came, one that goes on twice as far.
  private static func applyMoves(
    _ solution: [Double], to heads: inout [Double], _ moves: inout [Double], swings: inout [Double],
    part: NetworkPart, convergedMove: Double, isTrusted: Bool
  ) -> Outcome {
    var h = heads.mutableSpan
    var moved = moves.mutableSpan
    var swing = swings.mutableSpan
    let wanted = solution.span
    let inverts = part.inverts.span
    let nodes = part.storage.nodes.span
    var largest = 0.0
    var hasCrossed = false
    var sum = 0.0
    for i in nodes.indices {
      let invert = inverts[i]
      let y = h[i] - invert
      var move = wanted[i]
      if !isTrusted && swing[i] != 0 {
        let most = (move * swing[i] < 0 ? 0.5 : 2) * swing[i].magnitude
        move = min(max(move, -most), most)
      }
      let to = nodes[i].guarded(from: y, to: y + move)
      if to.crossesRim { hasCrossed = true }
      // At the floor a node stays where it is, however far below it the line points.
      let counted = to.depth > 0 ? wanted[i].magnitude : min(y, wanted[i].magnitude)
      largest = max(largest, counted)
      sum += wanted[i]
      moved[i] = to.depth - y
      h[i] = invert + to.depth
      if moved[i].magnitude > 10 * NodeStorage.rimMargin { swing[i] = moved[i] }
    }
    if !sum.isFinite { largest = .infinity }
    return Outcome(hasConverged: largest < convergedMove && !hasCrossed, largestMove: largest)
  }
}

extension NodeStorage {
  /// How far on the other side of the rim a level stops, so that rounding does not bring it back [m].
  fileprivate static let rimMargin = 1e-7

  /// Where a pass may take a node that Newton's line would take from one depth to another.
  ///
  /// Below `blendTop` 0.3 of the crown's depth at most; from well above the crown no further than just below it; at the
  /// rim it stops, on the side that it goes to; never below the floor.
  @inline(__always)
  func guarded(from y: Double, to wanted: Double) -> (depth: Double, crossesRim: Bool) {
    if y >= rim { return wanted >= rim ? (wanted, false) : (max(0, rim - Self.rimMargin), true) }
    var to = wanted
    if y < crown {
      let most = 0.3 * crown
      to = min(max(to, y - most), y + most)
    } else {
      to = max(to, y > blendTop ? 0.95 * crown : y - 0.3 * crown)
    }
    if to >= rim { return (rim + Self.rimMargin, true) }
    return (max(0, to), false)
  }
}
