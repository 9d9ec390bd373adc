import NetworkGraph

/// The findings of a network as a layer: `defects.geojson`, worst first, otherwise in the order they were found.
public func defectLayer(_ findings: [Finding]) -> ResultLayer {
  let order = findings.indices.sorted {
    (findings[$1].severity, $0) < (findings[$0].severity, $1)
  }
  let rows = order.map { findings[$0] }
  let columns: [ResultColumn<Int>] = [
    ResultColumn("kind", unit: "-", meaning: "What is wrong, one word for counting") { .text(rows[$0].kind) },
    ResultColumn("severity", unit: "-", meaning: "note, warning or error") { .text(rows[$0].severity.rawValue) },
    ResultColumn("layer", unit: "-", meaning: "Kind of layer") { .known(rows[$0].layer?.rawValue) },
    ResultColumn("file", unit: "-", meaning: "File as it was given") { .known(rows[$0].file) },
    ResultColumn("feature", unit: "-", meaning: "Index of the feature in the file, from 0") {
      rows[$0].feature.map { .integer($0) } ?? .missing
    },
    ResultColumn("property", unit: "-", meaning: "Property as the file calls it") { .known(rows[$0].property) },
    ResultColumn("message", unit: "-", meaning: "What was found, what was expected, what to do") {
      .text(rows[$0].message)
    },
    ResultColumn("repair", unit: "-", meaning: "What was done about it") { .known(rows[$0].repair) },
  ]
  return ResultLayer(
    name: "defects", rows: Array(rows.indices), columns: columns, id: { rows[$0].id ?? "" },
    geometry: { rows[$0].place.map { .point($0) } ?? .none })
}
