import Foundation

extension GeodesicProblem {
  /// Area between the geodesic and the equator [m²] (Karney 2013, section 6).
  ///
  /// `sphereLongitude` is ω12 on the auxiliary sphere, nil along a meridian.
  func areaBelow(azimuth1: SineCosine, azimuth2: SineCosine, sphereLongitude: SineCosine?) -> Double {
    let excess =
      sphereLongitude.flatMap { sphericalExcess($0) }
      ?? azimuthTurn(from: azimuth1, to: azimuth2)
    let area = ellipsoid.authalicRadiusSquared * excess + ellipsoidalArea(azimuth1: azimuth1, azimuth2: azimuth2)
    return area * areaSign
  }

  /// e² a² cos α0 sin α0 (I4(σ2) − I4(σ1)).
  private func ellipsoidalArea(azimuth1: SineCosine, azimuth2: SineCosine) -> Double {
    let (b1, b2) = (start.beta, end.beta)
    let alpha0 = SineCosine(sin: azimuth1.sin * b1.cos, cos: hypot(azimuth1.cos, azimuth1.sin * b1.sin))
    guard alpha0.sin != 0, alpha0.cos != 0 else { return 0 }
    let sigma1 = SineCosine(sin: b1.sin, cos: azimuth1.cos * b1.cos).normalized
    let sigma2 = SineCosine(sin: b2.sin, cos: azimuth2.cos * b2.cos).normalized
    let harmonics = series.areaHarmonics(epsilon: epsilon(cosAlpha0: alpha0.cos))
    let a = ellipsoid.equatorialRadius
    return a * a * ellipsoid.eccentricitySquared * alpha0.cos * alpha0.sin
      * (harmonics.oddCosines(sigma2) - harmonics.oddCosines(sigma1))
  }

  /// α2 − α1 from the latitudes, which keeps the digits of a short line; nil where that form loses them instead.
  private func sphericalExcess(_ omega: SineCosine) -> Double? {
    let (b1, b2) = (start.beta, end.beta)
    guard omega.cos > -0.7071, b2.sin - b1.sin < 1.75 else { return nil }
    return 2
      * atan2(
        omega.sin * (b1.sin * (1 + b2.cos) + b2.sin * (1 + b1.cos)),
        (1 + omega.cos) * (b1.sin * b2.sin + (1 + b1.cos) * (1 + b2.cos)))
  }

  /// α2 − α1 from the azimuths.
  private func azimuthTurn(from azimuth1: SineCosine, to azimuth2: SineCosine) -> Double {
    let turn = azimuth2 - azimuth1
    if turn.sin == 0, turn.cos < 0 { return atan2(Self.tiny * azimuth1.cos, turn.cos) }
    return turn.radians
  }
}
