import Testing

@testable import NetworkGraph

@Suite struct RepairLevelTests {
  @Test func derives_levelsFromGroundAndDepth() throws {
    let street = Street { i, _, _, numbers in
      guard i == 2 else { return }
      numbers[.invertUp] = nil
      numbers[.depthUp] = 1.9
    }
    let network = try network(street.layers)
    let link = try network.link("p2")
    #expect((network.level(.start, of: link) - (Street.invert(2) + 2 - 1.9)).magnitude < 1e-9)
    #expect(network.nodes.attributes.number(.invert, try network.node("m2")) == Street.invert(2) + 2 - 2)
  }

  @Test func takes_depthsOfPressurePipesToTheCrown() throws {
    var points = LayerSketch(.water, file: "points.geojson")
    points.point("a", 0, 0, [.ground: 50])
    points.point("b", 80, 0, [.ground: 51])
    var pipes = LayerSketch(.water, file: "pipes.geojson")
    pipes.line("w", [(0, 0), (80, 0)], from: "a", to: "b", [.depthUp: 1, .depthDown: 1.5, .diameter: 200])
    let network = try network([points.layer, pipes.layer])
    #expect(
      (network.level(.start, of: 0) - 48.8).magnitude < 1e-9 && (network.level(.end, of: 0) - 49.3).magnitude < 1e-9)
  }

  @Test func reads_groundLevelInTheColumnOfThePipe() throws {
    let street = Street { i, _, _, numbers in
      guard i == 2 else { return }
      numbers[.invertUp] = Street.invert(2) + 2
      numbers[.depthUp] = 2
    }
    let network = try network(street.layers)
    #expect((network.level(.start, of: try network.link("p2")) - Street.invert(2)).magnitude < 1e-9)
    #expect(network.kinds(of: "p2") == ["ground_as_level"])
  }

  @Test(arguments: 0..<6) func heals_exchangedLevels(pipe: Int) throws {
    let street = Street { i, _, _, numbers in
      if i == pipe { (numbers[.invertUp], numbers[.invertDown]) = (numbers[.invertDown], numbers[.invertUp]) }
    }
    let network = try network(street.layers)
    #expect(network.findings.map(\.kind) == ["adverse_slope"])
    #expect(network.findings.first?.id == "p\(pipe)" && network.findings.first?.repair != nil)
    #expect(network.level(.start, of: try network.link("p\(pipe)")) == Street.invert(pipe))
  }

  @Test func reports_pipeThatTrulyRunsUphill() throws {
    // Both ends agree with the manholes: m3 lies too high, and nothing is exchanged.
    var street = Street(count: 12) { i, _, _, numbers in
      if i == 2 { numbers[.invertDown] = 99.9 }
      if i == 3 { numbers[.invertUp] = 99.9 }
    }
    street.nodes.layer.attributes.set(.maxDepth, 3, to: Street.invert(3) + 2 - 99.9)
    let network = try network(street.layers)
    #expect(network.findings.map(\.kind) == ["adverse_slope"] && network.findings.first?.id == "p2")
    #expect(network.level(.end, of: try network.link("p2")) == 99.9, "known levels stay as delivered")
  }

  @Test func refuses_levelsThatCannotBe() throws {
    let street = Street(count: 20) { i, _, _, numbers in
      for name in [AttributeName.invertUp, .invertDown] { numbers[name] = (numbers[name] ?? 0) + 470 }
      if i == 7 { (numbers[.invertUp], numbers[.invertDown]) = (1, 1) }
    }
    var layers = street.layers
    for row in 0..<20 { layers[0].attributes.set(.ground, row, to: Street.invert(row) + 472) }
    layers[0].attributes.set(.invert, 20, to: Street.invert(20) + 470)
    let network = try network(layers)
    #expect(network.kinds(of: "p7").filter { $0 == "implausible_level" }.count == 2)
    #expect(network.level(.start, of: try network.link("p7")).isNaN)
  }

  @Test func refuses_aBuriedPipeThatEndsAboveTheStreet() throws {
    let street = Street(count: 20) { i, _, _, numbers in
      if i == 7 { numbers[.invertDown] = (numbers[.invertDown] ?? 0) + 8 }
    }
    let network = try network(street.layers)
    #expect(network.kinds(of: "p7").contains("implausible_level"))
    #expect(network.level(.end, of: try network.link("p7")).isNaN)
  }

  @Test func believes_levelsNearZeroInATownByTheSea() throws {
    let street = Street(count: 20) { i, _, _, numbers in
      for name in [AttributeName.invertUp, .invertDown] { numbers[name] = (numbers[name] ?? 0) - 97 }
    }
    var layers = street.layers
    for row in 0..<20 { layers[0].attributes.set(.ground, row, to: Street.invert(row) - 95) }
    layers[0].attributes.set(.invert, 20, to: Street.invert(20) - 97)
    #expect(try network(layers).findings.isEmpty)
  }

  @Test func reports_sizesSystemsAndPieces() throws {
    var street = Street { i, _, _, numbers in
      if i == 1 { numbers[.diameter] = 800 }
      if i == 4 { numbers[.diameter] = nil }
    }
    street.nodes.point("s1", 130, 30, [:], [.system: "sanitary"])
    street.pipes.line("wrong", [(130, 30), (150, 0)], from: "s1", to: "m3", [.diameter: 200], [.system: "sanitary"])
    street.pipes.line("far", [(900, 900), (950, 900)], [.diameter: 300], [.system: "storm"])
    let network = try network(street.layers)
    #expect(network.kinds(of: "p2").contains("smaller_downstream"))
    #expect(network.kinds(of: "p4").contains("missing_diameter"))
    #expect(network.kinds(of: "wrong").contains("mixed_connection"))
    #expect(network.kinds(of: "far").contains("isolated_piece"))
  }

  @Test func uses_drawnLengthWhereTheRecordIsFarOff() throws {
    let street = Street { i, _, _, numbers in numbers[.length] = i == 2 ? 223 : 50.4 }
    let network = try network(street.layers)
    #expect(network.links.attributes.number(.length, try network.link("p2")) == 50)
    #expect(network.links.attributes.number(.length, try network.link("p1")) == 50.4)
    #expect(network.findings.map(\.kind) == ["length_mismatch"])
  }
}
