import Foundation
import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

private func tank(_ id: String, area: Double, initial: Double, invert: Double = 0) -> DrainageNode {
  var node = junction(id, invert: invert, initial: initial)
  node.role = .storage(.functional(coefficient: 0, exponent: 0, constant: area))
  return node
}

private func link(_ structure: HydraulicStructure, sill: Double = 0, from: Int32 = 0, to: Int32 = 1) -> DrainageLink {
  DrainageLink(id: "S\(from)\(to)", from: from, to: to, structure: structure, inletOffset: sill)
}

/// √h falls along a straight line: h(t) = (√h₀ − c·A·√2g·t/(2·A_tank))².
@Test func analytic_tankEmptiesByTorricelli() throws {
  let orifice = Orifice(placement: .bottom, height: 0.2, width: 0.2, coefficient: 0.6)
  var network = model(
    [tank("T", area: 20, initial: 4), outfall("O", invert: -5, .free)], [link(.orifice(orifice))], hours: 0.1)
  network.settings.minimumSurfaceArea = 0
  let result = try routeFlows(network, runoff: .none, options: .init(tolerance: 0.0005))
  let rate = 0.6 * 0.04 * (2 * gravity).squareRoot() / (2 * 20)
  let depth = pow(4.0.squareRoot() - rate * 360, 2)
  #expect(isClose(result.nodes[0].finalDepth, depth, relative: 0.02))
  #expect(result.balance.error.magnitude < 1e-9)
}

@Test func analytic_weirFindsItsHead() throws {
  let weir = Weir(form: .transverse, height: 2, length: 3, coefficient: 1.84)
  let network = model(
    [tank("T", area: 50, initial: 0), outfall("O", invert: -5, .free)], [link(.weir(weir), sill: 1)], hours: 3)
  let result = try routeFlows(network, runoff: steadyInflow(0.8, hours: 3))
  #expect(isClose(result.nodes[0].finalDepth, 1 + pow(0.8 / (1.84 * 3), 2.0 / 3.0), absolute: 1e-4))
  #expect(isClose(result.links[0].finalFlow, 0.8, relative: 1e-6))
}

@Test func analytic_twoTanksComeToRest() throws {
  let orifice = Orifice(placement: .side, height: 0.3, width: nil, coefficient: 0.65)
  let network = model(
    [tank("A", area: 30, initial: 3), tank("B", area: 10, initial: 1)], [link(.orifice(orifice))], hours: 2)
  let result = try routeFlows(network, runoff: .none)
  #expect(isClose(result.nodes[0].finalDepth, 2.5, absolute: 3e-3))
  #expect(isClose(result.nodes[1].finalDepth, 2.5, absolute: 3e-3))
}

/// Between the depths that switch it, a pump twice as fast as the inflow empties a well as fast as that fills it.
@Test func analytic_pumpKeepsItsCycle() throws {
  let pump = Pump(law: .depth(depths: [0], flows: [0.2]), onDepth: 2, offDepth: 1, isOnAtStart: false)
  let network = model(
    [tank("W", area: 36, initial: 1), outfall("O", invert: 5, .free)], [link(.pump(pump))], hours: 2)
  let result = try routeFlows(network, runoff: steadyInflow(0.1, hours: 2))
  // 360 s up, 360 s down: ten cycles, each with 72 m³ pumped.
  #expect(isClose(result.balance.outflow, 720, relative: 0.02))
  #expect(isClose(result.nodes[0].maxDepth, 2, absolute: 0.01))
  #expect(result.links[0].maxFlow == 0.2)
}

@Test func analytic_pumpWorksWhereItsCurveMeetsTheLift() throws {
  let pump = Pump(law: .lift(heads: [0, 10], flows: [0.5, 0], hasAffinity: false))
  let network = model(
    [tank("W", area: 10, initial: 2), outfall("O", invert: 0, .fixed(stage: 6))], [link(.pump(pump))], hours: 3)
  let result = try routeFlows(network, runoff: steadyInflow(0.25, hours: 3))
  #expect(isClose(result.nodes[0].finalDepth, 1, absolute: 1e-3), "a lift of 5 m")
}

@Test func analytic_idealPumpPassesWhatComes() throws {
  let network = model(
    [junction("W", invert: 0), outfall("O", invert: 5, .free)], [link(.pump(Pump(law: .ideal)))], hours: 1)
  let result = try routeFlows(network, runoff: steadyInflow(0.3, hours: 1))
  #expect(isClose(result.links[0].finalFlow, 0.3, relative: 1e-6))
  #expect(result.nodes[0].maxDepth < 0.01)
}

@Test func analytic_volumeStagesSwitchByTheWell() throws {
  let pump = Pump(law: .volumeStages(thresholds: [50, 100], flows: [0, 0.2]))
  let network = model(
    [tank("W", area: 25, initial: 0), outfall("O", invert: 5, .free)], [link(.pump(pump))], hours: 2)
  let result = try routeFlows(network, runoff: steadyInflow(0.1, hours: 2))
  #expect(isClose(result.nodes[0].finalDepth, 2, absolute: 0.03), "held where 50 m³ stand")
}

@Test(arguments: [1, 2, 3, 4] as [UInt64])
func invariant_structuresKeepTheVolume(seed: UInt64) throws {
  var chance = SeededGenerator(seed: seed)
  var network = randomNetwork(count: 20, seed: seed)
  let structures: [HydraulicStructure] = [
    .orifice(Orifice(placement: .side, height: 0.4, width: 0.5, coefficient: 0.65)),
    .weir(Weir(form: .transverse, height: 0.5, length: 1, coefficient: 1.8)),
    .pump(Pump(law: .depth(depths: [0, 1], flows: [0.05, 0.3]), onDepth: 0.5, offDepth: 0.2)),
    .outlet(Outlet(variable: .head, rating: .power(coefficient: 0.5, exponent: 0.5))),
  ]
  for structure in structures {
    let from = Int32.random(in: 1..<20, using: &chance)
    let to = from == 1 ? 0 : from - 1
    network.links.append(
      link(structure, sill: Double.random(in: 0...1, using: &chance), from: from, to: to))
  }
  let result = try routeFlows(network, runoff: randomStorm(on: network, peak: 0.3, seed: seed))
  #expect(result.balance.continuityPercent.magnitude < 1e-9)
  #expect(result.nodes.allSatisfy { $0.maxDepth.isFinite && $0.finalDepth >= 0 })
  #expect(result.work.passes < 12 * result.work.steps)
}
