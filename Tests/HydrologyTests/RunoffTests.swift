import Foundation
import Hydrology
import NetworkGraph
import Quantities
import TestSupport
import Testing

private let millimetresPerHour = 1e-3 / 3600

private func steadyRain(_ intensity: Double, for duration: Double) -> ModelData.RainGauge {
  ModelData.RainGauge(intensity: TimeSeries(times: [0, duration], values: [intensity, 0]), interval: 300)
}

private func plot(
  outlet: Subcatchment.Outlet = .node(0), area: Double = 3000, impervious: Double = 1,
  law: Subcatchment.Infiltration = .curveNumber(70, dryDays: 5)
) -> Subcatchment {
  Subcatchment(
    id: "S", outlet: outlet, area: area, width: 60, slope: 0.01, impervious: impervious, infiltration: law)
}

private func model(_ subcatchments: [Subcatchment], hours: Double = 6) -> DrainageModel {
  var model = DrainageModel()
  model.nodes = (0..<4).map { DrainageNode(id: "J\($0)", invert: 0, maxDepth: 2) }
  model.subcatchments = subcatchments
  model.settings.duration = hours * 3600
  return model
}

@Test func analytic_runoffOfALongSteadyRainIsTheRain() throws {
  let result = simulateRunoff(model([plot()]), designStorm: steadyRain(36 * millimetresPerHour, for: 20_000))
  #expect(isClose(result.subcatchments[0].peakRunoff, 36 * millimetresPerHour * 3000, relative: 1e-9))
  #expect(isClose(result.inflow.flow.max() ?? 0, 0.03, relative: 1e-9))
}

/// Before anything runs off the depression storage fills; the bare quarter runs at once.
@Test func analytic_depressionStorageHoldsTheFirstRain() {
  var dry = plot()
  dry.imperviousWithoutStorage = 0
  dry.storageImpervious = 0.003
  let result = simulateRunoff(model([dry]), designStorm: steadyRain(6 * millimetresPerHour, for: 1800))
  #expect(result.subcatchments[0].runoff == 0)
  #expect(isClose(result.subcatchments[0].storageChange, 0.003 * 3000, relative: 1e-12))
}

@Test func analytic_surfacesWithoutRoughnessShedTheExcessAtOnce() {
  var smooth = plot()
  smooth.roughnessImpervious = 0
  smooth.imperviousWithoutStorage = 1
  let result = simulateRunoff(model([smooth]), designStorm: steadyRain(1e-5, for: 3600))
  #expect(isClose(result.subcatchments[0].runoff, 1e-5 * 3600 * 3000, relative: 1e-12))
  #expect(isClose(result.subcatchments[0].peakRunoff, 1e-5 * 3000, relative: 1e-12))
}

@Test func analytic_flatSurfacesKeepTheirWater() {
  var flat = plot()
  flat.slope = 0
  let result = simulateRunoff(model([flat]), designStorm: steadyRain(1e-5, for: 3600))
  #expect(result.subcatchments[0].runoff == 0)
  #expect(isClose(result.subcatchments[0].storageChange, 1e-5 * 3600 * 3000, relative: 1e-12))
}

private func randomModel(_ seed: UInt64) -> (DrainageModel, ModelData.RainGauge) {
  var chance = SeededGenerator(seed: seed)
  let count = 12
  let laws: [Subcatchment.Infiltration] = [
    .horton(
      maximum: 60 * millimetresPerHour, minimum: 5 * millimetresPerHour, decay: 4.0 / 3600, recovery: 1e-5,
      maxVolume: 0),
    .modifiedHorton(
      maximum: 60 * millimetresPerHour, minimum: 5 * millimetresPerHour, decay: 4.0 / 3600, recovery: 1e-5,
      maxVolume: 0.05),
    .greenAmpt(suction: 0.1, conductivity: 4 * millimetresPerHour, deficit: 0.25),
    .modifiedGreenAmpt(suction: 0.1, conductivity: 4 * millimetresPerHour, deficit: 0.25),
    .curveNumber(80, dryDays: 4),
  ]
  let subcatchments = (0..<count).map { k in
    var each = plot(
      area: Double.random(in: 500...9000, using: &chance), impervious: Double.random(in: 0...1, using: &chance),
      law: laws.randomElement(using: &chance) ?? laws[0])
    each.id = "S\(k)"
    each.slope = Double.random(in: 0...0.03, using: &chance)
    each.routedShare = Double.random(in: 0...1, using: &chance)
    each.internalRouting = [.outlet, .toPervious, .toImpervious].randomElement(using: &chance) ?? .outlet
    // Any other subcatchment, so rings as well.
    let other = (k + Int.random(in: 1..<count, using: &chance)) % count
    each.outlet = Bool.random(using: &chance) ? .node(Int32(k % 4)) : .subcatchment(Int32(other))
    return each
  }
  var model = model(subcatchments, hours: 30)
  model.evaporation.rate = TimeSeries(times: [0, 7200], values: [3e-8, 5e-8])
  model.evaporation.onlyDry = Bool.random(using: &chance)
  let blocks = (0..<40).map { _ in Bool.random(using: &chance) ? Double.random(in: 0...3e-5, using: &chance) : 0 }
  let times = (0...40).map { Double($0) * 300 }
  return (model, ModelData.RainGauge(intensity: TimeSeries(times: times, values: blocks + [0]), interval: 300))
}

@Test(arguments: 0..<30) func invariant_everyDropIsAccountedFor(seed: UInt64) {
  let (model, storm) = randomModel(seed)
  let totals = simulateRunoff(model, designStorm: storm).subcatchments
  for (each, subcatchment) in zip(totals, model.subcatchments) {
    let out = each.evaporation + each.infiltration + each.runoff + each.storageChange
    #expect(isClose(each.rainfall + each.runon, out, relative: 1e-12))
    #expect(isClose(each.rainfall, storm.totalDepth * subcatchment.area, relative: 1e-12))
    #expect(each.evaporation >= 0 && each.infiltration >= 0 && each.runoff >= 0 && each.storageChange >= 0)
  }
  // What one passes on the other receives.
  let passed = zip(totals, model.subcatchments).reduce(0.0) { sum, pair in
    if case .subcatchment = pair.1.outlet { return sum + pair.0.runoff }
    return sum
  }
  #expect(isClose(passed, totals.reduce(0) { $0 + $1.runon }, relative: 1e-12))
}

@Test(arguments: 0..<10) func invariant_numberingDoesNotMatter(seed: UInt64) {
  let (model, storm) = randomModel(1000 + seed)
  var chance = SeededGenerator(seed: seed)
  // Rings start somewhere, and where depends on the numbers: without them.
  var straight = model
  for k in straight.subcatchments.indices {
    if case .subcatchment(let other) = straight.subcatchments[k].outlet, Int(other) < k {
      straight.subcatchments[k].outlet = .node(1)
    }
  }
  let order = straight.subcatchments.indices.shuffled(using: &chance)
  var place = [Int32](repeating: 0, count: order.count)
  for (new, old) in order.enumerated() { place[old] = Int32(new) }
  var shuffled = straight
  shuffled.subcatchments = order.map { old in
    var each = straight.subcatchments[old]
    if case .subcatchment(let other) = each.outlet { each.outlet = .subcatchment(place[Int(other)]) }
    return each
  }
  let a = simulateRunoff(straight, designStorm: storm)
  let b = simulateRunoff(shuffled, designStorm: storm)
  for old in order.indices {
    let (x, y) = (a.subcatchments[old], b.subcatchments[Int(place[old])])
    #expect(isClose(x.runoff, y.runoff, relative: 1e-12) && isClose(x.infiltration, y.infiltration, relative: 1e-12))
    #expect(isClose(x.peakRunoff, y.peakRunoff, relative: 1e-12))
  }
  #expect(zip(a.inflow.flow, b.inflow.flow).allSatisfy { isClose($0, $1, relative: 1e-11, absolute: 1e-15) })
}

/// A roof onto a lawn that takes everything in.
@Test func analytic_runonIsTheRunoffAboveIt() {
  let lawn = plot(
    outlet: .node(0), impervious: 0,
    law: .horton(maximum: 1e-3, minimum: 1e-3, decay: 0, recovery: 0, maxVolume: 0))
  let result = simulateRunoff(
    model([lawn, plot(outlet: .subcatchment(0))], hours: 24), designStorm: steadyRain(1e-5, for: 3600))
  let (below, above) = (result.subcatchments[0], result.subcatchments[1])
  #expect(isClose(below.runon, above.runoff, relative: 1e-12))
  #expect(isClose(below.infiltration, below.rainfall + below.runon, relative: 1e-12))
  #expect(result.inflow.flow.allSatisfy { $0 == 0 })
}

/// The impervious half onto the pervious one: nothing leaves while the soil takes all.
@Test func analytic_subareaRoutingSendsTheRoofOverTheLawn() {
  var plot = plot(impervious: 0.5, law: .horton(maximum: 1e-3, minimum: 1e-3, decay: 0, recovery: 0, maxVolume: 0))
  plot.internalRouting = .toPervious
  plot.routedShare = 0.6
  let result = simulateRunoff(model([plot], hours: 24), designStorm: steadyRain(1e-5, for: 3600))
  let all = result.subcatchments[0]
  let held = all.storageChange
  #expect(isClose(all.runoff, 0.4 * (all.rainfall / 2 - held), relative: 1e-9), "40 % of the roof's goes to the outlet")
}

@Test func analytic_gaugesRainWhereTheyAreNamedAndTheDesignStormElsewhere() {
  var own = plot()
  own.gauge = 0
  var all = model([own, plot(outlet: .node(1))])
  all.gauges = [steadyRain(1e-5, for: 600)]
  let result = simulateRunoff(all, designStorm: steadyRain(2e-5, for: 900))
  #expect(isClose(result.subcatchments[0].rainfall, 1e-5 * 600 * 3000, relative: 1e-12))
  #expect(isClose(result.subcatchments[1].rainfall, 2e-5 * 900 * 3000, relative: 1e-12))
  #expect(simulateRunoff(model([plot()])).subcatchments[0].rainfall == 0, "no storm, no rain")
}

@Test func invariant_hydrographTimesIncreaseFromStartToEndAndDrySpellsAreShort() {
  var wet = model([plot()], hours: 240)
  wet.evaporation.rate = TimeSeries(times: [0], values: [1e-7])
  let late = ModelData.RainGauge(
    intensity: TimeSeries(times: [200_000, 203_600], values: [1e-5, 0]), interval: 3600)
  let inflow = simulateRunoff(wet, designStorm: late).inflow
  #expect(inflow.times.first == 0 && inflow.times.last == 864_000)
  #expect(zip(inflow.times, inflow.times.dropFirst()).allSatisfy(<))
  let firstWet = inflow.flow.firstIndex { $0 > 0 } ?? 0
  #expect(inflow.times[firstWet - 1] == 200_000, "no flow is drawn into the dry spell")
  #expect(firstWet <= 3)
}

/// As seen where decimal hours leave 12 ms between blocks of rain: the soil recovered there at once.
@Test func regression_millisecondsBetweenBlocksAreNoDryWeather() {
  let law = Subcatchment.Infiltration.horton(
    maximum: 76 * millimetresPerHour, minimum: 6 * millimetresPerHour, decay: 4.0 / 3600, recovery: .infinity,
    maxVolume: 0)
  let whole = steadyRain(30 * millimetresPerHour, for: 7200)
  var split = whole
  split.intensity = TimeSeries(
    times: [0, 3600, 3600.012, 7200], values: [30 * millimetresPerHour, 0, 30 * millimetresPerHour, 0])
  let rain = { simulateRunoff(model([plot(impervious: 0, law: law)]), designStorm: $0).subcatchments[0] }
  #expect(isClose(rain(split).runoff, rain(whole).runoff, relative: 1e-4), "steps differ, the soil does not dry")
}

@Test func refusal_nothingToDoGivesNothing() {
  let empty = simulateRunoff(DrainageModel())
  #expect(empty.subcatchments.isEmpty && empty.inflow.times.isEmpty)
  var none = plot(area: 0)
  none.outlet = .none
  let result = simulateRunoff(model([none]), designStorm: steadyRain(1e-5, for: 600))
  #expect(result.subcatchments[0].runoff == 0 && result.inflow.places.isEmpty)
}

// MARK: Water that runs on from the drains

@Test func analytic_runOnOfASmoothPlotRunsOffAtOnce() {
  var smooth = plot()
  smooth.roughnessImpervious = 0
  smooth.imperviousWithoutStorage = 1
  var water = RunOn(onto: 0)
  water.append(0, until: 1000)
  water.append(12, until: 1700)
  water.append(3, until: 2900)
  let result = simulateRunoff(model([smooth]), runOn: [water])
  #expect(isClose(result.subcatchments[0].runon, 15, relative: 1e-12) && result.outfallRunOn == 15)
  #expect(isClose(result.subcatchments[0].runoff, 15, relative: 1e-12))
  #expect(isClose(result.subcatchments[0].peakRunoff, 12.0 / 700, relative: 1e-9))
}

/// Water that comes in a dry spell is not smeared over the dry step.
@Test func invariant_runOnMakesStepsShort() {
  var water = RunOn(onto: 0)
  water.append(0, until: 9000)
  water.append(20, until: 9600)
  let result = simulateRunoff(model([plot()]), runOn: [water])
  #expect(result.inflow.times.contains { $0 > 9000 && $0 < 9600 })
  #expect(isClose(result.subcatchments[0].runon, 20, relative: 1e-12))
}

@Test func invariant_drySpellsOfARunOnAreKeptAsOne() {
  var water = RunOn(onto: 3)
  for i in 1...10 { water.append(i == 5 ? 2 : 0, until: Double(i) * 60) }
  #expect(water.times == [0, 240, 300, 600] && water.volumes == [0, 0, 2, 2] && water.total == 2)
}
