import Foundation

/// One solution of y′ = c·(1 ± y^p), y(0) = 0, on 0 ≤ y ≤ 1, both ways by table: time of a value, value at a time.
///
/// With the minus sign y nears 1 and time grows as −(3/5)·ln(1 − y); the table holds the rest, which is smooth.
/// c·p must be 5/3, which fixes that 3/5. Cubic Hermite interpolation with exact slopes; error below 2e-6.
struct SimilarityCurve: Sendable {
  private static let valueCells = 256
  private static let timeCells = 384

  private let nearsOne: Bool
  /// Time less its logarithm, in cells of y.
  private let rest: [Cubic]
  /// Value in cells of time, `timeScale` of them in its unit.
  private let values: [Cubic]
  private let timeScale: Double
  /// Time at which y is 1, or as good as 1.
  let end: Double

  /// y′ = `rate`·(1 + y^`exponent`), or `rate`·(1 − y^`exponent`) if `nearsOne`.
  init(rate: Double, exponent: Double, nearsOne: Bool) {
    let slope = { (y: Double) in Self.restSlope(y, rate: rate, exponent: exponent, nearsOne: nearsOne) }
    let cell = 1 / Double(Self.valueCells)
    var rest = [0.0]
    for k in 0..<Self.valueCells { rest.append(rest[k] + gaussIntegral(of: slope, from: Double(k) * cell, over: cell)) }
    let slopes = (0...Self.valueCells).map { slope(Double($0) * cell) * cell }
    let restCubics = cubics(rest, slopes)
    let end = nearsOne ? 12 : rest[Self.valueCells]
    let timeCell = end / Double(Self.timeCells)

    var values = [0.0]
    for k in 1...Self.timeCells {
      let target = Double(k) * timeCell
      var y = values[k - 1]
      for _ in 0..<40 {  // Newton; from below it cannot overshoot past the next clamp
        let known = cubicValue(restCubics, at: y * Double(Self.valueCells)).value
        let time = known - (nearsOne ? 0.6 * log1p(-y) : 0)
        let change = (target - time) * Self.growth(y, rate: rate, exponent: exponent, nearsOne: nearsOne)
        y = nearsOne ? min(y + change, 0.5 * (1 + y)) : min(y + change, 1)
        if change.magnitude < 1e-15 { break }
      }
      values.append(y)
    }
    self.nearsOne = nearsOne
    self.rest = restCubics
    let growths = values.map { Self.growth($0, rate: rate, exponent: exponent, nearsOne: nearsOne) * timeCell }
    self.values = cubics(values, growths)
    timeScale = 1 / timeCell
    self.end = end
  }

  /// Time from 0 to `y`, 0 ≤ y ≤ 1; `end` where y is as good as 1.
  func time(of y: Double) -> Double {
    let known = cubicValue(rest, at: y * Double(Self.valueCells)).value
    return nearsOne ? min(end, known - 0.6 * log(max(1 - y, 1e-12))) : known
  }

  /// Value and growth y′ at `time` ≥ 0; from `end` on those of y = 1.
  func value(at time: Double) -> (value: Double, growth: Double) {
    if nearsOne && time >= end { return (1, 0) }
    let (value, slope) = cubicValue(values, at: min(time, end) * timeScale)
    return (value, slope * timeScale)
  }

  private static func growth(_ y: Double, rate: Double, exponent: Double, nearsOne: Bool) -> Double {
    rate * (nearsOne ? 1 - pow(y, exponent) : 1 + pow(y, exponent))
  }

  /// Derivative of time less its logarithm. Close to 1 both terms grow without bound, so their difference is taken by
  /// its series.
  private static func restSlope(_ y: Double, rate: Double, exponent p: Double, nearsOne: Bool) -> Double {
    guard nearsOne else { return 1 / growth(y, rate: rate, exponent: p, nearsOne: false) }
    let gap = 1 - y
    if gap < 1e-4 { return 0.6 * ((p - 1) / 2 + (p * p - 1) / 12 * gap) }
    return 1 / growth(y, rate: rate, exponent: p, nearsOne: true) - 0.6 / gap
  }
}

/// One cell of a curve: x + y·t + z·t² + w·t³ with t from 0 to 1.
private typealias Cubic = SIMD4<Double>

/// Cubic Hermite interpolation of `values`; slopes are per cell.
private func cubics(_ values: [Double], _ slopes: [Double]) -> [Cubic] {
  (0..<values.count - 1).map { k in
    let step = values[k + 1] - values[k]
    let bend = slopes[k] - step
    let twist = slopes[k + 1] - step
    return Cubic(values[k], slopes[k], -2 * bend - twist, bend + twist)
  }
}

/// Value and slope at `place`, counted in cells.
@inline(__always)
private func cubicValue(_ curve: [Cubic], at place: Double) -> (value: Double, slope: Double) {
  let k = min(Int(place), curve.count - 1)
  let t = place - Double(k)
  let c = curve[k]
  return (c.x + t * (c.y + t * (c.z + t * c.w)), c.y + t * (2 * c.z + t * (3 * c.w)))
}

/// Gauss–Legendre quadrature with three points.
private func gaussIntegral(of f: (Double) -> Double, from a: Double, over width: Double) -> Double {
  let offset = 0.5 * width * (0.6).squareRoot()
  let middle = a + 0.5 * width
  return width * (5 * f(middle - offset) + 8 * f(middle) + 5 * f(middle + offset)) / 18
}
