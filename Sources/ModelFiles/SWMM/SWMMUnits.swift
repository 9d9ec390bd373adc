import Quantities

/// What one unit of a model's numbers is in the units of the canonical attributes.
///
/// US models count feet, acres, inches and inches per hour; SI models metres, hectares, millimetres and millimetres per
/// hour (SWMM 5.2 User's Manual, appendix A.1).
struct SWMMUnits {
  let flowUnits: FlowUnits
  /// [m³/s]
  let flow: Double
  /// [m]
  let length: Double
  /// Of subcatchments [m²].
  let land: Double
  /// Of rain, depression storage and infiltration [mm]; with rates, [mm/h].
  let depth: Double

  init(_ flowUnits: FlowUnits) {
    self.flowUnits = flowUnits
    let isMetric = flowUnits.isMetric
    flow = flowUnits.cubicMetresPerSecond
    length = flowUnits.metres
    land = isMetric ? 10_000 : 43_560 * 0.3048 * 0.3048
    depth = isMetric ? 1 : 25.4
  }

  var isMetric: Bool { length == 1 }
  /// Of storage surface areas and ponded areas [m²].
  var area: Double { length * length }
  var volume: Double { length * length * length }
  /// Of pipe diameters [mm].
  var diameter: Double { length * 1000 }
  /// Rain intensity [m/s].
  var rain: Double { depth / 3_600_000 }
  /// Evaporation per day [m/s].
  var evaporation: Double { depth / 86_400_000 }
  /// Weir coefficients: discharge per length and head to the power 1.5 [m^½/s].
  var weirCoefficient: Double { length.squareRoot() }
}

/// SI units of a curve's two sides by its kind in capitals; settings and shares stay as they are.
func curveUnits(_ kind: String, _ units: SWMMUnits) -> (x: Double, y: Double) {
  switch kind {
  case "STORAGE": (units.length, units.area)
  case "DIVERSION": (units.flow, units.flow)
  case "TIDAL": (1, units.length)
  case "RATING", "PUMP2", "PUMP3", "PUMP4", "PUMP5": (units.length, units.flow)
  case "PUMP1": (units.volume, units.flow)
  case "WEIR": (units.length, units.weirCoefficient)
  default: (1, 1)
  }
}
