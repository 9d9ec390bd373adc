import GeoFeatures
import Geometry
import Hydraulics
import Hydrology
import NetworkGraph
import Quantities

@testable import Flooding

/// A straight street with three manholes 60 m apart over one drain, an outfall at its end, and a town around it, in
/// degrees on the equator where a degree is about 111 km both ways.
struct FloodTown {
  var network: Network
  var model = DrainageModel()

  private static let degree = 111_319.49

  init(isGeographic: Bool = true) {
    let x = [0.0, 60, 120, 400]
    network = Network(topology: Topology(nodeCount: 6, from: [0, 1, 2, 4], to: [1, 2, 3, 5]))
    network.isGeographic = isGeographic
    for (id, east, kind) in [
      ("J0", x[0], "manhole"), ("J1", x[1], "manhole"), ("J2", x[2], "manhole"), ("OUT", x[3], "outfall"),
    ] {
      Self.add(&network, node: id, east, 0, .drainage, kind)
    }
    Self.add(&network, node: "R0", -50, 5, .road, "junction")
    Self.add(&network, node: "R1", 450, 5, .road, "junction")
    for (id, from, to) in [("C0", 0, 1), ("C1", 1, 2), ("C2", 2, 3)] {
      Self.add(&network, link: id, from, to, .drainage)
    }
    Self.add(&network, link: "road-1", 4, 5, .road)
    network.links.attributes = AttributeTable(count: 4)
    network.links.attributes.set(.name, 3, to: "East Street")
    network.nodes.attributes = AttributeTable(count: 6)

    model.nodes = (0..<3).map {
      DrainageNode(id: "J\($0)", networkNode: Int32($0), invert: 8 - 0.1 * Double($0), maxDepth: 2)
    }
    model.nodes.append(
      DrainageNode(id: "OUT", role: .outfall(.free, flapGate: false), networkNode: 3, invert: 7.2, maxDepth: 0))
    model.links = (0..<3).map {
      DrainageLink(
        id: "C\($0)", networkLink: Int32($0), from: Int32($0), to: Int32($0 + 1), section: .circular(diameter: 0.3),
        length: 60, roughness: 0.013)
    }
    model.subcatchments = (0..<3).map {
      Subcatchment(
        id: "S\($0)", outlet: .node(Int32($0)), area: 8000, width: 100, slope: 0.01, impervious: 0.9,
        infiltration: .horton(maximum: 2e-5, minimum: 2e-6, decay: 1e-3, recovery: 1e-5, maxVolume: 0))
    }
    model.settings.duration = 3 * 3600
  }

  private static func add(
    _ network: inout Network, node id: String, _ east: Double, _ north: Double, _ kind: LayerKind, _ word: String
  ) {
    network.nodes.ids.append(id)
    network.nodes.networks.append(kind)
    network.nodes.kinds.append(word)
    network.nodes.files.append(-1)
    network.nodes.features.append(-1)
    network.nodePoints.append(GridPoint(easting: east, northing: north))
    if network.isGeographic { network.nodeLonLats.append(LonLat(longitude: east / degree, latitude: north / degree)) }
  }

  private static func add(_ network: inout Network, link id: String, _ from: Int, _ to: Int, _ kind: LayerKind) {
    network.links.ids.append(id)
    network.links.networks.append(kind)
    network.links.kinds.append("line")
    network.links.files.append(-1)
    network.links.features.append(-1)
    for node in [from, to] {
      network.linkPaths.grid.append(network.nodePoints[node])
      if network.isGeographic { network.linkPaths.lonLat.append(network.nodeLonLats[node]) }
    }
    network.linkPaths.first.append(Int32(network.linkPaths.grid.count))
  }

  /// A layer of the town's own frame, in metres: a square of `half` metres around a place, or the place if that is 0.
  mutating func add(_ kind: LayerKind, name: String, at point: GridPoint, half: Double = 0, population: Double = .nan) {
    var geometry = GeometryColumn()
    let (x, y) = (point.easting, point.northing)
    if half > 0 {
      let ring = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1), (-1, -1)].map { (x: x + half * $0.0, y: y + half * $0.1) }
      geometry.append(.polygon, parts: [(.outerRing, ring)])
    } else {
      geometry.append(.point, parts: [(.points, [(x, y)])])
    }
    var attributes = AttributeTable(count: 1)
    attributes.set(.name, 0, to: name)
    attributes.set(.population, 0, to: population)
    network.layers.append(
      Layer(
        kind: kind, file: "\(kind).geojson", ids: [name], features: [0], geometry: geometry, isGeographic: false,
        attributes: attributes, reason: "test"))
  }

  func run(_ storm: FloodStorm) throws -> FloodResult {
    let runoff = simulateRunoff(model, designStorm: storm.rain)
    let routing = try routeFlows(model, runoff: runoff.inflow)
    return analyseFlooding(network: network, model: model, runoff: runoff, routing: routing, storm: storm)
  }
}

/// 60 mm in half an hour.
let cloudburst = FloodStorm(
  rain: ModelData.RainGauge(intensity: TimeSeries(times: [0, 1800], values: [0.06 / 1800, 0]), interval: 300),
  returnPeriodYears: 50)
