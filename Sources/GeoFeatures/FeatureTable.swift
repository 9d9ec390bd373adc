/// The value of one property of one feature, as the file has it.
public enum PropertyValue: Hashable, Sendable {
  /// The feature has no such property.
  case absent
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  /// An array or object, kept as its JSON text.
  case json(String)
}
