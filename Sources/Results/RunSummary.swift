/// A value that the run assumed because no input gave it.
public struct Assumption: Hashable, Sendable {
  /// A stable word: `default_roughness`, `neighbour_level`, `storm_formula`.
  public var kind: String
  /// How many values it filled.
  public var count: Int
  /// What was assumed, with its unit; empty where each value differs.
  public var value: String

  public init(kind: String, count: Int, value: String) {
    self.kind = kind
    self.count = count
    self.value = value
  }
}

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
