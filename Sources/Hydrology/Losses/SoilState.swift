import NetworkGraph

/// The soil of one subcatchment: the law it follows and how wet it is.
enum SoilState: Sendable {
  case horton(HortonSoil)
  case modifiedHorton(ModifiedHortonSoil)
  case greenAmpt(GreenAmptSoil)
  case curveNumber(CurveNumberSoil)

  init(_ law: Subcatchment.Infiltration) {
    switch law {
    case .horton(let maximum, let minimum, let decay, let recovery, let maxVolume):
      self = .horton(
        HortonSoil(maximum: maximum, minimum: minimum, decay: decay, recovery: recovery, maxVolume: maxVolume))
    case .modifiedHorton(let maximum, let minimum, let decay, let recovery, let maxVolume):
      self = .modifiedHorton(
        ModifiedHortonSoil(maximum: maximum, minimum: minimum, decay: decay, recovery: recovery, maxVolume: maxVolume))
    case .greenAmpt(let suction, let conductivity, let deficit):
      self = .greenAmpt(
        GreenAmptSoil(suction: suction, conductivity: conductivity, deficit: deficit, isModified: false))
    case .modifiedGreenAmpt(let suction, let conductivity, let deficit):
      self = .greenAmpt(
        GreenAmptSoil(suction: suction, conductivity: conductivity, deficit: deficit, isModified: true))
    case .curveNumber(let number, let dryDays):
      self = .curveNumber(CurveNumberSoil(number: number, dryDays: dryDays))
    }
  }

  /// Mean infiltration [m/s] over `step` [s] of `rainfall` and `runon` [m/s] and a sheet of `depth` [m].
  mutating func rate(
    rainfall: Double, runon: Double, depth: Double, step: Double, _ horton: inout HortonSoil.Factors
  ) -> Double {
    let rate: Double
    switch self {
    case .horton(var soil):
      rate = soil.rate(available: rainfall + runon + depth / step, step: step, &horton)
      self = .horton(soil)
    case .modifiedHorton(var soil):
      rate = soil.rate(available: rainfall + runon + depth / step, step: step)
      self = .modifiedHorton(soil)
    case .greenAmpt(var soil):
      rate = soil.rate(inflow: rainfall + runon, depth: depth, step: step)
      self = .greenAmpt(soil)
    case .curveNumber(var soil):
      rate = soil.rate(rainfall: rainfall, depth: depth + runon * step, step: step)
      self = .curveNumber(soil)
    }
    return rate
  }
}
