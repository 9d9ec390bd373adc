import Foundation
import NetworkGraph

/// Uniform flow in a rectangular or trapezoidal channel, as a grate in its bed sees it.
struct OpenChannel: Sendable {
  var section: Section
  /// Of the bed [-].
  var slope: Double
  /// Manning's n.
  var roughness: Double

  /// Cross slope that HEC-22's side efficiency is given where the bed is level across [-] (SWMM 5.2).
  private static let levelCrossSlope = 0.01

  /// Manning's flow at a depth [m³/s].
  func flow(depth: Double) -> Double {
    let wetted = section.wetted(at: depth)
    return manningDischarge(
      area: wetted.area, hydraulicRadius: wetted.hydraulicRadius, slope: slope, roughness: roughness)
  }

  /// What a grate takes of `flow` [m³/s], `depth` [m] deep: as a grate in a gutter, with the strip over the grate as
  /// the front by Manning's law (SWMM Reference Manual, volume II, addendum of 2022: drop inlets).
  ///
  /// A grate that fills the bed takes its sides for the cross slope.
  func captured(by grate: Grate, flow: Double, depth: Double) -> Double {
    let area = section.wetted(at: depth).area
    guard flow > 0, area > 0 else { return 0 }
    let strip = manningDischarge(
      area: depth * grate.width, hydraulicRadius: depth * grate.width / (grate.width + 2 * depth), slope: slope,
      roughness: roughness)
    return flow
      * grateEfficiency(
        grate, velocity: flow / area, frontalShare: min(1, strip / flow), crossSlope: crossSlope(beside: grate))
  }

  /// The capture of a grate against the flow, tabulated by depth up to the full channel [m³/s].
  func captureCurve(of grate: Grate) -> CaptureCurve {
    let full = section.fullHeight
    let depths = risingPositions(from: 1e-3 * full, to: full, count: 128)
    let flows = depths.map(flow)
    return CaptureCurve(
      positions: flows, flows: zip(flows, depths).map { captured(by: grate, flow: $0, depth: $1) })
  }

  private func crossSlope(beside grate: Grate) -> Double {
    guard case .trapezoidal(_, let bottom, let left, let right) = section, left + right > 0,
      grate.width > 0.99 * bottom
    else { return Self.levelCrossSlope }
    return 2 / (left + right)
  }
}
