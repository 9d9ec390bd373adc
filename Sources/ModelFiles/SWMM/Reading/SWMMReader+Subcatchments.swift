import GeoFeatures
import NetworkGraph

extension SWMMReader {
  /// `[SUBCATCHMENTS]` with their halves, infiltration and polygons as one layer.
  mutating func readSubcatchments() -> Layer {
    for row in text.rows(of: .raingages) where gauges.declare(text.token(row, 0), in: text.bytes) == nil {
      duplicate(row, "rain gauge")
    }
    var rows: [SWMMText.Row] = []
    for row in text.rows(of: .subcatchments) {
      if subcatchments.declare(text.token(row, 0), in: text.bytes) == nil {
        duplicate(row, "subcatchment")
      } else {
        rows.append(row)
      }
    }
    var table = AttributeTable(count: rows.count)
    for i in rows.indices { readSubcatchment(rows[i], i, &table) }
    let withSubareas = readSubareas(&table)
    let withInfiltration = readInfiltration(&table)
    for i in rows.indices where !withSubareas[i] || !withInfiltration[i] {
      note(
        "missing_section_line", .warning, rows[i],
        "no line in \(withSubareas[i] ? "[INFILTRATION]" : "[SUBAREAS]")", repair: "default values are used")
    }
    return Layer(
      kind: .subcatchment, file: file, ids: subcatchments.names,
      features: features(rows.count, from: nodes.count + links.count), geometry: readPolygons(),
      isGeographic: isGeographic, attributes: table, reason: "subcatchments of a SWMM model; ids as declared")
  }

  /// Name, gauge, outlet, area, percent impervious, width, percent slope, curb length, snow pack.
  private mutating func readSubcatchment(_ row: SWMMText.Row, _ i: Int, _ table: inout AttributeTable) {
    if !isBlank(row, 1), let gauge = reference(row, 1, to: gauges, "rain gauge", in: "[RAINGAGES]") {
      table.set(.rainGauge, i, to: gauges.names[gauge])
    }
    if let node = nodes.find(text.token(row, 2), in: text.bytes) {
      table.set(.outlet, i, to: nodes.names[node])
    } else if let other = subcatchments.find(text.token(row, 2), in: text.bytes) {
      table.set(.outlet, i, to: subcatchments.names[other])
    } else {
      fault(
        row, found: "outlet “\(string(row, 2))”", expected: "the name of a node or subcatchment",
        advice: "declare it or correct the name")
    }
    table.set(.area, i, to: number(row, 3, "area", .notNegative) * units.land)
    table.set(.impervious, i, to: number(row, 4, "percent impervious", .notNegative))
    table.set(.width, i, to: number(row, 5, "width", .notNegative) * units.length)
    table.set(.slope, i, to: number(row, 6, "percent slope", .notNegative))
    setNonzero(.curbLength, i, number(row, 7, "curb length", .notNegative, default: 0) * units.length, &table)
    guard !isBlank(row, 8) else { return }
    table.set(.snowPack, i, to: string(row, 8))
    if !options.ignoresSnowmelt { unsupported("snow packs", subcatchments.names[i]) }
  }

  /// `[SUBAREAS]`: roughness and storage of both halves, percent without storage, where one half drains to.
  private mutating func readSubareas(_ table: inout AttributeTable) -> [Bool] {
    var isRead = Array(repeating: false, count: subcatchments.count)
    for row in text.rows(of: .subareas) {
      guard let i = reference(row, 0, to: subcatchments, "subcatchment", in: "[SUBCATCHMENTS]") else { continue }
      isRead[i] = true
      table.set(.manningImpervious, i, to: number(row, 1, "impervious roughness", .notNegative))
      table.set(.manningPervious, i, to: number(row, 2, "pervious roughness", .notNegative))
      table.set(.storageImpervious, i, to: number(row, 3, "impervious storage", .notNegative) * units.depth)
      table.set(.storagePervious, i, to: number(row, 4, "pervious storage", .notNegative) * units.depth)
      table.set(.zeroStorage, i, to: number(row, 5, "percent without storage", .notNegative))
      if !isBlank(row, 6), let word = keyword(row, 6, "where it drains to", among: ["OUTLET", "IMPERV", "PERV"]) {
        table.set(.subareaRouting, i, to: word == "outlet" ? word : word + "ious")
      }
      table.set(.routed, i, to: number(row, 7, "percent routed", .notNegative, default: 100))
    }
    return isRead
  }

  /// `[INFILTRATION]`: up to five parameters by method; a method of its own may stand last.
  private mutating func readInfiltration(_ table: inout AttributeTable) -> [Bool] {
    var isRead = Array(repeating: false, count: subcatchments.count)
    for row in text.rows(of: .infiltration) {
      guard let i = reference(row, 0, to: subcatchments, "subcatchment", in: "[SUBCATCHMENTS]") else { continue }
      isRead[i] = true
      let last = Int(row.count) - 1
      let own = infiltrationMethods.first { begins(row, last, with: $0) }
      let method = own?.lowercased() ?? options.infiltration
      table.set(.infiltration, i, to: method)
      switch method {
      case "horton", "modified_horton": readHorton(row, i, own == nil ? last : last - 1, &table)
      case "curve_number":
        table.set(.curveNumber, i, to: number(row, 1, "curve number", .positive))
        table.set(.curveDryDays, i, to: number(row, 3, "drying time", .notNegative))
      default:
        table.set(.suction, i, to: number(row, 1, "suction head", .notNegative) * units.depth)
        table.set(.conductivity, i, to: number(row, 2, "conductivity", .positive) * units.depth)
        table.set(.initialDeficit, i, to: number(row, 3, "moisture deficit", .notNegative))
      }
    }
    return isRead
  }

  private mutating func readHorton(_ row: SWMMText.Row, _ i: Int, _ last: Int, _ table: inout AttributeTable) {
    let maximum = number(row, 1, "largest rate", .notNegative)
    let minimum = number(row, 2, "smallest rate", .notNegative)
    if minimum > maximum {
      fault(row, found: "a smallest rate above the largest", expected: "\(maximum) or less")
    }
    table.set(.hortonMaximum, i, to: maximum * units.depth)
    table.set(.hortonMinimum, i, to: minimum * units.depth)
    table.set(.hortonDecay, i, to: number(row, 3, "decay", .notNegative))
    table.set(.hortonDryDays, i, to: number(row, 4, "drying time", .notNegative))
    let volume = last >= 5 ? number(row, 5, "largest volume", .notNegative, default: 0) : 0
    table.set(.hortonVolume, i, to: volume * units.depth)
  }

  /// `[POLYGONS]`: one ring each, closed here; fewer than three different corners are no polygon.
  private mutating func readPolygons() -> GeometryColumn {
    var rings = Array(repeating: [(x: Double, y: Double)](), count: subcatchments.count)
    for row in text.rows(of: .polygons) {
      let corner = position(row)
      if let i = subcatchments.find(text.token(row, 0), in: text.bytes) {
        rings[i].append(corner)
      } else if nodes.find(text.token(row, 0), in: text.bytes) == nil {
        // SWMM 5.2 draws polygons of storage nodes here as well; they bear on nothing.
        note(
          "unknown_element", .warning, row, "a corner of a subcatchment that no section declares", repair: "left aside")
      }
    }
    var geometry = GeometryColumn()
    for var ring in rings {
      if let first = ring.first, let last = ring.last, first != last { ring.append(first) }
      let different = zip(ring, ring.dropFirst()).count { $0 != $1 }
      if different >= 3 {
        geometry.append(.polygon, parts: [(.outerRing, ring)])
      } else {
        geometry.append(.none, parts: [])
      }
    }
    return geometry
  }
}
