import Hydraulics
import NetworkGraph
import Quantities
import TestSupport
import Testing

/// The tolerance is the issue's; rounding alone leaves some 1e-14.
@Test(arguments: 0..<8) func invariant_stillWaterStaysStill(seed: UInt64) throws {
  let level = 1.7
  var model = randomNetwork(count: 20, level: level, seed: seed)
  model.settings.duration = 86_400
  let result = try routeFlows(model, runoff: .none)
  for (node, summary) in zip(model.nodes, result.nodes) where !node.isOutfallForTest {
    let start = max(0, level - node.invert)
    #expect(isClose(summary.finalDepth, start, absolute: 1e-9), "\(node.id)")
    #expect(summary.maxDepth - start < 1e-9)
  }
  #expect(result.links.allSatisfy { $0.maxFlow.magnitude < 1e-9 })
  #expect(result.work.unconvergedSteps == 0)
}

@Test(arguments: 0..<8, [false, true]) func invariant_massIsClosed(seed: UInt64, ponds: Bool) throws {
  var model = randomNetwork(count: 25, seed: seed)
  model.settings.allowsPonding = ponds
  model.settings.normalFlowLimit = seed % 2 == 0 ? .both : .neither
  model.settings.inertialDamping = [.none, .partial, .full][Int(seed % 3)]
  for i in model.nodes.indices { model.nodes[i].pondedArea = i % 2 == 0 ? 200 : 0 }
  let storm = randomStorm(on: model, peak: 0.3, seed: seed)
  let balance = try routeFlows(model, runoff: storm).balance
  let given = storm.volume
  #expect(isClose(balance.inflow, given, relative: 1e-9), "\(balance.inflow) of \(given) m³ taken in")
  #expect(balance.error.magnitude < 1e-9 * given, "\(balance)")
  #expect(balance.outflow >= 0 && balance.finalStorage > -1e-6 && balance.flooding >= 0)
}

@Test(arguments: 0..<4) func invariant_numberingOfNodesDoesNotMatter(seed: UInt64) throws {
  let model = randomNetwork(count: 20, seed: seed)
  let storm = randomStorm(on: model, peak: 0.15, seed: seed)
  var mirrored = model
  let last = Int32(model.nodes.count - 1)
  mirrored.nodes.reverse()
  mirrored.links = model.links.reversed().map { link in
    var link = link
    link.from = last - link.from
    link.to = last - link.to
    return link
  }
  var mirroredStorm = storm
  mirroredStorm.places = storm.places.map { last - $0 }
  let a = try routeFlows(model, runoff: storm, options: .init(step: 10))
  let b = try routeFlows(mirrored, runoff: mirroredStorm, options: .init(step: 10))
  // Rounding differs with the order of elimination, and steps that end on a tolerance of 1 cm may end a pass apart.
  #expect(isClose(a.balance.outflow, b.balance.outflow, relative: 1e-6))
  for (x, y) in zip(a.nodes, b.nodes.reversed()) { #expect(isClose(x.maxDepth, y.maxDepth, absolute: 1e-6)) }
}

@Test func invariant_sameInputGivesTheSameResult() throws {
  let model = randomNetwork(count: 25, seed: 3)
  let storm = randomStorm(on: model, peak: 0.3, seed: 3)
  let a = try routeFlows(model, runoff: storm)
  let b = try routeFlows(model, runoff: storm)
  #expect(a.balance == b.balance && a.work == b.work)
  #expect(a.outfallFlow == b.outfallFlow)
}

@Test(arguments: 0..<4) func invariant_levelsStayBetweenFloorAndRim(seed: UInt64) throws {
  let model = randomNetwork(count: 25, seed: seed)
  let result = try routeFlows(model, runoff: randomStorm(on: model, peak: 0.5, seed: seed))
  for (node, summary) in zip(model.nodes, result.nodes) where !node.isOutfallForTest {
    #expect(summary.finalDepth >= 0)
    let crown = model.links.map { $0.crown(atNode: node.id, in: model) }.max() ?? 0
    // Lost water holds the level a hair above the rim.
    #expect(summary.maxDepth <= max(node.maxDepth, crown) + 0.01, "\(node.id)")
  }
}

@Test func refusal_inflowThatIsNoNumberNamesTheNode() {
  let network = model(
    [junction("A", invert: 1), outfall("B", invert: 0, .free)], [pipe(0, 1, .circular(diameter: 0.5))])
  let bad = HydrographSet(times: [0, 3600], places: [0], flow: [0, .nan])
  #expect { _ = try routeFlows(network, runoff: bad) } throws: { error in
    guard case .numerics(let failure) = error as? RoutingError else { return false }
    return failure.node == "A"
  }
}

@Test func invariant_progressRunsToTheEnd() throws {
  let model = randomNetwork(count: 10, seed: 1)
  let heard = Heard()
  _ = try routeFlows(model, runoff: .none) { heard.note($0) }
  #expect(heard.shares == heard.shares.sorted())
  #expect(heard.shares.last.map { isClose($0, 1, relative: 1e-9) } == true)
}

private final class Heard: @unchecked Sendable {
  private(set) var shares: [Double] = []
  func note(_ share: Double) { shares.append(share) }
}

extension DrainageNode {
  var isOutfallForTest: Bool {
    if case .outfall = role { true } else { false }
  }
}

extension DrainageLink {
  /// Crown above the invert of the node; 0 at other nodes.
  func crown(atNode id: String, in model: DrainageModel) -> Double {
    if model.nodes[Int(from)].id == id { return inletOffset + section.fullDepth }
    return model.nodes[Int(to)].id == id ? outletOffset + section.fullDepth : 0
  }
}

extension HydrographSet {
  /// All water in it [m³].
  var volume: Double {
    let width = places.count
    return (0..<times.count - 1).reduce(0) { sum, row in
      let two = flow[row * width..<(row + 2) * width].reduce(0, +)
      return sum + (times[row + 1] - times[row]) * two / 2
    }
  }
}
