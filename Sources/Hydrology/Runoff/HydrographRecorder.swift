import Quantities

/// Collects flows into places row by row. Of a spell without any flow only both ends and the row before the last are
/// kept: the rows between say nothing.
struct HydrographRecorder: Sendable {
  let places: [Int32]
  private var times: [Double] = [0]
  private var flow: [Double]
  private var lastIsDry = true
  /// Dry rows at the end, the last one not counted.
  private var dryRows = 0

  init(places: [Int32]) {
    self.places = places
    flow = Array(repeating: 0, count: places.count)
  }

  /// Begins the row of `time` [s], without flow.
  mutating func beginRow(at time: Double) {
    dryRows = lastIsDry ? dryRows + 1 : 0
    lastIsDry = true
    if dryRows > 2 {
      times[times.count - 2] = times[times.count - 1]
      times[times.count - 1] = time
    } else {
      times.append(time)
      flow.append(contentsOf: repeatElement(0, count: places.count))
    }
  }

  /// Adds `rate` [m³/s] to a place of the last row.
  mutating func add(_ rate: Double, to column: Int) {
    if rate == 0 { return }
    lastIsDry = false
    flow[flow.count - places.count + column] += rate
  }

  var set: HydrographSet { HydrographSet(times: times, places: places, flow: flow) }
}
