// After the last byte: what could only be decided with the whole file read.
extension FeatureReader {
  /// The table with its findings; throws if every feature of the file is faulty.
  mutating func finish(file: String) throws(FeatureReadError) -> FeatureTable {
    if frame == .degreesUnlessDeclared, isInDegrees { leaveOutFeaturesOutsideDegrees() }
    for column in table.columns.indices { table.columns[column].close(count: table.count) }
    table.ids.close(count: table.count)
    noteMixedDimension()
    let findings = findings()
    if table.count == 0, let first = leftOut.min(by: { $0.fault.offset < $1.fault.offset }) {
      var error = located(first.fault, file: file, within: first)
      error.faults = findings.filter { $0.severity == .error }
      throw error
    }
    table.findings = findings
    return table
  }

  /// A `crs` that makes the positions other than degrees may stand behind the features, so this waits for the end.
  private mutating func leaveOutFeaturesOutsideDegrees() {
    guard !outside.isEmpty else { return }
    var isKept = [Bool](repeating: true, count: table.count)
    for position in outside {
      isKept[position.row] = false
      leftOut.append(
        LeftOutFeature(
          fault: position.fault, feature: Int(table.featureIndex[position.row]), start: position.featureStart,
          isInCollection: position.isInCollection, id: table.ids.idText(position.row)))
    }
    table = table.selecting((0..<table.count).filter { isKept[$0] })
    table.columns.removeAll { $0.isHollow }
  }

  private mutating func noteMixedDimension() {
    guard !table.geometry.z.isEmpty, table.geometry.z.contains(where: \.isNaN) else { return }
    tolerate(.mixedDimension, at: tally[.heights].offset)
  }

  /// All findings in file order of their places.
  private func findings() -> [FeatureFinding] {
    let tolerances = Tolerance.allCases.filter { tally[$0].count > 0 }
    var pending: [(offset: Int, make: (Int, Int) -> FeatureFinding)] = tolerances.map { tolerance in
      let entry = tally[tolerance]
      return (entry.offset, { finding(of: tolerance, entry, line: $0, column: $1) })
    }
    pending += leftOut.map { fault in (fault.fault.offset, { finding(of: fault, line: $0, column: $1) }) }
    pending.sort { $0.offset < $1.offset }
    var finder = PlaceFinder(scanner)
    return pending.map { item in
      let place = finder.place(of: item.offset)
      return item.make(place.line, place.column)
    }
  }

  private func finding(
    of tolerance: Tolerance, _ entry: ToleranceTally.Entry, line: Int, column: Int
  ) -> FeatureFinding {
    FeatureFinding(
      kind: tolerance.kind, severity: tolerance.severity, count: entry.count, feature: entry.feature, id: nil,
      line: line, column: column, message: tolerance.message)
  }

  private func finding(of leftOut: LeftOutFeature, line: Int, column: Int) -> FeatureFinding {
    let fault = leftOut.fault
    let path = path(of: fault, within: leftOut)
    return FeatureFinding(
      kind: "invalid_feature", severity: .error, count: 1, feature: leftOut.feature, id: leftOut.id, line: line,
      column: column,
      message: "line \(line), column \(column)" + (path.isEmpty ? "" : " (\(path))")
        + ": found \(fault.found ?? token(at: fault.offset)), expected \(fault.expected); \(fault.advice). "
        + "The feature was left out")
  }
}

/// A position that cannot be degrees.
struct OutsidePosition {
  var row = 0
  var featureStart: Int
  var isInCollection: Bool
  var offset: Int
  var x: Double
  var y: Double

  var fault: Fault {
    let looksSwapped = x.magnitude <= 90 && y.magnitude <= 180
    return .geoJSON(
      offset, found: "the position [\(x), \(y)]", expected: "a longitude within ±180° and a latitude within ±90°",
      advice: looksSwapped
        ? "longitude and latitude seem to be swapped: longitude comes first"
        : "these seem to be metres: name the coordinate reference system (--crs EPSG:…) or export in WGS 84")
  }
}

extension PropertyColumn {
  /// The id of row `i` as text; nil where there is none.
  fileprivate func idText(_ i: Int) -> String? {
    switch self[i] {
    case .text(let text): text
    case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
    default: nil
    }
  }
}
