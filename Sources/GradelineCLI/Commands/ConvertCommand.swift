import Foundation
import GeoFeatures
import ModelFiles
import NetworkGraph
import Reporting
import Results

let convertCommand = Command(
  name: "convert", operands: "INPUT OUTPUT",
  summary: Phrase("between SWMM 5 models (.inp) and folders of GeoJSON", "SWMM 5 模型 (.inp) 与 GeoJSON 文件夹互相转换"),
  details: Phrase(
    "MODEL.inp FOLDER writes GeoJSON layers, gradeline.json and model.json; the folder gives the same network and results. FOLDER MODEL.inp writes the drains as a SWMM 5.2 model, what was inferred included. Name the coordinate system of a model with --crs: without it features have no place on the map and carry x_m, y_m.",
    "MODEL.inp FOLDER 写出 GeoJSON 图层、gradeline.json 和 model.json，管网与结果不变。FOLDER MODEL.inp 把排水管网（含推断值）写成 SWMM 5.2 模型。模型坐标系用 --crs 指明，否则要素没有地图位置，只带 x_m、y_m。"
  ),
  options: commonOptions.filter {
    ["--settings", "--fields", "--layer", "--crs", "--lang", "--quiet", "--json", "--force"].contains($0.name)
  },
  run: { words, environment throws(CommandFailure) in
    let clock = PhaseClock()
    guard words.inputs.count == 2, let output = words.inputs.last else {
      throw CommandFailure(.usage, "convert takes two operands: gradeline convert INPUT OUTPUT")
    }
    var options = try RunOptions(words, environment: environment)
    options.outputFolder = options.inputs.removeLast()
    let inputIsModel = InputFiles.ending(of: words.inputs[0]) == "inp"
    guard inputIsModel != (InputFiles.ending(of: output) == "inp") else {
      throw CommandFailure(
        .usage, "convert \(words.inputs[0]) \(output): one of the two is a model, a file ending in .inp")
    }
    let inputs = try NetworkInputs(options, clock: clock)
    let paths =
      try inputIsModel
      ? writeFolder(inputs.network, options, clock: clock)
      : writeModel(inputs, to: output, force: options.force)
    sayAssumptions(inputs.network.assumptions(), on: options.console)
    sayPaths(paths, on: options.console)
    return nil
  })

/// Writes the drains as a SWMM 5.2 model.
private func writeModel(_ inputs: NetworkInputs, to path: String, force: Bool) throws(CommandFailure) -> [String] {
  guard force || !FileManager.default.fileExists(atPath: path) else {
    throw CommandFailure(.usage, "\(path) is there already; choose another name or add --force")
  }
  var network = inputs.network
  var simulation = network.model.simulation ?? SimulationSettings()
  for change in inputs.settings.simulation { change(&simulation) }
  network.model.simulation = simulation
  if network.model.gauges.isEmpty,
    let storm = try StormChoice(inputs.settings, observed: nil, hasGauges: false).storms.last
  {
    network.rain(storm.rain, named: "design_storm")
  }
  do {
    try writeFile(try writeSWMM(network), to: path)
  } catch {
    throw CommandFailure(error is ModelFileError ? .input : .usage, "\(error)")
  }
  return [path]
}

extension Network {
  /// Lets `rain` fall on every subcatchment that names no gauge.
  fileprivate mutating func rain(_ rain: ModelData.RainGauge, named name: String) {
    model.gauges[name] = rain
    for i in layers.indices where layers[i].kind == .subcatchment {
      let gauges = layers[i].attributes.textColumn(.rainGauge)
      layers[i].attributes.setColumn(.rainGauge, gauges.map { $0 ?? name })
    }
  }
}

/// Writes the layers of a model and what has no place on a map.
private func writeFolder(
  _ network: Network, _ options: RunOptions, clock: PhaseClock
) throws(CommandFailure) -> [String] {
  var layers = [
    nodeLayer(of: network, named: "drainage_nodes", withFills: false),
    linkLayer(of: network, named: "drainage_links", withFills: false),
  ]
  for layer in network.layers where layer.count > 0 {
    layers.append(areaLayer(layer, named: layer.kind.rawValue + "s"))
  }
  let model: [UInt8]
  do throws(ModelFileError) {
    model = try modelJSON(network.model)
  } catch {
    throw CommandFailure(.input, "\(error)")
  }
  let settings = settingsJSON(network.model.simulation ?? SimulationSettings())
  let summary = RunSummary(
    command: "convert", version: gradelineVersion, inputs: options.inputs, files: [],
    assumptions: network.assumptions(), results: [])
  return try Publication(
    layers: layers, texts: [("model.json", model), ("gradeline.json", settings)], summary: summary
  ).write(options, to: try OutputFolder(path: options.outputFolder), clock: clock)
}

/// `gradeline.json` with the simulation settings of a model.
private func settingsJSON(_ simulation: SimulationSettings) -> [UInt8] {
  let rows = simulationSettings.map { "    \"\($0.key)\": \($0.read(simulation).json)" }
  return Array(("{\n  \"simulation\": {\n" + rows.joined(separator: ",\n") + "\n  }\n}\n").utf8)
}
