import NetworkGraph

/// What `gradeline.json`, `--settings` and the command line decide. Defaults and their sources stand in `settingTable`.
struct Settings: Sendable {
  /// Coefficients of the Chinese storm intensity formula.
  struct Formula: Equatable, Sendable {
    var a1: Double
    var c: Double
    var b: Double
    var n: Double
  }

  struct Storm: Sendable {
    var place: String?
    var formula: Formula?
    /// [a]
    var returnPeriods = [20.0]
    /// [min]
    var duration = 120.0
    /// [-]
    var peakRatio = 0.4
    /// Multiplies the rain [-].
    var factor = 1.0
  }

  struct Ponding: Sendable {
    /// Water deeper than this is a waterlogged place [m].
    var depth = 0.15
    /// … for at least this long [min].
    var minutes = 30.0
    /// Area that ponds at a node where no street is known [m²].
    var area = 800.0
    /// Flooded nodes nearer than this are one place [m].
    var reach = 80.0
  }

  var townClass = "medium_small"
  var storm = Storm()
  var ponding = Ponding()
  /// [m]
  var snappingTolerance = 0.5
  /// Changes to the model's own simulation settings, in the order given.
  var simulation: [@Sendable (inout SimulationSettings) -> Void] = []
  /// Names of the keys that were given, so that assumptions can tell a choice from a default.
  var given: Set<String> = []
}
