/// Shape words in the order in which a message lists them.
private let shapeWords = [
  "circular", "filled_circular", "force_main", "rect_closed", "rect_open", "trapezoidal", "triangular", "parabolic",
  "power", "rect_triangular", "rect_round", "modbaskethandle", "horiz_ellipse", "vert_ellipse", "arch", "egg",
  "horseshoe", "gothic", "catenary", "semielliptical", "baskethandle", "semicircular", "irregular", "custom", "street",
  "dummy",
]

extension DrainageModelBuilder {
  /// The cross-section by its shape word; without one a diameter means a circle, width and height a closed rectangle.
  ///
  /// Nil, with a fault for every dimension that is missing or impossible, if there is none.
  mutating func makeSection(_ i: Int) -> Section? {
    let attributes = network.links.attributes
    let standard = attributes.known(.diameter, i) != nil ? "circular" : "rect_closed"
    let shape = attributes.text(.shape, i)?.lowercased() ?? standard
    if let sewer = SewerShape(rawValue: shape) { return .sewer(sewer, height: sewerHeight(i, sewer)) }
    switch shape {
    case "circular", "force_main", "filled_circular": return roundSection(i)
    case "rect_closed":
      if attributes.known(.height, i) == nil, attributes.known(.width, i) == nil { return roundSection(i) }
      return .rectangularClosed(height: size(i, .height), width: size(i, .width))
    case "rect_open": return openBox(i)
    case "trapezoidal": return trapezoid(i)
    case "triangular": return .triangular(height: size(i, .height), topWidth: size(i, .width))
    case "parabolic": return .power(height: size(i, .height), topWidth: size(i, .width), exponent: 2)
    case "power":
      return .power(height: size(i, .height), topWidth: size(i, .width), exponent: exponent(i))
    case "rect_triangular", "rect_round", "modbaskethandle": return composite(i, shape)
    case "horiz_ellipse", "vert_ellipse", "arch": return ellipseOrArch(i, shape)
    case "irregular": return makeTransect(i).map { .irregular($0) }
    case "custom": return customSection(i)
    case "street": return streetSection(i)
    default:
      let near = nearestWord(to: shape, among: shapeWords).map { "“\($0)”, the nearest, or another " } ?? "one "
      fault(
        network.links.ids[i], .shape, "found “\(shape)”; expected \(near)of \(shapeWords.joined(separator: ", "))")
      return nil
    }
  }

  /// Depth of the level bed by which sediment raises the inverts of a pipe [m]; in other shapes it is told, not used.
  mutating func sedimentBed(_ i: Int, in section: Section) -> Double {
    if case .filledCircular(_, let sediment) = section { return sediment }
    if orZero(network.links, i, .sediment) >= Self.smallest {
      findings.append(
        Finding(
          "sediment_left_out", .warning,
          "link \(network.links.ids[i]) has sediment; it is simulated in round pipes alone", layer: .drainage,
          id: network.links.ids[i], property: AttributeName.sediment.rawValue, repair: "section taken as clean"))
    }
    return 0
  }

  /// Round pipes, with sediment or without, under pressure or not.
  private mutating func roundSection(_ i: Int) -> Section? {
    let diameter = size(i, .diameter) / 1000
    let sediment = orZero(network.links, i, .sediment)
    guard sediment >= Self.smallest else { return .circular(diameter: diameter) }
    if diameter - sediment < Self.smallest {
      fault(network.links.ids[i], .sediment, "found \(sediment); less than the diameter, \(diameter), is needed")
      return nil
    }
    return .filledCircular(diameter: diameter, sediment: sediment)
  }

  private mutating func openBox(_ i: Int) -> Section? {
    let frictionless = network.links.attributes.known(.openSides, i) ?? 0
    let box = (height: size(i, .height), width: size(i, .width))
    guard [0, 1, 2].contains(frictionless) else {
      fault(network.links.ids[i], .openSides, "found \(frictionless); expected 0, 1 or 2 sides without friction")
      return nil
    }
    return .rectangularOpen(height: box.height, width: box.width, frictionlessSides: Int(frictionless))
  }

  private mutating func trapezoid(_ i: Int) -> Section? {
    let attributes = network.links.attributes
    let id = network.links.ids[i]
    let left = essentialOrZero(attributes, i, of: id, .sideSlope)
    let right = attributes.known(.sideSlopeRight, i) ?? left
    let bottom = essentialOrZero(attributes, i, of: id, .width)
    if right < 0 { fault(id, .sideSlopeRight, "found \(right); a number of 0 or more is needed") }
    if bottom < Self.smallest, left + right < Self.smallest {
      fault(id, .width, "found \(bottom) between upright walls; a width above 0 is needed")
    }
    return .trapezoidal(height: size(i, .height), bottomWidth: bottom, leftSlope: left, rightSlope: right)
  }

  /// From 1/20 to 20: beyond, a section is all but a slit or a box, and its numbers overflow.
  private mutating func exponent(_ i: Int) -> Double {
    let value = essential(network.links, i, .shapeExponent)
    if value < 0.05 || value > 20 {
      fault(network.links.ids[i], .shapeExponent, "found \(value); expected a number from 0.05 to 20")
    }
    return value
  }

  /// A rectangle over or under another form; what that takes of the height must leave some for the rectangle or none.
  private mutating func composite(_ i: Int, _ shape: String) -> Section? {
    let (height, width) = (size(i, .height), size(i, .width))
    func tooHigh(_ rise: Double) -> String {
      "its part that is no rectangle is \(rise) high; at most the height, \(height), is needed"
    }
    if shape == "rect_triangular" {
      let point = size(i, .triangleHeight)
      if point > height { fault(network.links.ids[i], .triangleHeight, tooHigh(point)) }
      return .rectangularTriangular(height: height, width: width, triangleHeight: point)
    }
    // A radius under half the width is half of it, as in SWMM.
    let radius = max(orZero(network.links, i, .radius), width / 2)
    let rise = archRise(chord: width, radius: radius)
    if rise > height { fault(network.links.ids[i], .radius, tooHigh(rise)) }
    return shape == "rect_round"
      ? .rectangularRound(height: height, width: width, radius: radius)
      : .modifiedBasketHandle(height: height, width: width, radius: radius)
  }

  private mutating func ellipseOrArch(_ i: Int, _ shape: String) -> Section? {
    guard let code = network.links.attributes.known(.sizeCode, i) else {
      let (height, width) = (size(i, .height), size(i, .width))
      if shape == "arch" { return .arch(height: height, width: width) }
      noteEllipse(i, height: height, width: width, isUpright: shape == "vert_ellipse")
      return .ellipse(height: height, width: width)
    }
    let codes = shape == "arch" ? StandardPipe.archCodes : StandardPipe.ellipseCodes
    guard let whole = Int(exactly: code), codes.contains(whole) else {
      fault(
        network.links.ids[i], .sizeCode,
        "found \(code); expected a size code from \(codes.lowerBound) to \(codes.upperBound)"
      )
      return nil
    }
    if shape == "arch" { return StandardPipe.arch(code: whole).map { .standardArch($0) } }
    return StandardPipe.ellipse(code: whole, isUpright: shape == "vert_ellipse").map { .standardEllipse($0) }
  }

  /// Tells where an ellipse is not what SWMM makes of it: SWMM takes its area from the short side alone, as of a pipe
  /// of the usual proportion.
  private mutating func noteEllipse(_ i: Int, height: Double, width: Double, isUpright: Bool) {
    let area = Double.pi / 4 * height * width
    let short = isUpright ? width : height
    let inSWMM = 1.2692 * short * short
    guard network.model.simulation != nil, (inSWMM / area - 1).magnitude > 0.05 else { return }
    findings.append(
      Finding(
        "ellipse_proportion", .note,
        "link \(network.links.ids[i]): an ellipse \(height) m high and \(width) m wide has \(area) m2; SWMM takes "
          + "\(inSWMM) m2, from one side alone",
        layer: .drainage, id: network.links.ids[i], property: AttributeName.shape.rawValue,
        repair: "area of the ellipse"))
  }

  /// The height alone gives the form; a width that contradicts it is told.
  private mutating func sewerHeight(_ i: Int, _ shape: SewerShape) -> Double {
    let height = size(i, .height)
    let width = shape.widthOverHeight * height
    if let stated = network.links.attributes.known(.width, i), (stated / width - 1).magnitude > 0.05 {
      findings.append(
        Finding(
          "section_proportion", .warning,
          "link \(network.links.ids[i]): a \(shape.rawValue) \(height) m high is \(width) m wide; found \(stated) m",
          layer: .drainage, id: network.links.ids[i], property: AttributeName.width.rawValue,
          repair: "width left aside; give the section as custom where it is right"))
    }
    return height
  }

  /// A surveyed section; without banks all of it is channel, without roughness of their own the overbanks have the
  /// channel's.
  private mutating func makeTransect(_ i: Int) -> Transect? {
    let attributes = network.links.attributes
    guard let text = attributes.text(.section, i), let pairs = PairList(json: text), pairs.x.count >= 2,
      zip(pairs.x, pairs.x.dropFirst()).allSatisfy(<=), let low = pairs.y.min(), let high = pairs.y.max(),
      high - low >= Self.smallest, (pairs.x + pairs.y).allSatisfy({ $0.magnitude <= Self.largest })
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

  /// A shape curve of the model data: width against height of a section of unit height.
  private mutating func customSection(_ i: Int) -> Section? {
    let height = size(i, .height)
    let name = network.links.attributes.text(.shapeCurve, i)
    guard let curve = name.flatMap({ network.model.curves[$0] }), !curve.x.isEmpty,
      zip(curve.x, curve.x.dropFirst()).allSatisfy(<=), curve.x[0] >= 0, curve.x[0] < 1,
      curve.y.allSatisfy({ $0 >= 0 && $0 <= Self.largest })
    else {
      let found = name.map { "“\($0)”" } ?? "no name"
      fault(
        network.links.ids[i], .shapeCurve,
        "found \(found); expected a shape curve of the model data: relative heights that rise from between 0 and 1, "
          + "widths not negative")
      return nil
    }
    guard height >= Self.smallest else { return nil }
    let profile = ShapeProfile(unitHeights: curve.x, unitWidths: curve.y, height: height)
    if !(profile.widths.max() ?? 0 >= Self.smallest) {
      fault(network.links.ids[i], .shapeCurve, "shape curve “\(name ?? "")” is nowhere a millimetre wide")
      return nil
    }
    return .custom(profile)
  }

  private mutating func streetSection(_ i: Int) -> Section? {
    let id = network.links.ids[i]
    let name = network.links.attributes.text(.streetSection, i) ?? ""
    guard let street = network.model.streets[name] else {
      let near = nearestWord(to: name, among: network.model.streets.keys.sorted()).map { "; the nearest is “\($0)”" }
      fault(id, .streetSection, "found “\(name)”; expected the name of a street of the model data\(near ?? "")")
      return nil
    }
    let needs = street.needs
    if !needs.isEmpty { fault(id, .streetSection, "street “\(name)” needs \(needs.joined(separator: ", "))") }
    return needs.isEmpty ? .street(street) : nil
  }
}

extension Street {
  /// What it takes to make the street a section, in words.
  fileprivate var needs: [String] {
    func isSize(_ value: Double) -> Bool {
      value >= DrainageModelBuilder.smallest && value <= DrainageModelBuilder.largest
    }
    func isNoneOrSize(_ value: Double) -> Bool { value >= 0 && value <= DrainageModelBuilder.largest }
    func isShare(_ value: Double) -> Bool { value >= 1e-6 && value <= 10 }
    let rules: [(Bool, String)] = [
      (isSize(crownWidth), "a crown width above 0"),
      (isSize(curbHeight), "a curb height above 0"),
      (isShare(crossSlope), "a cross slope above 0"),
      (isShare(roughness), "a roughness above 0"),
      (isNoneOrSize(gutterDepression), "a gutter depression of 0 or more"),
      (gutterDepression == 0 || (gutterWidth >= 0 && gutterWidth <= crownWidth), "a gutter no wider than the street"),
      (sides == 1 || sides == 2, "1 or 2 sides"),
      (isNoneOrSize(backingWidth), "a backing width of 0 or more"),
      (backingWidth == 0 || isShare(backingSlope), "a slope of the backing above 0"),
      (backingWidth == 0 || isShare(backingRoughness), "a roughness of the backing above 0"),
    ]
    return rules.filter { !$0.0 }.map(\.1)
  }
}
