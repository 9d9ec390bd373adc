import GeoFeatures

/// Rows of one file that belong to one layer kind, on their way to a `Layer`.
struct LayerPart: Sendable {
  var file: String
  var kind: LayerKind
  var table: FeatureTable
  /// Why it is of this kind.
  var reason: String
  /// Beside the table's rows.
  var shapes: [ElementShapes]
  var mappings: [(shape: ElementShapes, rows: [Int], mapping: ColumnMapping)] = []
  var isGeographic: Bool
  /// Index in the table's columns of the ids; nil for the feature's own `id` member or made ids.
  var idColumn: Int?
  var idSource = IDSource.made
  /// Drainage system of rows that name none in a file that names none.
  var assumedSystem: String?

  enum IDSource: Sendable { case column, member, made }

  /// The file's name without folder and ending.
  var stem: String { fileStem(file) }

  init(
    file: String, kind: LayerKind, table: FeatureTable, reason: String, isGeographic: Bool, fieldMap: [String: String]
  ) {
    self.file = file
    self.kind = kind
    self.table = table
    self.reason = reason
    self.isGeographic = isGeographic
    shapes = elementShapes(of: table, kind: kind)
    if kind.isNetwork, namesBothEnds(table, kind: kind) { shapes = shapes.map { $0 == .points ? .lines : $0 } }
    for shape in [ElementShapes.points, .lines, .areas] {
      let rows = shapes.indices.filter { shapes[$0] == shape }
      guard !rows.isEmpty else { continue }
      let mapping = ColumnMapping(table: table, kind: kind, shape: shape, rows: rows, fieldMap: fieldMap)
      mappings.append((shape, rows, mapping))
    }
  }
}

/// The last component of a path without its ending.
func fileStem(_ file: String) -> String {
  let name = file.split(separator: "/").last ?? file[...]
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
  return String(name[..<dot])
}

/// What each row is: by its geometry; where that is null, as most of the file, and else by its columns.
private func elementShapes(of table: FeatureTable, kind: LayerKind) -> [ElementShapes] {
  var counts: [UInt8: Int] = [:]
  var shapes: [ElementShapes?] = []
  for geometry in table.geometry.kinds {
    let shape = elementShape(geometry, isNetwork: kind.isNetwork)
    shapes.append(shape)
    if let shape { counts[shape.rawValue, default: 0] += 1 }
  }
  let usual = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ElementShapes(rawValue: $0.key) }
  let fallback = usual ?? shapeByColumns(table, kind: kind)
  return shapes.map { $0 ?? fallback }
}

private func elementShape(_ geometry: GeometryKind, isNetwork: Bool) -> ElementShapes? {
  switch geometry {
  case .none, .geometryCollection: nil
  case .point, .multiPoint: .points
  case .lineString, .multiLineString: .lines
  // A basin drawn as a polygon is a node of its network.
  case .polygon, .multiPolygon: isNetwork ? .points : .areas
  }
}

/// Whether points are links drawn as points (pumps, valves): nearly all of them name two different ends.
private func namesBothEnds(_ table: FeatureTable, kind: LayerKind) -> Bool {
  let index = AliasIndex.of(kind, .lines)
  func column(_ name: AttributeName) -> PropertyColumn? {
    table.columns.first { column in index.matches(column.name).contains { index.attributes[$0.attribute].name == name }
    }
  }
  guard let from = column(.from), let to = column(.to) else { return false }
  let named = (0..<table.count).count { row in
    guard let a = from[row].asWord, let b = to[row].asWord else { return false }
    return a != b
  }
  return Double(named) >= 0.8 * Double(table.count)
}

/// Rows without any geometry are links if they name two ends or a diameter.
private func shapeByColumns(_ table: FeatureTable, kind: LayerKind) -> ElementShapes {
  guard kind.isNetwork else { return kind == .subcatchment || kind == .constraint ? .areas : .points }
  let index = AliasIndex.of(kind, .lines)
  let names = Set(table.columns.flatMap { index.matches($0.name) }.map { index.attributes[$0.attribute].name })
  return names.isSuperset(of: [.from, .to]) || names.contains(.diameter) ? .lines : .points
}
