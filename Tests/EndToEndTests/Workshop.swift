import Foundation
import Synchronization
import Testing

@testable import GradelineCLI

/// A temporary folder in which the whole program runs; gone with the test.
final class Workshop: Sendable {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "gradeline-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// What one command line did.
  struct Run {
    var status: Int32
    var output: String
    var complaints: String
  }

  func path(_ name: String) -> String { folder + "/" + name }

  func run(_ words: String..., to out: String? = "out", environment: [String: String] = [:]) -> Run {
    run(words, to: out, environment: environment)
  }

  /// Runs the program with `words`; results go to the folder `out` unless they say otherwise.
  func run(_ words: [String], to out: String? = "out", environment: [String: String] = [:]) -> Run {
    let output = Mutex("")
    let complaints = Mutex("")
    let streams = Streams(
      output: { text in output.withLock { $0 += text } }, complaints: { text in complaints.withLock { $0 += text } })
    let all = words + (out.map { ["--out", path($0)] } ?? [])
    let status = Streams.$current.withValue(streams) { runGradeline(all, environment: environment) }
    return Run(status: status, output: output.withLock { $0 }, complaints: complaints.withLock { $0 })
  }

  /// Writes a file, with the folders above it, and gives its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let target = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: target)
    return target.path
  }

  /// Names in a folder, hidden ones too, sorted; empty if there is none.
  func names(in name: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []).sorted()
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  func json(_ name: String) throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path(name)))) as? [String: Any])
  }

  /// Properties of all features of a layer.
  func properties(_ name: String) throws -> [[String: Any]] {
    let features = try #require(json(name)["features"] as? [[String: Any]])
    return features.compactMap { $0["properties"] as? [String: Any] }
  }

  /// Kinds of findings in the results.
  func findings(in out: String = "out") throws -> [String] {
    try properties(out + "/defects.geojson").compactMap { $0["kind"] as? String }
  }

  /// Expects the same files with the same bytes in both folders, `run.json` apart.
  func expectSameBytes(_ a: String, _ b: String, _ chosen: [String]? = nil) throws {
    let files = chosen ?? names(in: a).filter { $0 != "run.json" }
    if chosen == nil { #expect(files == names(in: b).filter { $0 != "run.json" }) }
    #expect(!files.isEmpty)
    for file in files { #expect(try text(a + "/" + file) == text(b + "/" + file), "\(file) differs") }
  }
}
