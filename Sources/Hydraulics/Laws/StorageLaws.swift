import Foundation
import NetworkGraph

/// Surface area just above the crown, as a share of that just below it [-]. SWMM's EXTRAN keeps half the area
/// and lets it fall off within a third of the crown's depth; 0.3 to 0.5 agree with it.
let crownBlendShare = 0.4

/// Surface area of a manhole's shaft where nothing is known of it [m²]. Small, as EXTRAN has none; large enough to
/// keep the heads of a surcharged network from jumping.
let assumedShaftArea = 0.09

/// Height to which the area above the crown falls off, as a multiple of the crown's depth [-].
let crownBlendTop = 1.3

/// Surface area of a surcharged junction at `depth` above its invert [m²]: falls off exponentially above the
/// `crown`, never under the shaft (after SWMM's EXTRAN transition, Hydraulics Manual 3.3.4).
func surchargedArea(depth: Double, crown: Double, areaAtCrown: Double, shaft: Double) -> Double {
  max(shaft, crownBlendShare * areaAtCrown * exp(-15 * (depth - crown) / crown))
}

extension StorageShape {
  /// Surface area at `depth` above the floor [m²].
  func area(at depth: Double) -> Double {
    switch self {
    case .functional(let coefficient, let exponent, let constant):
      return constant + (depth > 0 ? coefficient * pow(depth, exponent) : exponent == 0 ? coefficient : 0)
    case .tabular(let depths, let areas):
      guard let first = areas.first, let last = areas.last else { return 0 }
      guard let i = depths.firstIndex(where: { $0 > depth }) else { return last }
      if i == 0 { return first }
      let share = (depth - depths[i - 1]) / (depths[i] - depths[i - 1])
      return areas[i - 1] + share * (areas[i] - areas[i - 1])
    }
  }
}
