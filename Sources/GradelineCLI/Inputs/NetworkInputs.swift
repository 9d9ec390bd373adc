import Foundation
import GeoFeatures
import ModelFiles
import NetworkGraph

/// Everything that the inputs of a command line hold, as one network, and what was read on the way.
struct NetworkInputs: Sendable {
  var network: Network
  var settings: Settings
  /// What each layer was taken for, and why; for people.
  var layers: [LayerNote] = []

  /// One line of what `check` says about a layer.
  struct LayerNote: Sendable {
    var kind: String
    var file: String
    var count: Int
    var reason: String
  }

  /// Reads, loads and joins, and fills what drainage needs to be simulated.
  ///
  /// - Throws: a usage failure for wrong settings, an input failure for files that cannot be used; all faults at once.
  init(_ options: RunOptions, adjust: (inout Settings) throws(CommandFailure) -> Void = { (_) throws(CommandFailure) in }) throws(CommandFailure) {
    let files = try InputFiles(options.inputs + options.layers.map(\.file).filter { !options.inputs.contains($0) })
    settings = Settings()
    for path in files.settings + [options.settingsFile].compactMap(\.self) {
      try settings.read(try Self.bytes(of: path, as: .usage), file: path)
    }
    try adjust(&settings)

    var read = try Self.readLayers(files, options)
    layers = read.layers.map { LayerNote(kind: $0.kind.rawValue, file: $0.file, count: $0.count, reason: $0.reason) }
    read.findings += files.passedOver.map {
      Finding("passed_over", .note, "\($0.path): passed over: \($0.why)", file: $0.path)
    }
    let repair = RepairOptions(snappingTolerance: settings.snappingTolerance)
    do throws(NetworkError) {
      network = try buildNetwork(read.layers, model: read.model, options: repair, findings: read.findings)
    } catch {
      throw CommandFailure(.input, "\(error)")
    }
    completeDrainage(&network, options: repair)
  }

  private struct LayersRead {
    var layers: [Layer] = []
    var model = ModelData()
    var findings: [Finding] = []
  }

  private static func readLayers(_ files: InputFiles, _ options: RunOptions) throws(CommandFailure) -> LayersRead {
    var faults: [String] = []
    var read = LayersRead()
    var sources: [SourceTable] = []
    for path in files.features {
      do {
        guard let table = try readTable(path, isNamed: options.inputs.contains(path), into: &read.findings) else { continue }
        sources.append(SourceTable(file: path, table: table, kindOverride: try options.kind(of: path)))
      } catch {
        faults += error.messages
      }
    }
    for path in files.models {
      do throws(ModelFileError) {
        let model = try readSWMM(path: path)
        read.layers += model.layers
        read.model = model.model
        read.findings += model.findings
      } catch {
        faults.append("\(error)")
      }
    }
    if files.models.count + files.modelData.count > 1 {
      faults.append("several models at once: \((files.models + files.modelData).joined(separator: ", ")); give one")
    }
    for path in files.modelData {
      do throws(ModelFileError) {
        read.model = try readModelData(path: path)
      } catch {
        faults.append("\(error)")
      }
    }
    guard faults.isEmpty else { throw CommandFailure(.input, faults) }
    do throws(LoadingError) {
      let loaded = try loadLayers(
        sources, options: LoadingOptions(reference: options.reference, fieldMap: try fieldMap(options)))
      read.layers += loaded.layers
      read.findings += loaded.findings
    } catch {
      throw CommandFailure(.input, "\(error)")
    }
    return read
  }
}
