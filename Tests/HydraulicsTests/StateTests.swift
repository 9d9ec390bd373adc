import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

private func network(seed: UInt64, hours: Double) -> DrainageModel {
  var network = randomNetwork(count: 30, seed: seed)
  network.links.append(
    DrainageLink(
      id: "pump", from: 9, to: 0,
      structure: .pump(Pump(law: .depth(depths: [0, 1], flows: [0.02, 0.2]), onDepth: 0.5, offDepth: 0.2))))
  for i in network.nodes.indices {
    guard case .storage = network.nodes[i].role else { continue }
    network.nodes[i].seepage = StorageSeepage(conductivity: 1e-5, suction: 0.1, deficit: 0.3)
  }
  for i in network.links.indices where i % 3 == 0 { network.links[i].seepageRate = 2e-5 }
  network.links[4].fullFriction = .hazenWilliams(coefficient: 120)
  network.evaporation.rate = TimeSeries(times: [0, 600], values: [1e-6, 2e-6])
  network.settings.duration = hours * 3600
  return network
}

private func state(of model: DrainageModel, _ runoff: HydrographSet) throws -> RoutingState {
  var options = RoutingOptions()
  options.keepsState = true
  return try #require(try routeFlows(model, runoff: runoff, options: options).state)
}

private func everything(_ result: RoutingResult) -> String {
  "\(result.nodes) \(result.links) \(result.balance) \(result.outfallFlow) \(result.runOn) \(result.work)"
}

/// A run that stops half-way and goes on from its state is the whole run, to the last bit, maxima and steps included.
@Test(arguments: [1, 2, 3] as [UInt64])
func invariant_aContinuedRunIsTheWholeRun(seed: UInt64) throws {
  let runoff = randomStorm(on: network(seed: seed, hours: 1), peak: 0.2, seed: seed)
  let whole = try routeFlows(network(seed: seed, hours: 1), runoff: runoff)
  let saved = try state(of: network(seed: seed, hours: 0.25), runoff)
  #expect(saved.moment > 300)
  let read = try RoutingState(bytes: saved.bytes)
  #expect(read == saved)
  let continued = try routeFlows(network(seed: seed, hours: 1), runoff: runoff, from: read)
  #expect(everything(continued) == everything(whole))
}

/// Also where an outfall's water runs onto land; the state is then a little older.
@Test func invariant_runOnGoesOnFromAState() throws {
  func model(hours: Double) -> DrainageModel {
    var model = network(seed: 4, hours: hours)
    model.nodes[0].runsOnto = 0
    return model
  }
  let runoff = randomStorm(on: model(hours: 1), peak: 0.2, seed: 4)
  let whole = try routeFlows(model(hours: 1), runoff: runoff)
  let saved = try state(of: model(hours: 0.5), runoff)
  #expect(saved.moment > 300 && (whole.runOn.first?.total ?? 0) > 0)
  let continued = try routeFlows(model(hours: 1), runoff: runoff, from: try RoutingState(bytes: saved.bytes))
  #expect(everything(continued) == everything(whole))
}

@Test func invariant_keepingAStateChangesNothing() throws {
  let model = network(seed: 5, hours: 0.5)
  let runoff = randomStorm(on: model, peak: 0.2, seed: 5)
  var options = RoutingOptions()
  options.keepsState = true
  let kept = try routeFlows(model, runoff: runoff, options: options)
  #expect(everything(kept) == everything(try routeFlows(model, runoff: runoff)))
}

@Test func refusal_statesOfOtherRuns() throws {
  let model = network(seed: 2, hours: 0.5)
  let runoff = randomStorm(on: model, peak: 0.2, seed: 2)
  let saved = try state(of: model, runoff)
  func refusal(_ model: DrainageModel, _ runoff: HydrographSet) -> RoutingStateError? {
    do throws(RoutingError) {
      _ = try routeFlows(model, runoff: runoff, from: saved)
      return nil
    } catch {
      if case .state(let reason) = error { return reason }
      return nil
    }
  }
  #expect(refusal(model, runoff) == nil)
  var other = model
  other.links[3].roughness *= 1.01
  #expect(refusal(other, runoff) == .otherRun)
  var dry = model
  dry.evaporation.rate.values[0] = 0
  #expect(refusal(dry, runoff) == .otherRun)
  #expect(refusal(model, randomStorm(on: model, peak: 0.3, seed: 2)) == .otherRun)
  var shorter = model
  shorter.settings.duration = 60
  #expect(refusal(shorter, runoff) == .pastTheEnd)
}

@Test func refusal_damagedStates() throws {
  let model = network(seed: 2, hours: 0.1)
  let bytes = try state(of: model, .none).bytes
  #expect(throws: RoutingStateError.notAState) { try RoutingState(bytes: Array("{}".utf8)) }
  #expect(throws: RoutingStateError.damaged) { try RoutingState(bytes: Array(bytes.dropLast(9))) }
  var chance = SeededGenerator(seed: 1)
  for _ in 0..<200 {
    var wrong = bytes
    wrong[Int.random(in: 18..<bytes.count, using: &chance)] ^= UInt8(1 << Int.random(in: 0..<8, using: &chance))
    #expect(throws: RoutingStateError.damaged) { try RoutingState(bytes: wrong) }
  }
}
