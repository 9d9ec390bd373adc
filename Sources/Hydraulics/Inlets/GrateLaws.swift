import Foundation
import NetworkGraph
import Quantities

// Grates after HEC-22 (see `Gutter`), 4.4.4.1 and 4.4.5.1.

extension Grate {
  /// Speed from which some of the water skips over the grate [m/s]: cubic of the length in feet, fitted to chart 5 by
  /// the Denver Urban Storm Drainage Criteria Manual, as in SWMM 5.2.
  var splashOver: Double {
    let (c0, c1, c2, c3): (Double, Double, Double, Double) =
      switch bars {
      case .parallel50: (2.22, 4.03, 0.65, 0.06)
      case .parallel50Cross100: (0.74, 2.44, 0.27, 0.02)
      case .parallel30: (1.76, 3.12, 0.45, 0.03)
      case .curvedVane: (0.30, 4.85, 1.31, 0.15)
      case .tilted45: (0.99, 2.64, 0.36, 0.03)
      case .tilted30: (0.51, 2.34, 0.20, 0.01)
      case .reticuline: (0.28, 2.28, 0.18, 0.01)
      case .generic: (splashOverVelocity / foot, 0, 0, 0)
      }
    let L = length / foot
    return foot * (c0 + L * (c1 + L * (-c2 + L * c3)))
  }

  /// Open share of the area [-] (chart 9; for bars at 45° half that of those at 30°, as in SWMM 5.2).
  var openShareOfBars: Double {
    switch bars {
    case .parallel50: 0.90
    case .parallel50Cross100: 0.80
    case .parallel30: 0.60
    case .curvedVane: 0.35
    case .tilted45: 0.17
    case .tilted30: 0.34
    case .reticuline: 0.80
    case .generic: openShare
    }
  }
}

/// Share of the water before a grate that it takes in, Rf (eq. 4-18) [-]: all of it below the splash-over velocity,
/// 9 % less for each foot a second beyond. Velocities [m/s].
func frontalEfficiency(velocity: Double, splashOver: Double) -> Double {
  min(1, max(0, 1 - 0.09 / foot * (velocity - splashOver)))
}

/// Share of the water beside a grate that runs in over its side, Rs (eq. 4-19) [-]. `velocity` [m/s], `length` [m].
func sideEfficiency(velocity: Double, crossSlope: Double, length: Double) -> Double {
  1 / (1 + 0.15 * pow(velocity / foot, 1.8) / (crossSlope * pow(length / foot, 2.3)))
}

/// Share of the approaching flow that a grate on grade takes in, Rf·E₀ + Rs·(1 − E₀) (eq. 4-20) [-].
func grateEfficiency(
  _ grate: Grate, velocity: Double, frontalShare: Double, crossSlope: Double
) -> Double {
  let front = frontalEfficiency(velocity: velocity, splashOver: grate.splashOver)
  let side = sideEfficiency(velocity: velocity, crossSlope: crossSlope, length: grate.length)
  return front * frontalShare + side * (1 - frontalShare)
}

extension Gutter {
  /// What a grate on grade takes of `flow` [m³/s]. Once the water has reached the crown it gets no faster.
  func captured(by grate: Grate, flow: Double) -> Double {
    guard flow > 0 else { return 0 }
    let spread = spread(flow: flow)
    let share = frontalShare(width: grate.width, spread: spread)
    let velocity = min(flow, self.flow(spread: spread)) / area(spread: spread)
    return flow * grateEfficiency(grate, velocity: velocity, frontalShare: share, crossSlope: crossSlope)
  }
}

extension Grate {
  /// What the grate takes in a gutter under standing water `depth` deep at the curb [m] → [m³/s], and whether it is
  /// drowned. Its edge along the curb is no weir.
  func sagCapture(depth: Double, gutterSlope: Double) -> (flow: Double, isOrifice: Bool) {
    guard depth > 0 else { return (0, false) }
    let wet = min(width, depth / gutterSlope)
    return capture(
      depth: depth - wet * gutterSlope / 2, perimeter: length + 2 * wet, openArea: openShareOfBars * length * wet)
  }

  /// What the grate takes in the bed of a channel under standing water `depth` deep [m] → [m³/s].
  func sagCapture(depthOverBed depth: Double) -> Double {
    guard depth > 0 else { return 0 }
    return capture(depth: depth, perimeter: 2 * (length + width), openArea: openShareOfBars * length * width).flow
  }

  /// A weir over the edges (eq. 4-26) or an orifice through the openings (eq. 4-27), whichever passes less under the
  /// mean depth over the grate [m]. SWMM changes from one to the other by the depth at the curb, where the two differ.
  private func capture(depth: Double, perimeter: Double, openArea: Double) -> (flow: Double, isOrifice: Bool) {
    let weir = weirFlow(coefficient: 3, length: perimeter, depth: depth)
    let orifice = orificeFlow(coefficient: 0.67, area: openArea, depth: depth)
    return orifice < weir ? (orifice, true) : (weir, false)
  }
}

/// C·L·d^1.5 [m³/s]: `coefficient` in feet and seconds, `length` and `depth` [m].
func weirFlow(coefficient: Double, length: Double, depth: Double) -> Double {
  coefficient * foot.squareRoot() * length * depth * depth.squareRoot()
}

/// C·A·√(2·g·d) [m³/s]: `area` [m²], `depth` [m] over its centre.
func orificeFlow(coefficient: Double, area: Double, depth: Double) -> Double {
  coefficient * area * (2 * gravity * depth).squareRoot()
}
