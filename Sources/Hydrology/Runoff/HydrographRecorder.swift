import Quantities

/// Collects flows into places row by row. Of a spell without any flow only both ends and the row before the last are
/// kept: the rows between say nothing.
struct HydrographRecorder: Sendable {
  let places: [Int32]
  private var times: [Double] = [0]
  private var flow: [Double]
  private var mean: [Double] = []
  /// Flow into each place at the end of the step that goes on [m³/s], and at the end of the one before.
  private var now: [Double]
  private var before: [Double]
  /// Volume into each place that no mean holds yet; below 0 where means gave it in advance [m³].
  private var volume: [Double]
  private var isDry = true
  /// Dry rows at the end.
  private var dryRows = 1

  init(places: [Int32]) {
    self.places = places
    flow = Array(repeating: 0, count: places.count)
    (now, before, volume) = (flow, flow, flow)
  }

  /// Adds a flow `rate` [m³/s] at the end of the step and a `volume` [m³] during it.
  @inline(__always)
  mutating func add(_ rate: Double, _ volume: Double, to column: Int) {
    if rate == 0 && volume == 0 { return }
    isDry = false
    now[column] += rate
    self.volume[column] += volume
  }

  /// Ends the step at `time` [s]; gives the rate [1/s] at which flows near where they are going, weighted by how far they
  /// went; nil where nothing flows.
  mutating func endStep(at time: Double) -> Double? {
    defer { isDry = true }
    dryRows = isDry ? dryRows + 1 : 0
    if dryRows > 3 {
      times[times.count - 2] = times[times.count - 1]
      times[times.count - 1] = time
      return nil
    }
    let step = time - times[times.count - 1]
    times.append(time)
    let rate = Self.settle(now, &volume, &before, step: step)
    mean += before
    flow += now
    swap(&now, &before)
    for column in now.indices { now[column] = 0 }
    return isDry ? nil : rate
  }

  /// Turns the flows of the row before into the means of a step of `step` seconds, which take their volumes.
  ///
  /// A flow that nears its equilibrium exponentially with rate λ differs in the mean over a short step h from the mean of
  /// its ends by λ·h/12 of the change from end to end. Where flows barely change any step does; hence the small share
  /// of the flow itself beside the change.
  ///
  /// A mean is at least a third of the sum of both ends: below that the parabola would run negative. The next means make
  /// up for it.
  private static func settle(
    _ now: [Double], _ volume: inout [Double], _ before: inout [Double], step: Double
  ) -> Double {
    var (bend, change) = (0.0, 0.0)
    for column in now.indices {
      let (first, last) = (before[column], now[column])
      let mean = max(volume[column] / step, (first + last) / 3)
      before[column] = mean
      volume[column] -= mean * step
      bend += (mean - 0.5 * (first + last)).magnitude
      change += (last - first).magnitude + 0.05 * last
    }
    return change > 0 ? 12 * bend / (change * step) : 0
  }

  var set: HydrographSet { HydrographSet(times: times, places: places, flow: flow, mean: mean) }
}
