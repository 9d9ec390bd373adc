/// Why a grid or a table in plain text cannot be read, and where.
public struct TextFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// File name as the user gave it.
  public var file: String
  /// From 1; nil for what concerns the whole file.
  public var line: Int?
  public var found: String
  public var expected: String

  public var description: String {
    let place = line.map { ", line \($0)" } ?? ""
    return "\(file)\(place): found \(found), expected \(expected): correct the file or export it again"
  }
}
