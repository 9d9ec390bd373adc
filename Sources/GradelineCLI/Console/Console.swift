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
    if !isQuiet && !isJSON { Streams.current.output(line + "\n") }
  }

  func say(_ phrase: Phrase) { say(phrase(language)) }

  func heading(_ phrase: Phrase) {
    let text = phrase(language)
    say(hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text)
  }

  /// The summary of a `--json` run.
  func summary(_ text: String) { Streams.current.output(text) }

  static func complain(_ line: String) { Streams.current.complaints("gradeline: \(line)\n") }
}

/// Where the text of a run goes: the process's own streams, or what a test puts in their place.
struct Streams: Sendable {
  var output: @Sendable (String) -> Void
  var complaints: @Sendable (String) -> Void

  @TaskLocal static var current = Streams(
    output: { write($0, to: .standardOutput) }, complaints: { write($0, to: .standardError) })

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that went away (`| head`) is no fault of the run.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
