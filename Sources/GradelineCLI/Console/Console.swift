import Foundation

/// Where a command speaks: results and paths to standard output, progress and complaints to standard error.
struct Console: Sendable {
  var language: Language
  /// Nothing but complaints and, with `json`, the summary.
  var isQuiet: Bool
  /// Standard output is for the summary alone.
  var isJSON: Bool
  var isTerminal: Bool
  var hasColour: Bool

  init(language: Language, isQuiet: Bool, isJSON: Bool, environment: [String: String]) {
    self.language = language
    self.isQuiet = isQuiet
    self.isJSON = isJSON
    isTerminal = isatty(STDERR_FILENO) == 1
    hasColour = isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
  }

  /// A line of the result for people.
  func say(_ line: String = "") {
    if !isQuiet && !isJSON { Self.write(line + "\n", to: .standardOutput) }
  }

  func say(_ phrase: Phrase) { say(phrase(language)) }

  func heading(_ phrase: Phrase) {
    let text = phrase(language)
    say(hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text)
  }

  /// The summary of a `--json` run.
  func summary(_ text: String) { Self.write(text, to: .standardOutput) }

  static func complain(_ line: String) { write("gradeline: \(line)\n", to: .standardError) }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that went away (`| head`) is no fault of the run.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
