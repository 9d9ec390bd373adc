/// State of one pass over a GeoJSON text; its steps stand in the extensions beside this file, from the document down to
/// the numbers of a position.
struct FeatureReader {
  var scanner: ByteScanner
  let frame: CoordinateFrame
  var table = FeatureTable()
  var keys = KeyTable()
  var tally = ToleranceTally()
  /// Index in the file of the feature being read, or of the next one.
  var feature = 0
  /// Offset of the feature being read; nil outside of features.
  var featureStart: Int?
  /// Whether features stand in `features` of a collection, for paths.
  var isInCollection = false
  var leftOut: [LeftOutFeature] = []
  /// Foreign members of the collection by their keys.
  var memberIndex: [String: Int] = [:]
  /// Of each row with a position outside of the range of degrees, the first such position.
  var outside: [OutsidePosition] = []
  /// The first position of this feature outside of the range of degrees.
  var firstOutside: OutsidePosition?
  /// Offsets of the parts of this feature.
  var partStarts: [Int] = []

  init(_ source: SourceBytes, frame: CoordinateFrame) {
    scanner = ByteScanner(source)
    self.frame = frame
  }

  mutating func tolerate(_ tolerance: Tolerance, at offset: Int) { tally.add(tolerance, at: offset) }
}

/// A feature that was left out, before its place has been looked up.
struct LeftOutFeature {
  var fault: Fault
  var feature: Int
  var start: Int
  var isInCollection: Bool
  var id: String?
}

// One feature.
extension FeatureReader {
  /// Reads the feature that begins at the scanner; one that RFC 7946 does not allow is left out, with its fault noted.
  mutating func readFeatureOrLeaveOut(_ read: (inout FeatureReader) throws(Fault) -> Void) throws(Fault) {
    let start = scanner.at
    let columnCount = table.columns.count
    featureStart = start
    tally.feature = feature
    do throws(Fault) {
      try read(&self)
      feature += 1
    } catch {
      guard error.kind == .invalidGeoJSON else { throw error }
      undoFeature(columnCount: columnCount)
      scanner.at = start
      let id = try skipFaultyFeature()
      leftOut.append(
        LeftOutFeature(fault: error, feature: feature, start: start, isInCollection: isInCollection, id: id))
      feature += 1
    }
    featureStart = nil
    tally.feature = nil
  }

  private mutating func undoFeature(columnCount: Int) {
    let row = table.count
    table.geometry.truncate(toPart: Int(table.geometry.firstPart[row]))
    table.columns.removeLast(table.columns.count - columnCount)
    keys.truncate(to: columnCount)
    for column in table.columns.indices { table.columns[column].truncate(to: row) }
    table.ids.truncate(to: row)
  }

  /// Moves over a feature that cannot be used, still checking that it is JSON, and gives its id.
  private mutating func skipFaultyFeature() throws(Fault) -> String? {
    guard scanner.take(Ascii.openBrace) else {
      try scanner.skipValue()
      return nil
    }
    var id: String?
    scanner.skipSpace()
    if scanner.take(Ascii.closeBrace) { return nil }
    repeat {
      let key = try scanner.key()
      let start = scanner.at
      try scanner.skipValue()
      guard scanner.matches(key, "id") else { continue }
      switch scanner.byte(at: start) {
      case Ascii.quote: id = scanner.string(RawText(range: (start + 1)..<(scanner.at - 1), hasEscapes: true))
      case Ascii.minus, 0x30...0x39: id = String(decoding: scanner.bytes(start..<scanner.at), as: UTF8.self)
      default: break
      }
    } while try scanner.another(until: Ascii.closeBrace)
    return id
  }

  /// Reads a Feature object and closes its row.
  mutating func readFeature() throws(Fault) {
    let start = scanner.at
    guard scanner.take(Ascii.openBrace) else {
      throw .geoJSON(start, expected: "a Feature object", advice: "write { \"type\": \"Feature\", … } for each feature")
    }
    var kind = GeometryKind.none
    var members = FeatureMembers()
    beginGeometry()
    scanner.skipSpace()
    if !scanner.take(Ascii.closeBrace) {
      repeat { try readFeatureMember(&members, &kind) } while try scanner.another(until: Ascii.closeBrace)
    }
    guard members.contains(.type) else {
      throw .geoJSON(
        start, found: "an object without \"type\"", expected: "\"type\": \"Feature\"",
        advice: "only Feature objects may stand here")
    }
    if !members.contains(.geometry) { tolerate(.missingGeometry, at: start) }
    if !members.contains(.properties) { tolerate(.missingProperties, at: start) }
    try closeRow(kind)
  }

  private mutating func readFeatureMember(_ members: inout FeatureMembers, _ kind: inout GeometryKind) throws(Fault) {
    let keyStart = scanner.at
    let key = try scanner.key()
    if scanner.matches(key, "type") {
      try note(.type, in: &members, at: keyStart)
      try readFeatureType()
    } else if scanner.matches(key, "properties") {
      if try note(.properties, in: &members, at: keyStart) { dropProperties() }
      try readProperties()
    } else if scanner.matches(key, "geometry") {
      if try note(.geometry, in: &members, at: keyStart) { dropGeometry() }
      kind = try readFeatureGeometry()
    } else if scanner.matches(key, "id") {
      if try note(.id, in: &members, at: keyStart) { table.ids.truncate(to: table.count) }
      try readFeatureID()
    } else if scanner.matches(key, "bbox") {
      try readBox()
    } else {
      tolerate(.foreignMembers, at: keyStart)
      try scanner.skipValue()
    }
  }

  /// Notes a member and gives whether it is the second of its name.
  @discardableResult
  private mutating func note(_ member: FeatureMembers, in members: inout FeatureMembers, at offset: Int) throws(Fault)
    -> Bool
  {
    let isSecond = !members.insert(member).inserted
    if isSecond { tolerate(.duplicateKey, at: offset) }
    return isSecond
  }

  private mutating func readFeatureType() throws(Fault) {
    let start = scanner.at
    guard scanner.byte == Ascii.quote, scanner.matches(try scanner.text(), "Feature") else {
      throw .geoJSON(
        start, expected: "\"Feature\"",
        advice: "names of types are case-sensitive, and only Feature objects may stand here")
    }
  }

  private mutating func readFeatureID() throws(Fault) {
    let start = scanner.at
    switch scanner.byte {
    case Ascii.quote, Ascii.minus, 0x30...0x39: try scanner.value(into: &table.ids, row: table.count, &tally)
    case 0x6E: try scanner.literal()
    default:
      try scanner.skipValue()
      tolerate(.featureIDIgnored, at: start)
    }
  }

  /// Rows from which the size of the whole file's columns is estimated.
  private static let sampleRows = 512

  /// Takes room for the whole file at once, by what its first rows took.
  private mutating func reserve() {
    let scale = 1.05 * Double(scanner.end) / Double(max(scanner.at, 1))
    guard scale > 2 else { return }
    table.geometry.reserve(scale: scale)
    for column in table.columns.indices { table.columns[column].reserve(scale: scale) }
    table.ids.reserve(scale: scale)
    table.featureIndex.reserveCapacity(scaled(table.featureIndex.count, by: scale))
  }

  func tooLarge() -> Fault {
    .json(scanner.at, found: "more than 2 billion positions", expected: "a file of fewer", advice: "split the file")
  }

  /// Closes the row of the feature in hand.
  mutating func closeRow(_ kind: GeometryKind) throws(Fault) {
    let row = table.count
    guard row < Int32.max - 1 else { throw tooLarge() }
    if row == Self.sampleRows { reserve() }
    table.geometry.closeFeature(kind)
    table.featureIndex.append(Int32(feature))
    if var position = firstOutside {
      position.row = row
      outside.append(position)
    }
  }
}

/// Members of a Feature that were met.
struct FeatureMembers: OptionSet {
  let rawValue: UInt8
  static let type = FeatureMembers(rawValue: 1)
  static let geometry = FeatureMembers(rawValue: 2)
  static let properties = FeatureMembers(rawValue: 4)
  static let id = FeatureMembers(rawValue: 8)
}
