import TestSupport
import Testing

@testable import Hydraulics

/// A random connected graph: a tree and some more edges, some of them twice.
private func randomEdges(rows: Int, chance: inout SeededGenerator) -> [(Int32, Int32)] {
  var edges = (1..<rows).map { (Int32($0), Int32(Int.random(in: 0..<$0, using: &chance))) }
  for _ in 0..<rows / 2 {
    let a = Int32.random(in: 0..<Int32(rows), using: &chance)
    let b = Int32.random(in: 0..<Int32(rows), using: &chance)
    if a != b { edges.append((a, b)) }
  }
  return edges
}

/// Gauss with row pivoting on a full matrix: the naive version.
private func denseSolve(_ matrix: [[Double]], _ rhs: [Double]) -> [Double] {
  var a = matrix
  var b = rhs
  for k in b.indices {
    let pivot = (k..<b.count).max { abs(a[$0][k]) < abs(a[$1][k]) } ?? k
    a.swapAt(k, pivot)
    b.swapAt(k, pivot)
    for i in b.indices where i > k {
      let factor = a[i][k] / a[k][k]
      for j in k..<b.count { a[i][j] -= factor * a[k][j] }
      b[i] -= factor * b[k]
    }
  }
  for k in b.indices.reversed() {
    for j in b.indices where j > k { b[k] -= a[k][j] * b[j] }
    b[k] /= a[k][k]
  }
  return b
}

@Test(arguments: 0..<20, [true, false]) func naive_sparseSolutionIsTheDenseOne(seed: UInt64, isSymmetric: Bool) {
  var chance = SeededGenerator(seed: seed)
  let rows = 30
  let edges = randomEdges(rows: rows, chance: &chance)
  let order = EliminationOrder(rows: rows, edges: edges)
  var sparse = SparseLU(order: order)
  var dense = [[Double]](repeating: [Double](repeating: 0, count: rows), count: rows)
  for i in 0..<rows {
    sparse.diagonal[i] = Double.random(in: 0.01...1, using: &chance)
    dense[i][i] = sparse.diagonal[i]
    sparse.rhs[i] = Double.random(in: -1...1, using: &chance)
  }
  for edge in edges {
    let a = Int(order.newRow[Int(edge.0)])
    let b = Int(order.newRow[Int(edge.1)])
    let gainA = Double.random(in: 0...10, using: &chance)
    let gainB = isSymmetric ? gainA : Double.random(in: 0...1, using: &chance) < 0.3 ? 0 : gainA / 3
    let position = Int(order.position(Int32(a), Int32(b)))
    sparse.diagonal[a] += gainA
    sparse.diagonal[b] += gainB
    sparse.offDiagonal[2 * position + (a < b ? 0 : 1)] -= gainB
    sparse.offDiagonal[2 * position + (a < b ? 1 : 0)] -= gainA
    dense[a][a] += gainA
    dense[b][b] += gainB
    dense[a][b] -= gainB
    dense[b][a] -= gainA
  }
  let expected = denseSolve(dense, sparse.rhs)
  sparse.solve()
  for (x, y) in zip(sparse.rhs, expected) { #expect(isClose(x, y, relative: 1e-9, absolute: 1e-10)) }
}

@Test(arguments: 0..<10) func invariant_treesDoNotFillIn(seed: UInt64) {
  var chance = SeededGenerator(seed: seed)
  let edges = (1..<200).map { (Int32($0), Int32(Int.random(in: 0..<$0, using: &chance))) }
  #expect(EliminationOrder(rows: 200, edges: edges).columns.count == 199)
}

@Test func invariant_eliminationOrderIsAPermutation() {
  var chance = SeededGenerator(seed: 7)
  let order = EliminationOrder(rows: 100, edges: randomEdges(rows: 100, chance: &chance))
  #expect(order.oldRow.sorted() == (0..<100).map(Int32.init))
  #expect((0..<100).allSatisfy { order.newRow[Int(order.oldRow[$0])] == Int32($0) })
}

@Test func analytic_emptyAndSingleMatrices() {
  var none = SparseLU(order: EliminationOrder(rows: 0, edges: []))
  none.solve()
  #expect(none.rhs.isEmpty)
  var one = SparseLU(order: EliminationOrder(rows: 1, edges: []))
  one.diagonal[0] = 4
  one.rhs[0] = 2
  one.solve()
  #expect(one.rhs[0] == 0.5)
}
