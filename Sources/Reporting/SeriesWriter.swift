import Foundation
import GeoFeatures
import Synchronization

/// Writes a table of numbers over time as CSV (RFC 4180) row by row: `time_s`, then a column per name.
///
/// Values are rounded to a millionth of their unit. The first failure to write is kept and told by `finish`.
public final class SeriesWriter: Sendable {
  private struct State {
    var handle: FileHandle?
    var buffer: [UInt8] = []
    var failure: FileWriteError?
  }

  private let path: String
  private let state: Mutex<State>
  private static let bufferSize = 1 << 20

  public init(path: String) throws(FileWriteError) {
    self.path = path
    guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path)
    else { throw FileWriteError(path: path, reason: "it cannot be made") }
    state = Mutex(State(handle: handle))
  }

  public func begin(_ names: [String]) {
    state.withLock { state in
      state.buffer.append(contentsOf: "time_s".utf8)
      for name in names {
        state.buffer.append(UInt8(ascii: ","))
        state.buffer.append(contentsOf: quoted(name).utf8)
      }
      state.buffer.append(UInt8(ascii: "\n"))
    }
  }

  public func row(_ time: Double, _ values: [Double]) {
    state.withLock { state in
      time.append(to: &state.buffer)
      for value in values {
        state.buffer.append(UInt8(ascii: ","))
        if !value.isNaN { ((value * 1e6).rounded() / 1e6).append(to: &state.buffer) }
      }
      state.buffer.append(UInt8(ascii: "\n"))
      if state.buffer.count >= Self.bufferSize { flush(&state) }
    }
  }

  private func flush(_ state: inout State) {
    do {
      try state.handle?.write(contentsOf: state.buffer)
    } catch {
      if state.failure == nil { state.failure = FileWriteError(path: path, reason: error.localizedDescription) }
    }
    state.buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left and closes the file.
  public func finish() throws(FileWriteError) {
    let failure = state.withLock { state in
      flush(&state)
      try? state.handle?.close()
      state.handle = nil
      return state.failure
    }
    if let failure { throw failure }
  }
}
