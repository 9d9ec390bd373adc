import NetworkGraph

/// When rules are evaluated, and how exactly times are compared.
struct ControlTiming: Sendable {
  /// RULE_STEP [s]; 0: rules are evaluated at the start of every step.
  let ruleStep: Double
  /// A time equals another from half a step before it to half a step after, as in SWMM [s].
  let halfStep: Double
  /// The step by which controllers integrate: the model's routing step, as in SWMM, for which their constants are
  /// chosen [s].
  let controllerStep: Double
  /// Interval between two evaluations of a setting in motion [s].
  let pace: Double
  /// Least step to end on an event, and the same where the last switch was a moment ago: rules without a dead band
  /// would otherwise switch to and fro in ever shorter steps [s].
  static let leastStep = PartSolver.leastEventStep
  let leastStepAfterSwitch: Double

  /// How long after a time it is taken for past, where a rule waits for that [s].
  static let justAfter = 0.25
  /// Rounding of times [s].
  static let slack = 1e-3

  init(_ settings: SimulationSettings) {
    ruleStep = settings.ruleStep
    halfStep = settings.routingStep / 2
    // Where a model lets its step vary, SWMM's own are shorter than it says.
    controllerStep = min(max(settings.routingStep, 1), settings.hasVariableStep ? 10 : 30)
    pace = ruleStep > 0 ? ruleStep : controllerStep
    leastStepAfterSwitch = min(controllerStep, PartSolver.longestAfterEvent)
  }

  func isDue(_ time: Double) -> Bool {
    ruleStep <= 0 || (time - (time / ruleStep).rounded() * ruleStep).magnitude <= Self.slack
  }

  /// The first time not before `time` at which rules are evaluated [s].
  func due(from time: Double) -> Double {
    ruleStep > 0 ? ((time - Self.slack) / ruleStep).rounded(.up) * ruleStep : time
  }
}
