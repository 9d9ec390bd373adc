import NetworkGraph
import Results

let checkCommand = Command(
  name: "check", operands: "INPUT...",
  summary: Phrase("load, repair, report what is wrong with the data", "读取、修复并报告数据问题"),
  details: Phrase(
    "Writes nodes.geojson and links.geojson (the network as it will be used), defects.geojson (every finding with its place) and summary.json.\nExit status 1 if a finding is an error, or with --strict a warning.",
    "写出 nodes.geojson、links.geojson（将使用的管网）、defects.geojson（逐条问题及位置）和 summary.json。\n有错误时退出码为 1；加 --strict 时警告也算。"),
  options: commonOptions,
  run: { words, environment throws(CommandFailure) in
    let clock = PhaseClock()
    let options = try RunOptions(words, environment: environment)
    var inputs = try NetworkInputs(options, clock: clock)
    inputs.network.findings += unsimulated(inputs.network)
    clock.enter(.results)
    let network = inputs.network
    let counts = FindingCounts(network.findings)
    let summary = RunSummary(
      command: "check", version: gradelineVersion, inputs: options.inputs, files: inputs.files,
      assumptions: network.assumptions(),
      results: checkFigures(network) + counts.figures)
    let publication = Publication(
      layers: [
        defectLayer(network.findings), nodeLayer(of: network, named: "nodes", withFills: true),
        linkLayer(of: network, named: "links", withFills: true),
      ],
      summary: summary)
    let paths = try publication.write(options, to: try OutputFolder(path: options.outputFolder), clock: clock)
    sayLayers(inputs, on: options.console)
    counts.say(on: options.console)
    sayWorst(network.findings, on: options.console)
    sayAssumptions(summary.assumptions, on: options.console)
    sayPaths(paths, on: options.console)
    return counts.status(isStrict: options.isStrict, isCheck: true)
  })

/// What keeps the drains from being simulated, so that `hotspots` would refuse them.
private func unsimulated(_ network: Network) -> [Finding] {
  guard network.links.networks.contains(.drainage) else { return [] }
  do throws(DrainageModelError) {
    _ = try DrainageModel(network: network)
    return []
  } catch {
    return error.faults.map { fault in
      Finding(
        "not_simulated", .warning, "hotspots cannot simulate this yet: \(fault.message)", layer: .drainage,
        id: fault.element,
        property: fault.attribute?.rawValue)
    }
  }
}

/// Size of each kind of network: nodes, links, length.
private func checkFigures(_ network: Network) -> [(name: String, value: ResultValue)] {
  var figures: [(name: String, value: ResultValue)] = []
  for kind in LayerKind.allCases where kind.isNetwork {
    let nodes = network.nodes.networks.count { $0 == kind }
    let links = network.links.networks.indices.filter { network.links.networks[$0] == kind }
    guard nodes + links.count > 0 else { continue }
    let length = links.reduce(0.0) { $0 + (network.links.attributes.known(.length, $1) ?? 0) }
    figures += [
      ("\(kind.rawValue)_nodes", .integer(nodes)), ("\(kind.rawValue)_links", .integer(links.count)),
      ("\(kind.rawValue)_length_m", .number(length)),
    ]
  }
  return figures
}

/// Findings counted by kind and severity.
struct FindingCounts {
  private var counts: [String: (severity: Severity, count: Int)] = [:]

  init(_ findings: [Finding]) {
    for finding in findings {
      let old = counts[finding.kind] ?? (finding.severity, 0)
      counts[finding.kind] = (max(old.severity, finding.severity), old.count + 1)
    }
  }

  /// Worst first, then most frequent, then by name.
  var ordered: [(kind: String, severity: Severity, count: Int)] {
    counts.map { ($0.key, $0.value.severity, $0.value.count) }
      .sorted { ($1.1, $1.2, $0.0) < ($0.1, $0.2, $1.0) }
  }

  var figures: [(name: String, value: ResultValue)] {
    [Severity.error, .warning, .note].map { severity in
      (
        "findings_\(severity.rawValue)",
        .integer(counts.values.reduce(0) { $0 + ($1.severity == severity ? $1.count : 0) })
      )
    } + counts.keys.sorted().map { ("finding_\($0)", .integer(counts[$0]?.count ?? 0)) }
  }

  /// `defects` where the contract asks for exit status 1.
  func status(isStrict: Bool, isCheck: Bool) -> CommandFailure.Status? {
    let worst = counts.values.map(\.severity).max() ?? .note
    if worst == .error && (isCheck || isStrict) { return .defects }
    return worst == .warning && isStrict ? .defects : nil
  }

  func say(on console: Console) {
    guard !counts.isEmpty else { return }
    console.say()
    console.heading(Phrase("Findings", "发现的问题"))
    var table = TextTable([("", .left), ("", .left), ("", .right)])
    for row in ordered { table.add([row.severity.word(console.language), row.kind, "\(row.count)"]) }
    for line in table.lines().dropFirst() { console.say(line) }
  }
}

extension Severity {
  func word(_ language: Language) -> String {
    switch self {
    case .note: Phrase("note", "说明")(language)
    case .warning: Phrase("warning", "警告")(language)
    case .error: Phrase("error", "错误")(language)
    }
  }
}
