/// A table of text with aligned columns, wide characters counted as two cells.
struct TextTable {
  enum Alignment { case left, right }

  private var headings: [String]
  private var alignments: [Alignment]
  private var rows: [[String]] = []

  init(_ columns: [(heading: String, alignment: Alignment)]) {
    headings = columns.map(\.heading)
    alignments = columns.map(\.alignment)
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  /// The lines of the table, the heading first.
  func lines() -> [String] {
    let all = [headings] + rows
    let widths = headings.indices.map { column in all.map { Self.cells(of: $0[column]) }.max() ?? 0 }
    return all.map { row in
      let fields = row.indices.map { column in
        let gap = String(repeating: " ", count: widths[column] - Self.cells(of: row[column]))
        return alignments[column] == .left ? row[column] + gap : gap + row[column]
      }
      let line = "  " + fields.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Width on a terminal: East Asian wide and full-width characters take two cells (Unicode UAX #11).
  static func cells(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      let isWide =
        (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
        || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
        || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
        || (0xFFE0...0xFFE6).contains(scalar.value) || (0x20000...0x3FFFD).contains(scalar.value)
      return sum + (isWide ? 2 : scalar.properties.isGraphemeExtend ? 0 : 1)
    }
  }
}
