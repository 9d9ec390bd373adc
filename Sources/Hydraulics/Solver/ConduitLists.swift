/// The conduits that a pass linearises anew, by kind, so that two of one kind can go through its law side by side.
struct ConduitLists: Sendable {
  /// Closed conduits that are full from end to end.
  private(set) var full: IndexList
  /// Those that water may fall from at the lower end, as it is neither full nor level with the node.
  private(set) var falling: IndexList
  private(set) var partFull: IndexList
  /// Flows that the pass before left in conduits with a gate or a largest flow [m³/s].
  var restrictedFlows: [Double]

  init(count: Int, restricted: Int) {
    restrictedFlows = [Double](repeating: 0, count: restricted)
    full = IndexList(capacity: count)
    falling = IndexList(capacity: count)
    partFull = IndexList(capacity: count)
  }

  /// Carries all conduits along their lines, and lists those whose ends moved too far for that.
  ///
  /// A conduit through which nothing can run, since one end is dry and the water at the other does not reach its sill,
  /// is settled here.
  mutating func sort(
    _ states: UnsafeMutablePointer<ConduitState>, _ conduits: UnsafePointer<Conduit>, count: Int, heads h: Span<Double>,
    moves moved: Span<Double>, cells: Span<SectionCell>, pass: PassSettings
  ) {
    full.removeAll()
    falling.removeAll()
    partFull.removeAll()
    for i in 0..<count {
      let conduit = conduits + i
      let n1 = Int(conduit.pointee.node1)
      let n2 = Int(conduit.pointee.node2)
      if !pass.isFirst {
        states[i].follow(moved[n1], moved[n2])
        if max(moved[n1].magnitude, moved[n2].magnitude) < pass.quietMove { continue }
      }
      let above1 = h[n1] - conduit.pointee.invert1
      let above2 = h[n2] - conduit.pointee.invert2
      if conduit.pointee.isClosed && above1 >= conduit.pointee.fullDepth && above2 >= conduit.pointee.fullDepth
        && conduit.pointee.gate != .shut
      {
        full.append(i)
      } else if (above1 <= 0 && h[n2] <= conduit.pointee.invert1) || above2 <= 0 && h[n1] <= conduit.pointee.invert2
        || conduit.pointee.gate == .shut
      {
        let c1 = min(max(above1, 0), conduit.pointee.fullDepth)
        let c2 = min(max(above2, 0), conduit.pointee.fullDepth)
        states[i].stop(depth: 0.5 * (c1 + c2), area: conduit.pointee.area(at: 0.5 * (c1 + c2), cells))
      } else if conduit.pointee.fall(along: states[i].flow) != .none {
        falling.append(i)
      } else {
        partFull.append(i)
      }
    }
  }
}

/// Indices in a buffer that is never moved.
struct IndexList: Sendable {
  private var items: [Int32]
  private(set) var count = 0

  init(capacity: Int) { items = [Int32](repeating: 0, count: capacity) }

  @inline(__always)
  mutating func append(_ index: Int) {
    items[count] = Int32(truncatingIfNeeded: index)
    count += 1
  }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  subscript(_ i: Int) -> Int { Int(items[i]) }
}

/// Calls `body` with the items two by two; a last one by itself is its own partner.
@inline(__always)
func forEachPair(of list: IndexList, _ body: (Int, Int) -> Void) {
  var k = 0
  while k < list.count {
    body(list[k], list[min(k + 1, list.count - 1)])
    k += 2
  }
}
