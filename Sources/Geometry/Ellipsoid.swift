import Foundation

/// An oblate ellipsoid of revolution by its equatorial radius and flattening, with the derived constants of geodesy.
public struct Ellipsoid: Hashable, Sendable {
  /// Equatorial radius a [m].
  public let equatorialRadius: Double
  /// Flattening f = (a − b) / a [-].
  public let flattening: Double
  /// Third flattening n = f / (2 − f) [-], the small number in which the series of this module are written.
  public let thirdFlattening: Double
  /// Polar radius b = a (1 − f) [m].
  public let polarRadius: Double
  /// First eccentricity squared e² = f (2 − f) [-].
  public let eccentricitySquared: Double
  /// Second eccentricity squared e′² = e² / (1 − e²) [-].
  public let secondEccentricitySquared: Double
  /// Square of the radius of the sphere of the same area [m²].
  public let authalicRadiusSquared: Double

  /// `flattening` lies in 0 < f < 1/50, where the series hold.
  public init(equatorialRadius a: Double, flattening f: Double) {
    precondition(f > 0 && f < 0.02, "an oblate ellipsoid of small flattening")
    equatorialRadius = a
    flattening = f
    thirdFlattening = f / (2 - f)
    polarRadius = a * (1 - f)
    eccentricitySquared = f * (2 - f)
    secondEccentricitySquared = eccentricitySquared / ((1 - f) * (1 - f))
    let e = eccentricitySquared.squareRoot()
    authalicRadiusSquared = (a * a + polarRadius * polarRadius * atanh(e) / e) / 2
  }

  /// The ellipsoid of WGS 84 (EPSG 7030).
  public static let wgs84 = Ellipsoid(equatorialRadius: 6_378_137, flattening: 1 / 298.257223563)
  /// The ellipsoid of CGCS2000 (EPSG 1024, GB 22021); its polar radius is 0.1 mm less than that of WGS 84.
  public static let cgcs2000 = Ellipsoid(equatorialRadius: 6_378_137, flattening: 1 / 298.257222101)
}
