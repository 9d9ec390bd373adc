import Foundation

/// The nonlinear reservoir of overland flow, dx/dt = i − α·x^(5/3), solved exactly for a constant net inflow i.
///
/// Manning's equation for a sheet of depth x over depression storage gives the outflow per area α·x^(5/3) with
/// α = W·√S/(A·n) (Rossman & Huber 2016, SWMM Reference Manual I, eq. 3-3). Scaled by its equilibrium depth
/// X = (|i|/α)^(3/5) and by the time X/|i|, every such reservoir obeys ξ′ = ±1 − ξ^(5/3): one table serves all
/// areas and all rains, without a step limit. Depths above X run in υ = ξ^(−2/3), which turns infinity into 0:
/// υ′ = ⅔·(1 ∓ υ^(5/2)).
struct NonlinearReservoir: Sendable {
  /// A sheet of water.
  struct Sheet: Sendable {
    /// Depth above depression storage [m].
    var depth = 0.0
    /// Its power −2/3, where the last step ran in that; 0 where not.
    var power = 0.0
    /// Place on the filling or settling curve under the inflow of the last step [m/s]; an inflow of 0 where on neither.
    var phase = 0.0
    var phaseInflow = 0.0
    var isSettling = false
  }

  /// What a step gives beside the new sheet: the outflow per area at its end [m/s], and what the losses still asked for
  /// after the sheet was gone, to be taken from depression storage [m].
  typealias Outcome = (flow: Double, shortfall: Double)

  /// The outflow law of one surface: α > 0 [m^(−2/3)/s] and its powers that scaling needs.
  struct Law: Sendable {
    let alpha: Double
    fileprivate let scaling: Scaling

    init(alpha: Double) {
      self.alpha = alpha
      scaling = Scaling(alpha > 0 ? 1 / alpha : 1)
    }
  }

  /// Powers of |i| or of 1/α; products of both make a `Scale`.
  fileprivate struct Scaling {
    /// Powers 3/5 and 2/5, and one over them.
    var depth: Double
    var power: Double
    var inverseDepth: Double
    var inversePower: Double

    init(_ x: Double) {
      let root = pow(x, 0.2)
      power = root * root
      depth = power * root
      inversePower = 1 / power
      inverseDepth = 1 / depth
    }
  }

  private let curves = ReservoirCurves.shared
  /// The last |i| and its powers: areas under one rain share them.
  private var lastStrength = 1.0
  private var lastScaling = Scaling(1)

  /// One surface under one inflow: the units of depth X [m], of X^(2/3), and of flow |i| [m/s].
  private struct Scale {
    var law: Scaling
    var inflow: Scaling
    var flow: Double

    var depth: Double { inflow.depth * law.depth }
    var inverseDepth: Double { inflow.inverseDepth * law.inverseDepth }
    var power: Double { inflow.power * law.power }
    var inversePower: Double { inflow.inversePower * law.inversePower }
    /// One over the unit of time X/|i| [1/s].
    var rate: Double { inflow.power * law.inverseDepth }
  }

  init() {}

  /// Advances the sheet by `step` seconds under the net inflow `net` [m/s].
  mutating func advance(_ sheet: inout Sheet, net: Double, law: Law, step: Double) -> Outcome {
    if net == 0 { return (Self.recede(&sheet, law, step), 0) }
    let strength = net.magnitude
    if strength != lastStrength {
      lastStrength = strength
      lastScaling = Scaling(strength)
    }
    let scale = Scale(law: law.scaling, inflow: lastScaling, flow: strength)
    return net > 0 ? (approach(&sheet, scale, step), 0) : drain(&sheet, scale, step)
  }

  /// No inflow: x^(−2/3) grows linearly in time.
  private static func recede(_ sheet: inout Sheet, _ law: Law, _ step: Double) -> Double {
    guard sheet.depth > 0 else { return 0 }
    let power = Self.power(of: sheet) + 2.0 / 3 * law.alpha * step
    let inverse = 1 / power
    let depth = inverse * inverse.squareRoot()
    sheet.depth = depth
    sheet.power = power
    sheet.phaseInflow = 0
    return law.alpha * depth * inverse
  }

  /// Inflow: towards equilibrium, from below or from above. While it stays the same, so does the curve.
  private func approach(_ sheet: inout Sheet, _ scale: Scale, _ step: Double) -> Double {
    if sheet.phaseInflow != scale.flow {
      let scaled = sheet.depth * scale.inverseDepth
      sheet.isSettling = scaled > 1
      sheet.phase =
        scaled > 1
        ? curves.settling.time(of: min(1, Self.power(of: sheet) * scale.power)) : curves.filling.time(of: scaled)
    }
    let phase = min(sheet.phase + step * scale.rate, curves.filling.end)
    sheet.phase = phase
    defer { sheet.phaseInflow = scale.flow }
    if sheet.isSettling { return Self.setDeep(&sheet, curves.settling.value(at: phase).value, scale) }
    let (y, growth) = curves.filling.value(at: phase)
    sheet.depth = scale.depth * y
    sheet.power = 0
    return scale.flow * max(0, 1 - growth)
  }

  /// Losses: down to nothing in finite time.
  private func drain(_ sheet: inout Sheet, _ scale: Scale, _ step: Double) -> Outcome {
    let time = step * scale.rate
    let scaled = sheet.depth * scale.inverseDepth
    var left = curves.emptying.end - time
    if scaled > 1 {
      let start = curves.receding.time(of: min(1, Self.power(of: sheet) * scale.power))
      if start + time < curves.receding.end {
        return (Self.setDeep(&sheet, curves.receding.value(at: start + time).value, scale), 0)
      }
      left += curves.receding.end - start
    } else {
      left = curves.emptying.time(of: scaled) - time
    }
    sheet.power = 0
    sheet.phaseInflow = 0
    if left <= 0 {
      sheet.depth = 0
      return (0, -left * scale.depth)
    }
    let (y, growth) = curves.emptying.value(at: left)
    sheet.depth = scale.depth * y
    return (scale.flow * max(0, growth - 1), 0)
  }

  /// Makes it the sheet of υ = `u`; gives its outflow [m/s].
  private static func setDeep(_ sheet: inout Sheet, _ u: Double, _ scale: Scale) -> Double {
    let inverse = 1 / u
    let y = inverse * inverse.squareRoot()
    sheet.depth = scale.depth * y
    sheet.power = u * scale.inversePower
    sheet.phaseInflow = 0
    return scale.flow * y * inverse
  }

  /// x^(−2/3) of a depth above 0.
  private static func power(of sheet: Sheet) -> Double {
    if sheet.power > 0 { return sheet.power }
    let root = cbrt(sheet.depth)
    return 1 / (root * root)
  }
}

/// The curves of all reservoirs, made once; behind a reference, as a copy for each step would cost more than the step.
private final class ReservoirCurves: Sendable {
  static let shared = ReservoirCurves()

  let filling = SimilarityCurve(rate: 1, exponent: 5.0 / 3, nearsOne: true)
  let settling = SimilarityCurve(rate: 2.0 / 3, exponent: 2.5, nearsOne: true)
  let emptying = SimilarityCurve(rate: 1, exponent: 5.0 / 3, nearsOne: false)
  let receding = SimilarityCurve(rate: 2.0 / 3, exponent: 2.5, nearsOne: false)
}
