import GeoFeatures
import NetworkGraph
import Quantities
import TestSupport
import Testing

/// Two manholes and an outfall in a row, with one subcatchment; tests change single values.
func smallNetwork() -> Network {
  var network = Network(topology: Topology(nodeCount: 3, from: [0, 1], to: [1, 2]))
  network.nodes.ids = ["A", "B", "OUT"]
  network.nodes.networks = Array(repeating: .drainage, count: 3)
  network.nodes.kinds = ["manhole", "manhole", "outfall"]
  network.nodes.attributes = AttributeTable(count: 3)
  network.nodes.attributes.setColumn(.invert, [10, 9, 8])
  network.nodes.attributes.setColumn(.ground, [13, 12.5, .nan])
  network.links.ids = ["C1", "C2"]
  network.links.networks = [.drainage, .drainage]
  network.links.kinds = ["conduit", "culvert"]
  network.links.attributes = AttributeTable(count: 2)
  network.links.attributes.setColumn(.diameter, [600, .nan])
  network.links.attributes.setColumn(.height, [.nan, 1.2])
  network.links.attributes.setColumn(.width, [.nan, 1.5])
  network.links.attributes.setColumn(.length, [100, 50])
  network.links.attributes.setColumn(.manning, [0.013, 0.015])
  network.links.attributes.setColumn(.invertUp, [10, 9.25])
  network.links.attributes.setColumn(.invertDown, [.nan, 8])
  network.links.attributes.setColumn(.outletOffset, [0.5, .nan])
  var areas = AttributeTable(count: 1)
  areas.set(.outlet, 0, to: "A")
  for (name, value) in [(AttributeName.area, 5000.0), (.width, 80), (.slope, 1.5), (.impervious, 40)] {
    areas.set(name, 0, to: value)
  }
  var geometry = GeometryColumn()
  geometry.append(.none, parts: [])
  network.layers = [
    Layer(
      kind: .subcatchment, file: "areas.geojson", ids: ["S"], features: [0], geometry: geometry, isGeographic: false,
      attributes: areas, reason: "")
  ]
  return network
}

/// The faults of a network, as sentences.
func faults(_ change: (inout Network) -> Void) -> [String] {
  var network = smallNetwork()
  change(&network)
  do throws(DrainageModelError) {
    _ = try DrainageModel(network: network)
    return []
  } catch {
    return error.faults.map(\.description)
  }
}

@Suite struct DrainageModelTests {
  @Test func trap_depthOfADenormalNumberIsNone() throws {
    var network = smallNetwork()
    network.nodes.attributes.set(.maxDepth, 0, to: .leastNonzeroMagnitude)
    network.links.attributes.set(.invertUp, 0, to: 10)
    #expect(try DrainageModel(network: network).nodes[0].maxDepth == 0.6, "the crown of C1")
    #expect(faults { $0.links.attributes.set(.diameter, 0, to: .leastNonzeroMagnitude) }.count == 1)
    #expect(faults { $0.links.attributes.set(.length, 0, to: .leastNonzeroMagnitude) }.count == 1)
  }

  @Test func refusal_trapezoidWithoutWidth() {
    let found = faults { network in
      network.links.attributes.set(.shape, 1, to: "trapezoidal")
      network.links.attributes.set(.width, 1, to: 0)
      network.links.attributes.set(.sideSlope, 1, to: 0)
    }
    #expect(found.contains { $0.contains("C2") && $0.contains("width_m") }, "\(found)")
  }

  @Test func refusal_numbersThatNoTownHas() {
    func check(_ change: (inout Network) -> Void, _ word: String) {
      let found = faults(change)
      #expect(found.count == 1 && found.allSatisfy { $0.contains(word) }, "\(found)")
    }
    check({ $0.links.attributes.set(.width, 1, to: 1e300) }, "C2: width_m: found 1e+300; expected a number of at most")
    check({ $0.nodes.attributes.set(.initialDepth, 0, to: 1e30) }, "A: initial_depth_m")
    check({ $0.layers[0].attributes.set(.area, 0, to: 1e20) }, "S: area_m2")
    check({ $0.model.series["Q"] = TimeSeries(times: [0], values: [.infinity]) }, "time series “Q”: found inf")
    check(
      {
        let rain = TimeSeries(times: [0, 60], values: [1e200, 0])
        $0.model.gauges["RG"] = ModelData.RainGauge(intensity: rain, interval: 60)
      }, "rain gauge “RG”")
  }

  @Test func golden_smallNetworkBecomesAModel() throws {
    let model = try DrainageModel(network: smallNetwork())
    #expect(model.nodes.map(\.id) == ["A", "B", "OUT"] && model.nodes.map(\.networkNode) == [0, 1, 2])
    #expect(model.nodes.map(\.maxDepth) == [3, 3.5, 0])
    guard case .outfall(.free, flapGate: false) = model.nodes[2].role else {
      Issue.record("an outfall without boundary is free")
      return
    }
    #expect(model.links[0].section == .circular(diameter: 0.6), "a diameter means a circle")
    #expect(model.links[1].section == .rectangularClosed(height: 1.2, width: 1.5))
    #expect(model.links.map(\.inletOffset) == [0, 0.25] && model.links.map(\.outletOffset) == [0.5, 0])
    let area = model.subcatchments[0]
    #expect(area.slope == 0.015 && area.impervious == 0.4 && area.gauge == -1 && area.layer == 0 && area.row == 0)
    guard case .node(0) = area.outlet, case .horton(let maximum, _, _, _, _) = area.infiltration else {
      Issue.record("\(area)")
      return
    }
    #expect(isClose(maximum, 60 / 3.6e6, relative: 1e-15))
    #expect(model.findings.count == 9 && model.findings.allSatisfy { $0.kind.hasPrefix("default_") })
  }

  @Test func refusal_everyMissingValueIsNamedAtOnce() {
    let found = faults { network in
      network.nodes.attributes.set(.invert, 1, to: .nan)
      network.links.attributes.set(.manning, 0, to: .nan)
      network.links.attributes.set(.length, 1, to: 0)
      network.links.attributes.set(.diameter, 0, to: .nan)
      network.layers[0].attributes.set(.outlet, 0, to: "NIX")
      network.layers[0].attributes.set(.width, 0, to: .nan)
    }
    #expect(found.count == 6)
    for words in [
      "B: invert_m: no value", "C1: manning_n: no value", "C2: length_m: found 0.0", "C1: diameter_mm: no value",
      "S: outlet: found “NIX”", "S: width_m: no value",
    ] {
      #expect(found.contains { $0.hasPrefix(words) }, "\(words) in \(found)")
    }
  }

  @Test func refusal_whatIsNotSimulatedIsNamed() {
    let found = faults { network in
      network.links.kinds[0] = "siphon"
      network.model.unsupported = ["groundwater flow ([GROUNDWATER])"]
    }
    #expect(
      found.map { $0.prefix { $0 != ":" } } == [
        "siphon links (C1)",
        "groundwater flow ([GROUNDWATER])",
      ])
  }

  @Test func golden_rimsReachTheHighestCrown() throws {
    var network = smallNetwork()
    network.nodes.attributes.set(.ground, 1, to: 9.5)
    let model = try DrainageModel(network: network)
    #expect(model.nodes[1].maxDepth == 0.25 + 1.2, "crown of C2 above the floor of B")
    #expect(model.findings.contains { $0.kind == "rim_below_crown" && $0.id == "B" })
  }

  @Test func golden_endsUnderTheFloorCountAsTheFloor() throws {
    var network = smallNetwork()
    network.links.attributes.set(.invertUp, 1, to: 8.9)
    let model = try DrainageModel(network: network)
    #expect(model.links[1].inletOffset == 0)
    #expect(model.findings.contains { $0.kind == "negative_offset" && $0.id == "C2" })
  }

  @Test func golden_namesAreLookedUpInTheModelData() throws {
    var network = smallNetwork()
    network.model.series["Q"] = TimeSeries(times: [0, 60], values: [1, 2])
    network.model.patterns["P"] = .init(period: .daily, factors: Array(repeating: 1, count: 7))
    network.model.inflows = [.init(node: "A", series: "Q", factor: 2, baseline: 0.1, patterns: ["P"])]
    network.model.gauges["RG"] = .init(intensity: TimeSeries(times: [0], values: [0]), interval: 300)
    network.model.curves["T"] = .init(kind: "tidal", x: [0, 12], y: [8.5, 9])
    network.nodes.attributes.set(.boundary, 2, to: "tidal")
    network.nodes.attributes.set(.stageSeries, 2, to: "T")
    network.nodes.attributes.set(.flapGate, 2, to: 1)
    let model = try DrainageModel(network: network)
    #expect(model.nodes[0].inflows[0].series == network.model.series["Q"])
    #expect(model.subcatchments[0].gauge == 0, "the only gauge")
    guard case .outfall(.tidal(let tide), flapGate: true) = model.nodes[2].role else {
      Issue.record("\(model.nodes[2].role)")
      return
    }
    #expect(tide.values == [8.5, 9])
    network.model.inflows[0].series = "NIX"
    #expect(throws: DrainageModelError.self) { try DrainageModel(network: network) }
  }

  @Test func golden_ignoredRainLeavesNoSubcatchments() throws {
    var settings = SimulationSettings()
    settings.ignoresRainfall = true
    #expect(try DrainageModel(network: smallNetwork(), settings: settings).subcatchments.isEmpty)
  }

  @Test(arguments: ["[[0,1],[2,3.5]]", " [ [0, 1] , [2,3.5] ] "]) func golden_pairLists(text: String) {
    #expect(PairList(json: text) == PairList(x: [0, 2], y: [1, 3.5]))
  }

  @Test(arguments: ["", "[", "[[1]]", "[[1,2,3]]", "[[1,x]]", "[[1,2]]x", "[[1,inf]]", "{}"])
  func refusal_textsThatAreNoPairLists(text: String) {
    #expect(PairList(json: text) == nil)
  }

  @Test(arguments: 0..<20) func invariant_pairListsSurvive(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let numbers = (0..<8).map { _ in Double.random(in: -1e6...1e6, using: &random) }
    let pairs = PairList(x: Array(numbers[..<4]), y: Array(numbers[4...]))
    #expect(PairList(json: pairs.json) == pairs)
  }
}
