extension PartSolver {
  /// Flow out of each outfall now [m³/s]; 0 while the receiving water runs in.
  func outflows() -> [Double] {
    var flow = [Double](repeating: 0, count: part.boundaries.count)
    for i in part.boundaryConduits {
      let conduit = part.conduits[i]
      let through = conduit.barrels * conduits[i].flow
      if Int(conduit.node1) >= part.rows { flow[Int(conduit.node1) - part.rows] -= through }
      if Int(conduit.node2) >= part.rows { flow[Int(conduit.node2) - part.rows] += through }
    }
    for i in part.boundaryStructures {
      let structure = part.structures[i]
      if Int(structure.node1) >= part.rows { flow[Int(structure.node1) - part.rows] -= structures[i].flow }
      if Int(structure.node2) >= part.rows { flow[Int(structure.node2) - part.rows] += structures[i].flow }
    }
    for i in part.boundaryInlets {
      let inlet = part.inlets[i]
      let through = inlets[i].captured - inlets[i].returned
      if Int(inlet.street) >= part.rows { flow[Int(inlet.street) - part.rows] -= through }
      if Int(inlet.sewer) >= part.rows { flow[Int(inlet.sewer) - part.rows] += through }
    }
    for i in flow.indices { flow[i] = max(0, flow[i] + lateral[part.rows + i]) }
    return flow
  }

  /// Depth at an outfall: of the receiving water, or where that is lower of the water that falls into it [m].
  func outfallDepth(_ node: Int) -> Double {
    var level = heads[node]
    for i in part.boundaryConduits {
      let conduit = part.conduits[i]
      let flow = conduits[i].flow
      if Int(conduit.node2) == node && flow > 0 {
        let fall = conduit.fallDepth(flow: flow, tables.depths.span)
        level = max(level, conduit.invert2 + fall)
      } else if Int(conduit.node1) == node && flow < 0 {
        let fall = conduit.fallDepth(flow: flow, tables.depths.span)
        level = max(level, conduit.invert1 + fall)
      }
    }
    return max(0, level - part.inverts[node])
  }
}
