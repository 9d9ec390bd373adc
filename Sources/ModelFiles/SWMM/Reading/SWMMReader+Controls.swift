import NetworkGraph
import Quantities

extension SWMMReader {
  /// Takes up the curves and time series that rules of `[CONTROLS]` name, whose numbers stay as they are.
  ///
  /// Before all other uses: a series that stands for flows or levels elsewhere gets its other name there, for the rules
  /// stay word for word.
  mutating func readControlTables() {
    for row in text.rows(of: .controls) {
      if begins(row, 5, with: "CURVE"), curves.names.find(text.token(row, 6), in: text.bytes) != nil {
        _ = useCurve(row, 6)
      } else if begins(row, 5, with: "TIMESERIES"), series.names.find(text.token(row, 6), in: text.bytes) != nil {
        _ = useSeries(row, 6, unit: 1, as: "control")
      }
    }
  }

  /// Tells what is wrong with the rules, with the line of the file. Those who simulate read them anew from the kept
  /// section.
  mutating func checkControlRules() {
    var lines: [String] = []
    var numbers: [Int] = []
    for block in text.blocks(of: .controls) {
      let own = text.lines(of: block)
      lines += own
      numbers += own.indices.map { Int(block.line) + 1 + $0 }
    }
    guard !lines.isEmpty else { return }
    for wrong in parseControlRules(lines, names: controlNames).faults {
      faults.append(
        ModelFault(
          section: SWMMSection.controls.heading, line: numbers[wrong.line], element: wrong.rule, found: wrong.found,
          expected: wrong.expected, advice: "correct the line"))
    }
  }

  private var controlNames: ControlNames {
    ControlNames(
      nodes: nodes.names.enumerated().map { ($1, Int32($0)) },
      links: zip(links.names, linkKinds).enumerated().map { index, link in
        (link.0, .init(index: Int32(index), kind: link.1.controlKind))
      }, gauges: model.gauges.keys.sorted(), curves: model.curves, series: model.series, units: units.flowUnits)
  }
}

extension SWMMSection {
  /// What rules call the links that the section declares.
  fileprivate var controlKind: ControlNames.LinkKind {
    switch self {
    case .pumps: .pump
    case .orifices: .orifice
    case .weirs: .weir
    case .outlets: .outlet
    default: .conduit
    }
  }
}
