import NetworkGraph

extension PartBuilder {
  /// Pumps, orifices, weirs and outlets in the order of the model.
  func addStructures(_ links: [Int32], to part: inout NetworkPart) {
    part.structures = links.map { structure($0, order: part.order, rows: Int32(part.rows)) }
    part.structureLinks = links
    part.boundaryStructures = part.structures.indices.filter {
      max(part.structures[$0].node1, part.structures[$0].node2) >= part.rows
    }
  }

  private func structure(_ index: Int32, order: EliminationOrder, rows: Int32) -> Structure {
    let link = model.links[Int(index)]
    let from = model.nodes[Int(link.from)]
    let entries = order.entries(local[Int(link.from)], local[Int(link.to)], rows: rows)
    var structure = Structure(
      node1: local[Int(link.from)], node2: local[Int(link.to)], entry12: entries.0, entry21: entries.1,
      sill: from.invert + link.inletOffset, floor: from.invert, law: .pump(.ideal), gate: gate(link, drawnDown: true),
      hasFlapGate: link.flapGate, openingHeight: link.structure?.openingHeight ?? 0, closingTime: 0, onDepth: 0,
      offDepth: 0)
    switch link.structure {
    case .orifice(let orifice):
      structure.law = .orifice(orifice)
      structure.closingTime = orifice.closingTime
    case .weir(let weir): structure.law = .weir(weir)
    case .outlet(let outlet): structure.law = .outlet(outlet)
    case .pump(let pump):
      structure.law = .pump(PumpLaw(pump.law) { depth(ofVolume: $0, in: from, pump: pump) })
      (structure.onDepth, structure.offDepth) = (pump.onDepth, pump.offDepth)
    case nil: break
    }
    return structure
  }

  /// The depth at which a wet well holds a volume [m³ → m]. A junction is a well as deep as the node that holds the
  /// last volume of the pump's curve when it is full, as in SWMM.
  private func depth(ofVolume volume: Double, in node: DrainageNode, pump: Pump) -> Double {
    if case .storage(let shape) = node.role { return shape.depth(ofVolume: volume, full: node.maxDepth) }
    guard case .volumeStages(let thresholds, _) = pump.law, let full = thresholds.last, full > 0 else { return 0 }
    return node.maxDepth * volume / full
  }
}
