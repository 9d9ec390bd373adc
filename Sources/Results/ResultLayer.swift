import Geometry

/// The geometry of one result feature, WGS 84.
public enum ResultGeometry: Sendable {
  /// `null` on the map: a model without coordinate reference.
  case none
  case point(LonLat)
  case line([LonLat])
  /// Exterior ring first, then holes; the writer closes and winds them.
  case polygon([[LonLat]])
}

/// One value of a result feature.
public enum ResultValue: Hashable, Sendable {
  case missing
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)

  /// A number, missing where it is NaN.
  public static func known(_ number: Double) -> ResultValue { number.isNaN ? .missing : .number(number) }

  /// A text, missing where it is nil.
  public static func known(_ text: String?) -> ResultValue { text.map { .text($0) } ?? .missing }
}

/// The definition of one published variable: writers, documents and tests read the same row.
public struct ResultColumn<Row>: Sendable {
  /// snake_case with the unit at the end.
  public var name: String
  /// SI symbol, `-` for none.
  public var unit: String
  public var meaning: String
  public var value: @Sendable (Row) -> ResultValue

  public init(_ name: String, unit: String, meaning: String, value: @escaping @Sendable (Row) -> ResultValue) {
    self.name = name
    self.unit = unit
    self.meaning = meaning
    self.value = value
  }
}

/// A layer of results: what every writer walks, whatever analysis made it.
public struct ResultLayer: Sendable {
  /// Stem of the file and `name` of the collection.
  public var name: String
  public var columns: [(name: String, unit: String, meaning: String)]
  public var ids: [String]
  public var geometries: [ResultGeometry]
  /// Row after row, one value per column.
  public var values: [ResultValue]

  /// Reads every column of every row. `id` gives the feature's id; it is written as the first property too.
  public init<Row>(
    name: String, rows: [Row], columns: [ResultColumn<Row>], id: (Row) -> String, geometry: (Row) -> ResultGeometry
  ) {
    self.name = name
    self.columns = columns.map { ($0.name, $0.unit, $0.meaning) }
    ids = rows.map(id)
    geometries = rows.map(geometry)
    values = []
    values.reserveCapacity(rows.count * columns.count)
    for row in rows { for column in columns { values.append(column.value(row)) } }
  }

  public var count: Int { ids.count }
}
