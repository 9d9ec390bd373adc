// Properties of a feature, each value straight into its column.
extension FeatureReader {
  /// Most columns of a file: what is done for each of them stays in bounds.
  private static let columnLimit = 50_000

  mutating func readProperties() throws(Fault) {
    let start = scanner.at
    guard scanner.take(Ascii.openBrace) else {
      if scanner.byte == 0x6E {
        try scanner.literal()
        return
      }
      throw .geoJSON(
        start, expected: "an object or null for \"properties\"",
        advice: "write the properties as { \"name\": value, … }")
    }
    scanner.skipSpace()
    if scanner.take(Ascii.closeBrace) { return }
    var previous = -1
    repeat {
      let column = try readPropertyKey(after: previous)
      try scanner.value(into: &table.columns[column], row: table.count, &tally)
      previous = column
    } while try scanner.another(until: Ascii.closeBrace)
  }

  /// Drops what this feature's properties have been so far.
  mutating func dropProperties() {
    for column in table.columns.indices { table.columns[column].truncate(to: table.count) }
  }

  /// Reads a key and gives its column, a new one if the key is new.
  @inline(__always) private mutating func readPropertyKey(after previous: Int) throws(Fault) -> Int {
    let start = scanner.at
    if let column = keys.predicted(after: previous, &scanner) {
      try scanner.keyEnd()
      if table.columns[column].isFilled(table.count) { overwrite(column, at: start) }
      return column
    }
    return try readUnforeseenKey(after: previous)
  }

  private mutating func readUnforeseenKey(after previous: Int) throws(Fault) -> Int {
    let start = scanner.at
    let key = try scanner.key()
    let column: Int
    if key.hasEscapes {
      let name = scanner.decoded(key, at: start, &tally)
      column = name.withUnsafeBufferPointer { keys.column(of: $0, spelling: key.range, after: previous) }
    } else {
      column = keys.column(of: scanner.bytes(key.range), spelling: key.range, after: previous)
    }
    if column == table.columns.count {
      guard column < Self.columnLimit else {
        throw .json(
          start, found: "more than \(Self.columnLimit) different property names", expected: "a layer with fewer",
          advice:
            "names that differ from feature to feature belong into values: export the layer as a table of attributes")
      }
      table.columns.append(PropertyColumn(name: keys.name(column)))
    } else if table.columns[column].isFilled(table.count) {
      overwrite(column, at: start)
    }
    return column
  }

  private mutating func overwrite(_ column: Int, at offset: Int) {
    tolerate(.duplicateKey, at: offset)
    table.columns[column].truncate(to: table.count)
  }
}

extension ByteScanner {
  /// Reads any value into row `row` of `column`.
  @inline(__always) mutating func value(
    into column: inout PropertyColumn, row: Int, _ tally: inout ToleranceTally
  ) throws(Fault) {
    let start = at
    switch byte {
    case Ascii.quote:
      let text = try text()
      if text.hasEscapes {
        column.append(.text, row: row) { tally.add(.loneSurrogate, decode(text, into: &$0), at: start) }
      } else {
        let bytes = bytes(text.range)
        if looksLikeNumber(bytes) { tally.add(.numberAsText, at: start) }
        column.append(.text, bytes: bytes, row: row)
      }
    case Ascii.minus, 0x30...0x39:
      let number = try number()
      if number.isLongInteger || !number.value.isFinite {
        tally.add(number.isLongInteger ? .longInteger : .numberOutOfRange, at: start)
        column.append(.text, bytes: bytes(start..<at), row: row)
      } else {
        column.append(number: number.value, row: row)
      }
    case Ascii.openBrace, Ascii.openBracket:
      try skipValue()
      column.append(.json, bytes: bytes(start..<at), row: row)
    default:
      switch try literal() {
      case 0x74: column.append(.yes, row: row)
      case 0x66: column.append(.no, row: row)
      default: column.append(.null, row: row)
      }
    }
  }

  /// UTF-8 of a text with its escapes resolved; lone surrogates are replaced and counted.
  func decoded(_ text: RawText, at offset: Int, _ tally: inout ToleranceTally) -> [UInt8] {
    var bytes: [UInt8] = []
    tally.add(.loneSurrogate, decode(text, into: &bytes), at: offset)
    return bytes
  }
}

/// Whether a text is a plain decimal number. Codes are not meant: `007`, or more digits than a number keeps.
private func looksLikeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = text.first, first == Ascii.minus || Ascii.isDigit(first), text.count <= 16 else { return false }
  let digits = first == Ascii.minus ? text.dropFirst() : text[...]
  guard let lead = digits.first, Ascii.isDigit(lead), digits.last != Ascii.point else { return false }
  if lead == Ascii.zero, digits.count > 1, digits[digits.startIndex + 1] != Ascii.point { return false }
  var points = 0
  for byte in digits {
    if byte == Ascii.point { points += 1 } else if !Ascii.isDigit(byte) { return false }
  }
  return points <= 1
}
