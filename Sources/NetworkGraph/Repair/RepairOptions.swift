/// Tolerances and defaults of topology building and of drainage inference, SI units.
public struct RepairOptions: Hashable, Sendable {
  /// How far apart on the ground two things may lie and still be one place [m].
  public var snappingTolerance = 0.5
  /// How far off its line end a node named by the line may lie before the name is not believed [m].
  public var idReach = 50.0
  /// Gap between a line end and its node from which on it is reported [m]; below lies the rounding of coordinates.
  public var reportedGap = 0.03

  /// Least fall of a pipe whose level is estimated [-].
  public var minimumSlope = 3e-4
  /// Diameter of a pipe when nothing near it has one: GB 50014's smallest sewer [m].
  public var defaultDiameter = 0.3
  /// Soil above the crown when no ground level is known: cover under roads of GB 50014 [m].
  public var defaultCover = 0.7

  /// Length of a pipe that is neither drawn nor measured, and whose ends lie nowhere: a usual manhole spacing [m].
  public var defaultLength = 40.0

  /// How far from a manhole the land still drains into it when subcatchments are made [m].
  public var catchmentReach = 100.0
  /// Impervious share of land whose use is unknown: a town of middling density [%].
  public var imperviousPercent = 60.0
  /// Slope of the land when unknown [%].
  public var landSlopePercent = 0.5
  /// Largest way of sheet flow over land, from which a subcatchment's width follows [m].
  public var overlandLength = 50.0

  public init() {}
}
