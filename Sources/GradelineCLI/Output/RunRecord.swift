import Foundation

/// `run.json`: what differs from run to run (time, memory, machine), and the files that the run wrote.
struct RunRecord: Codable, Sendable {
  var command: String
  var version: String
  var finished: String
  var cpuSeconds: Double
  /// CPU seconds by the name of the phase [s].
  var phaseSeconds: [String: Double]
  var wallSeconds: Double
  var peakMemoryMB: Double
  var threads: Int
  var machine: String
  var files: [String]

  enum CodingKeys: String, CodingKey {
    case command, version, finished, threads, machine, files
    case cpuSeconds = "cpu_s"
    case phaseSeconds = "cpu_s_by_phase"
    case wallSeconds = "wall_s"
    case peakMemoryMB = "peak_memory_mb"
  }

  static let fileName = "run.json"

  init(command: String, threads: Int, clock: PhaseClock, files: [String]) {
    self.command = command
    self.threads = threads
    self.files = (files + [Self.fileName]).sorted()
    version = gradelineVersion
    finished = Date().formatted(.iso8601)
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    cpuSeconds = PhaseClock.cpuSeconds
    phaseSeconds = Dictionary(uniqueKeysWithValues: clock.seconds().map { ($0.phase.rawValue, $0.seconds) })
    peakMemoryMB = Double(usage.ru_maxrss) / 1024
    let elapsed = clock.began.duration(to: .now).components
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
}
