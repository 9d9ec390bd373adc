/// A quantity known at moments: seconds from the start of the simulation against values in SI units.
///
/// Times never decrease. Between two moments the value is linear (`value(at:)`) or that of the moment
/// before (`step(at:)`); which one is meant is the caller's to know (a stage is linear, a rain block is a step).
public struct TimeSeries: Hashable, Codable, Sendable {
  /// Seconds from the start of the simulation [s], never decreasing.
  public var times: [Double]
  /// One value per time.
  public var values: [Double]

  public init(times: [Double], values: [Double]) {
    self.times = times
    self.values = values
  }

  public var isEmpty: Bool { times.isEmpty }

  /// The value at time `t` by linear interpolation, the end values beyond the ends, 0 if empty. O(log n).
  public func value(at t: Double) -> Double {
    guard let first = values.first, let last = values.last else { return 0 }
    let after = firstIndex(later: t)
    if after == 0 { return first }
    if after == times.count { return last }
    let span = times[after] - times[after - 1]
    let share = span > 0 ? (t - times[after - 1]) / span : 1
    return values[after - 1] + share * (values[after] - values[after - 1])
  }

  /// The value of the last moment not after `t`, 0 before the first. O(log n).
  public func step(at t: Double) -> Double {
    let after = firstIndex(later: t)
    return after == 0 ? 0 : values[after - 1]
  }

  /// Mean over `a` … `b` of the values as steps, 0 before the first: the exact integral over the span. O(log n + moments
  /// between).
  public func stepMean(from a: Double, to b: Double) -> Double {
    var next = firstIndex(later: a)
    var (t, sum) = (a, 0.0)
    while t < b {
      let end = next < times.count ? min(times[next], b) : b
      if next > 0 { sum += (end - t) * values[next - 1] }
      t = end
      next += 1
    }
    return b > a ? sum / (b - a) : step(at: a)
  }

  /// The index of the first time later than `t`.
  private func firstIndex(later t: Double) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= t { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
