import Quantities

/// How inertia is damped as flow nears critical (SWMM's `INERTIAL_DAMPING`).
public enum InertialDamping: String, CaseIterable, Codable, Sendable { case none, partial, full }

/// When a conduit's flow is limited to normal flow (SWMM's `NORMAL_FLOW_LIMITED`).
public enum NormalFlowLimit: String, CaseIterable, Codable, Sendable { case slope, froude, both, neither }

/// Choices of a drainage simulation, SI units. The defaults are SWMM 5.2's.
public struct SimulationSettings: Hashable, Sendable {
  public var start = CivilTime(year: 2024, month: 7, day: 1)
  /// Length of the run [s].
  public var duration = 6.0 * 3600
  /// From where on reports count, after the start [s].
  public var reportStart = 0.0
  /// [s]
  public var reportStep = 300.0
  /// Step of runoff while it rains [s].
  public var wetStep = 60.0
  /// Step of runoff in dry weather [s].
  public var dryStep = 3600.0
  /// Step of routing a model asks for [s]; the solver's own steps are chosen by error control.
  public var routingStep = 20.0
  /// Interval at which control rules are evaluated [s]; 0 for every moment at which a condition may change.
  public var ruleStep = 0.0
  /// Whether the model lets its step vary (SWMM's `VARIABLE_STEP` above 0).
  public var hasVariableStep = true
  /// Whether water above the rim stays on the node's ponded area; lost from the system otherwise.
  public var allowsPonding = false
  public var inertialDamping = InertialDamping.partial
  public var normalFlowLimit = NormalFlowLimit.both
  /// Least surface area of a junction [m²]: 12.566 ft² in SWMM.
  public var minimumSurfaceArea = 1.1674
  /// Least slope of a conduit [-].
  public var minimumSlope = 0.0
  /// Days without rain before the start [d].
  public var dryDays = 0.0
  /// Whether rain is left out, and with it all runoff (SWMM's `IGNORE_RAINFALL`).
  public var ignoresRainfall = false

  public init() {}
}
