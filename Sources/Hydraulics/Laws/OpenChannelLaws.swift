import Foundation
import Quantities

/// Square of the Froude number, `v²·W / (g·A)` [-]. `flow` [m³/s], `area` [m²], top `width` [m].
@inline(__always)
func froudeSquared(flow: Double, area: Double, width: Double) -> Double {
  flow * flow * width / (gravity * area * area * area)
}

/// The flow that is critical at a given area and width, `√(g·A³/W)` [m³/s] (Chow 1959, 4-3).
func criticalFlow(area: Double, width: Double) -> Double {
  width > 0 ? area * (gravity * area / width).squareRoot() : area > 0 ? .infinity : 0
}

/// Discharge of a section under a uniform energy slope (Manning, SI) [m³/s].
///
/// `area` [m²], `hydraulicRadius` [m], `slope` [-] not negative, `roughness` n [s/m^(1/3)].
public func manningDischarge(area: Double, hydraulicRadius: Double, slope: Double, roughness: Double) -> Double {
  area * pow(hydraulicRadius, 2.0 / 3.0) * slope.squareRoot() / roughness
}

/// Slope of a conduit's bed as normal flow wants it [-]: fall over horizontal run, the fall not under SWMM's
/// 0.001 ft, the slope not under `minimum`.
func bedSlope(fall: Double, length: Double, minimum: Double) -> Double {
  let fall = max(fall.magnitude, 0.0003048)
  let slope = fall >= length ? fall / length : fall / (length * length - fall * fall).squareRoot()
  return max(slope, minimum)
}
