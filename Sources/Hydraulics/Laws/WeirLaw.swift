import Foundation
import NetworkGraph

extension Weir {
  /// Flow over the crest, the lower `1 − setting` of whose opening is shut. Levels over the sill [m].
  ///
  /// The weir's law with Villemonte's reduction up to the top of the opening; above it that of an orifice with the same
  /// flow at the top, or the weir's with the head held at the top (SWMM Hydraulics Manual, 6.3). `isReversed` is flow
  /// against the drawn direction.
  func flow(upper: Double, lower: Double, setting: Double, isReversed: Bool, hasGate: Bool) -> Double {
    guard setting > 0 else { return 0 }
    if case .roadway(let width, let isPaved) = form {
      return roadwayFlow(upper: upper, lower: lower, roadWidth: width, isPaved: isPaved)
    }
    let crest = (1 - setting) * height
    let open = height - crest
    let head = upper - crest
    let tail = lower - crest
    guard head > 0, open > 0 else { return 0 }
    if head >= open, canSurcharge {
      let full = freeFlow(head: open, setting: setting, isReversed: isReversed)
      let driving = drivingHead(upper: head, lower: tail, open: open)
      return (full.crest + full.ends) * (max(0, driving) / (open / 2)).squareRoot()
    }
    return weirFlow(
      head: min(head, open), ratio: tail / head, open: open, setting: setting, isReversed: isReversed, hasGate: hasGate)
  }

  private func weirFlow(
    head: Double, ratio: Double, open: Double, setting: Double, isReversed: Bool, hasGate: Bool
  ) -> Double {
    var free = freeFlow(head: head, setting: setting, isReversed: isReversed)
    if hasGate {
      let loss = flapGateLoss(velocity: (free.crest + free.ends) / area(head: head), head: head)
      free = freeFlow(head: max(0, head - loss), setting: setting, isReversed: isReversed)
    }
    guard ratio > 0 else { return free.crest + free.ends }
    let submerged =
      free.crest * villemonte(ratio: ratio, power: power) + free.ends * villemonte(ratio: ratio, power: 2.5)
    guard canSurcharge else { return submerged }
    let tail = ratio * head
    let drowned =
      (free.crest + free.ends) * (max(0, drivingHead(upper: open, lower: tail, open: open)) / (open / 2)).squareRoot()
    return submerged + drowningBlend(head / open) * (drowned - submerged)
  }

  /// Flow into the air over the level crest and over sloping ends [m³/s].
  private func freeFlow(head h: Double, setting: Double, isReversed: Bool) -> (crest: Double, ends: Double) {
    let c = coefficientCurve.map { interpolate($0.x, $0.y, at: h) } ?? coefficient
    let contracted = max(0, length - 0.1 * endContractions * h)
    let head32 = h * h.squareRoot()
    switch form {
    case .sideflow where !isReversed: return (c * pow(contracted, 0.83) * pow(h, 1.67), 0)
    case .transverse, .sideflow, .roadway: return (c * contracted * head32, 0)
    case .vNotch(let slope):
      // A notch whose point is shut has a level crest.
      return (c * 2 * slope * (1 - setting) * height * head32, c * slope * h * head32)
    case .trapezoidal(let slope, let endCoefficient):
      let crest = max(0, length + 2 * slope * (1 - setting) * height - 0.1 * endContractions * h)
      return (c * crest * head32, endCoefficient * slope * h * head32)
    }
  }

  private var power: Double {
    switch form {
    case .sideflow: 5.0 / 3.0
    case .vNotch: 2.5
    case .transverse, .trapezoidal, .roadway: 1.5
    }
  }

  private func area(head h: Double) -> Double {
    switch form {
    case .vNotch(let slope): h * h * slope
    case .trapezoidal(let slope, _): h * (length + slope * h)
    case .transverse, .sideflow, .roadway: h * length
    }
  }

  /// An overtopped road (FHWA HDS-5, figure III-11): the coefficient by head, width of the road and surface, less where
  /// the tailwater stands high. Without a width it is the weir's own, without reduction, as in SWMM.
  private func roadwayFlow(upper: Double, lower: Double, roadWidth: Double, isPaved: Bool) -> Double {
    guard upper > 0 else { return 0 }
    let c =
      roadWidth > 0
      ? roadwayCoefficient(head: upper, tailwater: lower, roadWidth: roadWidth, isPaved: isPaved) : coefficient
    return c * length * upper * upper.squareRoot()
  }
}

/// Discharge coefficient of an overtopped road [m^½/s]; heads over the crown of the road and its width [m].
///
/// Points of FHWA/RD-86/108, figure 10, in feet.
func roadwayCoefficient(head: Double, tailwater: Double, roadWidth: Double, isPaved: Bool) -> Double {
  let table = isPaved ? RoadwayTable.paved : RoadwayTable.gravel
  let relative = head / roadWidth
  let free =
    relative <= 0.15
    ? interpolate(table.lowHeads, table.lowCoefficients, at: head / 0.3048)
    : interpolate(table.highRatios, table.highCoefficients, at: relative)
  let submergence =
    tailwater > 0 ? interpolate(table.submergenceRatios, table.submergenceFactors, at: tailwater / head) : 1
  return free * submergence * (0.3048).squareRoot()
}

/// Coefficients [ft^½/s] by head [ft] on wide roads, by head over width on narrow ones; factors by tailwater over head.
private struct RoadwayTable {
  var lowHeads: [Double]
  var lowCoefficients: [Double]
  var highRatios: [Double]
  var highCoefficients: [Double]
  var submergenceRatios: [Double]
  var submergenceFactors: [Double]

  static let paved = RoadwayTable(
    lowHeads: [0, 0.2, 0.7, 4], lowCoefficients: [2.85, 2.95, 3.03, 3.05],
    highRatios: [0.15, 0.25], highCoefficients: [3.05, 3.1],
    submergenceRatios: [0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 1],
    submergenceFactors: [1, 0.98, 0.92, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4])

  static let gravel = RoadwayTable(
    lowHeads: [0, 0.5, 1, 1.5, 2, 2.5, 3, 4], lowCoefficients: [2.5, 2.7, 2.8, 2.9, 2.98, 3.02, 3.03, 3.05],
    highRatios: [0.15, 0.3], highCoefficients: [2.95, 3.1],
    submergenceRatios: [0.75, 0.8, 0.83, 0.86, 0.89, 0.9, 0.92, 0.94, 0.96, 0.98, 0.99, 1],
    submergenceFactors: [1, 0.985, 0.97, 0.93, 0.9, 0.87, 0.8, 0.7, 0.6, 0.5, 0.4, 0.24])
}

/// Linear between the points, the end values beyond; 0 without any. `x` never decreases.
func interpolate(_ x: [Double], _ y: [Double], at value: Double) -> Double {
  guard let first = y.first, let last = y.last else { return 0 }
  guard let i = x.firstIndex(where: { $0 > value }) else { return last }
  if i == 0 { return first }
  return y[i - 1] + (value - x[i - 1]) / (x[i] - x[i - 1]) * (y[i] - y[i - 1])
}
