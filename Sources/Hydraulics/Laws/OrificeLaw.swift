import Foundation
import NetworkGraph
import Quantities

// The laws of openings and crests take levels over the sill [m], the upper one first, and give the flow from the upper
// to the lower side [m³/s]. They are continuous; what SWMM lets jump is blended over the last twentieth.

extension Orifice {
  /// Flow through the opening, `setting` of whose height is open [0–1].
  ///
  /// Torricelli's law over the whole area when the opening is drowned, a weir's law below that, corrected for
  /// submergence (SWMM Hydraulics Manual, 6.2).
  func flow(upper: Double, lower: Double, setting: Double, hasGate: Bool) -> Double {
    let open = setting * height
    guard open > 0, upper > 0 else { return 0 }
    let head: Double
    let fill: Double
    let reference: Double
    switch placement {
    case .side:
      reference = open
      fill = min(1, upper / open)
      head = fill < 1 ? upper : drivingHead(upper: upper, lower: lower, open: open)
    case .bottom:
      reference = coefficient / Self.sharpEdge * areaOverPerimeter(open)
      head = upper - max(lower, 0)
      fill = reference > 0 ? min(1, head / reference) : 1
    }
    let atReference = placement == .side ? reference / 2 : reference
    let full = coefficient * area(open) * (2 * gravity).squareRoot()
    let submergence = fill < 1 ? submergedShare(upper: upper, lower: lower, fill: fill, open: open) : 1
    var (head0, fill0) = (max(head, 0), fill)
    if hasGate {
      let free = fill < 1 ? full * atReference.squareRoot() * fill * fill.squareRoot() : full * head0.squareRoot()
      let loss = flapGateLoss(velocity: free / area(open), head: head0)
      if fill < 1 { fill0 = max(0, fill - loss / reference) } else { head0 = max(0, head0 - loss) }
    }
    return fill < 1
      ? full * atReference.squareRoot() * fill0 * fill0.squareRoot() * submergence : full * head0.squareRoot()
  }

  /// Coefficient of a sharp edge as a weir, over √2g [-].
  private static let sharpEdge = 0.414

  /// Villemonte's reduction; as the opening of a wall drowns it becomes that of Torricelli's law.
  private func submergedShare(upper: Double, lower: Double, fill: Double, open: Double) -> Double {
    guard lower > 0 else { return 1 }
    let asWeir = villemonte(ratio: lower / upper, power: 1.5)
    let drowned =
      placement == .bottom
      ? 1 : (drivingHead(upper: open, lower: min(lower, open), open: open) / (open / 2)).squareRoot()
    let share = drowningBlend(fill)
    return asWeir + share * (drowned - asWeir)
  }

  /// Area and area over perimeter of the part that is open [m², m].
  private func area(_ open: Double) -> Double {
    if let width { return width * open }
    return Section.circular(diameter: height).wetted(at: open).area
  }

  private func areaOverPerimeter(_ open: Double) -> Double {
    if let width { return open * width / (2 * (open + width)) }
    return open / 4
  }
}

/// Head over a drowned opening of the given height: to its middle, or to the lower side where that stands higher [m].
func drivingHead(upper: Double, lower: Double, open: Double) -> Double {
  upper - max(lower, open / 2)
}

/// Reduction of a weir's flow by a lower side above the crest, `(1 − ratio^power)^0.385`; `ratio` is the lower over the
/// upper head (Villemonte 1947, *Submerged-weir discharge studies*) [-].
func villemonte(ratio: Double, power: Double) -> Double {
  pow(max(0, 1 - pow(min(max(ratio, 0), 1), power)), 0.385)
}

/// Share of the drowned law near the crown of an opening: 0 up to 95 % of its height, 1 at the crown [-].
func drowningBlend(_ fill: Double) -> Double {
  min(max((fill - 0.95) / 0.05, 0), 1)
}

/// Head that a flap gate takes [m]: `4/g·v²·exp(−1.15·v/√h)` in feet (Armco Steel, as in SWMM Hydraulics Manual, 6.2).
func flapGateLoss(velocity v: Double, head h: Double) -> Double {
  guard h > 0 else { return 0 }
  return 4 / gravity * v * v * exp(-1.15 / (0.3048).squareRoot() * v / h.squareRoot())
}
