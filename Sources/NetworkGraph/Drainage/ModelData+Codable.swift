import Quantities

// Names in `model.json`: snake case with the unit at the end. A member that is missing has its default.

extension ModelData: Decodable {
  public init(from decoder: any Decoder) throws {
    self.init()
    let values = try decoder.container(keyedBy: CodingKeys.self)
    curves = try values.decodeIfPresent([String: Curve].self, forKey: .curves) ?? curves
    series = try values.decodeIfPresent([String: TimeSeries].self, forKey: .series) ?? series
    patterns = try values.decodeIfPresent([String: Pattern].self, forKey: .patterns) ?? patterns
    gauges = try values.decodeIfPresent([String: RainGauge].self, forKey: .gauges) ?? gauges
    streets = try values.decodeIfPresent([String: Street].self, forKey: .streets) ?? streets
    inflows = try values.decodeIfPresent([NodeInflow].self, forKey: .inflows) ?? inflows
    inletDesigns = try values.decodeIfPresent([String: InletDesign].self, forKey: .inletDesigns) ?? inletDesigns
    inlets = try values.decodeIfPresent([InletUsage].self, forKey: .inlets) ?? inlets
    evaporation = try values.decodeIfPresent(Evaporation.self, forKey: .evaporation) ?? evaporation
    simulation = try values.decodeIfPresent(SimulationSettings.self, forKey: .simulation)
    flowUnits = try values.decodeIfPresent(String.self, forKey: .flowUnits) ?? flowUnits
    keptSections = try values.decodeIfPresent([KeptSection].self, forKey: .keptSections) ?? keptSections
    unsupported = try values.decodeIfPresent([String].self, forKey: .unsupported) ?? unsupported
  }
}

extension ModelData.NodeInflow: Decodable {
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      node: try values.decode(String.self, forKey: .node),
      series: try values.decodeIfPresent(String.self, forKey: .series),
      factor: try values.decodeIfPresent(Double.self, forKey: .factor) ?? 1,
      baseline: try values.decodeIfPresent(Double.self, forKey: .baseline) ?? 0,
      patterns: try values.decodeIfPresent([String].self, forKey: .patterns) ?? [])
    isDryWeather = try values.decodeIfPresent(Bool.self, forKey: .isDryWeather) ?? isDryWeather
  }
}

extension ModelData.Evaporation: Decodable {
  public init(from decoder: any Decoder) throws {
    self.init()
    let values = try decoder.container(keyedBy: CodingKeys.self)
    rate = try values.decodeIfPresent(TimeSeries.self, forKey: .rate) ?? rate
    onlyDry = try values.decodeIfPresent(Bool.self, forKey: .onlyDry) ?? onlyDry
  }
}

extension SimulationSettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case start
    case duration = "duration_s"
    case reportStart = "report_start_s"
    case reportStep = "report_step_s"
    case wetStep = "wet_step_s"
    case dryStep = "dry_step_s"
    case routingStep = "routing_step_s"
    case ruleStep = "rule_step_s"
    case hasVariableStep = "variable_step"
    case allowsPonding = "ponding"
    case inertialDamping = "inertial_damping"
    case normalFlowLimit = "normal_flow_limit"
    case minimumSurfaceArea = "minimum_surface_area_m2"
    case minimumSlope = "minimum_slope"
    case dryDays = "dry_days"
    case ignoresRainfall = "ignore_rainfall"
  }

  public init(from decoder: any Decoder) throws {
    self.init()
    let values = try decoder.container(keyedBy: CodingKeys.self)
    if let text = try values.decodeIfPresent(String.self, forKey: .start) {
      guard let time = CivilTime(iso8601: text) else {
        throw DecodingError.dataCorruptedError(
          forKey: .start, in: values, debugDescription: "found “\(text)”, expected a time as 2024-07-01T00:00:00")
      }
      start = time
    }
    duration = try values.decodeIfPresent(Double.self, forKey: .duration) ?? duration
    reportStart = try values.decodeIfPresent(Double.self, forKey: .reportStart) ?? reportStart
    reportStep = try values.decodeIfPresent(Double.self, forKey: .reportStep) ?? reportStep
    wetStep = try values.decodeIfPresent(Double.self, forKey: .wetStep) ?? wetStep
    dryStep = try values.decodeIfPresent(Double.self, forKey: .dryStep) ?? dryStep
    routingStep = try values.decodeIfPresent(Double.self, forKey: .routingStep) ?? routingStep
    ruleStep = try values.decodeIfPresent(Double.self, forKey: .ruleStep) ?? ruleStep
    hasVariableStep = try values.decodeIfPresent(Bool.self, forKey: .hasVariableStep) ?? hasVariableStep
    allowsPonding = try values.decodeIfPresent(Bool.self, forKey: .allowsPonding) ?? allowsPonding
    inertialDamping = try values.decodeIfPresent(InertialDamping.self, forKey: .inertialDamping) ?? inertialDamping
    normalFlowLimit = try values.decodeIfPresent(NormalFlowLimit.self, forKey: .normalFlowLimit) ?? normalFlowLimit
    minimumSurfaceArea =
      try values.decodeIfPresent(Double.self, forKey: .minimumSurfaceArea) ?? minimumSurfaceArea
    minimumSlope = try values.decodeIfPresent(Double.self, forKey: .minimumSlope) ?? minimumSlope
    dryDays = try values.decodeIfPresent(Double.self, forKey: .dryDays) ?? dryDays
    ignoresRainfall = try values.decodeIfPresent(Bool.self, forKey: .ignoresRainfall) ?? ignoresRainfall
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(start.iso8601, forKey: .start)
    try values.encode(duration, forKey: .duration)
    try values.encode(reportStart, forKey: .reportStart)
    try values.encode(reportStep, forKey: .reportStep)
    try values.encode(wetStep, forKey: .wetStep)
    try values.encode(dryStep, forKey: .dryStep)
    try values.encode(routingStep, forKey: .routingStep)
    try values.encode(ruleStep, forKey: .ruleStep)
    try values.encode(hasVariableStep, forKey: .hasVariableStep)
    try values.encode(allowsPonding, forKey: .allowsPonding)
    try values.encode(inertialDamping, forKey: .inertialDamping)
    try values.encode(normalFlowLimit, forKey: .normalFlowLimit)
    try values.encode(minimumSurfaceArea, forKey: .minimumSurfaceArea)
    try values.encode(minimumSlope, forKey: .minimumSlope)
    try values.encode(dryDays, forKey: .dryDays)
    try values.encode(ignoresRainfall, forKey: .ignoresRainfall)
  }
}

extension CivilTime {
  /// Reads `2024-07-01T00:05:00`; nil if the text is no such time.
  init?(iso8601 text: String) {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count == 2 else { return nil }
    let date = halves[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    let clock = halves[1].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    guard date.count == 3, clock.count == 3, (1...9999).contains(date[0]), (1...12).contains(date[1]),
      (1...31).contains(date[2]), (0...23).contains(clock[0]), (0...59).contains(clock[1]),
      (0...59).contains(clock[2])
    else { return nil }
    self.init(
      year: date[0], month: date[1], day: date[2], seconds: Double(clock[0] * 3600 + clock[1] * 60 + clock[2]))
    if self.date.day != date[2] { return nil }
  }
}
