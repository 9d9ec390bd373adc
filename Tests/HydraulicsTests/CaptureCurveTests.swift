import NetworkGraph
import TestSupport
import Testing

@testable import Hydraulics

private func randomGutter(_ chance: inout SeededGenerator) -> Gutter {
  let isDepressed = Bool.random(using: &chance)
  return Gutter(
    crossSlope: .random(in: 0.01...0.06, using: &chance), slope: .random(in: 0.0005...0.06, using: &chance),
    roughness: .random(in: 0.01...0.02, using: &chance),
    depression: isDepressed ? .random(in: 0.01...0.1, using: &chance) : 0,
    depressedWidth: isDepressed ? .random(in: 0.3...1, using: &chance) : 0,
    crownWidth: .random(in: 3...10, using: &chance))
}

private func randomDesign(_ chance: inout SeededGenerator) -> InletDesign {
  let grate = Grate(
    length: .random(in: 0.3...1.5, using: &chance), width: .random(in: 0.2...0.8, using: &chance),
    bars: Grate.Bars.allCases.randomElement(using: &chance) ?? .reticuline, openShare: 0.5, splashOverVelocity: 1)
  let opening = CurbOpening(
    length: .random(in: 0.5...5, using: &chance), height: .random(in: 0.08...0.2, using: &chance),
    throat: CurbOpening.Throat.allCases.randomElement(using: &chance) ?? .vertical)
  return switch Int.random(in: 0..<4, using: &chance) {
  case 0: .grate(grate)
  case 1: .curbOpening(opening)
  case 2: .combination(grate, opening)
  default: .slottedDrain(SlottedDrain(length: opening.length, width: 0.05))
  }
}

@Test(arguments: 0..<20) func invariant_spreadInvertsFlow(seed: UInt64) {
  var chance = SeededGenerator(seed: seed)
  let gutter = randomGutter(&chance)
  for _ in 0..<20 {
    let spread = Double.random(in: 0.01...gutter.crownWidth, using: &chance)
    #expect(isClose(gutter.spread(flow: gutter.flow(spread: spread)), spread, relative: 1e-9))
  }
  #expect(gutter.spread(flow: 100) == gutter.crownWidth && gutter.spread(flow: 0) == 0)
}

/// The share of the depressed gutter is what eq. 4-4 says of flows that eq. 4-2 gives: beyond the gutter runs
/// f·(T − W)^2.67.
@Test(arguments: 0..<20) func invariant_gutterShareAgreesWithItsFlow(seed: UInt64) {
  var chance = SeededGenerator(seed: seed)
  let gutter = randomGutter(&chance)
  guard gutter.isDepressed else { return }
  var plain = gutter
  plain.depression = 0
  let spread = Double.random(in: gutter.depressedWidth...gutter.crownWidth, using: &chance)
  let beyond = plain.flow(spread: spread - gutter.depressedWidth)
  #expect(isClose(1 - gutter.gutterShare(spread: spread), beyond / gutter.flow(spread: spread), relative: 1e-9))
}

@Test(arguments: 0..<40) func invariant_captureIsNeverMoreThanComesAndNeverFallsWithDepth(seed: UInt64) {
  var chance = SeededGenerator(seed: seed)
  let gutter = randomGutter(&chance)
  let design = randomDesign(&chance)
  for flow in risingPositions(from: 1e-5, to: 10, count: 60) {
    let captured = gutter.captured(by: design, flow: flow)
    #expect(captured >= 0 && captured <= flow * (1 + 1e-12), "\(design), \(flow) m³/s")
  }
  var last = 0.0
  for depth in risingPositions(from: 1e-3, to: 3, count: 400) {
    let captured = gutter.sagCapture(by: design, depth: depth)
    #expect(captured >= last * (1 - 1e-12), "\(design), \(depth) m")
    last = captured
  }
}

@Test(arguments: 0..<20) func invariant_tabulatedCaptureIsTheLaw(seed: UInt64) throws {
  var chance = SeededGenerator(seed: seed)
  let gutter = randomGutter(&chance)
  let design = randomDesign(&chance)
  let usage = InletUsage(link: "S", design: "D", node: "N")
  let street = InletApproach.street(gutter, sides: 1)
  guard case .byDepth(let sag, _) = CaptureLaw(usage, design, curve: nil, in: street, onSag: true),
    case .byFlow(let grade) = CaptureLaw(usage, design, curve: nil, in: street, onSag: false)
  else {
    Issue.record("streets take by depth on sags, by flow on grade")
    return
  }
  for _ in 0..<50 {
    let depth = Double.random(in: 0.01...2, using: &chance)
    let flow = Double.random(in: 0.001...2, using: &chance)
    // Knots keep within 0.2 % of samples 3 and 10 % apart, which cut corners: those between weir and orifice, the jump
    // of a combination whose grate drowns, the crown.
    #expect(isClose(sag.flow(at: depth), gutter.sagCapture(by: design, depth: depth), relative: 0.035))
    #expect(isClose(grade.flow(at: flow), gutter.captured(by: design, flow: flow), relative: 0.02))
  }
  #expect(sag.knots.count < 100 && grade.knots.count < 100)
}

@Test func analytic_inletsInARowTakeWhatIsLeft() {
  let half = ModelData.Curve(kind: "diversion", x: [0, 1], y: [0, 0.5])
  let road = Gutter(crossSlope: 0.02, slope: 0.01, roughness: 0.016)
  var usage = InletUsage(link: "S", design: "D", node: "N", count: 3)
  func captured(_ flow: Double, sides: Int) -> Double {
    let law = CaptureLaw(
      usage, .custom(curve: "half"), curve: half, in: .street(road, sides: sides), onSag: false)
    guard case .byFlow(let curve) = law else { return .nan }
    return curve.flow(at: flow)
  }
  #expect(isClose(captured(0.8, sides: 1), 0.8 * 7 / 8, relative: 1e-9))
  #expect(isClose(captured(0.8, sides: 2), 0.8 * 7 / 8, relative: 1e-9))
  usage.cloggedPercent = 50
  #expect(isClose(captured(0.8, sides: 1), 0.8 * (1 - 0.75 * 0.75 * 0.75), relative: 1e-9))
  usage.maxFlow = 0.01
  #expect(isClose(captured(0.8, sides: 1), 0.03, relative: 1e-9))
  #expect(isClose(captured(0.8, sides: 2), 0.06, relative: 1e-9), "on each side")
}

@Test func analytic_ratingCurveCountsForEveryInlet() {
  let rating = ModelData.Curve(kind: "rating", x: [0.1, 0.2, 0.4], y: [0.01, 0.05, 0.06])
  let road = Gutter(crossSlope: 0.02, slope: 0.01, roughness: 0.016)
  let usage = InletUsage(link: "S", design: "D", node: "N", count: 2, cloggedPercent: 20)
  let law = CaptureLaw(usage, .custom(curve: "r"), curve: rating, in: .street(road, sides: 2), onSag: false)
  guard case .byDepth(let curve, isOnGrade: false) = law else {
    Issue.record("a rating curve takes by depth")
    return
  }
  for (depth, one) in [(0.0, 0.0), (0.05, 0.005), (0.15, 0.03), (0.4, 0.06), (0.8, 0.08)] {
    #expect(isClose(curve.flow(at: depth), 4 * 0.8 * one, absolute: 1e-12), "\(depth) m")
  }
}

@Test func analytic_thinnedCurveKeepsWithinItsTolerance() {
  let positions = risingPositions(from: 1e-3, to: 4, count: 300)
  let curve = CaptureCurve(at: positions) { $0 * $0.squareRoot() }
  for x in positions.dropFirst() { #expect(isClose(curve.flow(at: x), x * x.squareRoot(), relative: 2.1e-3)) }
  #expect(curve.knots.count < 80)
  let line = CaptureCurve(at: positions) { 2 * $0 }
  #expect(line.knots.count == 2 && isClose(line.flow(at: 10), 20, relative: 1e-12))
}
