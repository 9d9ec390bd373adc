// Canonical names for what pumps, orifices, weirs, outlets, dividers, rarer cross-sections and what a model file has
// beside them need. A crest or opening lies at `invert_up_m`.

extension AttributeName {
  // Pumps
  /// Name of a curve in the model data; missing for an ideal pump.
  public static let pumpCurve = Self("pump_curve")
  public static let onDepth = Self("on_depth_m")
  public static let offDepth = Self("off_depth_m")

  // Orifices and weirs
  /// Orifices: `side` or `bottom`. Weirs: `transverse`, `sideflow`, `v-notch`, `trapezoidal` or `roadway`.
  public static let opening = Self("opening")
  /// Orifices: dimensionless. Weirs: discharge per length and head^1.5 [m^½/s].
  public static let dischargeCoefficient = Self("discharge_coefficient")
  /// Coefficient of the triangular ends of a trapezoidal weir [m^½/s].
  public static let endCoefficient = Self("end_coefficient")
  public static let endContractions = Self("end_contractions")
  /// Time from open to closed [s].
  public static let closingTime = Self("closing_time_s")
  public static let canSurcharge = Self("can_surcharge")
  public static let roadWidth = Self("road_width_m")
  /// `paved` or `gravel`.
  public static let roadSurface = Self("road_surface")
  public static let coefficientCurve = Self("coefficient_curve")

  // Outlets: flow = coefficient · (depth or head)^exponent, or a rating curve of the model data
  /// `depth` or `head`.
  public static let ratingVariable = Self("rating_variable")
  public static let ratingCurve = Self("rating_curve")
  /// m³/s and m.
  public static let ratingCoefficient = Self("rating_coefficient")
  public static let ratingExponent = Self("rating_exponent")

  // Dividers
  /// `overflow`, `cutoff`, `tabular` or `weir`.
  public static let divider = Self("divider")
  public static let divertedLink = Self("diverted_link")
  public static let divertedFrom = Self("diverted_from_m3s")
  public static let diversionCurve = Self("diversion_curve")
  public static let weirHeight = Self("weir_height_m")

  // Cross-sections beside circle, rectangle, trapezoid and survey
  /// Bottom radius of `rect_round`, top radius of `modbaskethandle`.
  public static let radius = Self("radius_m")
  public static let triangleHeight = Self("triangle_height_m")
  public static let shapeExponent = Self("shape_exponent")
  /// Catalogue number of a standard ellipse or arch.
  public static let sizeCode = Self("size_code")
  public static let shapeCurve = Self("shape_curve")
  public static let street = Self("street")
  /// Sides of a `rect_open` that carry no friction: 0, 1 or 2.
  public static let openSides = Self("open_sides")
  public static let hazenWilliams = Self("hazen_williams_c")
  public static let wallRoughness = Self("wall_roughness_mm")
  /// Code of the inlet geometry (FHWA HDS-5).
  public static let culvertCode = Self("culvert_code")

  // Subcatchments, for water quality and snow
  public static let curbLength = Self("curb_length_m")
  public static let snowPack = Self("snow_pack")

  // Losses of water
  /// Seepage through a conduit's bed and banks.
  public static let seepage = Self("seepage_mm_h")
  /// Share of the potential evaporation that a storage node's surface has [0–1].
  public static let evaporationFactor = Self("evaporation_factor")
}
