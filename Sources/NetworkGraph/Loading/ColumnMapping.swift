import GeoFeatures

/// One column of a file that gives a canonical attribute, or part of it.
struct ColumnSource: Sendable {
  /// Index in the table's columns.
  var column: Int
  /// The unit that the name tells, if any.
  var unit: MeasureUnit?
  /// Place of the spelling among the attribute's aliases: the lowest counts first.
  var rank: Int
}

/// Every name by which the attributes of one kind and shape are known.
struct AliasIndex: Sendable {
  private struct Entry {
    var attribute: Int
    var rank: Int
    var unit: MeasureUnit?
  }

  let attributes: [AttributeDescription]
  private var exact: [String: [Entry]] = [:]
  /// Names as a shapefile cuts them to ten bytes.
  private var cut: [String: [Entry]] = [:]

  init(kind: LayerKind, shape: ElementShapes) {
    attributes = kind.description.attributes.filter { $0.shapes.contains(shape) }
    for (index, attribute) in attributes.enumerated() {
      let canonical = attribute.name.rawValue
      add(Alias(canonical, in: attribute.unit), attribute: index, rank: 0)
      if let symbol = attribute.unit?.symbol, canonical.hasSuffix("_" + symbol) {
        add(Alias(String(canonical.dropLast(symbol.count + 1)), in: nil), attribute: index, rank: 0)
      }
      for (rank, alias) in attribute.aliases.enumerated() { add(alias, attribute: index, rank: rank + 1) }
    }
  }

  private mutating func add(_ alias: Alias, attribute: Int, rank: Int) {
    let entry = Entry(attribute: attribute, rank: rank, unit: alias.unit)
    func insert(_ key: String, into table: inout [String: [Entry]]) {
      guard table[key]?.contains(where: { $0.attribute == attribute }) != true else { return }
      table[key, default: []].append(entry)
    }
    insert(foldedName(alias.spelling), into: &exact)
    if let short = shapefileName(alias.spelling) { insert(foldedName(short), into: &cut) }
  }

  /// The attributes that a column of that name may give, with the unit that the name tells.
  func matches(_ name: String) -> [(attribute: Int, rank: Int, unit: MeasureUnit?)] {
    let (head, bracket) = splitBrackets(name)
    if let found = lookUp(foldedName(head), in: exact, unit: bracket) { return found }
    if let found = matchWithUnitEnding(head) { return found }
    let plain = withoutCounter(head)
    if plain != head, let found = lookUp(foldedName(plain), in: exact, unit: bracket, later: 100) { return found }
    if isAsLongAsShapefilesAllow(plain), let found = lookUp(foldedName(plain), in: cut, unit: bracket, later: 50) {
      return Set(found.map(\.attribute)).count == 1 ? found : []
    }
    return []
  }

  private func lookUp(
    _ key: String, in table: [String: [Entry]], unit: MeasureUnit?, later: Int = 0
  ) -> [(attribute: Int, rank: Int, unit: MeasureUnit?)]? {
    guard let entries = table[key] else { return nil }
    let fitting = entries.filter { entry in
      guard let unit, let own = attributes[entry.attribute].unit else { return true }
      return unit.dimension == own.dimension
    }
    return fitting.isEmpty ? nil : fitting.map { ($0.attribute, $0.rank + later, unit ?? $0.unit) }
  }

  /// `length_ft`, `面积_ha`, `管径mm`: a known name with a unit of its dimension at the end.
  private func matchWithUnitEnding(_ name: String) -> [(attribute: Int, rank: Int, unit: MeasureUnit?)]? {
    let lower = name.lowercased()
    for (ending, unit) in MeasureUnit.spellings where lower.hasSuffix(ending) && lower.count > ending.count {
      let base = foldedName(lower.dropLast(ending.count))
      guard let found = lookUp(base, in: exact, unit: unit) else { continue }
      let measured = found.filter { attributes[$0.attribute].unit != nil }
      if !measured.isEmpty { return measured }
    }
    return nil
  }
}

/// The name without a bracketed part, and the unit in it.
private func splitBrackets(_ name: String) -> (head: String, unit: MeasureUnit?) {
  guard let open = name.firstIndex(where: { "([（【〔".contains($0) }), open != name.startIndex else { return (name, nil) }
  let inside = name[name.index(after: open)...].prefix { !")]）】〕".contains($0) }
  return (String(name[..<open]), MeasureUnit(spelling: inside.filter { $0 != " " }))
}

/// `type_1` without the counter that tells equal names apart.
private func withoutCounter(_ name: String) -> String {
  guard let bar = name.lastIndex(of: "_"), bar != name.startIndex else { return name }
  let counter = name[name.index(after: bar)...]
  return !counter.isEmpty && counter.count <= 2 && counter.allSatisfy(\.isNumber) ? String(name[..<bar]) : name
}

/// Bytes of a name in the encoding of Chinese shapefiles: one for ASCII, two for the rest.
private func shapefileLength(_ name: some StringProtocol) -> Int {
  name.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
}

/// The name cut to the ten bytes of a shapefile; nil if it is not longer.
private func shapefileName(_ name: String) -> String? {
  guard shapefileLength(name) > 10 else { return nil }
  var cut = name
  while shapefileLength(cut) > 10 { cut.removeLast() }
  return cut
}

/// A cut name fills its ten bytes, less a counter or half a Chinese letter.
private func isAsLongAsShapefilesAllow(_ name: String) -> Bool { (8...10).contains(shapefileLength(name)) }

/// Which columns of a table give which attributes of its kind, for the rows of one shape.
struct ColumnMapping: Sendable {
  var attributes: [AttributeDescription]
  /// Beside `attributes`, best first.
  var sources: [[ColumnSource]]
  /// Columns that give nothing.
  var unmapped: [Int]

  /// The index of an attribute that some column gives.
  func index(of name: AttributeName) -> Int? {
    attributes.firstIndex { $0.name == name }.flatMap { sources[$0].isEmpty ? nil : $0 }
  }

  init(table: FeatureTable, kind: LayerKind, shape: ElementShapes, rows: [Int], fieldMap: [String: String]) {
    let index = AliasIndex.of(kind, shape)
    attributes = index.attributes
    sources = Array(repeating: [], count: index.attributes.count)
    unmapped = []
    for (column, values) in table.columns.enumerated() {
      guard rows.contains(where: { values[$0].isFilled }) else { continue }
      if let target = fieldMap[values.name] {
        guard let attribute = attributes.firstIndex(where: { $0.name.rawValue == target }) else { continue }
        sources[attribute].append(ColumnSource(column: column, unit: attributes[attribute].unit, rank: -1))
        continue
      }
      let found = index.matches(values.name)
      guard let best = ColumnMapping.best(of: found, attributes: attributes, values: values, rows: rows) else {
        unmapped.append(column)
        continue
      }
      sources[best.attribute].append(ColumnSource(column: column, unit: best.unit, rank: best.rank))
    }
    for attribute in sources.indices { sources[attribute].sort { ($0.rank, $0.column) < ($1.rank, $1.column) } }
  }

  /// Of several attributes that share a name (`type`, `类别`), the one whose words most of the values are.
  private static func best(
    of found: [(attribute: Int, rank: Int, unit: MeasureUnit?)], attributes: [AttributeDescription],
    values: PropertyColumn, rows: [Int]
  ) -> (attribute: Int, rank: Int, unit: MeasureUnit?)? {
    guard found.count > 1 else { return found.first }
    let texts = Set(rows.prefix(2000).compactMap { values.text($0) }).sorted().prefix(200)
    func share(_ attribute: Int) -> Double {
      guard case .word(let vocabulary) = attributes[attribute].value, !texts.isEmpty else { return 0 }
      return Double(texts.count { vocabulary.word(for: $0) != nil }) / Double(texts.count)
    }
    return found.max { (share($0.attribute), $1.rank) < (share($1.attribute), $0.rank) }
  }
}

extension AliasIndex {
  /// The index of a kind and shape, built once.
  static func of(_ kind: LayerKind, _ shape: ElementShapes) -> AliasIndex {
    all[Key(kind: kind, shape: shape)] ?? AliasIndex(kind: kind, shape: shape)
  }

  private struct Key: Hashable {
    var kind: LayerKind
    var shape: ElementShapes
  }

  private static let all: [Key: AliasIndex] = {
    var result: [Key: AliasIndex] = [:]
    for kind in LayerKind.allCases {
      for shape in [ElementShapes.points, .lines, .areas] {
        result[Key(kind: kind, shape: shape)] = AliasIndex(kind: kind, shape: shape)
      }
    }
    return result
  }()
}
