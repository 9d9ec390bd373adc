import NetworkGraph

/// What `summary.json` holds: the same input gives the same summary.
public struct RunSummary: Sendable {
  public var command: String
  public var version: String
  public var inputs: [String]
  /// What each feature file holds.
  public var files: [FileMeasure]
  public var assumptions: [Assumption]
  /// Figures by name, in the order in which they are written.
  public var results: [(name: String, value: ResultValue)]
  /// What ails the model; nil for commands that do not ask.
  public var ailments: [Ailment]?

  public init(
    command: String, version: String, inputs: [String], files: [FileMeasure], assumptions: [Assumption],
    results: [(name: String, value: ResultValue)], ailments: [Ailment]? = nil
  ) {
    self.command = command
    self.version = version
    self.inputs = inputs
    self.files = files
    self.assumptions = assumptions
    self.results = results
    self.ailments = ailments
  }
}
