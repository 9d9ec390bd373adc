import GeoFeatures
import Geometry
import NetworkGraph

/// The nodes of a network as it will be used, or of one kind of it: the layer `nodes.geojson` of `check`, and the node
/// layers of `convert`.
///
/// - Parameters:
///   - name: stem of the file.
///   - withFills: whether each node tells which of its values no file gave.
///   - include: which nodes, by index.
public func nodeLayer(
  of network: Network, named name: String, withFills: Bool, where include: (Int) -> Bool = { _ in true }
) -> ResultLayer {
  let table = network.nodes
  let rows = (0..<table.count).filter(include)
  var columns: [ResultColumn<Int>] = originColumns(of: table)
  columns += attributeColumns(of: table.attributes, rows: rows)
  if withFills { columns += fillColumns(FillSummary(table)) }
  if !network.isGeographic { columns += placeColumns(of: network) }
  return ResultLayer(name: name, rows: rows, columns: columns, id: { table.ids[$0] }) {
    network.isGeographic && network.hasPlace($0) ? .point(network.nodeLonLats[$0]) : .none
  }
}

/// The links of a network as it will be used: the layer `links.geojson` of `check`, and the link layers of `convert`.
public func linkLayer(
  of network: Network, named name: String, withFills: Bool, where include: (Int) -> Bool = { _ in true }
) -> ResultLayer {
  let table = network.links
  let rows = (0..<table.count).filter(include)
  let ends = network.topology
  let nodeIDs = network.nodes.ids
  var columns: [ResultColumn<Int>] = originColumns(of: table)
  columns += [
    ResultColumn("from", unit: "-", meaning: "Id of the node at the drawn start") {
      .text(nodeIDs[Int(ends.from[$0])])
    },
    ResultColumn("to", unit: "-", meaning: "Id of the node at the drawn end") { .text(nodeIDs[Int(ends.to[$0])]) },
  ]
  columns += attributeColumns(of: table.attributes, rows: rows).filter { $0.name != "from" && $0.name != "to" }
  if withFills { columns += fillColumns(FillSummary(table)) }
  return ResultLayer(name: name, rows: rows, columns: columns, id: { table.ids[$0] }) { link in
    let points = network.linkPaths.points(of: link)
    return network.isGeographic && points.count > 1 ? .line(Array(network.linkPaths.lonLat[points])) : .none
  }
}

/// A layer that is no network, as loaded: subcatchments, settlements, facilities, …
public func areaLayer(_ layer: Layer, named name: String) -> ResultLayer {
  let rows = Array(0..<layer.count)
  let kind = layer.kind.rawValue
  let columns =
    [ResultColumn<Int>("network", unit: "-", meaning: "Kind of layer") { _ in .text(kind) }]
    + attributeColumns(of: layer.attributes, rows: rows)
  return ResultLayer(name: name, rows: rows, columns: columns, id: { layer.ids[$0] }) { row in
    layer.isGeographic ? geometry(of: row, in: layer.geometry) : .none
  }
}

/// The first point, line or polygon of a feature.
private func geometry(of row: Int, in column: GeometryColumn) -> ResultGeometry {
  func points(_ part: Int) -> [LonLat] {
    column.positions(of: part).map { LonLat(longitude: column.x[$0], latitude: column.y[$0]) }
  }
  let parts = column.parts(of: row)
  guard let first = parts.first, let start = points(first).first else { return .none }
  switch column.roles[first] {
  case .points: return .point(start)
  case .line: return .line(points(first))
  case .outerRing, .innerRing:
    let holes = parts.dropFirst().prefix { column.roles[$0] == .innerRing }
    return .polygon([points(first)] + holes.map(points))
  }
}

private func originColumns(of table: ElementTable) -> [ResultColumn<Int>] {
  var columns: [ResultColumn<Int>] = [
    ResultColumn("network", unit: "-", meaning: "Kind of network") { .text(table.networks[$0].rawValue) },
    ResultColumn("kind", unit: "-", meaning: "What the element is") { .text(table.kinds[$0]) },
  ]
  if !table.sourceIDs.isEmpty {
    columns.append(
      ResultColumn("source_id", unit: "-", meaning: "Id of the feature it was split from") {
        .known(table.sourceIDs[Int32($0)])
      })
  }
  return columns
}

/// Every attribute that some of `rows` has, in order of its name.
private func attributeColumns(of attributes: AttributeTable, rows: [Int]) -> [ResultColumn<Int>] {
  attributes.names.compactMap { name in
    guard name != .kind, name != .x, name != .y else { return nil }
    if let numbers = attributes.numbers[name] {
      guard rows.contains(where: { !numbers[$0].isNaN }) else { return nil }
      return ResultColumn(name.rawValue, unit: name.unit, meaning: "Canonical attribute") {
        .known(numbers[$0])
      }
    }
    let texts = attributes.textColumn(name)
    guard rows.contains(where: { texts[$0] != nil }) else { return nil }
    return ResultColumn(name.rawValue, unit: "-", meaning: "Canonical attribute") { .known(texts[$0]) }
  }
}

private func fillColumns(_ fills: FillSummary) -> [ResultColumn<Int>] {
  [
    ResultColumn("filled", unit: "-", meaning: "Attributes that no file gave") { .known(fills.names[Int32($0)]) },
    ResultColumn("reason", unit: "-", meaning: "Where the filled values came from") {
      .known(fills.reasons[Int32($0)])
    },
    ResultColumn("confidence", unit: "-", meaning: "Of the least certain value, 0–1") {
      .number(fills.confidence[Int32($0)] ?? 1)
    },
    ResultColumn("invert_confidence", unit: "-", meaning: "Of the least certain level, 0–1") {
      .number(fills.levelConfidence[Int32($0)] ?? 1)
    },
  ]
}

private func placeColumns(of network: Network) -> [ResultColumn<Int>] {
  [
    ResultColumn("x_m", unit: "m", meaning: "Easting in the file's own frame") {
      .known(network.nodePoints[$0].easting)
    },
    ResultColumn("y_m", unit: "m", meaning: "Northing in the file's own frame") {
      .known(network.nodePoints[$0].northing)
    },
  ]
}

/// The fills of a table gathered by element.
private struct FillSummary {
  var names: [Int32: String] = [:]
  var reasons: [Int32: String] = [:]
  var confidence: [Int32: Double] = [:]
  var levelConfidence: [Int32: Double] = [:]

  private static let levels: Set<AttributeName> = [.invert, .invertUp, .invertDown]

  init(_ table: ElementTable) {
    for fill in table.fills {
      let element = fill.element
      names[element] = (names[element].map { $0 + "," } ?? "") + fill.attribute.rawValue
      reasons[element] = (reasons[element].map { $0 + "," } ?? "") + fill.reason
      confidence[element] = min(confidence[element] ?? 1, fill.confidence)
      if Self.levels.contains(fill.attribute) {
        levelConfidence[element] = min(levelConfidence[element] ?? 1, fill.confidence)
      }
    }
  }
}

extension AttributeName {
  /// The unit that the name ends with, `-` if it has none.
  public var unit: String {
    let units = ["m", "mm", "m2", "m3", "m3s", "pct", "mm_h", "m3d", "kmh"]
    let tail = units.filter { rawValue.hasSuffix("_" + $0) }.max { $0.count < $1.count }
    return tail ?? "-"
  }
}
