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

/// Chooses the steps of runoff: by how fast flows bend while anything rains or runs, the dry step else, never past a
/// moment at which rain or evaporation changes, nor past the end of the run.
///
/// Surfaces are solved exactly for constant rain, so a step is as long as a parabola can follow the flow: within a block
/// of rain by the step before, after a change of rain by the step that followed the change before.
struct RunoffClock: Sendable {
  /// The first step of a wet spell [s].
  private let wetStep: Double
  let dryStep: Double
  private let end: Double
  /// Increasing [s].
  private let changes: [Double]
  private var next = 0
  private(set) var time = 0.0
  /// What flows that bend ask for now, and after a change of rain [s].
  private var wanted: Double
  private var wantedAfterChange: Double
  private var isAfterChange = false

  /// `interval` is the shortest recording interval of the gauges, `changes` the moments that steps must meet [s].
  init(settings: SimulationSettings, interval: Double, changes: [Double]) {
    wetStep = max(Self.leastStep, min(settings.wetStep, interval))
    dryStep = max(Self.leastStep, settings.dryStep)
    end = settings.duration
    var distinct: [Double] = []
    for moment in changes.sorted() where moment > 0 && moment != distinct.last { distinct.append(moment) }
    self.changes = distinct
    (wanted, wantedAfterChange) = (wetStep, wetStep)
  }

  var isOver: Bool { time >= end }

  /// Moves on, and gives the length of the step [s].
  mutating func advance(isRaining: Bool, isDraining: Bool) -> Double {
    let start = time
    while next < changes.count && changes[next] <= start { next += 1 }
    let limit = next < changes.count ? changes[next] : .infinity
    isAfterChange = next > 0 && changes[next - 1] == start
    var step = dryStep
    if isRaining || isDraining {
      step = isAfterChange ? min(wanted, wantedAfterChange) : wanted
    } else {
      (wanted, wantedAfterChange) = (wetStep, wetStep)
    }
    // As many equal steps as it takes to the next change, in whole seconds; the end of the run changes none but the last.
    if limit.isFinite { step = ((limit - start) / ((limit - start) / step).rounded(.up)).rounded(.up) }
    time = min(start + max(step, Self.leastStep), limit, end)
    return time - start
  }

  /// Hears at what `rate` flows bent in the last step, of `step` seconds [1/s].
  mutating func see(rate: Double, step: Double) {
    let longest = min(Self.largestWetStep, 2 * max(step, wetStep))
    wanted = min(max(Self.resolution / rate, Self.leastWetStep), longest)
    if isAfterChange { wantedAfterChange = wanted }
  }

  /// Steps under a second cost time and bring nothing [s].
  private static let leastStep = 1.0
  /// Sewers do not see how runoff gets from one rate to another within a minute [s].
  private static let leastWetStep = 60.0
  /// Losses share what stands on a surface step by step, so that longer steps would favour evaporation [s].
  private static let largestWetStep = 900.0
  /// Step times rate: at 1.2 the parabola misses an exponential by 1 % of the change at which it aims.
  private static let resolution = 1.2
}
