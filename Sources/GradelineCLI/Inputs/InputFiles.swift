import Foundation

/// The files behind the inputs of a command line, told apart by what they are.
struct InputFiles: Sendable {
  /// One GeoJSON file, or standard input as `-`.
  var features: [String] = []
  var grids: [String] = []
  var breakHistories: [String] = []
  var models: [String] = []
  /// `gradeline.json` and `model.json` of folders.
  var settings: [String] = []
  var modelData: [String] = []
  /// Files of folders that are none of these: (path, why it is passed over).
  var passedOver: [(path: String, why: String)] = []

  /// Sorts the inputs; all that do not exist are told at once.
  init(_ inputs: [String]) throws(CommandFailure) {
    guard !inputs.isEmpty else {
      throw CommandFailure(.usage, "no input: name a folder, a GeoJSON file, a SWMM .inp file, or - for standard input")
    }
    var faults: [String] = []
    for input in inputs {
      var isFolder: ObjCBool = false
      if input == "-" {
        features.append(input)
      } else if !FileManager.default.fileExists(atPath: input, isDirectory: &isFolder) {
        faults.append("\(input): no such file or folder")
      } else if isFolder.boolValue {
        if let fault = addFolder(input) { faults.append(fault) }
      } else if let fault = addFile(input) {
        faults.append(fault)
      }
    }
    if !faults.isEmpty { throw CommandFailure(.input, faults) }
    for list in [\Self.features, \.grids, \.breakHistories, \.models, \.settings, \.modelData] {
      self[keyPath: list] = Self.once(self[keyPath: list])
    }
  }

  /// A file that is named twice, or beside its folder, is read once.
  private static func once(_ paths: [String]) -> [String] {
    var seen: Set<String> = []
    return paths.filter { seen.insert($0 == "-" ? $0 : URL(fileURLWithPath: $0).standardized.path).inserted }
  }

  private mutating func addFile(_ path: String) -> String? {
    switch Self.ending(of: path) {
    case "geojson", "json", "geojsonl", "ndjson": features.append(path)
    case "asc": grids.append(path)
    case "csv": breakHistories.append(path)
    case "inp": models.append(path)
    default:
      return
        "\(path): a file of this kind is not read; give .geojson, .json, .geojsonl, .asc, .csv (break history) or .inp"
    }
    return nil
  }

  private mutating func addFolder(_ folder: String) -> String? {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return "\(folder): the folder cannot be read; check its permissions"
    }
    let before = features.count
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      switch (name.lowercased(), Self.ending(of: name)) {
      case ("gradeline.json", _): settings.append(path)
      case ("summary.json", _), ("run.json", _): continue  // of an earlier run of this program
      case ("model.json", _): modelData.append(path)
      case (_, "geojson"), (_, "json"), (_, "geojsonl"), (_, "ndjson"): features.append(path)
      case (_, "asc"): grids.append(path)
      case (_, "csv"): breakHistories.append(path)
      case (_, "inp"): passedOver.append((path, "a model is read when it is named itself, not as part of a folder"))
      default: passedOver.append((path, "no file of a kind that is read"))
      }
    }
    return features.count == before ? "\(folder): no GeoJSON file in this folder" : nil
  }

  /// Whether `path` was named as part of a folder, so that it may be passed over.
  static func ending(of path: String) -> String { (path as NSString).pathExtension.lowercased() }
}
