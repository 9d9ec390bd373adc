import NetworkGraph

private let inletKinds = ["GRATE", "CURB", "SLOTTED", "DROP_GRATE", "DROP_CURB", "CUSTOM"]

/// Grates by SWMM's words, a longer one before the one that it begins with. (SWMM looks for the shorter first and so
/// takes P_BAR-50x100 for P_BAR-50.)
private let grateWords: [(word: String, bars: Grate.Bars)] = [
  ("P_BAR-50X100", .parallel50Cross100), ("P_BAR-50", .parallel50), ("P_BAR-30", .parallel30),
  ("CURVED_VANE", .curvedVane), ("TILT_BAR-45", .tilted45), ("TILT_BAR-30", .tilted30), ("RETICULINE", .reticuline),
  ("GENERIC", .generic),
]

extension SWMMReader {
  /// `[INLETS]`: name, kind, and length and width or height; grates have their type, generic ones open share and
  /// splash-over velocity, openings the plane of their throat, custom inlets a curve. A GRATE and a CURB of one name are a
  /// combination.
  mutating func readInletDesigns() {
    for row in text.rows(of: .inlets) {
      let isNew = inletNames.declare(text.token(row, 0), in: text.bytes) != nil
      guard let kind = keyword(row, 1, "the kind of inlet", among: inletKinds), let part = readInlet(row, kind),
        let index = inletNames.find(text.token(row, 0), in: text.bytes)
      else { continue }
      let name = inletNames.names[index]
      switch (model.inletDesigns[name], part) {
      case (nil, _) where isNew: model.inletDesigns[name] = part
      case (.grate(let grate), .curbOpening(let curb)), (.curbOpening(let curb), .grate(let grate)):
        model.inletDesigns[name] = .combination(grate, curb)
      default:
        fault(
          row, found: "a second \(kind) of this name", expected: "one line, or a GRATE and a CURB", advice: "rename one"
        )
      }
    }
  }

  private mutating func readInlet(_ row: SWMMText.Row, _ kind: String) -> InletDesign? {
    switch kind {
    case "grate": return readGrate(row).map { .grate($0) }
    case "drop_grate": return readGrate(row).map { .dropGrate($0) }
    case "curb": return readCurb(row, hasThroat: true).map { .curbOpening($0) }
    case "drop_curb": return readCurb(row, hasThroat: false).map { .dropCurb($0) }
    case "slotted":
      return .slottedDrain(
        SlottedDrain(length: inletSize(row, 2, "length of the slot"), width: inletSize(row, 3, "width of the slot")))
    default: return useCurve(row, 2).map { .custom(curve: $0) }
    }
  }

  private mutating func inletSize(_ row: SWMMText.Row, _ i: Int, _ what: String) -> Double {
    number(row, i, what, .positive) * units.length
  }

  private mutating func readGrate(_ row: SWMMText.Row) -> Grate? {
    let length = inletSize(row, 2, "length of the grate")
    let width = inletSize(row, 3, "width of the grate")
    guard let word = keyword(row, 4, "the type of grate", among: grateWords.map(\.word)),
      let bars = grateWords.first(where: { $0.word.lowercased() == word })?.bars
    else { return nil }
    var grate = Grate(length: length, width: width, bars: bars)
    if bars == .generic {
      grate.openShare = number(row, 5, "open share of the grate", .positive)
      if grate.openShare > 1 {
        fault(row, found: "“\(string(row, 5))”", expected: "open share of the grate, at most 1")
      }
      grate.splashOverVelocity = number(row, 6, "splash-over velocity", .notNegative, default: 0) * units.length
    }
    return grate
  }

  private mutating func readCurb(_ row: SWMMText.Row, hasThroat: Bool) -> CurbOpening? {
    var opening = CurbOpening(
      length: inletSize(row, 2, "length of the opening"), height: inletSize(row, 3, "height of the opening"))
    if hasThroat, !isBlank(row, 4) {
      let words = CurbOpening.Throat.allCases.map { $0.rawValue.uppercased() }
      guard let word = keyword(row, 4, "the plane of the throat", among: words),
        let throat = CurbOpening.Throat(rawValue: word)
      else { return nil }
      opening.throat = throat
    }
    return opening
  }

  /// `[INLET_USAGE]`: street or channel, design, sewer node; then, if given, inlets in a row on each side, percent clogged,
  /// largest flow of one, depth and width of the gutter's depression at the inlet, and whether it is on grade or on a sag.
  mutating func readInletUsage() {
    var usageOfLink: [Int: Int] = [:]
    for row in text.rows(of: .inletUsage) {
      let link = reference(row, 0, to: links, "street", in: "a section of links")
      let design = reference(row, 1, to: inletNames, "inlet", in: "[INLETS]")
      let node = reference(row, 2, to: nodes, "sewer node", in: "a section of nodes")
      guard let link, let design, let node else { continue }
      let usage = readUsage(row, link: links.names[link], design: inletNames.names[design], node: nodes.names[node])
      guard let known = usageOfLink[link] else {
        usageOfLink[link] = model.inlets.count
        model.inlets.append(usage)
        continue
      }
      model.inlets[known] = usage
      note(
        "inlet_replaced", .warning, row, "link \(links.names[link]) has inlets in an earlier line too",
        repair: "the later line counts, as in SWMM")
    }
  }

  private mutating func readUsage(_ row: SWMMText.Row, link: String, design: String, node: String) -> InletUsage {
    var usage = InletUsage(link: link, design: design, node: node)
    let count = number(row, 3, "number of inlets", .positive, default: 1)
    if count == count.rounded(), count <= 1000 {
      usage.count = Int(count)
    } else if !count.isNaN {
      fault(row, found: "“\(string(row, 3))”", expected: "number of inlets, a whole number from 1 to 1000")
    }
    usage.cloggedPercent = number(row, 4, "percent clogged", .notNegative, default: 0)
    if usage.cloggedPercent > 100 {
      fault(row, found: "“\(string(row, 4))”", expected: "percent clogged, at most 100")
    }
    usage.maxFlow = number(row, 5, "largest flow of an inlet", .notNegative, default: 0) * units.flow
    usage.localDepression = number(row, 6, "local depression", .notNegative, default: 0) * units.length
    usage.localDepressionWidth =
      number(row, 7, "width of the local depression", .notNegative, default: 0) * units.length
    if !isBlank(row, 8), let word = keyword(row, 8, "the placement", among: ["AUTO", "ON_GRADE", "ON_SAG"]) {
      usage.placement = InletUsage.Placement(rawValue: word) ?? .automatic
    }
    return usage
  }
}
