import NetworkGraph

/// The state of a part as its rules read it: at the start of a step, or at its end as the passes have left it.
///
/// Links are numbered as in `NetworkPart.rules`: conduits, then structures.
struct PartReadings: ControlReadings {
  private let solver: PartSolver
  /// Levels at that moment [m], and whether it is the end of a step.
  private let heads: [Double]
  private let isEnd: Bool
  let time: Double

  /// The state at the start of the next step.
  init(_ solver: PartSolver) {
    self.solver = solver
    heads = solver.headsAtStart
    isEnd = false
    time = solver.time
  }

  /// The state after a step that was just tried.
  init(_ solver: PartSolver, after step: Double) {
    self.solver = solver
    heads = solver.heads
    isEnd = true
    time = solver.time + step
  }

  private var part: NetworkPart { solver.part }

  func value(of quantity: ControlQuantity.NodeQuantity, node: Int32) -> Double? {
    let i = Int(node)
    switch quantity {
    case .depth: return depth(i)
    case .head: return part.inverts[i] + depth(i)
    case .volume:
      guard i < part.rows else { return 0 }
      return isEnd
        ? part.storage.nodes[i].volume(atDepth: depth(i), cells: part.storage.cells.span).volume : solver.volumes[i]
    case .inflow: return solver.lateral[i]
    case .maxDepth: return nil
    }
  }

  private func depth(_ node: Int) -> Double {
    node < part.rows ? heads[node] - part.inverts[node] : solver.outfallDepth(node)
  }

  // MARK: Links

  func target(of link: Int32) -> Double {
    let i = Int(link) - part.conduits.count
    return i < 0 ? solver.conduitSwitches[link]?.setting ?? 1 : solver.structures[i].target
  }

  func value(of quantity: ControlQuantity.LinkQuantity, link: Int32) -> Double? {
    let i = Int(link) - part.conduits.count
    switch quantity {
    case .flow: return i < 0 ? flow(ofConduit: Int(link)) : flow(ofStructure: i)
    case .depth: return i < 0 ? solver.conduits[Int(link)].depth : depth(ofStructure: i)
    case .velocity: return i < 0 ? velocity(ofConduit: Int(link)) : nil
    case .status: return i < 0 || part.structures[i].isPump ? setting(link) : nil
    case .setting: return i < 0 ? nil : setting(link)
    case .timeOpen: return setting(link) > 0 ? time - switchTime(link) : nil
    case .timeClosed: return setting(link) > 0 ? nil : time - switchTime(link)
    case .fullFlow, .fullDepth, .length, .slope: return nil
    }
  }

  /// In the direction in which it is drawn.
  private func flow(ofConduit i: Int) -> Double {
    let state = solver.conduits[i]
    return part.conduits[i].direction * part.conduits[i].barrels * (isEnd ? state.flow : state.flowAtStart)
  }

  private func flow(ofStructure i: Int) -> Double {
    isEnd ? solver.structures[i].flow : solver.structures[i].flowAtStart
  }

  /// Films of water run at speeds that mean nothing.
  private func velocity(ofConduit i: Int) -> Double {
    let area = solver.conduits[i].area * part.conduits[i].barrels
    return area > 1e-6 ? flow(ofConduit: i) / area : 0
  }

  /// Of the water in its opening.
  private func depth(ofStructure i: Int) -> Double {
    let structure = part.structures[i]
    let upper = max(heads[Int(structure.node1)], heads[Int(structure.node2)])
    return min(max(upper - structure.sill, 0), structure.openingHeight)
  }

  private func setting(_ link: Int32) -> Double {
    let i = Int(link) - part.conduits.count
    if i < 0 { return target(of: link) }
    return isEnd ? solver.structures[i].setting : solver.structures[i].settingAtStart
  }

  private func switchTime(_ link: Int32) -> Double {
    let i = Int(link) - part.conduits.count
    if i >= 0 { return solver.structures[i].switchTime }
    return solver.conduitSwitches[link]?.time ?? -solver.settings.start.secondsOfDay
  }
}
