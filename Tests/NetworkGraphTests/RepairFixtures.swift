import GeoFeatures
import Geometry
import TestSupport

@testable import NetworkGraph

/// A layer built row by row in plain metres.
struct LayerSketch {
  var layer: Layer

  init(_ kind: LayerKind = .drainage, file: String, isGeographic: Bool = false) {
    layer = Layer(
      kind: kind, file: file, ids: [], features: [], geometry: GeometryColumn(), isGeographic: isGeographic,
      attributes: AttributeTable(), reason: "made by hand")
  }

  mutating func point(
    _ id: String, _ x: Double, _ y: Double, _ numbers: [AttributeName: Double] = [:],
    _ texts: [AttributeName: String] = [:]
  ) {
    add(id, .point, [(.points, [(x, y)])], numbers, texts)
  }

  mutating func line(
    _ id: String, _ path: [(Double, Double)], from: String? = nil, to: String? = nil,
    _ numbers: [AttributeName: Double] = [:], _ texts: [AttributeName: String] = [:]
  ) {
    var texts = texts
    texts[.from] = from
    texts[.to] = to
    add(
      id, path.isEmpty ? .none : .lineString, path.isEmpty ? [] : [(.line, path.map { (x: $0.0, y: $0.1) })], numbers,
      texts)
  }

  mutating func area(
    _ id: String, _ ring: [(Double, Double)], _ numbers: [AttributeName: Double] = [:],
    _ texts: [AttributeName: String] = [:]
  ) {
    add(id, .polygon, [(.outerRing, ring.map { (x: $0.0, y: $0.1) })], numbers, texts)
  }

  private mutating func add(
    _ id: String, _ kind: GeometryKind, _ parts: [(role: PartRole, positions: [(x: Double, y: Double)])],
    _ numbers: [AttributeName: Double], _ texts: [AttributeName: String]
  ) {
    layer.ids.append(id)
    layer.features.append(Int32(layer.features.count))
    layer.geometry.append(kind, parts: parts)
    let row = layer.attributes.appendElement()
    for (name, value) in numbers { layer.attributes.set(name, row, to: value) }
    for (name, text) in texts { layer.attributes.set(name, row, to: text) }
  }
}

/// The network of these layers, with default options unless others are given.
func network(
  _ layers: [Layer], model: ModelData = ModelData(), options: RepairOptions = RepairOptions()
) throws -> Network {
  try buildNetwork(layers, model: model, options: options, findings: [])
}

extension Network {
  func link(_ id: String) throws -> Int { try required(links.ids.firstIndex(of: id), id) }
  func node(_ id: String) throws -> Int { try required(nodes.ids.firstIndex(of: id), id) }

  /// Ids of the nodes at a link's drawn start and end.
  func ends(_ id: String) throws -> [String] {
    let link = try link(id)
    return [nodes.ids[Int(topology.from[link])], nodes.ids[Int(topology.to[link])]]
  }

  func kinds(of id: String) -> [String] {
    findings.filter { ($0.id ?? "").split(separator: ",").contains { $0 == id } }.map(\.kind)
  }

  private func required(_ index: Int?, _ id: String) throws -> Int {
    guard let index else { throw MissingElement(id: id, known: links.ids + nodes.ids) }
    return index
  }
}

struct MissingElement: Error {
  var id: String
  var known: [String]
}

/// A street of manholes `m0`, `m1`, … 50 m apart that falls east at 0.4 % to the outfall `o`, all levels known.
struct Street {
  var nodes = LayerSketch(file: "manholes.geojson")
  var pipes = LayerSketch(file: "pipes.geojson")
  var layers: [Layer] { [nodes.layer, pipes.layer] }

  static func invert(_ i: Int) -> Double { 100 - 0.2 * Double(i) }

  /// - Parameter change: what becomes of pipe `p<i>`: its path, ends and numbers.
  init(
    count: Int = 6,
    change: (Int, inout [(Double, Double)], inout (from: String?, to: String?), inout [AttributeName: Double]) -> Void =
      {
        _, _, _, _ in
      }
  ) {
    for i in 0..<count {
      nodes.point("m\(i)", 50 * Double(i), 0, [.ground: Self.invert(i) + 2, .maxDepth: 2], [.system: "storm"])
    }
    let end = 50 * Double(count)
    nodes.point("o", end, 0, [.invert: Self.invert(count)], [.kind: "outfall", .system: "storm"])
    for i in 0..<count {
      var path = [(50 * Double(i), 0.0), (50 * Double(i + 1), 0.0)]
      var names: (from: String?, to: String?) = ("m\(i)", i + 1 < count ? "m\(i + 1)" : "o")
      var numbers: [AttributeName: Double] = [
        .invertUp: Self.invert(i), .invertDown: Self.invert(i + 1), .diameter: 300 + 100 * Double(i / 3),
      ]
      change(i, &path, &names, &numbers)
      pipes.line("p\(i)", path, from: names.from, to: names.to, numbers, [.system: "storm"])
    }
  }
}
