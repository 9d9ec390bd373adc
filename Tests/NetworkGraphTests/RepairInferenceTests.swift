import Geometry
import TestSupport
import Testing

@testable import NetworkGraph

@Suite struct RepairInferenceTests {
  private func completed(_ layers: [Layer]) throws -> Network {
    var network = try network(layers)
    completeDrainage(&network)
    return network
  }

  @Test func fills_missingLevelsBetweenKnownOnes() throws {
    var street = Street { i, _, _, numbers in
      if i == 2 { numbers[.invertDown] = nil }
      if i == 3 { numbers[.invertUp] = nil }
    }
    street.nodes.layer.attributes.set(.maxDepth, 3, to: Double.nan)
    let network = try completed(street.layers)
    let (above, below) = (try network.link("p2"), try network.link("p3"))
    #expect((network.level(.end, of: above) - Street.invert(3)).magnitude < 0.02, "an even slope goes on")
    #expect((network.level(.start, of: below) - Street.invert(3)).magnitude < 0.02)
    #expect(network.links.fills.contains { $0.element == Int32(above) && $0.reason == "estimated_level" })
    let confidence = network.links.attributes.number(.invertConfidence, above)
    #expect(confidence > 0.5 && confidence < 1)
    #expect(network.links.attributes.known(.invertConfidence, 0) == nil, "only where something was filled")
  }

  @Test func fills_levelsOfAnUnknownStreetFromTheGround() throws {
    var street = Street { _, _, _, numbers in
      numbers[.invertUp] = nil
      numbers[.invertDown] = nil
    }
    for row in 0..<7 {
      street.nodes.layer.attributes.set(.maxDepth, row, to: Double.nan)
      street.nodes.layer.attributes.set(.invert, row, to: Double.nan)
    }
    let network = try completed(street.layers)
    for link in 0..<network.links.count {
      #expect(network.fall(of: link) >= 3e-4 * 50 - 1e-6, "every filled pipe falls")
      let ground = network.nodes.attributes.number(.ground, Int(network.topology.from[link]))
      #expect(network.level(.start, of: link) < ground, "and lies in the ground")
    }
  }

  @Test func fills_diametersFromUpstreamThenDownstream() throws {
    let street = Street { i, _, _, numbers in if i == 0 || i == 4 { numbers[.diameter] = nil } }
    let network = try completed(street.layers)
    #expect(network.links.attributes.number(.diameter, try network.link("p4")) == 400)
    #expect(network.links.attributes.number(.diameter, try network.link("p0")) == 300)
    let reasons = network.links.fills.filter { $0.attribute == .diameter }.map(\.reason)
    #expect(Set(reasons) == ["upstream_diameter", "downstream_diameter"])
  }

  @Test func fills_roughnessFromMaterial() throws {
    var street = Street()
    street.pipes.layer.attributes.set(.material, 0, to: "hdpe")
    let network = try completed(street.layers)
    #expect(network.links.attributes.number(.manning, 0) == 0.010)
    #expect(network.links.attributes.number(.manning, 1) == 0.013)
    #expect(
      network.assumptions().contains(
        Assumption(kind: "default_roughness", count: 5, value: "manning_n of links = 0.013")))
  }

  @Test func makes_anOutfallAtTheLowestSink() throws {
    var street = Street()
    street.nodes.layer.attributes.set(.kind, 6, to: "manhole")
    let network = try completed(street.layers)
    #expect(network.nodes.kinds[try network.node("o")] == "outfall")
    #expect(network.findings.contains { $0.kind == "no_outfall" })
  }

  @Test func makes_subcatchmentsOfTheNearestLand() throws {
    let network = try completed(Street().layers)
    let land = try #require(network.layers.first { $0.kind == .subcatchment })
    #expect(land.count == 6, "one per manhole, none for the outfall")
    #expect(land.attributes.text(.outlet, 2) == "m2")
    // Inner manholes have the strip half-way to their neighbours, cut by the 16-gon around 100 m.
    let area = land.attributes.number(.area, 2)
    #expect(area < 50 * 200 && area > 50 * 2 * (100 * 100 - 25 * 25 as Double).squareRoot() * 0.98)
    #expect(isClose(land.attributes.number(.width, 2), area / 50, relative: 1e-12))
    #expect(land.attributes.number(.impervious, 2) == 60)
  }

  @Test func makes_noSubcatchmentsForSanitarySewers() throws {
    var street = Street()
    for row in 0..<7 { street.nodes.layer.attributes.set(.system, row, to: "sanitary") }
    for row in 0..<6 { street.pipes.layer.attributes.set(.system, row, to: "sanitary") }
    #expect(try !completed(street.layers).layers.contains { $0.kind == .subcatchment && $0.count > 0 })
  }

  @Test func completes_givenSubcatchments() throws {
    var land = LayerSketch(.subcatchment, file: "land.geojson")
    func square(_ x: Double) -> [(Double, Double)] { [(x, 5), (x + 40, 5), (x + 40, 45), (x, 45), (x, 5)] }
    land.area("named", square(0), [.area: 999, .impervious: 80], [.outlet: "m4"])
    land.area("unnamed", square(80))
    land.area("lost", square(160), [:], [.outlet: "no such"])
    let network = try completed(Street().layers + [land.layer])
    let layer = try #require(network.layers.first { $0.kind == .subcatchment })
    #expect((0..<3).map { layer.attributes.text(.outlet, $0) } == ["m4", "m2", "m4"])
    #expect(layer.attributes.number(.area, 0) == 999 && layer.attributes.number(.impervious, 0) == 80)
    #expect(layer.attributes.number(.area, 1) == 1600)
    #expect(network.kinds(of: "lost") == ["unknown_outlet"])
  }

  @Test func spreads_systemsAlongTheNetwork() throws {
    var street = Street()
    for row in 0..<6 { street.pipes.layer.attributes.clear(.system, row) }
    for row in 1..<7 { street.nodes.layer.attributes.clear(.system, row) }
    street.nodes.layer.attributes.set(.system, 0, to: "combined")
    let network = try completed(street.layers)
    #expect((0..<6).allSatisfy { network.links.attributes.text(.system, $0) == "combined" })
  }

  /// What a survey says of pipe 1, and the sizes it is simulated with.
  @Test(arguments: [
    ("egg", [AttributeName.height: 1.5, .width: 1], "egg", [AttributeName.height: 1.5]),
    ("egg", [.width: 0.8], "egg", [.height: 1.2]), ("egg", [.diameter: 900], "egg", [.height: 0.9]),
    ("gothic", [:], "circular", [.diameter: 300]), ("horiz_ellipse", [.height: 1], "horiz_ellipse", [.width: 1.6]),
    ("vert_ellipse", [.height: 1.6], "vert_ellipse", [.width: 1]),
    ("arch", [.diameter: 700], "circular", [.diameter: 700]),
    ("modbaskethandle", [.width: 1.2], "modbaskethandle", [.height: 1.2]),
    ("triangular", [.height: 1, .sideSlope: 2, .sideSlopeRight: 1], "triangular", [.width: 3]),
    ("parabolic", [.width: 3], "parabolic", [.height: 1]), ("irregular", [:], "trapezoidal", [.sideSlope: 1.5]),
    ("circular", [.diameter: 500, .sediment: 0.6], "circular", [.sediment: 0.45]),
  ])
  func completes_sizesOfEveryShape(
    shape: String, known: [AttributeName: Double], simulated: String, sizes: [AttributeName: Double]
  ) throws {
    let street = Street { i, _, _, numbers in
      guard i == 1 else { return }
      numbers[.diameter] = nil
      numbers.merge(known) { $1 }
    }
    var layers = street.layers
    layers[1].attributes.set(.shape, 1, to: shape)
    let network = try completed(layers)
    #expect(network.links.attributes.text(.shape, 1) == simulated)
    for (name, value) in sizes {
      #expect(isClose(network.links.attributes.number(name, 1), value, relative: 1e-12), "\(name)")
    }
    #expect(try DrainageModel(network: network).links[1].section.fullHeight > 0)
  }

  @Test func leaves_aModelAsItIs() throws {
    var model = ModelData()
    model.simulation = SimulationSettings()
    // All that would be a defect in a survey: uphill, far too long, smaller below, two pipes on one course.
    var nodes = LayerSketch(file: "model.inp")
    nodes.point("a", 0, 0, [.invert: 10, .maxDepth: 3])
    nodes.point("b", 50, 0, [.invert: 11, .maxDepth: 2])
    var pipes = LayerSketch(file: "model.inp")
    pipes.line("c1", [(0, 0), (50, 0)], from: "a", to: "b", [.diameter: 900, .length: 400, .inletOffset: 0.5])
    pipes.line("c2", [(0, 0), (50, 0)], from: "a", to: "b", [.diameter: 900, .length: 400])
    pipes.line("c3", [], from: "b", to: "a", [.diameter: 100, .length: 10])
    var network = try network([nodes.layer, pipes.layer], model: model)
    completeDrainage(&network)
    #expect(network.links.ids == ["c1", "c2", "c3"] && network.nodes.ids == ["a", "b"])
    #expect(network.findings.isEmpty && network.nodes.fills.isEmpty && network.links.fills.isEmpty)
    #expect(network.links.attributes.numberColumn(.length) == [400, 400, 10])
    #expect(network.level(.start, of: 0) == 10.5 && network.level(.end, of: 0) == 11)
  }
}
