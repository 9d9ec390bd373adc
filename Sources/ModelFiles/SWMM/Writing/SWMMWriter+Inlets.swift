import NetworkGraph

extension SWMMWriter {
  /// `[INLETS]`, a combination in two lines, by name.
  func inletLines() -> [String] {
    network.model.inletDesigns.keys.sorted().flatMap { name -> [String] in
      let lines: [String] =
        switch network.model.inletDesigns[name] {
        case .grate(let grate): ["GRATE \(words(grate))"]
        case .dropGrate(let grate): ["DROP_GRATE \(words(grate))"]
        case .curbOpening(let curb): ["CURB \(words(curb, hasThroat: true))"]
        case .dropCurb(let curb): ["DROP_CURB \(words(curb, hasThroat: false))"]
        case .combination(let grate, let curb): ["GRATE \(words(grate))", "CURB \(words(curb, hasThroat: true))"]
        case .slottedDrain(let slot): ["SLOTTED \(length(slot.length)) \(length(slot.width))"]
        case .custom(let curve): ["CUSTOM \(token(curve))"]
        case nil: []
        }
      return lines.map { "\(token(name)) \($0)" }
    }
  }

  func inletUsageLines() -> [String] {
    network.model.inlets.map { usage in
      let placement = usage.placement == .automatic ? "" : " \(usage.placement.rawValue.uppercased())"
      return [
        token(usage.link), token(usage.design), token(usage.node), String(usage.count), plain(usage.cloggedPercent),
        number(usage.maxFlow, units.flow), length(usage.localDepression), length(usage.localDepressionWidth),
      ].joined(separator: " ") + placement
    }
  }

  private func length(_ metres: Double) -> String { number(metres, units.length) }

  private func words(_ grate: Grate) -> String {
    let sizes = "\(length(grate.length)) \(length(grate.width)) \(grate.bars.rawValue.uppercased())"
    guard grate.bars == .generic else { return sizes }
    return "\(sizes) \(plain(grate.openShare)) \(length(grate.splashOverVelocity))"
  }

  private func words(_ curb: CurbOpening, hasThroat: Bool) -> String {
    "\(length(curb.length)) \(length(curb.height))" + (hasThroat ? " \(curb.throat.rawValue.uppercased())" : "")
  }
}
