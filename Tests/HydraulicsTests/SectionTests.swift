import Foundation
import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

private let shapes: [Section] = [
  .circular(diameter: 1.2), .rectangularClosed(height: 1, width: 2), .rectangularOpen(height: 1.5, width: 2),
  .trapezoidal(height: 2, bottomWidth: 1, leftSlope: 1, rightSlope: 2),
]

/// A trapezoid of bottom 2 m, side slopes 1 and 1.5, 2 m deep, as a surveyor would note it.
private let surveyedTrapezoid = Transect(
  stations: [0, 2, 4, 7], elevations: [12, 10, 10, 12], leftBank: 0, rightBank: 7, leftRoughness: 0,
  rightRoughness: 0, channelRoughness: 0.03)

@Test func analytic_halfFullCircleIsHalfTheFullOne() {
  let half = Section.circular(diameter: 2).wetted(at: 1)
  #expect(isClose(half.area, .pi / 2, relative: 1e-14))
  #expect(isClose(half.topWidth, 2, relative: 1e-14))
  #expect(isClose(half.hydraulicRadius, 0.5, relative: 1e-14), "R = D/4 half full and full")
  let full = Section.circular(diameter: 2).wetted(at: 2)
  #expect(isClose(full.area, .pi, relative: 1e-14))
  #expect(isClose(full.hydraulicRadius, 0.5, relative: 1e-14))
}

@Test func analytic_fullBoxTouchesItsLid() {
  let full = Section.rectangularClosed(height: 1, width: 2).wetted(at: 1)
  #expect(isClose(full.hydraulicRadius, 2.0 / 6, relative: 1e-14))
}

@Test func analytic_trapezoid() {
  let at = Section.trapezoidal(height: 2, bottomWidth: 1, leftSlope: 1, rightSlope: 2).wetted(at: 1)
  #expect(isClose(at.area, 2.5, relative: 1e-14))
  #expect(isClose(at.topWidth, 4, relative: 1e-14))
  #expect(isClose(at.hydraulicRadius, 2.5 / (1 + 2.0.squareRoot() + 5.0.squareRoot()), relative: 1e-14))
}

@Test(arguments: [0.2, 0.7, 1.4, 2.0]) func analytic_surveyedTrapezoidIsATrapezoid(depth: Double) {
  let surveyed = Section.irregular(surveyedTrapezoid).wetted(at: depth)
  let drawn = Section.trapezoidal(height: 2, bottomWidth: 2, leftSlope: 1, rightSlope: 1.5).wetted(at: depth)
  #expect(isClose(surveyed.area, drawn.area, relative: 1e-12))
  #expect(isClose(surveyed.topWidth, drawn.topWidth, relative: 1e-12))
  #expect(isClose(surveyed.hydraulicRadius, drawn.hydraulicRadius, relative: 1e-12))
}

@Test func analytic_overbanksConveyByTheirOwnRoughness() {
  let transect = Transect(
    stations: [0, 0, 10, 10, 14, 14, 24, 24], elevations: [3, 2, 2, 0, 0, 2, 2, 3], leftBank: 10, rightBank: 14,
    leftRoughness: 0.06, rightRoughness: 0.08, channelRoughness: 0.03)
  let at = Section.irregular(transect).wetted(at: 3)
  let bank = 10 * pow(10.0 / 11, 2.0 / 3)
  let channel = 12 * pow(12.0 / 8, 2.0 / 3)
  let conveyance = bank / 0.06 + channel / 0.03 + bank / 0.08
  #expect(isClose(at.area * pow(at.hydraulicRadius, 2.0 / 3) / 0.03, conveyance, relative: 1e-12))
}

/// Area is exact at slice ends; between them its error is that of a parabola in 1/128 of the depth.
@Test(arguments: shapes) func analytic_tablesFollowTheClosedForms(section: Section) {
  let table = SectionTable(section)
  for i in 1...199 {
    let depth = section.fullDepth * Double(i) / 200
    let exact = section.wetted(at: depth)
    let tabled = table.properties(at: depth)
    #expect(isClose(tabled.area, exact.area, relative: 1e-3, absolute: 1e-4), "at \(depth)")
    if i >= 20 && i <= 190 {
      #expect(isClose(pow(tabled.radius43, 0.75), exact.hydraulicRadius, relative: 3e-4), "at \(depth)")
      #expect(isClose(tabled.width, exact.topWidth, relative: 5e-3), "at \(depth)")
    }
  }
  #expect(isClose(table.properties(at: section.fullDepth).area, section.wetted(at: 99).area, relative: 1e-12))
}

@Test func invariant_pairsOfDepthsAreLookedUpAsSingleOnes() {
  let small = SectionTable(.circular(diameter: 0.3))
  let large = SectionTable(.trapezoidal(height: 2.5, bottomWidth: 1, leftSlope: 2, rightSlope: 1))
  let cells = small.cells + large.cells
  let slice = Pair(small.fullDepth, large.fullDepth) / Double(SectionTable.slices)
  for i in 0...300 {
    let share = Double(i) / 300
    let depths = Pair(share * small.fullDepth, (1 - share) * large.fullDepth)
    let pair = cells.span.properties(
      at: depths, first: (0, SectionTable.slices), slicesPerMetre: 1 / slice, slice: slice)
    for (lane, table) in [small, large].enumerated() {
      let single = table.properties(at: depths[lane])
      #expect(isClose(pair.area[lane], single.area, relative: 1e-12, absolute: 1e-15))
      #expect(isClose(pair.radius43[lane], single.radius43, relative: 1e-12, absolute: 1e-15))
      #expect(isClose(pair.width[lane], single.width, relative: 1e-3, absolute: 0.01 * slice[lane]))
    }
  }
  let nowhere = cells.span.properties(
    at: Pair(.nan, .infinity), first: (0, 0), slicesPerMetre: 1 / slice, slice: slice)
  #expect(nowhere.area.x.isNaN, "what is no number stays so, and does not trap")
}

@Test func analytic_widthIsTheDerivativeOfArea() {
  let table = SectionTable(.circular(diameter: 1))
  for i in 1..<100 {
    let y = Double(i) / 100 + 0.001
    let slope = (table.properties(at: y + 1e-7).area - table.properties(at: y - 1e-7).area) / 2e-7
    #expect(isClose(slope, table.properties(at: y).width, relative: 1e-5))
  }
}

@Test func analytic_criticalDepthOfARectangle() {
  let inverse = DepthInverse(SectionTable(.rectangularOpen(height: 2, width: 3)))
  let scale = Double(DepthInverse.slices) / inverse.criticalRoot
  for flow in [0.5, 2.0, 8.0, 20.0] {
    let exact = pow(flow * flow / 9 / gravity, 1.0 / 3)
    let root = flow.squareRoot()
    let tabled = inverse.critical.span.depth(at: Pair(repeating: root * scale), first: (0, 0))
    #expect(isClose(tabled.depth.x, exact, relative: 1e-3))
    let slope = tabled.rise.x * scale / (2 * root)
    #expect(isClose(slope, 2.0 / 3 * exact / flow, relative: 0.05), "y = (q²/g)^(1/3), dy/dQ = 2y/3Q")
  }
}

@Test func analytic_normalDepthInverseGivesManningBack() {
  let section = Section.circular(diameter: 1)
  let inverse = DepthInverse(SectionTable(section))
  let scale = Double(DepthInverse.slices) / inverse.normalRoot
  for fill in [0.1, 0.3, 0.5, 0.7, 0.85] {
    let at = section.wetted(at: fill)
    let conveyance = manningDischarge(area: at.area, hydraulicRadius: at.hydraulicRadius, slope: 1, roughness: 1)
    let tabled = inverse.normal.span.depth(at: Pair(repeating: conveyance.squareRoot() * scale), first: (0, 0))
    // Flow is flat towards its largest, so that depth is less sure there.
    #expect(isClose(tabled.depth.x, fill, relative: fill > 0.8 ? 2e-3 : 1e-3))
  }
}

@Test func analytic_froudeIsOneAtCriticalFlow() {
  let at = Section.circular(diameter: 1.5).wetted(at: 0.6)
  let flow = criticalFlow(area: at.area, width: at.topWidth)
  #expect(isClose(froudeSquared(flow: flow, area: at.area, width: at.topWidth), 1, relative: 1e-13))
}
