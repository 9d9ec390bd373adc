/// A geometry to be written.
public enum FeatureGeometry: Sendable {
  /// `null`.
  case none
  case point(x: Double, y: Double)
  case line([(x: Double, y: Double)])
  /// Exterior ring first, then holes; they are closed and wound by the writer.
  case polygon([[(x: Double, y: Double)]])
  /// Feature `i` of a column, of whatever kind.
  case row(Int, of: GeometryColumn)
}

/// Writes a FeatureCollection by RFC 7946, feature after feature, in constant memory.
///
/// Coordinates have seven decimals and rings follow the right-hand rule; numbers are the shortest that read back the
/// same. The file appears under its name with `finish()`, whole; a writer that is dropped before leaves nothing.
/// The caller sees to it that positions are WGS 84.
public struct FeatureWriter: ~Copyable {
  /// Bytes held before they go to the file.
  private static let bufferSize = 1 << 20

  private var text = JSONText(indented: false)
  private var file: AtomicFile?
  private let path: String
  private var isFirst = true

  /// Begins the file at `path` with a top-level `name` and further `members`.
  public init(
    path: String, name: String?, members: [(key: String, value: PropertyValue)] = []
  ) throws(FileWriteError) {
    self.path = path
    file = try AtomicFile(path: path)
    begin(name, members)
  }

  /// Begins a collection in memory, which `finishInMemory()` hands out.
  public init(inMemory name: String?, members: [(key: String, value: PropertyValue)] = []) {
    path = "memory"
    file = nil
    begin(name, members)
  }

  private mutating func begin(_ name: String?, _ members: [(key: String, value: PropertyValue)]) {
    add("{\n\"type\":\"FeatureCollection\",\n")
    let named = (name.map { [("name", .text($0))] } ?? []) + members
    for (key, value) in named {
      key.append(to: &text.bytes)
      text.bytes.append(Ascii.colon)
      value.append(to: &text.bytes)
      add(",\n")
    }
    add("\"features\":[")
  }

  private mutating func add(_ raw: StaticString) {
    text.bytes.append(contentsOf: UnsafeBufferPointer(start: raw.utf8Start, count: raw.utf8CodeUnitCount))
  }

  /// Writes a feature with its `id` (absent, text or number) and the members that `properties` adds.
  ///
  /// Throws where the disk refuses, or a coordinate is not finite; the feature is then not written.
  public mutating func write(
    id: PropertyValue = .absent, geometry: FeatureGeometry, properties: (inout JSONText) -> Void
  ) throws(FileWriteError) {
    let start = text.bytes.count
    add(isFirst ? "\n{\"type\":\"Feature\"" : ",\n{\"type\":\"Feature\"")
    if id != .absent {
      add(",\"id\":")
      id.append(to: &text.bytes)
    }
    add(",\"geometry\":")
    guard appendGeometry(geometry, to: &text.bytes) else {
      text.bytes.removeLast(text.bytes.count - start)
      throw FileWriteError(path: path, reason: "a coordinate of the feature with id \(id) is not a finite number")
    }
    add(",\"properties\":")
    var object = JSONText(indented: false)
    swap(&object.bytes, &text.bytes)
    object.object(properties)
    swap(&object.bytes, &text.bytes)
    add("}")
    isFirst = false
    if file != nil, text.bytes.count >= Self.bufferSize { try flush() }
  }

  /// Writes row `row` of a table that was read: its id, geometry and every property it has.
  public mutating func write(_ row: Int, of table: FeatureTable) throws(FileWriteError) {
    try write(id: table.id(row), geometry: .row(row, of: table.geometry)) { object in
      for column in table.columns.indices where table.columns[column].tag(row) != .absent {
        object.beginMember(table.columns[column].name)
        table.columns[column].appendJSON(row, to: &object.bytes)
      }
    }
  }

  /// Ends the collection and puts the file in its place.
  public mutating func finish() throws(FileWriteError) {
    add("\n]\n}\n")
    try flush()
    try file?.commit()
  }

  /// Ends a collection begun in memory and gives its UTF-8.
  public consuming func finishInMemory() -> [UInt8] {
    add("\n]\n}\n")
    return text.bytes
  }

  private mutating func flush() throws(FileWriteError) {
    guard file != nil else { return }
    try file?.write(text.bytes)
    text.bytes.removeAll(keepingCapacity: true)
  }
}
