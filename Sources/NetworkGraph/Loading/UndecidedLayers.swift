import GeoFeatures

/// A table of which neither the user nor its names tell the kind.
struct UndecidedLayer {
  var file: String
  var table: FeatureTable
  var isGeographic: Bool
  /// What its attributes say, if anything.
  var decision: KindDecision
}

/// The undecided tables as parts: of the network whose lines refer to them, else what their attributes say, else of the
/// one network that all other files are of. What is none of these is left out with a finding.
func adopted(
  _ undecided: [UndecidedLayer], beside parts: [LayerPart], _ findings: inout [Finding], _ options: LoadingOptions
) -> [LayerPart] {
  let ends = namedEnds(parts)
  var networks = Set(parts.map(\.kind).filter { $0.isNetwork && $0 != .road })
  var adopted: [LayerPart] = []
  func adopt(_ layer: UndecidedLayer, _ kind: LayerKind, _ reason: String) {
    adopted.append(
      LayerPart(
        file: layer.file, kind: kind, table: layer.table, reason: reason, isGeographic: layer.isGeographic,
        fieldMap: options.fieldMap))
  }
  var rest: [UndecidedLayer] = []
  for layer in undecided {
    if let (kind, column) = referringNetwork(layer.table, ends) {
      adopt(layer, kind, "lines of \(kind.rawValue) refer to its \(column)")
    } else if let kind = layer.decision.kind {
      adopt(layer, kind, layer.decision.reason)
      if kind.isNetwork { networks.insert(kind) }
    } else {
      rest.append(layer)
    }
  }
  for layer in rest {
    let hasAreas = layer.table.geometry.kinds.contains { $0 == .polygon || $0 == .multiPolygon }
    if !hasAreas, networks.count == 1, let kind = networks.first {
      adopt(layer, kind, "as the other layers beside it")
    } else {
      findings.append(unknownLayer(layer))
    }
  }
  return adopted
}

private func unknownLayer(_ layer: UndecidedLayer) -> Finding {
  let kinds = LayerKind.allCases.map(\.rawValue).joined(separator: ", ")
  return Finding(
    "unknown_layer", .warning,
    "neither file name nor attributes tell what the \(layer.table.count) features are: say it with "
      + "--layer KIND=\(layer.file), KIND one of \(kinds)", file: layer.file, repair: "left out")
}

/// The ids that the lines of each network name as their ends.
private func namedEnds(_ parts: [LayerPart]) -> [(kind: LayerKind, ids: Set<String>)] {
  var ids: [LayerKind: Set<String>] = [:]
  for part in parts where part.kind.isNetwork {
    for (shape, rows, mapping) in part.mappings where shape == .lines {
      for name in [AttributeName.from, .to] {
        guard let source = mapping.index(of: name).flatMap({ mapping.sources[$0].first }) else { continue }
        ids[part.kind, default: []].formUnion(rows.compactMap { part.table.columns[source.column][$0].asWord })
      }
    }
  }
  return LayerKind.allCases.compactMap { kind in ids[kind].map { (kind, $0) } }
}

/// The network that names values of some column in a tenth of the rows or more.
private func referringNetwork(
  _ table: FeatureTable, _ ends: [(kind: LayerKind, ids: Set<String>)]
) -> (kind: LayerKind, column: String)? {
  var best: (hits: Int, kind: LayerKind, column: String)?
  for (kind, ids) in ends {
    for column in table.columns where column.hasTexts || column.hasNumbers {
      let hits = (0..<table.count).count { column[$0].asWord.map(ids.contains) ?? false }
      if hits * 10 >= table.count, hits > best?.hits ?? 0 { best = (hits, kind, column.name) }
    }
  }
  return best.map { ($0.kind, $0.column) }
}
