import GeoFeatures

extension AttributeReading {
  /// Words of a vocabulary: the first column whose value is known counts; what no column explains is told once per word.
  mutating func readWords(
    _ attribute: AttributeDescription, _ vocabulary: Vocabulary, _ sources: [ColumnSource], _ rows: [Int]
  ) {
    var column = attributes.textColumn(attribute.name)
    var unknown: [String: (count: Int, row: Int, source: ColumnSource)] = [:]
    let readers = sources.map {
      WordReader(attribute, vocabulary, part.table.columns[$0.column], rows, isChannel: isChannelTable)
    }
    var memo = Array(repeating: [String: String?](), count: sources.count)
    for row in rows {
      var stranger: (String, ColumnSource)?
      for (k, source) in sources.enumerated() {
        guard let text = readers[k].text(row) else { continue }
        let word: String?
        if let known = memo[k][text] {
          word = known
        } else {
          word = readers[k].word(text)
          memo[k][text] = .some(word)
        }
        if let word {
          column[row] = word
          break
        }
        if stranger == nil { stranger = (text, source) }
      }
      // A number that is no code of what the point is (Inlet_Type, subtype) is no word at all.
      if column[row] == nil, let (text, source) = stranger, attribute.name != .kind || Int(text) == nil {
        unknown[text, default: (0, row, source)].count += 1
      }
    }
    attributes.setColumn(attribute.name, column)
    noteUnknown(unknown, attribute, vocabulary)
  }

  private mutating func noteUnknown(
    _ unknown: [String: (count: Int, row: Int, source: ColumnSource)], _ attribute: AttributeDescription,
    _ vocabulary: Vocabulary
  ) {
    let severity: Severity = attribute.name == .material || attribute.name == .shape ? .warning : .note
    for (text, place) in unknown.sorted(by: { $0.key < $1.key }) {
      let name = part.table.columns[place.source.column].name
      let canonical = vocabulary.words.map(\.canonical)
      let advice = nearestWord(to: text.lowercased(), among: canonical).map { "did you mean \($0)?" }
      findings.append(
        Finding(
          "unknown_word", severity,
          "“\(text)” is no known \(vocabulary.subject); it stands in \(place.count) features, first in feature \(part.table.featureIndex[place.row]): \(advice ?? "use a usual word, such as \(canonical.prefix(3).joined(separator: ", "))")",
          file: part.file, layer: part.kind, property: name, repair: "treated as missing"))
    }
  }

  /// Whether the file is a table of channels (排水渠), whose shape codes are another list.
  private var isChannelTable: Bool {
    part.table.columns.contains { foldedName($0.name).hasPrefix("conduit") } || part.stem.contains("渠")
  }
}

/// How the words and codes of one column are read.
private struct WordReader {
  let attribute: AttributeName
  let vocabulary: Vocabulary
  let column: PropertyColumn
  let codeList: Int?
  /// `-` means against the row, not missing.
  let minusIsBackward: Bool

  init(
    _ attribute: AttributeDescription, _ vocabulary: Vocabulary, _ column: PropertyColumn, _ rows: [Int],
    isChannel: Bool
  ) {
    self.attribute = attribute.name
    self.vocabulary = vocabulary
    self.column = column
    let name = foldedName(column.name)
    minusIsBackward = attribute.name == .flowDirection && rows.contains { column.text($0) == "+" }
    switch attribute.name {
    case .kind: codeList = name == "junctype" || name == "conduitstyle" ? 0 : nil
    case .system:
      codeList =
        name.contains("category") || name.hasPrefix("pipecateg") || name == "sort" || name.contains("类别") ? 0 : nil
    case .shape: codeList = isChannel ? 1 : 0
    case .status:
      let isUsage = ["syzt", "gxsyzk", "使用状态", "使用状况", "ustatus"].contains(name)
      codeList = isUsage || rows.contains { column[$0].asWord == "0" } ? 1 : 0
    default: codeList = 0
    }
  }

  func text(_ row: Int) -> String? {
    let value = column[row]
    if minusIsBackward, case .text(let text) = value, ["-", "－", "—"].contains(trimmed(text)) { return "逆流" }
    let word = value.asWord
    return word == "0" && vocabulary.word(forCode: 0, list: codeList ?? 0) == nil ? nil : word
  }

  func word(_ text: String) -> String? {
    if let code = Int(text) {
      if attribute == .system, let system = systemOfFeatureCode(text) { return system }
      guard let codeList else { return nil }
      return vocabulary.word(forCode: code, list: codeList)
    }
    if let word = vocabulary.word(for: text) { return word }
    // A column named after manholes describes a manhole whatever its word (`MANHOLE_TYPE`: `Regular`).
    return attribute == .kind && foldedName(column.name).contains("manhole") ? "manhole" : nil
  }
}

/// The system in an 8-digit feature code of CJJ 61-2017: 52 01 storm, 52 02 sanitary, 52 03 combined.
private func systemOfFeatureCode(_ text: String) -> String? {
  guard text.utf8.count == 8, text.hasPrefix("52") else { return nil }
  switch text.dropFirst(2).prefix(2) {
  case "01": return "storm"
  case "02": return "sanitary"
  case "03": return "combined"
  default: return nil
  }
}
