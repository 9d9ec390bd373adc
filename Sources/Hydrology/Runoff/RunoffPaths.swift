import NetworkGraph

/// Subcatchments with every one before that onto which it drains; the members of a ring come last, by index.
/// O(subcatchments), after Kahn (1962).
func downstreamOrder(_ subcatchments: [Subcatchment]) -> [Int32] {
  var waiting = [Int32](repeating: 0, count: subcatchments.count)
  for (j, each) in subcatchments.enumerated() {
    if let next = each.downstream(from: j) { waiting[next] += 1 }
  }
  var order = subcatchments.indices.filter { waiting[$0] == 0 }.map(Int32.init)
  var isDone = [Bool](repeating: false, count: subcatchments.count)
  var at = 0
  while at < order.count {
    let j = Int(order[at])
    at += 1
    isDone[j] = true
    guard let next = subcatchments[j].downstream(from: j) else { continue }
    waiting[next] -= 1
    if waiting[next] == 0 { order.append(Int32(next)) }
  }
  return order + subcatchments.indices.filter { !isDone[$0] }.map(Int32.init)
}

/// The nodes that receive runoff, ascending.
func receivingNodes(_ subcatchments: [Subcatchment]) -> [Int32] {
  var receives: [Bool] = []
  for each in subcatchments {
    guard case .node(let node) = each.outlet else { continue }
    if Int(node) >= receives.count { receives += Array(repeating: false, count: Int(node) + 1 - receives.count) }
    receives[Int(node)] = true
  }
  return receives.indices.filter { receives[$0] }.map(Int32.init)
}

/// The column of each subcatchment's node among the ascending `places`, -1 for those that drain into none.
func destinationColumns(_ subcatchments: [Subcatchment], of places: [Int32]) -> [Int] {
  var column = [Int](repeating: -1, count: Int(places.last ?? -1) + 1)
  for (k, node) in places.enumerated() { column[Int(node)] = k }
  return subcatchments.map { each in
    if case .node(let node) = each.outlet { return column[Int(node)] }
    return -1
  }
}

/// The place in `singles`, which holds all that receive any, of the subcatchment onto which each drains, -1 for none.
func nextSingles(_ subcatchments: [Subcatchment], singles: [Int]) -> [Int] {
  var place = [Int](repeating: -1, count: subcatchments.count)
  for (k, subcatchment) in singles.enumerated() { place[subcatchment] = k }
  return subcatchments.enumerated().map { j, each in each.downstream(from: j).map { place[$0] } ?? -1 }
}

/// Subcatchments that can be computed together, in order of their first members; none that water runs onto, from others
/// or from elsewhere (`receiving`). `gauge` is the rain of each.
func surfaceFamilies(
  _ subcatchments: [Subcatchment], gauge: [Int], columns: [Int], but receiving: Set<Int> = []
) -> [SurfaceFamily] {
  var receives = subcatchments.indices.map { receiving.contains($0) }
  for (j, each) in subcatchments.enumerated() { if let next = each.downstream(from: j) { receives[next] = true } }
  var index: [SurfaceFamily.Traits: Int] = [:]
  var groups: [[Int]] = []
  for (j, each) in subcatchments.enumerated() {
    guard let traits = SurfaceFamily.Traits(each, gauge: gauge[j], receives: receives[j]) else { continue }
    let group = index[traits] ?? groups.count
    if group == groups.count {
      index[traits] = group
      groups.append([])
    }
    groups[group].append(j)
  }
  return groups.compactMap { SurfaceFamily(of: $0, among: subcatchments, gauge: gauge[$0[0]], columns: columns) }
}

extension Subcatchment {
  /// The subcatchment onto which this one, at index `j`, drains; one that is its own outlet drains away. An area of
  /// nothing passes nothing on.
  func downstream(from j: Int) -> Int? {
    if case .subcatchment(let other) = outlet, Int(other) != j { return Int(other) }
    return nil
  }
}
