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
    let roughness = essential(network.links, i, .manning)
    if roughness < 1e-6 { fault(id, .manning, "found \(roughness); a roughness above 0 is needed") }
    let inlet = offset(i, .invertUp, .inletOffset, of: network.topology.from[i])
    let outlet = offset(i, .invertDown, .outletOffset, of: network.topology.to[i])
    if orZero(network.links, i, .seepage) > 0 { unsupported("seepage out of conduits", id) }
    if orZero(network.links, i, .culvertCode) > 0 { unsupported("inlet control of culverts", id) }
    guard let section else { return nil }
    return DrainageLink(
      id: id, networkLink: Int32(i), from: from, to: to, section: section, length: length, roughness: roughness,
      inletOffset: inlet, outletOffset: outlet, barrels: barrels(i), entryLoss: orZero(network.links, i, .entryLoss),
      exitLoss: orZero(network.links, i, .exitLoss), averageLoss: orZero(network.links, i, .averageLoss),
      flapGate: attributes.number(.flapGate, i) > 0, initialFlow: attributes.known(.initialFlow, i) ?? 0,
      maxFlow: orZero(network.links, i, .maxFlow))
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

  /// The cross-section by its shape word; without one a diameter means a circle, width and height a closed rectangle.
  private mutating func makeSection(_ i: Int) -> Section? {
    let attributes = network.links.attributes
    let standard = attributes.known(.diameter, i) != nil ? "circular" : "rect_closed"
    let shape = attributes.text(.shape, i)?.lowercased() ?? standard
    switch shape {
    case "circular":
      return .circular(diameter: size(i, .diameter) / 1000)
    case "rect_closed":
      if attributes.known(.height, i) == nil, attributes.known(.width, i) == nil {
        return .circular(diameter: size(i, .diameter) / 1000)
      }
      return .rectangularClosed(height: size(i, .height), width: size(i, .width))
    case "rect_open":
      if attributes.known(.openSides, i) ?? 0 > 0 {
        unsupported("rect_open without friction on its sides", network.links.ids[i])
      }
      return .rectangularOpen(height: size(i, .height), width: size(i, .width))
    case "trapezoidal":
      let left = essentialOrZero(attributes, i, of: network.links.ids[i], .sideSlope)
      let right = attributes.known(.sideSlopeRight, i) ?? left
      let bottom = essentialOrZero(attributes, i, of: network.links.ids[i], .width)
      if bottom < Self.smallest, left + right < Self.smallest {
        fault(network.links.ids[i], .width, "found \(bottom) between upright walls; a width above 0 is needed")
      }
      return .trapezoidal(height: size(i, .height), bottomWidth: bottom, leftSlope: left, rightSlope: right)
    case "irregular": return makeTransect(i).map { .irregular($0) }
    default: break
    }
    unsupported("cross-sections of shape “\(shape)”", network.links.ids[i])
    return nil
  }

  /// A dimension, which must be above 0.
  mutating func size(_ i: Int, _ name: AttributeName) -> Double {
    let value = essential(network.links, i, name)
    let least = name == .diameter ? Self.smallest * 1000 : Self.smallest
    if value < least { fault(network.links.ids[i], name, "found \(value); a number of \(least) or more is needed") }
    return value
  }

  /// A surveyed section; without banks all of it is channel, without roughness of their own the overbanks have the
  /// channel's.
  private mutating func makeTransect(_ i: Int) -> Transect? {
    let attributes = network.links.attributes
    guard let text = attributes.text(.section, i), let pairs = PairList(json: text), pairs.x.count >= 2,
      zip(pairs.x, pairs.x.dropFirst()).allSatisfy(<=), let low = pairs.y.min(), let high = pairs.y.max(),
      high - low >= Self.smallest
    else {
      let found = attributes.text(.section, i).map { "“\($0.prefix(60))”" } ?? "nothing"
      fault(
        network.links.ids[i], .section,
        "found \(found); expected [[station_m, elevation_m], ...] from left to right with some depth")
      return nil
    }
    let channel = attributes.number(.manning, i)
    return Transect(
      stations: pairs.x, elevations: pairs.y, leftBank: attributes.known(.leftBank, i) ?? pairs.x[0],
      rightBank: attributes.known(.rightBank, i) ?? pairs.x[pairs.x.count - 1],
      leftRoughness: attributes.known(.manningLeft, i) ?? channel,
      rightRoughness: attributes.known(.manningRight, i) ?? channel, channelRoughness: channel,
      meander: attributes.known(.meander, i) ?? 1)
  }
}
