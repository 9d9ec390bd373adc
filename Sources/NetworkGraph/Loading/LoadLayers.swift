import GeoFeatures

/// One file that was read, on its way to layers.
public struct SourceTable: Sendable {
  /// File name as the user gave it.
  public var file: String
  public var table: FeatureTable
  /// What `--layer KIND=FILE` says.
  public var kindOverride: LayerKind?

  public init(file: String, table: FeatureTable, kindOverride: LayerKind? = nil) {
    self.file = file
    self.table = table
    self.kindOverride = kindOverride
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

  public init(reference: String? = nil, fieldMap: [String: String] = [:], latestYear: Int? = nil) {
    self.reference = reference
    self.fieldMap = fieldMap
    self.latestYear = latestYear
  }
}

/// What the files gave.
public struct LoadedLayers: Sendable {
  public var layers: [Layer] = []
  public var findings: [Finding] = []

  public init() {}
}

/// Files that cannot be used at all: one finding of severity error per fault, all of them.
public struct LoadingError: Error, Sendable, CustomStringConvertible {
  public var findings: [Finding]

  public var description: String {
    findings.map { finding in (finding.file.map { $0 + ": " } ?? "") + finding.message }.joined(separator: "\n")
  }
}

/// From tables of features to layers of one kind each, with canonical attributes in canonical units.
///
/// Decided for all files together, for one file's ids show in another's references. Rows keep the direction of the file:
/// `from`, `invert_up_m` and `depth_up_m` speak of the row's start, whichever way its line is drawn. Levels stay as given
/// beside depths; what needs the joined node is for repair. Flags are 0 or 1. Throws where a file's coordinates cannot be
/// used or `fieldMap` names no attribute. O(total cells).
public func loadLayers(
  _ sources: [SourceTable], options: LoadingOptions = LoadingOptions()
) throws(LoadingError) -> LoadedLayers {
  var loaded = LoadedLayers()
  var faults = unknownFields(options)
  var parts: [LayerPart] = []
  var undecided: [(source: SourceTable, isGeographic: Bool)] = []
  for source in sources {
    loaded.findings += readerFindings(source)
    do throws(CoordinateRefusal) {
      let (table, isGeographic, findings) = try placed(source, options)
      loaded.findings += findings
      guard table.count > 0 else { continue }
      let placed = SourceTable(file: source.file, table: table, kindOverride: source.kindOverride)
      let split = layerParts(placed, isGeographic: isGeographic, options)
      parts += split.parts
      if let rest = split.undecided { undecided.append((rest, isGeographic)) }
    } catch {
      faults.append(Finding("unusable_coordinates", .error, error.message, file: source.file))
    }
  }
  guard faults.isEmpty else { throw LoadingError(findings: faults) }
  adoptUndecided(undecided, &parts, &loaded.findings, options)
  decideIdentities(&parts)
  assumeSystems(&parts)
  var shares: [Double] = []
  let latestYear = options.latestYear ?? latestSurveyYear(parts)
  for part in parts {
    loaded.findings += unmappedColumns(part)
    guard let built = buildLayer(part, options: options, latestYear: latestYear) else { continue }
    loaded.layers.append(built.layer)
    shares.append(part.referredShare)
    loaded.findings += built.findings
  }
  makeIdsUnique(&loaded, referredShares: shares)
  loaded.findings += mixedFrames(loaded.layers)
  return loaded
}

/// The table in WGS 84 degrees or in its own metres.
private func placed(
  _ source: SourceTable, _ options: LoadingOptions
) throws(CoordinateRefusal) -> (FeatureTable, isGeographic: Bool, [Finding]) {
  var table = source.table
  guard table.count > 0 else { return (table, true, [emptyLayer(source)]) }
  var decision = try decideCoordinates(of: table, file: source.file, option: options.reference)
  table.geometry = table.geometry.brought(by: decision)
  placesFromColumns(&table, decision: &decision, file: source.file, option: options.reference)
  if case .local = decision.frame { return (table, false, decision.findings) }
  return (table, true, decision.findings)
}

private func emptyLayer(_ source: SourceTable) -> Finding {
  Finding(
    "empty_layer", .note, "the layer has no features", file: source.file,
    layer: kindNamed(in: fileStem(source.file))?.kind)
}

/// Divides a file by the kinds that its features name; what nothing tells is left undecided.
private func layerParts(
  _ source: SourceTable, isGeographic: Bool, _ options: LoadingOptions
) -> (parts: [LayerPart], undecided: SourceTable?) {
  func part(_ kind: LayerKind, _ table: FeatureTable, _ reason: String) -> LayerPart {
    LayerPart(
      file: source.file, kind: kind, table: table, reason: reason, isGeographic: isGeographic,
      fieldMap: options.fieldMap)
  }
  let decision = decideKind(of: source.table, file: source.file, override: source.kindOverride)
  guard source.kindOverride == nil, let (property, kinds) = kindsByFeature(source.table) else {
    if let kind = decision.kind { return ([part(kind, source.table, decision.reason)], nil) }
    return ([], source)
  }
  var parts: [LayerPart] = []
  for kind in LayerKind.allCases {
    let rows = kinds.indices.filter { kinds[$0] == kind }
    if !rows.isEmpty {
      parts.append(part(kind, source.table.selecting(rows), "the features’ property \(property) says so"))
    }
  }
  let rest = kinds.indices.filter { kinds[$0] == nil }
  guard !rest.isEmpty else { return (parts, nil) }
  let table = source.table.selecting(rest)
  if let kind = decision.kind { return (parts + [part(kind, table, decision.reason)], nil) }
  return (parts, SourceTable(file: source.file, table: table))
}

/// A layer of lines or points that nothing names is of the one network that the other files are of.
private func adoptUndecided(
  _ undecided: [(source: SourceTable, isGeographic: Bool)], _ parts: inout [LayerPart], _ findings: inout [Finding],
  _ options: LoadingOptions
) {
  let networks = Set(parts.map(\.kind).filter { $0.isNetwork && $0 != .road })
  for (source, isGeographic) in undecided {
    let isNetworkLike = !source.table.geometry.kinds.contains { $0 == .polygon || $0 == .multiPolygon }
    if isNetworkLike, networks.count == 1, let kind = networks.first {
      parts.append(
        LayerPart(
          file: source.file, kind: kind, table: source.table, reason: "as the other layers beside it",
          isGeographic: isGeographic, fieldMap: options.fieldMap))
    } else {
      findings.append(
        Finding(
          "unknown_layer", .warning,
          "neither file name nor attributes tell what the \(source.table.count) features are: say it with --layer KIND=\(source.file), KIND one of \(LayerKind.allCases.map(\.rawValue).joined(separator: ", "))",
          file: source.file, repair: "left out"))
    }
  }
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
