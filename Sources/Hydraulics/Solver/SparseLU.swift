/// A sparse matrix of symmetric pattern and unsymmetric values, solved by LU without pivoting.
///
/// Safe for column-dominant M-matrices and symmetric positive definite ones, which need no pivots. Rows stand in
/// elimination order. The factors overwrite the values, so each solve begins with `clear` and new entries.
struct SparseLU: Sendable {
  let order: EliminationOrder
  /// The update of row pairs at each pivot, worked out once: for entries p < q of the pivot's row, the position of
  /// the entry between their columns, p by p.
  private let target: [Int32]
  var diagonal: [Double]
  /// Entry `position` right of the diagonal at 2·position, its mirror below at 2·position + 1; one pair more, where
  /// entries of links to boundaries may go unread.
  var offDiagonal: [Double]
  var rhs: [Double]

  /// `boundaries` are entries of `diagonal` and `rhs` behind the rows, which may be written and are not solved for.
  init(order: EliminationOrder, boundaries: Int = 0) {
    self.order = order
    var target: [Int32] = []
    for k in 0..<order.oldRow.count {
      let row = order.columns[Int(order.rowStart[k])..<Int(order.rowStart[k + 1])]
      for p in row.indices {
        for q in row.indices where q > p { target.append(order.position(row[p], row[q])) }
      }
    }
    self.target = target
    diagonal = [Double](repeating: 0, count: order.oldRow.count + boundaries)
    offDiagonal = [Double](repeating: 0, count: 2 * order.columns.count + 2)
    rhs = diagonal
  }

  /// Sets all off-diagonal entries to zero.
  mutating func clear() {
    var off = offDiagonal.mutableSpan
    for i in off.indices { off[i] = 0 }
  }

  /// Solves in place: `rhs` becomes the solution. O(Σ degree²), for a tree O(rows).
  mutating func solve() {
    Self.solve(order: order, target: target, &diagonal, &offDiagonal, &rhs)
  }

  private static func solve(
    order: EliminationOrder, target: [Int32], _ diagonal: inout [Double], _ offDiagonal: inout [Double],
    _ rhs: inout [Double]
  ) {
    let starts = order.rowStart.span
    let columns = order.columns.span
    let targets = target.span
    var d = diagonal.mutableSpan
    var off = offDiagonal.mutableSpan
    var b = rhs.mutableSpan
    let rows = order.oldRow.count
    var next = 0
    for k in 0..<rows {
      let inverse = 1 / d[k]
      let end = Int(starts[k + 1])
      for p in Int(starts[k])..<end {
        let i = Int(columns[p])
        let upper = off[2 * p]
        let factor = off[2 * p + 1] * inverse
        d[i] -= factor * upper
        b[i] -= factor * b[k]
        for q in p + 1..<end {
          let t = Int(targets[next])
          next += 1
          off[2 * t] -= factor * off[2 * q]
          off[2 * t + 1] -= off[2 * q + 1] * inverse * upper
        }
      }
    }
    for k in (0..<rows).reversed() {
      var sum = b[k]
      for p in Int(starts[k])..<Int(starts[k + 1]) { sum -= off[2 * p] * b[Int(columns[p])] }
      b[k] = sum / d[k]
    }
  }
}
