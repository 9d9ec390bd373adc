import Foundation
import GeoFeatures
import Hydraulics
import Quantities

/// `run.json`: what differs from run to run (time, memory, machine), and the files that the run wrote.
struct RunRecord: Sendable {
  var command: String
  var threads: Int
  var clock: PhaseClock
  /// How the flow routing went; nil without one.
  var work: SolverWork?
  var files: [String]

  static let fileName = "run.json"

  func json() -> [UInt8] {
    let process = ProcessInfo.processInfo
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    var text = JSONText()
    text.object { json in
      json.member("command", command)
      json.member("version", gradelineVersion)
      json.member("machine", "\(process.activeProcessorCount) cores, \(process.operatingSystemVersionString)")
      json.member("threads", threads)
      json.member("finished", CivilTime(secondsSince1970: Date().timeIntervalSince1970).iso8601 + "Z")
      json.member("wall_s", clock.wallSeconds)
      json.member("cpu_s", PhaseClock.cpuSeconds)
      json.object("cpu_s_by_phase") { phases in
        for (phase, seconds) in clock.seconds() { phases.member(phase.rawValue, seconds) }
      }
      json.member("peak_memory_mb", Double(usage.ru_maxrss) / 1024)
      if let work { json.object("routing") { write(work, to: &$0) } }
      json.array("files") { list in
        for name in (files + [Self.fileName]).sorted() { list.item(name) }
      }
    }
    return text.bytes
  }

  /// Steps and passes of the flow routing, over all connected parts.
  private func write(_ work: SolverWork, to json: inout JSONText) {
    json.member("steps", work.steps)
    json.member("rejected_steps", work.rejectedSteps)
    json.member("unconverged_steps", work.unconvergedSteps)
    json.member("iterations", work.passes)
    json.member("conduit_passes", work.conduitPasses)
    // Steps of a class of lengths, from this many seconds up to the next class's.
    json.array("step_histogram") { list in
      for (from, steps) in zip(SolverWork.stepClasses, work.stepHistogram) {
        list.object { row in
          row.member("from_s", from)
          row.member("steps", steps)
        }
      }
    }
  }

  /// The files that an earlier run wrote into `folder`; empty if there was none.
  static func files(in folder: String) -> Set<String> {
    struct Earlier: Decodable { var files: [String] }
    guard let bytes = FileManager.default.contents(atPath: folder + "/" + fileName),
      let record = try? JSONDecoder().decode(Earlier.self, from: bytes)
    else { return [] }
    // A record that was tampered with must not reach outside the folder.
    return Set(record.files.filter { !$0.contains("/") && !$0.isEmpty && $0 != ".." && $0 != "." })
  }
}
