/// Water that runs onto a subcatchment from elsewhere than the sky and its neighbours, such as out of an outfall: how
/// much has come by each moment. Volumes rather than rates, so that steps of any length take up the same water.
public struct RunOn: Hashable, Sendable {
  /// Index into `DrainageModel.subcatchments`.
  public var subcatchment: Int32
  /// Rising moments from the start [s], and what has come by each [m³]; linear between, nothing more after the last.
  public private(set) var times: [Double] = [0]
  public private(set) var volumes: [Double] = [0]

  public init(onto subcatchment: Int32) { self.subcatchment = subcatchment }

  /// The same as far as it was put on record; nil unless the moments rise from 0 and there are as many volumes.
  public init?(onto subcatchment: Int32, times: [Double], volumes: [Double]) {
    guard times.first == 0, volumes.first == 0, times.count == volumes.count,
      zip(times, times.dropFirst()).allSatisfy(<)
    else { return nil }
    (self.subcatchment, self.times, self.volumes) = (subcatchment, times, volumes)
  }

  public var total: Double { volumes[volumes.count - 1] }

  /// Adds what came between the last moment and `time`. A dry spell is kept as one.
  public mutating func append(_ volume: Double, until time: Double) {
    let last = times.count - 1
    if volume == 0, last > 0, volumes[last] == volumes[last - 1] {
      times[last] = time
    } else {
      times.append(time)
      volumes.append(volumes[last] + volume)
    }
  }
}

/// Reads a run-on forwards.
struct RunOnReader: Sendable {
  let runOn: RunOn
  private var next = 1

  init(_ runOn: RunOn) { self.runOn = runOn }

  /// What comes from `start` to `end` [m³]; `start` never decreases from call to call.
  mutating func volume(from start: Double, to end: Double) -> Double {
    while next < runOn.times.count && runOn.times[next] <= start { next += 1 }
    return volume(by: end) - volume(by: start)
  }

  private func volume(by time: Double) -> Double {
    var k = next
    while k < runOn.times.count && runOn.times[k] < time { k += 1 }
    guard k < runOn.times.count else { return runOn.total }
    let span = runOn.times[k] - runOn.times[k - 1]
    let share = span > 0 ? (time - runOn.times[k - 1]) / span : 1
    return runOn.volumes[k - 1] + share * (runOn.volumes[k] - runOn.volumes[k - 1])
  }
}
