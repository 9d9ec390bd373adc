import Foundation
import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydrology

private let millimetresPerHour = 1e-3 / 3600

/// A storm of blocks, with a pause in which everything runs dry.
private let storm = ModelData.RainGauge(
  intensity: TimeSeries(
    times: [0, 600, 1200, 1800, 2400, 40_000, 43_600],
    values: [10, 40, 120, 30, 0, 25, 0].map { $0 * millimetresPerHour }), interval: 600)

/// Plots of one soil and storage that differ in size, shape, slope and share of roofs.
private func town(_ count: Int, seed: UInt64) -> DrainageModel {
  var chance = SeededGenerator(seed: seed)
  var model = DrainageModel()
  model.settings.duration = 24 * 3600
  model.evaporation.rate = TimeSeries(times: [0], values: [3e-8])
  model.subcatchments = (0..<count).map { k in
    Subcatchment(
      id: "S\(k)", outlet: .node(Int32(k % 7)), area: Double.random(in: 500...9000, using: &chance),
      width: Double.random(in: 10...200, using: &chance), slope: Double.random(in: 0.002...0.05, using: &chance),
      impervious: [0, 1, Double.random(in: 0...1, using: &chance)].randomElement(using: &chance) ?? 0,
      infiltration: .horton(
        maximum: 60 * millimetresPerHour, minimum: 5 * millimetresPerHour, decay: 4.0 / 3600, recovery: 0,
        maxVolume: 0))
  }
  return model
}

private func run(_ model: DrainageModel, findsFamilies: Bool) -> RunoffResult {
  var simulation = RunoffSimulation(model, designStorm: storm, findsFamilies: findsFamilies)
  while !simulation.clock.isOver { simulation.step() }
  return simulation.result()
}

/// Naive version: each subcatchment by itself. Reading between samples 5 % apart is good to 0.05 % of rain and 0.1 % of
/// peak; without evaporation and recovery of the soil, whose steps differ in dry weather.
@Test(arguments: 0..<6) func naive_familiesGiveWhatEachGivesByItself(seed: UInt64) {
  var model = town(300, seed: seed)
  model.evaporation.rate = TimeSeries(times: [], values: [])
  let gauge = Array(repeating: 0, count: 300)
  let columns = model.subcatchments.indices.map { $0 % 7 }
  #expect(surfaceFamilies(model.subcatchments, gauge: gauge, columns: columns).first?.members.count == 300)
  let together = run(model, findsFamilies: true)
  let alone = run(model, findsFamilies: false)
  for (a, b) in zip(together.subcatchments, alone.subcatchments) {
    #expect(isClose(a.rainfall, b.rainfall, relative: 1e-12))
    let tolerance = 5e-4 * b.rainfall
    #expect(isClose(a.runoff, b.runoff, absolute: tolerance))
    #expect(isClose(a.infiltration, b.infiltration, absolute: tolerance))
    #expect(isClose(a.storageChange, b.storageChange, absolute: tolerance))
    #expect(isClose(a.peakRunoff, b.peakRunoff, relative: 1e-3))
  }
}

@Test(arguments: 0..<6) func invariant_familiesLoseNoDrop(seed: UInt64) {
  let model = town(200, seed: 50 + seed)
  for each in run(model, findsFamilies: true).subcatchments {
    let out = each.evaporation + each.infiltration + each.runoff + each.storageChange
    #expect(isClose(each.rainfall, out, relative: 1e-12))
    #expect(each.evaporation >= 0 && each.infiltration >= 0 && each.runoff >= 0 && each.storageChange >= 0)
  }
}

/// Water from a neighbour, a half that drains over the other, a slope of nothing: each of these is computed by itself.
@Test func invariant_onlySubcatchmentsThatDifferInTheirDrainageAreComputedTogether() {
  var model = town(40, seed: 9)
  for k in model.subcatchments.indices { model.subcatchments[k].impervious = 0.5 }
  model.subcatchments[0].outlet = .subcatchment(1)
  model.subcatchments[2].internalRouting = .toPervious
  model.subcatchments[3].slope = 0
  model.subcatchments[4].roughnessImpervious = 0
  model.subcatchments[5].storagePervious = 0.02
  model.subcatchments[6].area = 0
  let columns = destinationColumns(model.subcatchments, of: receivingNodes(model.subcatchments))
  let traits = model.subcatchments.indices.map { k in
    SurfaceFamily.Traits(model.subcatchments[k], gauge: 0, receives: k == 1)
  }
  #expect(columns[0] == -1)
  #expect([1, 2, 3, 4, 6].allSatisfy { traits[$0] == nil })
  #expect(traits[0] == traits[7] && traits[0] != nil && traits[5] != traits[7])
  // The same water goes on to the neighbour.
  let (a, b) = (run(model, findsFamilies: true), run(model, findsFamilies: false))
  #expect(isClose(a.subcatchments[1].runon, a.subcatchments[0].runoff, relative: 1e-12))
  #expect(isClose(a.subcatchments[1].runoff, b.subcatchments[1].runoff, relative: 1e-3))
}

/// Hydrographs hold exactly the water that ran off, and none of it flows backwards.
@Test(arguments: 0..<10) func invariant_hydrographsHoldTheRunoff(seed: UInt64) {
  let model = town(60, seed: 80 + seed)
  let result = run(model, findsFamilies: seed % 2 == 0)
  let inflow = result.inflow
  var volume = [Double](repeating: 0, count: 7)
  for row in 0..<inflow.times.count - 1 {
    for column in 0..<7 {
      let (first, last) = (inflow.flow[row * 7 + column], inflow.flow[(row + 1) * 7 + column])
      let mean = inflow.mean[row * 7 + column]
      volume[column] += mean * (inflow.times[row + 1] - inflow.times[row])
      // The parabola stays above 0 where its mean is at least a third of the sum of its ends.
      #expect(first >= 0 && last >= 0 && mean >= (first + last) / 3 * (1 - 1e-12))
    }
  }
  for column in 0..<7 {
    let runoff = result.subcatchments.indices.filter { $0 % 7 == column }
      .reduce(0) { $0 + result.subcatchments[$1].runoff }
    #expect(isClose(volume[column], runoff, relative: 1e-4, absolute: 1e-6), "but for what the last means owe")
  }
}

@Test(arguments: 0..<20) func invariant_samplesLieAroundEveryValue(seed: UInt64) {
  var chance = SeededGenerator(seed: seed)
  let values = (0..<50).map { _ in exp(Double.random(in: -6...6, using: &chance)) } + [0]
  let samples = LogSamples(of: values)
  #expect(zip(samples.values, samples.values.dropFirst()).allSatisfy(<))
  for value in values where value > 0 {
    // ln is linear in the logarithm, so the mean is exact.
    let logs = samples.values.map { SIMD2(log($0), 1) }
    let mean = samples.place(of: value).mean(of: logs.span)
    #expect(isClose(mean.x, log(value), absolute: 1e-9) && isClose(mean.y, 1, relative: 1e-12))
  }
}
