extension DrainageModelBuilder {
  /// The street inlets of the model data, names resolved. O(links + inlets).
  ///
  /// An inlet that cannot stand where it is said to be is left out, as in SWMM, and told.
  mutating func makeInlets(in model: DrainageModel) -> [DrainageInlet] {
    for name in network.model.inletDesigns.keys.sorted() {
      guard let needs = network.model.inletDesigns[name]?.needs(within: Self.smallest...Self.largest) else { continue }
      if !needs.isEmpty { fault(nil, nil, "inlet “\(name)” needs \(needs.joined(separator: ", "))") }
    }
    guard !network.model.inlets.isEmpty else { return [] }
    let linkByID = Dictionary(
      model.links.enumerated().map { ($1.id, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    return network.model.inlets.compactMap { usage in
      let needs = usage.needs(upTo: Self.largest)
      if !needs.isEmpty { fault(usage.link, nil, "its inlets need \(needs.joined(separator: ", "))") }
      guard let link = linkByID[usage.link] else {
        // A conduit that could not be made has a fault of its own.
        if !network.links.ids.contains(usage.link) { unknown(usage, "drainage link", usage.link, known: linkByID.keys) }
        return nil
      }
      guard let design = network.model.inletDesigns[usage.design] else {
        unknown(usage, "inlet design", usage.design, known: network.model.inletDesigns.keys)
        return nil
      }
      guard let node = nodeByID[usage.node] else {
        unknown(usage, "drainage node", usage.node, known: nodeByID.keys)
        return nil
      }
      let inlet = DrainageInlet(usage: usage, design: design, curve: captureCurve(of: design), link: link, node: node)
      guard let reason = reasonToLeaveOut(inlet, model) else { return inlet }
      leaveOut(usage, reason)
      return nil
    }
  }

  private mutating func unknown(
    _ usage: InletUsage, _ what: String, _ name: String, known: some Sequence<String>
  ) {
    let near = nearestWord(to: name, among: known.sorted()).map { "; the nearest is “\($0)”" } ?? ""
    fault(usage.link, nil, "its inlets name \(what) “\(name)”, which is not there\(near)")
  }

  private func captureCurve(of design: InletDesign) -> ModelData.Curve? {
    guard case .custom(let name) = design else { return nil }
    return network.model.curves[name]
  }

  private func reasonToLeaveOut(_ inlet: DrainageInlet, _ model: DrainageModel) -> String? {
    let link = model.links[Int(inlet.link)]
    if link.structure != nil { return "it is no conduit" }
    if !inlet.design.fits(link.section) {
      return "gutter inlets stand in streets, drop inlets in rectangular or trapezoidal channels"
    }
    if model.lowerNode(of: link) == inlet.node { return "its lower node is the sewer node" }
    if case .custom(let name) = inlet.design {
      guard let curve = inlet.curve, !curve.x.isEmpty, ["diversion", "rating"].contains(curve.kind),
        curve.y.allSatisfy({ $0 >= 0 })
      else { return "“\(name)” is no diversion or rating curve of flows not below 0" }
    }
    return nil
  }

  private mutating func leaveOut(_ usage: InletUsage, _ reason: String) {
    findings.append(
      Finding(
        "inlet_left_out", .warning, "link \(usage.link) has inlets of design “\(usage.design)”, but \(reason)",
        layer: .drainage, id: usage.link, repair: "the inlets are left out"))
  }
}

extension InletDesign {
  /// What the design lacks to be used, sizes being `within` some range [m], in words.
  func needs(within sizes: ClosedRange<Double>) -> [String] {
    func check(_ what: String, _ value: Double) -> [String] { sizes.contains(value) ? [] : ["\(what) above 0"] }
    func check(_ grate: Grate) -> [String] {
      var needs = check("a length of the grate", grate.length) + check("a width of the grate", grate.width)
      if grate.bars == .generic {
        if !(grate.openShare > 0 && grate.openShare <= 1) { needs.append("an open share above 0 and at most 1") }
        if !(0...sizes.upperBound).contains(grate.splashOverVelocity) { needs.append("a splash-over velocity from 0") }
      }
      return needs
    }
    func check(_ curb: CurbOpening) -> [String] {
      check("a length of the opening", curb.length) + check("a height of the opening", curb.height)
    }
    switch self {
    case .grate(let grate), .dropGrate(let grate): return check(grate)
    case .curbOpening(let curb), .dropCurb(let curb): return check(curb)
    case .combination(let grate, let curb): return check(grate) + check(curb)
    case .slottedDrain(let slot):
      return check("a length of the slot", slot.length) + check("a width of the slot", slot.width)
    case .custom: return []
    }
  }
}

extension InletUsage {
  /// What the usage lacks to be used, in words.
  func needs(upTo largest: Double) -> [String] {
    let checks: [(isRight: Bool, need: String)] = [
      ((1...1000).contains(count), "a count from 1 to 1000"),
      ((0...100).contains(cloggedPercent), "clogged_pct from 0 to 100"),
      ((0...largest).contains(maxFlow), "max_flow_m3s not below 0"),
      ((0...largest).contains(localDepression), "local_depression_m not below 0"),
      ((0...largest).contains(localDepressionWidth), "local_depression_width_m not below 0"),
    ]
    return checks.filter { !$0.isRight }.map(\.need)
  }
}
