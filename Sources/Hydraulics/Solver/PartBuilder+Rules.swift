import NetworkGraph

extension PartBuilder {
  /// The rules that set one of the given links, in the order of the model and by the part's own indices.
  func addRules(_ links: [Int32], to part: inout NetworkPart) {
    let rules = Set(links.flatMap { rulesOfLink[$0] ?? [] }).sorted()
    guard !rules.isEmpty else { return }
    let order = (part.links + part.structureLinks).enumerated()
    let position = Dictionary(uniqueKeysWithValues: order.map { ($1, Int32($0)) })
    part.rules = rules.map {
      model.rules[$0].placed(node: { local[Int($0)] }, link: { position[$0] }, constants: constant)
    }
  }

  /// What never changes of what rules read, SI; nil for all that does, and for what a structure has not.
  private func constant(_ quantity: ControlQuantity) -> Double? {
    switch quantity {
    case .node(.maxDepth, let node): return model.nodes[Int(node)].maxDepth
    case .link(let quantity, let index):
      let link = model.links[Int(index)]
      if link.structure != nil { return nil }
      switch quantity {
      case .fullDepth: return link.section.fullHeight
      case .length: return link.length
      case .slope: return slope(of: link)
      case .fullFlow: return fullFlow(of: link)
      default: return nil
      }
    default: return nil
    }
  }

  private func slope(of link: DrainageLink) -> Double {
    let fall =
      model.nodes[Int(link.from)].invert + link.inletOffset - model.nodes[Int(link.to)].invert - link.outletOffset
    return bedSlope(fall: fall, length: link.hydraulicLength, minimum: model.settings.minimumSlope)
  }

  private func fullFlow(of link: DrainageLink) -> Double {
    let full = link.section.wetted(at: link.section.fullDepth)
    guard full.hydraulicRadius > 0 else { return 0 }
    return Double(link.barrels)
      * manningDischarge(
        area: full.area, hydraulicRadius: full.hydraulicRadius, slope: slope(of: link),
        roughness: link.hydraulicRoughness(slope: slope(of: link)))
  }
}
