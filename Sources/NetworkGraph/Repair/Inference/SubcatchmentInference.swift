import Foundation
import Geometry

extension Network {
  /// Sees that rain finds its way into the drains: subcatchment layers get outlets and what else they lack, and where
  /// there is none the land nearest to each manhole of storm or combined drains becomes its subcatchment.
  mutating func completeSubcatchments(options: RepairOptions) {
    let sites = rainNodes
    let index = SpatialIndex(points: sites.map { nodePoints[$0] })
    let given = layers.indices.filter { layers[$0].kind == .subcatchment }
    if given.isEmpty {
      makeSubcatchments(at: sites, options)
    } else {
      let names = outletNames
      for layer in given { complete(layer, sites, index, names, options) }
    }
  }

  /// Nodes into which the land drains: those of storm or combined drains that have a pipe and are no outfall, chambers
  /// and inlets before mere bends.
  private var rainNodes: [Int] {
    let drains = drainageNodes.filter { node in
      !isOutfall(node) && hasPlace(node) && !topology.links(at: node).isEmpty
        && nodes.attributes.text(.system, node) != "sanitary"
    }
    let chambers = drains.filter { nodes.kinds[$0] != "junction" }
    return chambers.isEmpty ? drains : chambers
  }

  // MARK: Given layers

  /// Everything a subcatchment may drain to by name: nodes with a pipe, and subcatchments.
  private var outletNames: Set<String> {
    var names: Set<String> = []
    for node in drainageNodes where !topology.links(at: node).isEmpty { names.insert(nodes.ids[node]) }
    for layer in layers where layer.kind == .subcatchment { names.formUnion(layer.ids) }
    return names
  }

  private mutating func complete(
    _ layer: Int, _ sites: [Int], _ index: SpatialIndex, _ names: Set<String>, _ options: RepairOptions
  ) {
    for row in 0..<layers[layer].count {
      let outline = Outline(of: row, in: layers[layer], frame)
      let outlet = layers[layer].attributes.text(.outlet, row)
      if outlet.map({ !names.contains($0) }) ?? true {
        setOutlet(of: row, layer, named: outlet, outline, sites, index)
      }
      if !(layers[layer].attributes.number(.area, row) > 0), let outline {
        layers[layer].fill(.area, row, with: outline.area, because: "drawn_area", confidence: 0.95)
      }
      layers[layer].fillLand(row, options)
    }
  }

  private mutating func setOutlet(
    of row: Int, _ layer: Int, named name: String?, _ outline: Outline?, _ sites: [Int], _ index: SpatialIndex
  ) {
    let inside = outline.flatMap { outline in
      index.overlapping(outline.polygon.box).first { outline.polygon.contains(nodePoints[sites[$0]]) }
    }
    let nearest = outline?.middle.flatMap { index.nearest(to: $0)?.index }
    let site = (inside ?? nearest).map { sites[$0] }
    if let name {
      findings.append(
        layers[layer].finding(
          "unknown_outlet", .warning, "Subcatchment \(layers[layer].ids[row]) drains to \(name), which has no pipe.",
          row: row, property: AttributeName.outlet.rawValue, repair: site.map { "drains to \(nodes.ids[$0]) instead" }))
    }
    guard let site else { return }
    layers[layer].fill(
      .outlet, row, with: nodes.ids[site], because: inside == nil ? "nearest_node" : "node_inside",
      confidence: inside == nil ? 0.5 : 0.7)
  }

  // MARK: Made layers

  /// Voronoi cells of the nodes, none reaching farther than `catchmentReach` from its own.
  private mutating func makeSubcatchments(at sites: [Int], _ options: RepairOptions) {
    guard !sites.isEmpty else { return }
    let places = sites.map { nodePoints[$0] }
    let cells = voronoiCells(sites: places, within: convexHull(places, buffer: options.catchmentReach))
    var layer = Layer(
      kind: .subcatchment, file: "subcatchments", ids: [], features: [], geometry: .init(), isGeographic: isGeographic,
      attributes: AttributeTable(), reason: "made of the land nearest to each manhole")
    for (site, cell) in zip(sites, cells) {
      let ring = clipped(cell, to: options.catchmentReach, around: nodePoints[site])
      guard ring.count >= 3 else { continue }
      let positions = (ring + [ring[0]]).map { frame.position($0) }
      layer.ids.append("S-\(nodes.ids[site])")
      layer.features.append(Int32(layer.features.count))
      layer.geometry.append(.polygon, parts: [(.outerRing, positions)])
      let row = layer.attributes.appendElement()
      guard let outline = Outline(of: row, in: layer, frame) else { continue }
      layer.fill(.outlet, row, with: nodes.ids[site], because: "nearest_node", confidence: 0.5)
      layer.fill(.area, row, with: outline.area, because: "nearest_node", confidence: 0.3)
      layer.fillLand(row, options)
    }
    findings.append(
      Finding(
        "made_subcatchments", .note, "No layer says which land drains where.", layer: .subcatchment,
        repair: "\(layer.count) subcatchments made of the land nearest to each manhole"))
    layers.append(layer)
  }
}

/// The outline of a polygon row with its area.
private struct Outline {
  let polygon: Polygon
  /// On the ellipsoid where the layer lies on the map [m²].
  let area: Double

  var middle: GridPoint? { polygon.centroid }

  /// nil for a row that is no area.
  init?(of row: Int, in layer: Layer, _ frame: Frame) {
    let geometry = layer.geometry
    var rings: [[GridPoint]] = []
    var area = 0.0
    for part in geometry.parts(of: row) where geometry.roles[part] == .outerRing || geometry.roles[part] == .innerRing {
      let positions = geometry.positions(of: part)
      let ring = positions.map { frame.grid(geometry.x[$0], geometry.y[$0]) }
      let degrees = positions.map { LonLat(longitude: geometry.x[$0], latitude: geometry.y[$0]) }
      let size = layer.isGeographic ? geodesicArea(ring: degrees).magnitude : signedArea(ring: ring).magnitude
      area += geometry.roles[part] == .outerRing ? size : -size
      rings.append(ring)
    }
    guard !rings.isEmpty, area > 0 else { return nil }
    polygon = Polygon(rings: rings)
    self.area = area
  }
}

extension Layer {
  /// Records a value that no file gave.
  fileprivate mutating func fill(
    _ name: AttributeName, _ row: Int, with value: Double, because reason: String, confidence: Double
  ) {
    attributes.set(name, row, to: value)
    fills.append(Fill(element: Int32(row), attribute: name, reason: reason, confidence: confidence))
  }

  fileprivate mutating func fill(
    _ name: AttributeName, _ row: Int, with value: String, because reason: String, confidence: Double
  ) {
    attributes.set(name, row, to: value)
    fills.append(Fill(element: Int32(row), attribute: name, reason: reason, confidence: confidence))
  }

  /// Imperviousness, slope and width of a subcatchment that has none. Roughness, storage and infiltration have their
  /// standards where the model is made.
  fileprivate mutating func fillLand(_ row: Int, _ options: RepairOptions) {
    if attributes.known(.impervious, row) == nil {
      fill(.impervious, row, with: options.imperviousPercent, because: "default_land", confidence: 0.2)
    }
    if attributes.known(.slope, row) == nil {
      fill(.slope, row, with: options.landSlopePercent, because: "default_land", confidence: 0.2)
    }
    let area = attributes.number(.area, row)
    if !(attributes.number(.width, row) > 0), area > 0 {
      fill(.width, row, with: area / options.overlandLength, because: "area_over_flow_path", confidence: 0.3)
    }
  }
}

/// The part of a convex ring within a regular 16-gon around the circle of `radius` about `center`.
private func clipped(_ ring: [GridPoint], to radius: Double, around center: GridPoint) -> [GridPoint] {
  var ring = ring
  for side in 0..<16 {
    let angle = Double(side) * .pi / 8
    func outside(_ p: GridPoint) -> Double {
      (p.easting - center.easting) * cos(angle) + (p.northing - center.northing) * sin(angle) - radius
    }
    var kept: [GridPoint] = []
    for (i, p) in ring.enumerated() {
      let before = ring[i == 0 ? ring.count - 1 : i - 1]
      let (a, b) = (outside(before), outside(p))
      if (a > 0) != (b > 0) { kept.append(Segment(before, p).point(at: a / (a - b))) }
      if b <= 0 { kept.append(p) }
    }
    ring = kept
  }
  return ring
}
