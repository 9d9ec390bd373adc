import Foundation

// The inverse problem on WGS 84 after C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013) 43–55:
// given two places, the shortest geodesic between them. The longitude difference that a geodesic of starting azimuth α1
// makes on reaching the second latitude is a smooth function of α1; Newton's method finds the α1 that meets the given
// difference, bracketed so that it ends for every pair of places, nearly antipodal ones included.

/// The shortest geodesic between two places.
struct GeodesicSolution {
  /// [m]
  var distance: Double
  /// Area between the geodesic and the equator [m²], positive for a line that runs east in the north; nil if not asked.
  var areaBelow: Double?
}

/// One end of a geodesic on the auxiliary sphere.
struct AuxiliaryPoint {
  /// Reduced latitude β, tan β = (1 − f) tan φ.
  var beta: SineCosine
  /// √(1 + e′² sin² β).
  var stretch: Double
}

/// A pair of places in the canonical position β1 ≤ 0, |β2| ≤ −β1, 0 ≤ λ12 ≤ π.
struct GeodesicProblem {
  let ellipsoid = Ellipsoid.wgs84
  let series = EllipsoidSeries.wgs84
  var start: AuxiliaryPoint
  var end: AuxiliaryPoint
  /// λ12 [rad], and by its sine and cosine.
  var longitudeRadians: Double
  var longitude: SineCosine
  /// +1 or −1: what the area has to be multiplied by to undo the reflections that led here.
  var areaSign: Double

  static let tiny = 0x1p-511
  static let roundoff = 0x1p-52

  init(from a: LonLat, to b: LonLat) {
    let (difference, residue) = Self.longitudeDifference(from: a.longitude, to: b.longitude)
    let eastward = difference < 0 || (difference == 0 && residue < 0) ? -1.0 : 1.0
    let degrees = Self.flushed(difference * eastward)
    let toAntimeridian = (180 - degrees) - residue * eastward
    longitudeRadians = (degrees + residue * eastward) * .pi / 180
    longitude =
      degrees > 90
      ? SineCosine(degrees: toAntimeridian) : SineCosine(degrees: degrees + residue * eastward)
    if degrees > 90 { longitude.cos = -longitude.cos }

    var first = Self.flushed(a.latitude)
    var second = Self.flushed(b.latitude)
    let exchange = first.magnitude < second.magnitude
    if exchange { swap(&first, &second) }
    let southward = first < 0 ? 1.0 : -1.0
    start = Self.auxiliaryPoint(latitude: first * southward)
    end = Self.auxiliaryPoint(latitude: second * southward)
    // Equal latitudes must give equal reduced latitudes, to the last bit.
    if start.beta.cos < -start.beta.sin {
      if end.beta.cos == start.beta.cos { end.beta.sin = end.beta.sin < 0 ? start.beta.sin : -start.beta.sin }
    } else if end.beta.sin.magnitude == -start.beta.sin {
      end.beta.cos = start.beta.cos
    }
    areaSign = eastward * southward
  }

  /// `to` − `from` in −180…180 [°] and the rounding error of that difference.
  private static func longitudeDifference(from: Double, to: Double) -> (Double, Double) {
    let (first, error) = sumWithError(remainder(-from, 360), remainder(to, 360))
    let (difference, residue) = sumWithError(remainder(first, 360), error)
    return (difference, residue)
  }

  /// a + b rounded, and what the rounding lost (Knuth's two-sum).
  private static func sumWithError(_ a: Double, _ b: Double) -> (Double, Double) {
    let sum = a + b
    let shadow = sum - b
    return (sum, (a - shadow) + (b - (sum - shadow)))
  }

  /// Angles below 1/16° rounded to the spacing of doubles there, so that nearly equatorial lines do not underflow.
  private static func flushed(_ degrees: Double) -> Double {
    let size = degrees.magnitude
    let gap = 1.0 / 16 - size
    guard gap > 0 else { return degrees }
    let rounded = 1.0 / 16 - gap
    return degrees < 0 ? -rounded : rounded
  }

  private static func auxiliaryPoint(latitude: Double) -> AuxiliaryPoint {
    let ellipsoid = Ellipsoid.wgs84
    var beta = SineCosine(degrees: latitude)
    beta.sin *= 1 - ellipsoid.flattening
    beta = beta.normalized
    beta.cos = max(tiny, beta.cos)
    return AuxiliaryPoint(
      beta: beta, stretch: (1 + ellipsoid.secondEccentricitySquared * beta.sin * beta.sin).squareRoot())
  }
}

/// A geodesic that leaves the first place of a problem at azimuth α1, followed to the latitude of the second.
struct Trial {
  var azimuth1: SineCosine
  var azimuth2: SineCosine
  /// Arc length from the equator crossing to either end, and between the ends [rad].
  var sigma1: SineCosine
  var sigma2: SineCosine
  var arc: Double
  var epsilon: Double
  /// By how much its longitude difference on the auxiliary sphere exceeds that on the ellipsoid [rad].
  var lag: Double
  /// By how much its longitude difference exceeds the one asked for [rad], and the derivative of that by α1.
  var excess: Double
  var slope: Double
}

extension GeodesicProblem {
  /// Solves the problem.
  func solve(withArea: Bool) -> GeodesicSolution {
    if let meridian = meridionalSolution(withArea: withArea) { return meridian }
    if start.beta.sin == 0,
      atan2(longitude.sin, -longitude.cos) >= ellipsoid.flattening * .pi
    {
      // Both on the equator, and not so far apart that going over higher latitudes is shorter.
      return GeodesicSolution(
        distance: ellipsoid.equatorialRadius * longitudeRadians, areaBelow: withArea ? 0 : nil)
    }
    return obliqueSolution(withArea: withArea)
  }

  /// Along a meridian, unless a longitude difference of 180° makes that a detour.
  private func meridionalSolution(withArea: Bool) -> GeodesicSolution? {
    let atPole = start.beta.cos == Self.tiny
    guard atPole || longitude.sin == 0 else { return nil }
    let azimuth1 = SineCosine(sin: longitude.sin, cos: longitude.cos)
    let azimuth2 = SineCosine(sin: 0, cos: 1)
    let sigma1 = SineCosine(sin: start.beta.sin, cos: azimuth1.cos * start.beta.cos)
    let sigma2 = SineCosine(sin: end.beta.sin, cos: azimuth2.cos * end.beta.cos)
    let turn = sigma2 - sigma1
    let arc = turn.positiveRadians
    let (length, reduced) = lengths(
      epsilon: ellipsoid.thirdFlattening, arc: arc, from: sigma1, to: sigma2)
    guard arc < 1 || reduced >= 0 else { return nil }
    let area =
      withArea
      ? areaBelow(azimuth1: azimuth1, azimuth2: azimuth2, sphereLongitude: nil) : nil
    return GeodesicSolution(distance: length * ellipsoid.polarRadius, areaBelow: area)
  }

  private func obliqueSolution(withArea: Bool) -> GeodesicSolution {
    let distance: Double
    let azimuth1: SineCosine
    let azimuth2: SineCosine
    let omega: SineCosine
    switch firstGuess() {
    case .short(let short):
      distance = short.arc * ellipsoid.polarRadius * short.stretch
      (azimuth1, azimuth2) = (short.azimuth1, short.azimuth2)
      omega = SineCosine(radians: longitudeRadians / ((1 - ellipsoid.flattening) * short.stretch))
    case .azimuth(let guess):
      let trial = converged(from: guess)
      let (length, _) = lengths(epsilon: trial.epsilon, arc: trial.arc, from: trial.sigma1, to: trial.sigma2)
      distance = length * ellipsoid.polarRadius
      (azimuth1, azimuth2) = (trial.azimuth1, trial.azimuth2)
      omega = longitude + SineCosine(radians: trial.lag)
    }
    let area = withArea ? areaBelow(azimuth1: azimuth1, azimuth2: azimuth2, sphereLongitude: omega) : nil
    return GeodesicSolution(distance: distance, areaBelow: area)
  }

  /// Newton's method on the excess of longitude, kept in a bracket of azimuths that bisection takes over if it must.
  private func converged(from guess: SineCosine) -> Trial {
    var azimuth = guess
    var low = SineCosine(sin: Self.tiny, cos: 1)
    var high = SineCosine(sin: Self.tiny, cos: -1)
    var nearlyThere = false
    var bracketClosed = false
    let newtonSteps = 20
    let mostSteps = newtonSteps + 64
    for step in 0..<mostSteps {
      let trial = follow(azimuth)
      let isLast = bracketClosed || step == mostSteps - 1
      if isLast || trial.excess.magnitude < (nearlyThere ? 8 : 1) * Self.roundoff { return trial }
      let cotangent = azimuth.cos / azimuth.sin
      if trial.excess > 0, step > newtonSteps || cotangent > high.cos / high.sin { high = azimuth }
      if trial.excess < 0, step > newtonSteps || cotangent < low.cos / low.sin { low = azimuth }
      if step < newtonSteps, trial.slope > 0, (trial.excess / trial.slope).magnitude < .pi {
        let next = azimuth + SineCosine(radians: -trial.excess / trial.slope)
        if next.sin > 0 {
          azimuth = next.normalized
          nearlyThere = trial.excess.magnitude <= 16 * Self.roundoff
          continue
        }
      }
      azimuth = SineCosine(sin: (low.sin + high.sin) / 2, cos: (low.cos + high.cos) / 2).normalized
      nearlyThere = false
      bracketClosed =
        (low.sin - azimuth.sin).magnitude + (low.cos - azimuth.cos) < Self.roundoff
        || (azimuth.sin - high.sin).magnitude + (azimuth.cos - high.cos) < Self.roundoff
    }
    return follow(azimuth)
  }

  /// Follows the geodesic that leaves at `azimuth`.
  private func follow(_ azimuth: SineCosine) -> Trial {
    var alpha1 = azimuth
    if start.beta.sin == 0, alpha1.cos == 0 { alpha1.cos = -Self.tiny }
    let (b1, b2) = (start.beta, end.beta)
    let alpha0 = SineCosine(sin: alpha1.sin * b1.cos, cos: hypot(alpha1.cos, alpha1.sin * b1.sin))
    let alpha2 = azimuthAtEnd(alpha1)

    let sigma1 = SineCosine(sin: b1.sin, cos: alpha1.cos * b1.cos).normalized
    let sigma2 = SineCosine(sin: b2.sin, cos: alpha2.cos * b2.cos).normalized
    let turn = sigma2 - sigma1
    let arc = turn.positiveRadians
    let omega1 = SineCosine(sin: alpha0.sin * b1.sin, cos: alpha1.cos * b1.cos)
    let omega2 = SineCosine(sin: alpha0.sin * b2.sin, cos: alpha2.cos * b2.cos)
    var omega = omega2 - omega1
    omega.sin = max(0, omega.sin)

    let epsilon = self.epsilon(cosAlpha0: alpha0.cos)
    let harmonics = series.longitudeHarmonics(epsilon: epsilon)
    let wobble = harmonics.evenSines(sigma2) - harmonics.evenSines(sigma1)
    let lag = ellipsoid.flattening * series.longitudeScale.polynomial(epsilon) * alpha0.sin * (arc + wobble)
    let slope: Double
    if alpha2.cos == 0 {
      slope = -2 * (1 - ellipsoid.flattening) * start.stretch / b1.sin
    } else {
      let (_, reduced) = lengths(epsilon: epsilon, arc: arc, from: sigma1, to: sigma2)
      slope = reduced * (1 - ellipsoid.flattening) / (alpha2.cos * b2.cos)
    }
    return Trial(
      azimuth1: alpha1, azimuth2: alpha2, sigma1: sigma1, sigma2: sigma2, arc: arc, epsilon: epsilon, lag: lag,
      excess: (omega - longitude).radians - lag, slope: slope)
  }

  /// α2 by Clairaut's relation, without loss of digits where the latitudes are nearly equal.
  private func azimuthAtEnd(_ alpha1: SineCosine) -> SineCosine {
    let (b1, b2) = (start.beta, end.beta)
    let sine = b2.cos != b1.cos ? alpha1.sin * b1.cos / b2.cos : alpha1.sin
    guard b2.cos != b1.cos || b2.sin.magnitude != -b1.sin else {
      return SineCosine(sin: sine, cos: alpha1.cos.magnitude)
    }
    let difference =
      b1.cos < -b1.sin ? (b2.cos - b1.cos) * (b1.cos + b2.cos) : (b1.sin - b2.sin) * (b1.sin + b2.sin)
    let along = alpha1.cos * b1.cos
    return SineCosine(sin: sine, cos: (along * along + difference).squareRoot() / b2.cos)
  }

  /// ε of the geodesic that crosses the equator at azimuth α0.
  func epsilon(cosAlpha0: Double) -> Double {
    let k2 = cosAlpha0 * cosAlpha0 * ellipsoid.secondEccentricitySquared
    return k2 / (2 * (1 + (1 + k2).squareRoot()) + k2)
  }

  /// Distance and reduced length between two arc lengths, both over the polar radius.
  private func lengths(
    epsilon: Double, arc: Double, from sigma1: SineCosine, to sigma2: SineCosine
  ) -> (distance: Double, reduced: Double) {
    let first = DistanceSeries(epsilon: epsilon)
    let second = ReducedLengthSeries(epsilon: epsilon)
    let wobble1 = first.harmonics.evenSines(sigma2) - first.harmonics.evenSines(sigma1)
    let wobble2 = second.harmonics.evenSines(sigma2) - second.harmonics.evenSines(sigma1)
    let distance = (1 + first.scaleLessOne) * (arc + wobble1)
    let difference =
      (first.scaleLessOne - second.scaleLessOne) * arc
      + (1 + first.scaleLessOne) * wobble1 - (1 + second.scaleLessOne) * wobble2
    let reduced =
      end.stretch * (sigma1.cos * sigma2.sin) - start.stretch * (sigma1.sin * sigma2.cos)
      - sigma1.cos * sigma2.cos * difference
    return (distance, reduced)
  }
}
