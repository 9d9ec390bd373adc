/// The words of one line of `[CONTROLS]`, taken one after the other.
struct ControlWords {
  /// What is wrong with a line.
  struct Complaint: Error {
    var found: String
    var expected: String
  }

  private let words: [String]
  private var next = 0

  /// Words are parted by blanks; one that begins with a quotation mark ends at the next. A semicolon ends the line.
  init(line: String) {
    var words: [String] = []
    var rest = line.prefix { $0 != ";" }
    while let start = rest.firstIndex(where: { !$0.isBlank }) {
      rest = rest[start...]
      if rest.first == "\"" {
        let inside = rest.dropFirst()
        let end = inside.firstIndex(of: "\"") ?? inside.endIndex
        words.append(String(inside[..<end]))
        rest = end < inside.endIndex ? inside[inside.index(after: end)...] : inside[end...]
      } else {
        let word = rest.prefix { !$0.isBlank }
        words.append(String(word))
        rest = rest[word.endIndex...]
      }
    }
    self.words = words
  }

  var isAtEnd: Bool { next == words.count }

  /// The words not taken yet, as one text.
  var rest: String { words[next...].joined(separator: " ") }

  /// The next word in capitals, empty at the end of the line.
  var upcoming: String { isAtEnd ? "" : words[next].uppercased() }

  mutating func take(_ expected: String) throws(Complaint) -> String {
    if isAtEnd { throw Complaint(found: "the end of the line", expected: expected) }
    defer { next += 1 }
    return words[next]
  }

  mutating func skip() { next = min(next + 1, words.count) }

  mutating func takeRest() -> String {
    defer { next = words.count }
    return rest
  }

  mutating func takeNumber(_ expected: String) throws(Complaint) -> Double {
    let word = try take(expected)
    if let number = finiteNumber(word) { return number }
    throw Complaint(found: "“\(word)”", expected: expected)
  }

  /// The value that the table has for the next word, whatever its case.
  mutating func take<Value>(
    _ what: String, among table: [(word: String, value: Value)]
  ) throws(Complaint) -> Value {
    let expected = "\(what), one of \(table.map(\.word).joined(separator: ", "))"
    let word = try take(expected)
    if let entry = table.first(where: { $0.word == word.uppercased() }) { return entry.value }
    throw Complaint(found: "“\(word)”", expected: expected)
  }

  mutating func takeEqualsSign(_ what: String) throws(Complaint) {
    let expected = "“=” between blanks before \(what)"
    let word = try take(expected)
    if word != "=" { throw Complaint(found: "“\(word)”", expected: expected) }
  }
}

extension Character {
  fileprivate var isBlank: Bool { self == " " || self == "\t" || isNewline }
}

/// A plain decimal number; nil for anything else, infinity and NaN included.
func finiteNumber(_ word: some StringProtocol) -> Double? {
  guard word.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(word), number.isFinite
  else { return nil }
  return number
}
