/// The cross-section of a street: a curb, perhaps a depressed gutter, the road up to its crown, and the ground behind
/// the curb (SWMM's `[STREETS]`).
///
/// ```text
///  backing   curb         road                crown
///  ─────────┐                            ______ │
///           │           ______-----------       │     the other side mirrors it where `sides` is 2
///           │ ____------  crossSlope            │
///           │/ gutter: gutterWidth wide, gutterDepression below the road's own slope
/// ```
public struct Street: Hashable, Codable, Sendable {
  /// From the curb to the crown [m].
  public var crownWidth: Double
  /// [m]
  public var curbHeight: Double
  /// Rise of the road towards the crown over width [-].
  public var crossSlope: Double
  /// Manning's n of the road.
  public var roughness: Double
  /// How far the curb's foot lies below where the road's slope would put it [m]; 0 for none.
  public var gutterDepression: Double
  /// Width of the depressed gutter [m].
  public var gutterWidth: Double
  /// Sides of the road that carry water: 1 or 2.
  public var sides: Int
  /// Width of the ground behind the curb that a flood takes in [m]; 0 for a wall.
  public var backingWidth: Double
  /// Rise of that ground away from the curb over width [-].
  public var backingSlope: Double
  /// Manning's n of that ground.
  public var backingRoughness: Double

  enum CodingKeys: String, CodingKey {
    case roughness, sides
    case crownWidth = "crown_width_m"
    case curbHeight = "curb_height_m"
    case crossSlope = "cross_slope"
    case gutterDepression = "gutter_depression_m"
    case gutterWidth = "gutter_width_m"
    case backingWidth = "backing_width_m"
    case backingSlope = "backing_slope"
    case backingRoughness = "backing_roughness"
  }

  public init(
    crownWidth: Double, curbHeight: Double, crossSlope: Double, roughness: Double, gutterDepression: Double = 0,
    gutterWidth: Double = 0, sides: Int = 2, backingWidth: Double = 0, backingSlope: Double = 0,
    backingRoughness: Double = 0
  ) {
    self.crownWidth = crownWidth
    self.curbHeight = curbHeight
    self.crossSlope = crossSlope
    self.roughness = roughness
    self.gutterDepression = gutterDepression
    self.gutterWidth = gutterWidth
    self.sides = sides
    self.backingWidth = backingWidth
    self.backingSlope = backingSlope
    self.backingRoughness = backingRoughness
  }
}
