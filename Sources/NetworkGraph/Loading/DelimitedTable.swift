import GeoFeatures

/// Reads a table of values between commas, semicolons or tabs (RFC 4180) as features without geometry.
///
/// The first line names the columns. Empty lines are passed over; a byte order mark and quoted fields with line ends are
/// taken. Every value is a text; loading reads the numbers in them. O(size).
public func readDelimitedTable(_ bytes: [UInt8], file: String) throws(TextFileError) -> FeatureTable {
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw TextFileError(
      file: file, line: nil, found: "bytes that are not UTF-8", expected: "a text file saved as UTF-8")
  }
  var records = RecordReader(text, file: file)
  guard let header = try records.next() else {
    throw TextFileError(
      file: file, line: 1, found: "an empty file", expected: "a first line with the names of the columns")
  }
  let names = header.fields.map(trimmed)
  guard names.count > 1, names.allSatisfy({ !$0.isEmpty }), Set(names).count == names.count else {
    throw TextFileError(
      file: file, line: 1, found: "“\(header.fields.joined(separator: ", ").prefix(80))”",
      expected: "two or more different column names between commas, semicolons or tabs")
  }
  var values = Array(repeating: [PropertyValue](), count: names.count)
  var table = FeatureTable()
  while let record = try records.next() {
    guard record.fields.count == names.count else {
      throw TextFileError(
        file: file, line: record.line, found: "\(record.fields.count) values",
        expected: "\(names.count), as many as there are column names")
    }
    for (k, field) in record.fields.enumerated() { values[k].append(field.isEmpty ? .null : .text(field)) }
    table.geometry.append(.none, parts: [])
    table.featureIndex.append(Int32(table.featureIndex.count))
  }
  table.columns = zip(names, values).map { PropertyColumn(name: $0, values: $1) }
  return table
}

/// Records of a delimited text one by one.
private struct RecordReader {
  private let text: [Unicode.Scalar]
  private let file: String
  private let separator: Unicode.Scalar
  private var position = 0
  private var line = 1

  init(_ text: String, file: String) {
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    self.text = scalars
    self.file = file
    let first = scalars.prefix { $0 != "\n" && $0 != "\r" }
    let candidates: [Unicode.Scalar] = [",", ";", "\t"]
    separator = candidates.max { a, b in first.count { $0 == a } < first.count { $0 == b } } ?? ","
  }

  mutating func next() throws(TextFileError) -> (line: Int, fields: [String])? {
    while position < text.count {
      let start = line
      let fields = try record()
      if fields.count > 1 || !(fields.first ?? "").isEmpty { return (start, fields) }
    }
    return nil
  }

  private mutating func record() throws(TextFileError) -> [String] {
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard position < text.count else { return fields }
      let end = text[position]
      position += 1
      if end == separator { continue }
      if end == "\r", position < text.count, text[position] == "\n" { position += 1 }
      line += 1
      return fields
    }
  }

  /// One field, up to the separator or line end after it.
  private mutating func field() throws(TextFileError) -> String {
    var value = String.UnicodeScalarView()
    guard position < text.count, text[position] == "\"" else {
      while position < text.count, text[position] != separator, text[position] != "\n", text[position] != "\r" {
        value.append(text[position])
        position += 1
      }
      return String(value)
    }
    let opened = line
    position += 1
    while position < text.count {
      let scalar = text[position]
      position += 1
      if scalar == "\"" {
        guard position < text.count, text[position] == "\"" else { return String(value) + tail() }
        position += 1
      } else if scalar == "\n" {
        line += 1
      }
      value.append(scalar)
    }
    throw TextFileError(
      file: file, line: opened, found: "a quotation mark without its partner", expected: "a closing one")
  }

  /// What stands between a closing quotation mark and the separator.
  private mutating func tail() -> String {
    var value = String.UnicodeScalarView()
    while position < text.count, text[position] != separator, text[position] != "\n", text[position] != "\r" {
      value.append(text[position])
      position += 1
    }
    return String(value)
  }
}
