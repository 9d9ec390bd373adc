import Foundation
import TestSupport
import Testing

@testable import Geometry

private func p(_ x: Double, _ y: Double) -> GridPoint { GridPoint(easting: x, northing: y) }

private func square(_ low: Double, _ high: Double) -> [GridPoint] {
  [p(low, low), p(high, low), p(high, high), p(low, high)]
}

@Suite struct PolygonTests {
  @Test func analytic_areaAndCentroidWithAHole() throws {
    #expect(signedArea(ring: square(0, 4)) == 16)
    #expect(signedArea(ring: square(0, 4).reversed()) == -16)
    #expect(signedArea(ring: square(0, 4) + [p(0, 0)]) == 16)
    let ring = Polygon(rings: [square(0, 4), square(0, 2)])
    #expect(ring.area == 12)
    // (16 · 2 − 4 · 1) / 12
    let center = try #require(ring.centroid)
    #expect(isClose(center.easting, 7.0 / 3, relative: 1e-14))
    #expect(isClose(center.northing, 7.0 / 3, relative: 1e-14))
    #expect(Polygon([p(1, 1), p(3, 3)]).centroid == p(2, 2))
    #expect(Polygon([]).centroid == nil)
  }

  @Test func accuracy_areaKeepsItsDigitsAtLargeCoordinates() {
    let far = square(0, 0.5).map { p($0.easting + 38_500_000, $0.northing + 3_500_000) }
    #expect(signedArea(ring: far) == 0.25)
  }

  @Test func analytic_locationWithAHole() {
    let ring = Polygon(rings: [square(0, 10), square(4, 6)])
    #expect(ring.location(of: p(1, 1)) == .inside)
    #expect(ring.location(of: p(5, 5)) == .outside)
    #expect(ring.location(of: p(4, 5)) == .boundary)
    #expect(ring.location(of: p(0, 0)) == .boundary)
    #expect(ring.location(of: p(10, 3)) == .boundary)
    #expect(ring.location(of: p(11, 4)) == .outside)
    #expect(ring.location(of: p(-1, 10)) == .outside)
    #expect(ring.contains(p(0, 5)))
  }

  /// By the sum of the angles under which the sides are seen: 2π inside, 0 outside.
  @Test(arguments: 0..<20) func naive_locationAgreesWithTheWindingAngle(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    // A star-shaped ring about the origin is simple.
    let angles = (0..<12).map { _ in chance.number(0...(2 * .pi)) }.sorted()
    let ring = angles.map { angle in
      let radius = chance.number(2...10)
      return p(radius * cos(angle), radius * sin(angle))
    }
    for _ in 0..<200 {
      let point = chance.gridPoint(within: 11)
      var turned = 0.0
      for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
        let (ax, ay) = (a.easting - point.easting, a.northing - point.northing)
        let (bx, by) = (b.easting - point.easting, b.northing - point.northing)
        turned += atan2(ax * by - ay * bx, ax * bx + ay * by)
      }
      #expect(Polygon(ring).contains(point) == (turned.magnitude > .pi))
    }
  }

  @Test(arguments: 0..<20) func invariant_pointsOnALatticeRingAreOnItsBoundary(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let ring = (0..<7).map { _ in chance.latticePoint(8) }
    for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
      #expect(Polygon(ring).location(of: a) == .boundary)
      #expect(Polygon(ring).location(of: p((a.easting + b.easting) / 2, (a.northing + b.northing) / 2)) == .boundary)
    }
  }

  @Test(arguments: 0..<20) func invariant_hullIsConvexAndHoldsEveryPoint(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let points = (0..<40).map { _ in seed % 2 == 0 ? chance.latticePoint(4) : chance.gridPoint(within: 9) }
    let hull = convexHull(points)
    for i in hull.indices {
      let (b, c) = (hull[(i + 1) % hull.count], hull[(i + 2) % hull.count])
      #expect(orientation(hull[i], b, c) == 1)
      for point in points { #expect(orientation(hull[i], b, point) >= 0) }
    }
  }

  @Test func analytic_hullsOfFewPoints() {
    #expect(convexHull([]).isEmpty)
    #expect(convexHull([p(1, 1), p(1, 1)]) == [p(1, 1)])
    #expect(convexHull([p(2, 2), p(0, 0), p(1, 1)]) == [p(0, 0), p(2, 2)])
    let around = convexHull([p(5, 5)], buffer: 10)
    #expect(around.count == 8)
    #expect(isClose(signedArea(ring: around), 8 * tan(.pi / 8) * 100, relative: 1e-12), "an octagon around the circle")
  }
}

@Suite struct VoronoiTests {
  @Test func analytic_fourSitesShareASquare() {
    let cells = voronoiCells(sites: [p(1, 1), p(3, 1), p(3, 3), p(1, 3)], within: square(0, 4))
    #expect(cells.map { signedArea(ring: $0) } == [4, 4, 4, 4])
  }

  @Test func analytic_ofSitesAtOnePlaceTheFirstHasTheCell() {
    let cells = voronoiCells(sites: [p(3, 2), p(1, 2), p(1, 2)], within: square(0, 4))
    #expect(cells.map { signedArea(ring: $0) } == [8, 8, 0])
  }

  @Test(arguments: 0..<20) func invariant_cellsTileTheBoundary(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let count = [1, 2, 3, 50, 200][Int(seed) % 5]
    let sites = (0..<count).map { _ in seed % 2 == 0 ? chance.latticePoint(9) : chance.gridPoint(within: 9) }
    let boundary = convexHull(sites, buffer: 2)
    let cells = voronoiCells(sites: sites, within: boundary)
    let total = cells.reduce(0) { $0 + signedArea(ring: $1) }
    #expect(isClose(total, signedArea(ring: boundary), relative: 1e-12))
    #expect(cells.allSatisfy { signedArea(ring: $0) >= 0 })
  }

  @Test(arguments: 0..<10) func naive_everyPointIsInTheCellOfItsNearestSite(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let sites = (0..<60).map { _ in chance.gridPoint(within: 9) }
    let region = [p(-10, -10), p(10, -10), p(10, 10), p(0, 1), p(-10, 10)]
    let cells = voronoiCells(sites: sites, within: region).map { Polygon($0) }
    for _ in 0..<200 {
      let point = chance.gridPoint(within: 10)
      guard Polygon(region).location(of: point) == .inside else { continue }
      let nearest = try #require(sites.indices.min { sites[$0].distance(to: point) < sites[$1].distance(to: point) })
      #expect(cells[nearest].contains(point))
    }
  }
}
