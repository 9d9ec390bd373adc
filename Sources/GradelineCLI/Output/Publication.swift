import Foundation
import GeoFeatures
import Reporting
import Results

/// Everything that a run writes, and how it gets there: all of it or nothing.
struct Publication: Sendable {
  var layers: [ResultLayer]
  /// Text files by name.
  var tables: [(name: String, text: String)]
  var summary: RunSummary

  /// Writes all files and `run.json`, prints the summary of a `--json` run, and gives the paths.
  func write(_ options: RunOptions, began: ContinuousClock.Instant) throws(CommandFailure) -> [String] {
    let folder = try OutputFolder(path: options.outputFolder)
    let summaryText = summaryJSON(summary)
    var names: [String] = []
    do {
      for layer in layers {
        let name = layer.name + ".geojson"
        try writeGeoJSON(layer, to: folder.file(name))
        names.append(name)
      }
      for (name, text) in tables + [(name: "summary.json", text: summaryText)] {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file(name)))
        names.append(name)
      }
      try RunRecord(command: summary.command, threads: options.threads, began: began, files: names)
        .write(to: folder.file(RunRecord.fileName))
    } catch {
      throw CommandFailure(.usage, "--out \(options.outputFolder): cannot write there: \(error)")
    }
    let paths = try folder.commit(names + [RunRecord.fileName], force: options.force)
    if options.console.isJSON { options.console.summary(summaryText) }
    return paths
  }
}
