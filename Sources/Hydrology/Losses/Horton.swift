import Foundation

/// Rates of water below which soil and surface count as dry [m/s]: SWMM's 1e-10 ft/s.
let dryRate = 3.048e-11

/// Horton's infiltration capacity f = f∞ + (f0 − f∞)·e^(−k·t), with t the time on the curve that the infiltrated
/// volume stands for (Rossman & Huber 2016, SWMM Reference Manual I, §4.2).
///
/// The state is E = e^(−k·t) itself: along the curve E shrinks by a factor, while it dries 1 − E does, so that a
/// step needs no exponential.
struct HortonSoil: Sendable {
  /// f∞ [m/s].
  private let minimum: Double
  /// f0 − f∞ [m/s].
  private let drop: Double
  /// k, and the rate of drying [1/s].
  private let decay: Double
  private let recovery: Double
  /// Largest volume, 0 for none [m].
  private let maxVolume: Double

  /// E.
  private var wetness = 1.0
  private var infiltrated = 0.0

  /// What the rates of one soil do over one step; kept from soil to soil, as most of a town are alike.
  struct Factors: Sendable {
    private var step = 0.0
    private var rates = (decay: 0.0, recovery: 0.0)
    fileprivate private(set) var decay = 1.0
    fileprivate private(set) var recovery = 1.0

    fileprivate mutating func prepare(_ soil: HortonSoil, step: Double) {
      if step == self.step && rates == (soil.decay, soil.recovery) { return }
      self.step = step
      rates = (soil.decay, soil.recovery)
      decay = exp(-soil.decay * step)
      recovery = exp(-soil.recovery * step)
    }
  }

  init(maximum: Double, minimum: Double, decay: Double, recovery: Double, maxVolume: Double) {
    self.minimum = minimum
    drop = maximum - minimum
    self.decay = decay
    self.recovery = recovery
    self.maxVolume = maxVolume
  }

  /// Mean infiltration over `step` [s] where `available` [m/s] could infiltrate.
  mutating func rate(available: Double, step: Double, _ factors: inout Factors) -> Double {
    if drop < 0 { return 0 }
    if drop == 0 || decay == 0 { return max(0, min(minimum + drop, available)) }
    factors.prepare(self, step: step)
    guard available > dryRate else {
      dry(factors)
      return 0
    }
    let after = wetness * factors.decay
    let capacity = minimum + drop / decay * (wetness - after) / step
    if capacity <= available {
      wetness = after
    } else {
      wetness *= exp(-timeToTake(available * step))
    }
    return limited(min(capacity, available), step: step)
  }

  /// k·Δt after which the curve has taken `volume` [m]: f∞·z + (f0 − f∞)·E·(1 − e^(−z)) = k·volume. Newton from below,
  /// where the left side is concave: it cannot overshoot.
  private func timeToTake(_ volume: Double) -> Double {
    let target = decay * volume
    let decaying = drop * wetness
    var z = target / (minimum + decaying)
    for _ in 0..<20 {
      let e = exp(-z)
      let change = (target - minimum * z - decaying * (1 - e)) / (minimum + decaying * e)
      z += change
      if change.magnitude <= 1e-9 * z { break }
    }
    return z
  }

  private mutating func limited(_ rate: Double, step: Double) -> Double {
    guard maxVolume > 0 else { return rate }
    let allowed = max(0, min(rate, (maxVolume - infiltrated) / step))
    infiltrated += allowed * step
    return allowed
  }

  private mutating func dry(_ factors: Factors) {
    guard recovery > 0 else { return }
    wetness = 1 - factors.recovery * (1 - wetness)
    if maxVolume > 0 { infiltrated = -minimum * log(wetness) / decay + drop / decay * (1 - wetness) }
  }
}

/// Horton's capacity as a function of what infiltrated beyond f∞ (Akan 1992): f = f0 − k·F (SWMM Reference Manual I, §4.3).
struct ModifiedHortonSoil: Sendable {
  private let maximum: Double
  private let minimum: Double
  private let decay: Double
  private let recovery: Double
  private let maxVolume: Double

  /// Volume beyond f∞, and all [m].
  private var excess = 0.0
  private var infiltrated = 0.0

  init(maximum: Double, minimum: Double, decay: Double, recovery: Double, maxVolume: Double) {
    self.maximum = maximum
    self.minimum = minimum
    self.decay = decay
    self.recovery = recovery
    self.maxVolume = maxVolume
  }

  /// Mean infiltration over `step` [s] where `available` [m/s] could infiltrate.
  mutating func rate(available: Double, step: Double) -> Double {
    if maximum < minimum { return 0 }
    if maximum == minimum || decay == 0 { return max(0, min(maximum, available)) }
    guard available > dryRate else {
      if recovery > 0 {
        let left = exp(-recovery * step)
        excess *= left
        infiltrated *= left
      }
      return 0
    }
    if maxVolume > 0 && excess >= maxVolume { return 0 }
    var taken = min(available, max(maximum - decay * excess, minimum))
    if maxVolume > 0 {
      taken = max(0, min(taken, (maxVolume - infiltrated) / step))
      infiltrated += taken * step
    }
    excess += max(taken - minimum, 0) * step
    return taken
  }
}
