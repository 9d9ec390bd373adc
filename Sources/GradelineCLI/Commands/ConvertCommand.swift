import Foundation
import GeoFeatures
import ModelFiles
import NetworkGraph
import Reporting
import Results

let convertCommand = Command(
  name: "convert", operands: "MODEL.inp FOLDER",
  summary: Phrase(
    "a SWMM 5 model into GeoJSON layers, gradeline.json and model.json",
    "把 SWMM 5 模型转换为 GeoJSON 图层、gradeline.json 和 model.json"),
  details: Phrase(
    "The folder gives the same network and the same results as the model. Name the coordinate system with --crs: without it features have no place on the map and carry x_m, y_m.",
    "该文件夹与原模型的管网和计算结果一致。请用 --crs 指明坐标系，否则要素没有地图位置，只带 x_m、y_m。"),
  options: commonOptions.filter { ["--crs", "--lang", "--quiet", "--json", "--force"].contains($0.name) },
  run: { words, environment throws(CommandFailure) in
    let began = ContinuousClock.now
    guard words.inputs.count == 2 else {
      throw CommandFailure(.usage, "convert takes two operands: gradeline convert MODEL.inp FOLDER")
    }
    guard InputFiles.ending(of: words.inputs[0]) == "inp" else {
      throw CommandFailure(
        .usage, "convert \(words.inputs[0]): the first operand is a SWMM 5 model, a file ending in .inp")
    }
    var options = try RunOptions(words, environment: environment)
    options.outputFolder = options.inputs.removeLast()
    let inputs = try NetworkInputs(options)
    let paths = try write(inputs.network, options, began: began)
    sayPaths(paths, on: options.console)
    return nil
  })

/// Writes the layers of a model and what has no place on a map.
private func write(
  _ network: Network, _ options: RunOptions, began: ContinuousClock.Instant
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
  ).write(options, began: began)
}

/// `gradeline.json` with the simulation settings of a model.
private func settingsJSON(_ simulation: SimulationSettings) -> [UInt8] {
  let rows = simulationSettings.map { "    \"\($0.key)\": \($0.read(simulation).json)" }
  return Array(("{\n  \"simulation\": {\n" + rows.joined(separator: ",\n") + "\n  }\n}\n").utf8)
}
