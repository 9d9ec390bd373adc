/// The tokens of a SWMM input file, by section and line, as ranges of its bytes.
///
/// The rules are those of SWMM's own reader: a semicolon ends the line wherever it stands, blanks and tabs part the
/// tokens, a token that begins with a quotation mark ends at the next one and may be empty, and a line whose first
/// token begins with `[` opens a section.
struct SWMMText {
  /// One line with at least one token.
  struct Row {
    /// From 1.
    var line: Int32
    var first: Int32
    var count: Int32
    /// Index into `blocks`.
    var block: Int32
  }

  /// A section as it stands in the file; a section may come several times.
  struct Block {
    var heading: String
    var section: SWMMSection?
    var line: Int32
    var rows: Range<Int>
    /// Bytes of the lines after the heading.
    var body: Range<Int>
  }

  let bytes: [UInt8]
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []
  private(set) var rows: [Row] = []
  private(set) var blocks: [Block] = []
  /// The first line with data before any heading, 0 if there is none.
  private(set) var strayLine: Int32 = 0
  /// Rows of each section, from all its blocks.
  private var rowsOfSection: [SWMMSection: [Row]] = [:]

  /// O(bytes). The text must be shorter than 2 GiB.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    scan()
    for block in blocks {
      if let section = block.section { rowsOfSection[section, default: []] += rows[block.rows] }
    }
  }

  func rows(of section: SWMMSection) -> [Row] { rowsOfSection[section] ?? [] }

  func blocks(of section: SWMMSection) -> [Block] { blocks.filter { $0.section == section } }

  /// The lines of a block word for word, without the blank ones at its end.
  func lines(of block: Block) -> [String] {
    var lines = bytes[block.body].split(separator: newline, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == carriageReturn ? line.dropLast() : line, as: UTF8.self)
    }
    while let last = lines.last, last.utf8.allSatisfy({ $0 <= space }) { lines.removeLast() }
    return lines
  }

  /// Bytes of token `i` of `row`; empty if the row has no such token.
  func token(_ row: Row, _ i: Int) -> Range<Int> {
    guard i < Int(row.count) else { return 0..<0 }
    return Int(starts[Int(row.first) + i])..<Int(ends[Int(row.first) + i])
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Whether the token begins with `keyword` (capitals), whatever the case of its letters: SWMM's way with keywords.
  func begins(_ token: Range<Int>, with keyword: String) -> Bool {
    guard token.count >= keyword.utf8.count else { return false }
    var at = token.lowerBound
    for letter in keyword.utf8 {
      if upper(bytes[at]) != letter { return false }
      at += 1
    }
    return true
  }

  /// The number the token is, nil if it is none or not finite.
  func number(_ token: Range<Int>) -> Double? { parseDecimal(bytes, token) }

  private mutating func scan() {
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line: Int32 = 0
    while at < bytes.count {
      line += 1
      var end = at
      while end < bytes.count, bytes[end] != newline { end += 1 }
      scanLine(at..<end, number: line)
      at = end + 1
    }
    closeBlock(at: bytes.count)
  }

  private mutating func scanLine(_ range: Range<Int>, number: Int32) {
    let first = starts.count
    tokenize(range)
    guard starts.count > first else { return }
    if bytes[Int(starts[first])] == openBracket {
      closeBlock(at: range.lowerBound)
      let token = Int(starts[first]) + 1..<Int(ends[first])
      let heading = String(decoding: bytes[token].prefix { $0 != closeBracket }, as: UTF8.self)
      let body = min(range.upperBound + 1, bytes.count)
      blocks.append(
        Block(
          heading: heading, section: SWMMSection(heading: heading), line: number, rows: rows.count..<rows.count,
          body: body..<body))
      starts.removeSubrange(first...)
      ends.removeSubrange(first...)
    } else if blocks.isEmpty {
      if strayLine == 0 { strayLine = number }
    } else {
      rows.append(
        Row(line: number, first: Int32(first), count: Int32(starts.count - first), block: Int32(blocks.count - 1)))
    }
  }

  private mutating func closeBlock(at end: Int) {
    guard let last = blocks.indices.last else { return }
    blocks[last].rows = blocks[last].rows.lowerBound..<rows.count
    blocks[last].body = blocks[last].body.lowerBound..<max(end, blocks[last].body.lowerBound)
  }

  private mutating func tokenize(_ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound, bytes[at] != semicolon {
      if bytes[at] <= space {
        at += 1
        continue
      }
      let isQuoted = bytes[at] == quotationMark
      if isQuoted { at += 1 }
      let start = at
      while at < range.upperBound, bytes[at] != semicolon,
        isQuoted ? bytes[at] != quotationMark : bytes[at] > space
      {
        at += 1
      }
      starts.append(Int32(start))
      ends.append(Int32(at))
      if isQuoted, at < range.upperBound, bytes[at] == quotationMark { at += 1 }
    }
  }
}

let newline = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")
let space = UInt8(ascii: " ")
private let semicolon = UInt8(ascii: ";")
private let quotationMark = UInt8(ascii: "\"")
private let openBracket = UInt8(ascii: "[")
private let closeBracket = UInt8(ascii: "]")

/// The capital of an ASCII letter, any other byte as it is.
@inline(__always) func upper(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte & 0xDF : byte
}
