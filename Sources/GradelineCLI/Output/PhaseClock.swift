import Foundation
import Synchronization

/// What a run is busy with, by the names of `run.json`.
enum Phase: String, CaseIterable, Sendable {
  /// The process itself, before its first line of work.
  case start
  /// From files to layers.
  case reading
  /// From layers to one network: joining, repair, inference.
  case network
  /// From the network to a model that can be simulated.
  case model
  case runoff, routing
  /// Hotspots, layers and balances from what routing saw.
  case results
  case writing
}

/// CPU seconds of the process by phase.
///
/// Storms that run at once are in phases of their own; what the process spends meanwhile is shared evenly among them, so
/// that the phases always add up to the whole.
final class PhaseClock: Sendable {
  private struct State {
    var seconds: [Phase: Double] = [:]
    /// The phase of each run that is on its way.
    var current: [Int: Phase] = [0: .start]
    var last = 0.0
  }

  private let began = ContinuousClock.now
  private let state = Mutex(State())

  /// `run`, by default the only one, enters a phase, or ends with nil.
  func enter(_ phase: Phase?, run: Int = 0) {
    let now = Self.cpuSeconds
    state.withLock { state in
      let share = (now - state.last) / Double(max(1, state.current.count))
      for busy in state.current.values { state.seconds[busy, default: 0] += share }
      state.current[run] = phase
      state.last = now
    }
  }

  /// The seconds so far of every phase that was entered, in the order of the work.
  func seconds() -> [(phase: Phase, seconds: Double)] {
    let seconds = state.withLock { $0.seconds }
    return Phase.allCases.compactMap { phase in seconds[phase].map { (phase, $0) } }
  }

  /// Since the first line of work [s].
  var wallSeconds: Double {
    let elapsed = began.duration(to: .now).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }

  /// CPU time of all threads since the process began [s].
  static var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
