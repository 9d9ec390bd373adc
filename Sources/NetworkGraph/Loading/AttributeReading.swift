import GeoFeatures

/// Reads the mapped columns of one part into canonical attributes, and notes what was wrong with single values.
struct AttributeReading {
  let part: LayerPart
  let options: LoadingOptions
  /// Years after it are impossible.
  let latestYear: Int
  var attributes: AttributeTable
  var findings: [Finding] = []
  var fills: [Fill] = []
  /// Rows whose size is given as 0 or less, with the property that says so.
  var zeroSizes: [Int: String] = [:]

  init(part: LayerPart, options: LoadingOptions, latestYear: Int) {
    self.part = part
    self.options = options
    self.latestYear = latestYear
    attributes = AttributeTable(count: part.table.count)
  }

  /// All attributes of all rows.
  mutating func readAll() {
    for (_, rows, mapping) in part.mappings {
      readPlainColumns(rows, mapping)
      readSizes(rows, mapping)
      readLevels(rows, mapping)
      checkBreakDates(rows, mapping)
    }
  }

  private mutating func readPlainColumns(_ rows: [Int], _ mapping: ColumnMapping) {
    for (index, attribute) in mapping.attributes.enumerated() where !mapping.sources[index].isEmpty {
      let sources = mapping.sources[index]
      switch attribute.value {
      case .text, .list: readTexts(attribute, sources, rows) { $0.asText }
      case .reference:
        let isModel = options.isModel
        readTexts(attribute, sources, rows) { $0.asWord == "0" && !isModel ? nil : $0.asWord }
      case .flag: readFlags(attribute, sources, rows)
      case .year: readYears(attribute, sources, rows)
      case .word where options.isModel: readTexts(attribute, sources, rows) { $0.asText }
      case .word(let vocabulary): readWords(attribute, vocabulary, sources, rows)
      case .number: readNumbers(attribute, sources, rows, zeroIsMissing: false)
      case .positive: readNumbers(attribute, sources, rows, zeroIsMissing: true)
      case .level, .sectionSize, .sectionMeasure: continue
      }
    }
  }

  private mutating func readTexts(
    _ attribute: AttributeDescription, _ sources: [ColumnSource], _ rows: [Int], _ text: (PropertyValue) -> String?
  ) {
    var column = attributes.textColumn(attribute.name)
    var missing = 0
    for row in rows {
      column[row] = firstValue(sources, row, text)
      if column[row] == nil { missing += 1 }
    }
    attributes.setColumn(attribute.name, column)
    if case .reference = attribute.value { noteMissing(attribute, sources, missing, of: rows) }
  }

  /// What the first column that says anything says.
  private func firstValue<T>(_ sources: [ColumnSource], _ row: Int, _ read: (PropertyValue) -> T?) -> T? {
    for source in sources {
      if let value = read(part.table.columns[source.column][row]) { return value }
    }
    return nil
  }

  private mutating func readFlags(_ attribute: AttributeDescription, _ sources: [ColumnSource], _ rows: [Int]) {
    var column = attributes.numberColumn(attribute.name)
    for row in rows {
      if let flag = firstValue(sources, row, readFlag) { column[row] = flag ? 1 : 0 }
    }
    attributes.setColumn(attribute.name, column)
  }

  private mutating func readYears(_ attribute: AttributeDescription, _ sources: [ColumnSource], _ rows: [Int]) {
    var column = attributes.numberColumn(attribute.name)
    var missing = 0
    for row in rows {
      var given = false
      for source in sources {
        let value = part.table.columns[source.column][row]
        guard value.isFilled, value.asWord != "0" else { continue }
        given = true
        if let year = usableYear(value, attribute, source, row) {
          column[row] = Double(year)
          break
        }
      }
      if !given { missing += 1 }
    }
    attributes.setColumn(attribute.name, column)
    noteMissing(attribute, sources, missing, of: rows)
  }

  /// The year of a value, nil with a finding if it cannot be.
  private mutating func usableYear(
    _ value: PropertyValue, _ attribute: AttributeDescription, _ source: ColumnSource, _ row: Int
  ) -> Int? {
    let reading = readYear(value)
    switch reading {
    case .year(let year) where (earliestYear...latestYear).contains(year) || attribute.name == .plannedYear: return year
    case .middle(let year) where (earliestYear...latestYear + 5).contains(year):
      let fill = Fill(element: Int32(row), attribute: attribute.name, reason: "middle_of_period", confidence: 0.5)
      fills.append(fill)
      return min(year, latestYear)
    case .unreadable:
      add(
        "unreadable_value", .warning, row, source,
        "“\(value.asWord ?? "?")” is no year; expected a year such as 1998 or 1998-05: correct it", "left out")
    default:
      guard attribute.name != .surveyDate else { return nil }
      add(
        "impossible_year", .warning, row, source,
        "year \(value.asWord ?? "?") cannot be: expected \(earliestYear) to \(latestYear); correct it",
        "treated as missing")
    }
    return nil
  }

  mutating func readNumbers(
    _ attribute: AttributeDescription, _ sources: [ColumnSource], _ rows: [Int], zeroIsMissing: Bool
  ) {
    var column = attributes.numberColumn(attribute.name)
    let sharesAsFractions = attribute.name == .impervious && areFractions(sources, rows)
    var missing = 0
    for row in rows {
      for source in sources {
        guard var number = number(attribute, source, row) else { continue }
        if zeroIsMissing, !options.isModel, number == 0 { continue }
        if sharesAsFractions { number *= 100 }
        guard isInBounds(number, attribute, source, row) else { continue }
        column[row] = number
        break
      }
      if column[row].isNaN { missing += 1 }
    }
    attributes.setColumn(attribute.name, column)
    noteMissing(attribute, sources, missing, of: rows)
  }

  /// Whether an impervious share without a unit in its name is given as 0 to 1.
  private func areFractions(_ sources: [ColumnSource], _ rows: [Int]) -> Bool {
    guard let source = sources.first, source.unit == nil else { return false }
    let values = rows.map { part.table.columns[source.column].number($0) }.filter { !$0.isNaN }
    return !values.isEmpty && values.allSatisfy { $0 <= 1 } && values.contains { $0 > 0 }
  }

  /// The number of a cell in the attribute's unit; nil where there is none, with a finding where there should be one.
  mutating func number(_ attribute: AttributeDescription, _ source: ColumnSource, _ row: Int) -> Double? {
    let value = part.table.columns[source.column][row]
    guard value.isFilled else { return nil }
    let reading: Reading? =
      switch value {
      case .number(let number): Reading(value: number, unit: nil)
      case .text(let text): readNumber(text)
      default: nil
      }
    guard let reading, reading.value.isFinite else {
      add(
        "unreadable_value", .warning, row, source,
        "“\(value.asWord ?? "a list or object")” is no number; expected \(attribute.meaning.lowercasedFirst) as a number: correct it",
        "left out")
      return nil
    }
    if missingNumbers.contains(reading.value) { return nil }
    guard let own = attribute.unit, let given = reading.unit ?? source.unit, given != own else { return reading.value }
    guard let converted = given.convert(reading.value, to: own) else {
      add(
        "unreadable_value", .warning, row, source,
        "“\(value.asWord ?? "")” is in \(given.symbol); expected \(own.symbol): correct it", "left out")
      return nil
    }
    return converted
  }

  mutating func isInBounds(
    _ number: Double, _ attribute: AttributeDescription, _ source: ColumnSource, _ row: Int
  ) -> Bool {
    let widest = -1e12...1e12
    let bounds = options.isModel ? widest : attribute.bounds ?? widest
    if bounds.contains(number) { return true }
    let unit = attribute.unit.map { " " + $0.symbol } ?? ""
    add(
      "out_of_range", .warning, row, source,
      "\(wholeNumberText(number))\(unit) cannot be; expected \(wholeNumberText(bounds.lowerBound)) to \(wholeNumberText(bounds.upperBound))\(unit): correct it",
      "treated as missing")
    return false
  }

  /// A finding about one value.
  mutating func add(
    _ kind: String, _ severity: Severity, _ row: Int, _ source: ColumnSource, _ message: String, _ repair: String?
  ) {
    findings.append(
      Finding(
        kind, severity, message, file: part.file, layer: part.kind, feature: row,
        property: part.table.columns[source.column].name, repair: repair))
  }

  /// One note per column about what is not filled in.
  mutating func noteMissing(
    _ attribute: AttributeDescription, _ sources: [ColumnSource], _ missing: Int, of rows: [Int]
  ) {
    guard missing > 0, let source = sources.first else { return }
    let column = part.table.columns[source.column]
    let empty = rows.count { !column[$0].isFilled }
    let unused = missing - min(empty, missing)
    let rest = unused > 0 ? ", of \(unused) it is 0 or not usable" : ""
    findings.append(
      Finding(
        "missing_values", .note,
        "\(missing) of \(rows.count) features lack \(column.name) (\(attribute.name)): in \(missing - unused) it is empty or a word for unknown\(rest)",
        file: part.file, layer: part.kind, property: column.name))
  }
}

/// Numbers that programs write for “no data”.
private let missingNumbers: Set<Double> = [-9999, -99999, -999, -9998, -3.4028234663852886e38, -1.7976931348623157e308]

extension PropertyValue {
  /// As text: JSON as it stands.
  var asText: String? {
    if case .json(let text) = self { return text }
    return asWord
  }
}

extension String {
  var lowercasedFirst: String {
    guard let first, dropFirst().first?.isLowercase == true else { return self }
    return first.lowercased() + dropFirst()
  }
}
