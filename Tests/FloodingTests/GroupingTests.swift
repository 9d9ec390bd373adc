import Geometry
import TestSupport
import Testing

@testable import Flooding

private func place(
  _ k: Int, _ x: Double, _ y: Double = 0, depth: Double = 0.2, street: String? = nil
) -> FloodedPlace {
  FloodedPlace(
    node: k, id: "J\(k)", point: GridPoint(easting: x, northing: y), street: street, depth: depth, volume: depth * 800)
}

private func ids(_ groups: [[Int]], _ places: [FloodedPlace]) -> [[String]] { groups.map { $0.map { places[$0].id } } }

@Test func analytic_nodesWithinReachOfTheWorstAreOnePlace() {
  let places = [place(0, 0), place(1, 70, depth: 0.5), place(2, 140), place(3, 260, depth: 0.3)]
  #expect(ids(groupPlaces(places, reach: 80), places) == [["J1", "J0", "J2"], ["J3"]])
}

@Test func analytic_aStreetReachesTwiceAsFar() {
  let places = [
    place(0, 0, depth: 0.5, street: "East"), place(1, 140, street: "East"), place(2, 0, 140, street: "North"),
  ]
  #expect(ids(groupPlaces(places, reach: 80), places) == [["J0", "J1"], ["J2"]])
}

/// Single linkage would make one place of a street of manholes that all flood; a place stays a stretch of it.
@Test func invariant_placesStaySmallWhereTheWholeTownFloods() {
  let places = (0..<400).map { place($0, Double($0 % 20) * 60, Double($0 / 20) * 60, depth: 0.2 + Double($0) * 1e-4) }
  let groups = groupPlaces(places, reach: 80)
  #expect(groups.count > 20)
  for group in groups {
    for member in group {
      let gap = places[member].point?.distance(to: places[group[0]].point!) ?? 0
      #expect(gap <= 80)
    }
  }
  #expect(groups.flatMap(\.self).sorted() == Array(0..<400), "every node in one place")
}

@Test(arguments: 0..<20) func invariant_orderOfNodesDoesNotMatter(seed: UInt64) {
  var chance = SeededGenerator(seed: seed)
  let places = (0..<120).map { k in
    place(
      k, Double.random(in: 0...900, using: &chance), Double.random(in: 0...900, using: &chance),
      depth: (Double.random(in: 0...1, using: &chance) * 10).rounded() / 10,
      street: ["A", "B", nil].randomElement(using: &chance)!)
  }
  let shuffled = places.shuffled(using: &chance)
  #expect(ids(groupPlaces(places, reach: 80), places) == ids(groupPlaces(shuffled, reach: 80), shuffled))
}

@Test(arguments: 0..<5) func invariant_turningAndMirroringTheMapDoesNotMatter(seed: UInt64) {
  var chance = SeededGenerator(seed: 50 + seed)
  let places = (0..<100).map { k in
    place(
      k, Double.random(in: 0...900, using: &chance), Double.random(in: 0...900, using: &chance),
      depth: Double.random(in: 0...1, using: &chance))
  }
  let turned = places.map { each in
    var each = each
    each.point = each.point.map { GridPoint(easting: -$0.northing, northing: -$0.easting) }
    return each
  }
  #expect(groupPlaces(places, reach: 80) == groupPlaces(turned, reach: 80))
}

@Test func analytic_nodesWithoutAPlaceStandAlone() {
  var lost = place(0, 0)
  lost.point = nil
  let places = [lost, place(1, 0), place(2, 10)]
  #expect(groupPlaces(places, reach: 80).map(\.count).sorted() == [1, 2])
  #expect(groupPlaces([], reach: 80).isEmpty)
}

@Test func analytic_scoreIsFiftyAtTheLimitsAndGrowsWithEachPart() {
  let options = FloodOptions()
  #expect(isClose(severityScore(depth: 0.15, duration: 1800, volume: 120, options: options), 50, relative: 1e-12))
  #expect(severityScore(depth: 0, duration: 0, volume: 0, options: options) == 0)
  let base = severityScore(depth: 0.2, duration: 600, volume: 50, options: options)
  #expect(severityScore(depth: 0.3, duration: 600, volume: 50, options: options) > base)
  #expect(severityScore(depth: 0.2, duration: 900, volume: 50, options: options) > base)
  #expect(severityScore(depth: 0.2, duration: 600, volume: 80, options: options) > base)
  #expect(severityScore(depth: 100, duration: 1e9, volume: 1e9, options: options) < 100)
}
