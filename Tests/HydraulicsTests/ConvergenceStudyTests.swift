import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

// MARK: --step and --tolerance

@Test func contract_aQuarterOfTheToleranceQuartersEveryBound() {
  let usual = StepControl(options: .init(), settings: .init())
  let finer = StepControl(options: .init(tolerance: RoutingOptions.defaultTolerance / 4), settings: .init())
  let bounds: [KeyPath<StepControl, Double>] = [
    \.headTolerance, \.flowTolerance, \.shortest, \.longest, \.longestInChange, \.longestAtStart, \.floodOnset,
    \.switchingMiss, \.shortestToEvent, \.longestAfterEvent, \.passes.converged, \.passes.acceptable, \.passes.quiet,
  ]
  for bound in bounds { #expect(isClose(finer[keyPath: bound], usual[keyPath: bound] / 4, relative: 1e-12)) }
  #expect(finer.fixed == nil)
}

@Test func contract_aStepAloneIsFixedAndBesideAToleranceTheLongest() {
  let error = StepError(head: 1, flow: 1, worstNode: -1, worstConduit: -1)
  let fixed = StepControl(options: .init(step: 7), settings: .init())
  #expect(fixed.first == 7 && fixed.next(after: 7, error: error, time: 1000) == 7)
  let capped = StepControl(options: .init(step: 7, tolerance: 0.01), settings: .init())
  let calm = StepError(head: 0, flow: 0, worstNode: -1, worstConduit: -1)
  #expect(capped.next(after: 7, error: calm, time: 1000) == 7)
  #expect(capped.next(after: 7, error: error, time: 1000) < 7)
  let coarse = StepControl(options: .init(tolerance: 10), settings: .init())
  #expect(coarse.longest == 300, "bounds never grow")
}

// MARK: Levels that last

@Test func analytic_aSpikeCountsByTheTimeItLasts() {
  var node = NodeSummary()
  node.observe(depth: 1, at: 0, share: 1)
  let share = NodeSummary.share(ofStep: 1, averaging: 5)
  node.observe(depth: 4, at: 1, share: share)
  #expect(isClose(node.maxDepth, 1 + 3 * (1 - 0.818730753), absolute: 1e-8), "1 s of 5 s: 1 − exp(−0.2)")
  for second in 2...200 { node.observe(depth: 2, at: Double(second), share: share) }
  #expect(isClose(node.maxDepth, 2, absolute: 1e-9) && node.finalDepth == 2)
  #expect(NodeSummary.share(ofStep: 1, averaging: 0) == 1)
}

// MARK: Swings of full pipes

/// Two manholes and a full pipe. What their shafts are is a guess, so the swing dies out within seconds, at any step.
@Test(arguments: [0.05, 0.2, 1]) func invariant_swingsBetweenManholesDieOutAtAnyStep(step: Double) throws {
  let nodes = [junction("A", invert: 0, depth: 20, initial: 10.5), junction("B", invert: 0, depth: 20, initial: 9.5)]
  let network = model(nodes, [pipe(0, 1, .circular(diameter: 0.8), length: 200, n: 1e-6)])
  var solver = try solver(network, options: .init(step: step))
  // Period 2π·√(L·a/(2·g·A)) of the assumed shafts: 8.5 s, and damping exp(−ω²·τ·t/2) of the amplitude.
  try solver.advance(to: 20)
  var latest = 0.0
  while solver.time < 28.5 {
    try solver.advance(to: solver.time + step)
    latest = max(latest, (solver.heads[0] - solver.heads[1]).magnitude)
  }
  #expect(latest < 0.02, "\(latest) m of 1 m")
}

// MARK: Waves in open channels

/// A dam between 1 m and 0.7 m of water breaks: the bore runs at Stoker's 3.02 m/s over hm = 0.843 m, since ∂A/∂t counts
/// in full. (The strong bore of 1 m over 0.3 m overshoots by a sixth: the equation is not in conservative form.)
@Test func analytic_weakBoreRunsAtStokersSpeed() throws {
  let count = 160
  let nodes = (0..<count).map { junction("n\($0)", invert: 0, depth: 3, initial: $0 < count / 2 ? 1 : 0.7) }
  let links = (0..<count - 1).map {
    pipe(Int32($0), Int32($0 + 1), .rectangularOpen(height: 3, width: 10), length: 5, n: 0.001)
  }
  var network = model(nodes, links)
  network.settings.inertialDamping = .none
  network.settings.normalFlowLimit = .neither
  var solver = try solver(network, options: .init(step: 0.25))
  try solver.advance(to: 50)
  var depth = [Double](repeating: 0, count: count)
  for row in 0..<count { depth[Int(solver.part.nodes[row])] = solver.heads[row] }
  let middle = depth[count / 2..<count / 2 + 20].reduce(0, +) / 20
  #expect(isClose(middle, 0.843, relative: 0.03), "\(middle) m between the waves")
  let front = Double((depth.lastIndex { $0 > 0.7715 } ?? 0) - count / 2) * 5
  #expect(isClose(front, 3.02 * 50, relative: 0.07), "bore at \(front) m")
}

// MARK: Conduits in pieces

/// Steady flow through one long pipe is the same as through its pieces: normal depth at the upper end, and its velocity.
@Test func invariant_steadyFlowKnowsNoPieces() throws {
  let section = Section.circular(diameter: 1)
  var link = pipe(0, 1, section, length: 400)
  link.averageLoss = 2
  let nodes = [junction("A", invert: 2), outfall("B", invert: 0, .normal)]
  var network = model(nodes, [link], hours: 3)
  let inflow = steadyInflow(0.5, hours: 3)
  let whole = try routeFlows(network, runoff: inflow)
  network.settings.maxLinkLength = 50
  let cut = try routeFlows(network, runoff: inflow)
  #expect(cut.nodes.count == 2 && cut.links.count == 1)
  #expect(isClose(cut.nodes[0].finalDepth, whole.nodes[0].finalDepth, relative: 0.01))
  #expect(isClose(cut.links[0].finalFlow, 0.5, relative: 1e-4))
  #expect(isClose(cut.links[0].capacity, whole.links[0].capacity, relative: 1e-9))
  #expect(abs(cut.balance.continuityPercent) < 1e-9)
}

/// Pieces between the ends hold what the conduit holds, and neither flood nor pond.
@Test func invariant_piecesOfAFullPipeHoldItsVolume() throws {
  let nodes = [junction("A", invert: 0, depth: 3), junction("B", invert: 0, depth: 9)]
  var network = model(nodes, [pipe(0, 1, .circular(diameter: 1), length: 100)], hours: 2)
  let whole = try routeFlows(network, runoff: steadyInflow(0.05, hours: 2))
  network.settings.maxLinkLength = 10
  let cut = try routeFlows(network, runoff: steadyInflow(0.05, hours: 2))
  #expect(isClose(cut.balance.finalStorage, whole.balance.finalStorage, relative: 0.01))
  #expect(isClose(cut.balance.flooding, cut.nodes[0].floodVolume, relative: 1e-9), "at the shaft with a rim alone")
}
