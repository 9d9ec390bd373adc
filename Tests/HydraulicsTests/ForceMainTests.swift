import Foundation
import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

@Test func analytic_frictionFactorsOfTheMoodyChart() {
  #expect(darcyFrictionFactor(relativeRoughness: 0.001, reynolds: 1000) == 0.064)
  // Colebrook–White gives 0.02217 and 0.01162; Swamee and Jain promise 1 %.
  #expect(isClose(darcyFrictionFactor(relativeRoughness: 0.001, reynolds: 1e5), 0.02217, relative: 0.01))
  #expect(isClose(darcyFrictionFactor(relativeRoughness: 0, reynolds: 1e6), 0.01162, relative: 0.01))
  let laminar = darcyFrictionFactor(relativeRoughness: 0.002, reynolds: 2000)
  #expect(isClose(darcyFrictionFactor(relativeRoughness: 0.002, reynolds: 2000.01), laminar, relative: 1e-5))
  let turbulent = darcyFrictionFactor(relativeRoughness: 0.002, reynolds: 4000)
  #expect(isClose(darcyFrictionFactor(relativeRoughness: 0.002, reynolds: 3999.99), turbulent, relative: 1e-5))
}

/// Just full on its bed, a force main flows the same by Manning's law with its equivalent n.
@Test(arguments: [FullFriction.hazenWilliams(coefficient: 120), .darcyWeisbach(roughness: 0.001)])
func analytic_equivalentRoughnessConveysTheSame(law: FullFriction) throws {
  let (D, slope) = (0.4, 0.004)
  let n = try #require(law.equivalentRoughness(diameter: D, slope: slope))
  let velocity = manningDischarge(area: 1, hydraulicRadius: D / 4, slope: slope, roughness: n)
  let friction = try #require(law.manningEquivalent(velocity: velocity, hydraulicRadius: D / 4))
  // A wall is rough in full at no velocity: Darcy–Weisbach differs by what is left of viscosity.
  #expect(isClose(friction, gravity * n * n, relative: law.isRough ? 0.02 : 1e-12))
}

/// `hf = 10.67·L·Q^1.852 / (C^1.852·D^4.87)`, the usual SI form, whose rounded constants are good to 0.2 %.
@Test func analytic_fullForceMainLosesHazenWilliamsHead() throws {
  let flow = 0.2
  let result = try routeFlows(
    model(mainNodes, mains(.hazenWilliams(coefficient: 120)), hours: 1), runoff: steadyInflow(flow, hours: 1))
  let loss = 10.67 * 700 * pow(flow / 120, 1.852) / pow(0.4, 4.87)
  #expect(isClose(result.nodes[0].finalDepth + 10 - 12.5, loss, relative: 3e-3))
}

@Test func analytic_fullForceMainLosesDarcyWeisbachHead() throws {
  let flow = 0.2
  let result = try routeFlows(
    model(mainNodes, mains(.darcyWeisbach(roughness: 0.0005)), hours: 1), runoff: steadyInflow(flow, hours: 1))
  let velocity = flow / (.pi / 4 * 0.16)
  let f = 0.25 / pow(log10(0.00125 / 3.7 + 5.74 / pow(velocity * 0.4 / kinematicViscosity, 0.9)), 2)
  let loss = f * 700 / 0.4 * velocity * velocity / (2 * gravity)
  #expect(isClose(result.nodes[0].finalDepth + 10 - 12.5, loss, relative: 1e-5))
}

/// Steady depths of EPA SWMM 5.2.4 (6 h at a 5 s step) at the ends of two pressure pipes over a hump.
@Test(arguments: [
  (FullFriction.hazenWilliams(coefficient: 120), 0.05, [2.85591, 1.65253]),
  (.hazenWilliams(coefficient: 120), 0.2, [7.13828, 3.48783]),
  (.darcyWeisbach(roughness: 0.0005), 0.05, [2.81670, 1.63573]),
  (.darcyWeisbach(roughness: 0.0005), 0.2, [7.30192, 3.55797]),
])
func golden_forceMainsUnderPressureStandAsInSWMM(law: FullFriction, flow: Double, depths: [Double]) throws {
  let result = try routeFlows(model(mainNodes, mains(law), hours: 1), runoff: steadyInflow(flow, hours: 1))
  for (node, depth) in zip(result.nodes, depths) { #expect(isClose(node.finalDepth, depth, relative: 1e-3)) }
}

/// The same pipes falling 2 m each, part full at 80 l/s: Manning's law with the equivalent n.
@Test(arguments: [
  (FullFriction.hazenWilliams(coefficient: 120), 0.19155), (.darcyWeisbach(roughness: 0.0005), 0.19125),
])
func golden_forceMainsPartFullStandAsInSWMM(law: FullFriction, depth: Double) throws {
  var links = (0..<3).map { pipe(Int32($0), Int32($0 + 1), .circular(diameter: 0.4), length: 400) }
  for i in links.indices { links[i].fullFriction = law }
  let nodes = (0..<3).map { junction("n\($0)", invert: 14 - 2 * Double($0)) } + [outfall("O", invert: 8, .normal)]
  let result = try routeFlows(model(nodes, links, hours: 1), runoff: steadyInflow(0.08, hours: 1))
  #expect(isClose(result.nodes[0].finalDepth, depth, absolute: 5e-4))
}

private let mainNodes = [
  junction("A", invert: 10, depth: 60, initial: 2.5), junction("B", invert: 11, depth: 60, initial: 1.5),
  outfall("O", invert: 8, .fixed(stage: 12.5)),
]

private func mains(_ law: FullFriction) -> [DrainageLink] {
  var links = [
    pipe(0, 1, .circular(diameter: 0.4), length: 400), pipe(1, 2, .circular(diameter: 0.4), length: 300),
  ]
  for i in links.indices { links[i].fullFriction = law }
  return links
}

extension FullFriction {
  fileprivate var isRough: Bool {
    if case .darcyWeisbach = self { true } else { false }
  }
}
