import GeoFeatures

extension AttributeReading {
  /// Levels: 0 is missing where the file's other levels are far from it, and what stands far off all others is not used.
  mutating func readLevels(_ rows: [Int], _ mapping: ColumnMapping) {
    let indices = mapping.attributes.indices.filter { index in
      if case .level = mapping.attributes[index].value { return !mapping.sources[index].isEmpty }
      return false
    }
    guard !indices.isEmpty else { return }
    var cells: [(index: Int, row: Int, source: ColumnSource, value: Double)] = []
    for index in indices {
      for source in mapping.sources[index] {
        for row in rows {
          if let value = number(mapping.attributes[index], source, row) { cells.append((index, row, source, value)) }
        }
      }
    }
    let judged = cells.filter { !options.isModel && judgedTogether(mapping.attributes[$0.index].name) }
    let judgement = LevelJudgement(levels: judged.map(\.value))
    for cell in cells {
      let attribute = mapping.attributes[cell.index]
      guard attributes.number(attribute.name, cell.row).isNaN else { continue }
      if cell.value == 0, judgement.zeroIsMissing { continue }
      guard isInBounds(cell.value, attribute, cell.source, cell.row) else { continue }
      // Pipes of a town lie near each other in level; hills, and what stands on them, need not.
      if part.kind.isNetwork, judgedTogether(attribute.name), !judgement.usual.contains(cell.value) {
        add(
          "implausible_level", .warning, cell.row, cell.source,
          "level \(wholeNumberText(cell.value)) m stands far off the other levels of the file, \(judgement.usualText): check it",
          "treated as missing")
        continue
      }
      attributes.set(attribute.name, cell.row, to: cell.value)
    }
    for index in indices {
      let missing = rows.count { attributes.number(mapping.attributes[index].name, $0).isNaN }
      noteMissing(mapping.attributes[index], mapping.sources[index], missing, of: rows)
    }
  }

  /// Heads of sources and tides may stand well above the ground that the other levels follow.
  private func judgedTogether(_ name: AttributeName) -> Bool { name != .head && name != .stage }
}

/// What the levels of one file say about a single one.
struct LevelJudgement {
  /// Levels that are not set apart from the rest.
  let usual: ClosedRange<Double>
  let zeroIsMissing: Bool
  private let lowest: Double
  private let highest: Double

  var usualText: String { "which lie between \(hundredths(lowest)) and \(hundredths(highest)) m" }

  /// A few levels (2 % at most) beyond a gap wider than 15 m and than twice the middle half's spread are set apart, and
  /// so is one whose sign alone is wrong. 0 is a level only where at least as many others lie within a metre of it.
  /// O(n log n).
  init(levels: [Double]) {
    var sorted = levels.filter { $0 != 0 }.sorted()
    if let median = sorted.isEmpty ? nil : sorted[sorted.count / 2], median > 50 { sorted.removeAll { $0 < 0 } }
    let isJudged = sorted.count >= 5
    let (low, high) = isJudged ? Self.usualRange(sorted) : (0, max(0, sorted.count - 1))
    (lowest, highest) = sorted.isEmpty ? (0, 0) : (sorted[low], sorted[high])
    let isOpenBelow = low == 0 && !(lowest > 50 && levels.contains { $0 < 0 })
    let isOpenAbove = high == max(0, sorted.count - 1)
    usual = (isOpenBelow ? -Double.infinity : lowest)...(isOpenAbove ? Double.infinity : highest)
    let nearZero = sorted.isEmpty ? 0 : sorted[low...high].count { $0.magnitude <= 1 }
    zeroIsMissing = levels.count { $0 == 0 } > nearZero
  }

  /// The indices of the lowest and highest level that are not set apart.
  private static func usualRange(_ sorted: [Double]) -> (low: Int, high: Int) {
    let spread = sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]
    let gap = max(15, 2 * spread)
    let few = max(1, min(sorted.count / 4, max(2, sorted.count / 50)))
    let last = sorted.count - 1
    var low = 0
    for k in 0..<few where sorted[k + 1] - sorted[k] > gap { low = k + 1 }
    var high = last
    for k in 0..<few where sorted[last - k] - sorted[last - k - 1] > gap { high = last - k - 1 }
    return (low, high)
  }
}

private func hundredths(_ value: Double) -> String { wholeNumberText((value * 100).rounded() / 100) }
