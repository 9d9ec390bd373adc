/// What a routing run cost.
public struct SolverWork: Equatable, Sendable {
  /// Lower ends of the classes of `stepHistogram` [s].
  public static let stepClasses = [0, 0.5, 1, 2, 5, 10, 20, 40]

  public var steps = 0
  /// Steps tried and tried again at a shorter length.
  public var rejectedSteps = 0
  /// Passes of Newton's method.
  public var passes = 0
  /// Steps accepted though the passes had not converged.
  public var unconvergedSteps = 0
  /// Linearisations of a conduit in all passes: what the cost is proportional to.
  public var conduitPasses = 0
  /// Steps by their length, as `stepClasses`.
  public var stepHistogram = [Int](repeating: 0, count: stepClasses.count)

  public init() {}

  mutating func count(step: Double) {
    steps += 1
    stepHistogram[(Self.stepClasses.lastIndex { step >= $0 }) ?? 0] += 1
  }

  mutating func add(_ other: SolverWork) {
    steps += other.steps
    rejectedSteps += other.rejectedSteps
    passes += other.passes
    unconvergedSteps += other.unconvergedSteps
    conduitPasses += other.conduitPasses
    for i in stepHistogram.indices { stepHistogram[i] += other.stepHistogram[i] }
  }
}
