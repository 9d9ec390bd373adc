import Foundation
import Hydraulics
import NetworkGraph
import Quantities
import TestSupport
import Testing

private let shapes: [Section] = [
  .circular(diameter: 1), .rectangularClosed(height: 1, width: 1.5), .rectangularOpen(height: 1, width: 1.5),
  .trapezoidal(height: 1, bottomWidth: 0.6, leftSlope: 1, rightSlope: 1.5),
  .irregular(
    Transect(
      stations: [0, 1, 2, 3, 5], elevations: [1, 0.2, 0, 0.3, 1], leftBank: 0, rightBank: 5, leftRoughness: 0,
      rightRoughness: 0, channelRoughness: 0.013)),
]

/// Twenty pipes in a row at Manning's flow: mid-way, where neither end is felt, the depth is the normal one.
///
/// 0.1 % of the depth is the bar; the tables are good to 0.02 %.
@Test(arguments: shapes, [0.1, 0.3, 0.5, 0.8]) func analytic_normalDepth(section: Section, fill: Double) throws {
  let slope = 0.002
  let at = section.wetted(at: fill * section.fullDepth)
  let flow = manningDischarge(
    area: at.area, hydraulicRadius: at.hydraulicRadius, slope: slope / (1 - slope * slope).squareRoot(),
    roughness: 0.013)
  var nodes = (0..<20).map { junction("n\($0)", invert: 10 - 0.2 * Double($0)) }
  nodes.append(outfall("out", invert: 6, .normal))
  let links = (0..<20).map { pipe(Int32($0), Int32($0 + 1), section) }
  let network = model(nodes, links, hours: 5)
  let result = try routeFlows(network, runoff: steadyInflow(flow, hours: 5))
  let depth = result.nodes[10].finalDepth
  #expect(isClose(depth, fill * section.fullDepth, relative: 1e-3), "\(depth) of \(fill * section.fullDepth) m")
  #expect(isClose(result.links[10].finalFlow, flow, relative: 1e-4))
}

@Test func analytic_fullPipeUnderPressureLosesManningsHead() throws {
  let section = Section.circular(diameter: 0.5)
  let flow = 0.4
  let nodes = [junction("A", invert: 0), outfall("B", invert: 0, .fixed(stage: 2))]
  let result = try routeFlows(model(nodes, [pipe(0, 1, section)]), runoff: steadyInflow(flow, hours: 1))
  let full = section.wetted(at: 0.5)
  let friction = pow(flow * 0.013 / (full.area * pow(0.125, 2.0 / 3)), 2) * 100
  #expect(isClose(result.nodes[0].finalDepth, 2 + friction, relative: 1e-6))
  #expect(result.links[0].surchargedTime > 3000)
}

@Test func analytic_localLossesAddVelocityHeads() throws {
  let section = Section.circular(diameter: 0.5)
  let flow = 0.4
  let nodes = [junction("A", invert: 0), outfall("B", invert: 0, .fixed(stage: 2))]
  var link = pipe(0, 1, section)
  let plain = try routeFlows(model(nodes, [link]), runoff: steadyInflow(flow, hours: 1))
  (link.entryLoss, link.exitLoss, link.averageLoss) = (0.5, 1, 0.25)
  let lossy = try routeFlows(model(nodes, [link]), runoff: steadyInflow(flow, hours: 1))
  let velocity = flow / section.wetted(at: 0.5).area
  let expected = 1.75 * velocity * velocity / (2 * gravity)
  #expect(isClose(lossy.nodes[0].finalDepth - plain.nodes[0].finalDepth, expected, relative: 1e-6))
}

@Test func analytic_barrelsShareTheFlow() throws {
  let nodes = [junction("A", invert: 1), outfall("B", invert: 0.5, .fixed(stage: 2))]
  var twin = pipe(0, 1, .circular(diameter: 0.6))
  twin.barrels = 2
  let a = try routeFlows(model(nodes, [twin]), runoff: steadyInflow(0.8, hours: 1))
  var single = twin
  single.barrels = 1
  let b = try routeFlows(model(nodes, [single]), runoff: steadyInflow(0.4, hours: 1))
  #expect(isClose(a.nodes[0].finalDepth, b.nodes[0].finalDepth, relative: 1e-9))
  #expect(isClose(a.links[0].capacity, 2 * b.links[0].capacity, relative: 1e-12))
}

@Test func analytic_freeFallIsCriticalOnAMildBed() throws {
  let section = Section.rectangularOpen(height: 2, width: 1)
  let nodes = [junction("A", invert: 1), junction("B", invert: 0.99), outfall("C", invert: 0.985, .free)]
  let links = [pipe(0, 1, section, length: 20), pipe(1, 2, section, length: 10)]
  let result = try routeFlows(model(nodes, links), runoff: steadyInflow(1, hours: 1))
  #expect(isClose(result.nodes[2].finalDepth, pow(1 / gravity, 1.0 / 3), relative: 1e-3))
}

/// Two pipes that meet at a manhole, the upper 1 m above the lower: the clamp and its Newton must not cycle.
@Test(arguments: [5.0, 30, nil] as [Double?]) func analytic_dropManholeIsSteadyAtAnyStep(step: Double?) throws {
  let section = Section.circular(diameter: 0.6)
  let nodes = [
    junction("A", invert: 3), junction("B", invert: 1.5), junction("C", invert: 1), outfall("D", invert: 0, .free),
  ]
  let links = [pipe(0, 1, section, outletOffset: 1), pipe(1, 2, section), pipe(2, 3, section)]
  let network = model(nodes, links, hours: 2)
  let flow = 0.3
  let result = try routeFlows(network, runoff: steadyInflow(flow, hours: 2), options: .init(step: step))
  let reference = try routeFlows(network, runoff: steadyInflow(flow, hours: 2), options: .init(step: 2))
  for (node, exact) in zip(result.nodes, reference.nodes) {
    #expect(isClose(node.finalDepth, exact.finalDepth, absolute: 1e-4))
  }
  #expect(result.links.allSatisfy { isClose($0.finalFlow, flow, relative: 1e-4) })
  #expect(result.work.unconvergedSteps == 0)
}

@Test func invariant_limitOfFlowHolds() throws {
  let nodes = [junction("A", invert: 1), outfall("B", invert: 0, .free)]
  var link = pipe(0, 1, .circular(diameter: 0.6))
  link.maxFlow = 0.1
  let result = try routeFlows(model(nodes, [link]), runoff: steadyInflow(0.3, hours: 1))
  #expect(isClose(result.links[0].maxFlow, 0.1, relative: 1e-12))
}
