/// Why a command stops: one message for the person at the terminal and the exit status of the product contract.
struct CommandFailure: Error, Sendable {
  enum Status: Int32, Sendable {
    /// Done, but `check` or `--strict` found defects.
    case defects = 1
    /// The command line or the settings are wrong.
    case usage = 2
    /// An input cannot be read or used.
    case input = 3
    /// The numerics failed.
    case numerics = 4
  }

  var status: Status
  /// One line per fault.
  var messages: [String]

  init(_ status: Status, _ messages: [String]) {
    self.status = status
    self.messages = messages
  }

  init(_ status: Status, _ message: String) { self.init(status, [message]) }
}
