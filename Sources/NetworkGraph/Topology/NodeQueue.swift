/// A priority queue of nodes in which a node's key can fall: a heap of four children to an entry, with the place of each
/// node in it. Of equal keys the lower node comes first.
@usableFromInline
struct NodeQueue: Sendable {
  @usableFromInline var heap: [Int32] = []
  /// Where each node stands in the heap, −1 if it does not.
  @usableFromInline var place: [Int32]
  @usableFromInline var key: [Double]

  @inlinable
  init(nodeCount: Int) {
    place = [Int32](repeating: -1, count: nodeCount)
    key = [Double](repeating: 0, count: nodeCount)
  }

  @inlinable
  func precedes(_ a: Int32, _ b: Int32) -> Bool {
    let (x, y) = (key[Int(a)], key[Int(b)])
    return x != y ? x < y : a < b
  }

  /// Puts the node in, or moves it forward to a lower key.
  @inlinable
  mutating func advance(_ node: Int, to newKey: Double) {
    key[node] = newKey
    if place[node] < 0 {
      place[node] = Int32(heap.count)
      heap.append(Int32(node))
    }
    var child = Int(place[node])
    let moving = Int32(node)
    while child > 0 {
      let parent = (child - 1) / 4
      guard precedes(moving, heap[parent]) else { break }
      heap[child] = heap[parent]
      place[Int(heap[child])] = Int32(child)
      child = parent
    }
    heap[child] = moving
    place[node] = Int32(child)
  }

  @inlinable
  mutating func pop() -> Int? {
    guard let least = heap.first, let moving = heap.popLast() else { return nil }
    place[Int(least)] = -1
    guard !heap.isEmpty else { return Int(least) }
    var parent = 0
    while true {
      let first = 4 * parent + 1
      guard first < heap.count else { break }
      var best = first
      for child in (first + 1)..<max(first + 1, min(first + 4, heap.count)) where precedes(heap[child], heap[best]) {
        best = child
      }
      guard precedes(heap[best], moving) else { break }
      heap[parent] = heap[best]
      place[Int(heap[parent])] = Int32(parent)
      parent = best
    }
    heap[parent] = moving
    place[Int(moving)] = Int32(parent)
    return Int(least)
  }

  /// Takes all nodes out. O(those that are in).
  @inlinable
  mutating func clear() {
    for node in heap { place[Int(node)] = -1 }
    heap.removeAll(keepingCapacity: true)
  }
}
