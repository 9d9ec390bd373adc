import Geometry

/// The two ends of a link as drawn.
enum LinkEnd: CaseIterable, Sendable {
  case start, end

  var level: AttributeName { self == .start ? .invertUp : .invertDown }
  var depth: AttributeName { self == .start ? .depthUp : .depthDown }
  var cover: AttributeName { self == .start ? .coverUp : .coverDown }
  var crown: AttributeName { self == .start ? .crownUp : .crownDown }
  var offset: AttributeName { self == .start ? .inletOffset : .outletOffset }
  var other: LinkEnd { self == .start ? .end : .start }
  var word: String { self == .start ? "start" : "end" }
}

extension Topology {
  /// The node at an end of `link`.
  func node(_ end: LinkEnd, of link: Int) -> Int { Int(end == .start ? from[link] : to[link]) }

  /// Which end of `link` is at `node`; the start for a loop.
  func end(of link: Int, at node: Int) -> LinkEnd { Int(from[link]) == node ? .start : .end }
}

extension Network {
  /// Level of a link's invert at one end [m], NaN if unknown.
  func level(_ end: LinkEnd, of link: Int) -> Double { links.attributes.number(end.level, link) }

  /// Fall of a link from its drawn start to its end [m], NaN if a level is unknown.
  func fall(of link: Int) -> Double { level(.start, of: link) - level(.end, of: link) }

  /// Length of a link as drawn, on the ellipsoid where the network lies on the map [m]; nil without a drawing.
  public func drawnLength(of link: Int) -> Double? {
    let points = linkPaths.points(of: link)
    guard points.count > 1 else { return nil }
    if isGeographic { return geodesicLength(linkPaths.lonLat[points]) }
    return points.dropFirst().reduce(0) { $0 + linkPaths.grid[$1 - 1].distance(to: linkPaths.grid[$1]) }
  }

  /// Lengths: as given unless the drawing says otherwise by a tenth and a metre; drawn where none is given. A model's
  /// stay, for models are often drawn as sketches.
  mutating func setLengths(isModel: Bool) {
    if isModel { return }
    for link in 0..<links.count {
      guard let drawn = drawnLength(of: link) else { continue }
      guard let given = links.attributes.known(.length, link), given > 0 else {
        links.fill(.length, link, with: drawn, because: "drawn_length", confidence: 0.95)
        continue
      }
      if (given - drawn).magnitude <= max(1, 0.1 * drawn) { continue }
      findings.append(
        linkFinding(
          "length_mismatch", .warning,
          "\(links.ids[link]) is \(metres(given)) long by its record and \(metres(drawn)) as drawn.", link,
          property: .length, repair: "the drawn length is used"))
      links.fill(.length, link, with: drawn, because: "drawn_length", confidence: 0.9)
    }
  }

  /// Levels that follow by definition from what the files give: a rim and a depth make an invert.
  ///
  /// Depths of drainage go to the invert, those of pressure pipes to the crown (CJJ 61), covers to the crown. In a model an end without
  /// offset lies on the invert of its node.
  mutating func setLevels(isModel: Bool) {
    for node in 0..<nodes.count { setNodeLevels(node) }
    for link in 0..<links.count {
      for end in LinkEnd.allCases { setEndLevel(end, of: link, isModel: isModel) }
    }
  }

  private mutating func setNodeLevels(_ node: Int) {
    let ground = nodes.attributes.number(.ground, node)
    let invert = nodes.attributes.number(.invert, node)
    let depth = nodes.attributes.number(.maxDepth, node)
    if ground.isNaN, depth > 0, !invert.isNaN { nodes.attributes.set(.ground, node, to: invert + depth) }
    if invert.isNaN, depth > 0, !ground.isNaN { nodes.attributes.set(.invert, node, to: ground - depth) }
    if depth.isNaN, ground > invert { nodes.attributes.set(.maxDepth, node, to: ground - invert) }
  }

  private mutating func setEndLevel(_ end: LinkEnd, of link: Int, isModel: Bool) {
    let node = topology.node(end, of: link)
    let given = links.attributes.number(end.level, link)
    let ground = nodes.attributes.number(.ground, node)
    let depth = links.attributes.number(end.depth, link)
    if !given.isNaN {
      if !isModel { compare(given, ground: ground, depth: depth, end, of: link) }
      return
    }
    let height = sectionHeight(link)
    let crown = links.attributes.known(end.crown, link) ?? ground - links.attributes.number(end.cover, link)
    let toInvert = links.networks[link] == .drainage ? ground - depth : ground - depth - height
    if let level = [toInvert, crown - height].first(where: { !$0.isNaN }) {
      links.attributes.set(end.level, link, to: level)
      return
    }
    guard links.networks[link] == .drainage else { return }
    let offset = links.attributes.known(end.offset, link) ?? (isModel ? 0 : .nan)
    let level = nodes.attributes.number(.invert, node) + offset
    if !level.isNaN { links.attributes.set(end.level, link, to: level) }
  }

  /// A level beside a depth is the exact one, unless it is the ground's own.
  private mutating func compare(_ given: Double, ground: Double, depth: Double, _ end: LinkEnd, of link: Int) {
    guard links.networks[link] == .drainage, !(ground - depth).isNaN else { return }
    let fromDepth = ground - depth
    if (given - fromDepth).magnitude <= 0.1 { return }
    let isGround = (given - ground).magnitude <= 0.1 && depth > 0.3
    findings.append(
      linkFinding(
        isGround ? "ground_as_level" : "level_depth_mismatch", .note,
        "\(links.ids[link]) has the level \(given) at its \(end.word), but ground \(ground) less depth \(depth) "
          + "is \(metres(fromDepth)).", link, property: end.level,
        repair: isGround ? "the level is the ground's; the depth is used" : "the level is used"))
    if isGround { links.fill(end.level, link, with: fromDepth, because: "ground_less_depth", confidence: 0.9) }
  }

  /// Which way the water runs in each drainage link: by its levels, else as its row says, else unknown.
  mutating func setFlowDirections() {
    for link in 0..<links.count where links.networks[link] == .drainage {
      let fall = fall(of: link)
      let word: String
      if fall.magnitude > 0.001 {
        word = fall > 0 ? "drawn" : "reversed"
      } else {
        switch links.attributes.text(.flowDirection, link) {
        case "forward", "drawn": word = "drawn"
        case "backward", "reversed": word = "reversed"
        default: word = "unknown"
        }
      }
      links.attributes.set(.flowDirection, link, to: word)
    }
  }

  /// A finding about a link, placed at its start.
  func linkFinding(
    _ kind: String, _ severity: Severity, _ message: String, _ link: Int, property: AttributeName? = nil,
    repair: String? = nil
  ) -> Finding {
    let points = linkPaths.points(of: link)
    return Finding(
      kind, severity, message, file: fileName(links.files[link]), layer: links.networks[link],
      feature: links.features[link] < 0 ? nil : Int(links.features[link]), id: links.ids[link],
      property: property?.rawValue, repair: repair,
      place: isGeographic && !points.isEmpty ? linkPaths.lonLat[points.lowerBound] : nil)
  }

  /// A finding about a node.
  func nodeFinding(
    _ kind: String, _ severity: Severity, _ message: String, _ node: Int, property: AttributeName? = nil,
    repair: String? = nil
  ) -> Finding {
    Finding(
      kind, severity, message, file: fileName(nodes.files[node]), layer: nodes.networks[node],
      feature: nodes.features[node] < 0 ? nil : Int(nodes.features[node]), id: nodes.ids[node],
      property: property?.rawValue, repair: repair,
      place: isGeographic && hasPlace(node) ? nodeLonLats[node] : nil)
  }

  private func fileName(_ index: Int32) -> String? { index < 0 ? nil : files[Int(index)] }
}
