import Foundation
import Quantities

/// The flow that a culvert's inlet lets into one barrel by its headwater, the level above the invert of the inlet.
///
/// FHWA HDS-5 (Schall et al. 2012, appendix A): a weir's law up to 0.95 of the barrel's height, an orifice's law from
/// `Q/(A·√D) = 4` (US units) on, a straight line between. Tabulated once; a look-up is a multiplication.
struct InletRating: Sendable {
  private static let slices = 64
  /// √ft in √m: what brings `Q/(A·√D)` to the coefficients' US units.
  private static let unitFactor = 1 / (0.3048).squareRoot()
  /// The headwater to which the weir's law is trusted, and X from which the orifice's is.
  private static let unsubmergedShare = 0.95
  private static let submergedFlow = 4.0

  /// Flows [m³/s] at equal steps of headwater up to `weirTop` [m].
  private let weirFlow: [Double]
  private let weirTop: Double
  /// Where the orifice's law begins [m, m³/s].
  private let orificeBottom: Double
  private let orificeBottomFlow: Double
  /// The orifice's law `Q = √(a·(y − y₀))` [m⁵/s², m].
  private let orificeFactor: Double
  private let orificeZero: Double

  /// `slope` [-] is that of the bed, positive where it falls from the inlet on.
  init(_ inlet: CulvertInlet, section: SectionTable, slope: Double) {
    let D = section.fullDepth
    let fullFlow = section.properties(at: D).area * D.squareRoot() / Self.unitFactor
    let correction = inlet.slopeCorrection * slope * D
    orificeFactor = fullFlow * fullFlow / (inlet.c * D)
    orificeZero = inlet.Y * D + correction
    weirTop = Self.unsubmergedShare * D
    let start = orificeZero + inlet.c * D * Self.submergedFlow * Self.submergedFlow
    orificeBottom = max(start, D)
    orificeBottomFlow = (orificeFactor * (orificeBottom - orificeZero)).squareRoot()

    let top = weirTop
    switch inlet.form {
    case .power:
      weirFlow = (0...Self.slices).map { i in
        fullFlow * pow(top * Double(i) / Double(Self.slices) / (D * inlet.K), 1 / inlet.M)
      }
    case .criticalHead:
      weirFlow = Self.tabulate(upTo: top, by: Self.curve(inlet, section, fullFlow: fullFlow, correction: correction))
    }
  }

  /// Flow [m³/s] and its derivative by the headwater [m²/s] at a headwater `y` [m].
  func flow(headwater y: Double) -> (flow: Double, slope: Double) {
    if y <= 0 { return (0, 0) }
    if y >= orificeBottom {
      let flow = (orificeFactor * (y - orificeZero)).squareRoot()
      return (flow, orificeFactor / (2 * flow))
    }
    if y >= weirTop {
      let start = weirFlow[Self.slices]
      let slope = (orificeBottomFlow - start) / (orificeBottom - weirTop)
      return (start + slope * (y - weirTop), slope)
    }
    let perMetre = Double(Self.slices) / weirTop
    let i = min(Int(y * perMetre), Self.slices - 1)
    let slope = (weirFlow[i + 1] - weirFlow[i]) * perMetre
    return (weirFlow[i] + slope * (y - Double(i) / perMetre), slope)
  }

  /// Headwaters and flows by form 1 for rising critical depths.
  ///
  /// The correction for slope must not let the water stand lower than its critical depth, nor hold back a trickle:
  /// it is what experiments at high flows gave.
  private static func curve(
    _ inlet: CulvertInlet, _ section: SectionTable, fullFlow: Double, correction: Double
  ) -> [(headwater: Double, flow: Double)] {
    let D = section.fullDepth
    // Short of the crown, where a round barrel has no width and critical flow no bound.
    return (0..<400).map { i in
      let depth = D * Double(i) / 400
      let at = section.properties(at: depth)
      guard at.area > 0, at.width > 0 else { return (depth, 0) }
      let flow = criticalFlow(area: at.area, width: at.width)
      let head = depth + at.area / (2 * at.width)
      let loss = D * inlet.K * pow(flow / fullFlow, inlet.M)
      return (max(depth, head + loss + min(correction, head)), flow)
    }
  }

  /// Values of a curve of rising headwaters at equal steps of headwater.
  private static func tabulate(upTo top: Double, by curve: [(headwater: Double, flow: Double)]) -> [Double] {
    var k = 1
    return (0...slices).map { i in
      let y = top * Double(i) / Double(slices)
      while k < curve.count - 1 && curve[k].headwater < y { k += 1 }
      let (a, b) = (curve[k - 1], curve[k])
      let share = b.headwater > a.headwater ? min(1, max(0, (y - a.headwater) / (b.headwater - a.headwater))) : 1
      return a.flow + share * (b.flow - a.flow)
    }
  }
}
