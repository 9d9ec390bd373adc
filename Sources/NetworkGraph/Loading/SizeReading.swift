import GeoFeatures

extension AttributeReading {
  /// Diameters, boxes, heights and widths: read, brought to one unit that the whole layer decides, and joined to a shape.
  mutating func readSizes(_ rows: [Int], _ mapping: ColumnMapping) {
    var unit = readDiameters(rows, mapping)
    if unit != .inch { unit = nil }
    for (index, attribute) in mapping.attributes.enumerated() where !mapping.sources[index].isEmpty {
      if case .sectionMeasure = attribute.value {
        readMeasure(attribute, mapping.sources[index], rows, barePreference: unit)
      }
    }
    resolveSections(rows)
    noteMissingSizes(rows, mapping)
  }

  /// One note on the sections that no column gives, whichever of diameter, box and shape data it is.
  private mutating func noteMissingSizes(_ rows: [Int], _ mapping: ColumnMapping) {
    guard let index = mapping.index(of: .shapeData1) ?? mapping.index(of: .diameter) else { return }
    let missing = rows.count { row in
      part.shapes[row] == .lines && zeroSizes[row] == nil && attributes.known(.diameter, row) == nil
        && attributes.known(.height, row) == nil
    }
    noteMissing(mapping.attributes[index], mapping.sources[index], missing, of: rows)
    for name in [AttributeName.shapeData1, .shapeData2, .shapeData3, .shapeData4] { attributes.drop(name) }
  }

  /// Reads the diameter columns and gives the unit of their bare numbers.
  private mutating func readDiameters(_ rows: [Int], _ mapping: ColumnMapping) -> MeasureUnit? {
    guard let index = mapping.index(of: .diameter) else { return nil }
    let (attribute, sources) = (mapping.attributes[index], mapping.sources[index])
    var sizes = [SectionText?](repeating: nil, count: part.table.count)
    var origin = [ColumnSource?](repeating: nil, count: part.table.count)
    for row in rows {
      for source in sources {
        guard let size = sectionCell(source, row) else { continue }
        if let given = size.diameter ?? size.width, given <= 0 {
          zeroSizes[row] = part.table.columns[source.column].name
          continue
        }
        (sizes[row], origin[row]) = (size, source)
        break
      }
    }
    let bare = rows.compactMap { row in origin[row]?.unit == nil && sizes[row]?.unit == nil ? sizes[row]?.diameter : nil
    }
    let unit = bare.isEmpty ? nil : diameterUnit(ofBareNumbers: bare)
    noteUnit(unit, bare, sources)
    for row in rows {
      guard let size = sizes[row], let source = origin[row] else { continue }
      zeroSizes[row] = nil
      store(size, unit: unit, attribute, source, row)
    }
    return unit
  }

  /// A cell of a size column; nil where nothing can be read.
  private mutating func sectionCell(_ source: ColumnSource, _ row: Int) -> SectionText? {
    let value = part.table.columns[source.column][row]
    switch value {
    case .number(let number) where number.isFinite: return SectionText(diameter: number, unit: source.unit)
    case .text(let text) where value.isFilled:
      if var size = readSection(text) {
        size.unit = size.unit ?? source.unit
        return size
      }
      add(
        "unreadable_value", .warning, row, source,
        "“\(trimmed(text))” is no size; expected a diameter such as 600 or DN600, or width × height such as 1900X1500: correct it",
        "left out")
      return nil
    default: return nil
    }
  }

  private mutating func store(
    _ size: SectionText, unit: MeasureUnit?, _ attribute: AttributeDescription, _ source: ColumnSource, _ row: Int
  ) {
    if let barrels = size.barrels { attributes.set(.barrels, row, to: Double(barrels)) }
    if let width = size.width, let height = size.height {
      guard width > 0, height > 0 else { return }
      let box = [(AttributeName.width, width), (.height, height)].map {
        ($0, (size.unit ?? boxUnit(width, height)).si($1))
      }
      for (name, metres) in box {
        guard let side = part.kind.description.attribute(name) else { continue }
        guard isInBounds(metres, side, source, row) else { return }
      }
      for (name, metres) in box { attributes.set(name, row, to: metres) }
      if attributes.text(.shape, row).map({ $0 == "circular" }) ?? true {
        attributes.set(.shape, row, to: "rect_closed")
      }
      return
    }
    guard let diameter = size.diameter else { return }
    guard let own = size.unit ?? unit else {
      add(
        "unknown_unit", .warning, row, source,
        "size \(wholeNumberText(diameter)) is in no unit that can be told; name the column diameter_mm, diameter_m or diameter_in",
        "treated as missing")
      return
    }
    var millimetres = own.convert(diameter, to: .millimetre) ?? .nan
    if size.unit == nil, let other = otherUnit(diameter, than: own) {
      millimetres = other.convert(diameter, to: .millimetre) ?? .nan
      add(
        "diameter_unit", .warning, row, source,
        "\(wholeNumberText(diameter)) cannot be in \(own.symbol) like the other sizes of the file; expected \(own.symbol): correct it",
        "taken as \(other.symbol)")
    }
    guard isInBounds(millimetres, attribute, source, row) else { return }
    attributes.set(.diameter, row, to: millimetres)
  }

  private mutating func noteUnit(_ unit: MeasureUnit?, _ bare: [Double], _ sources: [ColumnSource]) {
    guard let source = sources.first, let unit, unit != .millimetre else { return }
    let name = part.table.columns[source.column].name
    findings.append(
      Finding(
        "diameter_unit", .note,
        "\(name) names no unit; its \(bare.count) numbers fit \(unit.symbol) alone", file: part.file, layer: part.kind,
        property: name, repair: "taken as \(unit.symbol)"))
  }

  /// Heights and widths: metres, or millimetres where the number is too large for a section.
  private mutating func readMeasure(
    _ attribute: AttributeDescription, _ sources: [ColumnSource], _ rows: [Int], barePreference: MeasureUnit?
  ) {
    for row in rows where attributes.number(attribute.name, row).isNaN {
      for source in sources {
        var bare = source
        bare.unit = source.unit ?? .metre
        guard var value = number(attribute, bare, row) else { continue }
        if value < 0 || (value == 0 && !options.isModel) {
          if attribute.name == .shapeData1 { zeroSizes[row] = part.table.columns[source.column].name }
          continue
        }
        if source.unit == nil {
          if let barePreference { value = barePreference.si(value) } else if value >= 50 { value /= 1000 }
        }
        guard isInBounds(value, attribute, source, row) else { continue }
        attributes.set(attribute.name, row, to: value)
        break
      }
    }
  }

  /// From sizes to shape, diameter, width and height.
  private mutating func resolveSections(_ rows: [Int]) {
    for row in rows where part.shapes[row] == .lines {
      resolveShapeData(row)
      nameShape(row)
      let isSized = attributes.known(.diameter, row) != nil || attributes.known(.height, row) != nil
      if let property = zeroSizes[row], !isSized {
        findings.append(
          Finding(
            "zero_diameter", .warning, "its size is 0 or less; expected a diameter, or width and height: measure it",
            file: part.file,
            layer: part.kind, feature: row, property: property, repair: "treated as missing"))
      }
    }
  }

  /// Shape_Data of GB/T 51187: 1 is the diameter of a round section, else the height; 2 the width; 3, 4 the slopes.
  private mutating func resolveShapeData(_ row: Int) {
    let first = attributes.number(.shapeData1, row)
    let second = attributes.number(.shapeData2, row)
    let isRound = attributes.text(.shape, row).map { $0 == "circular" } ?? second.isNaN
    if isRound {
      if !first.isNaN, attributes.known(.diameter, row) == nil { attributes.set(.diameter, row, to: first * 1000) }
      return
    }
    if !first.isNaN, attributes.known(.height, row) == nil { attributes.set(.height, row, to: first) }
    if !second.isNaN, attributes.known(.width, row) == nil { attributes.set(.width, row, to: second) }
    for (data, slope) in [(AttributeName.shapeData3, AttributeName.sideSlope), (.shapeData4, .sideSlopeRight)] {
      if let value = attributes.known(data, row) { attributes.set(slope, row, to: value) }
    }
  }

  /// The shape that sizes and the way of laying tell where the file names none.
  private mutating func nameShape(_ row: Int) {
    let isOpen = attributes.text(.laying, row) == "open" || ["channel", "ditch"].contains(attributes.text(.kind, row))
    if attributes.text(.laying, row) == "open", attributes.text(.kind, row) == nil {
      attributes.set(.kind, row, to: "channel")
    }
    let hasBox = attributes.known(.width, row) != nil && attributes.known(.height, row) != nil
    let hasDiameter = attributes.known(.diameter, row) != nil
    switch attributes.text(.shape, row) {
    case nil where hasBox: attributes.set(.shape, row, to: isOpen ? "rect_open" : "rect_closed")
    case nil where hasDiameter && !isOpen: attributes.set(.shape, row, to: "circular")
    case "circular" where !hasDiameter:
      if let height = attributes.known(.height, row) { attributes.set(.diameter, row, to: height * 1000) }
    default: break
    }
  }
}

/// The unit of bare box sizes: a width or height of 50 and more is in millimetres.
private func boxUnit(_ width: Double, _ height: Double) -> MeasureUnit {
  max(width, height) >= 50 ? .millimetre : .metre
}

/// The unit in which most bare diameters of a layer are sizes of pipes; nil if none fits.
///
/// Metres up to 6, millimetres from 50, and between them inches where nearly all are sizes that are made in inches.
func diameterUnit(ofBareNumbers numbers: [Double]) -> MeasureUnit? {
  let sorted = numbers.sorted()
  let median = sorted[sorted.count / 2]
  if median >= 50, sorted[sorted.count / 4] >= 50 || sorted[sorted.count / 2] >= 100 { return .millimetre }
  let inchSized = numbers.count { inchSizes.contains($0) }
  let hasLargerThanMetres = Double(numbers.count { $0 > 6 }) > 0.05 * Double(numbers.count)
  if median <= 6, !hasLargerThanMetres { return .metre }
  if Double(inchSized) >= 0.8 * Double(numbers.count) { return .inch }
  return median >= 50 ? .millimetre : nil
}

/// Nominal sizes made in inches.
private let inchSizes: Set<Double> = [
  1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 9, 10, 12, 14, 15, 16, 18, 20, 21, 22, 24, 26, 27, 28, 30, 32, 33, 36, 39, 40,
  42, 45, 48, 54, 57, 60, 63, 66,
  69, 72, 78, 84, 90, 96, 102, 108, 114, 120, 126, 132, 144,
]

/// The unit of a single number that cannot be in the layer's unit.
private func otherUnit(_ diameter: Double, than unit: MeasureUnit) -> MeasureUnit? {
  if unit == .millimetre, diameter <= 6 { return .metre }
  if unit == .metre, diameter >= 50 { return .millimetre }
  return nil
}
