import Foundation

/// Metres of a foot, for laws whose constants were measured in feet.
let foot = 0.3048

/// The triangle between curb and road in which water runs along a street, one side of it.
///
/// ```text
///  curb │◀─ W ─▶│                     T  spread of the water
///       │       │               ___  Sx  slope of the road
///       │   ____│_________------     Sw  slope of the gutter, Sx + a/W
///       │--     ┘                     a  depth of the gutter under the road's own slope, at the curb
/// ```
/// Laws and numbers of equations are those of Brown, Schall, Morris, Doherty, Stein, Warner: *Urban Drainage Design
/// Manual*, FHWA Hydraulic Engineering Circular 22, 3rd ed. (2009, rev. 2013), chapter 4. Its constants in US units are
/// converted exactly, as they stand in SWMM 5.2; its SI constants are the same, rounded to two or three digits.
struct Gutter: Equatable, Sendable {
  /// Sx [-].
  var crossSlope: Double
  /// SL, along the street [-].
  var slope: Double
  /// Manning's n.
  var roughness: Double
  /// a and W [m]; either 0 for a gutter that is not depressed.
  var depression = 0.0
  var depressedWidth = 0.0
  /// Farthest that water spreads: from the curb to the crown [m].
  var crownWidth = Double.infinity
}

/// Exponent of the spread in Izzard's form of Manning's equation, rounded as HEC-22 rounds it.
private let spreadExponent = 2.67

extension Gutter {
  var isDepressed: Bool { depression > 0 && depressedWidth > 0 }

  /// Sw, the slope of the gutter [-].
  var gutterSlope: Double { isDepressed ? crossSlope + depression / depressedWidth : crossSlope }

  /// f of Q = f·T^2.67 on the road's own slope: (0.56/n)·Sx^1.67·√SL in feet (eq. 4-2).
  private var spreadFactor: Double {
    0.56 * pow(foot, 3 - spreadExponent) / roughness * pow(crossSlope, 1.67) * slope.squareRoot()
  }

  /// The flow that spreads over `spread` [m] → [m³/s]: Izzard's law (eq. 4-2) for the whole and for what runs beyond the
  /// depressed gutter, eq. 4-4 for the share of the two.
  ///
  /// Written out, with Ts = T − W and Sr = Sw/Sx: Q = f·[(1 − 1/Sr)·Ts^2.67 + (Ts + Sr·W)^2.67/Sr].
  func flow(spread: Double) -> Double {
    guard isDepressed else { return spreadFactor * pow(spread, spreadExponent) }
    let ratio = gutterSlope / crossSlope
    let beyond = spread - depressedWidth
    if beyond <= 0 { return spreadFactor * pow(ratio, 1.67) * pow(spread, spreadExponent) }
    return spreadFactor
      * ((1 - 1 / ratio) * pow(beyond, spreadExponent)
        + pow(beyond + ratio * depressedWidth, spreadExponent) / ratio)
  }

  /// The spread of a flow [m³/s] → [m], at most to the crown: the inverse of `flow(spread:)`.
  ///
  /// Beyond the gutter by Newton's method: the law is convex and the road without its gutter spreads wider, so that
  /// every iterate comes nearer from above.
  func spread(flow: Double) -> Double {
    guard flow > 0 else { return 0 }
    let f = spreadFactor
    guard isDepressed else { return min(crownWidth, pow(flow / f, 1 / spreadExponent)) }
    let ratio = gutterSlope / crossSlope
    let inGutter = pow(flow / (f * pow(ratio, 1.67)), 1 / spreadExponent)
    if inGutter <= depressedWidth { return min(crownWidth, inGutter) }
    var beyond = pow(flow / f, 1 / spreadExponent)
    for _ in 0..<30 {
      let slopeHere =
        f * spreadExponent
        * ((1 - 1 / ratio) * pow(beyond, spreadExponent - 1)
          + pow(beyond + ratio * depressedWidth, spreadExponent - 1) / ratio)
      let step = (self.flow(spread: depressedWidth + beyond) - flow) / slopeHere
      beyond -= step
      if step <= 1e-12 * beyond { break }
    }
    return min(crownWidth, depressedWidth + max(0, beyond))
  }

  /// Cross-section of the water [m²].
  func area(spread: Double) -> Double {
    guard isDepressed else { return spread * spread * crossSlope / 2 }
    if spread <= depressedWidth { return spread * spread * gutterSlope / 2 }
    return (spread * spread * crossSlope + depression * depressedWidth) / 2
  }

  /// Share of the flow that runs in the depressed gutter, E₀ (eq. 4-4) [-]; 1 where all of it does.
  func gutterShare(spread: Double) -> Double {
    let beyond = spread - depressedWidth
    guard beyond > 0 else { return 1 }
    let ratio = gutterSlope / crossSlope
    return 1 / (1 + ratio / (pow(1 + ratio * depressedWidth / beyond, spreadExponent) - 1))
  }

  /// Share of the flow that runs within `width` [m] of the curb (eq. 4-16; of a depressed gutter's flow, the share of
  /// its area, eq. 4-20a) [-].
  func frontalShare(width: Double, spread: Double) -> Double {
    if spread <= width { return 1 }
    guard isDepressed else { return 1 - pow(1 - width / spread, spreadExponent) }
    if spread <= depressedWidth { return width * (2 * spread - width) / (spread * spread) }
    let inGutter = gutterShare(spread: spread)
    if width >= depressedWidth { return inGutter }
    let beyond = spread - depressedWidth
    let overGutter = area(spread: spread) - beyond * beyond * crossSlope / 2
    let overWidth = width * (spread * crossSlope + depression - width * gutterSlope / 2)
    return inGutter * overWidth / overGutter
  }

  /// Mean slope across the water that a curb opening feels, Se (eq. 4-24) [-].
  func equivalentSlope(spread: Double) -> Double {
    isDepressed ? crossSlope + depression / depressedWidth * gutterShare(spread: spread) : crossSlope
  }
}
