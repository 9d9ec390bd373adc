import GeoFeatures
import Geometry

/// Points for features without geometry, from coordinate columns.
///
/// Surveys in China call the northing X and the easting Y; sizes tell: north has seven digits (1.9 to 6.0 million), east
/// six, or eight with the zone number. `lon` and `lat` (经度, 纬度) are degrees.
func placesFromColumns(
  _ table: inout FeatureTable, decision: inout CoordinateDecision, file: String, option: String?
) {
  let empty = (0..<table.count).filter { table.geometry.kinds[$0] == .none }
  guard !empty.isEmpty, let columns = coordinateColumns(table) else { return }
  // What this program writes for a network without coordinate system: there a 0 is a place, in surveys it is a gap.
  let isOwn = foldedName(columns.first.name) == "xm"
  let pairs = empty.compactMap { row -> (row: Int, x: Double, y: Double)? in
    guard let a = coordinate(columns.first[row]), let b = coordinate(columns.second[row]),
      isOwn || (a != 0 && b != 0)
    else { return nil }
    return columns.areDegrees || isNorthing(b) || !isNorthing(a) ? (row, a, b) : (row, b, a)
  }
  guard let sample = pairs.first else { return }
  let isAllEmpty = empty.count == table.count
  if isAllEmpty && isOwn && option == nil {
    decision.frame = .local
  } else if isAllEmpty {
    var probe = FeatureTable()
    probe.crs = columns.areDegrees ? nil : table.crs
    probe.geometry = points(pairs.map { ($0.row, $0.x, $0.y) }, rows: Array(pairs.map(\.row)))
    if let decided = try? decideCoordinates(of: probe, file: file, option: columns.areDegrees ? nil : option) {
      decision = decided
    }
  }
  let reference: CoordinateReference? =
    switch decision.frame {
    case .reference(let named) where columns.areDegrees == named.isInDegrees: named
    case .reference, .local: CoordinateReference.gaussKruger(zonedEasting: sample.x)
    }
  let canStay: Bool
  if case .local = decision.frame {
    canStay = isAllEmpty
  } else {
    canStay = reference != nil || (columns.areDegrees && !isAllEmpty)
  }
  guard canStay else {
    decision.findings.append(
      Finding(
        "null_geometry", .warning,
        "\(empty.count) features have no geometry, and \(columns.first.name), \(columns.second.name) are in no named system: name it with --crs",
        file: file))
    return
  }
  var placed: [Int: LonLat] = [:]
  for pair in pairs {
    let place = reference?.lonLat(x: pair.x, y: pair.y) ?? LonLat(longitude: pair.x, latitude: pair.y)
    placed[pair.row] = place
  }
  table.geometry = table.geometry.filled(placed)
  decision.findings.append(
    Finding(
      "place_from_columns", .note, "\(pairs.count) features have no geometry", file: file,
      property: "\(columns.first.name), \(columns.second.name)",
      repair: "placed by their coordinate columns"))
}

private func isNorthing(_ value: Double) -> Bool { (1.9e6...6.1e6).contains(value) }

private func coordinate(_ value: PropertyValue) -> Double? {
  switch value {
  case .number(let number): number
  case .text(let text): readNumber(text)?.value
  default: nil
  }
}

private func coordinateColumns(
  _ table: FeatureTable
) -> (first: PropertyColumn, second: PropertyColumn, areDegrees: Bool)? {
  let names = table.columns.map { foldedName($0.name) }
  for (first, second, areDegrees) in coordinateNames {
    if let a = names.firstIndex(of: first), let b = names.firstIndex(of: second) {
      let inDegrees =
        areDegrees ?? !(0..<table.count).contains { (coordinate(table.columns[a][$0]) ?? 0).magnitude > 180 }
      return (table.columns[a], table.columns[b], inDegrees)
    }
  }
  return nil
}

private let coordinateNames: [(String, String, Bool?)] = [
  ("longitude", "latitude", true), ("lon", "lat", true), ("lng", "lat", true), ("long", "lat", true),
  ("经度", "纬度", true), ("jd", "wd", true),
  ("xcoor", "ycoor", nil), ("cox", "coy", nil), ("xzb", "yzb", nil), ("x坐标", "y坐标", nil), ("xcoord", "ycoord", nil),
  ("easting", "northing", false), ("xm", "ym", false),
  ("x", "y", nil),
]

private func points(_ places: [(row: Int, x: Double, y: Double)], rows: [Int]) -> GeometryColumn {
  var column = GeometryColumn()
  for place in places { column.append(.point, parts: [(.points, [(place.x, place.y)])]) }
  return column
}

extension GeometryColumn {
  /// The column with points in the rows of `places`.
  fileprivate func filled(_ places: [Int: LonLat]) -> GeometryColumn {
    var column = GeometryColumn()
    for row in 0..<count {
      if let place = places[row] {
        column.append(.point, parts: [(.points, [(place.longitude, place.latitude)])])
      } else {
        column.append(copyOf: row, in: self)
      }
    }
    return column
  }

  /// Appends feature `row` of another column; heights are not kept.
  mutating func append(copyOf row: Int, in other: GeometryColumn) {
    let parts = other.parts(of: row).map { part in
      (role: other.roles[part], positions: other.positions(of: part).map { (x: other.x[$0], y: other.y[$0]) })
    }
    append(other.kinds[row], parts: parts)
  }
}
