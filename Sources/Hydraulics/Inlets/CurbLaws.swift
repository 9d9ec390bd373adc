import Foundation
import NetworkGraph

// Curb openings and slotted drains after HEC-22 (see `Gutter`), 4.4.4.2, 4.4.4.3, 4.4.5.2 and 4.4.5.3.

/// Length of curb opening that takes in all of a flow, LT (eq. 4-22a) → [m]. `flow` [m³/s], `crossSlope` Se [-].
func fullCaptureLength(flow: Double, slope: Double, crossSlope: Double, roughness: Double) -> Double {
  0.6 * pow(foot, 1 - 3 * 0.42) * pow(flow, 0.42) * pow(slope, 0.3) * pow(1 / (roughness * crossSlope), 0.6)
}

/// Share of the flow that an opening of `length` takes in, where `full` would take in all (eq. 4-23) [-].
func openingEfficiency(length: Double, full: Double) -> Double {
  length >= full ? 1 : 1 - pow(1 - length / full, 1.8)
}

extension Gutter {
  /// What a curb opening, or a slotted drain, of `length` [m] on grade takes of `flow` [m³/s].
  func captured(byOpening length: Double, flow: Double) -> Double {
    guard flow > 0, length > 0 else { return 0 }
    let full = fullCaptureLength(
      flow: flow, slope: slope, crossSlope: equivalentSlope(spread: spread(flow: flow)), roughness: roughness)
    return flow * openingEfficiency(length: length, full: full)
  }
}

extension CurbOpening {
  /// What `length` [m] of the opening takes under standing water `depth` deep at the curb [m] → [m³/s], and the part of
  /// it that counts as orifice flow. The gutter is depressed by `depression` over `width` [m].
  ///
  /// A weir to the depth of the opening (eq. 4-30; eq. 4-28, with the sides of the depression, where there is one and
  /// the opening is no longer than 12 ft), an orifice from 1.4 times the opening (eq. 4-31a), and linear between. Where
  /// the weir would pass more than the orifice at its least, the orifice holds, so that more depth never takes less.
  func sagCapture(
    length: Double, depth: Double, depression: Double = 0, width: Double = 0
  ) -> (flow: Double, asOrifice: Double) {
    guard depth > 0, length > 0 else { return (0, 0) }
    let isOrificeFrom = 1.4 * height
    if depth >= isOrificeFrom {
      let flow = drownedFlow(length: length, depth: depth)
      return (flow, flow)
    }
    let isDepressed = depression > 0 && width > 0 && length <= 12 * foot
    let isWeirTo = min(isOrificeFrom, height + (isDepressed ? depression : 0))
    let atWeir = min(depth, isWeirTo)
    let weir =
      isDepressed
      ? weirFlow(coefficient: 2.3, length: length + 1.8 * width, depth: atWeir)
      : weirFlow(coefficient: 3, length: length, depth: atWeir)
    let least = drownedFlow(length: length, depth: isOrificeFrom)
    let low = min(weir, least)
    guard depth > isWeirTo else { return (low, 0) }
    let share = (depth - isWeirTo) / (isOrificeFrom - isWeirTo)
    return (low + share * (least - low), share * least)
  }

  /// Flow through `length` [m] of the drowned opening, `depth` [m] at its lip; the head counts from the centre of the
  /// throat (eq. 4-31a) [m³/s].
  private func drownedFlow(length: Double, depth: Double) -> Double {
    let centre: Double =
      switch throat {
      case .horizontal: height / 2
      case .inclined: height / 2 * 0.5.squareRoot()
      case .vertical: 0
      }
    return orificeFlow(coefficient: 0.67, area: height * length, depth: depth - centre)
  }
}

extension SlottedDrain {
  /// What the slot takes under standing water `depth` deep at the curb [m] → [m³/s]: a weir (eq. 4-32), or an orifice
  /// where that passes less (eq. 4-33).
  func sagCapture(depth: Double) -> Double {
    guard depth > 0 else { return 0 }
    return min(
      weirFlow(coefficient: 2.48, length: length, depth: depth),
      orificeFlow(coefficient: 0.8, area: length * width, depth: depth))
  }
}
