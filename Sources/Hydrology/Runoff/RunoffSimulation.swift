import NetworkGraph
import Quantities

/// Turns rain into runoff, subcatchment by subcatchment.
///
/// Each has three surfaces that lose water to evaporation and infiltration and drain as nonlinear reservoirs; runoff
/// goes to a node, over the other half of the same subcatchment, or onto another subcatchment (Rossman & Huber 2016,
/// SWMM Reference Manual I, ch. 3–4). Steps are those of EPA SWMM: `wetStep` while it rains or anything runs off,
/// `dryStep` else, ending where rain or evaporation changes. Differences: each reservoir is solved exactly, and runoff
/// volumes are what left the surfaces, not the last rate times the step, so that every balance closes to rounding; water
/// passed on arrives within the step (in a ring of subcatchments with the next).
///
/// - Parameters:
///   - model: subcatchments with `gauge` −1 are under `designStorm`, or dry without one.
///   - designStorm: rain for subcatchments that name no gauge.
///   - runOn: water that comes onto subcatchments out of the drains.
/// - Returns: totals by subcatchment, and hydrographs of the nodes that receive runoff at the ends of the steps.
/// - Complexity: O(steps · subcatchments).
public func simulateRunoff(
  _ model: DrainageModel, designStorm: ModelData.RainGauge? = nil, runOn: [RunOn] = []
) -> RunoffResult {
  guard !model.subcatchments.isEmpty else { return RunoffResult(subcatchments: [], inflow: .none) }
  var simulation = RunoffSimulation(model, designStorm: designStorm, runOn: runOn)
  while !simulation.clock.isOver { simulation.step() }
  return simulation.result()
}

/// The state of a runoff run.
struct RunoffSimulation {
  private(set) var clock: RunoffClock
  private var rain: [StepReader]
  private var evaporation: StepReader
  private let evaporatesOnlyDry: Bool

  /// By subcatchment.
  private let gauge: [Int]
  /// Where runoff goes: to a column of the hydrographs, onto one of `singles`, or away; -1 for none.
  private let columns: [Int]
  private let nextSingle: [Int]
  /// Subcatchments that are computed together, and those by themselves, upstream before downstream.
  private var families: [SurfaceFamily]
  private var singles: [Single]
  private var shared = SharedLaws()
  private var hydrographs: HydrographRecorder
  private var isDraining = false
  private var arrivals: [RunOnReader]
  /// Whether water may run on from outfalls: all steps are wet ones then, and none is chosen by the flows, so that they
  /// are the same whatever runs on.
  private let hasRunOn: Bool
  /// Longest step then [s].
  private static let runOnStep = 60.0

  private struct Single {
    let subcatchment: Int
    var state: SubcatchmentState
  }

  /// `findsFamilies` is for comparing with a computation of each subcatchment by itself.
  init(
    _ model: DrainageModel, designStorm: ModelData.RainGauge?, runOn: [RunOn] = [], findsFamilies: Bool = true
  ) {
    let subcatchments = model.subcatchments
    // The design storm stands behind the model's own gauges.
    let noRain = ModelData.RainGauge(intensity: TimeSeries(times: [], values: []), interval: 0)
    let gauges = model.gauges + [designStorm ?? noRain]
    gauge = subcatchments.map { $0.gauge >= 0 ? Int($0.gauge) : model.gauges.count }
    rain = gauges.map { StepReader($0.intensity) }
    evaporation = StepReader(model.evaporation.rate)
    evaporatesOnlyDry = model.evaporation.onlyDry
    let used = Set(gauge).sorted()
    hasRunOn = !runOn.isEmpty || model.nodes.contains { $0.runsOnto != nil }
    var settings = model.settings
    if hasRunOn { settings.wetStep = min(settings.wetStep, Self.runOnStep) }
    clock = RunoffClock(
      settings: settings, interval: used.map { gauges[$0].interval }.filter { $0 > 0 }.min() ?? .infinity,
      changes: used.flatMap { [rain] in rain[$0].changes } + evaporation.times)

    hydrographs = HydrographRecorder(places: receivingNodes(subcatchments))
    arrivals = runOn.map { RunOnReader($0) }
    columns = destinationColumns(subcatchments, of: hydrographs.places)
    let receiving = Set(runOn.map { Int($0.subcatchment) })
    families = findsFamilies ? surfaceFamilies(subcatchments, gauge: gauge, columns: columns, but: receiving) : []
    var isSingle = [Bool](repeating: true, count: subcatchments.count)
    for family in families { for member in family.members { isSingle[member.subcatchment] = false } }
    let order = downstreamOrder(subcatchments).map { Int($0) }.filter { isSingle[$0] }
    singles = order.map { Single(subcatchment: $0, state: SubcatchmentState(subcatchments[$0])) }
    nextSingle = nextSingles(subcatchments, singles: order)
  }

  /// One step of all subcatchments.
  mutating func step() {
    let start = clock.time
    let intensity = rain.indices.map { rain[$0].value(at: start) }
    let potential = evaporation.value(at: start)
    let isRaining = intensity.contains { $0 > 0 }
    let step = clock.advance(isRaining: isRaining, isDraining: isDraining || hasRunOn)
    takeRunOn(from: start)
    let weather = intensity.map { rainfall in
      Weather(rainfall: rainfall, evaporation: evaporatesOnlyDry && rainfall > 0 ? 0 : potential, step: step)
    }
    isDraining = false
    for f in families.indices {
      if families[f].advance(weather[families[f].gauge], &shared, &hydrographs) { isDraining = true }
      guard families[f].feedsOthers else { continue }
      for member in families[f].members where nextSingle[member.subcatchment] >= 0 {
        singles[nextSingle[member.subcatchment]].state.receive(member.last)
      }
    }
    for s in singles.indices where singles[s].state.area > 0 {
      let j = singles[s].subcatchment
      let out = singles[s].state.advance(weather[gauge[j]], &shared)
      if out.isDraining { isDraining = true }
      if columns[j] >= 0 { hydrographs.add(out.flow, out.volume, to: columns[j]) }
      if nextSingle[j] >= 0 { singles[nextSingle[j]].state.receive(out.volume) }
    }
    let rate = hydrographs.endStep(at: clock.time)
    if let rate, !hasRunOn { clock.see(rate: rate, step: step) }
  }

  private mutating func takeRunOn(from start: Double) {
    for i in arrivals.indices {
      let volume = arrivals[i].volume(from: start, to: clock.time)
      guard let s = singles.firstIndex(where: { $0.subcatchment == Int(arrivals[i].runOn.subcatchment) }) else {
        continue
      }
      singles[s].state.receive(volume)
    }
  }

  /// The totals and hydrographs so far.
  func result() -> RunoffResult {
    var totals = [SubcatchmentTotals](repeating: SubcatchmentTotals(), count: gauge.count)
    for family in families {
      for i in family.members.indices { totals[family.members[i].subcatchment] = family.totals(i) }
    }
    for single in singles { totals[single.subcatchment] = single.state.closedTotals() }
    var result = RunoffResult(subcatchments: totals, inflow: hydrographs.set)
    result.outfallRunOn = arrivals.reduce(0) { $0 + $1.runOn.total }
    return result
  }
}
