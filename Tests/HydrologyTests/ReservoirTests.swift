import Foundation
import TestSupport
import Testing

@testable import Hydrology

/// dx/dt = i − α·x^(5/3) by Runge–Kutta in steps so small that its own error is below 1e-9.
private func integrated(_ x0: Double, net: Double, alpha: Double, time: Double) -> Double {
  let slope = { (x: Double) in net - alpha * pow(max(x, 0), 5.0 / 3) }
  var x = x0
  let steps = 20_000
  let h = time / Double(steps)
  for _ in 0..<steps {
    let k1 = slope(x)
    let k2 = slope(x + h / 2 * k1)
    let k3 = slope(x + h / 2 * k2)
    x += h / 6 * (k1 + 4 * k3 + slope(x + h * (2 * k3 - k1)))
  }
  return x
}

@Test(arguments: 0..<40) func analytic_reservoirFollowsItsEquation(seed: UInt64) {
  var chance = SeededGenerator(seed: seed)
  let alpha = pow(10, Double.random(in: -2...0.5, using: &chance))
  let start = pow(10, Double.random(in: -4 ... -1.3, using: &chance))
  let net = [-1.0, 1, 1].randomElement(using: &chance)! * pow(10, Double.random(in: -8 ... -4.3, using: &chance))
  let time = pow(10, Double.random(in: 0...2.8, using: &chance))
  var sheet = NonlinearReservoir.Sheet(depth: start)
  var reservoir = NonlinearReservoir()
  let end = reservoir.advance(&sheet, net: net, law: .init(alpha: alpha), step: time)
  let exact = integrated(start, net: net, alpha: alpha, time: time)
  if exact > 0 {
    #expect(isClose(sheet.depth, exact, relative: 1e-5, absolute: 1e-8), "tables of the similarity curve")
    #expect(isClose(end.flow, alpha * pow(exact, 5.0 / 3), relative: 1e-3, absolute: 3e-4 * net.magnitude))
  } else {
    #expect(sheet.depth == 0 && end.shortfall > 0)
  }
}

/// Two steps are one: the solution is a flow in time.
@Test(arguments: 0..<40) func invariant_reservoirStepsAddUp(seed: UInt64) {
  var chance = SeededGenerator(seed: 100 + seed)
  let law = NonlinearReservoir.Law(alpha: pow(10, Double.random(in: -3...1, using: &chance)))
  let start = Double.random(in: 0...0.05, using: &chance)
  let net = Double.random(in: -1e-6...5e-5, using: &chance)
  let times = (0..<20).map { _ in Double.random(in: 1...300, using: &chance) }
  var (once, often) = (NonlinearReservoir.Sheet(depth: start), NonlinearReservoir.Sheet(depth: start))
  var reservoir = NonlinearReservoir()
  _ = reservoir.advance(&once, net: net, law: law, step: times.reduce(0, +))
  for time in times { _ = reservoir.advance(&often, net: net, law: law, step: time) }
  #expect(isClose(once.depth, often.depth, relative: 1e-4, absolute: 1e-8))
}

/// i = 0: x^(−2/3) = x0^(−2/3) + ⅔·α·t.
@Test func analytic_recessionHasAClosedForm() {
  var sheet = NonlinearReservoir.Sheet(depth: 0.01)
  var reservoir = NonlinearReservoir()
  for _ in 0..<60 { _ = reservoir.advance(&sheet, net: 0, law: .init(alpha: 0.3), step: 60) }
  #expect(isClose(pow(sheet.depth, -2.0 / 3), pow(0.01, -2.0 / 3) + 0.2 * 3600, relative: 1e-12))
}

@Test func analytic_reservoirComesToRestWhereOutflowIsInflow() {
  for start in [0.0, 1e-5, 0.3] {
    var sheet = NonlinearReservoir.Sheet(depth: start)
    var reservoir = NonlinearReservoir()
    let end = reservoir.advance(&sheet, net: 2e-5, law: .init(alpha: 0.2), step: 1e6)
    #expect(isClose(end.flow, 2e-5, relative: 1e-12))
    #expect(isClose(sheet.depth, pow(2e-5 / 0.2, 0.6), relative: 1e-12))
  }
}
