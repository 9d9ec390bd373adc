/// Why a file gave no features: one sentence for the person who has to mend it, and its pieces for a program.
public struct FeatureReadError: Error, Sendable, CustomStringConvertible {
  public enum Kind: Sendable {
    /// The file could not be opened or read.
    case unreadable
    /// The bytes are not UTF-8 text.
    case encoding
    /// The text is not JSON (RFC 8259), or was cut off.
    case invalidJSON
    /// Valid JSON, but not GeoJSON at all: another format, or data of some other program.
    case notGeoJSON
    /// GeoJSON by its `type`, but nothing of it can be used.
    case invalidGeoJSON
  }

  public var kind: Kind
  /// File name as the user gave it.
  public var file: String
  /// Line, from 1; nil where no byte was read.
  public var line: Int?
  /// Column in characters, from 1.
  public var column: Int?
  /// Byte offset from 0.
  public var offset: Int?
  /// Index of the feature in its file, from 0; nil outside of features.
  public var feature: Int?
  /// Where in the document, e.g. `features[3].geometry.coordinates[0]`; empty at the top.
  public var path: String = ""
  public var found: String
  public var expected: String
  /// What to do about it.
  public var advice: String
  /// Every left-out feature of a file in which none was usable.
  public var faults: [FeatureFinding] = []

  public var description: String {
    var place = file
    if let line, let column { place += ", line \(line), column \(column)" }
    if let feature { place += ", feature \(feature)" }
    if !path.isEmpty { place += " (\(path))" }
    var sentence = "\(place): found \(found), expected \(expected)"
    if !advice.isEmpty { sentence += "; \(advice)" }
    if faults.count > 1 { sentence += " (none of the file's \(faults.count) features is usable)" }
    return sentence
  }
}

/// A fault at a byte, before line, column and path have been looked up.
///
/// One of kind `invalidGeoJSON` inside a feature costs that feature; every other one costs the file.
struct Fault: Error {
  var kind: FeatureReadError.Kind
  var offset: Int
  /// nil: what stands at the offset.
  var found: String?
  var expected: String
  var advice: String

  static func json(_ offset: Int, found: String? = nil, expected: String, advice: String? = nil) -> Fault {
    Fault(
      kind: .invalidJSON, offset: offset, found: found, expected: expected,
      advice: advice ?? "the file is damaged or was edited by hand: export it again")
  }

  static func geoJSON(_ offset: Int, found: String? = nil, expected: String, advice: String) -> Fault {
    Fault(kind: .invalidGeoJSON, offset: offset, found: found, expected: expected, advice: advice)
  }
}
