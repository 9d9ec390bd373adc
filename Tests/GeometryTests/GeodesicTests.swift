import Foundation
import TestSupport
import Testing

@testable import Geometry

private func place(_ longitude: Double, _ latitude: Double) -> LonLat {
  LonLat(longitude: longitude, latitude: latitude)
}

/// Distances by PROJ 9 on WGS 84, to its 15 nm: across a country, along a street, on the equator and the meridian,
/// nearly antipodal, over the date line, from a pole.
private let projDistances: [(Double, Double, Double, Double, Double)] = [
  (116.3912, 39.9067, 121.4737, 31.2304, 1066723.8925318143),
  (113.2644, 23.1291, 113.2651, 23.1296, 90.5905584011),
  (0, 0, 0, 90, 10001965.7293127235),
  (-90, 0, 90, 0, 20003931.4586254470),
  (0, 0, 179.5, 0.5, 19936288.5789653137),
  (0, -30, 179.9, 29.9, 19992090.3023269251),
  (10, 0, 40, 0, 3339584.7237982070),
  (0, 0, 179.3, 0, 19959584.6992339529),
  (179.9, -16.5, -179.9, -16.6, 24045.2653936594),
  (75, 90, 20, -45, 14986910.1072904672),
  (126.6, 45.75, 126.60001, 45.750007, 1.1003566272),
  (-70.1, -33.4, 110, 33.41, 20001920.8389683999),
  (0, 1e-09, 90, -1e-09, 10018754.1713946201),
]

/// Signed areas and perimeters by PROJ 9 on WGS 84; the fourth and fifth ring go round a pole.
private let projRings: [([(Double, Double)], Double, Double)] = [
  ([(113, 28), (113.5, 28), (113.5, 28.4), (113, 28.4)], 2176106940.4122, 186837.1440129),
  ([(100, 20), (101, 30), (130, 50), (120, 20)], -4769068481228.6348, 9936829.3658785),
  ([(0, 0), (0, 60), (60, 60)], -11523668324979.2656, 18275103.7422024),
  ([(0, 80), (90, 80), (180, 80), (-90, 80)], 2507270031169.8750, 6301599.9636142),
  ([(0, -70), (120, -75), (-120, -80)], -3588393723006.5625, 8760080.1116331),
  ([(179, -17), (-179, -17), (-179.5, -16)], 11806534890.5441, 530496.4117521),
]

@Suite struct GeodesicTests {
  @Test func reference_distancesAgreeWithPROJ() {
    for (x1, y1, x2, y2, expected) in projDistances {
      let found = geodesicDistance(place(x1, y1), place(x2, y2))
      #expect(isClose(found, expected, absolute: 3e-8), "(\(x1), \(y1)) to (\(x2), \(y2)): two errors of 15 nm")
      #expect(isClose(geodesicDistance(place(x2, y2), place(x1, y1)), expected, absolute: 3e-8))
    }
  }

  @Test func reference_areasAndPerimetersAgreeWithPROJ() {
    for (corners, area, perimeter) in projRings {
      let ring = corners.map { place($0.0, $0.1) }
      #expect(isClose(geodesicArea(ring: ring), area, relative: 1e-13, absolute: 1e-3))
      #expect(isClose(geodesicArea(ring: ring.reversed()), -area, relative: 1e-13, absolute: 1e-3))
      #expect(isClose(geodesicPerimeter(ring: ring), perimeter, absolute: 1e-6))
      #expect(isClose(geodesicPerimeter(ring: ring + ring.prefix(1)), perimeter, absolute: 1e-6))
    }
  }

  /// A quarter of a meridian is a (1 + n)⁻¹ (1 + n²/4 + n⁴/64 + …) π/2.
  @Test func analytic_quarterMeridian() {
    let n = Ellipsoid.wgs84.thirdFlattening
    let radius = Ellipsoid.wgs84.equatorialRadius / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64)
    #expect(isClose(geodesicDistance(place(20, 0), place(20, 90)), radius * .pi / 2, absolute: 1e-8))
  }

  /// The octant between the equator and two meridians 90° apart is an eighth of the ellipsoid.
  @Test func analytic_octantArea() {
    let octant = [place(0, 0), place(90, 0), place(0, 90)]
    let expected = .pi / 2 * Ellipsoid.wgs84.authalicRadiusSquared
    #expect(isClose(geodesicArea(ring: octant), expected, relative: 1e-14))
  }

  @Test(arguments: 0..<4) func invariant_distanceIsAMetric(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let p = (0..<3).map { _ in place(chance.number(-180...180), chance.number(-90...90)) }
      let (a, b, c) = (
        geodesicDistance(p[0], p[1]), geodesicDistance(p[1], p[2]), geodesicDistance(p[0], p[2])
      )
      #expect(c <= a + b + 1e-7)
      #expect(geodesicDistance(p[0], p[0]) == 0)
      let turned = p.map { place($0.longitude + 360, -$0.latitude) }
      #expect(isClose(geodesicDistance(turned[1], turned[0]), a, absolute: 5e-8))
    }
  }

  /// The series for short legs against the general solution, where the latter's own error is 15 nm.
  @Test(arguments: 0..<4) func accuracy_shortLegsAgreeWithTheGeneralSolution(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    for _ in 0..<1000 {
      let a = place(chance.number(-180...180), chance.number(-74...74))
      let k = cos(a.latitude * .pi / 180)
      let b = place(a.longitude + chance.number(-0.011...0.011) / k, a.latitude + chance.number(-0.011...0.011))
      let short = try #require(shortDistance(a, b))
      let general = GeodesicProblem(from: a, to: b).solve(withArea: false).distance
      #expect(isClose(short, general, absolute: 1.5e-8))
    }
  }

  /// The short series past the lengths they are used for, where what they neglect shows: halving the leg must lessen the
  /// error 2⁵ times.
  @Test(arguments: [10.0, 35, 63]) func convergence_shortDistanceIsOfFifthOrder(latitude: Double) throws {
    func error(_ size: Double) throws -> Double {
      let a = place(113 - size, latitude - 0.7 * size)
      let b = place(113 + size, latitude + 0.7 * size)
      return try #require(shortDistance(a, b, longest: 1))
        - GeodesicProblem(from: a, to: b).solve(withArea: false).distance
    }
    let order = log2(try error(2) / error(1))
    #expect(abs(order - 5) < 0.1, "measured order \(order)")
  }

  @Test(arguments: [10.0, 35, 63]) func convergence_areaUnderShortSidesIsOfFifthOrder(latitude: Double) throws {
    func error(_ size: Double) throws -> Double {
      let ring = [(0.0, 0.0), (1.3, -0.4), (0.9, 0.5)].map { place(113 + size * $0.0, latitude + size * $0.1) }
      let general = -zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) {
        $0 + (GeodesicProblem(from: $1.0, to: $1.1).solve(withArea: true).areaBelow ?? .nan)
      }
      return try #require(shortSidedArea(ring: ring, longest: 1)) - general
    }
    let order = log2(try error(1) / error(0.5))
    #expect(abs(order - 5) < 0.1, "measured order \(order)")
  }

  /// A parcel's area scales with the square of its size down to centimetres, which the general solution cannot show.
  @Test func accuracy_smallParcelsKeepTheirDigits() {
    func square(_ side: Double) -> Double {
      let (x, y) = (113.0, 28.0)
      return geodesicArea(ring: [place(x, y), place(x + side, y), place(x + side, y + side), place(x, y + side)])
    }
    let perSquareDegree = square(0.0004) / (0.0004 * 0.0004)
    #expect(isClose(square(0.0001) / (0.0001 * 0.0001), perSquareDegree, relative: 1e-5))
    #expect(isClose(square(0.000001) / (0.000001 * 0.000001), perSquareDegree, relative: 1e-5))
  }

  @Test(arguments: 0..<4) func invariant_areaIsAdditiveOverACut(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let size = pow(10, chance.number(-3...1))
      let (x, y) = (chance.number(-180...180), chance.number(-60...60))
      let corners = [(0, 0), (1, 0.1), (1.2, 1), (0.1, 0.9)].map { place(x + $0.0 * size, y + $0.1 * size) }
      let whole = geodesicArea(ring: corners)
      let parts =
        geodesicArea(ring: [corners[0], corners[1], corners[2]])
        + geodesicArea(ring: [corners[0], corners[2], corners[3]])
      #expect(isClose(whole, parts, relative: 1e-10, absolute: 1e-3))
      #expect(whole > 0)
    }
  }

  @Test func refusal_aCoordinateThatIsNoPlaceGivesNaN() {
    #expect(geodesicDistance(place(.nan, 0), place(0, 0)).isNaN)
    #expect(geodesicDistance(place(0, 91), place(0, 0)).isNaN)
    #expect(geodesicDistance(place(.infinity, 0), place(0, 0)).isNaN)
    #expect(geodesicArea(ring: [place(0, 0), place(1, 0), place(0, .nan)]).isNaN)
  }

  @Test func analytic_degenerateRingsAndPathsAreZero() {
    #expect(geodesicLength([LonLat]()) == 0)
    #expect(geodesicLength([place(1, 2)]) == 0)
    #expect(geodesicArea(ring: [LonLat]()) == 0)
    #expect(geodesicArea(ring: [place(1, 2), place(1.001, 2)]).magnitude < 1e-6)
  }
}
