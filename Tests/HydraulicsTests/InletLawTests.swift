import NetworkGraph
import TestSupport
import Testing

@testable import Hydraulics

// Worked examples of HEC-22, chapter on inlets, in its US units; its answers are rounded to two or three digits and read
// from charts, hence the tolerance of 2 to 4 %.

private let feet = 0.3048
private let cubicFeet = feet * feet * feet
private let inch = feet / 12

private func gutter(
  slope: Double = 0.01, crossSlope: Double = 0.02, depression: Double = 0, width: Double = 0
) -> Gutter {
  Gutter(
    crossSlope: crossSlope, slope: slope, roughness: 0.016, depression: depression * feet, depressedWidth: width * feet)
}

/// T = 9.84 ft on Sx 0.025, SL 0.04: Q = 0.56/0.016·0.025^1.67·0.2·9.84^2.67 = 6.6 ft³/s; W/T = 0.2, E₀ = 0.46.
@Test(arguments: [
  (Grate.Bars.parallel50, 2.0, 3.15), (.reticuline, 2, 2.8), (.parallel50, 4, 3.6), (.reticuline, 4, 3.6),
])
func analytic_grateOnGrade(bars: Grate.Bars, length: Double, captured: Double) {
  let gutter = gutter(slope: 0.04, crossSlope: 0.025)
  let flow = gutter.flow(spread: 9.84 * feet)
  #expect(isClose(flow / cubicFeet, 6.62, relative: 0.01))
  #expect(isClose(gutter.frontalShare(width: 2 * feet, spread: 9.84 * feet), 0.46, relative: 0.02))
  let grate = Grate(length: length * feet, width: 2 * feet, bars: bars)
  #expect(isClose(gutter.captured(by: grate, flow: flow) / cubicFeet, captured, relative: 0.04))
}

/// Q = 1.77 ft³/s: LT = 0.6·1.77^0.42·0.01^0.3·(1/(0.016·0.02))^0.6 = 23.9 ft, E = 1 − (1 − 9.84/23.9)^1.8 = 0.61; with a
/// gutter 1 in deep and 2 ft wide E₀ = 0.70, Se = 0.02 + 0.083/2·0.70, LT = 14.3 ft.
@Test func analytic_curbOpeningOnGrade() {
  let flow = 1.77 * cubicFeet
  let plain = gutter()
  #expect(
    isClose(
      fullCaptureLength(flow: flow, slope: 0.01, crossSlope: 0.02, roughness: 0.016), 23.9 * feet, relative: 0.01))
  #expect(isClose(plain.captured(byOpening: 9.84 * feet, flow: flow) / cubicFeet, 1.08, relative: 0.01))
  let depressed = gutter(depression: 1.0 / 12, width: 2)
  #expect(isClose(depressed.gutterShare(spread: depressed.spread(flow: flow)), 0.7, relative: 0.1))
  #expect(isClose(depressed.captured(byOpening: 9.84 * feet, flow: flow) / cubicFeet, 1.55, relative: 0.02))
}

/// Se = 0.02 + (2 in/2 ft)·0.7 = 0.078; Q = 2.26 ft³/s.
@Test func analytic_lengthForFullCapture() {
  let length = fullCaptureLength(flow: 2.26 * cubicFeet, slope: 0.01, crossSlope: 0.078, roughness: 0.016)
  #expect(isClose(length, 11.7 * feet, relative: 0.01))
}

/// 7.84 ft of opening sweep, then a curved vane grate: 1.76 of 1.77 ft³/s.
@Test func analytic_sweeperCombination() {
  let gutter = gutter(depression: 1.0 / 12, width: 2)
  let design = InletDesign.combination(
    Grate(length: 2 * feet, width: 2 * feet, bars: .curvedVane), CurbOpening(length: 9.84 * feet, height: 0.5 * feet))
  #expect(isClose(gutter.captured(by: design, flow: 1.77 * cubicFeet) / cubicFeet, 1.76, relative: 0.01))
}

/// 6.71 ft³/s under 0.05·9.84 = 0.492 ft at the curb, 0.442 ft over a grate 2 ft wide: 6.71/(3·0.442^1.5) = 7.61 ft of
/// edge, a length of 3.61 ft.
@Test func analytic_grateInASagIsAWeir() {
  let grate = Grate(length: 3.61 * feet, width: 2 * feet, bars: .parallel50Cross100)
  let capture = grate.sagCapture(depth: 0.492 * feet, gutterSlope: 0.05)
  #expect(!capture.isOrifice && isClose(capture.flow / cubicFeet, 6.71, relative: 0.005))
}

/// Deep water: 0.67·0.35·2·2·√(64.4·(3 − 0.02)) = 13.0 ft³/s.
@Test func analytic_drownedGrateIsAnOrifice() {
  let grate = Grate(length: 2 * feet, width: 2 * feet, bars: .curvedVane)
  let capture = grate.sagCapture(depth: 3 * feet, gutterSlope: 0.02)
  #expect(capture.isOrifice && isClose(capture.flow / cubicFeet, 13.0, relative: 0.005))
}

/// 0.02·8.2 = 0.164 ft: 3.0·8.2·0.164^1.5 = 1.63 ft³/s; depressed 2.3·(8.2 + 1.8·2)·0.164^1.5 = 1.80 ft³/s.
@Test func analytic_curbOpeningInASagIsAWeir() {
  let opening = CurbOpening(length: 8.2 * feet, height: 0.43 * feet, throat: .horizontal)
  let depth = 0.164 * feet
  let plain = opening.sagCapture(length: opening.length, depth: depth)
  #expect(isClose(plain.flow / cubicFeet, 1.63, relative: 0.005) && plain.asOrifice == 0)
  let depressed = opening.sagCapture(length: opening.length, depth: depth, depression: inch, width: 2 * feet)
  #expect(isClose(depressed.flow / cubicFeet, 1.80, relative: 0.005))
}

/// Drowned, the head counts from the centre of the throat: 0.67·5·0.5·√(64.4·(1.5 − 0.25·sin)) for a throat 0.5 ft high.
@Test(arguments: [(CurbOpening.Throat.horizontal, 0.25), (.inclined, 0.177), (.vertical, 0)])
func analytic_drownedCurbOpeningIsAnOrifice(throat: CurbOpening.Throat, centre: Double) {
  let opening = CurbOpening(length: 5 * feet, height: 0.5 * feet, throat: throat)
  let exact = 0.67 * 5 * 0.5 * (64.4 * (1.5 - centre)).squareRoot()
  let capture = opening.sagCapture(length: opening.length, depth: 1.5 * feet)
  #expect(isClose(capture.flow / cubicFeet, exact, relative: 2e-3) && capture.asOrifice == capture.flow)
}

/// A slot 1.75 in wide under 0.3 ft: 2.48·12·0.3^1.5 = 4.89 ft³/s, less than 0.8·12·0.146·√(64.4·0.3) = 6.15 ft³/s.
@Test func analytic_slottedDrainInASag() {
  let slot = SlottedDrain(length: 12 * feet, width: 1.75 * inch)
  #expect(isClose(slot.sagCapture(depth: 0.3 * feet) / cubicFeet, 4.89, relative: 0.005))
  #expect(
    isClose(
      slot.sagCapture(depth: 2 * feet) / cubicFeet, 0.8 * 12 * 1.75 / 12 * (64.4 * 2.0).squareRoot(), relative: 2e-3))
}

/// Grate 2 by 4 ft and an opening beside it under 0.39 ft: as the grate alone, 3·8·0.36^1.5 = 5.2 ft³/s.
@Test func analytic_combinationInASag() {
  let gutter = gutter(crossSlope: 0.03)
  let grate = Grate(length: 4 * feet, width: 2 * feet, bars: .parallel50)
  let opening = CurbOpening(length: 4 * feet, height: 3.9 * inch)
  let combined = gutter.sagCapture(by: .combination(grate, opening), depth: 0.39 * feet)
  #expect(isClose(combined / cubicFeet, 5.18, relative: 0.005))
  let drowned = gutter.sagCapture(by: .combination(grate, opening), depth: 3 * feet)
  let apart =
    gutter.sagCapture(by: .grate(grate), depth: 3 * feet)
    + gutter.sagCapture(by: .curbOpening(opening), depth: 3 * feet)
  #expect(isClose(drowned, apart, relative: 1e-12), "both are orifices side by side")
}

/// A box of four openings, each 1 ft long, under 0.2 ft: 3·4·0.2^1.5 = 1.07 ft³/s. A grate in a bed has four edges.
@Test func analytic_dropInletsInASag() {
  let usage = InletUsage(link: "C", design: "D", node: "N")
  let channel = InletApproach.channel(
    OpenChannel(
      section: .trapezoidal(height: 1, bottomWidth: 1, leftSlope: 3, rightSlope: 3), slope: 0.01, roughness: 0.03))
  let box = InletDesign.dropCurb(CurbOpening(length: feet, height: 0.5 * feet))
  guard case .byDepth(let curve, isOnGrade: false) = CaptureLaw(usage, box, curve: nil, in: channel, onSag: true) else {
    Issue.record("a box takes by its depth")
    return
  }
  #expect(isClose(curve.flow(at: 0.2 * feet) / cubicFeet, 1.073, relative: 3e-3))
  let grate = Grate(length: 2 * feet, width: 2 * feet, bars: .parallel50)
  #expect(isClose(grate.sagCapture(depthOverBed: 0.3 * feet) / cubicFeet, 3 * 8 * 0.1643, relative: 1e-3))
}

/// Bed 2 m, sides 1:3, 0.3 m deep on 1 %, n 0.03: V = R^(2/3)·0.1/0.03, the strip over the grate by Manning.
@Test func analytic_dropGrateOnGrade() {
  let channel = OpenChannel(
    section: .trapezoidal(height: 1, bottomWidth: 2, leftSlope: 3, rightSlope: 3), slope: 0.01, roughness: 0.03)
  let grate = Grate(length: 0.6, width: 0.6, bars: .parallel50)
  let flow = channel.flow(depth: 0.3)
  // A = 0.87 m², P = 3.8974 m, R = 0.22323 m: V = 1.2264 m/s, below splash-over (2.5 m/s).
  #expect(isClose(flow, 0.87 * 1.2264, relative: 1e-3))
  // Strip: 0.18 m², R = 0.15 m, 0.1694 m³/s: E₀ = 0.1588. Rs = 1/(1 + 0.15·4.0236^1.8/(0.01·1.9685^2.3)) = 0.0251.
  let exact = flow * (0.1588 + 0.0251 * (1 - 0.1588))
  #expect(isClose(channel.captured(by: grate, flow: flow, depth: 0.3), exact, relative: 3e-3))
  #expect(isClose(channel.captureCurve(of: grate).flow(at: flow), exact, relative: 5e-3))
}
