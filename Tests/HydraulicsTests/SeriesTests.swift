import NetworkGraph
import Quantities
import Synchronization
import TestSupport
import Testing

@testable import Hydraulics

/// A run with series, its columns and rows.
private func run(
  _ model: DrainageModel, ids: Set<String>?, peak: Double
) throws -> (result: RoutingResult, names: [String], rows: [(time: Double, values: [Double])]) {
  let names = Mutex([String]())
  let rows = Mutex([(time: Double, values: [Double])]())
  let request = SeriesRequest(
    ids: ids, begin: { columns in names.withLock { $0 = columns } },
    row: { time, values in rows.withLock { $0.append((time, values)) } })
  let result = try routeFlows(model, runoff: randomStorm(on: model, peak: peak, seed: 4), series: request)
  return (result, names.withLock { $0 }, rows.withLock { $0 })
}

@Test func invariant_seriesChangeNothingAndEndWhereTheRunEnds() throws {
  let network = randomNetwork(count: 25, seed: 9)
  let plain = try routeFlows(network, runoff: randomStorm(on: network, peak: 0.2, seed: 4))
  let told = try run(network, ids: nil, peak: 0.2)
  #expect(told.result.balance == plain.balance && told.result.work == plain.work)
  #expect(told.names.count == 2 * (network.nodes.count + network.links.count))
  #expect(told.rows.map(\.time) == stride(from: 0.0, through: 3600, by: 300).map { $0 })
  let last = try #require(told.rows.last?.values)
  for (i, node) in plain.nodes.enumerated() {
    #expect(isClose(last[2 * i + 1], node.finalDepth, absolute: 1e-9), "\(told.names[2 * i + 1])")
  }
  for (i, link) in plain.links.enumerated() {
    #expect(isClose(last[2 * (network.nodes.count + i)], link.finalFlow, absolute: 1e-9))
  }
}

@Test func analytic_seriesHoldTheAskedColumnsAlone() throws {
  let nodes = [junction("A", invert: 1, initial: 0), outfall("O", invert: 0, .free)]
  let network = model(nodes, [pipe(0, 1, .circular(diameter: 1))], hours: 1)
  let told = try run(network, ids: ["0-1"], peak: 0)
  #expect(told.names == ["0-1:flow", "0-1:fill"])
  #expect(told.rows.allSatisfy { $0.values == [0, 0] })
}

@Test func invariant_histogramCountsEveryStep() throws {
  let result = try routeFlows(
    randomNetwork(count: 25, seed: 2), runoff: randomStorm(on: randomNetwork(count: 25, seed: 2), peak: 0.3, seed: 1))
  #expect(result.work.stepHistogram.reduce(0, +) == result.work.steps && result.work.steps > 0)
  let limited = result.nodes.reduce(0) { $0 + $1.limitedSteps } + result.links.reduce(0) { $0 + $1.limitedSteps }
  #expect(limited <= result.work.steps)
}
