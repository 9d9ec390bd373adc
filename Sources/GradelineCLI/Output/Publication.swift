import Foundation
import GeoFeatures
import Hydraulics
import Reporting
import Results

/// Everything that a run writes, and how it gets there: all of it or nothing.
struct Publication: Sendable {
  var layers: [ResultLayer]
  var series: [ResultSeries] = []
  /// Further files by name.
  var texts: [(name: String, bytes: [UInt8])] = []
  var summary: RunSummary
  /// Names of files that the run has written to the folder itself.
  var written: [String] = []
  /// What the flow routing cost.
  var work: SolverWork?

  /// Writes all files and `run.json` into `folder`, prints the summary of a `--json` run, and gives the paths.
  func write(
    _ options: RunOptions, to folder: OutputFolder, clock: PhaseClock
  ) throws(CommandFailure) -> [String] {
    clock.enter(.writing)
    let summaryText = summaryJSON(summary)
    var names = written
    func path(_ name: String) -> String {
      names.append(name)
      return folder.file(name)
    }
    do {
      for layer in layers { try writeGeoJSON(layer, to: path(layer.name + ".geojson")) }
      for table in series { try writeFile(seriesCSV(table), to: path(table.name + ".csv")) }
      for text in texts { try writeFile(text.bytes, to: path(text.name)) }
      try writeFile(summaryText, to: path("summary.json"))
      clock.enter(nil)
      let record = RunRecord(
        command: summary.command, threads: options.threads, clock: clock, work: work, files: names)
      try writeFile(record.json(), to: path(RunRecord.fileName))
    } catch {
      throw CommandFailure(.usage, "--out \(options.outputFolder): \(error)")
    }
    let paths = try folder.commit(names, force: options.force)
    if options.console.isJSON { options.console.summary(String(decoding: summaryText, as: UTF8.self)) }
    return paths
  }
}
