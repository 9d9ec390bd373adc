/// Flows into several places over one common time axis, linear between its moments.
///
/// What hydrology hands to hydraulics: `flow[row * places.count + column]` is the flow [m³/s] into
/// `places[column]` at `times[row]`.
public struct HydrographSet: Sendable {
  /// Seconds from the start of the simulation [s], increasing.
  public var times: [Double]
  /// Node indices, each once.
  public var places: [Int32]
  /// Row after row, one row per time [m³/s].
  public var flow: [Double]

  public init(times: [Double], places: [Int32], flow: [Double]) {
    precondition(flow.count == times.count * places.count, "one flow per time and place")
    self.times = times
    self.places = places
    self.flow = flow
  }

  /// No inflow anywhere.
  public static let none = HydrographSet(times: [], places: [], flow: [])
}
