/// Named tables of a model file, in the file's own units: curves or time series.
struct SWMMTables {
  struct Table {
    /// Word of the curve's type in capitals, empty for a series.
    var kind = ""
    var x: [Double] = []
    var y: [Double] = []
    var isUsed = false
    /// External file of a time series.
    var file: String?
  }

  var names = NameIndex()
  var tables: [Table] = []

  /// The index of the table named by `token`, declared now if it is new.
  mutating func open(_ token: Range<Int>, in bytes: [UInt8]) -> Int {
    if let known = names.find(token, in: bytes) { return known }
    tables.append(Table())
    _ = names.declare(token, in: bytes)
    return tables.count - 1
  }

  /// The table named by `token`, marked as used.
  mutating func use(_ token: Range<Int>, in bytes: [UInt8]) -> (name: String, table: Table)? {
    guard let index = names.find(token, in: bytes) else { return nil }
    tables[index].isUsed = true
    return (names.names[index], tables[index])
  }
}
