import Foundation
import GeoFeatures
import Hydraulics

/// The files of `--from-state` and `--save-state`.
struct StateFiles {
  /// The state to go on from.
  let source: RoutingState?
  private let sourcePath: String
  /// Where to save the state.
  let target: String?

  /// - Throws: a usage failure for a state of several storms, an input failure for a file that is no state.
  init(_ words: CommandLineWords, storms: Int) throws(CommandFailure) {
    let path = words.values["--from-state"]?.last
    target = words.values["--save-state"]?.last
    sourcePath = path ?? ""
    if storms > 1, path ?? target != nil {
      throw CommandFailure(
        .usage, "\(path == nil ? "--save-state" : "--from-state"): a state belongs to one storm; give one return period"
      )
    }
    guard let path else {
      source = nil
      return
    }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.input, "--from-state \(path): the file cannot be read; check its name")
    }
    do throws(RoutingStateError) {
      source = try RoutingState(bytes: [UInt8](bytes))
    } catch {
      throw CommandFailure(.input, "--from-state \(path): \(error)")
    }
  }

  func failure(_ error: RoutingStateError) -> CommandFailure {
    CommandFailure(.input, "--from-state \(sourcePath): \(error)")
  }

  /// Saves a state where one is wanted, and gives its path.
  func save(_ state: RoutingState?) throws(CommandFailure) -> [String] {
    guard let target, let state else { return [] }
    do throws(FileWriteError) {
      try writeFile(state.bytes, to: target)
    } catch {
      throw CommandFailure(.usage, "--save-state \(target): \(error)")
    }
    return [target]
  }
}
