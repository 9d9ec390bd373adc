import NetworkGraph
import Quantities

extension PartBuilder {
  /// Where conduits flow from the start, junctions without a depth of their own begin at the mean of their links' depths:
  /// normal depth in those conduits, nothing in the others (SWMM Hydraulics Manual, 3.3.7).
  func fillFlowingNodes(_ part: inout NetworkPart) {
    guard part.links.contains(where: { model.links[Int($0)].initialFlow != 0 }) else { return }
    var depths = [Double](repeating: 0, count: part.nodes.count)
    var counts = depths
    for (conduit, index) in zip(part.conduits, part.links) {
      let flow = model.links[Int(index)].initialFlow.magnitude / conduit.barrels
      let depth = catalogue.inverses[catalogue.shapeOfLink[Int(index)]]
        .normalDepth(flow: flow, normalFactor: conduit.normalFactor)
      for (node, invert) in [(conduit.node1, conduit.invert1), (conduit.node2, conduit.invert2)] {
        counts[Int(node)] += 1
        if flow > 0 { depths[Int(node)] += depth + invert - part.inverts[Int(node)] }
      }
    }
    for structure in part.structures {
      counts[Int(structure.node1)] += 1
      counts[Int(structure.node2)] += 1
    }
    for row in 0..<part.rows where part.initialDepths[row] == 0 && depths[row] > 0 {
      guard case .junction = model.nodes[Int(part.nodes[row])].role else { continue }
      part.initialDepths[row] = depths[row] / counts[row]
    }
  }

  /// Conduits that under pressure obey another law than Manning's.
  func addForceMains(to part: inout NetworkPart) {
    for (i, index) in part.links.enumerated() {
      let link = model.links[Int(index)]
      guard link.fullFriction != .manning else { continue }
      let conduit = part.conduits[i]
      let table = catalogue.tables[catalogue.shapeOfLink[Int(index)]]
      let radius43 = table.properties(at: table.fullDepth).radius43
      part.forceMains.append(
        ForceMain(
          conduit: i, law: link.fullFriction, area: conduit.fullArea,
          radius: link.section.wetted(at: link.section.fullDepth).hydraulicRadius, radius43: radius43,
          localResistance: conduit.fullResistance - conduit.frictionFactor / (radius43 * conduit.fullArea)))
    }
  }

  /// Conduits that carry a culvert's code. The inlet is where the culvert is drawn from; on an adverse bed too, where
  /// SWMM takes the outlet for it.
  func addCulverts(to part: inout NetworkPart) {
    for (i, index) in part.links.enumerated() {
      guard let inlet = CulvertInlet(code: model.links[Int(index)].culvertCode) else { continue }
      let conduit = part.conduits[i]
      let fall = conduit.direction * (conduit.invert1 - conduit.invert2)
      part.culverts.append(
        Culvert(
          conduit: i,
          rating: InletRating(
            inlet, section: catalogue.tables[catalogue.shapeOfLink[Int(index)]], slope: fall / conduit.length),
          entersAt1: conduit.direction > 0))
    }
  }

  /// Conduits and storage units from which water seeps or evaporates.
  func addLosses(to part: inout NetworkPart) {
    let evaporates = model.evaporation.rate.values.contains { $0 > 0 }
    for (i, index) in part.links.enumerated() {
      let link = model.links[Int(index)]
      let isOpen = evaporates && !link.section.isClosed
      guard link.seepageRate > 0 || isOpen else { continue }
      part.lossyChannels.append(
        LossyChannel(
          conduit: i, seepageRate: link.seepageRate, isOpen: isOpen,
          widestDepth: catalogue.tables[catalogue.shapeOfLink[Int(index)]].widestDepth))
    }
    for row in 0..<part.rows {
      let node = model.nodes[Int(part.nodes[row])]
      guard case .storage(let shape) = node.role else { continue }
      let share = evaporates ? node.evaporationShare : 0
      guard node.seepage != nil || share > 0 else { continue }
      let soil = node.seepage.map { StorageSoil($0, shape: shape) }
      part.lossyUnits.append(
        LossyUnit(
          row: row, shape: shape, fullDepth: part.storage.nodes[row].rim, evaporationShare: share, soil: soil,
          wetted: soil))
    }
  }
}
