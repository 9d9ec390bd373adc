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
  var nodes = Set<Int32>()
  for each in subcatchments { if case .node(let node) = each.outlet { nodes.insert(node) } }
  return nodes.sorted()
}

/// Where each subcatchment's runoff goes, nodes as columns of the ascending `columns`.
func destinations(_ subcatchments: [Subcatchment], columns: [Int32]) -> [RunoffSimulation.Destination] {
  var column: [Int32: Int] = [:]
  for (k, node) in columns.enumerated() { column[node] = k }
  return subcatchments.enumerated().map { j, each in
    if case .node(let node) = each.outlet, let k = column[node] { return .column(k) }
    return each.downstream(from: j).map { .subcatchment($0) } ?? .away
  }
}

extension Subcatchment {
  /// The subcatchment onto which this one, at index `j`, drains; one that is its own outlet drains away. An area of
  /// nothing passes nothing on.
  func downstream(from j: Int) -> Int? {
    if case .subcatchment(let other) = outlet, Int(other) != j { return Int(other) }
    return nil
  }
}
