/// Flows into several places over one common time axis.
///
/// What hydrology hands to hydraulics: `flow[row * places.count + column]` is the flow [m³/s] into
/// `places[column]` at `times[row]`. From row to row the flow is the parabola through both ends that has the mean
/// `mean[row * places.count + column]`, so that volumes are exact however far apart the rows are.
public struct HydrographSet: Sendable {
  /// Seconds from the start of the simulation [s], increasing.
  public var times: [Double]
  /// Node indices, each once.
  public var places: [Int32]
  /// Row after row, one row per time [m³/s].
  public var flow: [Double]
  /// Row after row, one row from each time to the next [m³/s].
  public var mean: [Double]

  public init(times: [Double], places: [Int32], flow: [Double], mean: [Double]) {
    precondition(flow.count == times.count * places.count, "one flow per time and place")
    precondition(mean.count == max(0, times.count - 1) * places.count, "one mean per interval and place")
    self.times = times
    self.places = places
    self.flow = flow
    self.mean = mean
  }

  /// Flows linear from row to row.
  public init(times: [Double], places: [Int32], flow: [Double]) {
    let mean = zip(flow, flow.dropFirst(places.count)).map { ($0 + $1) / 2 }
    self.init(times: times, places: places, flow: flow, mean: mean)
  }

  /// No inflow anywhere.
  public static let none = HydrographSet(times: [], places: [], flow: [], mean: [])
}
