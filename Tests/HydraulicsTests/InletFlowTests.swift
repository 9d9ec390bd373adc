import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

/// One side of a street 5 m wide.
private let road = Section.street(
  Street(crownWidth: 5, curbHeight: 0.2, crossSlope: 0.03, roughness: 0.016, sides: 1))

private func street(_ from: Int32, _ to: Int32) -> DrainageLink { pipe(from, to, road, length: 100, n: 0.016) }

/// A street A → B → C → its own outfall, and under it a sewer of two nodes and an outfall.
private func dualDrainage(
  sewerDiameter: Double = 0.6, streetGoesOn: Bool = true, inlet: InletUsage, _ design: InletDesign,
  curve: ModelData.Curve? = nil
) -> DrainageModel {
  var network = model(
    [
      junction("A", invert: 12, depth: 0.2), junction("B", invert: 11, depth: 0.2),
      junction("M1", invert: 8, depth: 2.5), junction("M2", invert: 7.5, depth: 2.5), outfall("S", invert: 7, .free),
      outfall("R", invert: 10, .free),
    ],
    [
      street(0, 1), pipe(2, 3, .circular(diameter: sewerDiameter)), pipe(3, 4, .circular(diameter: sewerDiameter)),
    ] + (streetGoesOn ? [street(1, 5)] : []), hours: 3)
  if !streetGoesOn { network.nodes.removeLast() }
  network.inlets = [DrainageInlet(usage: inlet, design: design, curve: curve, link: 0, node: 2)]
  return network
}

private let usage = InletUsage(link: "0-1", design: "D", node: "M1")
private let grate = InletDesign.grate(Grate(length: 0.9, width: 0.45, bars: .parallel50))

@Test func analytic_inletOnGradeTakesItsShareOfTheFlow() throws {
  let network = dualDrainage(inlet: usage, grate)
  let result = try routeFlows(network, runoff: steadyInflow(0.05, hours: 3))
  let gutter = Gutter(crossSlope: 0.03, slope: 0.01, roughness: 0.016, crownWidth: 5)
  let captured = gutter.captured(by: grate, flow: 0.05)
  #expect(captured > 0.01 && captured < 0.04)
  #expect(isClose(result.links[2].finalFlow, captured, relative: 3e-3))
  #expect(isClose(result.links[3].finalFlow, 0.05 - captured, relative: 3e-3))
  #expect(result.links[0].maxFlow < 0.05 * 1.06, "a steady inflow brings no peak")
}

/// The water runs as deep before the inlet as if it were not there: Manning's depth on a slope of 1 %.
@Test func analytic_inletOnGradeDrawsNothingDown() throws {
  let all = ModelData.Curve(kind: "diversion", x: [0, 1], y: [0, 1])
  let network = dualDrainage(inlet: usage, .custom(curve: "all"), curve: all)
  let result = try routeFlows(network, runoff: steadyInflow(0.05, hours: 3))
  let depth = result.nodes[0].finalDepth
  let wetted = road.wetted(at: depth)
  let normal = manningDischarge(
    area: wetted.area, hydraulicRadius: wetted.hydraulicRadius, slope: 0.01, roughness: 0.016)
  #expect(isClose(normal, 0.05, relative: 0.01))
  #expect(isClose(result.links[2].finalFlow, 0.05, relative: 1e-3) && result.links[3].finalFlow < 1e-6)
}

/// Without a street that leads on the water stands until the inlet takes all of it: q = 0.4·y.
@Test func analytic_inletOnASagStandsUnderTheDepthItNeeds() throws {
  let rating = ModelData.Curve(kind: "rating", x: [0, 1], y: [0, 0.4])
  let network = dualDrainage(streetGoesOn: false, inlet: usage, .custom(curve: "r"), curve: rating)
  let result = try routeFlows(network, runoff: steadyInflow(0.04, hours: 3))
  #expect(isClose(result.nodes[1].finalDepth, 0.1, relative: 1e-3))
  #expect(isClose(result.links[2].finalFlow, 0.04, relative: 1e-3))
}

/// By itself an inlet without a street behind it is one on a sag: the weir of the grate, 3·P·d^1.5 in feet.
@Test func analytic_placementIsFoundFromTheStreets() throws {
  let network = dualDrainage(streetGoesOn: false, inlet: usage, grate)
  let result = try routeFlows(network, runoff: steadyInflow(0.03, hours: 3))
  guard case .grate(let one) = grate else { return }
  let captured = one.sagCapture(depth: result.nodes[1].finalDepth, gutterSlope: 0.03)
  #expect(isClose(captured.flow, 0.03, relative: 3e-3) && !captured.isOrifice)
}

/// A sewer too small for the inlet: it fills to its rim and gives the rest back. Nothing is lost, the street takes it
/// on, whatever the step.
@Test(arguments: [2.0, 15, 60]) func analytic_overflowComesBackToTheStreet(step: Double) throws {
  let all = ModelData.Curve(kind: "diversion", x: [0, 1], y: [0, 1])
  let network = dualDrainage(sewerDiameter: 0.1, inlet: usage, .custom(curve: "all"), curve: all)
  let result = try routeFlows(network, runoff: steadyInflow(0.05, hours: 3), options: .init(step: step))
  #expect(result.balance.flooding == 0 && result.balance.error.magnitude < 1e-9 * result.balance.inflow)
  #expect(result.nodes[2].floodVolume > 100 && result.nodes[2].maxDepth > 2.499)
  let sewer = result.links[2].finalFlow
  #expect(sewer > 0.005 && sewer < 0.02)
  #expect(isClose(result.links[3].finalFlow, 0.05 - sewer, relative: 5e-3))
  // The pipe runs full between the rim and its free end.
  #expect(isClose(result.links[1].finalFlow, sewer, relative: 5e-3))
}

/// On a sag the street keeps what the sewer gives back.
@Test func invariant_streetOnASagHoldsWhatComesBack() throws {
  let rating = ModelData.Curve(kind: "rating", x: [0, 1], y: [0, 2])
  var network = dualDrainage(
    sewerDiameter: 0.1, streetGoesOn: false, inlet: usage, .custom(curve: "r"), curve: rating)
  network.nodes[1].maxDepth = 1
  network.settings.duration = 1800
  let depths = try [1.0, 10, 40].map { step in
    try routeFlows(network, runoff: steadyInflow(0.02, hours: 0.5), options: .init(step: step)).nodes[1].finalDepth
  }
  #expect(depths[0] > 0.05)
  #expect(isClose(depths[1], depths[0], relative: 0.02) && isClose(depths[2], depths[0], relative: 0.05), "\(depths)")
}

@Test func analytic_overflowIsSharedByOpenArea() throws {
  var network = dualDrainage(inlet: usage, grate)
  network.nodes += [junction("E", invert: 12, depth: 0.2), junction("F", invert: 11, depth: 0.2)]
  network.links += [street(6, 7), street(7, 5)]
  let wide = InletDesign.slottedDrain(SlottedDrain(length: 3, width: 0.243))
  network.inlets.append(DrainageInlet(usage: usage, design: wide, link: 4, node: 2))
  var builder = PartBuilder(network)
  let parts = builder.parts()
  #expect(parts.count == 1, "streets and sewer exchange water")
  // 0.9·0.45·0.9 = 0.3645 m² of bars, 0.729 m² of slot.
  #expect(zip(parts[0].inlets.map(\.returnShare), [1.0 / 3, 2.0 / 3]).allSatisfy { isClose($0, $1, relative: 1e-12) })
}

@Test(arguments: 0..<8, [false, true]) func invariant_inletsKeepTheWaterBalance(seed: UInt64, ponds: Bool) throws {
  var network = randomTown(seed: seed)
  network.settings.allowsPonding = ponds
  let storm = randomStorm(on: network, peak: 0.15, seed: seed)
  let result = try routeFlows(network, runoff: storm)
  let given = storm.volume
  #expect(isClose(result.balance.inflow, given, relative: 1e-9), "\(result.balance.inflow) of \(given) m³ taken in")
  #expect(result.balance.error.magnitude < 1e-9 * given, "\(result.balance)")
  #expect(result.balance.flooding >= 0 && result.nodes.allSatisfy { $0.finalDepth >= 0 })
}

@Test(arguments: 0..<4) func invariant_numberingDoesNotMatterWithInlets(seed: UInt64) throws {
  let town = randomTown(seed: seed)
  let storm = randomStorm(on: town, peak: 0.05, seed: seed)
  var mirrored = town
  let last = Int32(town.nodes.count - 1)
  mirrored.nodes.reverse()
  for i in mirrored.links.indices {
    mirrored.links[i].from = last - town.links[i].from
    mirrored.links[i].to = last - town.links[i].to
  }
  for i in mirrored.inlets.indices { mirrored.inlets[i].node = last - town.inlets[i].node }
  var mirroredStorm = storm
  mirroredStorm.places = storm.places.map { last - $0 }
  let a = try routeFlows(town, runoff: storm, options: .init(step: 10))
  let b = try routeFlows(mirrored, runoff: mirroredStorm, options: .init(step: 10))
  #expect(isClose(a.balance.outflow, b.balance.outflow, relative: 1e-5))
}

/// Inlets carry nothing from step to step, so a state holds all there is; and it knows its inlets.
@Test func invariant_aContinuedRunWithInletsIsTheWholeRun() throws {
  var half = randomTown(seed: 2)
  let whole = half
  half.settings.duration /= 2
  let storm = randomStorm(on: whole, peak: 0.1, seed: 2)
  var options = RoutingOptions()
  options.keepsState = true
  let state = try #require(try routeFlows(half, runoff: storm, options: options).state)
  let continued = try routeFlows(whole, runoff: storm, from: state)
  let once = try routeFlows(whole, runoff: storm)
  #expect("\(continued.nodes) \(continued.balance) \(continued.work)" == "\(once.nodes) \(once.balance) \(once.work)")
  var other = whole
  other.inlets[0].usage.count += 1
  #expect(throws: RoutingError.self) { try routeFlows(other, runoff: storm, from: state) }
}

/// Two nodes that give their overflow to each other's streets leave the matrix without a level of its own.
@Test func regression_nodesThatFloodIntoEachOtherHaveASolution() throws {
  let all = ModelData.Curve(kind: "diversion", x: [0, 1], y: [0, 1])
  var network = model(
    [
      junction("A", invert: 2, depth: 0.3), junction("B", invert: 1, depth: 0.3), junction("C", invert: 2, depth: 0.3),
      junction("D", invert: 1, depth: 0.3),
    ],
    [street(0, 1), street(2, 3)])
  network.inlets = [(Int32(0), Int32(3)), (1, 1)].map { link, node in
    DrainageInlet(usage: usage, design: .custom(curve: "all"), curve: all, link: link, node: node)
  }
  let result = try routeFlows(network, runoff: steadyInflow(0.2, hours: 1))
  #expect(result.balance.error.magnitude < 1e-6)
}

/// Streets that fall along a chain, a sewer under them with too little room, and inlets of every kind between.
private func randomTown(seed: UInt64) -> DrainageModel {
  var chance = SeededGenerator(seed: seed)
  let length = 8
  var nodes = [outfall("out", invert: 0, .free), outfall("river", invert: 4, .free)]
  var links: [DrainageLink] = []
  for i in 0..<length {
    nodes.append(junction("S\(i)", invert: 4.2 + 0.3 * Double(i), depth: 0.3))
    nodes.append(junction("M\(i)", invert: 1 + 0.2 * Double(i), depth: 2))
    nodes[nodes.count - 1].pondedArea = i % 3 == 0 ? 100 : 0
    let surface = Int32(2 + 2 * i)
    if i % 4 != 2 {
      let section = i % 3 == 1 ? .trapezoidal(height: 0.4, bottomWidth: 1, leftSlope: 2, rightSlope: 2) : road
      links.append(pipe(surface, i == 0 ? 1 : surface - 2, section, length: 80, n: 0.016))
    } else {
      // A sag: the street falls to it from both sides.
      nodes[Int(surface)].invert -= 0.5
      links.append(pipe(surface - 2, surface, road, length: 80, n: 0.016))
    }
    links.append(pipe(surface + 1, i == 0 ? 0 : surface - 1, .circular(diameter: 0.25), length: 80))
  }
  var town = model(nodes, links)
  let opening = CurbOpening(length: 1.5, height: 0.12, throat: .horizontal)
  let bars = Grate(length: 0.9, width: 0.5, bars: .curvedVane)
  let inGutters: [InletDesign] = [
    grate, .curbOpening(opening), .combination(bars, opening),
    .slottedDrain(SlottedDrain(length: 2, width: 0.05)), .custom(curve: "c"),
  ]
  let inChannels: [InletDesign] = [.dropGrate(bars), .dropCurb(opening), .custom(curve: "c")]
  let curves = [
    ModelData.Curve(kind: "rating", x: [0.02, 0.2], y: [0, 0.1]),
    ModelData.Curve(kind: "diversion", x: [0, 1], y: [0, 0.4]),
  ]
  for (i, link) in links.enumerated() where i % 2 == 0 {
    guard let design = (link.section == road ? inGutters : inChannels).randomElement(using: &chance) else { continue }
    let placed = InletUsage(
      link: link.id, design: "D", node: "M", count: .random(in: 1...3, using: &chance),
      cloggedPercent: .random(in: 0...60, using: &chance),
      placement: InletUsage.Placement.allCases.randomElement(using: &chance) ?? .automatic)
    town.inlets.append(
      DrainageInlet(
        usage: placed, design: design, curve: curves.randomElement(using: &chance), link: Int32(i),
        node: Int32(3 + 2 * Int.random(in: 0..<length, using: &chance))))
  }
  return town
}
