/// What a top-level JSON object is.
enum DocumentKind {
  case collection, feature, geometry, other
  /// `features` came before any `type`.
  case presumedCollection
}

// The document: one collection, feature or geometry, or features one after the other.
extension FeatureReader {
  mutating func readDocument() throws(Fault) {
    try refuseOtherFormats()
    skipSeparators()
    guard scanner.at < scanner.end else {
      throw .json(
        scanner.end, found: "an empty file", expected: "a FeatureCollection", advice: "export the layer again")
    }
    repeat {
      try readText(documentKind(presuming: feature == 0))
    } while try anotherText()
  }

  private mutating func readText(_ kind: DocumentKind) throws(Fault) {
    isInCollection = false
    switch kind {
    case .collection:
      _ = try readCollection()
    case .presumedCollection:
      let before = self  // nothing has been read yet, so the copy shares nothing that grows
      if try !readCollection() {
        self = before
        try readText(documentKind(presuming: false))
      }
    case .feature: try readFeatureOrLeaveOut { reader throws(Fault) in try reader.readFeature() }
    case .geometry: try readFeatureOrLeaveOut { reader throws(Fault) in try reader.readBareGeometry() }
    case .other:
      if feature == 0 { throw try notGeoJSON() }
      try readFeatureOrLeaveOut { reader throws(Fault) in try reader.readFeature() }
    }
  }

  private mutating func readBareGeometry() throws(Fault) {
    beginGeometry()
    try closeRow(readGeometry(depth: 0))
  }

  /// Whether another text follows: after a record separator any, else a feature or geometry on a new line.
  private mutating func anotherText() throws(Fault) -> Bool {
    let from = scanner.at
    skipSeparators()
    if scanner.at >= scanner.end { return false }
    let between = scanner.bytes(from..<scanner.at)
    let isSeparated =
      between.contains(Ascii.recordSeparator) || (!isInCollection && between.contains { $0 == 0x0A || $0 == 0x0D })
    guard isSeparated else {
      throw .json(
        scanner.at, expected: "the end of the file",
        advice: "a file holds one collection, or features one per line: delete what follows, or split the file")
    }
    return true
  }

  private mutating func skipSeparators() {
    scanner.skipSpace()
    while scanner.byte == Ascii.recordSeparator {
      tolerate(.recordSeparators, at: scanner.at)
      scanner.at += 1
      scanner.skipSpace()
    }
  }

  /// Looks ahead for the `type` of the object at the scanner; when `presuming`, not beyond `features`.
  private func documentKind(presuming: Bool) throws(Fault) -> DocumentKind {
    var ahead = scanner
    guard ahead.take(Ascii.openBrace) else { return .other }
    ahead.skipSpace()
    if ahead.take(Ascii.closeBrace) { return .other }
    repeat {
      let key = try ahead.key()
      if ahead.matches(key, "type") { return try kind(ofType: &ahead) }
      if presuming, ahead.matches(key, "features"), ahead.byte == Ascii.openBracket { return .presumedCollection }
      try ahead.skipValue()
    } while try ahead.another(until: Ascii.closeBrace)
    return .other
  }

  private func kind(ofType ahead: inout ByteScanner) throws(Fault) -> DocumentKind {
    guard ahead.byte == Ascii.quote else { return .other }
    let type = try ahead.text()
    if ahead.matches(type, "FeatureCollection") { return .collection }
    if ahead.matches(type, "Feature") { return .feature }
    return GeometryKind.named.contains { ahead.matches(type, $0.name) } ? .geometry : .other
  }
}

// A FeatureCollection.
extension FeatureReader {
  /// Reads the collection at the scanner; false, as soon as it is known, if its `type` is none or another.
  private mutating func readCollection() throws(Fault) -> Bool {
    let start = scanner.at
    var hasType = false
    var hasFeatures = false
    isInCollection = true
    scanner.at += 1
    scanner.skipSpace()
    repeat {
      let keyStart = scanner.at
      let key = try scanner.key()
      if scanner.matches(key, "type") {
        if hasType { tolerate(.duplicateKey, at: keyStart) }
        hasType = true
        guard try kind(ofType: &scanner) == .collection else { return false }
      } else if scanner.matches(key, "features") {
        guard !hasFeatures else {
          throw .geoJSON(
            keyStart, found: "\"features\" for the second time", expected: "one array of features",
            advice: "join the two, or delete one")
        }
        hasFeatures = true
        try readFeatureArray()
      } else {
        try readCollectionMember(key, at: keyStart)
      }
    } while try scanner.another(until: Ascii.closeBrace)
    guard hasFeatures || !hasType else {
      throw .geoJSON(
        start, found: "a FeatureCollection without \"features\"", expected: "\"features\": [ … ]",
        advice: "export the layer again")
    }
    return hasType
  }

  private mutating func readFeatureArray() throws(Fault) {
    let start = scanner.at
    guard scanner.byte == Ascii.openBracket else {
      try scanner.skipValue()  // what is not even JSON is told first
      throw .geoJSON(
        start, expected: "an array of features", advice: "write \"features\": [ … ], also where there is none")
    }
    scanner.at += 1
    scanner.skipSpace()
    if scanner.take(Ascii.closeBracket) { return }
    repeat {
      try readFeatureOrLeaveOut { reader throws(Fault) in try reader.readFeature() }
    } while try scanner.another(until: Ascii.closeBracket)
  }

  private mutating func readCollectionMember(_ key: RawText, at keyStart: Int) throws(Fault) {
    let start = scanner.at
    if scanner.matches(key, "name"), scanner.byte == Ascii.quote {
      table.name = String(decoding: try scanner.decoded(scanner.text(), at: start, &tally), as: UTF8.self)
    } else if scanner.matches(key, "crs") {
      try readCRS()
    } else if scanner.matches(key, "bbox") {
      try readBox()
    } else {
      let name = String(decoding: scanner.decoded(key, at: keyStart, &tally), as: UTF8.self)
      let value = try readMemberValue()
      if let known = memberIndex[name] {
        tolerate(.duplicateKey, at: keyStart)
        table.members[known].value = value
      } else {
        memberIndex[name] = table.members.count
        table.members.append((name, value))
      }
    }
  }

  private mutating func readMemberValue() throws(Fault) -> PropertyValue {
    var column = PropertyColumn(name: "")
    try scanner.value(into: &column, row: 0, &tally)
    return column[0]
  }
}
