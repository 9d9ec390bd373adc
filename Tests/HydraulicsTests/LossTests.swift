import Foundation
import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

/// A basin without an outlet, 1,000 m² unless told otherwise.
private func pond(_ shape: StorageShape = .functional(coefficient: 0, exponent: 0, constant: 1000), hours: Double)
  -> DrainageModel
{
  var basin = junction("S", invert: 0, depth: 10, initial: 2)
  basin.role = .storage(shape)
  return model([basin], [], hours: hours)
}

@Test func analytic_constantSeepageLowersTheLevelEvenly() throws {
  var network = pond(hours: 10)
  network.nodes[0].seepage = StorageSeepage(conductivity: 36 / 3_600_000)
  let result = try routeFlows(network, runoff: .none)
  #expect(isClose(result.nodes[0].finalDepth, 2 - 0.36, absolute: 1e-9))
  #expect(isClose(result.balance.seepage, 360, relative: 1e-9))
  #expect(result.balance.error.magnitude < 1e-9)
}

/// `F − c·ln(1 + F/c) = K·t` with c = (ψ + h)·θ, under a basin so wide that its depth hardly changes.
@Test func analytic_greenAmptSeepageUnderStandingWater() throws {
  var network = pond(hours: 5)
  let soil = StorageSeepage(conductivity: 2 / 3_600_000, suction: 0.3, deficit: 0.2)
  network.nodes[0].seepage = soil
  let result = try routeFlows(network, runoff: .none)
  let F = result.balance.seepage / 1000
  let c = (soil.suction + (2 + result.nodes[0].finalDepth) / 2) * soil.deficit
  #expect(isClose(F - c * log(1 + F / c), soil.conductivity * 5 * 3600, relative: 0.01))
  #expect(result.balance.error.magnitude < 1e-9)
}

@Test func analytic_banksSeepBesideTheBottom() {
  let bed = StorageBed(.tabular(depth: [0, 1, 2, 3, 4], area: [200, 200, 500, 600, 600]))
  #expect(bed.bottomArea == 200 && bed.bankBottom == 1 && bed.bankTop == 3 && bed.topArea == 600)
  #expect(bed.bankArea(depth: 0.5, area: 200) == 0)
  #expect(bed.bankArea(depth: 2, area: 500) == 300)
  #expect(bed.depthOverBanks(2) == 0.5 && bed.depthOverBanks(3.5) == 1.5)
  let narrowing = StorageBed(.tabular(depth: [0, 1, 2], area: [200, 100, 300]))
  #expect(narrowing.bankArea(depth: 2, area: 300) == 0)
  let cone = StorageBed(.functional(coefficient: 50, exponent: 1, constant: 100))
  #expect(cone.bottomArea == 100 && cone.bankArea(depth: 2, area: 200) == 100)
}

@Test func analytic_evaporationFollowsItsSteps() throws {
  var network = pond(hours: 4)
  network.nodes[0].evaporationShare = 0.5
  network.evaporation.rate = TimeSeries(times: [-1800, 3600, 9000], values: [1e-6, 4e-6, 0])
  let result = try routeFlows(network, runoff: .none)
  #expect(isClose(result.balance.evaporation, 500 * (3600 * 1e-6 + 5400 * 4e-6), relative: 1e-9))
  #expect(result.balance.seepage == 0)
}

/// A metre an hour out of 20 m³: all of it goes, and not a drop more.
@Test func invariant_lossesTakeNoMoreThanThereIs() throws {
  var network = pond(.functional(coefficient: 5, exponent: 1, constant: 5), hours: 6)
  network.nodes[0].seepage = StorageSeepage(conductivity: 1.0 / 3600)
  network.nodes[0].evaporationShare = 1
  network.evaporation.rate = TimeSeries(times: [0], values: [1e-5])
  let result = try routeFlows(network, runoff: steadyInflow(0.0001, hours: 6))
  let balance = result.balance
  #expect(isClose(balance.seepage + balance.evaporation, balance.initialStorage + balance.inflow, relative: 2e-3))
  #expect(balance.finalStorage >= -1e-9 && balance.error.magnitude < 1e-9)
  #expect(isClose(balance.inflow, 0.0001 * 6 * 3600, relative: 1e-9))
}

/// Still water in a level box canal of 2 × 100 m: the level falls by the rate, over the canal and its end chambers alike.
@Test func analytic_canalSeepsThroughItsWidth() throws {
  var canal = pipe(0, 1, .rectangularOpen(height: 3, width: 2))
  canal.seepageRate = 20 / 3_600_000
  var network = model([junction("A", invert: 0, initial: 1), junction("B", invert: 0, initial: 1)], [canal], hours: 10)
  network.settings.minimumSurfaceArea = 0.01
  let result = try routeFlows(network, runoff: .none)
  #expect(isClose(result.nodes[0].finalDepth, 0.8, absolute: 1e-6))
  #expect(isClose(result.balance.seepage, 40, relative: 1e-6))
}

/// Two thirds of what evaporates from an open canal stays in one with a lid.
@Test func analytic_onlyOpenCanalsEvaporate() throws {
  let sections = [
    Section.rectangularOpen(height: 3, width: 2), .rectangularClosed(height: 3, width: 2), .circular(diameter: 3),
  ]
  let evaporated = try sections.map { section in
    var network = model(
      [junction("A", invert: 0, initial: 1), junction("B", invert: 0, initial: 1)], [pipe(0, 1, section)], hours: 10)
    network.evaporation.rate = TimeSeries(times: [0], values: [1e-6])
    return try routeFlows(network, runoff: .none).balance.evaporation
  }
  #expect(isClose(evaporated[0], 2 * 100 * 1e-6 * 36_000, relative: 1e-6))
  #expect(evaporated[1] == 0 && evaporated[2] == 0)
}

@Test func analytic_circlesSeepThroughTheirWidestWidth() {
  #expect(isClose(SectionTable(.circular(diameter: 2)).widestDepth, 1, absolute: 0.01))
  #expect(isClose(SectionTable(.rectangularClosed(height: 2, width: 1)).widestDepth, 0, absolute: 0.01))
  let banks = SectionTable(.trapezoidal(height: 2, bottomWidth: 1, leftSlope: 1, rightSlope: 1))
  #expect(isClose(banks.widestDepth, 2, absolute: 1e-9))
}

/// Mass closes with every way out at once, whatever the network.
@Test(arguments: 0..<8) func invariant_lossesKeepTheBooks(seed: UInt64) throws {
  var network = randomNetwork(count: 25, seed: seed)
  network.evaporation.rate = TimeSeries(times: [0, 1800], values: [2e-6, 0.5e-6])
  for i in network.links.indices where i % 2 == 0 { network.links[i].seepageRate = 5e-5 }
  for i in network.nodes.indices {
    guard case .storage = network.nodes[i].role else { continue }
    network.nodes[i].evaporationShare = 0.8
    network.nodes[i].seepage = StorageSeepage(conductivity: 1e-5, suction: 0.1, deficit: seed % 2 == 0 ? 0.3 : 0)
  }
  let storm = randomStorm(on: network, peak: 0.3, seed: seed)
  let balance = try routeFlows(network, runoff: storm).balance
  #expect(balance.seepage > 0)
  #expect(isClose(balance.inflow, storm.volume, relative: 1e-9))
  #expect(balance.error.magnitude < 1e-9 * storm.volume, "\(balance)")
  #expect(balance.finalStorage > -1e-6)
}

/// Seepage of EPA SWMM 5.2.4 (5 s steps) over a day: a pond of 200 m² that widens from 1 to 2 m to 500 m², a pipe of
/// 0.5 m at 2 m, and a flood of 0.2 m³/s.
@Test(arguments: [
  (StorageSeepage(conductivity: 30 / 3_600_000, suction: 0.1, deficit: 0.3), 499.055),
  (StorageSeepage(conductivity: 60 / 3_600_000), 536.362),
])
func golden_pondSeepsAsInSWMM(soil: StorageSeepage, seeped: Double) throws {
  let shape = StorageShape.tabular(depth: [0, 1, 2, 3, 4], area: [200, 200, 500, 500, 500])
  var basin = DrainageNode(id: "S", role: .storage(shape), invert: 5, maxDepth: 4, initialDepth: 1)
  basin.seepage = soil
  let outlet = pipe(0, 1, .circular(diameter: 0.5), length: 50, inletOffset: 2)
  let network = model([basin, outfall("O", invert: 4, .free)], [outlet], hours: 24)
  let result = try routeFlows(network, runoff: flood)
  #expect(isClose(result.balance.seepage, seeped, relative: 5e-3))
}

private let flood = HydrographSet(
  times: [0, 3600, 7200, 10_800, 14_400, 21_600], places: [0], flow: [0.02, 0.05, 0.2, 0.15, 0.02, 0.02])

// MARK: Conduits that flow at the start

@Test func analytic_conduitsThatFlowBeginAtNormalDepth() throws {
  let section = Section.trapezoidal(height: 2, bottomWidth: 1, leftSlope: 2, rightSlope: 2)
  var links = (0..<3).map { pipe(Int32($0), Int32($0 + 1), section, length: 500, n: 0.03) }
  for i in links.indices { links[i].initialFlow = 1 }
  let nodes =
    (0..<3).map { junction("n\($0)", invert: 10 - 0.5 * Double($0), depth: 3) } + [outfall("O", invert: 8.5, .normal)]
  let network = model(nodes, links, hours: 2)
  let result = try routeFlows(network, runoff: steadyInflow(1, hours: 2))
  for node in result.nodes.dropLast() {
    #expect(isClose(node.finalDepth, 0.7094, absolute: 2e-3), "normal depth of 1 m³/s; SWMM starts there too")
    #expect(isClose(node.maxDepth, node.finalDepth, absolute: 2e-3))
  }
}

@Test func analytic_flowAtTheStartLeavesGivenDepthsAlone() throws {
  var link = pipe(0, 1, .circular(diameter: 1))
  link.initialFlow = 0.5
  let network = model([junction("A", invert: 1, initial: 0.2), outfall("B", invert: 0, .free)], [link])
  #expect(try solver(network).heads[0] == 1.2)
}
