import Foundation
import Geometry

/// Values at scattered places, and the best linear guess of the value anywhere (ordinary kriging of the nearest few).
///
/// Covariance `sill · ((1 − nugget)·exp(−d/range) + nugget·[d = 0])`. A query costs O(neighbours³).
struct ScatteredField: Sendable {
  let values: [Double]
  private let places: [GridPoint]
  private let index: SpatialIndex
  private let neighbours: Int
  private let range: Double
  private let nugget: Double

  init(places: [GridPoint], values: [Double], neighbours: Int, range: Double, nugget: Double) {
    let known = places.indices.filter { values[$0].isFinite && places[$0].easting.isFinite }
    self.places = known.map { places[$0] }
    self.values = known.map { values[$0] }
    self.neighbours = neighbours
    self.range = range
    self.nugget = nugget
    index = SpatialIndex(points: self.places)
  }

  var isEmpty: Bool { values.isEmpty }

  /// The guess at `place` and its standard deviation; nil with no value within 8 km.
  func guess(at place: GridPoint) -> (value: Double, deviation: Double)? {
    let near = index.nearest(neighbours, to: place, within: 8000).map(\.index)
    guard !near.isEmpty else { return nil }
    let mean = near.reduce(0) { $0 + values[$1] } / Double(near.count)
    let variance = near.reduce(0) { $0 + (values[$1] - mean) * (values[$1] - mean) } / Double(near.count)
    let sill = max(variance, 0.01)
    let covariances = near.map { covariance(places[$0].distance(to: place)) }
    let matrix = near.map { a in
      near.map { b in covariance(places[a].distance(to: places[b])) + (a == b ? nugget : 0) }
    }
    // Two right-hand sides give weights whose sum is 1: those of the covariances, and of ones for the mean's share.
    guard let factor = DenseCholesky(matrix) else { return (mean, sill.squareRoot()) }
    let simple = factor.solve(covariances)
    let ones = factor.solve(Array(repeating: 1, count: near.count))
    let share = (1 - simple.reduce(0, +)) / ones.reduce(0, +)
    var value = 0.0
    var explained = share
    for (i, sample) in near.enumerated() {
      let weight = simple[i] + share * ones[i]
      value += weight * values[sample]
      explained -= weight * covariances[i]
    }
    return (value, (sill * max(0, 1 + explained)).squareRoot())
  }

  private func covariance(_ distance: Double) -> Double { (1 - nugget) * exp(-distance / range) }
}

/// A small symmetric positive definite matrix as L·Lᵀ.
struct DenseCholesky {
  private var lower: [[Double]]

  init?(_ matrix: [[Double]]) {
    lower = matrix
    for j in matrix.indices {
      for i in j..<matrix.count {
        var sum = matrix[i][j]
        for k in 0..<j { sum -= lower[i][k] * lower[j][k] }
        if i == j {
          guard sum > 1e-14 else { return nil }
          lower[j][j] = sum.squareRoot()
        } else {
          lower[i][j] = sum / lower[j][j]
        }
      }
    }
  }

  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for i in x.indices {
      for k in 0..<i { x[i] -= lower[i][k] * x[k] }
      x[i] /= lower[i][i]
    }
    for i in x.indices.reversed() {
      for k in (i + 1)..<x.count { x[i] -= lower[k][i] * x[k] }
      x[i] /= lower[i][i]
    }
    return x
  }
}
