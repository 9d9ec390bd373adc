import Foundation
import Geometry

/// What a file's own pipes say about how its builders lay them: slopes, drops and depths.
struct LevelHabits {
  /// Typical slope `exp(a + b·ln(D / 300 mm))`.
  private(set) var slopeBase = log(0.006)
  private(set) var slopePower = -0.8
  /// Drop of an incoming pipe above the outlet of its manhole: `drop + dropPerSize · max(0, D_out − D_in)` [m].
  private(set) var drop = 0.0
  private(set) var dropPerSize = 0.5
  /// Depth of an outlet below ground `depthBase + depthPower · ln D` [m].
  private(set) var depthBase = 2.0
  private(set) var depthPower = 0.5
  /// What is left of the known depths, over the map.
  private(set) var depthResidual: ScatteredField

  init(_ problem: LevelProblem) {
    depthResidual = ScatteredField(places: [], values: [], neighbours: 8, range: 1000, nugget: 0.4)
    fitSlopes(problem)
    fitDrops(problem)
    fitDepths(problem)
  }

  /// Typical slope of a pipe of this diameter [m] in this file [-].
  func typicalSlope(diameter: Double) -> Double { exp(slopeBase + slopePower * log(diameter / 0.3)) }

  /// Expected height of an incoming end above the outlet [m]; the sizes are those of outlet and pipe [m].
  func expectedDrop(widening: Double) -> Double { drop + dropPerSize * widening }

  /// Expected depth of the outlet of a manhole below its ground, and its standard deviation [m].
  func expectedDepth(diameter: Double, at place: GridPoint) -> (value: Double, deviation: Double) {
    let trend = depthBase + depthPower * log(diameter / 0.3)
    guard let rest = depthResidual.guess(at: place) else { return (trend, 1) }
    return (trend + rest.value, max(0.1, rest.deviation))
  }

  /// Huber's fit of ln slope on ln diameter, drawn by a ridge towards slopes that hold in most cities.
  private mutating func fitSlopes(_ problem: LevelProblem) {
    let samples = problem.pipes.compactMap { pipe -> (x: Double, y: Double)? in
      let slope = (pipe.up - pipe.down) / pipe.length
      guard pipe.length > 8, slope > -0.05, slope < 0.3 else { return nil }
      return (log(pipe.diameter / 0.3), log(max(slope, 5e-4)))
    }
    let fit = robustLine(samples, prior: (log(0.006), -0.8), priorWeight: (2, 30), width: 1)
    (slopeBase, slopePower) = (fit.base, fit.power)
  }

  private mutating func fitDrops(_ problem: LevelProblem) {
    var plain: [Double] = []
    var widening: [(size: Double, drop: Double)] = []
    for pipe in problem.pipes where pipe.isDirected && !pipe.down.isNaN {
      let node = Int(pipe.to)
      guard let outlet = problem.knownOutlet(of: node) else { continue }
      let size = problem.widening(at: node, from: pipe.diameter)
      if size < 0.02 { plain.append(pipe.down - outlet) } else { widening.append((size, pipe.down - outlet)) }
    }
    if plain.count >= 5 { drop = max(0, min(0.1, median(plain))) }
    let rates = widening.map { ($0.drop - drop) / $0.size }
    if rates.count >= 5 { dropPerSize = max(0, min(1.5, median(rates))) }
  }

  private mutating func fitDepths(_ problem: LevelProblem) {
    var samples: [(x: Double, y: Double)] = []
    var places: [GridPoint] = []
    for node in problem.places.indices {
      guard let level = problem.knownLevel(of: node), !problem.ground[node].isNaN else { continue }
      samples.append((log(problem.largestDiameter(at: node) / 0.3), problem.ground[node] - level))
      places.append(problem.places[node])
    }
    guard samples.count >= 5 else { return }
    let fit = robustLine(samples, prior: (median(samples.map(\.y)), 0), priorWeight: (0.01, 1), width: 1)
    (depthBase, depthPower) = (fit.base, fit.power)
    depthResidual = ScatteredField(
      places: places, values: samples.map { $0.y - fit.base - fit.power * $0.x }, neighbours: 8, range: 1000,
      nugget: 0.4)
  }
}

/// The line `base + power · x` through the samples by Huber's weights of the given width, with a ridge to a prior.
private func robustLine(
  _ samples: [(x: Double, y: Double)], prior: (base: Double, power: Double), priorWeight: (Double, Double),
  width: Double
) -> (base: Double, power: Double) {
  var fit = prior
  for _ in 0..<10 {
    var (sw, sx, sxx) = (priorWeight.0, 0.0, priorWeight.1)
    var (sy, sxy) = (priorWeight.0 * prior.base, priorWeight.1 * prior.power)
    for sample in samples {
      let residual = (sample.y - fit.base - fit.power * sample.x).magnitude
      let weight = residual > width ? width / residual : 1
      sw += weight
      sx += weight * sample.x
      sxx += weight * sample.x * sample.x
      sy += weight * sample.y
      sxy += weight * sample.x * sample.y
    }
    let determinant = sw * sxx - sx * sx
    guard determinant > 1e-12 else { return fit }
    fit = ((sxx * sy - sx * sxy) / determinant, (sw * sxy - sx * sy) / determinant)
  }
  return fit
}
