import Foundation

/// Where Newton's method starts, or the answer itself for a line so short that a sphere gives it.
enum GeodesicGuess {
  struct ShortLine {
    var arc: Double
    var stretch: Double
    var azimuth1: SineCosine
    var azimuth2: SineCosine
  }

  case short(ShortLine)
  case azimuth(SineCosine)
}

extension GeodesicProblem {
  /// Below this arc a line is short [rad]: the neglected terms are then under the rounding error.
  private static let shortArc = {
    let f = Ellipsoid.wgs84.flattening
    return 0.1 * roundoff.squareRoot() / (f * (1 - f / 2) / 2).squareRoot()
  }()

  /// The spherical azimuth, or near the antipode that of the astroid problem (Karney 2013, sections 4 and 5).
  func firstGuess() -> GeodesicGuess {
    let (b1, b2) = (start.beta, end.beta)
    let turn = b2 - b1
    let sum = b2 + b1
    let isShort = turn.cos >= 0 && turn.sin < 0.5 && b2.cos * longitudeRadians < 0.5
    let stretch = meanStretch()
    let omega =
      isShort ? SineCosine(radians: longitudeRadians / ((1 - ellipsoid.flattening) * stretch)) : longitude
    let azimuth = sphericalAzimuth(omega, turn: turn.sin, sum: sum.sin)
    let arcSine = hypot(azimuth.sin, azimuth.cos)
    let arcCosine = b1.sin * b2.sin + b1.cos * b2.cos * omega.cos

    if isShort, arcSine < Self.shortArc {
      let versine = omega.cos >= 0 ? omega.sin * omega.sin / (1 + omega.cos) : 1 - omega.cos
      let azimuth2 = SineCosine(sin: b1.cos * omega.sin, cos: turn.sin - b1.cos * b2.sin * versine)
      guard arcSine > 0 else {
        let north = SineCosine(sin: 0, cos: 1)
        return .short(.init(arc: 0, stretch: stretch, azimuth1: north, azimuth2: north))
      }
      return .short(
        .init(
          arc: atan2(arcSine, arcCosine), stretch: stretch, azimuth1: azimuth.normalized,
          azimuth2: azimuth2.normalized))
    }
    let reach = 6 * ellipsoid.thirdFlattening * .pi * b1.cos * b1.cos
    let isAntipodal = arcCosine < 0 && arcSine < reach
    let guess = isAntipodal ? antipodalAzimuth(sum: sum.sin) : azimuth
    return .azimuth(guess.sin > 0 ? guess.normalized : SineCosine(sin: 1, cos: 0))
  }

  /// √(1 + e′² sin² β) at the mean latitude of the two ends.
  private func meanStretch() -> Double {
    let sine = start.beta.sin + end.beta.sin
    let cosine = start.beta.cos + end.beta.cos
    let share = sine * sine / (sine * sine + cosine * cosine)
    return (1 + ellipsoid.secondEccentricitySquared * share).squareRoot()
  }

  /// The azimuth on the sphere, of length sin σ12; `turn` is sin (β2 − β1), `sum` is sin (β2 + β1).
  private func sphericalAzimuth(_ omega: SineCosine, turn: Double, sum: Double) -> SineCosine {
    let (b1, b2) = (start.beta, end.beta)
    let square = omega.sin * omega.sin
    let cosine =
      omega.cos >= 0
      ? turn + b2.cos * b1.sin * square / (1 + omega.cos) : sum - b2.cos * b1.sin * square / (1 - omega.cos)
    return SineCosine(sin: b2.cos * omega.sin, cos: cosine)
  }

  /// Near the antipode geodesics envelop an astroid; in coordinates scaled to it the azimuth is a root of a quartic.
  private func antipodalAzimuth(sum: Double) -> SineCosine {
    let b1 = start.beta
    let epsilon = self.epsilon(cosAlpha0: b1.sin)
    let longitudeScale = ellipsoid.flattening * b1.cos * series.longitudeScale.polynomial(epsilon) * .pi
    let x = atan2(-longitude.sin, -longitude.cos) / longitudeScale
    let y = sum / (longitudeScale * b1.cos)
    if y > -200 * Self.roundoff, x > -1 - 1000 * Self.roundoff.squareRoot() {
      let sine = min(1, -x)
      return SineCosine(sin: sine, cos: -(1 - sine * sine).squareRoot())
    }
    let k = Self.astroidRoot(x, y)
    let omega = SineCosine(radians: longitudeScale * (-x * k / (1 + k)))
    return sphericalAzimuth(SineCosine(sin: omega.sin, cos: -omega.cos), turn: 0, sum: sum)
  }

  /// The positive root of k⁴ + 2k³ − (x² + y² − 1)k² − 2y²k − y² = 0 (Karney 2013, equation 55).
  private static func astroidRoot(_ x: Double, _ y: Double) -> Double {
    let p = x * x
    let q = y * y
    let r = (p + q - 1) / 6
    guard q > 0 || r > 0 else { return 0 }
    let s = p * q / 4
    let cube = r * r * r
    let discriminant = s * (s + 2 * cube)
    var u = r
    if discriminant >= 0 {
      let root = discriminant.squareRoot()
      let t = cbrt(s + cube + (s + cube < 0 ? -root : root))
      u += t + (t != 0 ? r * r / t : 0)
    } else {
      let angle = atan2((-discriminant).squareRoot(), -(s + cube))
      u += 2 * r * cos(angle / 3)
    }
    let v = (u * u + q).squareRoot()
    let uv = u < 0 ? q / (v - u) : u + v
    let w = (uv - q) / (2 * v)
    return uv / ((uv + w * w).squareRoot() + w)
  }
}
