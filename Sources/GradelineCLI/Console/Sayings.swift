import Foundation
import NetworkGraph
import Results

/// What each layer was taken for.
func sayLayers(_ inputs: NetworkInputs, on console: Console) {
  console.heading(Phrase("Layers", "图层"))
  let headings = [
    Phrase("kind", "类型"), Phrase("features", "要素"), Phrase("length m", "长度 m"), Phrase("file", "文件"),
    Phrase("why", "依据"),
  ]
  var table = TextTable(zip(headings, [.left, .right, .right, .left, .left]).map { ($0(console.language), $1) })
  let measured = inputs.files.filter { $0.lines > 0 }.map { ($0.file, decimalText($0.length, 3)) }
  let lengths = Dictionary(measured, uniquingKeysWith: { first, _ in first })
  for layer in inputs.layers {
    table.add([layer.kind, "\(layer.count)", lengths[layer.file] ?? "", layer.file, layer.reason])
  }
  for line in table.lines() { console.say(line) }
}

/// The first findings of each serious kind in full; the rest is in `defects.geojson`.
func sayWorst(_ findings: [Finding], on console: Console, perKind limit: Int = 2, most: Int = 16) {
  var shown: [String: Int] = [:]
  let serious = findings.filter { $0.severity > .note }.enumerated()
    .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }.map(\.element)
  let worst = serious.filter { finding in
    shown[finding.kind, default: 0] += 1
    return shown[finding.kind, default: 0] <= limit
  }.prefix(most)
  guard !worst.isEmpty else { return }
  console.say()
  console.heading(
    Phrase("The first of each serious kind (all of them: defects.geojson)", "各类严重问题举例（全部见 defects.geojson）"))
  for finding in worst {
    let place = [
      finding.file.map { URL(fileURLWithPath: $0).lastPathComponent }, finding.feature.map { "#\($0)" }, finding.id,
      finding.property,
    ]
    let repair = finding.repair.map { " → \($0)" } ?? ""
    let words = place.compactMap(\.self).joined(separator: " ")
    console.say("  \(words.isEmpty ? "" : words + ": ")\(finding.message)\(repair)")
  }
}

/// What was assumed, most values first.
func sayAssumptions(_ assumptions: [Assumption], on console: Console) {
  guard !assumptions.isEmpty else { return }
  console.say()
  console.heading(Phrase("Assumed where the data say nothing", "数据缺失处的假定"))
  var table = TextTable([("", .right), ("", .left), ("", .left)])
  for row in assumptions.sorted(by: { ($1.count, $0.kind) < ($0.count, $1.kind) }) {
    table.add(["\(row.count)", row.kind, row.value])
  }
  for line in table.lines().dropFirst() { console.say(line) }
}

func sayPaths(_ paths: [String], on console: Console) {
  console.say()
  console.heading(Phrase("Written", "已写出"))
  for path in paths { console.say("  " + path) }
}
