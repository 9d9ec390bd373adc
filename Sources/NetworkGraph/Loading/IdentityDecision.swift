import GeoFeatures

/// Which column of each file is the id: its own `id`, else the unique, filled column that other layers refer to or whose
/// name says so, else the feature's `id` member, else a row number of the database; else ids are made.
func decideIdentities(_ parts: inout [LayerPart]) {
  let references = ReferenceIndex(parts)
  for k in parts.indices {
    let (column, source, reason) = identity(of: parts[k], references)
    parts[k].idColumn = column
    parts[k].idSource = source
    parts[k].reason += "; " + reason
  }
}

/// The ids that other layers name, by what they name.
private struct ReferenceIndex {
  /// Ends of lines and outlets of areas, by network.
  private var nodes: [LayerKind: Set<String>] = [:]
  /// Pipes named by break histories.
  private var pipes: Set<String> = []

  init(_ parts: [LayerPart]) {
    for part in parts {
      for (shape, rows, mapping) in part.mappings {
        for name in [AttributeName.from, .to] where shape == .lines {
          nodes[part.kind, default: []].formUnion(Self.words(part, mapping, name, rows))
        }
        if part.kind == .subcatchment {
          nodes[.drainage, default: []].formUnion(Self.words(part, mapping, .outlet, rows))
        }
        if part.kind == .breaks { pipes.formUnion(Self.words(part, mapping, .pipeID, rows)) }
      }
    }
  }

  private static func words(
    _ part: LayerPart, _ mapping: ColumnMapping, _ name: AttributeName, _ rows: [Int]
  ) -> [String] {
    guard let index = mapping.index(of: name), let source = mapping.sources[index].first else { return [] }
    let column = part.table.columns[source.column]
    return rows.compactMap { column[$0].asWord }
  }

  func named(in part: LayerPart) -> Set<String> {
    let isLines = part.shapes.first == .lines
    if isLines { return [.water, .gas, .heat].contains(part.kind) ? pipes : [] }
    return nodes[part.kind] ?? []
  }
}

private struct IdentityCandidate {
  var column: Int
  /// Lower is better.
  var nameRank: Int
  /// Rows whose value other layers name.
  var hits: Int
}

private func identity(
  of part: LayerPart, _ index: ReferenceIndex
) -> (column: Int?, source: LayerPart.IDSource, reason: String) {
  let named = index.named(in: part)
  let references = referenceColumns(part)
  let candidates = part.table.columns.indices.filter { !references.contains($0) }.compactMap {
    candidate($0, part, named)
  }
  let enough = max(1, part.table.count / 10)
  let referred = candidates.filter { $0.hits >= enough }.max {
    ($0.hits, $1.nameRank, $1.column) < ($1.hits, $0.nameRank, $0.column)
  }
  func answer(_ column: Int, _ why: String) -> (Int?, LayerPart.IDSource, String) {
    (column, .column, "id from \(part.table.columns[column].name) (\(why))")
  }
  let own = candidates.first { $0.nameRank == 0 }
  if let own, own.hits >= enough || referred == nil { return answer(own.column, "the layer’s own id") }
  if own == nil, hasTextMember(part.table), referred == nil { return (nil, .member, "id from the features’ id member") }
  if let referred { return answer(referred.column, "unique, and other layers refer to it") }
  let byName = candidates.filter { $0.nameRank < databaseRank }.min {
    ($0.nameRank, $0.column) < ($1.nameRank, $1.column)
  }
  if let byName { return answer(byName.column, "unique, and its name says so") }
  if isUniqueMember(part.table) { return (nil, .member, "id from the features’ id member") }
  if let row = candidates.filter({ $0.nameRank < Int.max }).min(by: {
    ($0.nameRank, $0.column) < ($1.nameRank, $1.column)
  }) {
    return answer(row.column, "unique, for want of a better")
  }
  return (nil, .made, "ids made of file name and feature number")
}

/// Columns that name other elements are no ids of their own rows.
private func referenceColumns(_ part: LayerPart) -> Set<Int> {
  var columns: Set<Int> = []
  for (_, _, mapping) in part.mappings {
    for (index, attribute) in mapping.attributes.enumerated() {
      if case .reference = attribute.value { columns.formUnion(mapping.sources[index].map(\.column)) }
    }
  }
  return columns
}

/// The column as a candidate: filled (of a column that others refer to, a few may be empty) and all but unique.
///
/// A column that is called an id and that others refer to stays one though some numbers stand twice: without it no
/// reference would be understood, while the numbers given twice are findings.
private func candidate(_ column: Int, _ part: LayerPart, _ named: Set<String>) -> IdentityCandidate? {
  let values = part.table.columns[column]
  let count = part.table.count
  let nameRank = idNameRank(values.name)
  guard nameRank < Int.max || !named.isEmpty else { return nil }
  var seen = Set<String>(minimumCapacity: count)
  var filled = 0
  var hits = 0
  for row in 0..<count {
    switch values.tag(row) {
    case .number:
      let number = values.number(row)
      guard number == number.rounded() else { return nil }
    case .text: break
    case .absent, .null: continue
    case .no, .yes, .json: return nil
    }
    guard let word = values[row].asWord else { continue }
    filled += 1
    if named.contains(word) { hits += 1 }
    seen.insert(word)
    if row == 200, seen.count < filled / 2 { return nil }
  }
  let isReferredByName = nameRank < 500 && hits * 2 >= filled
  guard filled > 0,
    Double(seen.count) >= (isReferredByName ? 0.7 : 0.98) * Double(filled)
      || filled - seen.count <= 1 && filled > 4
  else { return nil }
  let isFilled = filled == count || (hits * 10 >= count && Double(filled) >= 0.95 * Double(count))
  return isFilled ? IdentityCandidate(column: column, nameRank: nameRank, hits: hits) : nil
}

/// Names of row numbers that databases give rank from here.
private let databaseRank = 1000

/// How much a name says that it is an id; `Int.max` if it says nothing.
private func idNameRank(_ name: String) -> Int {
  let folded = foldedName(name)
  if let rank = idNames[folded] { return rank }
  if databaseNames.contains(folded) { return databaseRank + (folded == "globalid" ? 0 : 1) }
  if otherIdentifiers.contains(where: folded.hasPrefix) { return 900 }
  if folded.hasSuffix("id") || folded.hasSuffix("编号") || folded.hasSuffix("点号") || folded.hasSuffix("编码") { return 500 }
  return folded == "name" || folded == "名称" || folded == "label" ? 600 : Int.max
}

private let idNames: [String: Int] = {
  let inOrder = [
    "id", "PipeID", "ConduitID", "NodeID", "ManholeID", "CombID", "OutfallID", "PumpStationID", "GateID", "WeirID",
    "ValveID", "DividerID", "StorageID",
    "Lno", "Exp_No", "USID", "SURVEY_ID", "物探点号", "管线点编号", "管线点号", "管点编号", "WTDH", "WTBH", "管线编号", "管线段编号", "管段编号",
    "管道编号", "渠道编号", "GXBH", "GD_ID",
    "标识码", "BSM", "AssetID", "asset_no", "FACILITYID", "facility_no", "GISID", "WATMAINID", "node_no", "mh_id", "mh_no",
    "manhole_no", "pipe_no", "pipeid", "link_id", "unit_id", "unitid", "feature_id",
    "井号", "检查井编号", "点号", "编号", "图上点号", "TSDH", "Map_No",
  ]
  var ranks: [String: Int] = [:]
  for (rank, name) in inOrder.enumerated() where ranks[foldedName(name)] == nil { ranks[foldedName(name)] = rank }
  return ranks
}()

private let databaseNames: Set<String> = [
  "objectid", "objectid1", "fid", "gid", "ogcfid", "globalid", "uuid", "guid", "rowid", "oid",
]
/// Numbers of something else that stand once per feature all the same.
private let otherIdentifiers = [
  "system", "project", "prj", "drawing", "legacy", "previous", "old", "jump", "jde", "synergen", "roadsegment", "start",
  "end", "from", "to", "upstream", "downstream", "injunc", "outjunc",
]

private func hasTextMember(_ table: FeatureTable) -> Bool {
  guard table.count > 0, case .text = table.id(0) else { return false }
  return isUniqueMember(table)
}

private func isUniqueMember(_ table: FeatureTable) -> Bool {
  let words = (0..<table.count).compactMap { table.id($0).asWord }
  return !words.isEmpty && words.count == table.count && Set(words).count == words.count
}
