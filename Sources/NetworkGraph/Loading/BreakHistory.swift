import GeoFeatures
import Quantities

/// Whether a table that lies in a folder is meant as a break history: its name says so, or its columns do.
///
/// - Parameter table: nil for a file that cannot be read as a table.
public func isBreakHistory(_ table: FeatureTable?, file: String, fieldMap: [String: String]) -> Bool {
  if kindNamed(in: fileStem(file))?.kind == .breaks { return true }
  return table.map { missingBreakColumns($0, fieldMap: fieldMap).isEmpty } ?? false
}

/// What a break history cannot do without: a break that lies nowhere must name its pipe and its day.
private let neededForBreaks: [AttributeName] = [.pipeID, .date]

private func missingBreakColumns(_ table: FeatureTable, fieldMap: [String: String]) -> [AttributeName] {
  let index = AliasIndex.of(.breaks, .points)
  let given = table.columns.flatMap { column -> [AttributeName] in
    if let target = fieldMap[column.name] { return [AttributeName(target)] }
    return index.matches(column.name).map { index.attributes[$0.attribute].name }
  }
  return neededForBreaks.filter { !given.contains($0) }
}

/// The refusal of breaks without places and without the columns that say where and when; nil if all is there.
func breakFault(_ source: SourceTable, fieldMap: [String: String]) -> Finding? {
  guard source.kindOverride == .breaks, source.table.geometry.kinds.allSatisfy({ $0 == .none }) else { return nil }
  let missing = missingBreakColumns(source.table, fieldMap: fieldMap)
  guard !missing.isEmpty else { return nil }
  let expected = missing.compactMap { name -> String? in
    guard let attribute = KindDescription.breaks.attribute(name) else { return nil }
    let spellings =
      [name.rawValue] + attribute.aliases.map(\.spelling).filter { !$0.unicodeScalars.allSatisfy(\.isASCII) }
    return "\(attribute.meaning.lowercasedFirst) (\(spellings.joined(separator: ", ")))"
  }
  return Finding(
    "no_break_columns", .error,
    "found the columns \(source.table.columns.map(\.name).joined(separator: ", ")), expected in a break history also "
      + "\(expected.joined(separator: " and ")): name the columns so or map them with --fields", file: source.file)
}

extension AttributeReading {
  /// Drops dates of breaks that no calendar has, and tells of them and of breaks without one.
  mutating func checkBreakDates(_ rows: [Int], _ mapping: ColumnMapping) {
    guard part.kind == .breaks, let index = mapping.index(of: .date), let source = mapping.sources[index].first else {
      return
    }
    var dates = attributes.textColumn(.date)
    for row in rows {
      guard let text = dates[row] else {
        add(
          "missing_date", .warning, row, source, "the break has no date; expected one such as 2019-02-11: add it", nil)
        continue
      }
      if isDate(text) { continue }
      add(
        "unreadable_value", .warning, row, source,
        "“\(text.prefix(40))” is no date; expected one such as 2019-02-11: correct it", "left out")
      dates[row] = nil
    }
    attributes.setColumn(.date, dates)
  }
}

/// Whether a text names a day, a month or a year that there is, however it is written.
private func isDate(_ text: String) -> Bool {
  switch readYear(.text(text)) {
  case .impossible, .unreadable: return false
  case .year, .middle: break
  }
  let runs = text.split { !$0.isASCII || !$0.isNumber }.prefix(3).compactMap { run in Int(run).map { (run.count, $0) } }
  guard runs.count == 3 else { return true }
  if runs[0].0 == 4 { return isDay(runs[0].1, runs[1].1, runs[2].1) }
  if runs[2].0 == 4 { return isDay(runs[2].1, runs[0].1, runs[1].1) || isDay(runs[2].1, runs[1].1, runs[0].1) }
  return true
}

private func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
  guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return false }
  return CivilTime(year: year, month: month, day: day).date.day == day
}
