import GeoFeatures
import Geometry

/// A part as a layer, with the findings on its values.
struct BuiltLayer {
  var layer: Layer
  var findings: [Finding]
}

/// Reads a part's attributes and makes its layer: one element per row, as the file has them.
///
/// What is out of service, in several pieces or no line at all stays in: building the network knows what to do with it.
func buildLayer(_ part: LayerPart, options: LoadingOptions, latestYear: Int) -> BuiltLayer {
  var reading = AttributeReading(part: part, options: options, latestYear: latestYear)
  reading.readAll()
  reading.deriveRows()
  let ids = rowIDs(part)
  var layer = Layer(
    kind: part.kind, file: part.file, ids: ids, features: part.table.featureIndex, geometry: part.table.geometry,
    isGeographic: part.isGeographic, attributes: reading.attributes.selecting(Array(ids.indices)), reason: part.reason)
  layer.fills = reading.fills
  let findings = limited(reading.findings).map { finding in
    finding.feature.map { located(finding, row: $0, part, ids) } ?? finding
  }
  return BuiltLayer(layer: layer, findings: findings)
}

/// The id of each row: as in the file, or made of file name and feature number.
private func rowIDs(_ part: LayerPart) -> [String] {
  (0..<part.table.count).map { row in
    let given: String? =
      switch part.idSource {
      case .column: part.idColumn.flatMap { part.table.columns[$0][row].asWord }
      case .member: part.table.id(row).asWord
      case .made: nil
      }
    return given ?? "\(part.stem)-\(part.table.featureIndex[row])"
  }
}

/// A finding on a row with the feature's index, its id and its place.
private func located(_ finding: Finding, row: Int, _ part: LayerPart, _ ids: [String]) -> Finding {
  var finding = finding
  finding.feature = Int(part.table.featureIndex[row])
  finding.id = ids[row]
  let geometry = part.table.geometry
  if part.isGeographic, let run = geometry.parts(of: row).first.map(geometry.positions(of:)), !run.isEmpty {
    let middle = run.lowerBound + run.count / 2
    finding.place = LonLat(longitude: geometry.x[middle], latitude: geometry.y[middle])
  }
  return finding
}

/// At most a hundred findings of one kind on one property; the rest as a count.
private func limited(_ findings: [Finding]) -> [Finding] {
  let most = 100
  var counts: [String: Int] = [:]
  var kept: [Finding] = []
  var firstOver: [String: Finding] = [:]
  for finding in findings {
    let key = finding.kind + "\u{0}" + (finding.property ?? "")
    counts[key, default: 0] += 1
    if counts[key, default: 0] <= most {
      kept.append(finding)
    } else if firstOver[key] == nil {
      firstOver[key] = finding
    }
  }
  for (key, finding) in firstOver.sorted(by: { $0.key < $1.key }) {
    var summary = finding
    summary.feature = nil
    summary.message =
      "\((counts[key] ?? 0) - most) more features have the same fault; the first of them: \(finding.message)"
    kept.append(summary)
  }
  return kept
}

extension AttributeTable {
  /// The same columns for `rows`, in the order given; columns nobody fills are dropped.
  func selecting(_ rows: [Int]) -> AttributeTable {
    var table = AttributeTable(count: rows.count)
    for (name, column) in zip(numbers.names, numbers.columns) {
      let chosen = rows.map { column[$0] }
      if chosen.contains(where: { !$0.isNaN }) { table.setColumn(name, chosen) }
    }
    for (name, column) in zip(texts.names, texts.columns) {
      let chosen = rows.map { column[$0] }
      if chosen.contains(where: { $0 != nil }) { table.setColumn(name, chosen) }
    }
    return table
  }
}
