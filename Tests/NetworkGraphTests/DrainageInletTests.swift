import NetworkGraph
import TestSupport
import Testing

/// `smallNetwork` with a street for C1 and an inlet on it that leads to the outfall.
private func streetNetwork() -> Network {
  var network = smallNetwork()
  network.links.attributes.set(.shape, 0, to: "street")
  network.links.attributes.set(.streetSection, 0, to: "Road")
  network.model.streets["Road"] = NetworkGraph.Street(
    crownWidth: 5, curbHeight: 0.2, crossSlope: 0.02, roughness: 0.016)
  network.model.inletDesigns["G"] = .grate(Grate(length: 0.9, width: 0.45, bars: .parallel30))
  network.model.inlets = [InletUsage(link: "C1", design: "G", node: "OUT")]
  return network
}

@Suite struct DrainageInletTests {
  @Test func golden_namesAreResolved() throws {
    var network = streetNetwork()
    network.model.inletDesigns["R"] = .custom(curve: "rc")
    network.model.curves["rc"] = ModelData.Curve(kind: "rating", x: [0, 1], y: [0, 0.3])
    network.model.inlets.append(InletUsage(link: "C2", design: "R", node: "A", count: 2))
    let model = try DrainageModel(network: network)
    #expect(model.inlets.map(\.link) == [0, 1] && model.inlets.map(\.node) == [2, 0])
    #expect(model.inlets[0].design == .grate(Grate(length: 0.9, width: 0.45, bars: .parallel30)))
    #expect(model.inlets[0].curve == nil && model.inlets[1].curve?.y == [0, 0.3] && model.inlets[1].usage.count == 2)
    #expect(model.lowerNode(of: model.links[0]) == 1)
  }

  @Test func golden_lowerNodeIsThatOfTheLowerEnd() throws {
    var network = streetNetwork()
    network.links.attributes.set(.invertUp, 0, to: 10)
    network.links.attributes.set(.outletOffset, 0, to: 1.5)
    let model = try DrainageModel(network: network)
    #expect(model.lowerNode(of: model.links[0]) == 0, "C1 climbs from 10 to 10.5 m")
  }

  /// As SWMM does, with a warning each.
  @Test(arguments: [
    InletDesign.dropGrate(Grate(length: 1, width: 1, bars: .reticuline)),
    .dropCurb(CurbOpening(length: 1, height: 0.1)),
    .custom(curve: "none"), .custom(curve: "shape"), .custom(curve: "negative"),
  ])
  func golden_misplacedInletsAreLeftOut(design: InletDesign) throws {
    var network = streetNetwork()
    network.model.inletDesigns["G"] = design
    network.model.curves["shape"] = ModelData.Curve(kind: "shape", x: [0, 1], y: [0, 1])
    network.model.curves["negative"] = ModelData.Curve(kind: "rating", x: [0, 1], y: [0, -1])
    let model = try DrainageModel(network: network)
    #expect(model.inlets.isEmpty && model.findings.contains { $0.kind == "inlet_left_out" && $0.id == "C1" })
  }

  @Test func golden_inletIntoItsOwnStreetOrOnAPumpIsLeftOut() throws {
    var network = streetNetwork()
    network.model.inlets[0].node = "B"
    network.links.kinds[1] = "pump"
    network.model.inlets.append(InletUsage(link: "C2", design: "G", node: "A"))
    let model = try DrainageModel(network: network)
    #expect(model.inlets.isEmpty && model.findings.count { $0.kind == "inlet_left_out" } == 2)
  }

  @Test func refusal_unknownNamesNameTheNearest() {
    let found = faults { network in
      network = streetNetwork()
      network.model.inlets = [
        InletUsage(link: "C3", design: "G", node: "OUT"), InletUsage(link: "C1", design: "H", node: "OUT"),
        InletUsage(link: "C1", design: "G", node: "OUTT"),
      ]
    }
    #expect(
      found == [
        "C3: its inlets name drainage link “C3”, which is not there; the nearest is “C1”",
        "C1: its inlets name inlet design “H”, which is not there; the nearest is “G”",
        "C1: its inlets name drainage node “OUTT”, which is not there; the nearest is “OUT”",
      ])
  }

  @Test func refusal_impossibleNumbersAreNamedAtOnce() {
    let found = faults { network in
      network = streetNetwork()
      network.model.inletDesigns = [
        "G": .grate(Grate(length: 0, width: -1, bars: .generic, openShare: 2, splashOverVelocity: .nan)),
        "S": .slottedDrain(SlottedDrain(length: .infinity, width: 0.05)),
        "C": .combination(Grate(length: 1, width: 1, bars: .reticuline), CurbOpening(length: 1, height: 0)),
      ]
      network.model.inlets[0].count = 0
      network.model.inlets[0].cloggedPercent = 101
      network.model.inlets[0].maxFlow = .nan
      network.model.inlets[0].localDepression = -1
      network.model.inlets[0].localDepressionWidth = 1e300
    }
    #expect(
      found == [
        "inlet “C” needs a height of the opening above 0",
        "inlet “G” needs a length of the grate above 0, a width of the grate above 0, "
          + "an open share above 0 and at most 1, a splash-over velocity from 0",
        "inlet “S” needs a length of the slot above 0",
        "C1: its inlets need a count from 1 to 1000, clogged_pct from 0 to 100, max_flow_m3s not below 0, "
          + "local_depression_m not below 0, local_depression_width_m not below 0",
      ])
  }
}
