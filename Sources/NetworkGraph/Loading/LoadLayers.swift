import GeoFeatures

/// One file that was read, on its way to layers.
public struct SourceTable: Sendable {
  /// File name as the user gave it.
  public var file: String
  public var table: FeatureTable
  /// The kind if it need not be found out, and why.
  public var kindOverride: LayerKind?
  public var overrideReason: String

  public init(file: String, table: FeatureTable, kindOverride: LayerKind? = nil, because reason: String = "by --layer")
  {
    self.file = file
    self.table = table
    self.kindOverride = kindOverride
    overrideReason = reason
  }
}

/// What the user says about the files.
public struct LoadingOptions: Sendable {
  /// `--crs`: overrules the files' own `crs` members.
  public var reference: String?
  /// `--fields`: canonical attribute by the column's name in the files.
  public var fieldMap: [String: String] = [:]
  /// Years after it are impossible; nil: the latest survey date in the files, or 2100 where they have none.
  public var latestYear: Int?
  /// Files that `convert` made of a model: words are canonical, 0 is a value, nothing is doubted.
  public var isModel = false

  public init(
    reference: String? = nil, fieldMap: [String: String] = [:], latestYear: Int? = nil, isModel: Bool = false
  ) {
    self.reference = reference
    self.fieldMap = fieldMap
    self.latestYear = latestYear
    self.isModel = isModel
  }
}

/// What the files gave.
public struct LoadedLayers: Sendable {
  public var layers: [Layer] = []
  public var findings: [Finding] = []
  /// Every file in the order given.
  public var files: [FileMeasure] = []

  public init() {}
}

/// Files that cannot be used at all: one finding of severity error per fault, all of them.
public struct LoadingError: Error, Sendable, CustomStringConvertible {
  public var findings: [Finding]

  public var description: String {
    findings.map { finding in
      let feature = finding.feature.map { ", feature \($0)" } ?? ""
      return (finding.file.map { $0 + feature + ": " } ?? "") + finding.message
    }.joined(separator: "\n")
  }
}

/// From tables of features to layers of one kind each, with canonical attributes in canonical units.
///
/// Decided for all files together, for one file's ids show in another's references. Rows keep the direction of the file:
/// `from`, `invert_up_m` and `depth_up_m` speak of the row's start, whichever way its line is drawn. Levels stay as given
/// beside depths; what needs the joined node is for repair. Flags are 1 or 0. Throws where a file's coordinates cannot be
/// used or `fieldMap` names no attribute. O(total cells).
public func loadLayers(
  _ sources: [SourceTable], options: LoadingOptions = LoadingOptions()
) throws(LoadingError) -> LoadedLayers {
  var loaded = LoadedLayers()
  var faults = unknownFields(options)
  var parts: [LayerPart] = []
  var undecided: [UndecidedLayer] = []
  for source in sources {
    loaded.findings += readerFindings(source)
    if let fault = breakFault(source, fieldMap: options.fieldMap) {
      faults.append(fault)
      continue
    }
    do throws(CoordinateRefusal) {
      let (table, isGeographic, findings) = try placed(source, options)
      loaded.findings += findings
      loaded.files.append(FileMeasure(table, file: source.file, isGeographic: isGeographic))
      guard table.count > 0 else { continue }
      let placed = SourceTable(
        file: source.file, table: table, kindOverride: source.kindOverride, because: source.overrideReason)
      let split = layerParts(placed, isGeographic: isGeographic, options)
      parts += split.parts
      if let rest = split.undecided { undecided.append(rest) }
    } catch {
      let feature = error.feature.map { Int(source.table.featureIndex[$0]) }
      faults.append(Finding("unusable_coordinates", .error, error.message, file: source.file, feature: feature))
    }
  }
  guard faults.isEmpty else { throw LoadingError(findings: faults) }
  parts += adopted(undecided, beside: parts, &loaded.findings, options)
  decideIdentities(&parts)
  assumeSystems(&parts)
  let latestYear = options.latestYear ?? latestSurveyYear(parts)
  for part in parts {
    loaded.findings += unmappedColumns(part)
    let built = buildLayer(part, options: options, latestYear: latestYear)
    loaded.layers.append(built.layer)
    loaded.findings += built.findings + duplicateIDs(built.layer)
  }
  return loaded
}

/// The table in WGS 84 degrees or in its own metres.
private func placed(
  _ source: SourceTable, _ options: LoadingOptions
) throws(CoordinateRefusal) -> (FeatureTable, isGeographic: Bool, [Finding]) {
  var table = source.table
  guard table.count > 0 else { return (table, true, [emptyLayer(source)]) }
  var decision = try decideCoordinates(of: table, file: source.file, option: options.reference)
  if !decision.outside.isEmpty {
    decision.findings += decision.outside.map { outsideDegrees(table, $0, source.file) }
    let gone = Set(decision.outside)
    table = table.selecting((0..<table.count).filter { !gone.contains($0) })
  }
  table.geometry = table.geometry.brought(by: decision)
  placesFromColumns(&table, decision: &decision, file: source.file, option: options.reference)
  if case .local = decision.frame { return (table, false, decision.findings) }
  return (table, true, decision.findings)
}

private func outsideDegrees(_ table: FeatureTable, _ row: Int, _ file: String) -> Finding {
  let k = table.geometry.positions(ofFeature: row).lowerBound
  return Finding(
    "outside_degrees", .error,
    "its position \(table.geometry.x[k]), \(table.geometry.y[k]) is no longitude and latitude like the rest of the file: "
      + "correct it or export the file in one coordinate system", file: file, feature: Int(table.featureIndex[row]),
    repair: "left out")
}

private func emptyLayer(_ source: SourceTable) -> Finding {
  Finding(
    "empty_layer", .note, "the layer has no features", file: source.file,
    layer: kindNamed(in: fileStem(source.file))?.kind)
}

/// Divides a file by the kinds that its features name; what nothing tells for certain is left undecided.
private func layerParts(
  _ source: SourceTable, isGeographic: Bool, _ options: LoadingOptions
) -> (parts: [LayerPart], undecided: UndecidedLayer?) {
  func part(_ kind: LayerKind, _ table: FeatureTable, _ reason: String) -> LayerPart {
    LayerPart(
      file: source.file, kind: kind, table: table, reason: reason, isGeographic: isGeographic,
      fieldMap: options.fieldMap)
  }
  var rest = source.table
  var parts: [LayerPart] = []
  if source.kindOverride == nil, let (property, kinds) = kindsByFeature(source.table) {
    for kind in LayerKind.allCases {
      let rows = kinds.indices.filter { kinds[$0] == kind }
      if rows.isEmpty { continue }
      parts.append(part(kind, source.table.selecting(rows), "the features’ property \(property) says so"))
    }
    rest = source.table.selecting(kinds.indices.filter { kinds[$0] == nil })
    if rest.count == 0 { return (parts, nil) }
  }
  let decision = decideKind(
    of: SourceTable(
      file: source.file, table: rest, kindOverride: source.kindOverride, because: source.overrideReason))
  if let kind = decision.kind, !decision.isTentative { return (parts + [part(kind, rest, decision.reason)], nil) }
  return (parts, UndecidedLayer(file: source.file, table: rest, isGeographic: isGeographic, decision: decision))
}

/// Drainage files that name no system beside others that are all named sanitary are the storm drains.
private func assumeSystems(_ parts: inout [LayerPart]) {
  let named = parts.map { $0.kind == .drainage ? Vocabulary.system.fragmentWord(in: $0.stem) : nil }
  guard Set(named.compactMap { $0 }) == ["sanitary"] else { return }
  for k in parts.indices where parts[k].kind == .drainage && named[k] == nil { parts[k].assumedSystem = "storm" }
}

private func latestSurveyYear(_ parts: [LayerPart]) -> Int {
  var latest: Int?
  for part in parts {
    for (_, rows, mapping) in part.mappings {
      guard let index = mapping.index(of: .surveyDate) else { continue }
      for source in mapping.sources[index] {
        for row in rows {
          if case .year(let year) = readYear(part.table.columns[source.column][row]),
            (earliestYear...2100).contains(year)
          {
            latest = max(latest ?? year, year)
          }
        }
      }
    }
  }
  return latest ?? 2100
}
