import Foundation

/// Length of the shortest path between two places on the WGS 84 ellipsoid [m], to 15 nm.
///
/// Latitudes are in −90…90; longitudes may be any. C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013).
/// Lines under about 1 km, which street networks are made of, go by Gauss's mid-latitude formula, good there to 1e-13
/// of the length. A coordinate that is not a number gives NaN.
public func geodesicDistance(_ a: LonLat, _ b: LonLat) -> Double {
  if let short = shortDistance(a, b) { return short }
  guard a.isOnEarth, b.isOnEarth else { return .nan }
  return GeodesicProblem(from: a, to: b).solve(withArea: false).distance
}

/// Length of a path whose legs are geodesics [m]; 0 for fewer than two places.
@inlinable
public func geodesicLength(_ path: some Collection<LonLat>) -> Double {
  zip(path, path.dropFirst()).reduce(0) { $0 + geodesicDistance($1.0, $1.1) }
}

/// Length of the closed boundary [m]; the ring may repeat its first place at the end or not.
@inlinable
public func geodesicPerimeter(ring: some BidirectionalCollection<LonLat>) -> Double {
  guard let first = ring.first, let last = ring.last else { return 0 }
  return geodesicLength(ring) + geodesicDistance(last, first)
}

/// Area within a ring of geodesics on the WGS 84 ellipsoid [m²]: positive if it runs anticlockwise, seen from above.
///
/// The ring may repeat its first place at the end or not; one that goes round a pole bounds the side on its left.
/// The error is under 1e-11 of the area for a ring of sides under about 1 km; where a side is longer the method of
/// Karney 2013, section 6, is used, with an error of about 1e-4 m² a side. O(places).
public func geodesicArea(ring: some Collection<LonLat>) -> Double {
  guard var previous = ring.first else { return 0 }
  guard ring.allSatisfy(\.isOnEarth) else { return .nan }
  if let area = shortSidedArea(ring: ring) { return area }
  var sum = CompensatedSum()
  var crossings = 0
  func add(_ a: LonLat, _ b: LonLat) {
    sum.add(GeodesicProblem(from: a, to: b).solve(withArea: true).areaBelow ?? 0)
    crossings += primeMeridianCrossing(a.longitude, b.longitude)
  }
  for place in ring.dropFirst() {
    add(previous, place)
    previous = place
  }
  if let first = ring.first { add(previous, first) }
  // Lines that run east in the north count positive, so an anticlockwise ring sums to a negative area.
  return signedRingArea(clockwise: sum.value, aroundPole: crossings % 2 != 0)
}

/// Whole-Earth area taken off or added so that the area lies within ± half of it.
private func signedRingArea(clockwise: Double, aroundPole: Bool) -> Double {
  let earth = 4 * .pi * Ellipsoid.wgs84.authalicRadiusSquared
  var area = remainder(clockwise, earth)
  if aroundPole { area += area < 0 ? earth / 2 : -earth / 2 }
  area = -area
  if area > earth / 2 { area -= earth } else if area <= -earth / 2 { area += earth }
  return area
}

/// +1 if the shorter way from one longitude to the other crosses Greenwich eastward, −1 westward, else 0.
private func primeMeridianCrossing(_ from: Double, _ to: Double) -> Int {
  let (a, b) = (remainder(from, 360), remainder(to, 360))
  let eastward = remainder(b - a, 360)
  if eastward > 0, a < 0, b >= 0 { return 1 }
  if eastward < 0, a >= 0, b < 0 { return -1 }
  return 0
}

/// A sum that carries its rounding error along (Neumaier 1974): areas between parcel edges and the equator are large and
/// nearly cancel.
private struct CompensatedSum {
  private var sum = 0.0
  private var lost = 0.0

  var value: Double { sum + lost }

  mutating func add(_ term: Double) {
    let next = sum + term
    lost += sum.magnitude >= term.magnitude ? (sum - next) + term : (term - next) + sum
    sum = next
  }
}
