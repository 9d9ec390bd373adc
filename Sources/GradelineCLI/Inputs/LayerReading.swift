import Foundation
import GeoFeatures
import ModelFiles
import NetworkGraph

/// Files become layers: each by its own reader, all faults told at once.
struct LayerReading {
  var layers: [Layer] = []
  var model = ModelData()
  var findings: [Finding] = []
  var files: [FileMeasure] = []
  private var faults: [String] = []

  init(_ files: InputFiles, _ options: RunOptions) throws(CommandFailure) {
    for (path, why) in files.passedOver { passOver(path, why) }
    let kinds = Dictionary(options.layers.map { ($0.file, $0.kind) }, uniquingKeysWith: { $1 })
    let fields = try Self.fieldMap(options)
    var sources: [SourceTable] = []
    for path in files.features {
      guard let table = table(path, isNamed: options.inputs.contains(path)) else { continue }
      sources.append(SourceTable(file: path, table: table, kindOverride: kinds[path]))
    }
    for path in files.grids + files.breakHistories {
      if let table = textTable(path, isNamed: options.inputs.contains(path), fields) { sources.append(table) }
    }
    for path in files.models { readModel(path) }
    readModelData(files.modelData, beside: files.models)
    let loading = LoadingOptions(
      reference: options.reference, fieldMap: fields, isModel: !files.modelData.isEmpty)
    if faults.isEmpty { load(sources, loading) }
    guard faults.isEmpty else { throw CommandFailure(.input, faults) }
  }

  /// The features of one file, nil if it is passed over or has a fault.
  private mutating func table(_ path: String, isNamed: Bool) -> FeatureTable? {
    do throws(FeatureReadError) {
      // In what frame the numbers are is for loading to tell: it sees --crs and the files together.
      return try readFeatures(path: path, frame: .any)
    } catch {
      if error.kind == .notGeoJSON && !isNamed && InputFiles.ending(of: path) == "json" {
        passOver(path, "it is JSON, but not GeoJSON")
      } else {
        faults.append("\(error)")
      }
      return nil
    }
  }

  /// An elevation grid as ground points, or a break history as rows without a place; nil if it has a fault or is some
  /// other table of a folder.
  private mutating func textTable(_ path: String, isNamed: Bool, _ fields: [String: String]) -> SourceTable? {
    guard let bytes = bytes(of: path) else { return nil }
    let isGrid = InputFiles.ending(of: path) == "asc"
    do throws(TextFileError) {
      guard isGrid else {
        let table = try readDelimitedTable(bytes, file: path)
        guard isNamed || isBreakHistory(table, file: path, fieldMap: fields) else {
          passOver(path, "it is a table, but no break history")
          return nil
        }
        return SourceTable(file: path, table: table, kindOverride: .breaks, because: "a table of breaks")
      }
      let table = try readElevationGrid(bytes, file: path).featureTable()
      return SourceTable(file: path, table: table, kindOverride: .ground, because: "an elevation grid")
    } catch {
      if isGrid || isNamed || isBreakHistory(nil, file: path, fieldMap: fields) {
        faults.append("\(error)")
      } else {
        passOver(path, "no break history: \(error)")
      }
      return nil
    }
  }

  private mutating func passOver(_ path: String, _ why: String) {
    findings.append(Finding("passed_over", .note, "\(path): passed over: \(why)", file: path))
  }

  /// The whole file; nil and a fault if it cannot be read.
  private mutating func bytes(of path: String) -> [UInt8]? {
    if let bytes = FileManager.default.contents(atPath: path) { return Array(bytes) }
    faults.append("\(path): the file cannot be read; check its permissions")
    return nil
  }

  private mutating func readModel(_ path: String) {
    do throws(ModelFileError) {
      let file = try readSWMM(path: path)
      layers += file.layers
      model = file.model
      findings += file.findings
    } catch {
      faults.append("\(error)")
    }
  }

  private mutating func readModelData(_ paths: [String], beside models: [String]) {
    guard paths.count + models.count <= 1 else {
      faults.append("several models at once: \((models + paths).joined(separator: ", ")); give one")
      return
    }
    for path in paths {
      guard let bytes = bytes(of: path) else { continue }
      do throws(ModelFileError) {
        model = try readModelJSON(bytes, name: path)
      } catch {
        faults.append("\(error)")
      }
    }
  }

  private mutating func load(_ sources: [SourceTable], _ options: LoadingOptions) {
    do throws(LoadingError) {
      let loaded = try loadLayers(sources, options: options)
      layers += loaded.layers
      findings += loaded.findings
      files = loaded.files
    } catch {
      faults.append("\(error)")
    }
  }

  private static func fieldMap(_ options: RunOptions) throws(CommandFailure) -> [String: String] {
    guard let path = options.fieldsFile else { return [:] }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.usage, "--fields \(path): the file cannot be read")
    }
    guard let map = try? JSONDecoder().decode([String: String].self, from: bytes) else {
      throw CommandFailure(
        .usage, "--fields \(path): expected one JSON object of texts, {\"their column\": \"canonical_name\"}")
    }
    return map
  }
}
