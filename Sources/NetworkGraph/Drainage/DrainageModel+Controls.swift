import Quantities

extension DrainageModelBuilder {
  /// The rules that the model data keep word for word, resolved against the model; their faults become faults of the
  /// model, told with the line.
  mutating func makeControlRules(_ model: DrainageModel, gaugeNames: [String]) -> [ControlRule] {
    let lines = network.model.keptSections.filter { $0.name == "CONTROLS" }.flatMap(\.lines)
    guard !lines.isEmpty else { return [] }
    let parsed = parseControlRules(lines, names: controlNames(model, gaugeNames: gaugeNames))
    for wrong in parsed.faults {
      let text = lines[wrong.line].split(separator: " ").joined(separator: " ")
      fault(
        wrong.rule.map { "rule \($0)" } ?? "control rules", nil,
        "line \(wrong.line + 1), “\(text.prefix(80))”: found \(wrong.found); expected \(wrong.expected); correct the line"
      )
    }
    findings += parsed.findings
    return parsed.rules
  }

  private func controlNames(_ model: DrainageModel, gaugeNames: [String]) -> ControlNames {
    ControlNames(
      nodes: model.nodes.enumerated().map { ($1.id, Int32($0)) },
      links: model.links.enumerated().map { ($1.id, .init(index: Int32($0), kind: $1.structure.controlKind)) },
      gauges: gaugeNames,
      curves: network.model.curves, series: network.model.series,
      units: FlowUnits(rawValue: network.model.flowUnits.lowercased()) ?? .cms)
  }
}

extension HydraulicStructure? {
  /// What rules call such a link.
  fileprivate var controlKind: ControlNames.LinkKind {
    switch self {
    case .pump: .pump
    case .orifice: .orifice
    case .weir: .weir
    case .outlet: .outlet
    case nil: .conduit
    }
  }
}
