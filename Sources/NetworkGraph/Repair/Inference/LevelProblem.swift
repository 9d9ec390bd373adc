import Geometry

/// Pipes with some levels missing: what the estimator of levels gets.
struct LevelProblem {
  struct Pipe {
    /// Nodes at the upper and the lower end, as the water is thought to run.
    var from: Int32
    var to: Int32
    /// Levels at those ends [m], NaN where unknown.
    var up: Double
    var down: Double
    /// [m]
    var length: Double
    /// [m]
    var diameter: Double
    /// Whether it is known, or likely by the drawing, which end is the upper one.
    var isDirected: Bool
  }

  var pipes: [Pipe] = []
  var places: [GridPoint] = []
  /// Known level of a node's floor [m], NaN where unknown.
  var floor: [Double] = []
  /// Ground level and its standard deviation [m], NaN where nothing is known about.
  var ground: [Double] = []
  var groundDeviation: [Double] = []
  /// Least fall of a pipe with an unknown end [-].
  var minimumSlope = 3e-4

  /// Pipes at each node in compressed rows.
  private(set) var topology = Topology(nodeCount: 0, from: [], to: [])

  /// To be called when pipes and places are set.
  mutating func connect() {
    topology = Topology(nodeCount: places.count, from: pipes.map(\.from), to: pipes.map(\.to))
  }

  /// Links into which and out of which the water of `node` runs.
  func pipes(at node: Int) -> (incoming: [Int], outgoing: [Int]) {
    var result: (incoming: [Int], outgoing: [Int]) = ([], [])
    for pipe in topology.links(at: node).map({ Int($0) }) {
      if Int(pipes[pipe].from) == node { result.outgoing.append(pipe) } else { result.incoming.append(pipe) }
    }
    return result
  }

  /// The lowest known level at which water leaves the node [m].
  func knownOutlet(of node: Int) -> Double? {
    let outgoing = pipes(at: node).outgoing.filter { pipes[$0].isDirected && !pipes[$0].up.isNaN }
    return outgoing.map { pipes[$0].up }.min()
  }

  /// The best known level of the node's outlet: of an outgoing pipe, its own floor, or of an incoming pipe [m].
  func knownLevel(of node: Int) -> Double? {
    if let outlet = knownOutlet(of: node) { return outlet }
    if !floor[node].isNaN { return floor[node] }
    let ends = topology.links(at: node).map { pipes[Int($0)] }.map { Int($0.from) == node ? $0.up : $0.down }
    return ends.filter { !$0.isNaN }.min()
  }

  /// [m]
  func largestDiameter(at node: Int) -> Double {
    topology.links(at: node).map { pipes[Int($0)].diameter }.max() ?? 0.3
  }

  /// How much wider the widest outgoing pipe is than one of `diameter` that comes in [m].
  func widening(at node: Int, from diameter: Double) -> Double {
    let widest = pipes(at: node).outgoing.map { pipes[$0].diameter }.max() ?? diameter
    return max(0, widest - diameter)
  }
}

/// Levels of every pipe end, in the order of the problem's pipes.
struct LevelEstimate {
  var up: [Double]
  var down: [Double]
  /// Probability that the level is right within 0.3 m; 1 where it was known.
  var upConfidence: [Double]
  var downConfidence: [Double]
}
