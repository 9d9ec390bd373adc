import Foundation

@testable import GeoFeatures

/// A collection of one feature with the given geometry and properties.
func collection(_ geometry: String, properties: String = "{}") -> String {
  #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":\#(geometry),"properties":\#(properties)}]}"#
}

func read(_ text: String, frame: CoordinateFrame = .degreesUnlessDeclared) throws(FeatureReadError) -> FeatureTable {
  try readFeatures(bytes: Array(text.utf8), name: "test.geojson", frame: frame)
}

/// The error that reading `text` gives, nil if it is read.
func refusal(_ text: String) -> FeatureReadError? { refusal(Array(text.utf8)) }

func refusal(_ bytes: [UInt8]) -> FeatureReadError? {
  do throws(FeatureReadError) {
    _ = try readFeatures(bytes: bytes, name: "test.geojson")
    return nil
  } catch {
    return error
  }
}

extension FeatureTable {
  func finding(_ kind: String) -> FeatureFinding? { findings.first { $0.kind == kind } }

  /// Everything but the findings, as one text to compare by.
  var content: String {
    var lines = ["\(name ?? "-") \(crs ?? "-") \(members)"]
    for i in 0..<count {
      var line = "\(featureIndex[i]) \(id(i)) \(geometry.kinds[i])"
      for part in geometry.parts(of: i) {
        line += " \(geometry.roles[part])"
        for p in geometry.positions(of: part) {
          line += " \(geometry.x[p]),\(geometry.y[p])" + (geometry.z.isEmpty ? "" : ",\(geometry.z[p])")
        }
      }
      for column in columns where column.tag(i) != .absent { line += " \(column.name)=\(column[i])" }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }
}
