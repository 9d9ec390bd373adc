import NetworkGraph
import Quantities

/// What rules read beside the state of the network: the clock and the rain.
struct ControlClock: Sendable {
  private let start: CivilTime
  /// By gauge: intensity [m/s], and the depth fallen since the record began [m].
  private let intensity: [TimeSeries]
  private let fallen: [TimeSeries]

  init(start: CivilTime, gauges: [ModelData.RainGauge]) {
    self.start = start
    intensity = gauges.map(\.intensity)
    fallen = intensity.map(\.accumulated)
  }

  /// A clock quantity `time` seconds after the start, see `ControlQuantity.ClockQuantity`.
  func value(of quantity: ControlQuantity.ClockQuantity, at time: Double) -> Double {
    let now = civilTime(at: time)
    return switch quantity {
    case .time: time
    case .date: Double(now.swmmDayNumber)
    case .clockTime: now.secondsOfDay
    case .day: Double(now.weekday + 1)
    case .month: Double(now.date.month)
    case .dayOfYear: Double(now.dayOfYear)
    }
  }

  func value(of quantity: ControlQuantity.RainQuantity, gauge: Int32, at time: Double) -> Double {
    switch quantity {
    case .intensity: intensity[Int(gauge)].step(at: time + ControlTiming.slack)
    case .pastDepth(let hours):
      fallen[Int(gauge)].value(at: time) - fallen[Int(gauge)].value(at: time - 3600 * Double(hours))
    }
  }

  /// The first midnight after a time [s].
  func midnight(after time: Double) -> Double {
    let day = Double(civilTime(at: time).daysSince1970)
    return (day + 1) * 86_400 - start.secondsSince1970
  }

  /// The first time after `time` at which the clock shows `seconds` after midnight [s].
  func moment(showing seconds: Double, after time: Double) -> Double {
    let today = midnight(after: time) - 86_400 + seconds
    return today > time + ControlTiming.slack ? today : today + 86_400
  }

  /// The first time after `time` at which the rain, or the rain some hours ago, changes its intensity; nil after the
  /// last.
  func change(of quantity: ControlQuantity.RainQuantity, gauge: Int32, after time: Double) -> Double? {
    let times = intensity[Int(gauge)].times
    let time = time + ControlTiming.slack
    let now = times.first(later: time)
    guard case .pastDepth(let hours) = quantity else { return now }
    let delay = 3600 * Double(hours)
    let earlier = times.first(later: time - delay).map { $0 + delay }
    return [now, earlier].compactMap { $0 }.min()
  }

  /// To the millisecond: a step that was to end at eight o'clock must not end just before it.
  private func civilTime(at time: Double) -> CivilTime {
    CivilTime(secondsSince1970: ((start.secondsSince1970 + time) * 1000).rounded() / 1000)
  }
}

extension TimeSeries {
  /// The integral of steps as a series that is linear between its moments; constant before and after.
  fileprivate var accumulated: TimeSeries {
    var sum = 0.0
    var sums: [Double] = []
    for i in times.indices {
      if i > 0 { sum += values[i - 1] * (times[i] - times[i - 1]) }
      sums.append(sum)
    }
    return TimeSeries(times: times, values: sums)
  }
}

extension [Double] {
  /// The first element above `value` of elements that never decrease. O(log n).
  func first(later value: Double) -> Double? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low < count ? self[low] : nil
  }
}
