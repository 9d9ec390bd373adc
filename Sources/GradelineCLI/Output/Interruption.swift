import Dispatch
import Foundation
import Synchronization

/// Takes the unfinished output away when the run is interrupted, and ends it with the status that shells expect.
enum Interruption {
  private static let staged = Mutex<[String]>([])
  // Never changed once made; Dispatch itself guards it.
  nonisolated(unsafe) private static let source: any DispatchSourceSignal = {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global(qos: .userInteractive))
    source.setEventHandler {
      staged.withLock { for path in $0 { try? FileManager.default.removeItem(atPath: path) } }
      exit(130)
    }
    source.resume()
    return source
  }()

  /// From now on an interrupt ends the program with status 130.
  static func watch() { _ = source }

  /// From now on an interrupt removes `path`.
  static func remove(onInterrupt path: String) {
    staged.withLock { $0.append(path) }
  }
}
