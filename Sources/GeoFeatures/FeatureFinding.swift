/// Something in a GeoJSON file that was tolerated, or a feature that had to be left out, and where.
public struct FeatureFinding: Hashable, Sendable {
  /// An error means that the feature was left out.
  public enum Severity: String, Sendable {
    case note, warning, error
  }

  /// A stable word for counting: `null_geometry`, `duplicate_key`, `invalid_feature`, …
  public var kind: String
  public var severity: Severity
  /// How many times in this file.
  public var count: Int
  /// Index in the file of the (first) feature concerned, from 0; nil for what concerns the collection.
  public var feature: Int?
  /// The feature's `id` member, where a left-out feature has one.
  public var id: String?
  /// Line of the (first) place, from 1.
  public var line: Int
  /// Column of the (first) place in characters, from 1.
  public var column: Int
  /// What was found, what was expected and what to do or what was done.
  public var message: String
}
