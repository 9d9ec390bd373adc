import Flooding
import Foundation

/// The ten worst places in a table.
func sayHotspots(_ hotspots: [Hotspot], on console: Console) {
  console.say()
  guard !hotspots.isEmpty else {
    console.say(Phrase("No waterlogged place: all water stays in the drains.", "无积水点：雨水均在管渠内。"))
    return
  }
  let shown = hotspots.prefix(10)
  console.heading(
    Phrase(
      "\(hotspots.count) waterlogged places, the \(shown.count) worst:",
      "积水点 \(hotspots.count) 处，最严重的 \(shown.count) 处："))
  let headings: [(Phrase, TextTable.Alignment)] = [
    (Phrase("rank", "序"), .right), (Phrase("place", "地点"), .left), (Phrase("depth m", "水深 m"), .right),
    (Phrase("minutes", "积水分钟"), .right), (Phrase("volume m3", "水量 m³"), .right),
    (Phrase("nodes", "井数"), .right), (Phrase("ledger", "台账"), .left),
  ]
  var table = TextTable(headings.map { ($0.0(console.language), $0.1) })
  for place in shown {
    table.add([
      "\(place.rank)", place.name, String(format: "%.2f", place.maxDepth),
      String(format: "%.0f", place.pondingTime / 60),
      String(format: "%.0f", place.volume), "\(place.nodes.count)", place.known ?? "",
    ])
  }
  for line in table.lines() { console.say(line) }
}

/// The water balance, and how well it closes.
func sayBalance(_ figures: [(name: String, value: Double)], on console: Console) {
  let names = [
    ("rain_m3", Phrase("rain", "降雨")), ("infiltration_m3", Phrase("infiltration", "下渗")),
    ("runoff_m3", Phrase("runoff", "径流")), ("inflow_m3", Phrase("into the drains", "入管")),
    ("outflow_m3", Phrase("out at outfalls", "排出")), ("flooding_m3", Phrase("lost above rims", "井口溢失")),
    ("storage_change_m3", Phrase("left in drains and streets", "管渠与地面存蓄")),
  ]
  console.say()
  console.heading(Phrase("Water balance, m3", "水量平衡 m³"))
  var table = TextTable([("", .left), ("", .right)])
  for (name, phrase) in names {
    guard let figure = figures.first(where: { $0.name == name }) else { continue }
    table.add([phrase(console.language), String(format: "%.0f", figure.value)])
  }
  for line in table.lines().dropFirst() { console.say(line) }
  let errors = figures.filter { $0.name.hasSuffix("continuity_pct") }.map { String(format: "%.2g %%", $0.value) }
  console.say("  " + Phrase("continuity errors", "连续性误差")(console.language) + ": " + errors.joined(separator: ", "))
}
