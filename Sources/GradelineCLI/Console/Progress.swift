import Foundation
import Synchronization

/// A progress bar with the time left, on standard error and only on a terminal.
final class Progress: Sendable {
  private struct State {
    var lastShare = -1.0
    var isShown = false
  }

  private let label: String
  private let isShown: Bool
  private let begin = ContinuousClock.now
  private let state = Mutex(State())

  init(_ label: Phrase, on console: Console) {
    self.label = label(console.language)
    isShown = console.isTerminal && !console.isQuiet
  }

  /// Share done, 0–1; redrawn at each percent.
  func update(_ share: Double) {
    guard isShown else { return }
    state.withLock { state in
      guard share - state.lastShare >= 0.01 else { return }
      state.lastShare = share
      state.isShown = true
      let elapsed = begin.duration(to: .now)
      let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
      let left = share > 0.02 ? "\(decimalText(seconds / share * (1 - share), 0)) s  " : "      "
      let filled = Int(share * 30)
      let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled)
      FileHandle.standardError.write(Data("\r\(label) \(bar) \(Int(share * 100)) % \(left)".utf8))
    }
  }

  /// Takes the bar away.
  func finish() {
    state.withLock { state in
      if state.isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
      state.isShown = false
    }
  }
}
