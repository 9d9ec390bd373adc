/// Appends a geometry object or `null`; false where a coordinate is not finite.
func appendGeometry(_ geometry: FeatureGeometry, to bytes: inout [UInt8]) -> Bool {
  switch geometry {
  case .none: bytes.append(contentsOf: "null".utf8)
  case .point(let x, let y):
    guard x.isFinite && y.isFinite else { return false }
    appendHead(of: .point, to: &bytes)
    appendPosition(x, y, to: &bytes)
    bytes.append(Ascii.closeBrace)
  case .line(let positions):
    guard positions.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return false }
    appendHead(of: .lineString, to: &bytes)
    bytes.append(Ascii.openBracket)
    for i in positions.indices {
      if i > 0 { bytes.append(Ascii.comma) }
      appendPosition(positions[i].x, positions[i].y, to: &bytes)
    }
    bytes.append(Ascii.closeBracket)
    bytes.append(Ascii.closeBrace)
  case .polygon(let rings):
    var column = GeometryColumn()
    let parts = rings.enumerated().map { i, ring in (role: i == 0 ? PartRole.outerRing : .innerRing, positions: ring) }
    column.append(.polygon, parts: parts)
    return GeometryText(column: column).append(0, to: &bytes)
  case .row(let row, let source): return GeometryText(column: source).append(row, to: &bytes)
  }
  return true
}

/// A geometry object up to its coordinates.
private func appendHead(of kind: GeometryKind, to bytes: inout [UInt8]) {
  bytes.append(contentsOf: "{\"type\":\"".utf8)
  bytes.append(contentsOf: UnsafeBufferPointer(start: kind.name.utf8Start, count: kind.name.utf8CodeUnitCount))
  bytes.append(contentsOf: "\",\"coordinates\":".utf8)
}

private func appendPosition(_ x: Double, _ y: Double, to bytes: inout [UInt8]) {
  bytes.append(Ascii.openBracket)
  appendCoordinate(x, to: &bytes)
  bytes.append(Ascii.comma)
  appendCoordinate(y, to: &bytes)
  bytes.append(Ascii.closeBracket)
}

/// Geometries of a column as RFC 7946 has them.
private struct GeometryText {
  let column: GeometryColumn

  func append(_ row: Int, to bytes: inout [UInt8]) -> Bool {
    let parts = column.parts(of: row)
    for i in parts.lowerBound == parts.upperBound ? 0..<0 : positions(of: parts)
    where !(column.x[i].isFinite && column.y[i].isFinite) { return false }
    let kind = column.kinds[row]
    switch kind {
    case .none: bytes.append(contentsOf: "null".utf8)
    case .geometryCollection: appendCollection(parts, to: &bytes)
    default: appendObject(kind, parts, to: &bytes)
    }
    return true
  }

  private func positions(of parts: Range<Int>) -> Range<Int> {
    Int(column.firstPosition[parts.lowerBound])..<Int(column.firstPosition[parts.upperBound])
  }

  /// The members of a collection by their parts; what was a Multi-geometry comes back as single ones.
  private func appendCollection(_ parts: Range<Int>, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "{\"type\":\"GeometryCollection\",\"geometries\":[".utf8)
    var part = parts.lowerBound
    while part < parts.upperBound {
      if part > parts.lowerBound { bytes.append(Ascii.comma) }
      var next = part + 1
      let kind: GeometryKind
      switch column.roles[part] {
      case .points: kind = column.positions(of: part).count == 1 ? .point : .multiPoint
      case .line: kind = .lineString
      case .outerRing, .innerRing:
        kind = .polygon
        while next < parts.upperBound, column.roles[next] == .innerRing { next += 1 }
      }
      appendObject(kind, part..<next, to: &bytes)
      part = next
    }
    bytes.append(contentsOf: "]}".utf8)
  }

  private func appendObject(_ kind: GeometryKind, _ parts: Range<Int>, to bytes: inout [UInt8]) {
    appendHead(of: kind, to: &bytes)
    switch kind {
    case .point:
      appendPosition(Int(column.firstPosition[parts.lowerBound]), to: &bytes)
    case .multiPoint, .lineString:
      appendRun(parts.lowerBound, to: &bytes)
    case .multiPolygon: appendPolygons(parts, to: &bytes)
    default: appendList(parts, to: &bytes)
    }
    bytes.append(Ascii.closeBrace)
  }

  private func appendPolygons(_ parts: Range<Int>, to bytes: inout [UInt8]) {
    bytes.append(Ascii.openBracket)
    var part = parts.lowerBound
    while part < parts.upperBound {
      if part > parts.lowerBound { bytes.append(Ascii.comma) }
      let next = (part + 1..<parts.upperBound).first { column.roles[$0] == .outerRing } ?? parts.upperBound
      appendList(part..<next, to: &bytes)
      part = next
    }
    bytes.append(Ascii.closeBracket)
  }

  private func appendList(_ parts: Range<Int>, to bytes: inout [UInt8]) {
    bytes.append(Ascii.openBracket)
    for part in parts {
      if part > parts.lowerBound { bytes.append(Ascii.comma) }
      appendRun(part, to: &bytes)
    }
    bytes.append(Ascii.closeBracket)
  }

  /// One run of positions; a ring is closed, and turned round where it does not follow the right-hand rule.
  private func appendRun(_ part: Int, to bytes: inout [UInt8]) {
    let run = column.positions(of: part)
    guard column.roles[part] == .outerRing || column.roles[part] == .innerRing, let first = run.first else {
      return appendPositions(run, to: &bytes)
    }
    let last = run.upperBound - 1
    let isClosed = column.x[first] == column.x[last] && column.y[first] == column.y[last]
    let ring = Array(run) + (isClosed ? [] : [first])
    let area = column.doubleArea(of: part)
    let isReversed = column.roles[part] == .outerRing ? area < 0 : area > 0
    appendPositions(isReversed ? ring.reversed() : ring, to: &bytes)
  }

  private func appendPositions(_ positions: some Sequence<Int>, to bytes: inout [UInt8]) {
    bytes.append(Ascii.openBracket)
    var isFirst = true
    for i in positions {
      if !isFirst { bytes.append(Ascii.comma) }
      isFirst = false
      appendPosition(i, to: &bytes)
    }
    bytes.append(Ascii.closeBracket)
  }

  private func appendPosition(_ i: Int, to bytes: inout [UInt8]) {
    bytes.append(Ascii.openBracket)
    appendCoordinate(column.x[i], to: &bytes)
    bytes.append(Ascii.comma)
    appendCoordinate(column.y[i], to: &bytes)
    if !column.z.isEmpty, column.z[i].isFinite {
      bytes.append(Ascii.comma)
      appendCoordinate(column.z[i], to: &bytes)
    }
    bytes.append(Ascii.closeBracket)
  }
}
