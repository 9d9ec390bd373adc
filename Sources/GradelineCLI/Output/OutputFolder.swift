import Foundation

/// The folder of a run's results: everything is written beside it first and moved in at the end, so that a run that
/// fails or is interrupted leaves nothing half-written.
///
/// What an earlier run wrote (it is listed in that run's `run.json`) is replaced; other files of the same names are not.
final class OutputFolder: Sendable {
  let path: String
  /// Where files are written until `commit`.
  let staging: String

  /// - Throws: a usage failure if the folder cannot be written to.
  init(path: String) throws(CommandFailure) {
    guard !path.isEmpty else { throw CommandFailure(.usage, "--out “”: the name is empty; name a folder") }
    self.path = path
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    staging =
      parent
      + "/.gradeline-\(ProcessInfo.processInfo.processIdentifier)-\(URL(fileURLWithPath: path).lastPathComponent)"
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
      throw CommandFailure(.usage, "--out \(path): that is a file; name a folder")
    }
    do {
      try FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(
        .usage, "--out \(path): cannot write there (\(error.localizedDescription)); name a folder you may write to")
    }
    Interruption.remove(onInterrupt: staging)
  }

  deinit { try? FileManager.default.removeItem(atPath: staging) }

  /// Path at which to write a file of the run.
  func file(_ name: String) -> String { staging + "/" + name }

  /// Moves `files` in, removes what an earlier run wrote and this one did not, and gives the paths written.
  func commit(_ files: [String], force: Bool) throws(CommandFailure) -> [String] {
    let manager = FileManager.default
    let earlier = RunRecord.files(in: path)
    let foreign = files.filter { !earlier.contains($0) && manager.fileExists(atPath: path + "/" + $0) }
    guard foreign.isEmpty || force else {
      let names = foreign.sorted().joined(separator: ", ")
      throw CommandFailure(
        .usage,
        "--out \(path) holds files that Gradeline did not write there: \(names); choose another folder or add --force")
    }
    do {
      try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
      for name in files {
        guard rename(file(name), path + "/" + name) == 0 else { throw CocoaError(.fileWriteUnknown) }
      }
      for name in earlier.subtracting(files) { try? manager.removeItem(atPath: path + "/" + name) }
    } catch {
      throw CommandFailure(.usage, "--out \(path): cannot write there (\(error.localizedDescription))")
    }
    return files.map { path + "/" + $0 }
  }
}
