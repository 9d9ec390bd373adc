import Hydraulics
import Hydrology
import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Flooding

/// Drains one under another: of each a manhole and an outfall, whose water runs over the plot of the next.
private func terraces(_ count: Int) -> DrainageModel {
  var model = DrainageModel()
  for i in 0..<count {
    let level = Double(10 * (count - i))
    model.nodes.append(DrainageNode(id: "J\(i)", invert: level, maxDepth: 3))
    var outfall = DrainageNode(id: "O\(i)", role: .outfall(.free, flapGate: false), invert: level - 1, maxDepth: 0)
    if i + 1 < count { outfall.runsOnto = Int32(i + 1) }
    model.nodes.append(outfall)
    model.links.append(
      DrainageLink(
        id: "C\(i)", from: Int32(2 * i), to: Int32(2 * i + 1), section: .circular(diameter: 0.6), length: 80,
        roughness: 0.013))
    model.subcatchments.append(
      Subcatchment(
        id: "S\(i)", outlet: .node(Int32(2 * i)), area: 5000, width: 80, slope: 0.01, impervious: i == 0 ? 1 : 0.6,
        infiltration: .horton(maximum: 2e-5, minimum: 2e-6, decay: 1e-3, recovery: 1e-5, maxVolume: 0)))
  }
  model.settings.duration = 4 * 3600
  return model
}

private let shower = ModelData.RainGauge(
  intensity: TimeSeries(times: [600, 3000], values: [1e-5, 0]), interval: 300)

private func run(_ model: DrainageModel) throws -> (runoff: RunoffResult, routing: RoutingResult) {
  try runoffAndRouting(model, designStorm: shower, options: RoutingOptions(), series: nil, progress: nil)
}

@Test(arguments: 1...4) func invariant_whatLeavesADrainRunsOntoThePlotBelow(count: Int) throws {
  let model = terraces(count)
  #expect(model.runOnDepth == count - 1)
  let (runoff, routing) = try run(model)
  let given = routing.runOn.reduce(0) { $0 + $1.total }
  #expect(isClose(runoff.outfallRunOn, given, relative: 1e-12))
  for (i, plot) in runoff.subcatchments.enumerated().dropFirst() {
    let above = try #require(routing.runOn.first { $0.subcatchment == Int32(i) })
    #expect(isClose(plot.runon, above.total, relative: 1e-12) && above.total > 50, "plot \(i)")
  }
  let summary = Dictionary(
    uniqueKeysWithValues: waterBalance(model, runoff, routing.balance).map { ($0.name, $0.value) })
  #expect((summary["runoff_continuity_pct"] ?? 1).magnitude < 1e-10)
  #expect((summary["routing_continuity_pct"] ?? 1).magnitude < 1e-9)
  #expect(isClose(summary["outfall_runon_m3"] ?? -1, given, relative: 1e-12))
}

/// The water passes on within the step, not a step later: with short steps or long, its centre comes at the same time.
@Test func analytic_runOnIsNotDelayedByTheStep() throws {
  let centres = try [60.0, 600].map { step in
    var model = terraces(2)
    model.subcatchments[1].impervious = 1
    model.subcatchments[1].roughnessImpervious = 0
    model.settings.wetStep = step
    model.settings.reportStep = 60
    let routing = try run(model).routing
    let last = routing.outfallTimes.indices.map { routing.outfallFlow[2 * $0 + 1] }
    return zip(routing.outfallTimes, last).reduce(0) { $0 + $1.0 * $1.1 } / last.reduce(0, +)
  }
  #expect((centres[0] - centres[1]).magnitude < 350, "half a long step: \(centres)")
}

@Test func invariant_outfallsThatGiveNothingChangeNothing() throws {
  var model = terraces(2)
  let with = try run(model)
  #expect(with.routing.runOn.count == 1)
  model.nodes[1].runsOnto = nil
  let without = try run(model)
  #expect(without.routing.runOn.isEmpty && without.runoff.outfallRunOn == 0)
  #expect(without.routing.nodes[0].maxDepth == with.routing.nodes[0].maxDepth, "the drain above feels nothing of it")
  #expect(without.runoff.subcatchments[1].runon == 0)
}

@Test func refusal_waterThatComesRound() {
  var model = terraces(3)
  model.nodes[5].runsOnto = 0
  #expect(model.runOnDepth == nil)
  model.nodes[5].runsOnto = nil
  #expect(model.runOnDepth == 2)
  // Over a neighbour into the same drain.
  model.subcatchments[2].outlet = .subcatchment(1)
  #expect(model.runOnDepth == nil)
  // Plots that drain onto each other lead nowhere.
  model.subcatchments[1].outlet = .subcatchment(2)
  #expect(model.runOnDepth == 1)
}
