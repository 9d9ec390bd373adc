import Geometry
import NetworkGraph

/// What stands around flooded places, from the layers a network has beside its pipes.
struct Surroundings: Sendable {
  private struct Feature {
    var name: String
    var points: [GridPoint]
    /// Empty unless the feature is an area.
    var polygons: [Polygon]
    var people: Double
  }

  let streets: Streets
  private let ledger: [Feature]
  private let facilities: [Feature]
  private let settlements: [Feature]

  init(_ network: Network) {
    streets = Streets(network)
    ledger = Self.features(.knownHotspot, of: network)
    facilities = Self.features(.facility, of: network)
    settlements = Self.features(.settlement, of: network).filter { $0.people > 0 && !$0.polygons.isEmpty }
  }

  var hasFacilities: Bool { !facilities.isEmpty }
  var hasSettlements: Bool { !settlements.isEmpty }

  /// The name of the ledger's place nearest to any of `points`, at most `reach` metres away.
  func known(near points: [GridPoint], within reach: Double) -> String? {
    var best: (gap: Double, name: String)?
    for place in ledger {
      let gap = points.map { Self.distance(from: $0, to: place) }.min() ?? .infinity
      if gap <= reach, gap < best?.gap ?? .infinity { best = (gap, place.name) }
    }
    return best?.name
  }

  /// Facilities at most `reach` metres from any of `points`, in the order of the layer.
  func facilities(near points: [GridPoint], within reach: Double) -> [String] {
    facilities.filter { facility in points.contains { Self.distance(from: $0, to: facility) <= reach } }.map(\.name)
  }

  /// People on `area` [m²] around a place, at the density of the settlement in which it lies.
  func people(at point: GridPoint, area: Double) -> Double {
    guard let around = settlements.first(where: { $0.polygons.contains { $0.contains(point) } }) else { return 0 }
    let whole = around.polygons.reduce(0) { $0 + $1.area }
    return whole > 0 ? min(around.people, around.people * area / whole) : 0
  }

  private static func distance(from point: GridPoint, to feature: Feature) -> Double {
    if feature.polygons.contains(where: { $0.contains(point) }) { return 0 }
    return Polyline(feature.points).nearest(to: point)?.distance ?? .infinity
  }

  private static func features(_ kind: LayerKind, of network: Network) -> [Feature] {
    network.layers.filter { $0.kind == kind }.flatMap { layer in
      (0..<layer.count).map { row in
        Feature(
          name: layer.attributes.text(.name, row) ?? layer.ids[row], points: network.gridPoints(layer, row: row),
          polygons: polygons(of: layer, row: row, in: network),
          people: layer.attributes.known(.population, row) ?? 0)
      }
    }
  }

  private static func polygons(of layer: Layer, row: Int, in network: Network) -> [Polygon] {
    var rings: [[[GridPoint]]] = []
    for part in layer.geometry.parts(of: row) {
      let ring = layer.geometry.positions(of: part).map { network.gridPoint(layer, position: $0) }
      switch layer.geometry.roles[part] {
      case .outerRing: rings.append([ring])
      case .innerRing: if !rings.isEmpty { rings[rings.count - 1].append(ring) }
      case .points, .line: break
      }
    }
    return rings.map { Polygon(rings: $0) }
  }
}
