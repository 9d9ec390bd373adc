import GeoFeatures

extension AttributeReading {
  /// What follows for a row from its other attributes and its file's name: kind, system, levels from crowns and plain
  /// elevations.
  mutating func deriveRows() {
    let fileNode = nodeVocabulary.flatMap { $0.fragmentWord(in: part.stem) }
    let fileSystem = part.kind == .drainage ? Vocabulary.system.fragmentWord(in: part.stem) : nil
    let fileLink = self.fileLink
    for row in 0..<part.table.count {
      switch part.shapes[row] {
      case .points: derivePoint(row, fileNode)
      case .lines: deriveLine(row, fileLink)
      default: continue
      }
      if part.kind == .drainage, attributes.text(.system, row) == nil { deriveSystem(row, fileSystem) }
    }
    if part.kind == .drainage { attributes.drop(.elevation) }
    useGeometricLength()
    useHeights()
    useCentimetres()
  }

  private mutating func deriveSystem(_ row: Int, _ fileSystem: String?) {
    if let fileSystem {
      attributes.set(.system, row, to: fileSystem)
    } else if let assumed = part.assumedSystem {
      attributes.set(.system, row, to: assumed)
      fills.append(Fill(element: Int32(row), attribute: .system, reason: "file_beside_sanitary_files", confidence: 0.7))
    }
  }

  private var nodeVocabulary: Vocabulary? {
    switch part.kind {
    case .drainage: .drainageNode
    case .water, .gas, .heat: .pressureNode
    default: nil
    }
  }

  private mutating func derivePoint(_ row: Int, _ fileNode: String?) {
    guard part.kind == .drainage else {
      if nodeVocabulary != nil, attributes.text(.kind, row) == nil {
        attributes.set(.kind, row, to: fileNode ?? "junction")
      }
      return
    }
    if attributes.text(.kind, row) == nil {
      let hasChamber = attributes.known(.maxDepth, row) != nil || attributes.known(.ground, row) != nil
      attributes.set(.kind, row, to: fileNode ?? (hasChamber ? "manhole" : "junction"))
    }
    guard let level = attributes.known(.elevation, row) else { return }
    let target: AttributeName = attributes.text(.kind, row) == "outfall" ? .invert : .ground
    if attributes.known(target, row) == nil { attributes.set(target, row, to: level) }
  }

  /// What a line of this file is when its row does not say.
  private var fileLink: String {
    switch part.kind {
    case .drainage: Vocabulary.drainageLink.fragmentWord(in: part.stem) == "ditch" ? "ditch" : "conduit"
    case .road: "road"
    default: ["pump", "valve"].first { $0 == nodeVocabulary?.fragmentWord(in: part.stem) } ?? "pipe"
    }
  }

  private mutating func deriveLine(_ row: Int, _ fileLink: String) {
    if attributes.text(.laying, row) == "inside_chamber" { attributes.set(.status, row, to: "inside_chamber") }
    if attributes.text(.kind, row) == nil { attributes.set(.kind, row, to: fileLink) }
    guard part.kind == .drainage else { return }
    let height = attributes.known(.height, row) ?? attributes.known(.diameter, row).map { $0 / 1000 }
    guard let height else { return }
    for (crown, invert) in [(AttributeName.crownUp, AttributeName.invertUp), (.crownDown, .invertDown)] {
      guard let level = attributes.known(crown, row), attributes.known(invert, row) == nil else { continue }
      attributes.set(invert, row, to: level - height)
      fills.append(Fill(element: Int32(row), attribute: invert, reason: "crown_less_height", confidence: 0.9))
    }
  }

  /// A length that the GIS measured, in the units of its projection, is better than none where there is no geometry.
  private mutating func useGeometricLength() {
    guard
      let column = part.table.columns.first(where: {
        ["shapelength", "shapelen", "stlength", "shapestlength()"].contains(foldedName($0.name))
      })
    else { return }
    for row in 0..<part.table.count where part.shapes[row] == .lines && part.table.geometry.kinds[row] == .none {
      let length = column.number(row)
      if length > 0, attributes.known(.length, row) == nil { attributes.set(.length, row, to: length) }
    }
  }

  /// Heights of positions are levels of the ground where a ground layer has no attribute for them.
  private mutating func useHeights() {
    guard part.kind == .ground, !part.table.geometry.z.isEmpty else { return }
    for row in 0..<part.table.count where attributes.known(.elevation, row) == nil {
      guard let first = part.table.geometry.parts(of: row).first.map(part.table.geometry.positions(of:))?.first else {
        continue
      }
      let height = part.table.geometry.z[first]
      if height.isFinite { attributes.set(.elevation, row, to: height) }
    }
  }
}

extension AttributeReading {
  /// Ledgers give depths in centimetres as a rule, some in metres: over 5 is centimetres, and the whole layer decides.
  fileprivate mutating func useCentimetres() {
    guard part.kind == .knownHotspot else { return }
    for (_, rows, mapping) in part.mappings {
      guard let source = mapping.index(of: .depth).flatMap({ mapping.sources[$0].first }), source.unit == nil else {
        continue
      }
      let depths = attributes.numberColumn(.depth)
      guard rows.contains(where: { depths[$0] > 5 }) else { continue }
      for row in rows { attributes.set(.depth, row, to: depths[row] / 100) }
      let name = part.table.columns[source.column].name
      findings.append(
        Finding(
          "depth_unit", .note, "\(name) names no unit and has depths over 5", file: part.file, layer: part.kind,
          property: name, repair: "taken as centimetres"))
    }
  }
}

extension Vocabulary {
  /// The word of the longest fragment in a file name; single codes do not count there.
  func fragmentWord(in name: String) -> String? {
    let folded = foldedName(name)
    var best: (length: Int, word: String)?
    for word in words {
      for fragment in word.fragments.map({ foldedName($0) }) where folded.contains(fragment) {
        if fragment.count > best?.length ?? 0 { best = (fragment.count, word.canonical) }
      }
    }
    return best?.word
  }
}
