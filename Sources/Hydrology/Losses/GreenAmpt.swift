import Foundation

/// Infiltration behind a sharp wetting front (Green & Ampt 1911; Mein & Larson 1973 for the time of ponding), with the
/// recovery of an upper soil zone between storms (Rossman & Huber 2016, SWMM Reference Manual I, §4.4).
public struct GreenAmptSoil: Sendable {
  /// Suction head ψ [m], saturated conductivity K [m/s], largest moisture deficit θ [-].
  private let suction: Double
  private let conductivity: Double
  private let maxDeficit: Double
  /// Depth of the zone that drains between storms [m].
  private let zone: Double
  /// Whether weak rain before a storm leaves the deficit alone (the modified method).
  private let isModified: Bool

  private var deficit: Double
  /// Volume of the event, and in the upper zone [m].
  private var infiltrated = 0.0
  private var zoneWater = 0.0
  private var isSaturated = false
  /// Time until the zone has drained and the next rain is an event of its own [s].
  private var drainTime = 0.0

  // Empirical constants of Huber et al. (SWMM 4), made for feet: zone depth 4·√K inches with K in in/h, drained share
  // (zone in ft)/90 000 per second, event gap 5 400 s/(zone in ft).
  private static let foot = 0.3048
  private static let inchPerHour = 0.0254 / 3600

  /// `suction` [m], `conductivity` above 0 [m/s], `deficit` [-]; `isModified` as above.
  public init(suction: Double, conductivity: Double, deficit: Double, isModified: Bool) {
    self.suction = suction
    self.conductivity = conductivity
    maxDeficit = deficit
    zone = 4 * (conductivity / Self.inchPerHour).squareRoot() * 0.0254
    self.isModified = isModified
    self.deficit = deficit
  }

  /// What the soil has taken up so far, as numbers to be kept for later; setting them takes it back to that moment.
  public var memory: [Double] {
    get { [deficit, infiltrated, zoneWater, isSaturated ? 1 : 0, drainTime] }
    set {
      guard newValue.count == 5 else { return }
      (deficit, infiltrated, zoneWater, isSaturated) = (newValue[0], newValue[1], newValue[2], newValue[3] > 0)
      drainTime = newValue[4]
    }
  }

  private var zoneCapacity: Double { maxDeficit * zone }
  private var eventGap: Double { 5400 * Self.foot / zone }

  /// Mean infiltration [m/s] over `step` [s] under `inflow` [m/s] and a sheet of `depth` [m].
  public mutating func rate(inflow: Double, depth: Double, step: Double) -> Double {
    drainTime -= step
    let available = inflow + depth / step
    return isSaturated
      ? saturatedRate(available, depth: depth, step: step) : unsaturatedRate(available, depth: depth, step: step)
  }

  private mutating func unsaturatedRate(_ available: Double, depth: Double, step: Double) -> Double {
    guard available >= dryRate else {
      recover(step: step)
      return 0
    }
    if available <= conductivity {
      take(available * step)
      if !isModified && drainTime <= 0 { beginEvent() }
      return available
    }
    drainTime = eventGap
    let head = (suction + depth) * deficit
    let volumeAtPonding = conductivity * head / (available - conductivity)
    if infiltrated > volumeAtPonding {
      isSaturated = true
      return saturatedRate(available, depth: depth, step: step)
    }
    let shortage = volumeAtPonding - infiltrated
    if available * step < shortage {
      take(available * step)
      return available
    }
    let ponded = max(0, step - shortage / available)
    let total = min(
      greenAmptVolume(after: ponded, from: volumeAtPonding, head: head, conductivity: conductivity),
      volumeAtPonding + available * ponded)
    let taken = total - infiltrated
    take(taken)
    isSaturated = true
    return taken / step
  }

  private mutating func saturatedRate(_ available: Double, depth: Double, step: Double) -> Double {
    guard available >= dryRate else { return 0 }
    drainTime = eventGap
    let head = (suction + depth) * deficit
    var taken =
      greenAmptVolume(after: step, from: infiltrated, head: head, conductivity: conductivity) - infiltrated
    if taken > available * step {
      taken = available * step
      isSaturated = false
    }
    take(taken)
    return taken / step
  }

  private mutating func take(_ volume: Double) {
    infiltrated += volume
    zoneWater = min(zoneWater + volume, zoneCapacity)
  }

  private mutating func recover(step: Double) {
    guard zoneWater > 0 else { return }
    let drained = zone / Self.foot / 90_000 * zoneCapacity * step
    infiltrated = max(0, infiltrated - drained)
    zoneWater -= drained
    if zoneWater <= 0 {
      zoneWater = 0
      infiltrated = 0
      deficit = maxDeficit
    } else if drainTime <= 0 {
      beginEvent()
    }
  }

  private mutating func beginEvent() {
    deficit = (zoneCapacity - zoneWater) / zone
    infiltrated = 0
  }
}

/// Volume [m] that has infiltrated into a ponded soil `time` [s] after it was `start` [m]:
/// F − start − c·ln((F + c)/(start + c)) = K·t with c = `head`, suction and ponded head times moisture deficit [m].
///
/// Newton from above, where the left side is convex; two to four rounds to 1e-10 relative.
func greenAmptVolume(after time: Double, from start: Double, head: Double, conductivity: Double) -> Double {
  let least = conductivity * time
  if head <= 0 || least <= 0 { return start + least }
  // Two bounds from above: the rate at the start, which only falls; and what a dry soil takes.
  var gain = least + (2 * head * least).squareRoot()
  if start > 0 { gain = min(gain, least * (1 + head / start)) }
  let base = start + head
  for _ in 0..<30 {
    let ratio = gain / base
    let change = (gain - head * log1p(ratio) - least) * (base + gain) / (start + gain)
    gain -= change
    if change.magnitude <= 1e-10 * gain { break }
  }
  return start + max(gain, least)
}
