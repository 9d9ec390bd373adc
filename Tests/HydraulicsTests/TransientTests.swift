import Foundation
import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

/// Two shafts of 2 m² and a full pipe between them; the levels swing as a pendulum of period
/// 2π·√(L·A_shaft / (2·g·A_pipe)).
private func uTube(roughness: Double = 1e-6) -> DrainageModel {
  var nodes = [junction("A", invert: 0, depth: 20, initial: 10.5), junction("B", invert: 0, depth: 20, initial: 9.5)]
  for i in 0...1 { nodes[i].role = .storage(.functional(coefficient: 0, exponent: 0, constant: 2 - 0.0001)) }
  var model = model(nodes, [pipe(0, 1, .circular(diameter: 0.8), length: 200, n: roughness)])
  model.settings.minimumSurfaceArea = 0.0001
  return model
}

private func uTubePeriod(_ solver: PartSolver) -> Double {
  let storage = solver.part.storage.nodes[0]
  let shaft = storage.volume(atDepth: 10, cells: solver.part.storage.cells.span).area
  return 2 * .pi * (200 * shaft / (2 * gravity * .pi * 0.16)).squareRoot()
}

@Test func analytic_uTubeSwingsWithItsPeriod() throws {
  var solver = try solver(uTube(), options: .init(step: 0.1))
  let period = uTubePeriod(solver)
  var crossings: [Double] = []
  var before = 1.0
  while solver.time < 3 * period {
    try solver.advance(to: solver.time + 0.1)
    let gap = solver.heads[0] - solver.heads[1]
    if gap.sign != before.sign { crossings.append(solver.time) }
    before = gap
  }
  try #require(crossings.count >= 4)
  #expect(isClose((crossings[3] - crossings[1]), period, relative: 0.01), "steps are 0.1 s")
}

/// Implicit Euler with step Δt damps a swing of frequency ω to (1 + ω²Δt²)^(−n/2) after n steps.
@Test(arguments: [0.5, 2, 5]) func analytic_uTubeIsDampedAsImplicitEulerDamps(step: Double) throws {
  var solver = try solver(uTube(), options: .init(step: step))
  let omega = 2 * .pi / uTubePeriod(solver)
  let steps = (uTubePeriod(solver) / step).rounded()
  try solver.advance(to: steps * step)
  let phase = steps * atan(omega * step)
  let expected = pow(1 + omega * omega * step * step, -steps / 2) * cos(phase)
  #expect(isClose(solver.heads[0] - solver.heads[1], expected, absolute: 0.02))
}

/// A dam between 1 m and 0.3 m of water breaks. Stoker (1957): between the wave that runs up and the bore that runs down
/// stands hm with 2·(√(g·1) − √(g·hm)) = (hm − 0.3)·√(g·(hm + 0.3)/(2·0.3·hm)): 0.592 m, and the bore runs at 2.93 m/s.
/// The momentum equation is not in conservative form: so strong a bore is a sixth too fast and too low; weak ones run at
/// Stoker's speed.
@Test func analytic_damBreakOnWater() throws {
  let count = 160
  let nodes = (0..<count).map { junction("n\($0)", invert: 0, depth: 3, initial: $0 < count / 2 ? 1 : 0.3) }
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
  #expect(isClose(middle, 0.592, relative: 0.2), "\(middle) m between the waves")
  let front = Double((depth.lastIndex { $0 > 0.446 } ?? 0) - count / 2) * 5
  #expect(isClose(front, 2.93 * 50, relative: 0.3), "bore at \(front) m")
  let trough = Double(count / 2 - (depth.firstIndex { $0 < 0.98 } ?? 0)) * 5
  #expect(isClose(trough, gravity.squareRoot() * 50, relative: 0.1), "the trough runs up at √(g·h): \(trough) m")
}

/// A dead-end pipe fed at a constant rate: full when its volume and the node's have come in, and not before.
@Test func analytic_closedPipeFillsAndSurcharges() throws {
  let nodes = [junction("A", invert: 0, depth: 5), junction("B", invert: 0, depth: 5)]
  let section = Section.circular(diameter: 1)
  let network = model(nodes, [pipe(0, 1, section, length: 100)])
  let flow = 0.02
  var solver = try solver(network, runoff: steadyInflow(flow, hours: 2), options: .init())
  let full = 2 * solver.part.storage.nodes[0].volume(atDepth: 1, cells: solver.part.storage.cells.span).volume
  #expect(isClose(full, section.wetted(at: 1).area * 100, relative: 0.06), "the cutoff width adds some at the crown")
  var surcharged = 0.0
  while surcharged == 0 && solver.time < 7200 {
    try solver.advance(to: solver.time + 10)
    if solver.heads[0] > 1 && solver.heads[1] > 1 { surcharged = solver.time }
  }
  #expect(isClose(surcharged, full / flow, relative: 0.01), "at \(surcharged) s, volume says \(full / flow) s")
  #expect(isClose(solver.volumes.reduce(0, +), flow * solver.time, relative: 1e-9))
}

/// Overflow is what came in less what the pipe and the shaft hold, whatever the step.
@Test(arguments: [1.0, 5, 15, 30, nil] as [Double?]) func analytic_overflowOfOneShaft(step: Double?) throws {
  let nodes = [junction("A", invert: 0, depth: 2), junction("B", invert: 0, depth: 9)]
  let network = model(nodes, [pipe(0, 1, .circular(diameter: 1), length: 100)])
  let result = try routeFlows(network, runoff: steadyInflow(0.1, hours: 1), options: .init(step: step))
  let part = try solver(network).part
  let held = (0...1).reduce(0) {
    $0 + part.storage.nodes[$1].volume(atDepth: 2 - 1e-9, cells: part.storage.cells.span).volume
  }
  #expect(isClose(result.nodes[0].floodVolume, 360 - held, relative: 1e-4), "both shafts stand at the rim in the end")
  #expect(isClose(result.balance.flooding, 360 - result.balance.finalStorage, relative: 1e-9))
  #expect(isClose(result.nodes[0].maxDepth, 2, absolute: 1e-3))
}

@Test func analytic_pondedWaterStandsAndComesBack() throws {
  var nodes = [junction("A", invert: 0, depth: 2), outfall("B", invert: -0.1, .free)]
  nodes[0].pondedArea = 500
  var network = model(nodes, [pipe(0, 1, .circular(diameter: 0.3), length: 100)], hours: 12)
  network.settings.allowsPonding = true
  let storm = HydrographSet(times: [0, 1800, 3600], places: [0], flow: [0, 0.4, 0])
  let result = try routeFlows(network, runoff: storm)
  let node = result.nodes[0]
  #expect(result.balance.flooding == 0)
  #expect(isClose(node.floodVolume, 500 * node.maxPondedDepth, relative: 1e-6))
  #expect(node.maxPondedDepth > 0.5 && node.pondingTime > 1800 && node.floodedTime >= node.pondingTime)
  #expect(node.finalDepth < 0.1 && isClose(result.balance.outflow, 720, relative: 1e-3))
}

/// A flood wave down a channel: halving the step halves the error of a scheme of first order.
@Test func convergence_stepHalvingIsFirstOrder() throws {
  var nodes = (0..<10).map { junction("n\($0)", invert: 2 - 0.1 * Double($0), depth: 4, initial: 0.5) }
  nodes.append(outfall("out", invert: 1, .fixed(stage: 1.5)))
  let links = (0..<10).map { pipe(Int32($0), Int32($0 + 1), .rectangularOpen(height: 4, width: 3), n: 0.03) }
  let network = model(nodes, links)
  let wave = HydrographSet(times: [0, 1200, 2400, 3600], places: [0], flow: [1, 3, 1, 1])
  func depths(_ step: Double) throws -> [Double] {
    var solver = try solver(network, runoff: wave, options: .init(step: step))
    try solver.advance(to: 1800)
    return Array(solver.heads.prefix(10))
  }
  let exact = try depths(0.5)
  func error(_ step: Double) throws -> Double { zip(try depths(step), exact).map { abs($0 - $1) }.max() ?? 0 }
  // Over three halvings: single ones scatter, since passes end on a tolerance.
  let order = log2(try error(16) / error(2)) / 3
  #expect(order > 0.8 && order < 1.4, "order \(order)")
}

/// Means over the steps of a routing run add up to the parabola's own mean, and follow it between its ends.
@Test func analytic_lateralInflowIsTheParabolaThroughItsEnds() throws {
  // q(s) = 1 + 2·s + 6·0.3·s·(1 − s) on the first interval of 100 s, of mean 2.3; then linear.
  let storm = HydrographSet(times: [0, 100, 300], places: [0], flow: [1, 3, 0], mean: [2.3, 1.5])
  let exact = { (s: Double) in s + s * s + 1.8 * (s * s / 2 - s * s * s / 3) }
  let network = model(
    [junction("A", invert: 1), outfall("B", invert: 0, .free)], [pipe(0, 1, .circular(diameter: 1))])
  var inflow = try solver(network, runoff: storm).inflow
  var flow = [0.0, 0.0]
  func mean(_ from: Double, _ to: Double) -> Double {
    inflow.average(from: from, to: to, into: &flow)
    return flow[0] + flow[1]
  }
  for (a, b) in [(0.0, 10.0), (10, 15), (15, 85), (85, 100)] {
    #expect(isClose(mean(a, b), 100 * (exact(b / 100) - exact(a / 100)) / (b - a), relative: 1e-12))
  }
  #expect(isClose(mean(50, 200) * 150, 100 * (exact(1) - exact(0.5)) + 225, relative: 1e-12))
  #expect(isClose(mean(250, 400) * 150, 50 * 0.375, relative: 1e-12), "nothing beyond the end")
}
