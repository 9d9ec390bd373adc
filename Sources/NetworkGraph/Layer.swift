import GeoFeatures

/// One file's features of one kind under canonical names: what loading hands to topology building.
///
/// Element `i` is row `i` of every column here.
public struct Layer: Sendable {
  public var kind: LayerKind
  /// File name as the user gave it.
  public var file: String
  /// Id of each element; made from the file's name and the feature's index where the file has none.
  public var ids: [String]
  /// Index of each element's feature in its file, from 0.
  public var features: [Int32]
  /// Degrees of WGS 84 if `isGeographic`, else metres of an unnamed frame.
  public var geometry: GeometryColumn
  public var isGeographic: Bool
  public var attributes: AttributeTable
  /// Why the layer was taken for this kind, and which column is the id; for `check`.
  public var reason: String
  /// Values that the file does not say in so many words, such as the middle of a decade; `element` is the row here.
  public var fills: [Fill] = []

  public init(
    kind: LayerKind, file: String, ids: [String], features: [Int32], geometry: GeometryColumn, isGeographic: Bool,
    attributes: AttributeTable, reason: String
  ) {
    self.kind = kind
    self.file = file
    self.ids = ids
    self.features = features
    self.geometry = geometry
    self.isGeographic = isGeographic
    self.attributes = attributes
    self.reason = reason
  }

  public var count: Int { ids.count }
}
