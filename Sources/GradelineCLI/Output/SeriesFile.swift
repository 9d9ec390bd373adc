import GeoFeatures
import Hydraulics
import NetworkGraph
import Reporting

/// `series.csv` of a run with `--series`.
struct SeriesFile {
  static let name = "series.csv"

  let request: SeriesRequest
  private let writer: SeriesWriter

  /// Nil if no series is asked for.
  ///
  /// - Throws: a usage failure for ids that no drainage node or link has, all at once.
  init?(_ words: CommandLineWords, _ network: Network, _ folder: OutputFolder) throws(CommandFailure) {
    guard let list = words.values["--series"] else { return nil }
    let asked = list.flatMap { $0.split(separator: ",").map(String.init) }
    let ids = asked == ["all"] ? nil : Set(asked)
    if let ids { try Self.refuseUnknown(ids, network) }
    do throws(FileWriteError) {
      let writer = try SeriesWriter(path: folder.file(Self.name))
      self.writer = writer
      request = SeriesRequest(ids: ids, begin: { writer.begin($0) }, row: { writer.row($0, $1) })
    } catch {
      throw CommandFailure(.usage, "--out \(folder.path): \(error)")
    }
  }

  private static func refuseUnknown(_ ids: Set<String>, _ network: Network) throws(CommandFailure) {
    let known = drainageIDs(network.nodes) + drainageIDs(network.links)
    let unknown = ids.subtracting(known).sorted()
    guard !unknown.isEmpty || ids.isEmpty else { return }
    if ids.isEmpty { throw CommandFailure(.usage, "--series: name nodes and links by their ids, or write all") }
    throw CommandFailure(
      .usage,
      unknown.map { id in
        let hint = nearestWord(to: id, among: known).map { "; the nearest known is \($0)" } ?? ""
        return "--series \(id): no drainage node or link has this id\(hint)"
      })
  }

  private static func drainageIDs(_ table: ElementTable) -> [String] {
    table.ids.indices.filter { table.networks[$0] == .drainage }.map { table.ids[$0] }
  }

  func finish() throws(CommandFailure) {
    do throws(FileWriteError) { try writer.finish() } catch { throw CommandFailure(.usage, "\(error)") }
  }
}
