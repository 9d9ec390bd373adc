import Flooding
import Hydraulics
import NetworkGraph
import Results

let hotspotsCommand = Command(
  name: "hotspots", operands: "INPUT...",
  summary: Phrase("flood routing: waterlogged places, pipes that are full, the water balance", "洪水演算：积水点、满管管段、水量平衡"),
  details: Phrase(
    "Routes a design storm (or --storm, or the rain of a .inp model) through the drains by the full dynamic wave. Writes hotspots.geojson, drainage_nodes.geojson, drainage_links.geojson, subcatchments.geojson, outfalls.csv, defects.geojson and summary.json.",
    "按完整动力波演算设计暴雨（或 --storm，或 .inp 模型自带降雨）。写出 hotspots.geojson、drainage_nodes.geojson、drainage_links.geojson、subcatchments.geojson、outfalls.csv、defects.geojson 和 summary.json。"
  ),
  options: commonOptions + hotspotOptions,
  run: { words, environment throws(CommandFailure) in
    let clock = PhaseClock()
    let options = try RunOptions(words, environment: environment)
    let routing = try routingOptions(words)
    var inputs = try NetworkInputs(
      options, clock: clock,
      adjust: { (settings: inout Settings) throws(CommandFailure) in
        try takeStormOptions(words, into: &settings)
      })
    guard inputs.network.links.networks.contains(.drainage) else {
      throw CommandFailure(
        .input,
        "no drainage links in \(options.inputs.joined(separator: ", ")); name the layer with --layer drainage=FILE")
    }
    let storm = try StormChoice(
      inputs.settings, observed: words.values["--storm"]?.last, hasGauges: !inputs.network.model.gauges.isEmpty)
    inputs.network.findings += storm.findings
    let folder = try OutputFolder(path: options.outputFolder)
    let states = try StateFiles(words, storms: storm.storms.count)
    let series = try SeriesFile(words, inputs.network, folder)
    let result = try run(inputs, storm, routing, states, series?.request, options, clock)
    try series?.finish()
    clock.enter(.results)
    inputs.network.findings += result.findings

    let network = inputs.network
    let assumptions = storm.assumptions + result.assumptions + network.assumptions()
    let summary = RunSummary(
      command: "hotspots", version: gradelineVersion, inputs: options.inputs, files: inputs.files,
      assumptions: assumptions,
      results: [
        ("hotspots", .integer(result.hotspots.count)),
        ("waterlogged_places", .integer(result.hotspots.count { $0.maxDepth > inputs.settings.ponding.depth })),
      ] + result.summary.map { ($0.name, .number($0.value)) }, ailments: result.ailments)
    let publication = Publication(
      layers: result.layers + [defectLayer(network.findings)], series: [result.outfalls], summary: summary,
      written: series == nil ? [] : [SeriesFile.name], work: result.work)
    let paths = try publication.write(options, to: folder, clock: clock) + states.save(result.state)

    options.console.heading(storm.title)
    sayHotspots(result.hotspots, over: inputs.settings.ponding.depth, on: options.console)
    sayBalance(result.summary, on: options.console)
    sayAilments(result.ailments, on: options.console)
    sayAssumptions(assumptions, on: options.console)
    sayPaths(paths, on: options.console)
    return FindingCounts(network.findings).status(isStrict: options.isStrict, isCheck: false)
  })

/// The storm options of the command line, over those of settings files.
private func takeStormOptions(_ words: CommandLineWords, into settings: inout Settings) throws(CommandFailure) {
  let keys = [
    ("--return-period", "storm.return_period_years"), ("--duration", "storm.duration_min"),
    ("--formula", "storm.formula"), ("--peak-ratio", "storm.peak_ratio"), ("--storm-factor", "storm.factor"),
  ]
  for (option, key) in keys {
    guard let word = words.values[option]?.last else { continue }
    let numbers = word.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    let value: SettingValue =
      numbers.contains(nil)
      ? .text(word) : numbers.count == 1 ? .number(numbers[0] ?? 0) : .numbers(numbers.compactMap(\.self))
    if let fault = settings.take(key, value) { throw CommandFailure(.usage, "\(option): \(fault)") }
    if option == "--formula" { settings.storm.place = nil }
  }
  if let place = words.values["--place"]?.last {
    if let fault = settings.take("storm.place", .text(place)) { throw CommandFailure(.usage, "--place: \(fault)") }
    if words.values["--formula"] == nil { settings.storm.formula = nil }
  }
}

private func routingOptions(_ words: CommandLineWords) throws(CommandFailure) -> RoutingOptions {
  RoutingOptions(
    step: try number("--step", of: words, in: 0.01...600),
    tolerance: try number("--tolerance", of: words, in: 1e-6...1) ?? RoutingOptions().tolerance)
}

/// Runs every storm, in parallel up to the asked number of threads, and gives the longest return period's result.
private func run(
  _ inputs: NetworkInputs, _ storm: StormChoice, _ routing: RoutingOptions, _ states: StateFiles,
  _ series: SeriesRequest?, _ options: RunOptions, _ clock: PhaseClock
) throws(CommandFailure) -> FloodResult {
  let network = inputs.network
  var simulation = network.model.simulation ?? SimulationSettings()
  if network.model.simulation == nil { simulation.duration = storm.duration + 3 * 3600 }
  for change in inputs.settings.simulation { change(&simulation) }
  var flood = FloodOptions()
  flood.pondingDepth = inputs.settings.ponding.depth
  flood.pondingTime = inputs.settings.ponding.minutes * 60
  flood.pondedArea = inputs.settings.ponding.area
  flood.reach = inputs.settings.ponding.reach
  var routing = routing
  routing.pondingDepth = flood.pondingDepth
  routing.keepsState = states.target != nil
  let progress = Progress(Phrase("routing", "演算"), on: options.console)
  defer { progress.finish() }
  do throws(FloodRunError) {
    return try floodRuns(
      network: network, storms: storm.storms, settings: simulation, routingOptions: routing, options: flood,
      threads: options.threads, series: series, from: states.source, progress: { progress.update($0) },
      entering: { clock.enter(.init($1), run: $0) })
  } catch {
    switch error {
    case .model(let faults):
      throw CommandFailure(.input, faults.faults.map { "\(options.inputs.joined(separator: ", ")): \($0)" })
    case .routing(.numerics(let failure)): throw CommandFailure(.numerics, "\(failure)")
    case .routing(.state(let failure)): throw states.failure(failure)
    }
  }
}

extension Phase {
  /// The phase of a flood run; nil at its end.
  fileprivate init?(_ phase: FloodPhase) {
    switch phase {
    case .model: self = .model
    case .runoff: self = .runoff
    case .routing: self = .routing
    case .analysis: self = .results
    case .end: return nil
    }
  }
}
