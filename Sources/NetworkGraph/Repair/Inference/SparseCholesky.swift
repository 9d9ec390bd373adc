/// A symmetric positive definite matrix of fixed pattern, factorised as L·D·Lᵀ for one set of values after another.
///
/// The rows are reordered by least degree, which keeps the factor of a network's matrix nearly as sparse as the network.
/// The numeric part runs row by row up the elimination tree (T. Davis, "Direct Methods for Sparse Linear Systems",
/// SIAM 2006, ch. 4). Cost: about O(n log n) for the near-planar patterns of networks.
struct SparseCholesky {
  let count: Int
  /// Place of each unknown in the elimination order, and the unknown at each place.
  private let place: [Int32]
  private let unknown: [Int32]
  /// Upper triangle by columns in elimination order: rows of column j above the diagonal.
  private let firstUpper: [Int]
  private let upperRow: [Int32]
  /// Where the value of each pair given at the start goes; pairs of one place share it.
  private let slotOfPair: [Int32]
  /// Parent in the elimination tree, -1 at a root.
  private let parent: [Int32]
  /// Columns of L below the diagonal.
  private let firstLower: [Int]
  private var lowerRow: [Int32]
  private var lower: [Double]
  private var diagonal: [Double]

  /// - Parameter pairs: the off-diagonal places that may hold a value, each in either order, repeats allowed.
  init(count: Int, pairs: [(Int32, Int32)]) {
    self.count = count
    unknown = leastDegreeOrder(count: count, pairs: pairs)
    var place = [Int32](repeating: 0, count: count)
    for (i, u) in unknown.enumerated() { place[Int(u)] = Int32(i) }
    self.place = place

    var placed = pairs.indices.map { i -> (column: Int32, row: Int32, pair: Int32) in
      let (a, b) = (place[Int(pairs[i].0)], place[Int(pairs[i].1)])
      return (max(a, b), min(a, b), Int32(i))
    }
    placed.sort { ($0.column, $0.row, $0.pair) < ($1.column, $1.row, $1.pair) }
    var first = [Int](repeating: 0, count: count + 1)
    var rows: [Int32] = []
    var slots = [Int32](repeating: 0, count: pairs.count)
    var last: (Int32, Int32) = (-1, -1)
    for entry in placed {
      if (entry.column, entry.row) != last {
        rows.append(entry.row)
        first[Int(entry.column) + 1] += 1
        last = (entry.column, entry.row)
      }
      slots[Int(entry.pair)] = Int32(rows.count - 1)
    }
    for j in 0..<count { first[j + 1] += first[j] }
    firstUpper = first
    upperRow = rows
    slotOfPair = slots
    (parent, firstLower) = eliminationTree(count, first, rows)
    lowerRow = Array(repeating: 0, count: firstLower[count])
    lower = Array(repeating: 0, count: firstLower[count])
    diagonal = Array(repeating: 1, count: count)
  }

  /// Factorises the matrix of these values: one per unknown on the diagonal, one per pair beside it, repeats summed.
  mutating func factorise(diagonal values: [Double], pairs: [Double]) {
    var upper = [Double](repeating: 0, count: upperRow.count)
    for (i, value) in pairs.enumerated() { upper[Int(slotOfPair[i])] += value }
    var filled = [Int](repeating: 0, count: count)
    var row = [Double](repeating: 0, count: count)
    var mark = [Int32](repeating: -1, count: count)
    var pattern = [Int32](repeating: 0, count: count)
    for k in 0..<count {
      let top = reach(of: k, mark: &mark, pattern: &pattern)
      for p in firstUpper[k]..<firstUpper[k + 1] { row[Int(upperRow[p])] += upper[p] }
      var pivot = values[Int(unknown[k])]
      for t in top..<count {
        let i = Int(pattern[t])
        let value = row[i]
        row[i] = 0
        let start = firstLower[i]
        for p in start..<(start + filled[i]) { row[Int(lowerRow[p])] -= lower[p] * value }
        let factor = value / diagonal[i]
        pivot -= factor * value
        lowerRow[start + filled[i]] = Int32(k)
        lower[start + filled[i]] = factor
        filled[i] += 1
      }
      diagonal[k] = pivot
    }
  }

  /// Columns that take part in row `k`, each before those it depends on, in `pattern[result...]`.
  private func reach(of k: Int, mark: inout [Int32], pattern: inout [Int32]) -> Int {
    var top = count
    mark[k] = Int32(k)
    for p in firstUpper[k]..<firstUpper[k + 1] {
      var length = 0
      var i = Int(upperRow[p])
      while mark[i] != Int32(k) {
        pattern[length] = Int32(i)
        length += 1
        mark[i] = Int32(k)
        i = Int(parent[i])
      }
      while length > 0 {
        top -= 1
        length -= 1
        pattern[top] = pattern[length]
      }
    }
    return top
  }

  /// Solves the factorised system.
  func solve(_ right: [Double]) -> [Double] {
    var x = unknown.map { right[Int($0)] }
    for j in 0..<count { for p in firstLower[j]..<firstLower[j + 1] { x[Int(lowerRow[p])] -= lower[p] * x[j] } }
    for j in 0..<count { x[j] /= diagonal[j] }
    for j in stride(from: count - 1, through: 0, by: -1) {
      for p in firstLower[j]..<firstLower[j + 1] { x[j] -= lower[p] * x[Int(lowerRow[p])] }
    }
    return place.map { x[Int($0)] }
  }

  /// The diagonal of the inverse, by Takahashi's recurrence over the pattern of L.
  func inverseDiagonal() -> [Double] {
    var inverse = [Double](repeating: 0, count: lower.count)
    var onDiagonal = [Double](repeating: 0, count: count)
    var slot = [Int](repeating: -1, count: count)
    for j in stride(from: count - 1, through: 0, by: -1) {
      let column = firstLower[j]..<firstLower[j + 1]
      for p in column { slot[Int(lowerRow[p])] = p }
      for p in column {
        let k = Int(lowerRow[p])
        // Σ over m of L[m, j] · inverse[m, k], both triangles taken from the lower one.
        inverse[p] -= lower[p] * onDiagonal[k]
        for q in firstLower[k]..<firstLower[k + 1] {
          let other = slot[Int(lowerRow[q])]
          if other < 0 { continue }
          inverse[p] -= lower[other] * inverse[q]
          inverse[other] -= lower[p] * inverse[q]
        }
      }
      var sum = 1 / diagonal[j]
      for p in column {
        sum -= lower[p] * inverse[p]
        slot[Int(lowerRow[p])] = -1
      }
      onDiagonal[j] = sum
    }
    return place.map { onDiagonal[Int($0)] }
  }
}

/// Parent of each column in the elimination tree, and where each column of L begins. O(entries of L).
private func eliminationTree(_ count: Int, _ firstUpper: [Int], _ upperRow: [Int32]) -> ([Int32], [Int]) {
  var parent = [Int32](repeating: -1, count: count)
  var mark = [Int32](repeating: -1, count: count)
  var first = [Int](repeating: 0, count: count + 1)
  for k in 0..<count {
    mark[k] = Int32(k)
    for p in firstUpper[k]..<firstUpper[k + 1] {
      var i = Int(upperRow[p])
      while mark[i] != Int32(k) {
        if parent[i] < 0 { parent[i] = Int32(k) }
        first[i + 1] += 1
        mark[i] = Int32(k)
        i = Int(parent[i])
      }
    }
  }
  for j in 0..<count { first[j + 1] += first[j] }
  return (parent, first)
}

/// An order in which each unknown, when its turn comes, touches as few others as any left; ties by index.
private func leastDegreeOrder(count: Int, pairs: [(Int32, Int32)]) -> [Int32] {
  var neighbours = [[Int32]](repeating: [], count: count)
  for (a, b) in pairs where a != b {
    neighbours[Int(a)].append(b)
    neighbours[Int(b)].append(a)
  }
  for i in neighbours.indices { neighbours[i] = unique(neighbours[i].sorted()) }
  let entries = neighbours.indices.map { HeapEntry(degree: Int32(neighbours[$0].count), unknown: Int32($0)) }
  var heap = MinimumHeap(entries.sorted())
  var isDone = [Bool](repeating: false, count: count)
  var order: [Int32] = []
  order.reserveCapacity(count)
  while let next = heap.pop() {
    let u = Int(next.unknown)
    if isDone[u] || neighbours[u].count != Int(next.degree) { continue }
    isDone[u] = true
    order.append(next.unknown)
    let clique = neighbours[u]
    neighbours[u] = []
    for v in clique {
      neighbours[Int(v)] = merged(neighbours[Int(v)], clique, without: v, Int32(u))
      heap.push(HeapEntry(degree: Int32(neighbours[Int(v)].count), unknown: v))
    }
  }
  return order
}

private func unique(_ sorted: [Int32]) -> [Int32] {
  var result: [Int32] = []
  for value in sorted where result.last != value { result.append(value) }
  return result
}

/// Union of two increasing lists without two of their members.
private func merged(_ a: [Int32], _ b: [Int32], without x: Int32, _ y: Int32) -> [Int32] {
  var result: [Int32] = []
  result.reserveCapacity(a.count + b.count)
  var (i, j) = (0, 0)
  while i < a.count || j < b.count {
    let value: Int32
    if j == b.count || (i < a.count && a[i] <= b[j]) {
      value = a[i]
      if j < b.count, b[j] == value { j += 1 }
      i += 1
    } else {
      value = b[j]
      j += 1
    }
    if value != x && value != y { result.append(value) }
  }
  return result
}

private struct HeapEntry: Comparable {
  var degree: Int32
  var unknown: Int32

  static func < (a: Self, b: Self) -> Bool { (a.degree, a.unknown) < (b.degree, b.unknown) }
}

/// A binary heap that gives its least element first.
private struct MinimumHeap<Element: Comparable> {
  private var elements: [Element]

  /// - Parameter sorted: increasing, which is a heap already.
  init(_ sorted: [Element]) { elements = sorted }

  mutating func push(_ element: Element) {
    elements.append(element)
    var i = elements.count - 1
    while i > 0, elements[i] < elements[(i - 1) / 2] {
      elements.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  mutating func pop() -> Element? {
    guard let least = elements.first else { return nil }
    let last = elements.removeLast()
    if elements.isEmpty { return least }
    elements[0] = last
    var i = 0
    while 2 * i + 1 < elements.count {
      var child = 2 * i + 1
      if child + 1 < elements.count, elements[child + 1] < elements[child] { child += 1 }
      if elements[i] <= elements[child] { break }
      elements.swapAt(i, child)
      i = child
    }
    return least
  }
}
