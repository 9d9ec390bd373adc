import Foundation
import ModelFiles
import NetworkGraph

/// Everything that the inputs of a command line hold, as one network, and what was read on the way.
struct NetworkInputs: Sendable {
  var network: Network
  var settings: Settings
  /// What each layer was taken for, and why; for people.
  var layers: [LayerNote]

  var files: [FileMeasure]

  /// One line of what `check` says about a layer.
  struct LayerNote: Sendable {
    var kind: String
    var file: String
    var count: Int
    var reason: String
  }

  /// Reads, loads and joins, and fills what drainage needs to be simulated.
  ///
  /// - Parameter adjust: changes the settings after all files and before they are used.
  /// - Throws: a usage failure for wrong settings, an input failure for files that cannot be used; all faults at once.
  init(
    _ options: RunOptions, clock: PhaseClock,
    adjust: (inout Settings) throws(CommandFailure) -> Void = { (_: inout Settings) throws(CommandFailure) in }
  ) throws(CommandFailure) {
    clock.enter(.reading)
    let overridden = options.layers.map(\.file)
    let files = try InputFiles(options.inputs + overridden.filter { !options.inputs.contains($0) })
    settings = try Settings(files.settings + [options.settingsFile].compactMap(\.self))
    try adjust(&settings)

    let read = try LayerReading(files, options)
    self.files = read.files
    layers = read.layers.map { LayerNote(kind: $0.kind.rawValue, file: $0.file, count: $0.count, reason: $0.reason) }
    clock.enter(.network)
    var repair = RepairOptions()
    repair.snappingTolerance = settings.snappingTolerance
    do throws(NetworkError) {
      network = try buildNetwork(read.layers, model: read.model, options: repair, findings: read.findings)
    } catch {
      throw CommandFailure(.input, "\(error)")
    }
    completeDrainage(&network, options: repair)
  }
}

extension Settings {
  /// The defaults changed by settings files, later ones winning.
  init(_ paths: [String]) throws(CommandFailure) {
    self.init()
    for path in paths {
      guard let bytes = FileManager.default.contents(atPath: path) else {
        throw CommandFailure(.usage, "\(path): the settings file cannot be read")
      }
      try read(bytes, file: path)
    }
  }
}
