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

/// The features of one file as columns: row `i` of every column belongs to the feature `featureIndex[i]` of the file.
///
/// Features that RFC 7946 does not allow are left out, with a finding of severity error that carries their index.
public struct FeatureTable: Sendable {
  /// The collection's top-level `name`.
  public var name: String?
  /// The name in the legacy `crs` member, e.g. `urn:ogc:def:crs:EPSG::4547`; nil where there is none, or a `null` one.
  public var crs: String?
  /// The other foreign members of the collection in file order; of a key that stands twice, the last value.
  public var members: [(key: String, value: PropertyValue)] = []
  public var geometry = GeometryColumn()
  /// Property columns in order of first appearance, each `count` rows long.
  public var columns: [PropertyColumn] = []
  /// Oddities that were tolerated, one finding per kind with their number and first place, and one finding of severity
  /// error for each feature left out; in file order of their places.
  public var findings: [FeatureFinding] = []
  /// Index in the file of each kept row, from 0.
  public var featureIndex: [Int32] = []
  var ids = PropertyColumn(name: "id")

  public init() {}

  public var count: Int { featureIndex.count }

  /// The feature's own `id` member: absent, text or number.
  public func id(_ i: Int) -> PropertyValue { ids[i] }

  /// The column of that name, compared byte for byte; nil if no kept feature has such a property. O(columns).
  public func column(_ name: String) -> PropertyColumn? { columns.first { $0.name.utf8.elementsEqual(name.utf8) } }

  /// The same table with only `rows`, in the order given. O(size of those rows).
  public func selecting(_ rows: [Int]) -> FeatureTable {
    var table = self
    table.geometry = geometry.selecting(rows)
    table.columns = columns.map { $0.selecting(rows) }
    table.ids = ids.selecting(rows)
    table.featureIndex = rows.map { featureIndex[$0] }
    return table
  }
}
