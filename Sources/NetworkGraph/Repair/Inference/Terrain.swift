import GeoFeatures
import Geometry

/// Ground levels at scattered places: rims of drainage nodes and the points and contours of ground layers.
struct Terrain: Sendable {
  private let field: ScatteredField

  init(_ network: Network) {
    var places: [GridPoint] = []
    var levels: [Double] = []
    for node in network.drainageNodes {
      guard let rim = network.nodes.attributes.known(.ground, node) else { continue }
      places.append(network.nodePoints[node])
      levels.append(rim)
    }
    let frame = network.frame
    for layer in network.layers where layer.kind == .ground {
      for row in 0..<layer.count {
        guard let level = layer.attributes.known(.elevation, row) else { continue }
        for part in layer.geometry.parts(of: row) {
          for i in layer.geometry.positions(of: part) {
            places.append(frame.grid(layer.geometry.x[i], layer.geometry.y[i]))
            levels.append(level)
          }
        }
      }
    }
    field = ScatteredField(places: places, values: levels, neighbours: 8, range: 1000, nugget: 0.05)
  }

  /// Level and standard deviation of the ground [m]; nil where nothing is known within a few kilometres.
  func ground(at place: GridPoint) -> (value: Double, deviation: Double)? { field.guess(at: place) }
}

extension Network {
  /// Fills the floors of drainage nodes, and their ground from the rims and heights around, else from the cover.
  mutating func fillNodeLevels(terrain: Terrain, options: RepairOptions) {
    for node in drainageNodes {
      let ends = topology.links(at: node).map { Int($0) }.map { link in
        (level: level(topology.end(of: link, at: node), of: link), height: sectionHeight(link))
      }
      let lowest = ends.map(\.level).filter { !$0.isNaN }.min()
      fillFloor(of: node, lowestEnd: lowest)
      if topology.links(at: node).isEmpty { fillUnconnected(node, terrain, options) }
      let crowns = ends.map { $0.level + ($0.height.isNaN ? options.defaultDiameter : $0.height) }
      fillGround(of: node, highestCrown: crowns.filter { !$0.isNaN }.max(), terrain, options)
      let depth = nodes.attributes.number(.ground, node) - nodes.attributes.number(.invert, node)
      if depth > 0 { nodes.attributes.set(.maxDepth, node, to: depth) }
    }
  }

  /// No pipe ends below the floor of its manhole.
  private mutating func fillFloor(of node: Int, lowestEnd: Double?) {
    guard let lowestEnd else { return }
    let given = nodes.attributes.number(.invert, node)
    if given.isNaN || given > lowestEnd + 1e-6 {
      nodes.fill(.invert, node, with: lowestEnd, because: "lowest_pipe_end", confidence: 0.9)
    }
  }

  /// A node without pipes takes no part in the flow; it gets a level so that it does not stop the others.
  private mutating func fillUnconnected(_ node: Int, _ terrain: Terrain, _ options: RepairOptions) {
    let depth = options.defaultCover + options.defaultDiameter
    let floor = nodes.attributes.known(.invert, node)
    let rim =
      nodes.attributes.known(.ground, node) ?? (hasPlace(node) ? terrain.ground(at: nodePoints[node])?.value : nil)
    if nodes.attributes.known(.ground, node) == nil {
      nodes.fill(.ground, node, with: rim ?? (floor ?? 0) + depth, because: "unconnected_node", confidence: 0.1)
    }
    if floor == nil {
      let ground = nodes.attributes.number(.ground, node)
      nodes.fill(.invert, node, with: ground - depth, because: "unconnected_node", confidence: 0.1)
    }
  }

  private mutating func fillGround(
    of node: Int, highestCrown: Double?, _ terrain: Terrain, _ options: RepairOptions
  ) {
    guard nodes.attributes.known(.ground, node) == nil else { return }
    let guess = hasPlace(node) ? terrain.ground(at: nodePoints[node]) : nil
    if let guess, guess.value > highestCrown ?? -.infinity {
      let confidence = max(0.1, min(0.8, 1 - guess.deviation / 2))
      nodes.fill(.ground, node, with: guess.value, because: "ground_around", confidence: confidence)
    } else if let highestCrown {
      nodes.fill(
        .ground, node, with: highestCrown + options.defaultCover, because: "cover_above_crown", confidence: 0.3)
    }
  }
}
