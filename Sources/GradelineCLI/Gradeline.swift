/// The version that `--version` prints and every summary carries.
public let gradelineVersion = "0.1.0"

/// The variables of the environment that count: of the locale, and for colour.
public let environmentNames = Language.environmentNames + ["NO_COLOR"]

/// Runs one command line and gives its exit status. This is the one place where a failure becomes text and a status.
///
/// - Parameters:
///   - words: the command line without the program's own name.
///   - environment: the variables of `environmentNames` that are set.
public func runGradeline(_ words: [String], environment: [String: String]) -> Int32 {
  do throws(CommandFailure) {
    let parsed = try CommandLineWords(words)
    guard let command = allCommands.first(where: { $0.name == parsed.command }) else {
      throw CommandFailure(.usage, "no command “\(parsed.command)”")
    }
    return try command.run(parsed, environment)?.rawValue ?? 0
  } catch {
    for message in error.messages { Console.complain(message) }
    return error.status.rawValue
  }
}

/// Lets an interrupt (Ctrl-C) take unfinished output away and end the program with status 130.
public func endWhenInterrupted() { Interruption.watch() }
