/// The order in which a symmetric sparse matrix is eliminated, and the pattern of its factors.
///
/// Minimum degree (Tinney & Walker 1967): always the row with the fewest neighbours left, ties by number. Trees, which
/// town networks nearly are, fill in nothing. O(fill · degree).
struct EliminationOrder: Sendable {
  /// Row k of the reordered matrix is row `oldRow[k]` of the given one.
  var oldRow: [Int32] = []
  var newRow: [Int32] = []
  /// Entries right of the diagonal in row k, reordered: `columns[rowStart[k] ..< rowStart[k + 1]]`, increasing.
  var rowStart: [Int32] = [0]
  var columns: [Int32] = []

  /// `edges` are pairs of different rows in 0 ..< `rows`; repeated pairs count once.
  init(rows: Int, edges: [(Int32, Int32)]) {
    var neighbours = Self.adjacency(rows: rows, edges: edges)
    var queue = DegreeQueue(degrees: neighbours.map(\.count))
    var factorRows: [[Int32]] = []
    newRow = [Int32](repeating: 0, count: rows)
    for k in 0..<rows {
      let pivot = queue.popLeast()
      newRow[pivot] = Int32(k)
      oldRow.append(Int32(pivot))
      let around = neighbours[pivot]
      factorRows.append(around)
      neighbours[pivot] = []
      for row in around {
        let i = Int(row)
        neighbours[i] = Self.union(neighbours[i], around, without: Int32(pivot), and: row)
        queue.set(i, degree: neighbours[i].count)
      }
    }
    for row in factorRows {
      columns += row.map { newRow[Int($0)] }.sorted()
      rowStart.append(Int32(columns.count))
    }
  }

  /// Position in `columns` of the entry between two different rows of the reordered matrix. O(log degree).
  func position(_ a: Int32, _ b: Int32) -> Int32 {
    let row = Int(min(a, b))
    let column = max(a, b)
    var low = Int(rowStart[row])
    var high = Int(rowStart[row + 1])
    while low < high {
      let middle = (low + high) / 2
      if columns[middle] < column { low = middle + 1 } else { high = middle }
    }
    precondition(low < Int(rowStart[row + 1]) && columns[low] == column, "no such entry in the pattern")
    return Int32(low)
  }

  private static func adjacency(rows: Int, edges: [(Int32, Int32)]) -> [[Int32]] {
    var lists = [[Int32]](repeating: [], count: rows)
    for (a, b) in edges where a != b {
      lists[Int(a)].append(b)
      lists[Int(b)].append(a)
    }
    return lists.map { list in
      var unique: [Int32] = []
      for row in list.sorted() where unique.last != row { unique.append(row) }
      return unique
    }
  }

  /// Merges two sorted lists, leaving out two rows.
  private static func union(_ a: [Int32], _ b: [Int32], without x: Int32, and y: Int32) -> [Int32] {
    var merged: [Int32] = []
    merged.reserveCapacity(a.count + b.count)
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
      let takeA = j == b.count || (i < a.count && a[i] <= b[j])
      let row = takeA ? a[i] : b[j]
      if takeA {
        if j < b.count && b[j] == row { j += 1 }
        i += 1
      } else {
        j += 1
      }
      if row != x && row != y { merged.append(row) }
    }
    return merged
  }
}

/// Rows by degree in doubly linked buckets, each kept in the order of arrival.
private struct DegreeQueue {
  private var degree: [Int]
  private var next: [Int]
  private var previous: [Int]
  private var first: [Int]
  private var last: [Int]
  private var least = 0

  init(degrees: [Int]) {
    let n = degrees.count
    degree = degrees
    next = [Int](repeating: -1, count: n)
    previous = next
    first = [Int](repeating: -1, count: n + 1)
    last = first
    for row in 0..<n { append(row) }
  }

  mutating func popLeast() -> Int {
    while first[least] < 0 { least += 1 }
    let row = first[least]
    unlink(row)
    return row
  }

  mutating func set(_ row: Int, degree new: Int) {
    unlink(row)
    degree[row] = new
    append(row)
    least = min(least, new)
  }

  private mutating func append(_ row: Int) {
    let d = degree[row]
    previous[row] = last[d]
    next[row] = -1
    if last[d] >= 0 { next[last[d]] = row } else { first[d] = row }
    last[d] = row
  }

  private mutating func unlink(_ row: Int) {
    let d = degree[row]
    if previous[row] >= 0 { next[previous[row]] = next[row] } else { first[d] = next[row] }
    if next[row] >= 0 { previous[next[row]] = previous[row] } else { last[d] = previous[row] }
  }
}
