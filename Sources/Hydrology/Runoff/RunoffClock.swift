import NetworkGraph
import Quantities

/// Rain or evaporation as steps in time, read forwards.
///
/// Moments count in whole seconds, as SWMM's runoff clock does: where blocks meet, times that were hours in a file differ
/// by rounding, and a gap of milliseconds would count as dry weather, in which a soil may recover at once.
struct StepReader: Sendable {
  /// Moments of change [s].
  let times: [Double]
  let values: [Double]
  private var next = 0

  init(_ series: TimeSeries) {
    times = series.times.map { $0.rounded() }
    values = series.values
  }

  /// The value that holds from `time` [s] on; `time` never decreases from call to call.
  mutating func value(at time: Double) -> Double {
    while next < times.count && times[next] <= time { next += 1 }
    return next == 0 ? 0 : values[next - 1]
  }

  /// The moments that begin or end a block other than 0; empty blocks that follow empty ones are no change.
  var changes: [Double] {
    times.indices.filter { k in
      if k + 1 < times.count && times[k + 1] <= times[k] { return false }
      return values[k] != 0 || (k > 0 && values[k - 1] != 0)
    }.map { times[$0] }
  }
}

/// Chooses the steps of runoff: the wet step while anything rains or runs, the dry step else, never past a moment at
/// which rain or evaporation changes, nor past the end of the run.
struct RunoffClock: Sendable {
  private let wetStep: Double
  let dryStep: Double
  private let end: Double
  /// Increasing [s].
  private let changes: [Double]
  private var next = 0
  private(set) var time = 0.0

  /// `interval` is the shortest recording interval of the gauges, `changes` the moments that steps must meet [s].
  init(settings: SimulationSettings, interval: Double, changes: [Double]) {
    wetStep = max(Self.leastStep, min(settings.wetStep, interval))
    dryStep = max(Self.leastStep, settings.dryStep)
    end = settings.duration
    var distinct: [Double] = []
    for moment in changes.sorted() where moment > 0 && moment != distinct.last { distinct.append(moment) }
    self.changes = distinct
  }

  var isOver: Bool { time >= end }

  /// Moves on, and gives the length of the step [s].
  mutating func advance(isWet: Bool) -> Double {
    while next < changes.count && changes[next] <= time { next += 1 }
    let start = time
    time = min(start + (isWet ? wetStep : dryStep), end)
    if next < changes.count { time = min(time, changes[next]) }
    return time - start
  }

  /// Steps under a second cost time and bring nothing [s].
  private static let leastStep = 1.0
}
