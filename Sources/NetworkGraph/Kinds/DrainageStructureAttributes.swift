// Canonical names for what pumps, orifices, weirs, outlets, dividers, rarer cross-sections and what a model file has
// beside them need. A crest or opening lies at `invert_up_m`.

extension AttributeName {
  // Pumps
  /// Name of a curve in the model data; missing for an ideal pump.
  public static let pumpCurve = Self("pump_curve")
  /// `on` or `off` at the start.
  public static let pumpStatus = Self("pump_status")
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
  /// Name of a street of the model; `street` alone is an address.
  public static let streetSection = Self("street_section")
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

extension KindDescription {
  /// What pumps, orifices, weirs, outlets, dividers and rarer sections have, under their canonical names.
  static let drainageStructures: [AttributeDescription] = [
    .init(.pumpCurve, .text, on: .lines, "Name of the pump's curve", aliases: ["水泵曲线"]),
    .init(.pumpStatus, .text, on: .lines, "on or off at the start"),
    .init(.onDepth, .number, .metre, on: .lines, "Depth at which the pump starts", aliases: ["startup_depth", "启泵水深"]),
    .init(.offDepth, .number, .metre, on: .lines, "Depth at which the pump stops", aliases: ["shutoff_depth", "停泵水深"]),
    .init(.opening, .text, on: .lines, "Orifice: side, bottom; weir: transverse, sideflow, v-notch, …"),
    .init(
      .dischargeCoefficient, .number, on: [.points, .lines], "Of an orifice, or per length and head^1.5 of a weir"),
    .init(.endCoefficient, .number, on: .lines, "Of the triangular ends of a trapezoidal weir"),
    .init(.endContractions, .number, on: .lines, "End contractions of a weir"),
    .init(.closingTime, .number, on: .lines, "From open to closed [s]"),
    .init(.canSurcharge, .flag, on: .lines, "Whether a weir can run full"),
    .init(.roadWidth, .number, .metre, on: .lines, "Width of the road that is a weir"),
    .init(.roadSurface, .text, on: .lines, "paved or gravel"),
    .init(.coefficientCurve, .text, on: .lines, "Name of the curve of coefficients"),
    .init(.ratingVariable, .text, on: .lines, "depth or head"),
    .init(.ratingCurve, .text, on: .lines, "Name of the rating curve"),
    .init(.ratingCoefficient, .number, on: .lines, "Flow at 1 m"),
    .init(.ratingExponent, .number, on: .lines, "Exponent of the rating"),
    .init(.divider, .text, on: .points, "overflow, cutoff, tabular or weir"),
    .init(.divertedLink, .text, on: .points, "Id of the link that takes what is diverted"),
    .init(.divertedFrom, .number, .cubicMetrePerSecond, on: .points, "Inflow from which on water is diverted"),
    .init(.diversionCurve, .text, on: .points, "Name of the curve of diverted against total inflow"),
    .init(.weirHeight, .number, .metre, on: .points, "Height of a divider's weir"),
    .init(.radius, .number, .metre, on: .lines, "Bottom or top radius of the section"),
    .init(.triangleHeight, .number, .metre, on: .lines, "Height of a section's triangular part"),
    .init(.shapeExponent, .number, on: .lines, "Exponent of a power section"),
    .init(.sizeCode, .number, on: .lines, "Catalogue number of a standard ellipse or arch"),
    .init(.shapeCurve, .text, on: .lines, "Name of the curve of a custom section"),
    .init(.streetSection, .text, on: .lines, "Name of a street's cross-section"),
    .init(.openSides, .number, on: .lines, "Sides of a rect_open without friction"),
    .init(.hazenWilliams, .number, on: .lines, "Hazen-Williams C of a force main"),
    .init(.wallRoughness, .number, .millimetre, on: .lines, "Darcy-Weisbach roughness of a force main"),
    .init(.culvertCode, .number, on: .lines, "Code of the inlet geometry (FHWA HDS-5)"),
    .init(.seepage, .number, .millimetrePerHour, on: .lines, "Seepage through bed and banks"),
    .init(.evaporationFactor, .number, on: .points, "Share of the potential evaporation at a storage node"),
    .init(.conductivity, .number, .millimetrePerHour, on: .points, "Seepage out of a storage unit"),
    .init(.suction, .number, .millimetre, on: .points, "Suction head below a storage unit"),
    .init(.initialDeficit, .number, on: .points, "Moisture deficit below a storage unit"),
    .init(.outlet, .reference, on: .points, "Subcatchment that an outfall drains onto"),
  ]
}
