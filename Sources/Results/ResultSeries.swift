/// Numbers at several places over one time axis: `values[row * names.count + column]` at `times[row]`.
public struct ResultSeries: Sendable {
  /// Stem of the file.
  public var name: String
  /// Ids of the places, one per column.
  public var names: [String]
  /// Seconds from the start of the simulation [s].
  public var times: [Double]
  /// NaN is written as an empty field.
  public var values: [Double]

  public init(name: String, names: [String], times: [Double], values: [Double]) {
    precondition(values.count == names.count * times.count, "one value per place and time")
    self.name = name
    self.names = names
    self.times = times
    self.values = values
  }
}
