/// A kind of inlet by which water leaves a street or an open channel for the sewer (SWMM's `[INLETS]`).
///
/// Lengths lie along the flow, widths across it, all in metres.
public enum InletDesign: Hashable, Sendable {
  /// A grate in the gutter.
  case grate(Grate)
  /// An opening in the curb.
  case curbOpening(CurbOpening)
  /// A grate in the gutter before a curb opening. What the opening is longer than the grate lies upstream of it and
  /// sweeps the gutter before the water comes to the grate.
  case combination(Grate, CurbOpening)
  /// A slot along the curb.
  case slottedDrain(SlottedDrain)
  /// A grate in the bed of an open channel.
  case dropGrate(Grate)
  /// A box in an open channel with an opening in each of its four sides.
  case dropCurb(CurbOpening)
  /// Whatever a curve of the model data says: captured flow against approaching flow (`diversion`) or against depth
  /// (`rating`).
  case custom(curve: String)
}

/// A grate: its size and its bars.
public struct Grate: Hashable, Encodable, Sendable {
  /// The grates that FHWA tested (HEC-22, 4.4.1), and any other.
  public enum Bars: String, CaseIterable, Codable, Sendable {
    /// Parallel bars 48 mm apart on centre.
    case parallel50 = "p_bar-50"
    /// The same with cross rods 102 mm apart on centre.
    case parallel50Cross100 = "p_bar-50x100"
    /// Parallel bars 29 mm apart on centre.
    case parallel30 = "p_bar-30"
    case curvedVane = "curved_vane"
    /// Bars tilted by 45° and by 30°.
    case tilted45 = "tilt_bar-45"
    case tilted30 = "tilt_bar-30"
    /// A honeycomb of bent bars.
    case reticuline
    /// A grate that gives its open share and its splash-over velocity itself.
    case generic
  }

  public var length: Double
  public var width: Double
  public var bars: Bars
  /// Open share of the area [0–1]; read for `generic` alone.
  public var openShare: Double
  /// Speed of the flow from which some of it skips over the grate [m/s]; read for `generic` alone.
  public var splashOverVelocity: Double

  enum CodingKeys: String, CodingKey {
    case bars
    case length = "length_m"
    case width = "width_m"
    case openShare = "open_share"
    case splashOverVelocity = "splash_over_velocity_ms"
  }

  public init(
    length: Double, width: Double, bars: Bars, openShare: Double = 1, splashOverVelocity: Double = 0
  ) {
    self.length = length
    self.width = width
    self.bars = bars
    self.openShare = openShare
    self.splashOverVelocity = splashOverVelocity
  }
}

/// An opening in a curb or in the side of a box.
public struct CurbOpening: Hashable, Encodable, Sendable {
  /// How the plane of the opening's throat stands, which decides where its head is measured from.
  public enum Throat: String, CaseIterable, Codable, Sendable { case horizontal, inclined, vertical }

  public var length: Double
  public var height: Double
  public var throat: Throat

  enum CodingKeys: String, CodingKey {
    case throat
    case length = "length_m"
    case height = "height_m"
  }

  public init(length: Double, height: Double, throat: Throat = .vertical) {
    self.length = length
    self.height = height
    self.throat = throat
  }
}

/// A slot along a curb.
public struct SlottedDrain: Hashable, Codable, Sendable {
  public var length: Double
  public var width: Double

  enum CodingKeys: String, CodingKey {
    case length = "length_m"
    case width = "width_m"
  }

  public init(length: Double, width: Double) {
    self.length = length
    self.width = width
  }
}
