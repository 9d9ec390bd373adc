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

  /// Upstream before downstream.
  private let order: [Int32]
  private let gauge: [Int32]
  private let destination: [Destination]
  private var states: [SubcatchmentState]
  private var reservoirs = Reservoirs()
  private var hydrographs: HydrographRecorder
  private var isDraining = false
  private var arrivals: [RunOnReader]

  enum Destination { case column(Int), subcatchment(Int), away }

  init(_ model: DrainageModel, designStorm: ModelData.RainGauge?, runOn: [RunOn]) {
    let subcatchments = model.subcatchments
    // The design storm stands behind the model's own gauges.
    let noRain = ModelData.RainGauge(intensity: TimeSeries(times: [], values: []), interval: 0)
    let gauges = model.gauges + [designStorm ?? noRain]
    gauge = subcatchments.map { $0.gauge >= 0 ? $0.gauge : Int32(model.gauges.count) }
    rain = gauges.map { StepReader($0.intensity) }
    evaporation = StepReader(model.evaporation.rate)
    evaporatesOnlyDry = model.evaporation.onlyDry
    let used = Set(gauge).map { Int($0) }.sorted()
    clock = RunoffClock(
      settings: model.settings, interval: used.map { gauges[$0].interval }.filter { $0 > 0 }.min() ?? .infinity,
      changes: used.flatMap { [rain] in rain[$0].changes } + evaporation.times)

    order = downstreamOrder(subcatchments)
    states = subcatchments.map { SubcatchmentState($0) }
    hydrographs = HydrographRecorder(places: receivingNodes(subcatchments))
    destination = destinations(subcatchments, columns: hydrographs.places)
    arrivals = runOn.map { RunOnReader($0) }
  }

  /// One step of all subcatchments.
  mutating func step() {
    let start = clock.time
    let intensity = rain.indices.map { rain[$0].value(at: start) }
    let potential = evaporation.value(at: start)
    let isRaining = intensity.contains { $0 > 0 }
    let step = clock.advance(isWet: isRaining || isDraining || isRunOnNear(start))
    takeRunOn(from: start)
    isDraining = false
    hydrographs.beginRow(at: clock.time)
    for index in order {
      let j = Int(index)
      if states[j].area <= 0 { continue }
      let rainfall = intensity[Int(gauge[j])]
      let weather = Weather(
        rainfall: rainfall, evaporation: evaporatesOnlyDry && rainfall > 0 ? 0 : potential, step: step)
      let out = states[j].advance(weather, reservoirs: &reservoirs)
      if out.isDraining { isDraining = true }
      switch destination[j] {
      case .column(let column): hydrographs.add(out.flow, to: column)
      case .subcatchment(let other): states[other].receive(out.volume)
      case .away: break
      }
    }
  }

  /// Whether water runs on within the longest step from `start` on.
  private mutating func isRunOnNear(_ start: Double) -> Bool {
    arrivals.indices.contains { arrivals[$0].volume(from: start, to: start + clock.dryStep) > 0 }
  }

  private mutating func takeRunOn(from start: Double) {
    for i in arrivals.indices {
      states[Int(arrivals[i].runOn.subcatchment)].receive(arrivals[i].volume(from: start, to: clock.time))
    }
  }

  /// The totals and hydrographs so far.
  func result() -> RunoffResult {
    var result = RunoffResult(subcatchments: states.map { $0.closedTotals() }, inflow: hydrographs.set)
    result.outfallRunOn = arrivals.reduce(0) { $0 + $1.runOn.total }
    return result
  }
}
