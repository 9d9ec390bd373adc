import GeoFeatures
import Geometry
import Results

/// Writes a result layer as RFC 7946 GeoJSON to `path`, whole or not at all.
public func writeGeoJSON(_ layer: ResultLayer, to path: String) throws(FileWriteError) {
  var writer = try FeatureWriter(path: path, name: layer.name)
  let idKey = JSONKey("id")
  let keys = layer.columns.map { JSONKey($0.name) }
  for row in 0..<layer.count {
    let id = PropertyValue.text(layer.ids[row])
    try writer.write(id: id, geometry: geometry(layer.geometries[row])) { properties in
      properties.member(idKey, id)
      for (column, key) in keys.enumerated() {
        properties.member(key, layer.values[row * keys.count + column].property)
      }
    }
  }
  try writer.finish()
}

private func geometry(_ geometry: ResultGeometry) -> FeatureGeometry {
  func positions(_ points: [LonLat]) -> [(x: Double, y: Double)] { points.map { ($0.longitude, $0.latitude) } }
  return switch geometry {
  case .none: .none
  case .point(let point): .point(x: point.longitude, y: point.latitude)
  case .line(let points): .line(positions(points))
  case .polygon(let rings): .polygon(rings.map(positions))
  }
}

extension ResultValue {
  /// As a GeoJSON property.
  var property: PropertyValue {
    switch self {
    case .missing: .null
    case .flag(let flag): .flag(flag)
    case .integer(let number): .number(Double(number))
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    }
  }
}
