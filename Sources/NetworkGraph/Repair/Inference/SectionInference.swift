extension Network {
  /// Gives every drainage element without a system that of the nearest element along the network; storm if none has one.
  mutating func fillSystems() {
    let links = drainageLinks
    let nodes = drainageNodes
    var front: [NetworkElement] =
      nodes.filter { self.nodes.attributes.text(.system, $0) != nil }.map { .node($0) }
      + links.filter { self.links.attributes.text(.system, $0) != nil }.map { .link($0) }
    var next = 0
    while next < front.count {
      defer { next += 1 }
      guard let system = system(of: front[next]) else { continue }
      for neighbour in neighbours(of: front[next]) where self.system(of: neighbour) == nil {
        fillSystem(of: neighbour, with: system, because: "neighbour_system", confidence: 0.7)
        front.append(neighbour)
      }
    }
    for element in nodes.map(NetworkElement.node) + links.map(NetworkElement.link) where system(of: element) == nil {
      fillSystem(of: element, with: "storm", because: "default_system", confidence: 0.3)
    }
  }

  private enum NetworkElement {
    case node(Int)
    case link(Int)
  }

  private func neighbours(of element: NetworkElement) -> [NetworkElement] {
    switch element {
    case .node(let node): topology.links(at: node).map { .link(Int($0)) }
    case .link(let link): [.node(Int(topology.from[link])), .node(Int(topology.to[link]))]
    }
  }

  private func system(of element: NetworkElement) -> String? {
    switch element {
    case .node(let node): nodes.attributes.text(.system, node)
    case .link(let link): links.attributes.text(.system, link)
    }
  }

  private mutating func fillSystem(
    of element: NetworkElement, with system: String, because reason: String, confidence: Double
  ) {
    switch element {
    case .node(let node): nodes.fill(.system, node, with: system, because: reason, confidence: confidence)
    case .link(let link): links.fill(.system, link, with: system, because: reason, confidence: confidence)
    }
  }

  /// Gives conduits without a size that of the widest pipe upstream, else of the narrowest downstream, else a default.
  ///
  /// Goes outward from the known sizes, one pipe a round, so that near sizes come before far ones.
  mutating func fillSections(options: RepairOptions) {
    let open = drainageLinks.filter { isConduit($0) && sectionHeight($0).isNaN }
    var front = open
    while !front.isEmpty {
      let found = front.map { (link: $0, size: neighbouringDiameter(of: $0)) }
      var touched: [Int] = []
      for (link, size) in found {
        guard let size else { continue }
        links.fill(.diameter, link, with: size.diameter, because: size.reason, confidence: size.confidence)
        for end in LinkEnd.allCases { touched += topology.links(at: topology.node(end, of: link)).map { Int($0) } }
      }
      front = Set(touched).filter { isConduit($0) && sectionHeight($0).isNaN }.sorted()
    }
    for link in open where sectionHeight(link).isNaN {
      links.fill(
        .diameter, link, with: options.defaultDiameter * 1000, because: "default_diameter", confidence: 0.2)
    }
  }

  private func neighbouringDiameter(of link: Int) -> (diameter: Double, reason: String, confidence: Double)? {
    let isReversed = links.attributes.text(.flowDirection, link) == "reversed"
    let (upper, lower) = isReversed ? (LinkEnd.end, LinkEnd.start) : (.start, .end)
    func diameters(_ conduits: [Int]) -> [Double] {
      conduits.filter { $0 != link }.map { links.attributes.number(.diameter, $0) }.filter { $0 > 0 }
    }
    if let widest = diameters(conduits(at: topology.node(upper, of: link)).incoming).max() {
      return (widest, "upstream_diameter", 0.6)
    }
    if let narrowest = diameters(conduits(at: topology.node(lower, of: link)).outgoing).min() {
      return (narrowest, "downstream_diameter", 0.5)
    }
    return nil
  }

  /// Gives conduits without a roughness that of their material, else of concrete, or of earth for open ditches.
  mutating func fillRoughness() {
    for link in drainageLinks where isConduit(link) && links.attributes.known(.manning, link) == nil {
      if let material = links.attributes.text(.material, link), let roughness = manningRoughness(of: material) {
        links.fill(.manning, link, with: roughness, because: "material_roughness", confidence: 0.7)
      } else {
        let isEarth = links.kinds[link] == "ditch" || links.kinds[link] == "channel"
        links.fill(.manning, link, with: isEarth ? 0.025 : 0.013, because: "default_roughness", confidence: 0.5)
      }
    }
  }
}

/// Manning's n of a drain of this material [s/m^(1/3)], nil for a word not known.
///
/// GB 50014-2021: concrete 0.013–0.014, plastics and glass fibre 0.009–0.010, steel and iron 0.012–0.013, brick 0.015,
/// earth 0.025–0.030; the others after Chow, "Open-Channel Hydraulics" (1959), table 5-6.
func manningRoughness(of material: String) -> Double? {
  switch material {
  case "pvc", "pe", "hdpe", "ppr", "grp", "plastic", "composite": 0.010
  case "asbestos_cement": 0.011
  case "steel", "stainless_steel", "galvanised_steel", "cast_iron", "ductile_iron", "iron": 0.013
  case "concrete", "reinforced_concrete", "prestressed_concrete", "clay": 0.013
  case "brick", "masonry": 0.015
  case "stone": 0.017
  case "corrugated_metal", "corrugated_steel": 0.024
  case "earth": 0.025
  default: nil
  }
}
