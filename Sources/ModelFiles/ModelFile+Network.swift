import Foundation
import Geometry
import NetworkGraph
import Quantities

extension ModelFile {
  /// The network of a complete model: every link joins the nodes it names, nothing is repaired.
  public func network() -> Network {
    let drainage = layers.filter { $0.kind == .drainage }
    var nodes = ElementTable()
    var points: [LonLat] = []
    var links = ElementTable()
    for layer in drainage {
      for row in 0..<layer.count {
        if layer.attributes.text(.from, row) != nil {
          append(row, of: layer, to: &links)
        } else {
          append(row, of: layer, to: &nodes)
          let part = layer.geometry.parts(of: row).first
          let at = part.map { layer.geometry.positions(of: $0).lowerBound }
          points.append(
            LonLat(
              longitude: at.map { layer.geometry.x[$0] } ?? .nan, latitude: at.map { layer.geometry.y[$0] } ?? .nan))
        }
      }
    }
    let index = Dictionary(zip(nodes.ids, nodes.ids.indices.map(Int32.init)), uniquingKeysWith: { a, _ in a })
    func ends(_ name: AttributeName) -> [Int32] {
      (0..<links.count).map { index[links.attributes.text(name, $0) ?? ""] ?? 0 }
    }
    var network = Network(topology: Topology(nodeCount: nodes.count, from: ends(.from), to: ends(.to)))
    network.nodes = nodes
    network.links = links
    network.isGeographic = drainage.first?.isGeographic ?? false
    network.nodeLonLats = network.isGeographic ? points : []
    network.nodePoints = points.map { grid($0, from: points[0], isGeographic: network.isGeographic) }
    network.layers = layers.filter { $0.kind != .drainage }
    network.files = layers.first.map { [$0.file] } ?? []
    network.model = model
    network.findings = findings
    return network
  }

  private func append(_ row: Int, of layer: Layer, to table: inout ElementTable) {
    table.ids.append(layer.ids[row])
    table.networks.append(layer.kind)
    table.kinds.append(layer.attributes.text(.kind, row) ?? "")
    table.files.append(0)
    table.features.append(layer.features[row])
    table.attributes.append(row, of: layer.attributes)
  }

  private func grid(_ point: LonLat, from origin: LonLat, isGeographic: Bool) -> GridPoint {
    guard isGeographic else { return GridPoint(easting: point.longitude, northing: point.latitude) }
    let degree = Double.pi / 180 * 6_371_000
    return GridPoint(
      easting: (point.longitude - origin.longitude) * degree * cos(origin.latitude * .pi / 180),
      northing: (point.latitude - origin.latitude) * degree)
  }
}
