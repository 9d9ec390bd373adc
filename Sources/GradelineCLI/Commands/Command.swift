/// A command: what it is called, what it takes, and what it does.
struct Command: Sendable {
  var name: String
  /// Placeholder of what it is given.
  var operands: String
  var summary: Phrase
  /// Paragraphs for `gradeline help NAME`.
  var details: Phrase
  var options: [OptionDefinition]
  var run: @Sendable (CommandLineWords, [String: String]) throws(CommandFailure) -> CommandFailure.Status?
}

/// Every command that works, in the order in which `help` lists them.
let allCommands: [Command] = [checkCommand, hotspotsCommand, convertCommand, helpCommand, versionCommand]
