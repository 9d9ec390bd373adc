import NetworkGraph

/// SWMM's shape words; a longer word stands before one that it begins with.
private let shapeWords = [
  "DUMMY", "CIRCULAR", "FILLED_CIRCULAR", "RECT_CLOSED", "RECT_OPEN", "TRAPEZOIDAL", "TRIANGULAR", "PARABOLIC",
  "POWER", "RECT_TRIANGULAR", "RECT_ROUND", "MODBASKETHANDLE", "HORIZ_ELLIPSE", "VERT_ELLIPSE", "ARCH", "EGGSHAPED",
  "EGG", "HORSESHOE", "GOTHIC", "CATENARY", "SEMIELLIPTICAL", "BASKETHANDLE", "SEMICIRCULAR", "IRREGULAR", "CUSTOM",
  "FORCE_MAIN", "STREET",
]

extension SWMMReader {
  /// `[XSECTIONS]`: link, shape, four numbers (or the name of a transect, curve or street), barrels, culvert code.
  mutating func readSections(_ table: inout AttributeTable) {
    var hasSection = Array(repeating: false, count: links.count)
    for row in text.rows(of: .xsections) {
      guard let link = reference(row, 0, to: links, "link", in: "a section of links") else { continue }
      hasSection[link] = true
      guard let word = keyword(row, 1, "the shape", among: shapeWords) else { continue }
      let shape = word == "eggshaped" ? "egg" : word
      table.set(.shape, link, to: shape)
      readDimensions(row, link, shape, &table)
      guard linkKinds[link] == .conduits, shape != "irregular", shape != "street" else { continue }
      readBarrels(row, link, &table)
    }
    for link in linkRows.indices where !hasSection[link] {
      guard linkKinds[link] != .pumps, linkKinds[link] != .outlets else { continue }
      fault(
        linkRows[link], found: "no cross-section", expected: "a line for this link in [XSECTIONS]", advice: "add it")
    }
  }

  private mutating func readBarrels(_ row: SWMMText.Row, _ link: Int, _ table: inout AttributeTable) {
    if !isBlank(row, 6) {
      let barrels = number(row, 6, "number of barrels", .positive)
      if barrels > 1 { table.set(.barrels, link, to: barrels.rounded(.down)) }
    }
    setNonzero(.culvertCode, link, number(row, 7, "culvert code", .notNegative, default: 0), &table)
  }

  private mutating func readDimensions(
    _ row: SWMMText.Row, _ link: Int, _ shape: String, _ table: inout AttributeTable
  ) {
    switch shape {
    case "dummy": break
    case "circular": setDiameter(row, link, &table)
    case "filled_circular":
      setDiameter(row, link, &table)
      table.set(.sediment, link, to: number(row, 3, "sediment depth", .notNegative) * units.length)
    case "force_main":
      setDiameter(row, link, &table)
      let roughness = number(row, 3, "pipe roughness", .positive)
      table.set(
        options.usesHazenWilliams ? .hazenWilliams : .wallRoughness, link,
        to: options.usesHazenWilliams ? roughness : roughness * units.depth)
    case "irregular": setTransect(row, link, &table)
    case "street":
      if let street = reference(row, 2, to: streetNames, "street", in: "[STREETS]") {
        table.set(.streetSection, link, to: streetNames.names[street])
      }
    case "custom":
      setHeight(row, link, &table)
      if let curve = useCurve(row, 3) { table.set(.shapeCurve, link, to: curve) }
    default: readWidths(row, link, shape, &table)
    }
  }

  /// Shapes given by height and width and what else they need.
  private mutating func readWidths(
    _ row: SWMMText.Row, _ link: Int, _ shape: String, _ table: inout AttributeTable
  ) {
    let width = shape == "trapezoidal" ? NumberBound.notNegative : .positive
    switch shape {
    case "horiz_ellipse", "vert_ellipse", "arch":
      // The code of a standard size stands third, or first where no width follows it.
      let third = number(row, 4, "size code", .notNegative, default: 0)
      let hasWidth = number(row, 3, "width", .notNegative, default: 0) != 0
      let first = hasWidth ? 0 : number(row, 2, "full height or size code", .notNegative)
      let code = first > 0 ? first : third
      if code > 0 {
        table.set(.sizeCode, link, to: code)
        return
      }
      setHeight(row, link, &table)
      setWidth(row, link, width, &table)
    case "rect_closed", "rect_open", "trapezoidal", "triangular", "parabolic", "power", "rect_triangular", "rect_round",
      "modbaskethandle":
      setHeight(row, link, &table)
      setWidth(row, link, width, &table)
      readThird(row, link, shape, &table)
    default: setHeight(row, link, &table)
    }
  }

  private mutating func readThird(_ row: SWMMText.Row, _ link: Int, _ shape: String, _ table: inout AttributeTable) {
    switch shape {
    case "trapezoidal":
      table.set(.sideSlope, link, to: number(row, 4, "left side slope", .notNegative))
      table.set(.sideSlopeRight, link, to: number(row, 5, "right side slope", .notNegative))
    case "rect_open": setNonzero(.openSides, link, number(row, 4, "open sides", .notNegative, default: 0), &table)
    case "power": table.set(.shapeExponent, link, to: number(row, 4, "exponent", .positive))
    case "rect_triangular":
      table.set(.triangleHeight, link, to: number(row, 4, "triangle height", .positive) * units.length)
    case "rect_round", "modbaskethandle":
      // Half the width where there is none.
      setNonzero(.radius, link, number(row, 4, "radius", .notNegative, default: 0) * units.length, &table)
    default: break
    }
  }

  private mutating func setDiameter(_ row: SWMMText.Row, _ link: Int, _ table: inout AttributeTable) {
    table.set(.diameter, link, to: millimetres(number(row, 2, "diameter", .positive) * units.length))
  }

  private mutating func setHeight(_ row: SWMMText.Row, _ link: Int, _ table: inout AttributeTable) {
    table.set(.height, link, to: number(row, 2, "full height", .positive) * units.length)
  }

  private mutating func setWidth(
    _ row: SWMMText.Row, _ link: Int, _ bound: NumberBound, _ table: inout AttributeTable
  ) {
    table.set(.width, link, to: number(row, 3, "width", bound) * units.length)
  }

  private mutating func setTransect(_ row: SWMMText.Row, _ link: Int, _ table: inout AttributeTable) {
    guard let index = reference(row, 2, to: transectNames, "transect", in: "[TRANSECTS]") else { return }
    let transect = transects[index]
    table.set(.section, link, to: PairList(x: transect.stations, y: transect.elevations).json)
    table.set(.leftBank, link, to: transect.leftBank)
    table.set(.rightBank, link, to: transect.rightBank)
    table.set(.manning, link, to: transect.channelRoughness)
    table.set(.manningLeft, link, to: transect.leftRoughness)
    table.set(.manningRight, link, to: transect.rightRoughness)
    if transect.meander != 1 { table.set(.meander, link, to: transect.meander) }
  }
}

/// Metres as millimetres: the plain decimal, if it is the same number of metres again when divided by 1000.
func millimetres(_ metres: Double) -> Double {
  let plain = (metres * 1e9).rounded() / 1e6
  return plain / 1000 == metres ? plain : metres * 1000
}
