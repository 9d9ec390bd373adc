/// A discrete controller with proportional, integral and derivative action.
///
/// The recursive form that SWMM uses (SWMM 5.2 User's Manual, appendix C.3, and its engine): the error is relative to
/// the set point, times are minutes.
/// ```
/// Δs = K·[(e₀ − e₁) + e₀·Δt/Tᵢ + T_d·(e₀ − 2e₁ + e₂)/Δt],   e = (set point − value)/set point
/// ```
struct PIDController: Sendable {
  /// Gain [-], integral and derivative time [min].
  let gain: Double
  let integralTime: Double
  let derivativeTime: Double
  /// Relative errors one and two evaluations ago.
  private var error1 = 0.0
  private var error2 = 0.0

  /// Changes of error and setting below this count for none. An error that stands still makes the controller forget the
  /// past, so that it pushes on.
  private static let deadBand = 1e-4

  init(gain: Double, integralTime: Double, derivativeTime: Double) {
    self.gain = gain
    self.integralTime = integralTime
    self.derivativeTime = derivativeTime
  }

  /// What it remembers, for a state.
  mutating func code(_ coder: inout StateCoder) {
    coder.code(&error1)
    coder.code(&error2)
  }

  /// The change of the setting after a time of `minutes` since the last.
  mutating func change(setPoint: Double, value: Double, minutes: Double) -> Double {
    let reference = setPoint != 0 ? setPoint : value
    let error = reference != 0 ? (setPoint - value) / reference : 0
    if (error - error1).magnitude < Self.deadBand { (error1, error2) = (0, 0) }
    let proportional = error - error1
    let integral = integralTime != 0 ? error * minutes / integralTime : 0
    let derivative = minutes > 0 ? derivativeTime * (error - 2 * error1 + error2) / minutes : 0
    (error1, error2) = (error, error1)
    let change = gain * (proportional + integral + derivative)
    return change.magnitude < Self.deadBand ? 0 : change
  }
}
