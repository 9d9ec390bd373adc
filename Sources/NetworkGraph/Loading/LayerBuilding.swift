import GeoFeatures
import Geometry

/// A part as a layer, with the findings on its values.
struct BuiltLayer {
  var layer: Layer
  var findings: [Finding]
}

/// Reads a part's attributes and makes its elements.
func buildLayer(_ part: LayerPart, options: LoadingOptions, latestYear: Int) -> BuiltLayer? {
  var reading = AttributeReading(part: part, options: options, latestYear: latestYear)
  reading.readAll()
  reading.deriveRows()
  let ids = rowIDs(part)
  var builder = LayerBuilder(part: part, ids: ids, reading: reading)
  builder.placeFindings()
  builder.chooseRows()
  return builder.finish()
}

/// The id of each row before any is split: as in the file, or made of file name and feature number.
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

private struct LayerBuilder {
  let part: LayerPart
  let ids: [String]
  let reading: AttributeReading
  var findings: [Finding] = []
  private var elements: [ShapedElement] = []

  init(part: LayerPart, ids: [String], reading: AttributeReading) {
    self.part = part
    self.ids = ids
    self.reading = reading
  }

  /// Findings on rows get the feature's index, id and place.
  mutating func placeFindings() {
    findings = limited(reading.findings).map { finding in
      guard let row = finding.feature else { return finding }
      return located(finding, row)
    }
  }

  private func located(_ finding: Finding, _ row: Int) -> Finding {
    var finding = finding
    finding.feature = Int(part.table.featureIndex[row])
    finding.id = ids[row]
    finding.place = place(row)
    return finding
  }

  private func place(_ row: Int) -> LonLat? {
    guard part.isGeographic, let run = part.table.geometry.parts(of: row).first.map(part.table.geometry.positions(of:)),
      let first = run.first, let last = run.last
    else { return nil }
    let k = (first + last) / 2
    return LonLat(longitude: part.table.geometry.x[k], latitude: part.table.geometry.y[k])
  }

  /// Leaves out what is not in service, and gives every other row its elements.
  mutating func chooseRows() {
    for row in 0..<part.table.count {
      if part.kind.isNetwork, let why = outOfService(row) {
        add("out_of_service", .note, row, "\(why): it is no part of the network in use", "left out")
        continue
      }
      let shaped =
        part.kind.isNetwork
        ? shapedElements(
          of: row, isLink: part.shapes[row] == .lines, in: part.table.geometry, isGeographic: part.isGeographic)
        : [ShapedElement(row: row, suffix: "", kind: part.table.geometry.kinds[row], positions: [])]
      if shaped.isEmpty {
        add(
          "unusable_geometry", .error, row,
          "a \(part.table.geometry.kinds[row]) is neither line nor point; expected a LineString or a Point: split it in the GIS",
          "left out")
      } else if shaped.count > 1 {
        add(
          "multi_geometry", .note, row, "it has \(shaped.count) parts that do not touch",
          "each part is an element of its own")
      } else if part.table.geometry.kinds[row] == .multiLineString {
        add("multi_geometry", .note, row, "a MultiLineString whose parts touch, or with one part", "taken as one line")
      }
      elements += shaped
    }
  }

  private func outOfService(_ row: Int) -> String? {
    guard let status = reading.attributes.text(.status, row) else {
      return reading.attributes.text(.laying, row) == "inside_chamber" ? "a line inside a chamber" : nil
    }
    switch status {
    case "abandoned": return "abandoned"
    case "proposed": return "proposed, not built"
    case "under_construction": return "under construction"
    case "empty": return "an empty pipe"
    default: return nil
    }
  }

  private mutating func add(_ kind: String, _ severity: Severity, _ row: Int, _ message: String, _ repair: String?) {
    let finding = Finding(kind, severity, message, file: part.file, layer: part.kind, repair: repair)
    findings.append(located(finding, row))
  }

  func finish() -> BuiltLayer? {
    guard !elements.isEmpty else { return nil }
    var geometry = GeometryColumn()
    for element in elements {
      if element.isWhole {
        geometry.append(copyOf: element.row, in: part.table.geometry)
      } else {
        let parts =
          element.kind == .none
          ? [] : [(role: element.kind == .point ? PartRole.points : .line, positions: element.positions)]
        geometry.append(element.kind, parts: parts)
      }
    }
    var layer = Layer(
      kind: part.kind, file: part.file, ids: elements.map { ids[$0.row] + $0.suffix },
      features: elements.map { part.table.featureIndex[$0.row] }, geometry: geometry, isGeographic: part.isGeographic,
      attributes: reading.attributes.selecting(elements.map(\.row)), reason: part.reason)
    forgetInnerEnds(&layer)
    layer.fills = fills()
    return BuiltLayer(layer: layer, findings: findings)
  }

  /// Of a row in several pieces, levels and ids of the ends hold at the outer ends only, and its length for none.
  private func forgetInnerEnds(_ layer: inout Layer) {
    for (k, element) in elements.enumerated() where !element.suffix.isEmpty {
      layer.attributes.set(.sourceID, k, to: ids[element.row])
      guard element.kind == .lineString else { continue }
      layer.attributes.forget([.length], k)
      if !element.holdsStart {
        layer.attributes.forget([.from, .invertUp, .depthUp, .coverUp, .crownUp, .inletOffset], k)
      }
      if !element.holdsEnd {
        layer.attributes.forget([.to, .invertDown, .depthDown, .coverDown, .crownDown, .outletOffset], k)
      }
    }
  }

  private func fills() -> [Fill] {
    var elementsOfRow: [Int: [Int]] = [:]
    for (k, element) in elements.enumerated() { elementsOfRow[element.row, default: []].append(k) }
    return reading.fills.flatMap { fill in
      (elementsOfRow[Int(fill.element)] ?? []).map { k in
        Fill(element: Int32(k), attribute: fill.attribute, reason: fill.reason, confidence: fill.confidence)
      }
    }
  }
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
    for (name, column) in numbers {
      let chosen = rows.map { column[$0] }
      if chosen.contains(where: { !$0.isNaN }) { table.setColumn(name, chosen) }
    }
    for (name, column) in texts {
      let chosen = rows.map { column[$0] }
      if chosen.contains(where: { $0 != nil }) { table.setColumn(name, chosen) }
    }
    return table
  }

  /// Makes the attributes of element `i` missing.
  mutating func forget(_ names: [AttributeName], _ i: Int) {
    for name in names {
      if numbers[name] != nil { set(name, i, to: Double.nan) }
      if texts[name] != nil { set(name, i, to: nil as String?) }
    }
  }
}
