import TestSupport
import Testing

@testable import Geometry

private func p(_ x: Double, _ y: Double) -> GridPoint { GridPoint(easting: x, northing: y) }

@Suite struct PolylineTests {
  private let bend = Polyline([p(0, 0), p(10, 0), p(10, 5)])

  @Test func analytic_lengthStationsAndNearestPoints() throws {
    #expect(bend.length == 15)
    #expect(bend.point(atStation: 12) == p(10, 2))
    #expect(bend.point(atStation: 10) == p(10, 0))
    #expect(bend.point(atStation: -1) == p(0, 0))
    #expect(bend.point(atStation: 99) == p(10, 5))
    let nearest = try #require(bend.nearest(to: p(13, 1)))
    #expect(nearest.distance == 3)
    #expect(nearest.position == PolylinePosition(segment: 1, fraction: 0.2, station: 11, point: p(10, 1)))
  }

  @Test func analytic_aTieGoesToTheFirstSegment() throws {
    let nearest = try #require(bend.nearest(to: p(12, -2)))
    #expect(nearest.position.segment == 0)
    #expect(nearest.position.point == p(10, 0))
  }

  @Test func analytic_splittingKeepsVerticesAndRepeatsCuts() {
    #expect(bend.split(atStations: []) == [[p(0, 0), p(10, 0), p(10, 5)]])
    #expect(bend.split(atStations: [4]) == [[p(0, 0), p(4, 0)], [p(4, 0), p(10, 0), p(10, 5)]])
    #expect(bend.split(atStations: [10]) == [[p(0, 0), p(10, 0)], [p(10, 0), p(10, 5)]])
    #expect(
      bend.split(atStations: [12, 4, 4]) == [
        [p(0, 0), p(4, 0)], [p(4, 0), p(10, 0), p(10, 2)], [p(10, 2), p(10, 5)],
      ])
    #expect(bend.split(atStations: [-1, 0, 15, 20, .nan, .infinity]).count == 1)
  }

  @Test(arguments: 0..<20) func invariant_partsOfASplitLineAddUp(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    var points = (0..<Int.random(in: 2...9, using: &chance)).map { _ in chance.latticePoint(3) }
    if seed % 3 == 0 { points.append(points[0]) }
    let line = Polyline(points)
    let cuts = (0..<5).map { _ in chance.number(0...1) * line.length }
    let parts = line.split(atStations: cuts)
    #expect(isClose(parts.reduce(0) { $0 + Polyline($1).length }, line.length, absolute: 1e-12))
    #expect(parts.first?.first == points.first)
    #expect(parts.last?.last == points.last)
    for (a, b) in zip(parts, parts.dropFirst()) { #expect(a.last == b.first) }
    if parts.count > 1 { #expect(parts.allSatisfy { Polyline($0).length > 0 }) }
  }

  @Test(arguments: 0..<20) func invariant_nearestPointIsNotFartherThanAnySample(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let line = Polyline((0..<6).map { _ in chance.gridPoint(within: 100) })
    let point = chance.gridPoint(within: 150)
    let found = try #require(line.nearest(to: point))
    #expect(isClose(found.position.point.distance(to: point), found.distance, absolute: 1e-12))
    let again = try #require(line.point(atStation: found.position.station))
    #expect(again.distance(to: found.position.point) < 1e-9)
    for i in 0...200 {
      let sample = try #require(line.point(atStation: line.length * Double(i) / 200))
      #expect(sample.distance(to: point) >= found.distance - 1e-9)
    }
  }

  @Test func analytic_emptyAndSinglePointLines() {
    #expect(Polyline([GridPoint]()).nearest(to: p(0, 0)) == nil)
    #expect(Polyline([GridPoint]()).point(atStation: 0) == nil)
    #expect(Polyline([GridPoint]()).split(atStations: [1]).isEmpty)
    #expect(Polyline([p(3, 4)]).nearest(to: p(0, 0))?.distance == 5)
    #expect(Polyline([p(3, 4)]).length == 0)
    #expect(Polyline([p(3, 4), p(3, 4)]).split(atStations: [0, 1]) == [[p(3, 4), p(3, 4)]])
  }
}

@Suite struct SegmentTests {
  @Test func analytic_crossingsTouchesAndOverlaps() {
    let base = Segment(p(0, 0), p(4, 0))
    #expect(base.intersection(with: Segment(p(1, -1), p(1, 1))) == .point(p(1, 0)))
    #expect(base.intersection(with: Segment(p(1, 0), p(2, 5))) == .point(p(1, 0)))
    #expect(base.intersection(with: Segment(p(4, 0), p(6, 2))) == .point(p(4, 0)))
    #expect(base.intersection(with: Segment(p(1, 0), p(9, 0))) == .overlap(p(1, 0), p(4, 0)))
    #expect(base.intersection(with: Segment(p(3, 0), p(1, 0))) == .overlap(p(1, 0), p(3, 0)))
    #expect(base.intersection(with: Segment(p(4, 0), p(9, 0))) == .point(p(4, 0)))
    #expect(base.intersection(with: Segment(p(5, 0), p(9, 0))) == nil)
    #expect(base.intersection(with: Segment(p(0, 1), p(4, 1))) == nil)
    #expect(base.intersection(with: Segment(p(2, 0), p(2, 0))) == .point(p(2, 0)))
    #expect(base.intersection(with: Segment(p(2, 1), p(2, 1))) == nil)
  }

  @Test(arguments: 0..<10) func invariant_intersectionDoesNotDependOnOrder(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let a = Segment(chance.latticePoint(5), chance.latticePoint(5))
      let b = Segment(chance.latticePoint(5), chance.latticePoint(5))
      let meets = a.intersection(with: b) != nil
      #expect((b.intersection(with: a) != nil) == meets)
      #expect((Segment(a.end, a.start).intersection(with: Segment(b.end, b.start)) != nil) == meets)
      if case .point(let x)? = a.intersection(with: b) {
        #expect(a.distance(to: x) < 1e-12)
        #expect(b.distance(to: x) < 1e-12)
      }
    }
  }

  /// With coordinates of integers up to 2²⁶ the determinant is exact in 128 bits.
  @Test(arguments: 0..<10) func invariant_orientationIsExact(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let base = Int64.random(in: 0..<(1 << 40), using: &chance)
      func near() -> Int64 { base + Int64.random(in: -4...4, using: &chance) }
      let (ax, ay, bx, by, cx, cy) = (near(), near(), near(), near(), near(), near())
      let exact = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx)
      // Scaled by a number with many digits, so that the coordinates are no longer small integers but as collinear.
      let scale = 0x1p-20
      let points = [(ax, ay), (bx, by), (cx, cy)].map { p(Double($0.0) * scale, Double($0.1) * scale) }
      #expect(orientation(points[0], points[1], points[2]) == exact.signum())
    }
    // Points on a line whose slope no double holds: the naive determinant has the wrong sign for some.
    let wrong = (0..<64).filter { i in
      let c = p(0.5 + Double(i) * 0x1p-53, 0.5)
      return orientation(p(12, 12), p(24, 24), c) != -(i.signum())
    }
    #expect(wrong.isEmpty)
  }
}
