import NetworkGraph

/// Chooses the length of the next step by how well the last could be foretold: heads and flows against their
/// extrapolation, which for a linear predictor is the local error of a first-order step times (Δt + Δt₋)/Δt.
struct StepControl: Sendable {
  /// Tolerances: heads [m], flows as a share of each conduit's peak [-].
  let headTolerance: Double
  let flowTolerance: Double
  /// Flows are measured against their conduit's peak so far, or this if that is less [m³/s].
  static let leastPeak = 0.1
  /// No level counts for more than this [m].
  static let mostHeadError = 0.2
  /// Longest step of all [s].
  static let longestOfAll = 300.0
  /// Longest step where street inlets exchange water [s]: shallow streets fall dry and wet too often for Newton to
  /// follow from farther away.
  static let longestWithInlets = 60.0
  /// Shortest step that ends on an event, and longest after one [s].
  static let eventSteps = 0.25...5.0
  /// Bounds of what one pair of steps may differ by.
  static let growth = 0.3...2.0
  /// Smallest and largest step [s].
  let shortest: Double
  let longest: Double
  /// Longest step while inflows or outer levels change [s]: what a step smears out is not noticed until it is over.
  let longestInChange: Double
  /// Cap of the first minute, in which there is no past to extrapolate from [s].
  let longestAtStart: Double
  /// A step in which a node comes to flood is redone at half until it is no longer than this [s]: small floods are
  /// short, and a long step would miss their onset.
  let floodOnset: Double
  /// How far a depth may be past the point that switches a pump when the step ends [m].
  let switchingMiss: Double
  /// Smallest step that ends on such an event, and largest after one [s], unless tolerances are finer.
  let shortestToEvent: Double
  let longestAfterEvent: Double
  /// A step given once and for all [s].
  let fixed: Double?
  /// When Newton's method ends.
  let passes: PassTolerances

  init(options: RoutingOptions, settings: SimulationSettings, hasInlets: Bool = false) {
    headTolerance = options.tolerance ?? RoutingOptions.defaultTolerance
    let scale = headTolerance / RoutingOptions.defaultTolerance
    flowTolerance = 0.015 * scale
    let finer = min(1, scale)
    fixed = options.tolerance == nil ? options.step : nil
    longest = min((hasInlets ? Self.longestWithInlets : Self.longestOfAll) * finer, options.step ?? .infinity)
    longestInChange = min(60 * finer, longest)
    shortest = min((settings.hasVariableStep ? 2.5 : min(max(settings.routingStep, 2), 20)) * finer, longest)
    longestAtStart = min(10 * finer, longest)
    floodOnset = min(2.5 * finer, longest)
    switchingMiss = 0.005 * finer
    shortestToEvent = min(Self.eventSteps.lowerBound * finer, longest)
    longestAfterEvent = min(Self.eventSteps.upperBound * finer, longest)
    passes = PassTolerances(scale: finer)
  }

  var first: Double { fixed ?? min(shortest, longestAtStart) }

  /// Errors over their tolerances [-].
  func headRatio(_ error: StepError) -> Double { error.head / headTolerance }
  func flowRatio(_ error: StepError) -> Double { error.flow / flowTolerance }

  /// The step after one of `step` with the given errors, at `time` [s].
  func next(after step: Double, error: StepError, time: Double) -> Double {
    if let fixed { return fixed }
    let ratio = max(headRatio(error), flowRatio(error))
    let factor = ratio > 0 ? 0.9 / ratio.squareRoot() : Self.growth.upperBound
    let wanted = step * min(max(factor, Self.growth.lowerBound), Self.growth.upperBound)
    return min(max(wanted, shortest), time < 60 ? longestAtStart : longest)
  }
}

/// When a step's passes end [m].
struct PassTolerances: Sendable {
  /// Largest move of a level in the last pass.
  let converged: Double
  /// Largest move up to which a step stands though its passes ran out.
  let acceptable: Double
  /// Moves under which a conduit keeps its linearisation in late passes.
  let quiet: Double

  init(scale: Double) {
    converged = 0.01 * scale
    acceptable = 0.05 * scale
    quiet = 0.002 * scale
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
