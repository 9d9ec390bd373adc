import Hydraulics
import NetworkGraph
import Results
import Testing

@testable import Flooding

/// Three manholes in a row and an outfall, and a run that is made up.
private struct Patient {
  var model = DrainageModel()
  var routing: RoutingResult

  init() {
    model.nodes = (0..<3).map { DrainageNode(id: "J\($0)", invert: 10 - Double($0), maxDepth: 3) }
    model.nodes.append(DrainageNode(id: "O", role: .outfall(.free, flapGate: false), invert: 6, maxDepth: 0))
    model.links = (0..<3).map {
      DrainageLink(
        id: "C\($0)", from: Int32($0), to: Int32($0 + 1), section: .circular(diameter: 0.5), length: 60,
        roughness: 0.013)
    }
    routing = RoutingResult(
      nodes: [NodeSummary](repeating: NodeSummary(), count: 4),
      links: [LinkSummary](repeating: LinkSummary(), count: 3), balance: WaterBalance(), outfalls: [3],
      outfallTimes: [], outfallFlow: [])
    routing.balance.inflow = 1000
    routing.work.steps = 400
    for i in 0..<3 {
      routing.links[i].capacity = 0.2
      routing.links[i].maxFlow = 0.25
    }
  }

  func ailments() -> [Ailment] { diagnose(model, routing) }
}

@Test func golden_aHealthyModelHasNoAilments() {
  #expect(Patient().ailments().isEmpty)
}

@Test func golden_lostWaterNamesWhatArrivesAndWhatLeaves() throws {
  var patient = Patient()
  patient.routing.nodes[1].floodVolume = 50
  patient.routing.nodes[1].maxInflow = 0.4
  patient.routing.nodes[2].floodVolume = 80
  patient.routing.nodes[2].maxInflow = 0.1
  let found = patient.ailments()
  #expect(found.map(\.id) == ["J2", "J1"])
  #expect(found.map(\.percent) == [8, 5])
  #expect(found[1].reason == "up to 0.4 m3/s arrive, and what leaves it carries 0.2 m3/s when full")
  #expect(found[0].reason.contains("backs up"))
  patient.model.nodes[2].maxDepth = 0.5
  #expect(try #require(patient.ailments().first).reason.contains("rim is at the crown"))
  patient.model.settings.allowsPonding = true
  for i in 0..<3 { patient.model.nodes[i].pondedArea = 100 }
  #expect(patient.ailments().isEmpty, "water that ponds is not lost")
}

@Test func golden_shortConduitsHoldTheStep() throws {
  var patient = Patient()
  patient.routing.links[1].limitedSteps = 200
  patient.model.links[1].length = 1
  let ailment = try #require(patient.ailments().first)
  #expect(ailment.kind == .limitsStep && ailment.id == "C1" && ailment.percent == 50)
  #expect(ailment.reason.contains("only 1 m long"))
}

@Test func golden_pumpsMakeTheirNeighboursSwing() throws {
  var patient = Patient()
  patient.model.links[2] = DrainageLink(id: "P", from: 2, to: 3, structure: .pump(Pump(law: .ideal)))
  patient.routing.links[1].swings = 40
  patient.routing.nodes[2].unconvergedSteps = 20
  let found = patient.ailments()
  #expect(found.map(\.kind) == [.oscillates, .doesNotConverge])
  #expect(found[0].reason == "pump P beside it starts and stops")
  #expect(found[1].reason.contains("pump"))
}

@Test func invariant_fewSwingsAreNoAilment() {
  var patient = Patient()
  patient.routing.links[0].swings = 9
  #expect(patient.ailments().isEmpty)
}
