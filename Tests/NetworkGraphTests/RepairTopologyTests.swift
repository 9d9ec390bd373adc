import Geometry
import TestSupport
import Testing

@testable import NetworkGraph

@Suite struct RepairTopologyTests {
  @Test func joins_endsByTheirNames() throws {
    let network = try network(Street().layers)
    #expect(network.nodes.count == 7 && network.links.count == 6)
    #expect(try network.ends("p2") == ["m2", "m3"])
    #expect(try network.ends("p5") == ["m5", "o"])
    #expect(network.findings.isEmpty, "\(network.findings.map(\.message))")
  }

  @Test func joins_endsByPositionWhereNothingIsNamed() throws {
    let street = Street { _, _, names, _ in names = (nil, nil) }
    let network = try network(street.layers)
    #expect(try network.ends("p2") == ["m2", "m3"])
    #expect(network.findings.isEmpty, "\(network.findings.map(\.message))")
  }

  @Test(arguments: [true, false]) func heals_gapsAtLineEnds(isNamed: Bool) throws {
    let street = Street { i, path, names, _ in
      guard i == 2 else { return }
      path[1] = (149.8, 0.25)
      if !isNamed { names.to = nil }
    }
    let network = try network(street.layers)
    #expect(try network.ends("p2") == ["m2", "m3"])
    #expect(network.kinds(of: "p2") == ["end_gap"])
    #expect(network.findings.first?.message.contains("0.32 m") == true, "the gap is told in metres")
  }

  @Test func turns_rowsThatRunAgainstTheirLine() throws {
    let street = Street { i, path, _, _ in if i == 2 { path.reverse() } }
    let network = try network(street.layers)
    let link = try network.link("p2")
    #expect(try network.ends("p2") == ["m3", "m2"], "ends follow the line as drawn")
    #expect(network.level(.start, of: link) == Street.invert(3) && network.level(.end, of: link) == Street.invert(2))
    #expect(network.links.attributes.text(.from, link) == "m3")
    #expect(network.links.attributes.text(.flowDirection, link) == "reversed")
    #expect(network.findings.allSatisfy { $0.severity == .note })
  }

  @Test func keeps_lineWhoseRowAndCourseRunAgainstTheFlow() throws {
    let street = Street(count: 12) { i, path, names, numbers in
      guard i == 3 else { return }
      path.reverse()
      names = (names.to, names.from)
      (numbers[.invertUp], numbers[.invertDown]) = (numbers[.invertDown], numbers[.invertUp])
    }
    let network = try network(street.layers)
    #expect(network.findings.map(\.kind) == ["uphill_as_drawn"], "the water has a way on: no defect")
    #expect(try network.level(.end, of: network.link("p3")) == Street.invert(3))
  }

  @Test func reports_namesThatNoPointHas() throws {
    let street = Street { i, _, names, _ in if i == 1 { names.to = "nowhere" } }
    let network = try network(street.layers)
    #expect(try network.ends("p1") == ["m1", "m2"])
    #expect(network.kinds(of: "p1") == ["unknown_node"])
    #expect(network.findings.first?.property == "to")
  }

  @Test func disbelieves_namesOfPointsFarAway() throws {
    let street = Street { i, _, names, _ in if i == 1 { names.to = "m5" } }
    let network = try network(street.layers)
    #expect(try network.ends("p1") == ["m1", "m2"])
    #expect(network.kinds(of: "p1") == ["contradicting_node"])
  }

  @Test func prefers_thePointNearbyOfTwoWithOneName() throws {
    var street = Street()
    var others = LayerSketch(file: "sanitary/other.geojson")
    others.point("m3", 900, 900, [:], [.system: "storm"])
    let network = try network([others.layer] + street.layers)
    #expect(network.nodes.ids.filter { $0.hasPrefix("m3") } == ["m3", "m3@manholes"])
    #expect(try network.ends("p2") == ["m2", "m3@manholes"])
    street.pipes.layer.file = "unused"
  }

  @Test func splits_linesAtPointsAndEndsThatLieOnThem() throws {
    var pipes = LayerSketch(file: "pipes.geojson")
    pipes.line("main", [(0, 0), (40, 0), (100, 0)], [.invertUp: 10, .invertDown: 9, .length: 100])
    pipes.line("branch", [(70, 30), (70, 0.3)], [.diameter: 200])
    var points = LayerSketch(file: "points.geojson")
    points.point("inlet", 20, -0.2)
    let network = try network([pipes.layer, points.layer])
    #expect(network.links.ids == ["main#1", "main#2", "main#3", "branch"])
    #expect(network.links.sourceIDs == [0: "main", 1: "main", 2: "main"])
    #expect(try network.ends("main#2") == ["inlet", "branch:end"])
    let middle = try network.link("main#2")
    #expect(network.level(.start, of: middle) == 9.8 && network.level(.end, of: middle) == 9.3)
    #expect(isClose(network.links.attributes.number(.length, middle), 50, relative: 1e-12))
    #expect(network.drawnLength(of: middle) == 50)
    let parts = try (1...3).map { try network.drawnLength(of: network.link("main#\($0)")) ?? 0 }
    #expect(parts.reduce(0, +) == 100, "no length is lost")
  }

  @Test func splits_noLineOfTheOtherSystem() throws {
    var pipes = LayerSketch(file: "pipes.geojson")
    pipes.line("storm", [(0, 0), (100, 0)], [:], [.system: "storm"])
    pipes.line("foul", [(50, 30), (50, 0.2)], [:], [.system: "sanitary"])
    var points = LayerSketch(file: "points.geojson")
    points.point("s", 50, 0.2, [:], [.system: "sanitary"])
    let network = try network([pipes.layer, points.layer])
    #expect(network.links.ids == ["storm", "foul"])
  }

  @Test func makes_nodesWhereLinesMeet() throws {
    var pipes = LayerSketch(.road, file: "roads.geojson")
    pipes.line("a", [(0, 0), (100, 0)])
    pipes.line("b", [(100.3, 0.1), (200, 0)])
    pipes.line("c", [(100.1, -0.2), (100, -90)])
    let network = try network([pipes.layer])
    #expect(network.nodes.count == 4)
    #expect(network.topology.links(at: try network.node("a:end")) == [0, 1, 2])
    #expect(network.findings.map(\.kind) == ["made_node"], "one line for a layer that has no points at all")
  }

  @Test(arguments: [false, true]) func leavesOut_duplicates(isTurned: Bool) throws {
    var street = Street()
    let path = [(100.0, 0.0), (150.0, 0.0)]
    street.pipes.line(
      "twin", isTurned ? path.reversed() : path, from: isTurned ? "m3" : "m2", to: isTurned ? "m2" : "m3",
      [.diameter: 300])
    let network = try network(street.layers)
    #expect(!network.links.ids.contains("twin"))
    #expect(network.kinds(of: "p2") == ["duplicate"] && network.kinds(of: "twin") == ["duplicate"])
  }

  @Test func keeps_twoPipesOnDifferentCourses() throws {
    var street = Street()
    street.pipes.line("detour", [(100, 0), (125, 3), (150, 0)], from: "m2", to: "m3", [.diameter: 300])
    #expect(try network(street.layers).links.ids.contains("detour"))
  }

  @Test func joins_lineWithoutPositionsByItsNames() throws {
    let street = Street { i, path, _, _ in if i == 2 { path = [] } }
    let network = try network(street.layers)
    #expect(try network.ends("p2") == ["m2", "m3"])
    #expect(network.linkPaths.points(of: try network.link("p2")).isEmpty)
  }

  @Test func leavesOut_lineThatGoesNowhere() throws {
    var street = Street()
    street.pipes.line("stub", [(100, 0), (100.2, 0)])
    let network = try network(street.layers)
    #expect(!network.links.ids.contains("stub"))
    #expect(network.kinds(of: "stub") == ["self_loop"])
  }

  @Test func takes_pointsOfTwoLayersOnOneSpotAsOne() throws {
    let street = Street()
    var assets = LayerSketch(file: "assets.geojson")
    assets.point("A-3", 150.01, 0, [.pondedArea: 12])
    let network = try network([assets.layer] + street.layers)
    #expect(!network.nodes.ids.contains("A-3"))
    #expect(network.nodes.attributes.number(.pondedArea, try network.node("m3")) == 12)
    #expect(network.kinds(of: "A-3") == ["coincident_points"])
  }

  @Test func keeps_thePumpThatIsDrawnOnOneSpot() throws {
    var points = LayerSketch(.water, file: "junctions.geojson")
    for (id, x) in [("source", 0.0), ("in", 100), ("out", 100), ("tap", 200)] { points.point(id, x, 0) }
    var lines = LayerSketch(.water, file: "pipes.geojson")
    lines.line("suction", [(0, 0), (100, 0)], from: "source", to: "in")
    lines.line("pump", [(100, 0), (100, 0)], from: "in", to: "out", [:], [.kind: "pump"])
    lines.line("main", [(100, 0), (200, 0)], from: "out", to: "tap")
    let network = try network([points.layer, lines.layer])
    #expect(network.nodes.ids == ["source", "in", "out", "tap"])
    #expect(network.links.ids == ["suction", "pump", "main"])
  }

  @Test func leavesOut_whatIsAbandoned() throws {
    var street = Street()
    street.pipes.line("old", [(0, 0), (50, 20)], [:], [.status: "abandoned"])
    let network = try network(street.layers)
    #expect(!network.links.ids.contains("old"))
    #expect(
      network.kinds(of: "old") == ["abandoned", "missing_level", "missing_level"], "its gaps are told all the same")
  }

  @Test func keeps_networksOfDifferentKindsApart() throws {
    var water = LayerSketch(.water, file: "water.geojson")
    water.line("w", [(0, 0), (50, 0)])
    let network = try network(Street().layers + [water.layer])
    #expect(network.links.networks == Array(repeating: .drainage, count: 6) + [.water])
    #expect(try network.ends("w") == ["w:start", "w:end"])
  }

  @Test func refusal_degreesBesideMetres() {
    var water = LayerSketch(.water, file: "water.geojson", isGeographic: true)
    water.line("w", [(113, 28), (113.001, 28)])
    #expect(
      throws: NetworkError.mixedCoordinates(
        geographic: ["water.geojson"], planar: ["manholes.geojson", "pipes.geojson"])
    ) {
      try network(Street().layers + [water.layer])
    }
  }

  @Test func measures_lengthsOnTheEllipsoid() throws {
    var roads = LayerSketch(.road, file: "roads.geojson", isGeographic: true)
    roads.line("r", [(113, 28), (113.01, 28), (113.01, 28.01)])
    let network = try network([roads.layer])
    let path = [(113.0, 28.0), (113.01, 28.0), (113.01, 28.01)].map { LonLat(longitude: $0.0, latitude: $0.1) }
    #expect(network.drawnLength(of: 0) == geodesicLength(path))
    #expect(network.nodeLonLats.first == path.first, "coordinates stay as delivered")
  }
}
