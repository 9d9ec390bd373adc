import Foundation

/// The transverse Mercator (Gauss–Krüger) projection of an ellipsoid, and its inverse, by Krüger's series.
///
/// To sixth order in the third flattening: good to 5 nm within 3,900 km of the central meridian, and to rounding within
/// a zone. L. Krüger, Konforme Abbildung des Erdellipsoids in der Ebene (1912); C. F. F. Karney, "Transverse Mercator
/// with an accuracy of a few nanometers", J. Geodesy 85 (2011) 475–485, equations 7–11, 35 and 36.
public struct TransverseMercator: Hashable, Sendable {
  /// [°]
  public let centralMeridian: Double
  /// Scale on the central meridian [-].
  public let scale: Double
  /// [m]
  public let falseEasting: Double
  /// [m]
  public let falseNorthing: Double
  /// First eccentricity e of the ellipsoid [-].
  private let eccentricity: Double
  /// Scale × radius of the sphere with the same meridian length [m].
  private let rectifyingRadius: Double
  private let forward: [Double]
  private let backward: [Double]

  public init(
    ellipsoid: Ellipsoid, centralMeridian: Double, scale: Double = 1, falseEasting: Double = 0,
    falseNorthing: Double = 0
  ) {
    self.centralMeridian = centralMeridian
    self.scale = scale
    self.falseEasting = falseEasting
    self.falseNorthing = falseNorthing
    eccentricity = ellipsoid.eccentricitySquared.squareRoot()
    let n = ellipsoid.thirdFlattening
    let n2 = n * n
    rectifyingRadius =
      scale * ellipsoid.equatorialRadius / (1 + n) * (1 + n2 * (1.0 / 4 + n2 * (1.0 / 64 + n2 / 256)))
    forward = Self.forwardCoefficients(n)
    backward = Self.backwardCoefficients(n)
  }

  /// The grid point of a place; of no use more than 80° of longitude from the central meridian.
  public func project(_ place: LonLat) -> GridPoint {
    let latitude = SineCosine(degrees: place.latitude)
    let longitude = SineCosine(degrees: remainder(place.longitude - centralMeridian, 360))
    let tangent = conformalTangent(latitude.sin / max(latitude.cos, .leastNormalMagnitude))
    let xi = atan2(tangent, longitude.cos)
    let eta = asinh(longitude.sin / hypot(tangent, longitude.cos))
    let shift = Self.sineSeries(forward, xi, eta)
    return GridPoint(
      easting: falseEasting + rectifyingRadius * (eta + shift.eta),
      northing: falseNorthing + rectifyingRadius * (xi + shift.xi))
  }

  /// The place of a grid point, longitude in −180…180.
  public func lonLat(_ point: GridPoint) -> LonLat {
    let xi = (point.northing - falseNorthing) / rectifyingRadius
    let eta = (point.easting - falseEasting) / rectifyingRadius
    let shift = Self.sineSeries(backward, xi, eta)
    let (xi0, eta0) = (xi - shift.xi, eta - shift.eta)
    let (s, c) = (sinh(eta0), cos(xi0))
    let tangent = geodeticTangent(sin(xi0) / hypot(s, c))
    let longitude = centralMeridian + atan2(s, c) * 180 / .pi
    return LonLat(longitude: remainder(longitude, 360), latitude: atan(tangent) * 180 / .pi)
  }

  /// tan χ of the conformal latitude from tan φ.
  private func conformalTangent(_ t: Double) -> Double {
    let sigma = sinh(eccentricity * atanh(eccentricity * t / hypot(1, t)))
    return t * hypot(1, sigma) - sigma * hypot(1, t)
  }

  /// tan φ from tan χ by Newton's method, which doubles its digits each step from a start good to 1e-4.
  private func geodeticTangent(_ target: Double) -> Double {
    let e2 = eccentricity * eccentricity
    var t = target / (1 - e2)
    for _ in 0..<5 {
      let found = conformalTangent(t)
      let step =
        (target - found) / hypot(1, found) * (1 + (1 - e2) * t * t) / ((1 - e2) * hypot(1, t))
      t += step
      if step.magnitude <= 1e-15 * max(1, t.magnitude) { break }
    }
    return t
  }

  /// Σ c(j) sin 2j(ξ + iη), j = 1…6, as real and imaginary part, by Clenshaw's recurrence.
  private static func sineSeries(_ c: [Double], _ xi: Double, _ eta: Double) -> (xi: Double, eta: Double) {
    let (s, k) = (sin(2 * xi), cos(2 * xi))
    let (sh, ch) = (sinh(2 * eta), cosh(2 * eta))
    // 2 cos 2(ξ + iη) and sin 2(ξ + iη)
    let (ar, ai) = (2 * k * ch, -2 * s * sh)
    let (sr, si) = (s * ch, k * sh)
    var (b1r, b1i, b2r, b2i) = (0.0, 0.0, 0.0, 0.0)
    for j in stride(from: 5, through: 0, by: -1) {
      let r = ar * b1r - ai * b1i - b2r + c[j]
      let i = ar * b1i + ai * b1r - b2i
      (b2r, b2i, b1r, b1i) = (b1r, b1i, r, i)
    }
    return (sr * b1r - si * b1i, sr * b1i + si * b1r)
  }

  /// α(1)…α(6), conformal sphere to grid.
  private static func forwardCoefficients(_ n: Double) -> [Double] {
    polynomials(
      n,
      [
        [1.0 / 2, -2.0 / 3, 5.0 / 16, 41.0 / 180, -127.0 / 288, 7891.0 / 37800],
        [13.0 / 48, -3.0 / 5, 557.0 / 1440, 281.0 / 630, -1_983_433.0 / 1_935_360],
        [61.0 / 240, -103.0 / 140, 15061.0 / 26880, 167_603.0 / 181_440],
        [49561.0 / 161_280, -179.0 / 168, 6_601_661.0 / 7_257_600],
        [34729.0 / 80640, -3_418_889.0 / 1_995_840],
        [212_378_941.0 / 319_334_400],
      ])
  }

  /// β(1)…β(6), grid to conformal sphere.
  private static func backwardCoefficients(_ n: Double) -> [Double] {
    polynomials(
      n,
      [
        [1.0 / 2, -2.0 / 3, 37.0 / 96, -1.0 / 360, -81.0 / 512, 96199.0 / 604_800],
        [1.0 / 48, 1.0 / 15, -437.0 / 1440, 46.0 / 105, -1_118_711.0 / 3_870_720],
        [17.0 / 480, -37.0 / 840, -209.0 / 4480, 5569.0 / 90720],
        [4397.0 / 161_280, -11.0 / 504, -830_251.0 / 7_257_600],
        [4583.0 / 161_280, -108_847.0 / 3_991_680],
        [20_648_693.0 / 638_668_800],
      ])
  }

  /// Row j holds the coefficients of n^(j+1), n^(j+2), …
  private static func polynomials(_ n: Double, _ rows: [[Double]]) -> [Double] {
    rows.enumerated().map { j, row in
      row.reversed().reduce(0) { $0 * n + $1 } * pow(n, Double(j + 1))
    }
  }
}
