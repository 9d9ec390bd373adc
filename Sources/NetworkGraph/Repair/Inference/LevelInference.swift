import Geometry

extension Network {
  /// Fills the missing levels of drainage pipes and says for each pipe how sure its less sure end is.
  ///
  /// Where the floor of the manhole is known it stands in for the level; the rest is estimated over all pipes at once.
  mutating func fillLevels(terrain: Terrain, options: RepairOptions) {
    let conduits = drainageLinks.filter(isConduit)
    guard conduits.contains(where: { fall(of: $0).isNaN }) else { return }
    let isAlongFlow = isDrawnAlongFlow
    let upperEnds = conduits.map { upperEnd(of: $0, isAlongFlow: isAlongFlow) }
    let problem = levelProblem(conduits, upperEnds, terrain, options)
    let estimate = LevelEstimator(problem).estimate()
    for (i, link) in conduits.enumerated() {
      let upper = upperEnds[i] ?? .start
      var least = 1.0
      for (end, value, confidence) in [
        (upper, estimate.up[i], estimate.upConfidence[i]),
        (upper.other, estimate.down[i], estimate.downConfidence[i]),
      ] where level(end, of: link).isNaN {
        links.fill(end.level, link, with: value, because: "estimated_level", confidence: confidence)
        least = min(least, confidence)
      }
      if least < 1 { links.attributes.set(.invertConfidence, link, to: least) }
    }
  }

  /// The end of a link that is the upper one: by its levels, by its row, or by the way the file is drawn.
  private func upperEnd(of link: Int, isAlongFlow: Bool) -> LinkEnd? {
    let fall = fall(of: link)
    if fall.magnitude > 0.001 { return fall > 0 ? .start : .end }
    switch links.attributes.text(.flowDirection, link) {
    case "drawn": return .start
    case "reversed": return .end
    default: return isAlongFlow ? .start : nil
    }
  }

  private func levelProblem(
    _ conduits: [Int], _ upperEnds: [LinkEnd?], _ terrain: Terrain, _ options: RepairOptions
  ) -> LevelProblem {
    var problem = LevelProblem()
    problem.minimumSlope = options.minimumSlope
    problem.places = nodePoints
    problem.floor = outletFloors()
    let surface = (0..<nodes.count).map { ground(of: $0, terrain) }
    problem.ground = surface.map(\.level)
    problem.groundDeviation = surface.map(\.deviation)
    for (link, known) in zip(conduits, upperEnds) {
      let upper = known ?? .start
      let height = sectionHeight(link)
      problem.pipes.append(
        LevelProblem.Pipe(
          from: Int32(topology.node(upper, of: link)), to: Int32(topology.node(upper.other, of: link)),
          up: level(upper, of: link), down: level(upper.other, of: link),
          length: max(1, links.attributes.known(.length, link) ?? 1),
          diameter: height.isNaN ? options.defaultDiameter : max(0.05, min(height, 10)), isDirected: known != nil))
    }
    problem.connect()
    return problem
  }

  /// Floors of nodes as levels of their outlets: a sump lies lower, by what the file's kind of node usually has.
  private func outletFloors() -> [Double] {
    var sumps: [String: [Double]] = [:]
    let floors = (0..<nodes.count).map { nodes.attributes.number(.invert, $0) }
    for node in drainageNodes where !floors[node].isNaN {
      let ends = topology.links(at: node).map { level(topology.end(of: Int($0), at: node), of: Int($0)) }
      guard let lowest = ends.filter({ !$0.isNaN }).min(), lowest >= floors[node] - 0.05 else { continue }
      sumps[nodes.kinds[node], default: []].append(lowest - floors[node])
    }
    let usual = sumps.filter { $0.value.count >= 5 }.mapValues { max(0, median($0)) }
    return floors.indices.map { floors[$0] + (usual[nodes.kinds[$0]] ?? 0) }
  }

  private func ground(of node: Int, _ terrain: Terrain) -> (level: Double, deviation: Double) {
    if let rim = nodes.attributes.known(.ground, node) { return (rim, 0.1) }
    guard nodes.networks[node] == .drainage, hasPlace(node), let guess = terrain.ground(at: nodePoints[node]) else {
      return (.nan, .nan)
    }
    return (guess.value, max(0.1, guess.deviation))
  }
}

extension AttributeName {
  /// Probability that the filled levels of a pipe are right within 0.3 m, of the less sure end.
  public static let invertConfidence = Self("invert_confidence")
}
