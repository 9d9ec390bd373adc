// Canonical names of the drainage layers. Units are in the names; levels are metres above one datum.

extension AttributeName {
  // Shared by all kinds
  public static let kind = Self("kind")
  public static let name = Self("name")
  public static let from = Self("from")
  public static let to = Self("to")
  public static let length = Self("length_m")
  public static let diameter = Self("diameter_mm")
  public static let material = Self("material")
  public static let installYear = Self("install_year")
  public static let status = Self("status")
  public static let elevation = Self("elevation_m")
  public static let address = Self("address")
  /// Grid coordinates of a point in a network without coordinate reference.
  public static let x = Self("x_m")
  public static let y = Self("y_m")

  // Drainage nodes
  public static let system = Self("system")
  public static let invert = Self("invert_m")
  public static let ground = Self("ground_m")
  public static let maxDepth = Self("max_depth_m")
  public static let surchargeDepth = Self("surcharge_depth_m")
  public static let pondedArea = Self("ponded_area_m2")
  public static let initialDepth = Self("initial_depth_m")
  public static let boundary = Self("boundary")
  public static let stage = Self("stage_m")
  /// Name of a tidal curve or stage series in the model data.
  public static let stageSeries = Self("stage_series")
  public static let flapGate = Self("flap_gate")
  /// `[[depth_m, area_m2], ...]` as JSON text.
  public static let storageCurve = Self("storage_curve")
  /// Surface area = constant + coefficient · depth^exponent, m² and m.
  public static let storageCoefficient = Self("storage_coefficient")
  public static let storageExponent = Self("storage_exponent")
  public static let storageConstant = Self("storage_constant_m2")

  // Drainage links
  public static let shape = Self("shape")
  public static let height = Self("height_m")
  public static let width = Self("width_m")
  public static let sideSlope = Self("side_slope")
  public static let sideSlopeRight = Self("side_slope_right")
  /// `[[station_m, elevation_m], ...]` as JSON text.
  public static let section = Self("section")
  public static let leftBank = Self("left_bank_m")
  public static let rightBank = Self("right_bank_m")
  public static let manningLeft = Self("manning_left")
  public static let manningRight = Self("manning_right")
  public static let meander = Self("meander")
  public static let manning = Self("manning_n")
  public static let invertUp = Self("invert_up_m")
  public static let invertDown = Self("invert_down_m")
  public static let inletOffset = Self("inlet_offset_m")
  public static let outletOffset = Self("outlet_offset_m")
  /// Depth of the ends below ground; becomes a level when loaded, kept for findings.
  public static let depthUp = Self("depth_up_m")
  public static let depthDown = Self("depth_down_m")
  public static let barrels = Self("barrels")
  public static let entryLoss = Self("entry_loss")
  public static let exitLoss = Self("exit_loss")
  public static let averageLoss = Self("average_loss")
  public static let initialFlow = Self("initial_flow_m3s")
  public static let maxFlow = Self("max_flow_m3s")
  public static let sediment = Self("sediment_m")
  public static let condition = Self("condition")
  public static let flowDirection = Self("flow_direction")

  // Subcatchments
  public static let outlet = Self("outlet")
  public static let area = Self("area_m2")
  public static let impervious = Self("impervious_pct")
  public static let slope = Self("slope_pct")
  public static let manningImpervious = Self("manning_impervious")
  public static let manningPervious = Self("manning_pervious")
  public static let storageImpervious = Self("storage_impervious_mm")
  public static let storagePervious = Self("storage_pervious_mm")
  public static let zeroStorage = Self("zero_storage_pct")
  /// `outlet`, `impervious` or `pervious`.
  public static let subareaRouting = Self("subarea_routing")
  public static let routed = Self("routed_pct")
  public static let rainGauge = Self("rain_gauge")
  /// `horton`, `modified_horton`, `green_ampt`, `modified_green_ampt` or `curve_number`.
  public static let infiltration = Self("infiltration")
  public static let hortonMaximum = Self("horton_max_mm_h")
  public static let hortonMinimum = Self("horton_min_mm_h")
  public static let hortonDecay = Self("horton_decay_per_h")
  public static let hortonDryDays = Self("horton_dry_days")
  public static let hortonVolume = Self("horton_max_volume_mm")
  public static let suction = Self("suction_mm")
  public static let conductivity = Self("conductivity_mm_h")
  public static let initialDeficit = Self("initial_deficit")
  public static let curveNumber = Self("curve_number")
  public static let curveDryDays = Self("curve_dry_days")
  public static let landUse = Self("land_use")
}
