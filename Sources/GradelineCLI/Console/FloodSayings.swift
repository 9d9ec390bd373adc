import Flooding
import Foundation
import Results

/// The ten worst places in a table.
///
/// `depth` is the ponding depth over which a place is waterlogged [m].
func sayHotspots(_ hotspots: [Hotspot], over depth: Double, on console: Console) {
  console.say()
  guard !hotspots.isEmpty else {
    console.say(Phrase("No waterlogged place: all water stays in the drains.", "无积水点：雨水均在管渠内。"))
    return
  }
  let shown = hotspots.prefix(10)
  let deep = hotspots.count { $0.maxDepth > depth }
  let limit = SettingValue.number(depth).json
  console.heading(
    Phrase(
      "\(deep) places under more than \(limit) m of water, \(hotspots.count - deep) under less; the \(shown.count) worst:",
      "积水超过 \(limit) m 的地点 \(deep) 处，较浅的 \(hotspots.count - deep) 处；最严重的 \(shown.count) 处："))
  let headings: [(Phrase, TextTable.Alignment)] = [
    (Phrase("rank", "序"), .right), (Phrase("place", "地点"), .left), (Phrase("depth m", "水深 m"), .right),
    (Phrase("minutes", "积水分钟"), .right), (Phrase("volume m3", "水量 m³"), .right),
    (Phrase("nodes", "井数"), .right), (Phrase("ledger", "台账"), .left),
  ]
  var table = TextTable(headings.map { ($0.0(console.language), $0.1) })
  for place in shown {
    table.add([
      "\(place.rank)", place.name, decimalText(place.maxDepth, 2),
      decimalText(place.pondingTime / 60, 0),
      decimalText(place.volume, 0), "\(place.nodes.count)", place.known ?? "",
    ])
  }
  for line in table.lines() { console.say(line) }
}

/// The water balance, and how well it closes. Rarer ways of water are told where there is any.
func sayBalance(_ figures: [(name: String, value: Double)], on console: Console) {
  let names = [
    ("rain_m3", Phrase("rain", "降雨")), ("infiltration_m3", Phrase("infiltration", "下渗")),
    ("evaporation_m3", Phrase("evaporation from land", "地面蒸发")), ("runoff_m3", Phrase("runoff", "径流")),
    ("outfall_runon_m3", Phrase("out at outfalls onto land", "排口漫流")), ("inflow_m3", Phrase("into the drains", "入管")),
    ("outflow_m3", Phrase("out at outfalls", "排出")), ("flooding_m3", Phrase("lost above rims", "井口溢失")),
    ("seepage_m3", Phrase("seepage out of the drains", "管渠渗漏")),
    ("routing_evaporation_m3", Phrase("evaporation from the drains", "管渠蒸发")),
    ("storage_change_m3", Phrase("left in drains and streets", "管渠与地面存蓄")),
  ]
  let rare: Set<String> = ["evaporation_m3", "outfall_runon_m3", "seepage_m3", "routing_evaporation_m3"]
  console.say()
  console.heading(Phrase("Water balance, m3", "水量平衡 m³"))
  var table = TextTable([("", .left), ("", .right)])
  for (name, phrase) in names {
    guard let figure = figures.first(where: { $0.name == name }), figure.value != 0 || !rare.contains(name) else {
      continue
    }
    table.add([phrase(console.language), decimalText(figure.value, 0)])
  }
  for line in table.lines().dropFirst() { console.say(line) }
  let errors = figures.filter { $0.name.hasSuffix("continuity_pct") }.map { twoDigitText($0.value) + " %" }
  console.say("  " + Phrase("continuity errors", "连续性误差")(console.language) + ": " + errors.joined(separator: ", "))
}

/// What ails the model, the worst of each kind.
func sayAilments(_ ailments: [Ailment], on console: Console) {
  guard !ailments.isEmpty else { return }
  console.say()
  console.heading(
    Phrase("What ails the model (all of it: summary.json, diagnosis)", "模型诊断（全部见 summary.json 的 diagnosis）"))
  let words: [Ailment.Kind: Phrase] = [
    .losesWater: Phrase("loses water", "溢失水量"), .limitsStep: Phrase("holds the step short", "限制步长"),
    .oscillates: Phrase("oscillates", "流量振荡"), .doesNotConverge: Phrase("does not converge", "不收敛"),
  ]
  for kind in Ailment.Kind.allCases {
    for ailment in ailments.filter({ $0.kind == kind }).prefix(2) {
      let word = words[kind]?(console.language) ?? kind.rawValue
      let amount =
        kind == .losesWater
        ? "\(decimalText(ailment.amount, 0)) m³ (\(twoDigitText(ailment.percent)) %)"
        : "\(twoDigitText(ailment.percent)) %"
      console.say("  \(ailment.id): \(word), \(amount): \(ailment.reason) → \(ailment.cure)")
    }
  }
}
