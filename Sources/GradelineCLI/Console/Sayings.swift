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
  let measured = inputs.files.filter { $0.lines > 0 }.map { ($0.file, String(format: "%.3f", $0.length)) }
  let lengths = Dictionary(measured, uniquingKeysWith: { first, _ in first })
  for layer in inputs.layers {
    table.add([layer.kind, "\(layer.count)", lengths[layer.file] ?? "", layer.file, layer.reason])
  }
  for line in table.lines() { console.say(line) }
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
