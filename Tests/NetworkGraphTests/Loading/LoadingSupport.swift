import GeoFeatures

@testable import NetworkGraph

/// A feature as JSON.
func feature(_ geometry: String, _ coordinates: String, _ properties: String) -> String {
  let shape = geometry == "null" ? "null" : "{\"type\":\"\(geometry)\",\"coordinates\":\(coordinates)}"
  return "{\"type\":\"Feature\",\"geometry\":\(shape),\"properties\":{\(properties)}}"
}

func point(_ place: String, _ properties: String) -> String { feature("Point", "[\(place)]", properties) }

func line(_ places: String..., properties: String) -> String {
  feature("LineString", "[" + places.map { "[\($0)]" }.joined(separator: ",") + "]", properties)
}

/// A collection of one file, with further members in front of its features.
func source(_ file: String, _ features: [String], members: String = "", kind: LayerKind? = nil) throws -> SourceTable {
  let json = "{\"type\":\"FeatureCollection\",\(members)\"features\":[\(features.joined(separator: ","))]}"
  return SourceTable(
    file: file, table: try readFeatures(bytes: Array(json.utf8), name: file, frame: .any), kindOverride: kind)
}

func load(_ sources: SourceTable..., options: LoadingOptions = LoadingOptions()) throws -> LoadedLayers {
  try loadLayers(sources, options: options)
}

extension LoadedLayers {
  func layer(_ file: String) throws -> Layer {
    guard let layer = layers.first(where: { $0.file == file }) else { throw NoSuchLayer(file: file) }
    return layer
  }

  func count(_ kind: String) -> Int { findings.count { $0.kind == kind } }
}

struct NoSuchLayer: Error { var file: String }
