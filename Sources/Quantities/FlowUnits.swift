/// The flow units of a SWMM model, which decide the unit of everything else in it: US models count feet, inches and
/// acres, metric models metres, millimetres and hectares (SWMM 5.2 User's Manual, appendix A.1).
public enum FlowUnits: String, CaseIterable, Sendable {
  case cfs, gpm, mgd, cms, lps, mld

  /// One unit [m³/s].
  public var cubicMetresPerSecond: Double {
    switch self {
    case .cfs: 0.3048 * 0.3048 * 0.3048
    case .gpm: 0.003785411784 / 60
    case .mgd: 3785.411784 / 86_400
    case .cms: 1
    case .lps: 0.001
    case .mld: 1000.0 / 86_400
    }
  }

  public var isMetric: Bool {
    switch self {
    case .cfs, .gpm, .mgd: false
    case .cms, .lps, .mld: true
    }
  }

  /// One unit of depths, levels and lengths [m].
  public var metres: Double { isMetric ? 1 : 0.3048 }
}
