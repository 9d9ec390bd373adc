// What is no GeoJSON: told by its name where it is known, so that the message can say what to do.
extension FeatureReader {
  /// Refuses files that are no UTF-8 JSON by their first bytes, and moves over a byte order mark.
  mutating func refuseOtherFormats() throws(Fault) {
    let first = (0..<4).map { scanner.byte(at: $0) }
    if first[0] == 0xEF, first[1] == 0xBB, first[2] == 0xBF {
      tolerate(.byteOrderMark, at: 0)
      scanner.at = 3
      return
    }
    if (first[0] == 0xFF && first[1] == 0xFE) || (first[0] == 0xFE && first[1] == 0xFF)
      || (scanner.end >= 2 && (first[0] == 0) != (first[1] == 0))
    {
      throw Fault(
        kind: .encoding, offset: 0, found: "UTF-16 or UTF-32 text", expected: "UTF-8",
        advice: "save the file as UTF-8 (in QGIS: Export, Encoding UTF-8)")
    }
    for (signature, name, advice) in otherSignatures where first.starts(with: signature) {
      throw Fault(kind: .invalidJSON, offset: 0, found: name, expected: "GeoJSON text", advice: advice)
    }
  }

  /// The fault of a text that is JSON, but no GeoJSON; throws if it is not even JSON. The scanner moves to the end.
  mutating func notGeoJSON() throws(Fault) -> Fault {
    let start = scanner.at
    let described = try describeText()
    while scanner.at < scanner.end {  // JSON lines of some other kind are JSON too
      let from = scanner.at
      scanner.skipSpace()
      if scanner.at >= scanner.end { break }
      guard scanner.bytes(from..<scanner.at).contains(0x0A) else { throw scanner.unexpected("the end of the file") }
      try scanner.skipValue()
    }
    return Fault(
      kind: .notGeoJSON, offset: start, found: described.found,
      expected: "a GeoJSON FeatureCollection, Feature or geometry", advice: described.advice)
  }

  /// Moves over one JSON text and says what it seems to be.
  private mutating func describeText() throws(Fault) -> (found: String, advice: String) {
    let plain = "if it should be map data, export it as GeoJSON"
    let start = scanner.at
    guard scanner.byte == Ascii.openBrace else {
      try scanner.skipValue()
      let isArray = scanner.byte(at: start) == Ascii.openBracket
      return (isArray ? "a JSON array" : "a single JSON value", plain)
    }
    scanner.at += 1
    scanner.skipSpace()
    if scanner.take(Ascii.closeBrace) { return ("an empty JSON object", plain) }
    var type: String?
    var isEsri = false
    repeat {
      let key = try scanner.key()
      let value = scanner.at
      try scanner.skipValue()
      if scanner.matches(key, "type") {
        type = String(decoding: scanner.bytes(value..<min(scanner.at, value + 60)), as: UTF8.self)
      }
      isEsri = isEsri || ["geometryType", "spatialReference", "attributes"].contains(scanner.string(key))
    } while try scanner.another(until: Ascii.closeBrace)
    if type == "\"Topology\"" {
      return ("TopoJSON", "convert it to GeoJSON (mapshaper: -o format=geojson; or open it in QGIS and export)")
    }
    if isEsri {
      return ("Esri JSON", "ask the service for f=geojson, or open the file in QGIS and export it as GeoJSON")
    }
    guard let type else { return ("a JSON object without a GeoJSON \"type\"", plain) }
    return ("a JSON object with \"type\": \(type)", "names of types are case-sensitive; " + plain)
  }
}

private let otherSignatures: [(signature: [UInt8], name: String, advice: String)] = [
  (Array("<".utf8), "XML or HTML", "export the layer as GeoJSON; a web page means that the download failed"),
  (Array("PK\u{3}\u{4}".utf8), "a zip archive", "unpack it first"),
  ([0x1F, 0x8B], "a gzip archive", "unpack it first"),
  (Array("SQLi".utf8), "an SQLite database (GeoPackage)", "export its layers as GeoJSON"),
  ([0x00, 0x00, 0x27, 0x0A], "a shapefile", "open it in QGIS and export it as GeoJSON"),
  (Array("%PDF".utf8), "a PDF", "export the layer as GeoJSON"),
]

extension ByteScanner {
  /// The fault of bytes that are no UTF-8, with the encoding they seem to have.
  func notUTF8(_ offset: Int) -> Fault {
    let trail = base[offset + 1]
    let isTwoBytes = (0x81...0xFE).contains(base[offset]) && trail >= 0x40 && trail != 0x7F && trail != 0xFF
    let hex = String(base[offset], radix: 16, uppercase: true)
    return Fault(
      kind: .encoding, offset: offset,
      found: "the byte 0x\(hex)" + (isTwoBytes ? ", as in Chinese text in GB18030 (GBK)" : ""), expected: "UTF-8",
      advice: "save the file as UTF-8 (in QGIS: Export, Encoding UTF-8)")
  }
}
