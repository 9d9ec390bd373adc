import NetworkGraph

extension SWMMWriter {
  /// Nodes, vertices between the ends of links, and outer rings of subcatchments, in degrees or metres.
  mutating func writeMap() {
    section(.map, ["UNITS \(network.isGeographic ? "Degrees" : "Meters")"])
    var lines: [String] = []
    for i in 0..<network.nodes.count where network.nodes.networks[i] == .drainage {
      append(network.nodes.ids[i], nodePosition(i), to: &lines)
    }
    section(.coordinates, lines)
    lines = []
    for i in 0..<network.links.count where network.links.networks[i] == .drainage {
      for point in network.linkPaths.points(of: i).dropFirst().dropLast() {
        append(network.links.ids[i], pathPosition(point), to: &lines)
      }
    }
    section(.vertices, lines)
    lines = []
    for layer in network.layers where layer.kind == .subcatchment {
      for row in 0..<layer.count {
        guard let ring = layer.geometry.parts(of: row).first else { continue }
        for point in layer.geometry.positions(of: ring).dropLast() {
          append(layer.ids[row], (layer.geometry.x[point], layer.geometry.y[point]), to: &lines)
        }
      }
    }
    section(.polygons, lines)
  }

  private func append(_ id: String, _ place: (x: Double, y: Double), to lines: inout [String]) {
    guard place.x.isFinite, place.y.isFinite else { return }
    lines.append("\(token(id)) \(plain(place.x)) \(plain(place.y))")
  }

  private func nodePosition(_ i: Int) -> (x: Double, y: Double) {
    network.isGeographic
      ? (network.nodeLonLats[i].longitude, network.nodeLonLats[i].latitude)
      : (network.nodePoints[i].easting, network.nodePoints[i].northing)
  }

  private func pathPosition(_ i: Int) -> (x: Double, y: Double) {
    network.isGeographic
      ? (network.linkPaths.lonLat[i].longitude, network.linkPaths.lonLat[i].latitude)
      : (network.linkPaths.grid[i].easting, network.linkPaths.grid[i].northing)
  }
}
