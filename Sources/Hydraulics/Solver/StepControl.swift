import NetworkGraph

/// Chooses the length of the next step by how well the last could be foretold: heads and flows against their
/// extrapolation, which for a linear predictor is the local error of a first-order step times (Δt + Δt₋)/Δt.
struct StepControl: Sendable {
  /// Tolerances: heads [m], flows as a share of each conduit's peak [-].
  let headTolerance: Double
  static let flowTolerance = 0.015
  /// Flows are measured against their conduit's peak so far, or this if that is less [m³/s].
  static let leastPeak = 0.1
  /// No level counts for more than this [m].
  static let mostHeadError = 0.2
  static let longest = 300.0
  /// Longest step while inflows or outer levels change [s]: what a step smears out is not noticed until it is over.
  static let longestInChange = 60.0
  /// A step in which a node comes to flood is redone at half until it is no longer than this [s]: small floods are
  /// short, and a long step would miss their onset.
  static let floodOnset = 2.5
  /// Cap of the first minute, in which there is no past to extrapolate from [s].
  static let longestAtStart = 10.0
  /// Bounds of what one pair of steps may differ by.
  static let growth = 0.3...2.0
  /// Smallest step [s].
  let shortest: Double
  /// A step given once and for all [s].
  let fixed: Double?

  init(options: RoutingOptions, settings: SimulationSettings) {
    headTolerance = options.tolerance
    fixed = options.step
    shortest = settings.hasVariableStep ? 2.5 : min(max(settings.routingStep, 2), 20)
  }

  var first: Double { fixed ?? min(shortest, Self.longestAtStart) }

  /// Errors over their tolerances [-].
  func headRatio(_ error: StepError) -> Double { error.head / headTolerance }
  func flowRatio(_ error: StepError) -> Double { error.flow / Self.flowTolerance }

  /// The step after one of `step` with the given errors, at `time` [s].
  func next(after step: Double, error: StepError, time: Double) -> Double {
    if let fixed { return fixed }
    let ratio = max(headRatio(error), flowRatio(error))
    let factor = ratio > 0 ? 0.9 / ratio.squareRoot() : Self.growth.upperBound
    let wanted = step * min(max(factor, Self.growth.lowerBound), Self.growth.upperBound)
    return min(max(wanted, shortest), time < 60 ? Self.longestAtStart : Self.longest)
  }
}

/// Local errors of one step.
struct StepError: Sendable {
  /// [m]
  var head: Double
  /// As a share of the peaks [-].
  var flow: Double
  /// Row and conduit with the largest; -1 without any.
  var worstNode: Int
  var worstConduit: Int
}

/// The fourth-power mean of errors: between the plain mean, in which a large network drowns a small place, and the
/// largest, by which one spike rules.
struct FourthPowers {
  private var sum = 0.0
  private var count = 0.0
  private var largest = 0.0
  /// Where the largest error is; -1 without any.
  private(set) var place = -1

  @inline(__always)
  mutating func add(_ error: Double, at place: Int) {
    let square = error * error
    sum += square * square
    count += 1
    if square > largest {
      largest = square
      self.place = place
    }
  }

  var mean: Double { count > 0 ? (sum / count).squareRoot().squareRoot() : 0 }
}
