import Foundation
import GeoFeatures
import Geometry
import TestSupport
import Testing

@testable import NetworkGraph

/// A random drainage tree on a grid of manholes 60 m apart, every level known, pipes laid downhill to one outfall.
private struct RandomTown {
  var points = LayerSketch(file: "points.geojson")
  var pipes: [(id: String, path: [(Double, Double)], from: String?, to: String?, up: Double, down: Double)] = []
  let side = 7

  init(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    var places: [(x: Double, y: Double)] = []
    for i in 0..<side * side {
      places.append(
        (
          60 * Double(i % side) + .random(in: -8...8, using: &chance),
          60 * Double(i / side) + .random(in: -8...8, using: &chance)
        ))
    }
    var inverts = [Double](repeating: 10, count: side * side)
    for i in 1..<side * side {
      let column = i % side
      let row = i / side
      let goesWest = row == 0 || (column > 0 && Bool.random(using: &chance))
      let next = goesWest ? i - 1 : i - side
      inverts[i] = inverts[next] + .random(in: 0.1...0.5, using: &chance)
      pipes.append(("p\(i)", [places[i], places[next]], "n\(i)", "n\(next)", inverts[i], inverts[next]))
    }
    for i in 0..<side * side {
      points.point(
        "n\(i)", places[i].x, places[i].y, [.ground: inverts[i] + 2, .maxDepth: 2],
        [.kind: i == 0 ? "outfall" : "manhole", .system: "storm"])
    }
  }

  func layers(inOrder order: [Int]? = nil) -> [Layer] {
    var sketch = LayerSketch(file: "pipes.geojson")
    for i in order ?? Array(pipes.indices) {
      let pipe = pipes[i]
      sketch.line(
        pipe.id, pipe.path, from: pipe.from, to: pipe.to,
        [.invertUp: pipe.up, .invertDown: pipe.down, .diameter: 400], [.system: "storm"])
    }
    return [points.layer, sketch.layer]
  }
}

extension Network {
  /// Everything of note about the links, by id, whatever their order.
  fileprivate var digest: [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: (0..<links.count).map { link in
        let names = links.attributes.names.map { name in
          "\(name)=\(links.attributes.text(name, link) ?? "\(links.attributes.number(name, link))")"
        }
        return (links.ids[link], names)
      })
  }
}

@Suite struct RepairInvariantTests {
  @Test(arguments: 0..<10) func invariant_namesAndPositionsGiveTheSameGraph(seed: UInt64) throws {
    var town = RandomTown(seed: seed)
    let named = try network(town.layers())
    for i in town.pipes.indices { (town.pipes[i].from, town.pipes[i].to) = (nil, nil) }
    #expect(try network(town.layers()).digest == named.digest)
  }

  @Test(arguments: 0..<10) func recovers_plantedGapsAndSwaps(seed: UInt64) throws {
    var town = RandomTown(seed: seed)
    let clean = try network(town.layers())
    #expect(clean.findings.isEmpty, "\(clean.findings.map(\.message))")
    var chance = SeededGenerator(seed: seed + 100)
    let chosen = town.pipes.indices.shuffled(using: &chance)
    let gaps = Array(chosen[..<4])
    // Of two exchanged neighbours each makes the other's evidence doubtful; the planted ones lie apart.
    let swap = try #require(chosen[4...].first { town.pipes[$0].up - town.pipes[$0].down > 0.15 })
    for i in gaps {
      let angle = Double.random(in: 0...2 * .pi, using: &chance)
      let far = Double.random(in: 0.05...0.4, using: &chance)
      town.pipes[i].path[0].0 += far * cos(angle)
      town.pipes[i].path[0].1 += far * sin(angle)
      if Bool.random(using: &chance) { town.pipes[i].from = nil }
    }
    (town.pipes[swap].up, town.pipes[swap].down) = (town.pipes[swap].down, town.pipes[swap].up)
    let found = try network(town.layers())
    for id in clean.links.ids {
      #expect(try found.ends(id) == clean.ends(id))
      #expect(try found.level(.start, of: found.link(id)) == clean.level(.start, of: clean.link(id)))
    }
    #expect(Set(found.findings.filter { $0.kind == "end_gap" }.compactMap(\.id)) == Set(gaps.map { town.pipes[$0].id }))
    #expect(found.findings.filter { $0.severity > .note }.map(\.id) == [town.pipes[swap].id])
  }

  @Test(arguments: 0..<5) func invariant_orderOfFeaturesDoesNotMatter(seed: UInt64) throws {
    var town = RandomTown(seed: seed)
    for i in stride(from: 0, to: town.pipes.count, by: 5) {
      (town.pipes[i].from, town.pipes[i].to) = (nil, nil)
      town.pipes[i].path[1].0 += 0.3
    }
    for i in stride(from: 2, to: town.pipes.count, by: 7) { town.pipes[i].up = .nan }
    var chance = SeededGenerator(seed: seed)
    var first = try network(town.layers())
    var second = try network(town.layers(inOrder: town.pipes.indices.shuffled(using: &chance)))
    #expect(first.digest == second.digest)
    completeDrainage(&first)
    completeDrainage(&second)
    for id in first.links.ids {
      let (a, b) = (try first.link(id), try second.link(id))
      #expect(isClose(first.level(.start, of: a), second.level(.start, of: b), absolute: 1e-9))
    }
  }

  @Test(arguments: 0..<5) func invariant_repairOfTheRepairedChangesNothing(seed: UInt64) throws {
    var town = RandomTown(seed: seed)
    town.pipes[3].path[0].0 += 0.3
    town.pipes[3].from = nil
    (town.pipes[9].up, town.pipes[9].down) = (town.pipes[9].down, town.pipes[9].up)
    town.pipes.append(("t", [town.pipes[5].path[1], town.pipes[5].path[0]], nil, nil, .nan, .nan))
    var once = try network(town.layers())
    completeDrainage(&once)
    var twice = try network(once.asLayers())
    #expect(twice.findings.filter { $0.severity > .note }.isEmpty, "\(twice.findings.map(\.message))")
    completeDrainage(&twice)
    #expect(twice.links.ids == once.links.ids)
    for link in 0..<once.links.count {
      #expect(
        twice.topology.from[link] == once.topology.from[link] && twice.topology.to[link] == once.topology.to[link])
      for name in [AttributeName.invertUp, .invertDown, .diameter, .length, .manning] {
        #expect(twice.links.attributes.number(name, link) == once.links.attributes.number(name, link))
      }
    }
    #expect(twice.links.fills.isEmpty && twice.nodes.fills.isEmpty, "nothing is left to assume")
  }

  @Test(arguments: 0..<20) func invariant_filledPipesRunDownhill(seed: UInt64) throws {
    var town = RandomTown(seed: seed)
    var chance = SeededGenerator(seed: seed + 7)
    for i in town.pipes.indices where Double.random(in: 0...1, using: &chance) < 0.4 {
      town.pipes[i].up = .nan
      if Bool.random(using: &chance) { town.pipes[i].down = .nan }
    }
    for row in 1..<town.points.layer.count { town.points.layer.attributes.set(.maxDepth, row, to: Double.nan) }
    var network = try network(town.layers())
    completeDrainage(&network)
    for link in 0..<network.links.count { #expect(network.fall(of: link) > 0, "\(network.links.ids[link])") }
  }

  @Test func regression_deepCrowdsDoNotHang() throws {
    // Thousands of lines that end in one spot, none with a point: a star of ends.
    var roads = LayerSketch(.road, file: "roads.geojson")
    for i in 0..<300 {
      let angle = Double(i) * 0.01
      roads.line("r\(i)", [(0, 0), (100 * cos(angle), 100 * sin(angle))])
    }
    let network = try network([roads.layer])
    #expect(network.topology.links(at: try network.node("r0:start")).count == 300)
  }
}

extension Network {
  /// The network as the layers that would be written for it.
  fileprivate func asLayers() -> [Layer] {
    var points = LayerSketch(file: "nodes.geojson")
    var lines = LayerSketch(file: "links.geojson")
    for i in 0..<nodes.count { points.point(nodes.ids[i], nodePoints[i].easting, nodePoints[i].northing) }
    for i in 0..<links.count {
      lines.line(links.ids[i], linkPaths.grid[linkPaths.points(of: i)].map { ($0.easting, $0.northing) })
    }
    points.layer.attributes = nodes.attributes
    lines.layer.attributes = links.attributes
    for i in 0..<nodes.count { points.layer.attributes.set(.kind, i, to: nodes.kinds[i]) }
    return [points.layer, lines.layer] + layers
  }
}

@Suite struct LevelSolverTests {
  @Test(arguments: 0..<20) func naive_sparseCholeskyAgreesWithElimination(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let n = 25
    var dense = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0.0 } }
    var pairs: [(Int32, Int32)] = []
    var values: [Double] = []
    for _ in 0..<40 {
      let (a, b) = (Int.random(in: 0..<n, using: &chance), Int.random(in: 0..<n, using: &chance))
      let weight = Double.random(in: 0.1...5, using: &chance)
      if a == b { continue }
      pairs.append((Int32(a), Int32(b)))
      values.append(-weight)
      dense[a][b] -= weight
      dense[b][a] -= weight
      dense[a][a] += weight
      dense[b][b] += weight
    }
    var sparse = SparseCholesky(count: n, pairs: pairs)
    sparse.factorise(diagonal: (0..<n).map { dense[$0][$0] }, pairs: values)
    let right = (0..<n).map { _ in Double.random(in: -1...1, using: &chance) }
    let x = sparse.solve(right)
    for i in 0..<n {
      let product = (0..<n).reduce(0) { $0 + dense[i][$1] * x[$1] }
      #expect(isClose(product, right[i], absolute: 1e-10))
    }
    let inverse = sparse.inverseDiagonal()
    for i in 0..<n {
      let column = sparse.solve((0..<n).map { $0 == i ? 1 : 0 })
      #expect(isClose(inverse[i], column[i], relative: 1e-10))
    }
  }

  @Test func analytic_krigingMeetsItsSamplesAndTheirMean() throws {
    let places = [
      GridPoint(easting: 0, northing: 0), GridPoint(easting: 400, northing: 0), GridPoint(easting: 0, northing: 300),
    ]
    let field = ScatteredField(places: places, values: [5, 7, 9], neighbours: 8, range: 200, nugget: 0)
    for (place, value) in zip(places, [5.0, 7, 9]) {
      let guess = try #require(field.guess(at: place))
      #expect(isClose(guess.value, value, absolute: 1e-9) && guess.deviation < 1e-6)
    }
    let far = try #require(field.guess(at: GridPoint(easting: 6000, northing: 0)))
    #expect((far.value - 7).magnitude < 0.2, "beyond the range nothing but the mean is known")
    #expect(field.guess(at: GridPoint(easting: 20_000, northing: 0)) == nil)
  }

  @Test func analytic_levelsOnAnEvenSlopeAreFoundExactly() {
    // One chain, ends known at both outer pipes; all terms agree on the straight line between.
    var problem = LevelProblem()
    for i in 0...8 { problem.places.append(GridPoint(easting: 50 * Double(i), northing: 0)) }
    problem.floor = Array(repeating: .nan, count: 9)
    problem.ground = problem.floor
    problem.groundDeviation = problem.floor
    for i in 0..<8 {
      let isKnown = i < 3 || i > 4
      let level = { (k: Int) in isKnown ? 100 - 0.3 * Double(k) : .nan }
      problem.pipes.append(
        .init(
          from: Int32(i), to: Int32(i + 1), up: level(i), down: level(i + 1), length: 50, diameter: 0.3,
          isDirected: true))
    }
    problem.connect()
    let estimate = LevelEstimator(problem).estimate()
    for i in 0..<8 {
      #expect(isClose(estimate.up[i], 100 - 0.3 * Double(i), absolute: 0.02))
      #expect((estimate.upConfidence[i] == 1) == (i < 3 || i > 4))
    }
  }
}
