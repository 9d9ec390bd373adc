/// The canonical name of an attribute, its unit at the end: `diameter_mm`, `invert_m`.
///
/// The constants of each kind stand in that kind's file, beside their meaning and aliases.
public struct AttributeName: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ name: String) { rawValue = name }

  public var description: String { rawValue }
}
