extension GeometryKind {
  /// Levels of arrays in `coordinates`; zero where there are none.
  var levels: Int {
    switch self {
    case .none, .geometryCollection: 0
    case .point: 1
    case .multiPoint, .lineString: 2
    case .multiLineString, .polygon: 3
    case .multiPolygon: 4
    }
  }

  /// The type's name in RFC 7946; empty for a `null` geometry.
  var name: StaticString {
    switch self {
    case .none: ""
    case .point: "Point"
    case .multiPoint: "MultiPoint"
    case .lineString: "LineString"
    case .multiLineString: "MultiLineString"
    case .polygon: "Polygon"
    case .multiPolygon: "MultiPolygon"
    case .geometryCollection: "GeometryCollection"
    }
  }

  static let named: [GeometryKind] = [
    .point, .lineString, .polygon, .multiLineString, .multiPolygon, .multiPoint, .geometryCollection,
  ]
}

/// What has been met of one geometry object.
private struct GeometryMembers {
  var kind: GeometryKind?
  var seenType = false
  /// Offset of the `coordinates` read, and their levels of arrays; zero levels where they are empty.
  var coordinates: Int?
  var levels = 0
  var geometries: Int?
}

// Geometry objects, their parts straight into the geometry column.
extension FeatureReader {
  /// Deepest nesting of GeometryCollections.
  private static let collectionDepth = 16

  mutating func beginGeometry() {
    partStarts.removeAll(keepingCapacity: true)
    firstOutside = nil
  }

  /// Drops the geometry that this feature has had so far.
  mutating func dropGeometry() {
    table.geometry.truncate(toPart: Int(table.geometry.firstPart[table.count]))
    beginGeometry()
  }

  /// Reads the `geometry` of a feature: an object or null.
  mutating func readFeatureGeometry() throws(Fault) -> GeometryKind {
    if scanner.byte == 0x6E {
      tolerate(.nullGeometry, at: scanner.at)
      try scanner.literal()
      return .none
    }
    return try readGeometry(depth: 0)
  }

  /// Reads a geometry object and adds its parts; an empty one is `none`.
  ///
  /// `coordinates` may stand before `type`: they are then read by their own nesting and compared afterwards.
  mutating func readGeometry(depth: Int) throws(Fault) -> GeometryKind {
    let start = scanner.at
    let firstPart = table.geometry.roles.count
    guard scanner.take(Ascii.openBrace) else {
      throw .geoJSON(
        start, expected: "a geometry object or null", advice: "write { \"type\": …, \"coordinates\": … }")
    }
    var members = GeometryMembers()
    scanner.skipSpace()
    if !scanner.take(Ascii.closeBrace) {
      repeat {
        try readGeometryMember(&members, firstPart: firstPart, depth: depth)
      } while try scanner.another(until: Ascii.closeBrace)
    }
    guard let kind = members.kind else {
      throw .geoJSON(
        start, found: "a geometry without \"type\"", expected: "\"type\": \"Point\", \"LineString\", \"Polygon\", …",
        advice: "every geometry needs its type")
    }
    let isCollection = kind == .geometryCollection
    guard let place = isCollection ? members.geometries : members.coordinates else {
      throw .geoJSON(
        start, found: "a \(kind.name) without \"\(isCollection ? "geometries" : "coordinates")\"",
        expected: "its \(isCollection ? "geometries" : "coordinates")",
        advice: "write \"geometry\": null for a feature without place")
    }
    if isCollection { return kind }
    return try closeGeometry(kind, levels: members.levels, at: place, firstPart: firstPart)
  }

  /// Parts of this feature up to part `part` of the column.
  private func partCount(_ part: Int) -> Int { part - Int(table.geometry.firstPart[table.count]) }

  private mutating func dropParts(from part: Int) {
    table.geometry.truncate(toPart: part)
    partStarts.removeLast(partStarts.count - partCount(part))
  }

  private mutating func readGeometryMember(_ members: inout GeometryMembers, firstPart: Int, depth: Int) throws(Fault) {
    let keyStart = scanner.at
    let key = try scanner.key()
    if scanner.matches(key, "type") {
      if members.seenType { tolerate(.duplicateKey, at: keyStart) }
      members.seenType = true
      setKind(try readGeometryType(), &members, firstPart)
    } else if scanner.matches(key, "coordinates"), members.kind != .geometryCollection {
      if members.coordinates != nil {
        tolerate(.duplicateKey, at: keyStart)
        dropParts(from: firstPart)
      }
      members.coordinates = scanner.at
      members.levels = try readCoordinates(levels: members.kind?.levels)
    } else if scanner.matches(key, "geometries"), try isCollection(&members, firstPart) {
      if members.geometries != nil {
        tolerate(.duplicateKey, at: keyStart)
        dropParts(from: firstPart)
      }
      members.geometries = scanner.at
      try readGeometries(depth: depth)
    } else if scanner.matches(key, "bbox") {
      try readBox()
    } else {
      tolerate(.foreignMembers, at: keyStart)
      try scanner.skipValue()
    }
  }

  /// Whether the object is a GeometryCollection; looks ahead for its type where that has not come yet.
  private mutating func isCollection(_ members: inout GeometryMembers, _ firstPart: Int) throws(Fault) -> Bool {
    if members.kind == nil {
      var ahead = scanner
      try ahead.skipValue()
      while try ahead.another(until: Ascii.closeBrace) {
        let key = try ahead.key()
        guard ahead.matches(key, "type"), ahead.byte == Ascii.quote else {
          try ahead.skipValue()
          continue
        }
        let type = try ahead.text()
        if ahead.matches(type, "GeometryCollection") { setKind(.geometryCollection, &members, firstPart) }
      }
    }
    return members.kind == .geometryCollection
  }

  /// Sets the kind; `coordinates` that came before it are foreign to a collection.
  private mutating func setKind(_ kind: GeometryKind, _ members: inout GeometryMembers, _ firstPart: Int) {
    members.kind = kind
    if kind == .geometryCollection, members.coordinates != nil {
      dropParts(from: firstPart)
      members.coordinates = nil
    }
  }

  private mutating func readGeometryType() throws(Fault) -> GeometryKind {
    let start = scanner.at
    if scanner.byte == Ascii.quote {
      let text = try scanner.text()
      for kind in GeometryKind.named where scanner.matches(text, kind.name) { return kind }
    }
    throw .geoJSON(
      start,
      expected: "one of the geometry types Point, MultiPoint, LineString, MultiLineString, Polygon, "
        + "MultiPolygon, GeometryCollection",
      advice: "names of types are case-sensitive; curves and circles have to be drawn as lines first")
  }

  private mutating func readGeometries(depth: Int) throws(Fault) {
    let start = scanner.at
    guard scanner.take(Ascii.openBracket) else {
      throw .geoJSON(start, expected: "an array of geometry objects", advice: "write \"geometries\": [ … ]")
    }
    scanner.skipSpace()
    if scanner.take(Ascii.closeBracket) { return }
    repeat {
      let memberStart = scanner.at
      guard depth < Self.collectionDepth else {
        throw .geoJSON(
          memberStart, found: "GeometryCollections nested deeper than \(Self.collectionDepth)",
          expected: "fewer levels", advice: "draw the geometries as separate features")
      }
      if try readGeometry(depth: depth + 1) == .geometryCollection { tolerate(.nestedCollection, at: memberStart) }
    } while try scanner.another(until: Ascii.closeBracket)
  }

  /// Gives the parts their roles and checks what RFC 7946 asks of them.
  private mutating func closeGeometry(
    _ kind: GeometryKind, levels: Int, at place: Int, firstPart: Int
  ) throws(Fault) -> GeometryKind {
    if levels == 0 {
      tolerate(.emptyCoordinates, at: place)
      return .none
    }
    guard levels == kind.levels else { throw wrongNesting(kind, levels, place) }
    let parts = firstPart..<table.geometry.roles.count
    switch kind {
    case .point: break
    case .multiPoint: table.geometry.roles[firstPart] = .points
    case .lineString, .multiLineString:
      for part in parts where table.geometry.positions(of: part).count < 2 {
        throw .geoJSON(
          partStarts[partCount(part)], found: "a line with one position", expected: "at least two",
          advice: "delete the line or give it its other end")
      }
    default:
      if kind == .polygon {
        for part in parts { table.geometry.roles[part] = part == firstPart ? .outerRing : .innerRing }
      }
      for part in parts { try checkRing(part) }
    }
    return kind
  }

  private func wrongNesting(_ kind: GeometryKind, _ levels: Int, _ place: Int) -> Fault {
    .geoJSON(
      place, found: "coordinates nested \(levels) deep", expected: "\(kind.levels) for a \(kind.name)",
      advice: "correct the type or the brackets")
  }

  private mutating func checkRing(_ part: Int) throws(Fault) {
    let positions = table.geometry.positions(of: part)
    let (first, last) = (positions.lowerBound, positions.upperBound - 1)
    let place = partStarts[partCount(part)]
    let (x, y) = (table.geometry.x, table.geometry.y)
    let isClosed = x[first] == x[last] && y[first] == y[last]
    guard isClosed else {
      throw .geoJSON(
        place, found: "a ring whose last position differs from its first", expected: "a closed ring",
        advice: "repeat the first position at the end, or draw a line if no area is meant")
    }
    guard positions.count >= 4 else {
      throw .geoJSON(
        place, found: "a ring of \(positions.count) position\(positions.count == 1 ? "" : "s")",
        expected: "at least four", advice: "an area needs three corners and the first one again: correct or delete it")
    }
    let area = table.geometry.doubleArea(of: part)
    if table.geometry.roles[part] == .outerRing ? area < 0 : area > 0 { tolerate(.windingOrder, at: place) }
  }
}
