import Foundation
import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

private let foot = 0.3048
private let cubicFoot = 0.3048 * 0.3048 * 0.3048

private func rating(_ code: Int, _ section: Section, slope: Double = 0.01) throws -> InletRating {
  InletRating(try #require(CulvertInlet(code: code)), section: SectionTable(section), slope: slope)
}

@Test func refusal_codesBeyondTheTableAreNoInlets() {
  #expect(CulvertInlet(code: 0) == nil && CulvertInlet(code: 58) == nil && CulvertInlet(code: -3) == nil)
  #expect(CulvertInlet.all.count == 57)
}

/// More headwater lets in more, without jumps, for every inlet of the table and up to steep beds.
@Test(arguments: 1...57) func invariant_ratingsRiseWithoutJumps(code: Int) throws {
  for section in [Section.circular(diameter: 1.2), .rectangularClosed(height: 1, width: 2)] {
    for slope in [0, 0.01, 0.1] {
      let rating = try rating(code, section, slope: slope)
      var last = 0.0
      for i in 0...800 {
        let y = section.fullDepth * Double(i) / 200
        let (flow, gain) = rating.flow(headwater: y)
        #expect(flow >= last && gain >= 0, "code \(code) at \(y) m")
        #expect(flow - last < 0.05 * rating.flow(headwater: 4).flow, "code \(code) jumps at \(y) m")
        last = flow
      }
    }
  }
}

@Test(arguments: [0.4, 0.9, 1.1, 1.6, 3.0]) func analytic_slopeOfTheRatingIsItsDerivative(headwater: Double) throws {
  let rating = try rating(1, .circular(diameter: 1))
  let rise = (rating.flow(headwater: headwater + 1e-6).flow - rating.flow(headwater: headwater - 1e-6).flow) / 2e-6
  #expect(isClose(rating.flow(headwater: headwater).slope, rise, relative: 1e-6))
}

/// Form 1 backwards: the headwater of a critical depth, `HW = yc + A/2T + D·K·X^M − S·D/2`.
@Test func analytic_weirLawOfFormOne() throws {
  let section = Section.circular(diameter: 1)
  let at = section.wetted(at: 0.4)
  let flow = criticalFlow(area: at.area, width: at.topWidth)
  let X = flow / (.pi / 4) / foot.squareRoot()
  let headwater = 0.4 + at.area / (2 * at.topWidth) + 0.0098 * X * X - 0.5 * 0.01
  #expect(isClose(try rating(1, section).flow(headwater: headwater).flow, flow, relative: 2e-3))
}

/// A mitered 3 ft pipe on 5 %, 60 cfs: `HW/D = c·X² + Y + 0.7·S` gives 5.691 ft, where SWMM's +7·S gives 6.637.
@Test func analytic_miteredInletFollowsTheManualOfFHWA() throws {
  let rating = try rating(5, .circular(diameter: 3 * foot), slope: 0.05)
  #expect(isClose(rating.flow(headwater: 5.691 * foot).flow, 60 * cubicFoot, relative: 1e-3))
}

/// Steady headwaters of EPA SWMM 5.2.4 in a basin above a culvert of 30 m on 3 %, free outfall.
///
/// The weir's law of form 1 is left to the test below where the two differ: SWMM takes the flow of its root finder's last
/// guess, by up to 12 % less than that of the root (0.848 m for the box).
@Test(arguments: [
  (1, Section.circular(diameter: 1), 0.6, 0.61307), (1, .circular(diameter: 1), 2.5, 1.97772),
  (6, .circular(diameter: 1), 0.6, 0.64559), (10, .rectangularClosed(height: 1, width: 1.5), 4.5, 1.96583),
  (13, .rectangularClosed(height: 1, width: 1.5), 1.5, 0.72225),
  (13, .rectangularClosed(height: 1, width: 1.5), 4.5, 1.55007),
])
func golden_headwatersStandAsInSWMM(code: Int, section: Section, flow: Double, headwater: Double) throws {
  let network = crossing(code, section, inlet: 10, outlet: 9.1)
  let result = try routeFlows(network, runoff: steadyInflow(flow, hours: 3))
  #expect(isClose(result.nodes[0].finalDepth, headwater, absolute: 4e-3))
  #expect(result.work.unconvergedSteps == 0)
}

/// yc = (q²/g)^(1/3) = 0.4672 m, X = 1.811: `1.5·yc + 0.061·X^0.75 − 0.015` = 0.7810 m.
@Test func analytic_boxStandsAtTheHeadwaterOfFormOne() throws {
  let network = crossing(10, .rectangularClosed(height: 1, width: 1.5), inlet: 10, outlet: 9.1)
  let result = try routeFlows(network, runoff: steadyInflow(1.5, hours: 3))
  #expect(isClose(result.nodes[0].finalDepth, 0.7810, absolute: 1e-3))
}

/// A bed that rises by a few millimetres does not open the inlet: survey noise must not halve the headwater.
@Test func regression_adverseCulvertKeepsItsInletControl() throws {
  let section = Section.circular(diameter: 3 * foot)
  let depths = try [9.99, 10.01].map { outlet in
    var network = crossing(1, section, inlet: 10, outlet: outlet)
    network.nodes[1] = outfall("O", invert: 7, .free)
    network.links[0].outletOffset = outlet - 7
    return try routeFlows(network, runoff: steadyInflow(60 * cubicFoot, hours: 3)).nodes[0].finalDepth
  }
  #expect(isClose(depths[0], 4.877 * foot, absolute: 5e-3))
  #expect(isClose(depths[1], depths[0], absolute: 2e-3))
}

/// Flow that enters at the culvert's outlet meets no inlet.
@Test func invariant_backwardFlowIsNotBoundByTheInlet() throws {
  var network = crossing(1, .circular(diameter: 1), inlet: 10, outlet: 9.7)
  (network.links[0].from, network.links[0].to) = (1, 0)
  (network.links[0].inletOffset, network.links[0].outletOffset) = (0, 0)
  let bound = try routeFlows(network, runoff: steadyInflow(2, hours: 3))
  network.links[0].culvertCode = 0
  let free = try routeFlows(network, runoff: steadyInflow(2, hours: 3))
  #expect(isClose(bound.nodes[0].finalDepth, free.nodes[0].finalDepth, absolute: 0.02))
}

private func crossing(_ code: Int, _ section: Section, inlet: Double, outlet: Double) -> DrainageModel {
  var basin = junction("S", invert: inlet, depth: 6)
  basin.role = .storage(.functional(coefficient: 0, exponent: 0, constant: 50))
  var culvert = pipe(0, 1, section, length: 30)
  culvert.culvertCode = code
  return model([basin, outfall("O", invert: outlet, .free)], [culvert], hours: 3)
}
