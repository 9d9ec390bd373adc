import Foundation

/// What the caller knows of the frame in which a file's positions are given.
public enum CoordinateFrame: Sendable {
  /// Degrees, unless the file's `crs` member names a frame that is not: positions outside of ±90° of latitude are
  /// errors, since nothing tells where they are.
  case degreesUnlessDeclared
  /// The caller has been told the frame: any finite numbers are taken.
  case any
}

/// Reads a GeoJSON file (RFC 7946): a FeatureCollection, a Feature, a geometry, or features one per line.
///
/// One pass over the mapped bytes, O(size). `path` may be `-` for standard input. The whole text is checked as JSON
/// (RFC 8259): a file that is not, anywhere, is refused. A feature that breaks RFC 7946 is left out and a finding of
/// severity error says where and why; a file without any usable feature among its faulty ones is refused.
public func readFeatures(
  path: String, frame: CoordinateFrame = .degreesUnlessDeclared
) throws(FeatureReadError) -> FeatureTable {
  try read(SourceBytes(path: path), name: path == "-" ? "standard input" : path, frame: frame)
}

/// As `readFeatures(path:frame:)` from bytes in memory; `name` stands for the file in messages.
public func readFeatures(
  bytes: some ContiguousBytes, name: String, frame: CoordinateFrame = .degreesUnlessDeclared
) throws(FeatureReadError) -> FeatureTable {
  try read(SourceBytes(copying: bytes), name: name, frame: frame)
}

private func read(_ source: SourceBytes, name: String, frame: CoordinateFrame) throws(FeatureReadError) -> FeatureTable
{
  var reader = FeatureReader(source, frame: frame)
  defer { withExtendedLifetime(source) {} }
  do throws(Fault) {
    try reader.readDocument()
  } catch {
    throw reader.located(error, file: name, within: reader.interrupted(by: error))
  }
  return try reader.finish(file: name)
}
