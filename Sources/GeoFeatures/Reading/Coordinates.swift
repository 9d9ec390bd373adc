// The arrays of `coordinates`, by their levels: 1 a position, 2 a line, 3 lines or rings, 4 polygons.
extension FeatureReader {
  /// Reads the value of `coordinates` and gives its levels of arrays, zero if it is empty.
  ///
  /// `levels` is what the type asks for; nil where it is not known yet and the brackets decide.
  mutating func readCoordinates(levels: Int?) throws(Fault) -> Int {
    let start = scanner.at
    guard scanner.byte == Ascii.openBracket else { throw notAnArray("an array of coordinates") }
    scanner.at += 1
    scanner.skipSpace()
    if scanner.take(Ascii.closeBracket) { return 0 }
    scanner.at = start
    let levels = levels ?? openingBrackets()
    switch levels {
    case 1:
      try readPosition()
      try closePart(.points, start)
    case 2: try readRun(.line)
    case 3: try readRuns(first: .line, others: .line)
    case 4: try readPolygons()
    default:
      throw .geoJSON(
        start, found: "coordinates nested \(levels) deep", expected: "at most 4", advice: "correct the brackets")
    }
    return levels
  }

  /// Number of opening brackets from here on; leaves the scanner where it is.
  private func openingBrackets() -> Int {
    var ahead = scanner
    var count = 0
    while count <= 4, ahead.take(Ascii.openBracket) {
      count += 1
      ahead.skipSpace()
    }
    return count
  }

  private mutating func readPolygons() throws(Fault) {
    try openArray("an array of polygons")
    repeat {
      try readRuns(first: .outerRing, others: .innerRing)
    } while try scanner.another(until: Ascii.closeBracket)
  }

  private mutating func readRuns(first: PartRole, others: PartRole) throws(Fault) {
    try openArray("an array of lines or rings")
    var role = first
    repeat {
      try readRun(role)
      role = others
    } while try scanner.another(until: Ascii.closeBracket)
  }

  private mutating func readRun(_ role: PartRole) throws(Fault) {
    let start = scanner.at
    try openArray("an array of positions")
    repeat { try readPosition() } while try scanner.another(until: Ascii.closeBracket)
    try closePart(role, start)
  }

  private mutating func closePart(_ role: PartRole, _ start: Int) throws(Fault) {
    guard table.geometry.x.count < Int32.max else { throw tooLarge() }
    table.geometry.closePart(role)
    partStarts.append(start)
  }

  /// Moves over the opening bracket of an array that may not be empty.
  private mutating func openArray(_ expected: @autoclosure () -> String) throws(Fault) {
    guard scanner.byte == Ascii.openBracket else { throw notAnArray(expected()) }
    let start = scanner.at
    scanner.at += 1
    scanner.skipSpace()
    if scanner.byte == Ascii.closeBracket {
      throw .geoJSON(start, found: "an empty array", expected: expected(), advice: "delete the empty part")
    }
  }

  @inline(__always) private mutating func readPosition() throws(Fault) {
    let start = scanner.at
    guard scanner.take(Ascii.openBracket) else { throw notAnArray("a position [longitude, latitude]") }
    scanner.skipSpace()
    let x = try readCoordinate()
    scanner.skipSpace()
    guard scanner.take(Ascii.comma) else { throw notTwoNumbers() }
    scanner.skipSpace()
    let y = try readCoordinate()
    scanner.skipSpace()
    if scanner.take(Ascii.closeBracket) {
      table.geometry.appendPosition(x, y)
    } else {
      try readHeight(x, y)
    }
    if !(x.magnitude <= 180 && y.magnitude <= 90) { noteOutside(x, y, start) }
  }

  private mutating func readCoordinate() throws(Fault) -> Double {
    let start = scanner.at
    guard Ascii.isDigit(scanner.byte) || scanner.byte == Ascii.minus else { throw notACoordinate() }
    let value = try scanner.number().value
    guard value.isFinite else {
      throw .geoJSON(start, expected: "a number up to 1.8e308", advice: "correct the position or delete the feature")
    }
    return value
  }

  /// Reads what follows the second number of a position: the height, and numbers without a meaning in RFC 7946.
  private mutating func readHeight(_ x: Double, _ y: Double) throws(Fault) {
    try scanner.expect(Ascii.comma, "\",\" or \"]\"")
    scanner.skipSpace()
    tolerate(.heights, at: scanner.at)
    let z = try readCoordinate()
    table.geometry.appendPosition(x, y, z)
    while try scanner.another(until: Ascii.closeBracket) {
      tolerate(.extraCoordinates, at: scanner.at)
      _ = try readCoordinate()
    }
  }

  private mutating func noteOutside(_ x: Double, _ y: Double, _ offset: Int) {
    if y.magnitude <= 90, x.magnitude <= 360 {
      tolerate(.longitudeBeyondRange, at: offset)
    } else if firstOutside == nil {
      firstOutside = OutsidePosition(
        featureStart: featureStart ?? 0, isInCollection: isInCollection, offset: offset, x: x, y: y)
    }
  }

  private func notTwoNumbers() -> Fault {
    guard scanner.byte == Ascii.closeBracket else { return scanner.unexpected("\",\"") }
    return .geoJSON(
      scanner.at, found: "a position of one number", expected: "longitude and latitude",
      advice: "correct the position, or the brackets if the type is right")
  }

  private func notAnArray(_ expected: String) -> Fault {
    .geoJSON(scanner.at, expected: expected, advice: "correct the brackets or the type")
  }

  private func notACoordinate() -> Fault {
    switch scanner.byte {
    case Ascii.openBracket:
      return .geoJSON(
        scanner.at, expected: "a number",
        advice: "the coordinates are nested too deep: correct the brackets or the type")
    case Ascii.quote, Ascii.openBrace, Ascii.closeBracket, 0x66, 0x6E, 0x74:
      return .geoJSON(
        scanner.at, expected: "a number", advice: "positions are [longitude, latitude] in plain numbers without quotes")
    default: return scanner.unexpected("a number")
    }
  }
}
