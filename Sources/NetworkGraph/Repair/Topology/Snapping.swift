import Geometry

extension Survey {
  /// Joins line ends that no name has joined: to the nearest point, else to other ends, within the tolerance.
  ///
  /// Pairs are taken nearest first, ties by index, so that the result does not depend on the order of queries. The two
  /// ends of one line never meet in one place unless the line itself closes. O(n log n) for ends of bounded crowding.
  mutating func snapEnds(tolerance: Double) {
    snapToPoints(tolerance: tolerance)
    snapToEnds(tolerance: tolerance)
  }

  /// An open end and something it may join.
  private struct Pair {
    var distance: Double
    var slot: Int32
    var other: Int32
  }

  private static func isNearer(_ a: Pair, _ b: Pair) -> Bool {
    (a.distance, a.slot, a.other) < (b.distance, b.slot, b.other)
  }

  /// The place of every slot, NaN for joined ends if only open ones are asked for.
  private func endPlaces(onlyOpen: Bool) -> [GridPoint] {
    ends.indices.map { slot in
      if onlyOpen, ends[slot] >= 0 { return .nowhere }
      return place(ofEnd: slot % 2, of: slot / 2) ?? .nowhere
    }
  }

  private mutating func snapToPoints(tolerance: Double) {
    let index = SpatialIndex(points: points.map(\.place))
    var pairs: [Pair] = []
    for (slot, place) in endPlaces(onlyOpen: true).enumerated() where !place.isNowhere {
      for point in index.within(tolerance, of: place) {
        // A point of the other system is taken only if none of the own is as near.
        let penalty = areApart(line: slot / 2, point: point) ? tolerance : 0
        let distance = place.distance(to: points[point].place) + penalty
        pairs.append(Pair(distance: distance, slot: Int32(slot), other: Int32(point)))
      }
    }
    pairs.sort(by: Self.isNearer)
    for pair in pairs {
      let slot = Int(pair.slot)
      if ends[slot] >= 0 || (ends[slot ^ 1] == pair.other && !isClosed(slot / 2, tolerance)) { continue }
      ends[slot] = pair.other
    }
  }

  /// Whether a line comes back to where it began by a way longer than the tolerance.
  private func isClosed(_ l: Int, _ tolerance: Double) -> Bool {
    guard let start = place(ofEnd: 0, of: l), let end = place(ofEnd: 1, of: l) else { return false }
    return start.distance(to: end) <= tolerance && pathLength(lines[l].path) > 4 * tolerance
  }

  func pathLength(_ range: Range<Int>) -> Double { Polyline(path[range]).length }

  /// Ends that lie together become one place; a place that has a point lends it to all its ends.
  private mutating func snapToEnds(tolerance: Double) {
    let places = endPlaces(onlyOpen: false)
    let index = SpatialIndex(points: places)
    var pairs: [Pair] = []
    for slot in ends.indices where ends[slot] < 0 && !places[slot].isNowhere {
      for other in index.within(tolerance, of: places[slot]) {
        // Two open ends see each other; one record of the pair is enough.
        if other == slot || (ends[other] < 0 && other < slot) { continue }
        let distance = places[slot].distance(to: places[other])
        pairs.append(Pair(distance: distance, slot: Int32(slot), other: Int32(other)))
      }
    }
    pairs.sort(by: Self.isNearer)
    var groups = EndGroups(places: places, points: ends)
    for pair in pairs {
      let isSameLine = pair.slot / 2 == pair.other / 2
      if isSameLine && !isClosed(Int(pair.slot) / 2, tolerance) { continue }
      groups.join(Int(pair.slot), Int(pair.other), tolerance: tolerance)
    }
    settle(groups)
  }

  /// Gives each group its point: the one it has, or one made at its first end.
  private mutating func settle(_ groups: EndGroups) {
    var groups = groups
    for slot in ends.indices where ends[slot] < 0 && !groups.places[slot].isNowhere {
      let root = groups.root(of: slot)
      if groups.points[root] < 0 {
        let range = lines[slot / 2].path
        groups.points[root] = makePoint(
          id: "\(lines[slot / 2].id):\(slot % 2 == 0 ? "start" : "end")", at: groups.places[slot],
          pathLonLat[slot % 2 == 0 ? range.lowerBound : range.upperBound - 1])
      }
      ends[slot] = groups.points[root]
    }
  }
}

/// Line ends grouped into places, each no wider than twice the tolerance: a union-find with a box per group.
private struct EndGroups {
  var parent: [Int32]
  /// The point a group has, at its root; -1 for none.
  var points: [Int32]
  let places: [GridPoint]
  private var low: [GridPoint]
  private var high: [GridPoint]

  init(places: [GridPoint], points: [Int32]) {
    parent = places.indices.map { Int32($0) }
    self.places = places
    self.points = points
    low = places
    high = places
  }

  mutating func root(of slot: Int) -> Int {
    var root = slot
    while Int(parent[root]) != root {
      parent[root] = parent[Int(parent[root])]
      root = Int(parent[root])
    }
    return root
  }

  /// Joins two groups unless both have points or the whole would grow too wide.
  mutating func join(_ a: Int, _ b: Int, tolerance: Double) {
    let (first, second) = (root(of: a), root(of: b))
    if first == second || (points[first] >= 0 && points[second] >= 0) { return }
    let lowest = GridPoint(
      easting: min(low[first].easting, low[second].easting), northing: min(low[first].northing, low[second].northing))
    let highest = GridPoint(
      easting: max(high[first].easting, high[second].easting),
      northing: max(high[first].northing, high[second].northing))
    if lowest.distance(to: highest) > 2 * tolerance { return }
    let (kept, given) = (min(first, second), max(first, second))
    points[kept] = max(points[first], points[second])
    parent[given] = Int32(kept)
    low[kept] = lowest
    high[kept] = highest
  }
}

extension GridPoint {
  /// The place of what lies nowhere.
  static let nowhere = GridPoint(easting: .nan, northing: .nan)
  var isNowhere: Bool { easting.isNaN }
}
