import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

private let section = Section.circular(diameter: 1)

/// A basin of 1,000 m² beside the sea; the pipe between them is wide for it.
private func basin(_ level: OutfallBoundary, flapGate: Bool, initial: Double, hours: Double) -> DrainageModel {
  var nodes = [junction("basin", invert: 0, initial: initial), outfall("sea", invert: 0, level, flapGate: flapGate)]
  nodes[0].role = .storage(.functional(coefficient: 0, exponent: 0, constant: 1000))
  return model(nodes, [pipe(0, 1, section, length: 50)], hours: hours)
}

@Test func analytic_basinFillsToTheStageOutside() throws {
  let result = try routeFlows(basin(.fixed(stage: 2), flapGate: false, initial: 0.5, hours: 6), runoff: .none)
  #expect(isClose(result.nodes[0].finalDepth, 2, absolute: 1e-3))
  let net = result.balance.inflow - result.balance.outflow
  #expect(isClose(net, 1500, relative: 0.02), "1.5 m over 1,000 m², and the pipe")
  #expect(result.outfallFlow.allSatisfy { $0 >= 0 })
}

@Test func analytic_flapGateKeepsTheSeaOut() throws {
  let result = try routeFlows(basin(.fixed(stage: 2), flapGate: true, initial: 0.5, hours: 6), runoff: .none)
  #expect(isClose(result.nodes[0].finalDepth, 0.5, absolute: 1e-9))
  #expect(result.balance.inflow == 0 && result.balance.outflow == 0)
}

@Test func analytic_flapGateLetsTheBasinOut() throws {
  let result = try routeFlows(basin(.fixed(stage: 1), flapGate: true, initial: 2, hours: 6), runoff: .none)
  // The slug of water in the pipe draws the basin a little below the sea before the gate falls to.
  #expect(result.nodes[0].finalDepth <= 1 && result.nodes[0].finalDepth > 0.95)
}

@Test func analytic_gateOfALinkOpensTheWayItIsDrawn() throws {
  for isDrawnToB in [true, false] {
    var link = isDrawnToB ? pipe(0, 1, section) : pipe(1, 0, section)
    link.flapGate = true
    let nodes = [junction("A", invert: 0, initial: 2), junction("B", invert: 0, initial: 1)]
    let result = try routeFlows(model(nodes, [link], hours: 2), runoff: .none)
    let gap = result.nodes[0].finalDepth - result.nodes[1].finalDepth
    // The slug of water in the pipe carries the levels past each other, then the gate holds what came.
    #expect(isDrawnToB ? gap < 1e-3 : isClose(gap, 1, absolute: 1e-9))
  }
}

/// The basin is large and the pipe wide against a tide of 12 h: the level follows within a few centimetres.
@Test func analytic_basinFollowsTheTide() throws {
  let hours = (0...24).map(Double.init)
  let tide = TimeSeries(times: hours, values: hours.map { 2 + 0.5 * tideShape($0) })
  let network = basin(.tidal(tide), flapGate: false, initial: 2, hours: 36)
  var solver = try solver(network)
  var worst = 0.0
  for quarter in 1...144 {
    try solver.advance(to: Double(quarter) * 900)
    worst = max(worst, (solver.heads[0] - solver.heads[1]).magnitude)
  }
  #expect(worst < 0.06, "\(worst) m")
  #expect(solver.record.nodes[1].maxDepth > 2.49)
}

/// A tide of 12 h made of straight lines, 0 at 0 h.
private func tideShape(_ hour: Double) -> Double {
  let t = hour.truncatingRemainder(dividingBy: 12)
  return t < 3 ? t / 3 : t < 9 ? 2 - t / 3 : t / 3 - 4
}

@Test func analytic_stageSeriesIsFollowed() throws {
  let stage = TimeSeries(times: [0, 3600, 20_000], values: [1, 2, 2])
  let result = try routeFlows(basin(.series(stage), flapGate: false, initial: 1, hours: 6), runoff: .none)
  #expect(isClose(result.nodes[0].finalDepth, 2, absolute: 1e-3))
}

@Test func analytic_periodicSeriesClosesItsCircle() {
  let tide = TimeSeries(times: [6, 18], values: [1, 3])
  #expect(tide.periodicValue(at: 12, period: 24) == 2)
  #expect(tide.periodicValue(at: 0, period: 24) == 2)
  #expect(tide.periodicValue(at: 21, period: 24) == 2.5)
}

@Test func analytic_patternsSpeakByTheClock() {
  let monday = CivilTime(year: 2024, month: 7, day: 1, seconds: 7.5 * 3600)
  let sunday = CivilTime(year: 2024, month: 6, day: 30, seconds: 7.5 * 3600)
  let hours = (0..<24).map(Double.init)
  #expect(ModelData.Pattern(period: .hourly, factors: hours).factor(at: monday) == 7)
  #expect(ModelData.Pattern(period: .weekend, factors: hours).factor(at: monday) == nil)
  #expect(ModelData.Pattern(period: .weekend, factors: hours).factor(at: sunday) == 7)
  #expect(ModelData.Pattern(period: .daily, factors: [1, 2, 3, 4, 5, 6, 7]).factor(at: monday) == 2)
  #expect(ModelData.Pattern(period: .monthly, factors: hours).factor(at: sunday) == 5)
}

@Test func analytic_externalInflowIsTakenUpExactly() throws {
  let series = TimeSeries(times: [100, 700, 2000], values: [0, 0.2, 0])
  var nodes = [junction("A", invert: 1), outfall("B", invert: 0, .free)]
  nodes[0].inflows = [
    .init(series: series, factor: 2, baseline: 0.01, patterns: [.init(period: .daily, factors: [3, 3, 3, 3, 3, 3, 3])])
  ]
  let result = try routeFlows(model(nodes, [pipe(0, 1, section)]), runoff: .none)
  #expect(isClose(result.balance.inflow, 2 * 0.1 * 1900 + 0.03 * 3600, relative: 1e-9))
  #expect(isClose(result.nodes[0].lateralVolume, result.balance.inflow, relative: 1e-12))
}

@Test func analytic_runoffStraightIntoAnOutfallLeaves() throws {
  let nodes = [junction("A", invert: 1), outfall("B", invert: 0, .free)]
  let result = try routeFlows(model(nodes, [pipe(0, 1, section)]), runoff: steadyInflow(0.1, into: 1, hours: 1))
  #expect(isClose(result.balance.outflow, 360, relative: 1e-9))
  #expect(isClose(result.outfallFlow.last ?? 0, 0.1, relative: 1e-9))
}

@Test func invariant_anInflowTakesNoMoreThanThereIs() throws {
  let nodes = [junction("A", invert: 1, initial: 0.5), outfall("B", invert: 0, .free)]
  let result = try routeFlows(model(nodes, [pipe(0, 1, section)]), runoff: steadyInflow(-0.5, hours: 1))
  #expect(result.balance.error.magnitude < 1e-9 * result.balance.initialStorage)
  #expect(result.nodes[0].finalDepth < 1e-3)
}

/// The one part of a connected model.
func solver(_ model: DrainageModel, runoff: HydrographSet = .none, options: RoutingOptions = .init()) throws
  -> PartSolver
{
  var builder = PartBuilder(model)
  let part = try #require(builder.parts().first)
  var columns = [Int32](repeating: -1, count: model.nodes.count)
  for (column, node) in runoff.places.enumerated() { columns[Int(node)] = Int32(column) }
  return PartSolver(
    part: part, model: model,
    tables: SharedTables(cells: builder.catalogue.cells, depths: builder.catalogue.depths),
    inflow: LateralInflow(part: part, model: model, runoff: runoff, columnOfNode: columns), options: options)
}
