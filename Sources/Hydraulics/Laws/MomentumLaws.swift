import NetworkGraph

// The laws of the momentum equation, for two conduits at a time.

/// How much of the advective inertia counts near critical flow: all below Fr 0.5, none above 1
/// (SWMM Hydraulics Manual, 3.3.2) [-]. Also the weight of mid-length area and radius against upstream ones.
@inline(__always)
func subcriticalShare(froude: Pair) -> Pair { smaller(larger(2 - 2 * froude, 0), 1) }

/// The share of advective inertia that `INERTIAL_DAMPING` leaves [-].
@inline(__always)
func advectiveShare(_ damping: InertialDamping, subcriticalShare: Pair) -> Pair {
  switch damping {
  case .none: .one
  case .partial: subcriticalShare
  case .full: .zero
  }
}

/// Weight of local inertia ∂Q/∂t [-]: 1 up to Fr 0.6, then 0.36/Fr².
///
/// With advection damped out but ∂Q/∂t kept, uniform flow is unstable where the kinematic wave (5/3·v) outruns the
/// dynamic one, √(g·A/W) over the root of the weight: beyond Fr 0.6 at full weight. Without it fronts on dry steep
/// pipes overshoot by a third.
@inline(__always)
func inertiaWeight(froudeSquared: Pair) -> Pair { larger(0.36 / larger(froudeSquared, 0.36), 0.02) }

/// Weight of the ∂A/∂t part of inertia [-].
///
/// The equation says 1, and so do open channels: with less, levels between short reaches ring where a steep one meets
/// still water, the more the finer the step, and bores lag by a quarter. In closed conduits SWMM's averaged trials amount
/// to ½ however small its step, and 0.25 to 0.5 agree with it where pipes fill.
func areaChangeWeight(isClosed: Bool) -> Double { isClosed ? 0.35 : 1 }

/// Weight of the new head difference over a full conduit in the mean of a step [-]: 1, and more in steps shorter than
/// twice the `settlingTime` [s], so that swings of the water column are damped as in such a step, however short.
@inline(__always)
func fullImplicitness(settlingTime: Pair, step: Double) -> Pair { larger(.one, 0.5 + settlingTime * (1 / step)) }

/// The root Q of `d·Q + k·Q·|Q| = b` that has the sign of `b`, and `gain` = dQ/db = 1/√(d² + 4k|b|).
///
/// Implicit friction without iteration: `b` [m³/s] is what the flow would be without resistance, `k` [s/m³].
@inline(__always)
func frictionRoot(drive b: Pair, inertia d: Pair, resistance k: Pair) -> (flow: Pair, gain: Pair) {
  let s = (d * d + 4 * k * magnitude(b)).squareRoot()
  let inverse = 1 / (s * (d + s))
  return (2 * b * s * inverse, (d + s) * inverse)
}

/// Implicitness of the head gradient in free-surface flow [-]: near ½ for accuracy where the step is short against
/// the wave, 1 where the step passes the pipe many times over or the flow nears critical, since ½ rings there.
/// `wavesInverse` is one over the Courant number Δt·√(g·A/W)/L.
@inline(__always)
func headImplicitness(wavesInverse: Pair, subcriticalShare: Pair) -> Pair {
  larger(larger(1 - 2 * wavesInverse, 1 - 0.45 * subcriticalShare), 0.55)
}

/// How much of the normal-flow limit a closed pipe has left behind at relative depth `fill` [-], with its derivative:
/// 0 up to 0.8, 1 from 0.95, since a pipe about to run full is governed by heads, not by its bed.
@inline(__always)
func normalLimitFade(fill: Pair) -> (share: Pair, slope: Pair) {
  let share = (fill - 0.8) * (1 / 0.15)
  let fades = (share .> 0) .& (share .< 1)
  return (smaller(larger(share, 0), 1), pick(fades, Pair(repeating: 1 / 0.15), else: .zero))
}
