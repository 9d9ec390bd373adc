extension DrainageModelBuilder {
  /// Kinds of links that carry free-surface or pressurised flow under their own cross-section.
  private static let conduitKinds: Set<String> = ["", "conduit", "pipe", "lead", "channel", "ditch", "culvert"]

  /// Drainage links in the order of the network. Kinds that are none are refused by name, all of a kind at once.
  mutating func makeLinks() -> [DrainageLink] {
    var links: [DrainageLink] = []
    for i in 0..<network.links.count where network.links.networks[i] == .drainage {
      let kind = network.links.kinds[i].lowercased()
      let from = modelNode[Int(network.topology.from[i])]
      let to = modelNode[Int(network.topology.to[i])]
      guard from >= 0, to >= 0 else {
        fault(network.links.ids[i], nil, "it ends at a node that is no drainage node; move the node to the layer")
        continue
      }
      if Self.structureKinds.contains(kind) {
        if let link = makeStructure(i, kind, from: from, to: to) { links.append(link) }
      } else if Self.conduitKinds.contains(kind), network.links.attributes.text(.shape, i)?.lowercased() == "dummy" {
        links.append(makeDummy(i, from: from, to: to))
      } else if Self.conduitKinds.contains(kind) {
        if let link = makeConduit(i, from: from, to: to) { links.append(link) }
      } else {
        unsupported("\(kind) links", network.links.ids[i])
      }
    }
    return links
  }

  private mutating func makeConduit(_ i: Int, from: Int32, to: Int32) -> DrainageLink? {
    let attributes = network.links.attributes
    let id = network.links.ids[i]
    let section = makeSection(i)
    let length = essential(network.links, i, .length)
    if length < Self.smallest { fault(id, .length, "found \(length); a length above 0 is needed") }
    let fullFriction = fullFriction(i, of: section)
    let roughness = fullFriction == .manning ? essential(network.links, i, .manning) : attributes.number(.manning, i)
    if roughness < 1e-6 { fault(id, .manning, "found \(roughness); a roughness above 0 is needed") }
    let inlet = offset(i, .invertUp, .inletOffset, of: network.topology.from[i])
    let outlet = offset(i, .invertDown, .outletOffset, of: network.topology.to[i])
    guard let section else { return nil }
    let bed = sedimentBed(i, in: section)
    var link = DrainageLink(
      id: id, networkLink: Int32(i), from: from, to: to, section: section, length: length, roughness: roughness,
      inletOffset: inlet + bed, outletOffset: outlet + bed, barrels: barrels(i),
      entryLoss: orZero(network.links, i, .entryLoss),
      exitLoss: orZero(network.links, i, .exitLoss), averageLoss: orZero(network.links, i, .averageLoss),
      flapGate: attributes.number(.flapGate, i) > 0, initialFlow: attributes.known(.initialFlow, i) ?? 0,
      maxFlow: orZero(network.links, i, .maxFlow))
    link.fullFriction = fullFriction
    link.culvertCode = culvertCode(i)
    link.seepageRate = orZero(network.links, i, .seepage) / Self.millimetresAnHour
    return link
  }

  private mutating func barrels(_ i: Int) -> Int {
    let count = network.links.attributes.known(.barrels, i) ?? 1
    if (1...1000).contains(count) { return Int(count) }
    fault(network.links.ids[i], .barrels, "found \(count); expected a whole number from 1 to 1000")
    return 1
  }

  /// The end's level above the node's floor, or its offset, 0 where neither is known.
  ///
  /// An end below the floor counts as at the floor, as in SWMM.
  mutating func offset(
    _ i: Int, _ level: AttributeName, _ depth: AttributeName, of node: Int32
  ) -> Double {
    let attributes = network.links.attributes
    let floor = network.nodes.attributes.number(.invert, Int(node))
    let offset = attributes.known(level, i).map { $0 - floor } ?? attributes.known(depth, i) ?? 0
    guard offset < 0 else { return offset }
    // Depths are surveyed to centimetres: less than that is how they were rounded.
    let millimetres = (-offset * 1000).rounded()
    findings.append(
      Finding(
        "negative_offset", millimetres > 20 ? .warning : .note,
        "\(level) lies \(millimetres / 1000) m under the floor of node \(network.nodes.ids[Int(node)])",
        layer: .drainage,
        id: network.links.ids[i], property: level.rawValue, repair: "taken as the floor"))
    return 0
  }

  /// A dimension, which must be above 0.
  mutating func size(_ i: Int, _ name: AttributeName) -> Double {
    let value = essential(network.links, i, name)
    let least = name == .diameter ? Self.smallest * 1000 : Self.smallest
    if value < least { fault(network.links.ids[i], name, "found \(value); a number of \(least) or more is needed") }
    return value
  }
}
