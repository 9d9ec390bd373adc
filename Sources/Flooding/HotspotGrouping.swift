import Geometry

/// A flooded node as grouping sees it.
struct FloodedPlace: Sendable {
  /// Index of the node in the drainage model.
  var node: Int
  var id: String
  /// Nil for a node without coordinates: a place of its own.
  var point: GridPoint?
  var street: String?
  var depth: Double
  var volume: Double
}

/// Gathers flooded nodes into places: the worst node of all is the heart of the first, and takes in what is within
/// `reach` metres, or twice that along its own street; the worst of the rest is the heart of the next, and so on. A node
/// near several hearts belongs to the nearest.
///
/// A place is so never wider than a street block or a stretch of street, however many nodes of a town flood together,
/// which is what single linkage would make one. The order of the nodes does not matter. O(n log n) for bounded density.
///
/// - Returns: indices into `places`, the heart first, the others by severity; groups in order of their hearts.
func groupPlaces(_ places: [FloodedPlace], reach: Double) -> [[Int]] {
  let order = places.indices.sorted { isWorse(places[$0], places[$1]) }
  let nowhere = GridPoint(easting: .nan, northing: .nan)
  let index = SpatialIndex(points: places.map { $0.point ?? nowhere })
  var heart = [Int?](repeating: nil, count: places.count)
  var hearts: [Int] = []
  for place in order {
    guard heart[place] == nil else { continue }
    hearts.append(place)
    heart[place] = place
    guard let point = places[place].point else { continue }
    for other in index.within(2 * reach, of: point) where heart[other] != other {
      let gap = distance(places[place], places[other])
      let isNear = gap <= reach || (places[place].street != nil && places[place].street == places[other].street)
      guard isNear else { continue }
      if let taken = heart[other], distance(places[taken], places[other]) <= gap { continue }
      heart[other] = place
    }
  }
  var members: [Int: [Int]] = [:]
  for place in order { if let heart = heart[place] { members[heart, default: []].append(place) } }
  return hearts.compactMap { members[$0] }
}

private func isWorse(_ a: FloodedPlace, _ b: FloodedPlace) -> Bool {
  if a.depth != b.depth { return a.depth > b.depth }
  if a.volume != b.volume { return a.volume > b.volume }
  return a.id < b.id
}

private func distance(_ a: FloodedPlace, _ b: FloodedPlace) -> Double {
  guard let from = a.point, let to = b.point else { return .infinity }
  return from.distance(to: to)
}
