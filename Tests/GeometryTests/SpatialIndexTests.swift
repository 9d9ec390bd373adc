import TestSupport
import Testing

@testable import Geometry

/// Every query answered by looking at every item.
private struct NaiveIndex {
  var count: Int
  var box: (Int) -> BoundingBox
  var distance: (Int, GridPoint) -> Double

  func sorted(to point: GridPoint, within radius: Double) -> [Neighbor] {
    (0..<count).map { Neighbor(index: $0, distance: distance($0, point)) }
      .filter { $0.distance <= radius }
      .sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
  }

  func overlapping(_ other: BoundingBox) -> [Int] { (0..<count).filter { box($0).overlaps(other) } }
}

private func expectAgreement(_ index: SpatialIndex, _ naive: NaiveIndex, _ chance: inout SeededGenerator, _ size: Int) {
  for _ in 0..<40 {
    let point = chance.latticePoint(size)
    let radius = Double(Int.random(in: 0...size, using: &chance))
    let expected = naive.sorted(to: point, within: radius)
    #expect(index.nearest(to: point, within: radius) == expected.first)
    #expect(index.nearest(5, to: point, within: radius) == Array(expected.prefix(5)))
    #expect(index.within(radius, of: point) == expected.map(\.index).sorted())
    #expect(
      index.nearest(to: point) { $0 % 2 == 1 } == naive.sorted(to: point, within: .infinity).first { $0.index % 2 == 1 }
    )
    let box = BoundingBox([point, chance.latticePoint(size)])
    #expect(index.overlapping(box) == naive.overlapping(box))
  }
}

@Suite struct SpatialIndexTests {
  /// Lattices give many equal distances: the order of ties is part of the answer.
  @Test(arguments: [0, 1, 2, 15, 16, 17, 256, 257, 600]) func naive_pointsAgreeTiesIncluded(count: Int) {
    var chance = SeededGenerator(seed: UInt64(count))
    let points = (0..<count).map { _ in chance.latticePoint(12) }
    let naive = NaiveIndex(
      count: count, box: { BoundingBox([points[$0]]) }, distance: { points[$0].distance(to: $1) })
    expectAgreement(SpatialIndex(points: points), naive, &chance, 12)
  }

  /// Segments along the axes, whose distances are exact.
  @Test(arguments: [1, 16, 17, 300]) func naive_segmentsAgreeTiesIncluded(count: Int) {
    var chance = SeededGenerator(seed: UInt64(count))
    let segments = (0..<count).map { i in
      let start = chance.latticePoint(12)
      let length = Double(Int.random(in: 0...5, using: &chance))
      let end = GridPoint(
        easting: start.easting + (i % 2 == 0 ? length : 0), northing: start.northing + (i % 2 == 0 ? 0 : length))
      return Segment(start, end)
    }
    let naive = NaiveIndex(
      count: count, box: { segments[$0].box }, distance: { segments[$0].distance(to: $1) })
    expectAgreement(SpatialIndex(segments: segments), naive, &chance, 12)
  }

  @Test(arguments: [1, 16, 17, 300]) func naive_boxesAgreeTiesIncluded(count: Int) {
    var chance = SeededGenerator(seed: UInt64(count))
    let boxes = (0..<count).map { _ in BoundingBox([chance.latticePoint(12), chance.latticePoint(12)]) }
    let naive = NaiveIndex(
      count: count, box: { boxes[$0] }, distance: { boxes[$0].squaredDistance(to: $1).squareRoot() })
    expectAgreement(SpatialIndex(boxes: boxes), naive, &chance, 12)
  }

  @Test(arguments: 0..<5) func naive_nearestObliqueSegmentsAgree(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let segments = (0..<400).map { _ -> Segment in
      let start = chance.gridPoint(within: 1000)
      let step = chance.gridPoint(within: 80)
      return Segment(
        start, GridPoint(easting: start.easting + step.easting, northing: start.northing + step.northing))
    }
    let index = SpatialIndex(segments: segments)
    for _ in 0..<100 {
      let point = chance.gridPoint(within: 1100)
      let found = try #require(index.nearest(to: point))
      let least = segments.map { $0.distance(to: point) }.min()
      #expect(found.distance == least)
    }
  }

  @Test func robustness_itemsThatAreNotFiniteAreNeverFound() {
    let points = [
      GridPoint(easting: .nan, northing: 0), GridPoint(easting: 1, northing: 1),
      GridPoint(easting: .infinity, northing: 0),
    ]
    let index = SpatialIndex(points: points)
    #expect(index.nearest(3, to: GridPoint(easting: 0, northing: 0)).map(\.index) == [1])
    #expect(index.overlapping(BoundingBox(west: -9, south: -9, east: 9, north: 9)) == [1])
    #expect(index.nearest(to: GridPoint(easting: .nan, northing: 0)) == nil)
  }

  @Test func invariant_everyNodeHoldsItsChildren() {
    var chance = SeededGenerator(seed: 7)
    let tree = PackedBoxTree((0..<1000).map { _ in BoundingBox([chance.gridPoint(within: 50)]) })
    #expect(tree.items.sorted() == (0..<1000).map { Int32($0) })
    for level in 1...tree.topLevel {
      for position in tree.levels[level]..<tree.levels[level + 1] {
        for child in tree.children(of: position, level: level) {
          var box = tree.boxes[position]
          box.add(tree.boxes[child])
          #expect(box == tree.boxes[position])
        }
      }
    }
  }
}
