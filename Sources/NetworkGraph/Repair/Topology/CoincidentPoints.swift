import GeoFeatures
import Geometry

extension Survey {
  /// Takes points of one kind of network that lie on one spot as one place, as where two layers hold the same manhole.
  ///
  /// The one that some line names stays, else the first; what it lacks it takes from the others, whose ids go on leading
  /// to it. Points of different drainage systems stay apart, and so do the two ends of one link: a pump may be drawn on
  /// one spot. O(n log n).
  mutating func mergeCoincidentPoints(within distance: Double) {
    let isNamed = namedPoints()
    let joined = joinedNames()
    let index = SpatialIndex(points: points.map(\.place))
    var keeper = points.indices.map { Int32($0) }
    let order = points.indices.sorted { (isNamed[$0] ? 0 : 1, $0) < (isNamed[$1] ? 0 : 1, $1) }
    var isSettled = [Bool](repeating: false, count: points.count)
    for p in order where points[p].hasPlace && !isSettled[p] {
      isSettled[p] = true
      for other in index.within(distance, of: points[p].place) where !isSettled[other] {
        guard areOnePlace(p, other), joined[points[p].id]?.contains(points[other].id) != true else { continue }
        isSettled[other] = true
        keeper[other] = Int32(p)
      }
    }
    absorb(keeper)
  }

  /// Whether the two can be records of one thing: not of systems that must stay apart.
  private func areOnePlace(_ a: Int, _ b: Int) -> Bool {
    !systemsClash(text(.system, ofPoint: a), text(.system, ofPoint: b))
  }

  /// For each id that a line names, the ids at the other ends of its lines.
  private func joinedNames() -> [String: Set<String>] {
    var joined: [String: Set<String>] = [:]
    for l in lines.indices {
      guard let from = text(.from, ofLine: l), let to = text(.to, ofLine: l), from != to else { continue }
      joined[from, default: []].insert(to)
      joined[to, default: []].insert(from)
    }
    return joined
  }

  private func namedPoints() -> [Bool] {
    var names: Set<String> = []
    for l in lines.indices {
      for name in [AttributeName.from, .to] { if let text = text(name, ofLine: l) { names.insert(text) } }
    }
    return points.map { names.contains($0.id) }
  }

  /// Drops absorbed points, keeps their ids as other names of their keepers, and hands on what only they know.
  private mutating func absorb(_ keeper: [Int32]) {
    guard keeper.indices.contains(where: { Int(keeper[$0]) != $0 }) else { return }
    var place = [Int32](repeating: -1, count: points.count)
    var kept: [SurveyPoint] = []
    for p in points.indices where Int(keeper[p]) == p {
      place[p] = Int32(kept.count)
      kept.append(points[p])
    }
    for p in points.indices where Int(keeper[p]) != p {
      let target = Int(place[Int(keeper[p])])
      otherNames[points[p].id, default: []].append(Int32(target))
      inherit(from: points[p], by: points[Int(keeper[p])])
      let layer = layers[Int(points[p].layer)]
      findings.append(
        layer.finding(
          "coincident_points", .note, "\(points[p].id) lies on the spot of \(kept[target].id).",
          row: Int(points[p].row),
          repair: "taken as one place", place: frame.isGeographic ? points[p].lonLat : nil))
    }
    points = kept
  }

  private mutating func inherit(from giver: SurveyPoint, by taker: SurveyPoint) {
    let source = layers[Int(giver.layer)].attributes
    let (layer, row) = (Int(taker.layer), Int(taker.row))
    // Of a manhole and an outfall on one spot the outfall says more.
    if source.text(.kind, Int(giver.row)) == "outfall" { layers[layer].attributes.set(.kind, row, to: "outfall") }
    for name in source.names {
      if let value = source.known(name, Int(giver.row)), layers[layer].attributes.known(name, row) == nil {
        layers[layer].attributes.set(name, row, to: value)
      }
      if let text = source.text(name, Int(giver.row)), layers[layer].attributes.text(name, row) == nil {
        layers[layer].attributes.set(name, row, to: text)
      }
    }
  }
}
