import NetworkGraph

extension SWMMReader {
  /// `[INFLOWS]` and `[DWF]`: what enters nodes from outside. Only flow counts; pollutants are left aside.
  mutating func readInflows() {
    var pollutants: [String] = []
    for row in text.rows(of: .inflows) {
      guard let node = reference(row, 0, to: nodes, "node", in: "a section of nodes") else { continue }
      if isFlow(row) { readDirectInflow(row, node) } else { pollutants.append(string(row, 0)) }
    }
    for row in text.rows(of: .dwf) {
      guard let node = reference(row, 0, to: nodes, "node", in: "a section of nodes") else { continue }
      if isFlow(row) { readDryWeatherFlow(row, node) } else { pollutants.append(string(row, 0)) }
    }
    if !pollutants.isEmpty {
      findings.append(
        Finding(
          "water_quality", .warning, "inflows of pollutants into \(listed(pollutants)) are not simulated", file: file,
          repair: "left aside; the flow is the same"))
    }
  }

  private func isFlow(_ row: SWMMText.Row) -> Bool {
    let token = text.token(row, 1)
    return token.count == 4 && text.begins(token, with: "FLOW")
  }

  /// Node, FLOW, series, type, conversion, scale, baseline, pattern.
  private mutating func readDirectInflow(_ row: SWMMText.Row, _ node: Int) {
    let series = isBlank(row, 2) ? nil : useSeries(row, 2, unit: units.flow, as: "inflow")
    let scale = number(row, 5, "scale factor", default: 1)
    let baseline = number(row, 6, "baseline", default: 0) * units.flow
    model.inflows.append(
      ModelData.NodeInflow(
        node: nodes.names[node], series: series, factor: scale, baseline: baseline, patterns: usedPatterns(row, from: 7)
      ))
  }

  /// Node, FLOW, average, up to four patterns.
  private mutating func readDryWeatherFlow(_ row: SWMMText.Row, _ node: Int) {
    let average = number(row, 2, "average flow") * units.flow
    var inflow = ModelData.NodeInflow(
      node: nodes.names[node], series: nil, factor: 1, baseline: average, patterns: usedPatterns(row, from: 3))
    inflow.isDryWeather = true
    model.inflows.append(inflow)
  }

  private mutating func usedPatterns(_ row: SWMMText.Row, from first: Int) -> [String] {
    var used: [String] = []
    for i in first..<max(first, Int(row.count)) where !isBlank(row, i) {
      if let pattern = reference(row, i, to: patterns, "pattern", in: "[PATTERNS]") {
        used.append(patterns.names[pattern])
      }
    }
    return used
  }
}

/// The first few of many names, for a sentence.
func listed(_ names: [String]) -> String {
  let most = 10
  let shown = names.prefix(most).joined(separator: ", ")
  return names.count > most ? "\(shown) and \(names.count - most) more" : shown
}
