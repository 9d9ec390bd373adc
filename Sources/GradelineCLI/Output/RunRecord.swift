import Foundation
import Hydraulics

/// `run.json`: what differs from run to run (time, memory, machine), and the files that the run wrote.
struct RunRecord: Codable, Sendable {
  var command: String
  var version: String
  var finished: String
  var cpuSeconds: Double
  var wallSeconds: Double
  var peakMemoryMB: Double
  var threads: Int
  var machine: String
  /// How the flow routing went; nil without one.
  var routing: RoutingRecord?
  var files: [String]

  enum CodingKeys: String, CodingKey {
    case command, version, finished, threads, machine, files, routing
    case cpuSeconds = "cpu_s"
    case wallSeconds = "wall_s"
    case peakMemoryMB = "peak_memory_mb"
  }

  static let fileName = "run.json"

  init(command: String, threads: Int, began: ContinuousClock.Instant, files: [String], work: SolverWork?) {
    self.command = command
    routing = work.map(RoutingRecord.init)
    self.threads = threads
    self.files = (files + [Self.fileName]).sorted()
    version = gradelineVersion
    finished = Date().formatted(.iso8601)
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    cpuSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    peakMemoryMB = Double(usage.ru_maxrss) / 1024
    let elapsed = began.duration(to: .now).components
    wallSeconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    machine =
      "\(ProcessInfo.processInfo.activeProcessorCount) cores, \(ProcessInfo.processInfo.operatingSystemVersionString)"
  }

  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(self).write(to: URL(fileURLWithPath: path))
  }

  /// The files that an earlier run wrote into `folder`; empty if there was none.
  static func files(in folder: String) -> Set<String> {
    guard let bytes = FileManager.default.contents(atPath: folder + "/" + fileName),
      let record = try? JSONDecoder().decode(RunRecord.self, from: bytes)
    else { return [] }
    // A record that was tampered with must not reach outside the folder.
    return Set(record.files.filter { !$0.contains("/") && !$0.isEmpty && $0 != ".." && $0 != "." })
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
}

/// Steps and passes of the flow routing, over all connected parts.
struct RoutingRecord: Codable, Sendable {
  /// Steps of a class of lengths, from this many seconds up to the next class's.
  struct StepClass: Codable, Sendable {
    var from: Double
    var steps: Int

    enum CodingKeys: String, CodingKey {
      case steps
      case from = "from_s"
    }
  }

  var steps: Int
  var rejectedSteps: Int
  var unconvergedSteps: Int
  var iterations: Int
  var conduitPasses: Int
  var stepHistogram: [StepClass]

  enum CodingKeys: String, CodingKey {
    case steps, iterations
    case rejectedSteps = "rejected_steps"
    case unconvergedSteps = "unconverged_steps"
    case conduitPasses = "conduit_passes"
    case stepHistogram = "step_histogram"
  }

  init(_ work: SolverWork) {
    steps = work.steps
    rejectedSteps = work.rejectedSteps
    unconvergedSteps = work.unconvergedSteps
    iterations = work.passes
    conduitPasses = work.conduitPasses
    stepHistogram = zip(SolverWork.stepClasses, work.stepHistogram).map { StepClass(from: $0, steps: $1) }
  }
}
