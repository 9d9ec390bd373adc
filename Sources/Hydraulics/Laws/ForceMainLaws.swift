import Foundation
import NetworkGraph
import Quantities

// The solver knows resistance as g·n²: the friction slope is `S = n²·v² / R^(4/3)` (Manning). Other laws are told to it
// as the n that loses the same head at the velocity of the moment.

extension FullFriction {
  /// g·n² of the Manning conduit that loses as much head [m^(1/3)]; nil where the law is Manning's own.
  ///
  /// `velocity` [m/s] above 0, `hydraulicRadius` [m]. Hazen–Williams: `v = 0.849·C·R^0.63·S^0.54`. Darcy–Weisbach:
  /// `S = f·v² / (8·g·R)`.
  func manningEquivalent(velocity v: Double, hydraulicRadius R: Double) -> Double? {
    switch self {
    case .manning: return nil
    case .hazenWilliams(let C):
      let slope = pow(v / (hazenWilliamsFactor * C * pow(R, 0.63)), 1 / 0.54)
      return gravity * slope * pow(R, 4.0 / 3) / (v * v)
    case .darcyWeisbach(let roughness):
      let f = darcyFrictionFactor(
        relativeRoughness: roughness / (4 * R), reynolds: 4 * R * v / kinematicViscosity)
      return f * cbrt(R) / 8
    }
  }

  /// Manning's n of a full circular pipe on a bed of the given slope [s/m^(1/3)], for the times when it runs part full:
  /// normal flow just full is the same by both laws, of a rough wall by Darcy–Weisbach (SWMM Hydraulics Manual, 3.3.6).
  func equivalentRoughness(diameter: Double, slope: Double) -> Double? {
    let R = diameter / 4
    switch self {
    case .manning: return nil
    case .hazenWilliams(let C):
      let velocity = hazenWilliamsFactor * C * pow(R, 0.63) * pow(slope, 0.54)
      return pow(R, 2.0 / 3) * slope.squareRoot() / velocity
    case .darcyWeisbach(let roughness):
      let f = darcyFrictionFactor(relativeRoughness: roughness / diameter, reynolds: .infinity)
      return (f * cbrt(R) / (8 * gravity)).squareRoot()
    }
  }
}

/// The 1.318 of Hazen and Williams (1905), which is for feet, in metres [m^0.37/s].
private let hazenWilliamsFactor = 1.318 * pow(0.3048, 0.37)

/// Of water at 19 °C [m²/s]: SWMM's 1.1e-5 ft²/s.
let kinematicViscosity = 1.1e-5 * 0.3048 * 0.3048

/// Friction factor of Darcy and Weisbach [-]: 64/Re in laminar flow, Swamee and Jain (1976, *Explicit equations for
/// pipe-flow problems*, J. Hydraul. Div. ASCE 102) from Re 4,000 on, linear between (SWMM Hydraulics Manual, 3.3.6).
func darcyFrictionFactor(relativeRoughness: Double, reynolds: Double) -> Double {
  let Re = max(10, reynolds)
  if Re <= 2000 { return 64 / Re }
  if Re < 4000 {
    let turbulent = swameeJain(relativeRoughness: relativeRoughness, reynolds: 4000)
    return 0.032 + (turbulent - 0.032) * (Re - 2000) / 2000
  }
  return swameeJain(relativeRoughness: relativeRoughness, reynolds: Re)
}

private func swameeJain(relativeRoughness: Double, reynolds: Double) -> Double {
  let root = log10(relativeRoughness / 3.7 + 5.74 / pow(reynolds, 0.9))
  return 0.25 / (root * root)
}
