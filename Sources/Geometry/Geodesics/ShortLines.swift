import Foundation

// Streets, pipes and parcels have sides of metres to a few hundred metres. For these the first terms of a series about
// the middle of the line are exact to the last digits that a coordinate carries, and they do not lose digits in the
// differences of large numbers that the general solution takes.

/// Longest leg, north and east, for which the series of this file are used [rad]; about 1.3 km.
let longestLeg = 2e-4
/// Poleward of this the meridians converge too fast for them [rad]; 75°.
private let highestLatitude = 1.3

/// A line short enough for the series: its extent in latitude and longitude [rad] and its middle latitude.
private struct ShortLine {
  var north: Double
  var east: Double
  var middle: SineCosine

  init?(_ a: LonLat, _ b: LonLat, longest: Double) {
    let degree = Double.pi / 180
    let latitude = (a.latitude + b.latitude) / 2 * degree
    north = (b.latitude - a.latitude) * degree
    east = (b.longitude - a.longitude) * degree
    guard north.magnitude < longest, latitude.magnitude < highestLatitude else { return nil }
    middle = SineCosine(radians: latitude)
    guard east.magnitude * middle.cos < longest else { return nil }
  }
}

/// Gauss's mid-latitude formula with its terms of third order, nil for a longer line.
///
/// The first neglected term is of fifth order, under 1e-14 of the length. W. Torge & J. Müller, Geodesy, 4th ed.,
/// section 6.3, with the whole term of third order along the meridian.
func shortDistance(_ a: LonLat, _ b: LonLat, longest: Double = longestLeg) -> Double? {
  guard let line = ShortLine(a, b, longest: longest) else { return nil }
  let ellipsoid = Ellipsoid.wgs84
  let (s, c) = (line.middle.sin, line.middle.cos)
  let eta2 = ellipsoid.secondEccentricitySquared * c * c
  let v2 = 1 + eta2
  let t2 = (s / c) * (s / c)
  let primeVertical = ellipsoid.equatorialRadius / (1 - ellipsoid.eccentricitySquared * s * s).squareRoot()
  let (dB, dB2) = (line.north, line.north * line.north)
  let (p, q) = (line.east * c, line.east * s)
  let x = primeVertical * p * (1 + dB2 * (1 + eta2 - 9 * eta2 * t2) / (24 * v2 * v2) - q * q / 24)
  let meridian = dB2 * eta2 * (1 - t2 + eta2 * (1 + 4 * t2)) / (8 * v2 * v2)
  let y = primeVertical / v2 * dB * (1 - p * p * (2 + 3 * t2 + 2 * eta2) / 24 + meridian)
  return (x * x + y * y).squareRoot()
}

/// Area of a ring of short sides [m²], anticlockwise positive; nil if a side is longer or the ring goes round a pole.
///
/// With isometric latitude ψ and r the radius of the parallel, a geodesic obeys d²ψ/dλ² = −(1 + (dψ/dλ)²) sin φ, and the
/// strip between it and a fixed parallel has dA/dλ = Q with dQ/dψ = r². The trapezoidal rule with its first correction
/// gives the strip under one side as Δλ ((Q₁ + Q₂)/2 + Δλ² r² sin φ (1 + 3 (dψ/dλ)²)/12).
func shortSidedArea(ring: some Collection<LonLat>, longest: Double = longestLeg) -> Double? {
  guard let first = ring.first else { return 0 }
  var area = 0.0
  var turned = 0.0
  var previous = first
  var previousStrip = 0.0
  func addSide(to place: LonLat) -> Bool {
    guard let line = ShortLine(previous, place, longest: longest) else { return false }
    let strip = stripArea(from: first.latitude, to: place.latitude)
    let radius = parallelRadius(line.middle)
    let rise = isometricSlope(line.middle) * line.north
    let bulge = radius * radius * line.middle.sin * (line.east * line.east + 3 * rise * rise) / 12
    area -= line.east * ((previousStrip + strip) / 2 + bulge)
    turned += line.east
    (previous, previousStrip) = (place, strip)
    return true
  }
  for place in ring.dropFirst() where !addSide(to: place) { return nil }
  guard addSide(to: first), turned.magnitude < 1 else { return nil }
  return area
}

/// N cos φ [m].
private func parallelRadius(_ latitude: SineCosine) -> Double {
  let ellipsoid = Ellipsoid.wgs84
  return ellipsoid.equatorialRadius * latitude.cos
    / (1 - ellipsoid.eccentricitySquared * latitude.sin * latitude.sin).squareRoot()
}

/// dψ/dφ = M / (N cos φ) = (1 − e²) / ((1 − e² sin² φ) cos φ).
private func isometricSlope(_ latitude: SineCosine) -> Double {
  let e2 = Ellipsoid.wgs84.eccentricitySquared
  return (1 - e2) / ((1 - e2 * latitude.sin * latitude.sin) * latitude.cos)
}

/// Area between two parallels per radian of longitude [m²], without cancellation however close they are.
private func stripArea(from: Double, to: Double) -> Double {
  let ellipsoid = Ellipsoid.wgs84
  let e2 = ellipsoid.eccentricitySquared
  let e = e2.squareRoot()
  let half = Double.pi / 360
  let (u, v) = (sin(2 * half * from), sin(2 * half * to))
  let difference = 2 * sin((to - from) * half) * cos((to + from) * half)
  let rational = difference * (1 + e2 * u * v) / ((1 - e2 * u * u) * (1 - e2 * v * v))
  let logarithmic = atanh(e * difference / (1 - e2 * u * v)) / e
  return ellipsoid.polarRadius * ellipsoid.polarRadius * (rational + logarithmic) / 2
}
