import NetworkGraph
import Quantities

/// Water that enters the nodes of one part from outside: runoff and the model's own inflows.
struct LateralInflow: Sendable {
  private let runoff: HydrographSet
  /// Column in `runoff` and node in the part.
  private let columns: [(column: Int, node: Int)]
  private let external: [(inflow: ExternalInflow, node: Int)]
  /// The row of `runoff` to look from.
  private var row = 0

  init(part: NetworkPart, model: DrainageModel, runoff: HydrographSet, columnOfNode: [Int32]) {
    self.runoff = runoff
    columns = part.nodes.enumerated().compactMap { local, node in
      let column = columnOfNode[Int(node)]
      return column >= 0 ? (Int(column), local) : nil
    }
    external = part.nodes.enumerated().flatMap { local, node in
      model.nodes[Int(node)].inflows.map { (ExternalInflow($0, start: model.settings.start), local) }
    }
  }

  /// Mean flow into each node over `start` … `end` [m³/s]: the exact integral of what is given, so that a step of
  /// any length takes up the same water.
  mutating func average(from start: Double, to end: Double, into flow: inout [Double]) {
    var q = flow.mutableSpan
    for i in q.indices { q[i] = 0 }
    addRunoff(from: start, to: end, into: &q)
    for source in external { q[source.node] += source.inflow.average(from: start, to: end) }
  }

  private mutating func addRunoff(from start: Double, to end: Double, into flow: inout MutableSpan<Double>) {
    let times = runoff.times
    while row > 0 && times[row] > start { row -= 1 }
    while row + 1 < times.count && times[row + 1] <= start { row += 1 }
    let width = runoff.places.count
    let values = runoff.flow.span
    let means = runoff.mean.span
    var r = row
    while r + 1 < times.count && times[r] < end {
      let weights = ParabolaWeights(
        from: max(start, times[r]), to: min(end, times[r + 1]), t0: times[r], t1: times[r + 1], over: end - start)
      for entry in columns {
        let place = r * width + entry.column
        flow[entry.node] +=
          weights.first * values[place] + weights.last * values[place + width] + weights.mean * means[place]
      }
      r += 1
    }
  }
}

/// Weights of the values at `t0` and `t1` and of the mean between them in the mean flow over a step of `span` seconds of
/// which `a` … `b` lies between them, the flow there being the parabola through both values with that mean.
private struct ParabolaWeights {
  let first, last, mean: Double

  init(from a: Double, to b: Double, t0: Double, t1: Double, over span: Double) {
    let length = t1 - t0
    let (x, y) = ((a - t0) / length, (b - t0) / length)
    // Integrals of 1 − s, s and s·(1 − s) over x … y; the last times 6 is the shape that has a mean of 1 and no ends.
    let scale = max(0, y - x) * length / span
    let middle = 0.5 * (x + y)
    let bump = middle - (x * x + x * y + y * y) / 3
    first = scale * (1 - middle - 3 * bump)
    last = scale * (middle - 3 * bump)
    mean = scale * 6 * bump
  }
}

/// One inflow of the model: `factor · series + baseline · patterns`.
struct ExternalInflow: Sendable {
  private let inflow: DrainageNode.Inflow
  private let start: CivilTime

  init(_ inflow: DrainageNode.Inflow, start: CivilTime) {
    self.inflow = inflow
    self.start = start
  }

  /// Mean over `a` … `b` [m³/s]: exact for the series, which is nothing beyond its ends; the pattern of the middle.
  func average(from a: Double, to b: Double) -> Double {
    var flow = 0.0
    if let series = inflow.series, let first = series.times.first, let last = series.times.last {
      let (low, high) = (max(a, first), min(b, last))
      if high > low { flow += inflow.factor * series.integral(from: low, to: high) / (b - a) }
    }
    if inflow.baseline != 0 {
      let moment = CivilTime(secondsSince1970: start.secondsSince1970 + (a + b) / 2)
      flow += inflow.patterns.reduce(inflow.baseline) { $0 * ($1.factor(at: moment) ?? 1) }
    }
    return flow
  }
}

extension ModelData.Pattern {
  /// The multiplier of a moment; nil where the pattern does not speak of it (a weekend pattern on a weekday).
  func factor(at moment: CivilTime) -> Double? {
    let hour = Int(moment.secondsOfDay / 3600)
    let isWeekend = moment.weekday == 0 || moment.weekday == 6
    let index: Int? =
      switch period {
      case .monthly: moment.date.month - 1
      case .daily: moment.weekday
      case .hourly: hour
      case .weekend: isWeekend ? hour : nil
      }
    guard let index, factors.indices.contains(index) else { return nil }
    return factors[index]
  }
}

extension TimeSeries {
  /// ∫ of the line through the values, the end values beyond the ends. O(log n + moments between).
  func integral(from a: Double, to b: Double) -> Double {
    var sum = 0.0
    var t = a
    var value = value(at: a)
    var i = firstIndex(notBefore: a)
    while t < b {
      let next = i < times.count ? min(max(times[i], t), b) : b
      let nextValue = self.value(at: next)
      sum += (next - t) * (value + nextValue) / 2
      t = next
      value = nextValue
      i += 1
    }
    return sum
  }

  /// The value at `t` of a series that repeats: linear from the last moment of one period to the first of the next.
  func periodicValue(at t: Double, period: Double) -> Double {
    guard let first = times.first, let last = times.last, t < first || t > last else { return value(at: t) }
    let gap = first + period - last
    guard gap > 0 else { return value(at: t) }
    let share = (t > last ? t - last : t + period - last) / gap
    return values[values.count - 1] + share * (values[0] - values[values.count - 1])
  }

  private func firstIndex(notBefore t: Double) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] < t { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
