// The members of GeoJSON 2008 and RFC 7946 that say something about the whole.
extension FeatureReader {
  /// Reads the legacy `crs`: `{"type": "name", "properties": {"name": …}}`, or a `code` of the EPSG's; null is none.
  mutating func readCRS() throws(Fault) {
    let start = scanner.at
    table.crs = nil
    if scanner.byte == 0x6E {
      try scanner.literal()
    } else if scanner.byte == Ascii.openBrace {
      try eachMember { reader, key throws(Fault) in
        if reader.scanner.matches(key, "properties"), reader.scanner.byte == Ascii.openBrace {
          try reader.eachMember { reader, key throws(Fault) in try reader.readCRSProperty(key) }
        } else {
          try reader.scanner.skipValue()
        }
      }
    } else {
      try scanner.skipValue()
    }
    tolerate(table.crs == nil ? .unreadableCRS : .legacyCRS, at: start)
  }

  private mutating func readCRSProperty(_ key: RawText) throws(Fault) {
    let start = scanner.at
    if scanner.matches(key, "name"), scanner.byte == Ascii.quote {
      table.crs = scanner.string(try scanner.text())
    } else if scanner.matches(key, "code"), Ascii.isDigit(scanner.byte) {
      try scanner.skipValue()
      table.crs = "EPSG:" + String(decoding: scanner.bytes(start..<scanner.at), as: UTF8.self)
    } else {
      try scanner.skipValue()
    }
  }

  /// Reads the object at the scanner, `body` reading each value.
  private mutating func eachMember(
    _ body: (inout FeatureReader, RawText) throws(Fault) -> Void
  ) throws(Fault) {
    scanner.at += 1
    scanner.skipSpace()
    if scanner.take(Ascii.closeBrace) { return }
    repeat {
      try body(&self, scanner.key())
    } while try scanner.another(until: Ascii.closeBrace)
  }

  /// Reads over a `bbox`, which says nothing that the coordinates do not.
  mutating func readBox() throws(Fault) {
    let start = scanner.at
    var numbers = 0
    var isBox = scanner.take(Ascii.openBracket)
    if isBox {
      scanner.skipSpace()
      if !scanner.take(Ascii.closeBracket) {
        repeat {
          if Ascii.isDigit(scanner.byte) || scanner.byte == Ascii.minus { numbers += 1 } else { isBox = false }
          try scanner.skipValue()
        } while try scanner.another(until: Ascii.closeBracket)
      }
    } else {
      try scanner.skipValue()
    }
    if !isBox || (numbers != 4 && numbers != 6) { tolerate(.malformedBox, at: start) }
  }

  /// Whether positions are degrees by what the file says; unknown where there is no `crs`, and then they have to be.
  var isInDegrees: Bool {
    guard let crs = table.crs?.uppercased() else { return true }
    return geographicNames.contains { crs == $0 || crs.hasSuffix(":" + $0) }
  }
}

/// Frames in degrees as the last part of a `crs` name: WGS 84, CGCS2000, NAD 27 and 83, ETRS89, Xian 1980, Beijing 1954.
private let geographicNames = [
  "CRS84", "CRS84H", "CRS83", "CRS27", "4326", "4979", "4490", "4480", "4267", "4269", "4258", "4610", "4214",
]
