import Foundation
import NetworkGraph
import Quantities

/// A value of a settings file.
enum SettingValue: Equatable, Sendable {
  case number(Double)
  case flag(Bool)
  case text(String)
  case numbers([Double])

  /// As it stands in a settings file.
  var json: String {
    switch self {
    case .number(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .flag(let flag): flag ? "true" : "false"
    case .text(let text): "\"\(text)\""
    case .numbers(let numbers): "[" + numbers.map { SettingValue.number($0).json }.joined(separator: ", ") + "]"
    }
  }
}

/// One key of `gradeline.json`: its default, where that comes from, and what it changes.
struct SettingDefinition: Sendable {
  /// Dotted path, such as `storm.peak_ratio`.
  var key: String
  var unit: String
  /// As shown by `gradeline help settings`.
  var defaultText: String
  var source: String
  var meaning: Phrase
  /// Takes the value over; false if it is of the wrong type or out of range.
  var apply: @Sendable (SettingValue, inout Settings) -> Bool
  /// What was expected, for the message when `apply` refuses.
  var expected: String
}

let settingTable: [SettingDefinition] =
  [
    SettingDefinition(
      key: "town_class", unit: "-", defaultText: "medium_small", source: "GB 50014-2021",
      meaning: Phrase("size of the town in the standard's tables", "城镇规模（标准表格用）"),
      apply: { value, settings in
        guard case .text(let word) = value, ["super_large", "mega", "large", "medium_small"].contains(word) else {
          return false
        }
        settings.townClass = word
        return true
      }, expected: "super_large, mega, large or medium_small"),
    text("storm.place", "town of the storm intensity catalogue", "暴雨强度公式所属地", source: "-") { $0.storm.place = $1 },
    SettingDefinition(
      key: "storm.formula", unit: "A1, C, b, n", defaultText: "the place's", source: "GB 50014-2021 3.2.3",
      meaning: Phrase("q = 167·A1·(1 + C·lg P)/(t + b)^n in L/(s·ha)", "暴雨强度公式系数"),
      apply: { value, settings in
        guard case .numbers(let k) = value, k.count == 4, (1e-6...1e6).contains(k[0]),
          k[1...2].allSatisfy((0...1e6).contains), k[3] > 0, k[3] < 1
        else {
          return false
        }
        settings.storm.formula = Settings.Formula(a1: k[0], c: k[1], b: k[2], n: k[3])
        return true
      }, expected: "four numbers [A1, C, b, n] with A1 > 0, C ≥ 0, b ≥ 0, 0 < n < 1, none over 1000000"),
    SettingDefinition(
      key: "storm.return_period_years", unit: "a", defaultText: "20",
      source: "GB 50014-2021 table 3.2.4: waterlogging, medium and small towns 20–30",
      meaning: Phrase("return period of the design storm, or several", "设计暴雨重现期，可多个"),
      apply: { value, settings in
        let periods: [Double]
        switch value {
        case .number(let one): periods = [one]
        case .numbers(let many): periods = many
        default: return false
        }
        guard !periods.isEmpty, periods.allSatisfy({ $0 >= 0.1 && $0 <= 10_000 }) else { return false }
        settings.storm.returnPeriods = periods.sorted()
        return true
      }, expected: "years from 0.1 to 10000"),
    number(
      "storm.duration_min", "min", "120", "Chicago storms of Chinese practice: 120 to 180 min", 5...4320,
      "length of the design storm", "设计暴雨历时"
    ) { $0.storm.duration = $1 },
    number("storm.peak_ratio", "-", "0.4", "usual 0.35–0.45", 0.01...0.99, "where the peak lies", "雨峰系数") {
      $0.storm.peakRatio = $1
    },
    number("storm.factor", "-", "1", "-", 0...10, "multiplies the rain", "雨量放大系数") { $0.storm.factor = $1 },
    number(
      "ponding.depth_m", "m", "0.15", "GB 50014-2021 4.1.8: one lane no deeper than 0.15 m", 0.01...5,
      "depth over which a place is waterlogged", "积水深度阈值"
    ) { $0.ponding.depth = $1 },
    number("ponding.minutes", "min", "30", "usual in town ledgers", 0...1440, "… for at least this long", "积水时长阈值") {
      $0.ponding.minutes = $1
    },
    number(
      "ponding.area_m2", "m2", "800", "order of magnitude: half a street block's carriageway", 1...100_000,
      "area that ponds at a node where no street is known", "无道路数据时节点积水面积"
    ) { $0.ponding.area = $1 },
    number(
      "ponding.reach_m", "m", "80", "manhole spacing of GB 50014-2021 5.4.2", 1...1000,
      "flooded nodes nearer than this are one place", "合并为同一积水点的距离"
    ) { $0.ponding.reach = $1 },
    number(
      "snapping.tolerance_m", "m", "0.5", "product contract", 0.001...20, "how far line ends are joined", "管线端点吸附容差"
    ) { $0.snappingTolerance = $1 },
  ] + simulationSettings.map(\.definition)

private func text(
  _ key: String, _ english: String, _ chinese: String, source: String,
  set: @escaping @Sendable (inout Settings, String) -> Void
) -> SettingDefinition {
  SettingDefinition(
    key: key, unit: "-", defaultText: "none", source: source, meaning: Phrase(english, chinese),
    apply: { value, settings in
      guard case .text(let text) = value, !text.isEmpty else { return false }
      set(&settings, text)
      return true
    }, expected: "a text")
}

private func number(
  _ key: String, _ unit: String, _ defaultText: String, _ source: String, _ range: ClosedRange<Double>,
  _ english: String, _ chinese: String, set: @escaping @Sendable (inout Settings, Double) -> Void
) -> SettingDefinition {
  SettingDefinition(
    key: key, unit: unit, defaultText: defaultText, source: source, meaning: Phrase(english, chinese),
    apply: { value, settings in
      guard case .number(let number) = value, range.contains(number) else { return false }
      set(&settings, number)
      return true
    },
    expected:
      "a number from \(SettingValue.number(range.lowerBound).json) to \(SettingValue.number(range.upperBound).json)")
}
