/// Six coefficients, of a polynomial or of a Fourier series, held without an array.
struct SixTerms {
  var c0 = 0.0
  var c1 = 0.0
  var c2 = 0.0
  var c3 = 0.0
  var c4 = 0.0
  var c5 = 0.0

  init(_ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double, _ c4: Double, _ c5: Double) {
    (self.c0, self.c1, self.c2, self.c3, self.c4, self.c5) = (c0, c1, c2, c3, c4, c5)
  }

  /// c0 + c1 x + … + c5 x⁵.
  func polynomial(_ x: Double) -> Double {
    c0 + x * (c1 + x * (c2 + x * (c3 + x * (c4 + x * c5))))
  }

  /// Σ c(l) sin 2(l + 1)σ, l = 0…5.
  func evenSines(_ sigma: SineCosine) -> Double {
    2 * sigma.sin * sigma.cos * clenshaw(sigma).first
  }

  /// Σ c(l) cos (2l + 1)σ, l = 0…5.
  func oddCosines(_ sigma: SineCosine) -> Double {
    let (first, second) = clenshaw(sigma)
    return sigma.cos * (first - second)
  }

  /// Clenshaw's recurrence b(l) = c(l) + 2 cos 2σ b(l+1) − b(l+2); the last two, b(0) and b(1).
  private func clenshaw(_ sigma: SineCosine) -> (first: Double, second: Double) {
    let x = 2 * (sigma.cos - sigma.sin) * (sigma.cos + sigma.sin)
    let b4 = c4 + x * c5
    let b3 = c3 + x * b4 - c5
    let b2 = c2 + x * b3 - b4
    let b1 = c1 + x * b2 - b3
    return (c0 + x * b1 - b2, b1)
  }
}

// The series of C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013) 43–55, equations 17, 18, 24, 25, 42,
// 43 and 63, to sixth order: the integrals I1 (distance), I2 (reduced length), I3 (longitude) and I4 (area) of a
// geodesic as Fourier series in the arc length σ on the auxiliary sphere, with coefficients that are polynomials in
// ε = (√(1 + k²) − 1) / (√(1 + k²) + 1). Cut off at the sixth order they are good to 15 nm on the Earth.

/// I1(σ) = A1 (σ + Σ C1(l) sin 2lσ): distance along the geodesic over the polar radius.
struct DistanceSeries {
  /// A1 − 1, which is small.
  let scaleLessOne: Double
  let harmonics: SixTerms

  init(epsilon e: Double) {
    let e2 = e * e
    scaleLessOne = (e + e2 * (1.0 / 4 + e2 * (1.0 / 64 + e2 / 256))) / (1 - e)
    harmonics = SixTerms(
      e * (-1.0 / 2 + e2 * (3.0 / 16 - e2 / 32)),
      e2 * (-1.0 / 16 + e2 * (1.0 / 32 - e2 * 9 / 2048)),
      e * e2 * (-1.0 / 48 + e2 * 3 / 256),
      e2 * e2 * (-5.0 / 512 + e2 * 3 / 512),
      e * e2 * e2 * -7 / 1280,
      e2 * e2 * e2 * -7 / 2048)
  }
}

/// I2(σ) = A2 (σ + Σ C2(l) sin 2lσ): the second part of the reduced length.
struct ReducedLengthSeries {
  /// A2 − 1, which is small.
  let scaleLessOne: Double
  let harmonics: SixTerms

  init(epsilon e: Double) {
    let e2 = e * e
    scaleLessOne = (-e + e2 * (-3.0 / 4 + e2 * (-7.0 / 64 - e2 * 11 / 256))) / (1 + e)
    harmonics = SixTerms(
      e * (1.0 / 2 + e2 * (1.0 / 16 + e2 / 32)),
      e2 * (3.0 / 16 + e2 * (1.0 / 32 + e2 * 35 / 2048)),
      e * e2 * (5.0 / 48 + e2 * 5 / 256),
      e2 * e2 * (35.0 / 512 + e2 * 7 / 512),
      e * e2 * e2 * 63 / 1280,
      e2 * e2 * e2 * 77 / 2048)
  }
}

/// The series whose coefficients depend on the ellipsoid as well: made once for each.
struct EllipsoidSeries {
  /// A3 as a polynomial in ε.
  let longitudeScale: SixTerms
  /// C3(1)…C3(5) as polynomials in ε.
  let longitude: (SixTerms, SixTerms, SixTerms, SixTerms, SixTerms)
  /// C4(0)…C4(5) as polynomials in ε.
  let area: (SixTerms, SixTerms, SixTerms, SixTerms, SixTerms, SixTerms)

  static let wgs84 = EllipsoidSeries(thirdFlattening: Ellipsoid.wgs84.thirdFlattening)

  init(thirdFlattening n: Double) {
    longitudeScale = SixTerms(
      1, -1.0 / 2 + n / 2, -1.0 / 4 + n * (-1.0 / 8 + n * 3 / 8), -1.0 / 16 + n * (-3.0 / 16 - n / 16),
      -3.0 / 64 - n / 32, -3.0 / 128)
    longitude = Self.longitudeTerms(n)
    area = Self.areaTerms(n)
  }

  /// I3(σ) = A3 (σ + Σ C3(l) sin 2lσ); the harmonics for one geodesic.
  func longitudeHarmonics(epsilon e: Double) -> SixTerms {
    SixTerms(
      longitude.0.polynomial(e), longitude.1.polynomial(e), longitude.2.polynomial(e), longitude.3.polynomial(e),
      longitude.4.polynomial(e), 0)
  }

  /// I4(σ) = Σ C4(l) cos (2l + 1)σ; the harmonics for one geodesic.
  func areaHarmonics(epsilon e: Double) -> SixTerms {
    SixTerms(
      area.0.polynomial(e), area.1.polynomial(e), area.2.polynomial(e), area.3.polynomial(e), area.4.polynomial(e),
      area.5.polynomial(e))
  }

  private static func longitudeTerms(_ n: Double) -> (SixTerms, SixTerms, SixTerms, SixTerms, SixTerms) {
    (
      SixTerms(
        0, 1.0 / 4 - n / 4, 1.0 / 8 - n * n / 8, 3.0 / 64 + n * (3.0 / 64 - n / 64), 5.0 / 128 + n / 64, 3.0 / 128),
      SixTerms(
        0, 0, 1.0 / 16 + n * (-3.0 / 32 + n / 32), 3.0 / 64 + n * (-1.0 / 32 - n * 3 / 64), 3.0 / 128 + n / 128,
        5.0 / 256),
      SixTerms(0, 0, 0, 5.0 / 192 + n * (-3.0 / 64 + n * 5 / 192), 3.0 / 128 - n * 5 / 192, 7.0 / 512),
      SixTerms(0, 0, 0, 0, 7.0 / 512 - n * 7 / 256, 7.0 / 512),
      SixTerms(0, 0, 0, 0, 0, 21.0 / 2560)
    )
  }

  private static func areaTerms(_ n: Double) -> (SixTerms, SixTerms, SixTerms, SixTerms, SixTerms, SixTerms) {
    func p(_ a: Double, _ b: Double = 0, _ c: Double = 0, _ d: Double = 0, _ e: Double = 0, _ f: Double = 0) -> Double {
      SixTerms(a, b, c, d, e, f).polynomial(n)
    }
    return (
      SixTerms(
        p(2.0 / 3, -4.0 / 15, 8.0 / 105, 4.0 / 315, 16.0 / 3465, 20.0 / 9009),
        p(-1.0 / 5, 16.0 / 35, -32.0 / 105, 16.0 / 385, 64.0 / 15015),
        p(-2.0 / 105, -32.0 / 315, 1088.0 / 3465, -1184.0 / 5005), p(11.0 / 315, -368.0 / 3465, -32.0 / 6435),
        p(4.0 / 1155, 1088.0 / 45045), 97.0 / 15015),
      SixTerms(
        0, p(1.0 / 45, -16.0 / 315, 32.0 / 945, -16.0 / 3465, -64.0 / 135135),
        p(-2.0 / 105, 64.0 / 945, -128.0 / 1485, 1984.0 / 45045), p(-1.0 / 105, 16.0 / 2079, 5792.0 / 135135),
        p(4.0 / 1155, -2944.0 / 135135), 1.0 / 9009),
      SixTerms(
        0, 0, p(4.0 / 525, -32.0 / 1575, 64.0 / 3465, -32.0 / 5005), p(-8.0 / 1575, 128.0 / 5775, -256.0 / 6825),
        p(-8.0 / 1925, 1856.0 / 225225), 8.0 / 10725),
      SixTerms(
        0, 0, 0, p(8.0 / 2205, -256.0 / 24255, 512.0 / 45045), p(-16.0 / 8085, 1024.0 / 105105), -136.0 / 63063),
      SixTerms(0, 0, 0, 0, p(64.0 / 31185, -512.0 / 81081), -128.0 / 135135),
      SixTerms(0, 0, 0, 0, 0, 128.0 / 99099)
    )
  }
}
