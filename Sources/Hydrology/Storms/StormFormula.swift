import Foundation

/// The storm-intensity formula of a town (GB 50014-2021, §3.2): q = 167·A1·(1 + C·lg P)/(t + b)^n.
///
/// q is the mean intensity over the heaviest t minutes of a storm that returns every P years.
public struct StormFormula: Hashable, Sendable {
  /// 167·A1 [L/(s·ha)].
  public var a167: Double
  public var c: Double
  /// [min]
  public var b: Double
  public var n: Double
  /// Longest duration the formula was fitted for [min], and the longest return period [a].
  public var maxMinutes: Double
  public var maxYears: Double

  /// `a167` is 167·A1. The formulas of GB 50014 are fitted for 180 minutes and 100 years.
  public init(
    a167: Double, c: Double, b: Double, n: Double, maxMinutes: Double = 180, maxYears: Double = 100
  ) throws(StormError) {
    guard a167 > 0, a167.isFinite else { throw .badParameter("167·A1", a167, expected: "above 0") }
    guard c >= 0, c.isFinite else { throw .badParameter("C", c, expected: "0 or more") }
    guard b >= 0, b.isFinite else { throw .badParameter("b", b, expected: "0 or more") }
    guard n > 0, n < 1 else { throw .badParameter("n", n, expected: "between 0 and 1") }
    self.a167 = a167
    self.c = c
    self.b = b
    self.n = n
    self.maxMinutes = maxMinutes
    self.maxYears = maxYears
  }

  /// The same with A1 in mm/min, as the formula is often printed.
  public init(a1: Double, c: Double, b: Double, n: Double) throws(StormError) {
    try self.init(a167: 167 * a1, c: c, b: b, n: n)
  }

  /// Mean intensity over the heaviest `minutes` of a storm of return period `years` [m/s].
  public func intensity(minutes: Double, years: Double) -> Double {
    let litresPerSecondHectare = a167 * (1 + c * log10(years)) / pow(minutes + b, n)
    return litresPerSecondHectare * 1e-7
  }

  /// Rain of those minutes [m].
  public func depth(minutes: Double, years: Double) -> Double {
    minutes > 0 ? intensity(minutes: minutes, years: years) * minutes * 60 : 0
  }

  /// What a storm of that length and return period asks of the formula beyond what it was fitted for.
  public func warnings(minutes: Double, years: Double) -> [StormWarning] {
    var warnings: [StormWarning] = []
    if minutes > maxMinutes { warnings.append(.durationBeyondFit(minutes: minutes, limit: maxMinutes)) }
    if years > maxYears { warnings.append(.returnPeriodBeyondFit(years: years, limit: maxYears)) }
    return warnings
  }
}

/// A storm was made all the same, but its formula is stretched.
public enum StormWarning: Hashable, Sendable, CustomStringConvertible {
  case durationBeyondFit(minutes: Double, limit: Double)
  case returnPeriodBeyondFit(years: Double, limit: Double)

  public var description: String {
    switch self {
    case .durationBeyondFit(let minutes, let limit):
      "the storm lasts \(plain(minutes)) minutes, the formula was fitted for 1 to \(plain(limit)): "
        + "take a shorter storm, or give a hyetograph"
    case .returnPeriodBeyondFit(let years, let limit):
      "the return period is \(plain(years)) years, the formula was fitted for up to \(plain(limit)): "
        + "give a newer formula of the town"
    }
  }
}

/// A storm that cannot be made.
public enum StormError: Error, Equatable, Sendable, CustomStringConvertible {
  case badParameter(String, Double, expected: String)
  case unknownPlace(String, available: [String])

  public var description: String {
    switch self {
    case .badParameter(let name, let value, let expected):
      "storm: \(name) is \(plain(value)), expected \(expected)"
    case .unknownPlace(let name, let available):
      "no storm formula for “\(name)”; the catalogue has \(available.joined(separator: ", ")): "
        + "give the formula itself otherwise"
    }
  }
}

/// A number without a fraction that is zero.
func plain(_ value: Double) -> String {
  value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
}
