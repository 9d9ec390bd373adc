import NetworkGraph
import Quantities

/// One key under `simulation`: read from a settings file, and written by `convert` from what a model asked for.
struct SimulationSetting: Sendable {
  var key: String
  var unit: String
  var source: String
  var meaning: Phrase
  var expected: String
  /// Takes the value over; false if it is of the wrong type or out of range.
  var write: @Sendable (SettingValue, inout SimulationSettings) -> Bool
  var read: @Sendable (SimulationSettings) -> SettingValue

  /// The same key as a row of the table of all settings.
  var definition: SettingDefinition {
    let write = write
    return SettingDefinition(
      key: "simulation." + key, unit: unit, defaultText: read(SimulationSettings()).json, source: source,
      meaning: meaning,
      apply: { value, settings in
        var probe = SimulationSettings()
        guard write(value, &probe) else { return false }
        settings.simulation.append { _ = write(value, &$0) }
        return true
      }, expected: expected)
  }
}

let simulationSettings: [SimulationSetting] = [
  SimulationSetting(
    key: "start", unit: "-", source: "-", meaning: Phrase("civil time at which the run starts", "模拟开始时间"),
    expected: "a date and time such as 2024-07-01T00:00:00",
    write: { value, settings in
      guard case .text(let text) = value, let time = CivilTime(iso8601: text) else { return false }
      settings.start = time
      return true
    }, read: { .text($0.start.iso8601) }),
  time("duration_s", 1...3.2e9, "length of the run", "模拟时长", \.duration),
  time("report_start_s", 0...3.2e9, "from when on reports count", "开始报告的时刻", \.reportStart),
  time("report_step_s", 1...86_400, "step of the reported series", "报告步长", \.reportStep),
  time("wet_step_s", 1...86_400, "step of runoff while it rains", "降雨期产流步长", \.wetStep),
  time("dry_step_s", 1...864_000, "step of runoff in dry weather", "无雨期产流步长", \.dryStep),
  time("routing_step_s", 0.01...3_600, "routing step that the model asks for", "模型要求的演算步长", \.routingStep),
  time(
    "rule_step_s", 0...86_400, "interval of evaluating control rules; 0 whenever a condition may change",
    "控制规则的判断间隔；0 表示条件一变即判断", \.ruleStep),
  flag("variable_step", "whether the model lets its step vary", "步长是否可变", \.hasVariableStep),
  flag("allow_ponding", "water above the rim stays on the node's ponded area", "溢出水是否积存于节点", \.allowsPonding),
  choice("inertial_damping", "how inertia is damped near critical flow", "惯性项衰减方式", \.inertialDamping),
  choice("normal_flow_limit", "when flow is limited to normal flow", "正常水流限制条件", \.normalFlowLimit),
  number(
    "minimum_surface_area_m2", "m2", 0.01...1000, "least surface area of a junction", "节点最小水面积", \.minimumSurfaceArea),
  number("minimum_slope", "-", 0...0.1, "least slope of a conduit", "管道最小坡度", \.minimumSlope),
  number("dry_days", "d", 0...3_650, "days without rain before the start", "模拟前无雨天数", \.dryDays),
]

private func number(
  _ key: String, _ unit: String, _ range: ClosedRange<Double>, _ english: String, _ chinese: String,
  _ field: WritableKeyPath<SimulationSettings, Double> & Sendable
) -> SimulationSetting {
  SimulationSetting(
    key: key, unit: unit, source: "EPA SWMM 5.2", meaning: Phrase(english, chinese),
    expected:
      "a number from \(SettingValue.number(range.lowerBound).json) to \(SettingValue.number(range.upperBound).json)",
    write: { value, settings in
      guard case .number(let number) = value, range.contains(number) else { return false }
      settings[keyPath: field] = number
      return true
    }, read: { .number($0[keyPath: field]) })
}

private func time(
  _ key: String, _ range: ClosedRange<Double>, _ english: String, _ chinese: String,
  _ field: WritableKeyPath<SimulationSettings, Double> & Sendable
) -> SimulationSetting { number(key, "s", range, english, chinese, field) }

private func flag(
  _ key: String, _ english: String, _ chinese: String, _ field: WritableKeyPath<SimulationSettings, Bool> & Sendable
) -> SimulationSetting {
  SimulationSetting(
    key: key, unit: "-", source: "EPA SWMM 5.2", meaning: Phrase(english, chinese), expected: "true or false",
    write: { value, settings in
      guard case .flag(let flag) = value else { return false }
      settings[keyPath: field] = flag
      return true
    }, read: { .flag($0[keyPath: field]) })
}

private func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
  _ key: String, _ english: String, _ chinese: String, _ field: WritableKeyPath<SimulationSettings, Choice> & Sendable
) -> SimulationSetting {
  SimulationSetting(
    key: key, unit: "-", source: "EPA SWMM 5.2", meaning: Phrase(english, chinese),
    expected: Choice.allCases.map(\.rawValue).joined(separator: ", "),
    write: { value, settings in
      guard case .text(let word) = value, let choice = Choice(rawValue: word) else { return false }
      settings[keyPath: field] = choice
      return true
    }, read: { .text($0[keyPath: field].rawValue) })
}
