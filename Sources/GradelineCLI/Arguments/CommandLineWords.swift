import NetworkGraph

/// What was typed, not yet what it means: a plain value that a test can compare.
struct CommandLineWords: Equatable, Sendable {
  var command = ""
  var inputs: [String] = []
  /// Values by option name, in the order given.
  var values: [String: [String]] = [:]
  var flags: Set<String> = []

  /// Sorts `words` into a command, its options and its inputs.
  ///
  /// `--name=value` is taken as `--name value`; after `--` everything is an input, and `-` is one.
  init(_ words: [String]) throws(CommandFailure) {
    guard let first = words.first else {
      command = "help"
      return
    }
    if first == "--version" || first == "--help" || first == "-h" {
      command = first == "--version" ? "version" : "help"
      return
    }
    command = first
    guard let definition = allCommands.first(where: { $0.name == first }) else {
      throw CommandFailure(.usage, Self.unknownCommand(first))
    }
    try sort(words.dropFirst(), by: definition.options)
  }

  private mutating func sort(_ words: ArraySlice<String>, by options: [OptionDefinition]) throws(CommandFailure) {
    var rest = words
    while let word = rest.popFirst() {
      if word == "--" {
        inputs += rest
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        inputs.append(word)
        continue
      }
      if word == "--help" || word == "-h" {
        inputs = [command]
        command = "help"
        return
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = options.first(where: { $0.name == parts[0] }) else {
        throw CommandFailure(.usage, Self.unknownOption(parts[0], of: command, among: options.map(\.name)))
      }
      guard let placeholder = option.value else {
        guard parts.count == 1 else { throw CommandFailure(.usage, "\(option.name) takes no value") }
        flags.insert(option.name)
        continue
      }
      guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
        throw CommandFailure(.usage, "\(option.name) needs a value: \(option.name) \(placeholder)")
      }
      values[option.name, default: []].append(value)
    }
  }

  private static func unknownCommand(_ word: String) -> String {
    let names = allCommands.map(\.name)
    let hint = nearestWord(to: word, among: names).map { "; did you mean “\($0)”?" } ?? ""
    return "no command “\(word)”\(hint) The commands are \(names.joined(separator: ", ")); see gradeline help"
  }

  private static func unknownOption(_ word: String, of command: String, among names: [String]) -> String {
    let hint = nearestWord(to: word, among: names).map { "; did you mean \($0)?" } ?? ""
    return "\(command) has no option \(word)\(hint) See gradeline help \(command)"
  }
}
