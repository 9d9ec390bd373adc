import GeoFeatures

/// What the reader of the file tolerated or left out.
func readerFindings(_ source: SourceTable) -> [Finding] {
  var findings = source.table.findings.map { finding in
    Finding(
      finding.kind, Severity(rawValue: finding.severity.rawValue) ?? .warning,
      finding.message
        + (finding.count > 1
          ? " (\(finding.count) times; first in line \(finding.line), column \(finding.column))"
          : " (line \(finding.line), column \(finding.column))"),
      file: source.file, feature: finding.feature, id: finding.id)
  }
  if isCutShort(source.table) {
    findings.append(
      Finding(
        "incomplete_export", .warning,
        "the server says exceededTransferLimit: the export was cut short and features are missing; export in smaller pieces",
        file: source.file,
        property: "exceededTransferLimit"))
  }
  return findings
}

/// Services of ArcGIS say so in the collection, or in its `properties`.
private func isCutShort(_ table: FeatureTable) -> Bool {
  table.members.contains { key, value in
    switch value {
    case .flag(let flag): key == "exceededTransferLimit" && flag
    case .json(let text):
      key == "properties" && text.filter { !$0.isWhitespace }.contains("\"exceededTransferLimit\":true")
    default: false
    }
  }
}

/// One note per file that names what was not understood.
func unmappedColumns(_ part: LayerPart) -> [Finding] {
  var unused =
    part.mappings.map { Set($0.mapping.unmapped) }.reduce(nil as Set<Int>?) { $0?.intersection($1) ?? $1 } ?? []
  if let id = part.idColumn { unused.remove(id) }
  // The word that decided the kind has been read.
  unused = unused.filter { !["network", "kind"].contains(part.table.columns[$0].name) }
  guard !unused.isEmpty else { return [] }
  let names = unused.sorted().map { part.table.columns[$0].name }
  return [
    Finding(
      "unused_properties", .note,
      "\(names.count) properties have no meaning for a \(part.kind.rawValue) layer: \(names.joined(separator: ", ")); map them with --fields if they matter",
      file: part.file, layer: part.kind)
  ]
}

/// Ids that a file gives to more than one of its nodes, or of its links.
func duplicateIDs(_ layer: Layer) -> [Finding] {
  struct Key: Hashable {
    var isLine: Bool
    var id: String
  }
  var first: [Key: Int32] = [:]
  var findings: [Finding] = []
  for i in 0..<layer.count {
    let isLine = layer.geometry.kinds[i] == .lineString || layer.geometry.kinds[i] == .multiLineString
    guard let other = first.updateValue(layer.features[i], forKey: Key(isLine: isLine, id: layer.ids[i])) else {
      continue
    }
    findings.append(
      Finding(
        "duplicate_id", .warning,
        "id “\(layer.ids[i])” is given to feature \(other) as well; expected one feature per id: correct one of them",
        file: layer.file, layer: layer.kind, feature: Int(layer.features[i]), id: layer.ids[i]))
  }
  return findings
}

/// Targets of `--fields` that are no attribute, each with the nearest that is.
func unknownFields(_ options: LoadingOptions) -> [Finding] {
  if options.fieldMap.isEmpty { return [] }
  let known = Set(LayerKind.allCases.flatMap { $0.description.attributes.map(\.name.rawValue) }).sorted()
  return options.fieldMap.sorted { $0.key < $1.key }.filter { !known.contains($0.value) }.map { column, target in
    let nearest = known.min { (editDistance($0, target), $0) < (editDistance($1, target), $1) } ?? ""
    return Finding(
      "unknown_field", .error,
      "--fields maps “\(column)” to “\(target)”, which is no attribute; the nearest is \(nearest)", property: column)
  }
}
