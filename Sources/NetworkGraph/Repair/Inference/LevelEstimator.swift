import Foundation
import Geometry

/// Fills the missing levels of pipes by one sparse robust least-squares fit over all connected parts at once.
///
/// Unknown are one outlet level per manhole that touches an unknown end, and one level per unknown end; known ends stay
/// fixed. Each term is `((Σ cᵢ·xᵢ − mean) / σ)²` under Student weights `(ν + 1) / (ν + t²)`, which a few rounds of
/// reweighting settle: the expected fall of a pipe, its slope going on through the manhole, drops at manholes, the
/// surface above, depths around, and levels around. At last an active set holds every filled pipe to a least fall.
/// Cost: a sparse factorisation a round.
struct LevelEstimator {
  private let problem: LevelProblem
  private let habits: LevelHabits
  private var terms: [LevelTerm] = []
  /// Unknown of each pipe end (2·pipe + 0 upper, 1 lower) and of each node, -1 where known or not asked for.
  private var endUnknown: [Int32] = []
  private var nodeUnknown: [Int32] = []
  private var unknownCount = 0

  init(_ problem: LevelProblem) {
    self.problem = problem
    habits = LevelHabits(problem)
    numberUnknowns()
    addPipeTerms()
    for node in problem.places.indices { addTerms(at: node) }
    addLevelsAround()
  }

  /// The fit and how sure it is of each end.
  func estimate() -> LevelEstimate {
    guard unknownCount > 0 else { return assemble([], []) }
    var system = LevelSystem(count: unknownCount, terms: terms)
    let first = system.solve()
    var x = first
    for _ in 0..<6 {
      system.reweight(at: x)
      x = system.solve()
    }
    x = keepDownhill(&system, x)
    let deviation = system.deviations()
    return assemble(x, confidence(x, first, system.plainSolution(), deviation))
  }

  // MARK: Unknowns

  private mutating func numberUnknowns() {
    endUnknown = Array(repeating: -1, count: 2 * problem.pipes.count)
    nodeUnknown = Array(repeating: -1, count: problem.places.count)
    for (i, pipe) in problem.pipes.enumerated() {
      let ends = [(2 * i, pipe.up, pipe.from), (2 * i + 1, pipe.down, pipe.to)]
      for (slot, level, node) in ends where level.isNaN {
        endUnknown[slot] = Int32(unknownCount)
        unknownCount += 1
        if problem.floor[Int(node)].isNaN, nodeUnknown[Int(node)] < 0 {
          nodeUnknown[Int(node)] = Int32(unknownCount)
          unknownCount += 1
        }
      }
    }
  }

  private func up(_ pipe: Int) -> LevelTerm.Part {
    LevelTerm.Part(unknown: endUnknown[2 * pipe], known: problem.pipes[pipe].up)
  }

  private func down(_ pipe: Int) -> LevelTerm.Part {
    LevelTerm.Part(unknown: endUnknown[2 * pipe + 1], known: problem.pipes[pipe].down)
  }

  private func outlet(_ node: Int) -> LevelTerm.Part {
    LevelTerm.Part(unknown: nodeUnknown[node], known: problem.floor[node])
  }

  private mutating func add(_ term: LevelTerm) {
    if term.parts.contains(where: { $0.unknown >= 0 }) { terms.append(term) }
  }

  // MARK: Terms of a pipe

  private mutating func addPipeTerms() {
    for (i, pipe) in problem.pipes.enumerated() where pipe.up.isNaN || pipe.down.isNaN {
      let (a, b) = (Int(pipe.from), Int(pipe.to))
      let slope = expectedSlope(pipe)
      let mean = pipe.isDirected ? slope * pipe.length : 0
      let variance = 0.05 * 0.05 + pow(0.6 * slope * pipe.length, 2) + 0.012 * 0.012 * pipe.length
      add(
        LevelTerm(
          [up(i).times(1), down(i).times(-1)], mean: mean, deviation: variance.squareRoot(), freedom: 8,
          role: pipe.isDirected ? .fall : .difference))
      let rise = problem.ground[a] - problem.ground[b]
      if !rise.isNaN {
        let spread = 0.07 * 0.07 * pipe.length + groundVariance(a) + groundVariance(b)
        add(
          LevelTerm(
            [up(i).times(1), down(i).times(-1)], mean: rise, deviation: spread.squareRoot(), freedom: 8, role: .surface)
        )
      }
    }
  }

  private func groundVariance(_ node: Int) -> Double { problem.groundDeviation[node] * problem.groundDeviation[node] }

  /// Slope that diameter and ground let expect [-], never below about 0.001.
  private func expectedSlope(_ pipe: LevelProblem.Pipe) -> Double {
    let typical = habits.typicalSlope(diameter: pipe.diameter)
    let fall = problem.ground[Int(pipe.from)] - problem.ground[Int(pipe.to)]
    guard !fall.isNaN else { return typical }
    let noise = (groundVariance(Int(pipe.from)) + groundVariance(Int(pipe.to))) / (pipe.length * pipe.length)
    let share = 0.6 * 1e-4 / (1e-4 + noise)
    let blend = (1 - share) * typical + share * fall / pipe.length
    let softness = 0.4 * typical
    let excess = (blend - 0.001) / softness
    return 0.001 + softness * (excess > 30 ? excess : log1p(exp(excess)))
  }

  // MARK: Terms of a manhole

  private mutating func addTerms(at node: Int) {
    let (incoming, outgoing) = problem.pipes(at: node)
    addContinuity(incoming, outgoing, at: node)
    guard nodeUnknown[node] >= 0 || (incoming + outgoing).contains(where: isOpen) else { return }
    for pipe in outgoing {
      let isSure = problem.pipes[pipe].isDirected
      add(
        LevelTerm(
          [up(pipe).times(1), outlet(node).times(-1)], mean: isSure ? 0 : habits.drop / 2,
          deviation: isSure ? 0.02 : 0.1, freedom: isSure ? 8 : 2, role: .drop))
    }
    for pipe in incoming {
      let widening = problem.widening(at: node, from: problem.pipes[pipe].diameter)
      let isSure = problem.pipes[pipe].isDirected
      add(
        LevelTerm(
          [down(pipe).times(1), outlet(node).times(-1)],
          mean: isSure ? habits.expectedDrop(widening: widening) : habits.drop / 2,
          deviation: isSure ? 0.07 + 0.4 * widening : 0.1, freedom: 2, role: .drop))
    }
    addDepth(at: node)
  }

  private func isOpen(_ pipe: Int) -> Bool { endUnknown[2 * pipe] >= 0 || endUnknown[2 * pipe + 1] >= 0 }

  /// The slope of a pipe that comes in goes on in one that leaves.
  private mutating func addContinuity(_ incoming: [Int], _ outgoing: [Int], at node: Int) {
    let all = incoming + outgoing
    let isSure = all.allSatisfy { problem.pipes[$0].isDirected }
    // Where a dozen pipes meet, slopes have little to do with one another and the pairs are many.
    guard isSure ? all.count <= 12 : all.count == 2 else { return }
    // Of two pipes of unknown direction either may be called the incoming one, if its slope is read that way.
    let pairs = isSure ? incoming.flatMap { i in outgoing.map { (i, $0) } } : [(all[0], all[1])]
    for (i, j) in pairs where isOpen(i) || isOpen(j) {
      let (a, b) = (problem.pipes[i], problem.pipes[j])
      guard a.length >= 5, b.length >= 5 else { continue }
      let scale =
        0.4 * (expectedSlope(a) * expectedSlope(b)).squareRoot() * (1 + 3 * log(a.diameter / b.diameter).magnitude)
      let variance = scale * scale + pow(0.05 / a.length, 2) + pow(0.05 / b.length, 2)
      let (signI, signJ) = (Int(a.to) == node ? 1.0 : -1.0, Int(b.from) == node ? 1.0 : -1.0)
      add(
        LevelTerm(
          [
            up(i).times(signI / a.length), down(i).times(-signI / a.length), up(j).times(-signJ / b.length),
            down(j).times(signJ / b.length),
          ], mean: 0, deviation: variance.squareRoot(), freedom: 1, role: .continuity))
    }
  }

  private mutating func addDepth(at node: Int) {
    guard nodeUnknown[node] >= 0, !problem.ground[node].isNaN else { return }
    let depth = habits.expectedDepth(diameter: problem.largestDiameter(at: node), at: problem.places[node])
    let variance = depth.deviation * depth.deviation + groundVariance(node)
    add(
      LevelTerm(
        [outlet(node).times(1)], mean: problem.ground[node] - depth.value, deviation: variance.squareRoot(), freedom: 2,
        role: .surface))
  }

  /// The levels around hold parts that have none of their own.
  private mutating func addLevelsAround() {
    let known = problem.places.indices.map { problem.knownLevel(of: $0) ?? .nan }
    let field = ScatteredField(places: problem.places, values: known, neighbours: 10, range: 1000, nugget: 0.1)
    let usual = field.isEmpty ? 0 : median(field.values)
    for node in problem.places.indices where nodeUnknown[node] >= 0 {
      let guess = field.guess(at: problem.places[node]) ?? (usual, 20)
      add(
        LevelTerm(
          [outlet(node).times(1)], mean: guess.value, deviation: max(0.5, 5 * guess.deviation), freedom: 2,
          role: .around))
    }
  }

  // MARK: Downhill

  /// Holds every directed pipe with an unknown end to its least fall, adding those that break it until none does.
  private func keepDownhill(_ system: inout LevelSystem, _ start: [Double]) -> [Double] {
    var x = start
    for _ in 0..<20 {
      var broken: [(pipe: Int, term: LevelTerm)] = []
      for (i, pipe) in problem.pipes.enumerated() where pipe.isDirected && isOpen(i) {
        let fall = LevelTerm(
          [up(i).times(1), down(i).times(-1)], mean: problem.minimumSlope * pipe.length + 1e-4, deviation: 1e-4,
          freedom: 1, role: .leastFall)
        if fall.value(x) < problem.minimumSlope * pipe.length - 1e-6 { broken.append((i, fall)) }
      }
      guard system.hold(broken) else { break }
      x = system.solve()
    }
    return x
  }

  // MARK: Confidence

  /// Probability of an error under 0.3 m, from the deviation of the fit and from how far simpler fits lie away.
  private func confidence(_ x: [Double], _ first: [Double], _ plain: [Double], _ deviation: [Double]) -> [Double] {
    var slope = [Double](repeating: 5e-4, count: unknownCount)
    for (i, pipe) in problem.pipes.enumerated() {
      let fall = (up(i).value(x) - down(i).value(x)) / pipe.length
      for slot in [2 * i, 2 * i + 1] where endUnknown[slot] >= 0 {
        slope[Int(endUnknown[slot])] = max(fall, 5e-4)
      }
    }
    return x.indices.map { i in
      let spread =
        1.9 * pow(deviation[i], 0.4) * pow(0.03 + (x[i] - plain[i]).magnitude, 0.2)
        * pow(0.03 + (x[i] - first[i]).magnitude, 0.15) * pow(slope[i], 0.2)
      return normalProbability((log(0.3) - log(0.85 * spread)) / 1.15)
    }
  }

  private func assemble(_ x: [Double], _ confidence: [Double]) -> LevelEstimate {
    let pipes = problem.pipes.indices
    func sure(_ slot: Int) -> Double { endUnknown[slot] < 0 ? 1 : confidence[Int(endUnknown[slot])] }
    return LevelEstimate(
      up: pipes.map { up($0).value(x) }, down: pipes.map { down($0).value(x) },
      upConfidence: pipes.map { sure(2 * $0) }, downConfidence: pipes.map { sure(2 * $0 + 1) })
  }
}

/// Probability that a standard normal value is below `z`.
private func normalProbability(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }
