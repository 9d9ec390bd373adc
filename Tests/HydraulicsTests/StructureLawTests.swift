import Foundation
import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

private let round = Orifice(placement: .side, height: 0.5, width: nil, coefficient: 0.65)
private let transverse = Weir(form: .transverse, height: 1, length: 3, coefficient: 1.84)

private func flow(_ orifice: Orifice, _ upper: Double, _ lower: Double, setting: Double = 1) -> Double {
  orifice.flow(upper: upper, lower: lower, setting: setting, hasGate: false)
}

private func flow(_ weir: Weir, _ upper: Double, _ lower: Double, setting: Double = 1) -> Double {
  weir.flow(upper: upper, lower: lower, setting: setting, isReversed: false, hasGate: false)
}

private func structure(_ law: Structure.Law, gate: Conduit.Gate = .none) -> Structure {
  Structure(
    node1: 0, node2: 1, entry12: 0, entry21: 0, sill: 10, floor: 9, law: law, gate: gate, hasFlapGate: false,
    openingHeight: 0, closingTime: 0, onDepth: 0, offDepth: 0)
}

// MARK: Orifices

@Test func analytic_drownedOrificeIsTorricellis() {
  let area = Double.pi / 4 * 0.25
  #expect(isClose(flow(round, 2, 1), 0.65 * area * (2 * gravity * 1).squareRoot(), relative: 1e-12))
  #expect(isClose(flow(round, 2, 0), 0.65 * area * (2 * gravity * 1.75).squareRoot(), relative: 1e-12), "to its middle")
  let slot = Orifice(placement: .side, height: 0.5, width: 2, coefficient: 0.6)
  #expect(isClose(flow(slot, 3, 2, setting: 0.5), 0.6 * 0.5 * (2 * gravity).squareRoot(), relative: 1e-12))
}

@Test func analytic_lowOrificeRunsLikeAWeir() {
  let ratio = flow(round, 0.2, -1) / flow(round, 0.1, -1)
  #expect(isClose(ratio, pow(2, 1.5), relative: 1e-12))
  #expect(flow(round, 0, -1) == 0 && flow(round, 1, 0, setting: 0) == 0)
}

@Test(arguments: [Orifice.Placement.side, .bottom])
func invariant_orificeHasNoJump(_ placement: Orifice.Placement) {
  let orifice = Orifice(placement: placement, height: 0.4, width: 0.8, coefficient: 0.65)
  for lower in stride(from: -0.2, through: 1, by: 0.05) {
    var last = flow(orifice, max(lower, 0) + 0.01, lower)
    for upper in stride(from: max(lower, 0) + 0.011, through: 2, by: 0.001) {
      let now = flow(orifice, upper, lower)
      #expect(abs(now - last) < 0.02 && now >= 0, "upper \(upper), lower \(lower)")
      last = now
    }
  }
}

// MARK: Weirs

@Test func analytic_weirForms() {
  #expect(isClose(flow(transverse, 0.4, -1), 1.84 * 3 * pow(0.4, 1.5), relative: 1e-12))
  var contracted = transverse
  contracted.endContractions = 2
  #expect(isClose(flow(contracted, 0.4, -1), 1.84 * (3 - 0.08) * pow(0.4, 1.5), relative: 1e-12))
  let side = Weir(form: .sideflow, height: 1, length: 3, coefficient: 1.84)
  #expect(isClose(flow(side, 0.4, -1), 1.84 * pow(3, 0.83) * pow(0.4, 1.67), relative: 1e-12))
  let notch = Weir(form: .vNotch(sideSlope: 1), height: 1, length: 2, coefficient: 1.38)
  #expect(isClose(flow(notch, 0.4, -1), 1.38 * pow(0.4, 2.5), relative: 1e-12))
  let cipolletti = Weir(
    form: .trapezoidal(sideSlope: 0.25, endCoefficient: 1.38), height: 1, length: 2, coefficient: 1.84)
  #expect(
    isClose(flow(cipolletti, 0.4, -1), 1.84 * 2 * pow(0.4, 1.5) + 1.38 * 0.25 * pow(0.4, 2.5), relative: 1e-12))
}

@Test func analytic_villemonteHoldsTheWeirBack() {
  let free = flow(transverse, 0.4, 0)
  #expect(isClose(flow(transverse, 0.4, 0.2), free * pow(1 - pow(0.5, 1.5), 0.385), relative: 1e-12))
  #expect(flow(transverse, 0.4, 0.4) == 0)
}

@Test func analytic_partlyShutWeirHasAHigherCrest() {
  #expect(isClose(flow(transverse, 0.9, -1, setting: 0.5), 1.84 * 3 * pow(0.4, 1.5), relative: 1e-12))
  #expect(flow(transverse, 0.5, -1, setting: 0.5) == 0)
}

@Test func analytic_surchargedWeirIsAnOrifice() {
  let atTop = flow(transverse, 1, -1)
  #expect(isClose(flow(transverse, 2, -1), atTop * (1.5 / 0.5).squareRoot(), relative: 1e-12))
  var capped = transverse
  capped.canSurcharge = false
  #expect(isClose(flow(capped, 2, -1), atTop, relative: 1e-12))
}

@Test(arguments: [-0.5, 0.2, 0.6, 0.9])
func invariant_weirHasNoJump(lower: Double) {
  var last = flow(transverse, max(lower, 0) + 0.01, lower)
  for upper in stride(from: max(lower, 0) + 0.011, through: 2, by: 0.001) {
    let now = flow(transverse, upper, lower)
    #expect(abs(now - last) < 0.12 && now >= 0, "upper \(upper)")
    last = now
  }
}

/// HDS-5: 0.6096 m (2 ft) over a paved road 12 m wide has C = 3.0372 ft^½/s.
@Test func golden_roadwayCoefficients() {
  let c = roadwayCoefficient(head: 0.6096, tailwater: -1, roadWidth: 12, isPaved: true)
  #expect(isClose(c, (3.03 + 0.02 * 1.3 / 3.3) * (0.3048).squareRoot(), relative: 1e-12))
  let drowned = roadwayCoefficient(head: 0.6096, tailwater: 0.95 * 0.6096, roadWidth: 12, isPaved: true)
  #expect(isClose(drowned, 0.8 * c, relative: 1e-9))
}

// MARK: Pumps and outlets

@Test func analytic_pumpCurves() {
  let lift = PumpLaw(.lift(heads: [0, 10], flows: [2, 0], hasAffinity: false)) { $0 }
  #expect(isClose(lift.flow(depth: 1, lift: 4, setting: 1), 1.2, relative: 1e-12))
  #expect(isClose(lift.flow(depth: 1, lift: 4, setting: 0.5), 0.6, relative: 1e-12))
  #expect(lift.flow(depth: 1, lift: -3, setting: 1) == 2 && lift.flow(depth: 0, lift: 4, setting: 1) == 0)
  let faster = PumpLaw(.lift(heads: [0, 10], flows: [2, 0], hasAffinity: true)) { $0 }
  #expect(isClose(faster.flow(depth: 1, lift: 4, setting: 1.2), 1.2 * (2 - 2 * 4 / 1.44 / 10), relative: 1e-12))
  let depth = PumpLaw(.depth(depths: [0, 2], flows: [0, 1])) { $0 }
  #expect(isClose(depth.flow(depth: 1.5, lift: 9, setting: 1), 0.75, relative: 1e-12))
}

@Test func analytic_stagesFollowTheirThresholds() {
  let pump = PumpLaw(.depthStages(thresholds: [1, 2, 3], flows: [0.1, 0.3, 0.6])) { $0 }
  let at = { pump.flow(depth: $0, lift: 5, setting: 1) }
  #expect(at(0.9) == 0.1 && at(1.5) == 0.3 && at(2.5) == 0.6 && at(9) == 0.6)
  let wells = PumpLaw(.volumeStages(thresholds: [100, 200, 300], flows: [0.1, 0.3, 0.6])) { $0 / 100 }
  #expect(wells.flow(depth: 1.5, lift: 5, setting: 1) == 0.3, "volumes by the depths that hold them")
}

@Test func analytic_depthOfAVolume() {
  let cone = StorageShape.functional(coefficient: 20, exponent: 1, constant: 0)
  #expect(isClose(cone.depth(ofVolume: 40, full: 3), 2, absolute: 1e-3), "10·y²")
  #expect(cone.depth(ofVolume: 1e9, full: 3) == 3)
}

@Test func analytic_outletRatings() {
  let power = Outlet(variable: .head, rating: .power(coefficient: 2, exponent: 0.5))
  #expect(isClose(power.flow(upper: 3, lower: 1, setting: 0.5), 0.5 * 2 * 2.0.squareRoot(), relative: 1e-12))
  let table = Outlet(variable: .depth, rating: .table(heights: [0, 2], flows: [0, 1]))
  #expect(table.flow(upper: 1, lower: 0.9, setting: 1) == 0.5 && table.flow(upper: -1, lower: -2, setting: 1) == 0)
}

// MARK: In the solver's eyes

@Test func invariant_flowChangesSignWithTheLevels() {
  let orifice = structure(.orifice(round))
  for (a, b) in [(12.0, 11.0), (10.3, 10.1), (11, 10.9995)] {
    #expect(orifice.flow(head1: a, head2: b, setting: 1) == -orifice.flow(head1: b, head2: a, setting: 1))
  }
  #expect(orifice.flow(head1: 11, head2: 11, setting: 1) == 0)
  #expect(structure(.orifice(round), gate: .opensTo2).flow(head1: 10.5, head2: 12, setting: 1) == 0)
}

@Test(arguments: [1, 2, 3] as [UInt64])
func invariant_gainsAreBoundedAndNeverNegative(seed: UInt64) {
  var chance = SeededGenerator(seed: seed)
  let laws: [Structure.Law] = [
    .orifice(round), .weir(transverse), .outlet(Outlet(variable: .head, rating: .power(coefficient: 1, exponent: 0.5))),
    .pump(PumpLaw(.depthStages(thresholds: [1, 2], flows: [0.1, 0.3])) { $0 }),
  ]
  for law in laws {
    for _ in 0..<500 {
      var state = StructureState()
      let h1 = Double.random(in: 9...13, using: &chance)
      let h2 = Bool.random(using: &chance) ? Double.random(in: 9...13, using: &chance) : h1 + 1e-6
      structure(law).linearise(&state, head1: h1, head2: h2)
      #expect(state.gain1 >= 0 && state.gain2 >= 0 && max(state.gain1, state.gain2) < 1e3 && state.flow.isFinite)
    }
  }
}
