import NetworkGraph

/// What `summary.json` holds: the same input gives the same summary.
public struct RunSummary: Sendable {
  public var command: String
  public var version: String
  public var inputs: [String]
  public var assumptions: [Assumption]
  /// Figures by name, in the order in which they are written.
  public var results: [(name: String, value: ResultValue)]

  public init(
    command: String, version: String, inputs: [String], assumptions: [Assumption],
    results: [(name: String, value: ResultValue)]
  ) {
    self.command = command
    self.version = version
    self.inputs = inputs
    self.assumptions = assumptions
    self.results = results
  }
}
