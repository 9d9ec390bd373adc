/// A surveyed cross-section, looking downstream.
public struct Transect: Hashable, Sendable {
  /// Distance from the left [m], never decreasing.
  public var stations: [Double]
  /// Level above any datum [m].
  public var elevations: [Double]
  /// Stations of the banks between which the main channel lies [m].
  public var leftBank: Double
  public var rightBank: Double
  /// Manning's n left of, right of and between the banks.
  public var leftRoughness: Double
  public var rightRoughness: Double
  public var channelRoughness: Double
  /// Length of the meandering main channel over that of the flood plain.
  public var meander: Double

  public init(
    stations: [Double], elevations: [Double], leftBank: Double, rightBank: Double, leftRoughness: Double,
    rightRoughness: Double, channelRoughness: Double, meander: Double = 1
  ) {
    self.stations = stations
    self.elevations = elevations
    self.leftBank = leftBank
    self.rightBank = rightBank
    self.leftRoughness = leftRoughness
    self.rightRoughness = rightRoughness
    self.channelRoughness = channelRoughness
    self.meander = meander
  }
}

extension Transect {
  /// From the lowest to the highest point [m].
  public var fullHeight: Double { (elevations.max() ?? 0) - (elevations.min() ?? 0) }
}

extension Street {
  /// The street as a transect from its left curb to the crown, or on to the right curb, with the ground behind the
  /// curbs as overbanks (SWMM 5.2 User's Manual, 3.3.6).
  ///
  /// Levels count from the foot of the curb. The gutter's depression lowers that foot, not the road: the curb is so
  /// much higher.
  public var transect: Transect {
    let curbTop = curbHeight + gutterDepression
    let crown = gutterDepression + crossSlope * crownWidth
    var half: [(station: Double, level: Double)] = []
    if backingWidth > 0 { half.append((-backingWidth, curbTop + backingSlope * backingWidth)) }
    half += [(0, curbTop), (0, 0)]
    if gutterDepression > 0 { half.append((gutterWidth, gutterDepression + crossSlope * gutterWidth)) }
    half.append((crownWidth, crown))
    if sides > 1 { half += half.dropLast().reversed().map { (2 * crownWidth - $0.station, $0.level) } }
    let backing = backingWidth > 0 ? backingRoughness : roughness
    return Transect(
      stations: half.map(\.station), elevations: half.map(\.level), leftBank: 0,
      rightBank: sides > 1 ? 2 * crownWidth : crownWidth, leftRoughness: backing, rightRoughness: backing,
      channelRoughness: roughness)
  }
}
