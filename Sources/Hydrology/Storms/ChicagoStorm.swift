import NetworkGraph
import Quantities

/// The design storm of Keifer & Chu (1957): its heaviest t minutes hold the formula's rain for every t at once.
///
/// The peak stands at the share `peakRatio` of the duration; before it the rain of the last τ minutes is
/// r·H(τ/r), after it that of the first τ is (1 − r)·H(τ/(1 − r)), H(t) being the formula's depth over t minutes.
public struct ChicagoStorm: Sendable {
  public let formula: StormFormula
  /// Return period [a].
  public let years: Double
  /// [min]
  public let minutes: Double
  /// r: share of the duration before the peak [0–1]; 0.35–0.45 is usual.
  public let peakRatio: Double

  public init(formula: StormFormula, years: Double, minutes: Double, peakRatio: Double) throws(StormError) {
    guard years > 0, years.isFinite else { throw .badParameter("return period", years, expected: "above 0 years") }
    guard formula.intensity(minutes: 1, years: years) > 0 else {
      throw .badParameter("return period", years, expected: "so long that 1 + C·lg P is above 0")
    }
    guard minutes > 0, minutes.isFinite else { throw .badParameter("duration", minutes, expected: "above 0 minutes") }
    guard (0...1).contains(peakRatio) else {
      throw .badParameter("peak ratio", peakRatio, expected: "between 0 and 1")
    }
    self.formula = formula
    self.years = years
    self.minutes = minutes
    self.peakRatio = peakRatio
  }

  public var warnings: [StormWarning] { formula.warnings(minutes: minutes, years: years) }

  /// All rain [m].
  public var totalDepth: Double { formula.depth(minutes: minutes, years: years) }

  /// Rain from the start until `time` minutes later [m], 0 ≤ `time` ≤ `minutes`.
  public func depth(until time: Double) -> Double {
    let peak = peakRatio * minutes
    if time < peak {
      return peakRatio * (totalDepth - formula.depth(minutes: (peak - time) / peakRatio, years: years))
    }
    let after = 1 - peakRatio
    let rest = after > 0 ? after * formula.depth(minutes: (time - peak) / after, years: years) : 0
    return peakRatio * totalDepth + rest
  }

  /// The storm as blocks of `step` seconds, the last one shorter if need be.
  ///
  /// Each block holds the rain that falls in it, so that the total is exact whatever the step.
  public func hyetograph(step: Double) throws(StormError) -> ModelData.RainGauge {
    guard step > 0, step.isFinite else { throw .badParameter("hyetograph step", step, expected: "above 0 seconds") }
    let end = minutes * 60
    let blocks = (end / step).rounded(.up)
    guard blocks <= 1e6 else {
      throw .badParameter("hyetograph step", step, expected: "a millionth of the storm or more")
    }
    let times = (0..<Int(blocks)).map { Double($0) * step } + [end]
    let depths = times.map { depth(until: $0 / 60) }
    var intensity: [Double] = []
    for k in times.indices.dropLast() {
      intensity.append((depths[k + 1] - depths[k]) / (times[k + 1] - times[k]))
    }
    return ModelData.RainGauge(intensity: TimeSeries(times: times, values: intensity + [0]), interval: min(step, end))
  }
}

extension ModelData.RainGauge {
  /// All rain [m].
  public var totalDepth: Double {
    var depth = 0.0
    for k in intensity.times.indices.dropLast() {
      depth += (intensity.times[k + 1] - intensity.times[k]) * intensity.values[k]
    }
    return depth
  }

  /// The rain times `factor`, for a climate allowance or an areal reduction.
  public func scaled(by factor: Double) -> ModelData.RainGauge {
    var gauge = self
    gauge.intensity.values = intensity.values.map { $0 * factor }
    return gauge
  }
}
