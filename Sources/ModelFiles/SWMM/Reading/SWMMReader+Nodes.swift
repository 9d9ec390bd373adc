import Foundation
import GeoFeatures
import NetworkGraph

/// Where nodes lie, in the file's map units; NaN where it does not say.
struct SWMMPlaces {
  var x: [Double]
  var y: [Double]
  var isGeographic: Bool
}

extension SWMMReader {
  /// `[COORDINATES]`, and `[MAP]` for their unit: degrees make the layers geographic, feet become metres.
  mutating func readCoordinates() -> SWMMPlaces {
    var places = SWMMPlaces(
      x: Array(repeating: .nan, count: nodes.count), y: Array(repeating: .nan, count: nodes.count),
      isGeographic: false)
    for row in text.rows(of: .map) where begins(row, 0, with: "UNITS") {
      places.isGeographic = begins(row, 1, with: "DEGREES")
      mapScale = begins(row, 1, with: "FEET") ? 0.3048 : 1
    }
    for row in text.rows(of: .coordinates) {
      let (x, y) = position(row)
      guard let node = nodes.find(text.token(row, 0), in: text.bytes) else {
        note("unknown_element", .warning, row, "coordinates of a node that no section declares", repair: "left aside")
        continue
      }
      places.x[node] = x
      places.y[node] = y
    }
    if places.isGeographic, let outside = outsideTheGlobe(places) {
      places.isGeographic = false
      findings.append(
        Finding(
          "coordinates_outside", .warning,
          "[MAP] says degrees, but node \(nodes.names[outside]) lies at \(places.x[outside]), \(places.y[outside])",
          file: file, id: nodes.names[outside], repair: "all coordinates taken as metres of an unnamed frame"))
    }
    isGeographic = places.isGeographic
    return places
  }

  /// Map position in tokens 1 and 2 of a row, in degrees or metres.
  mutating func position(_ row: SWMMText.Row) -> (x: Double, y: Double) {
    (number(row, 1, "x-coordinate") * mapScale, number(row, 2, "y-coordinate") * mapScale)
  }

  private func outsideTheGlobe(_ places: SWMMPlaces) -> Int? {
    places.x.indices.first { places.x[$0].magnitude > 180 || places.y[$0].magnitude > 90 }
  }

  /// Junctions, outfalls, dividers and storage units as one layer of points.
  mutating func readNodes(_ places: SWMMPlaces) -> Layer {
    var table = AttributeTable(count: nodes.count)
    for node in nodeRows.indices {
      let row = nodeRows[node]
      let invert = number(row, 1, "invert elevation") * units.length
      table.set(.invert, node, to: invert)
      switch nodeKinds[node] {
      case .outfalls: readOutfall(row, node, &table)
      case .storage: readStorage(row, node, &table)
      case .dividers: readDivider(row, node, &table)
      default: readJunction(row, node, &table, first: 2)
      }
      if let depth = table.known(.maxDepth, node) { table.set(.ground, node, to: invert + depth) }
    }
    var geometry = GeometryColumn()
    for node in 0..<nodes.count {
      if places.x[node].isNaN || places.y[node].isNaN {
        geometry.append(.none, parts: [])
      } else {
        geometry.append(.point, parts: [(.points, [(places.x[node], places.y[node])])])
      }
    }
    return Layer(
      kind: .drainage, file: file, ids: nodes.names, features: features(nodes.count, from: 0), geometry: geometry,
      isGeographic: isGeographic, attributes: table, reason: "nodes of a SWMM model; ids as declared")
  }

  /// Running numbers of elements: nodes first, then links, then subcatchments.
  func features(_ count: Int, from first: Int) -> [Int32] { (0..<count).map { Int32(first + $0) } }

  /// Depths from token `first` on: max, initial, surcharge depth, ponded area.
  private mutating func readJunction(_ row: SWMMText.Row, _ node: Int, _ table: inout AttributeTable, first: Int) {
    if nodeKinds[node] == .junctions { table.set(.kind, node, to: "manhole") }
    let length = units.length
    setNonzero(.maxDepth, node, number(row, first, "maximum depth", .notNegative, default: 0) * length, &table)
    setNonzero(.initialDepth, node, number(row, first + 1, "initial depth", .notNegative, default: 0) * length, &table)
    let surcharge = number(row, first + 2, "surcharge depth", .notNegative, default: 0) * length
    setNonzero(.surchargeDepth, node, surcharge, &table)
    setNonzero(.pondedArea, node, number(row, first + 3, "ponded area", .notNegative, default: 0) * units.area, &table)
  }

  /// Sets values other than 0, so that columns nobody needs are not made.
  func setNonzero(_ name: AttributeName, _ i: Int, _ value: Double, _ table: inout AttributeTable) {
    if value != 0 { table.set(name, i, to: value) }
  }

  /// Name, invert, type, (stage or name of its curve or series), gated, route to. FREE and NORMAL have no stage.
  private mutating func readOutfall(_ row: SWMMText.Row, _ node: Int, _ table: inout AttributeTable) {
    table.set(.kind, node, to: "outfall")
    let words = ["FREE", "NORMAL", "FIXED", "TIDAL", "TIMESERIES"]
    guard let word = keyword(row, 2, "the outfall's type", among: words) else { return }
    table.set(.boundary, node, to: word == "timeseries" ? "series" : word)
    var next = 4
    switch word {
    case "fixed": table.set(.stage, node, to: number(row, 3, "stage") * units.length)
    case "tidal": if let curve = useCurve(row, 3) { table.set(.stageSeries, node, to: curve) }
    case "timeseries":
      if let name = useSeries(row, 3, unit: units.length, as: "stage") { table.set(.stageSeries, node, to: name) }
    default: next = isBlank(row, 3) && row.count > 3 ? 4 : 3
    }
    if flag(row, next, "whether the outfall has a gate") { table.set(.flapGate, node, to: 1) }
    if !isBlank(row, next + 1) { table.set(.outlet, node, to: string(row, next + 1)) }
  }

  /// Name, invert, max depth, initial depth, shape and its parameters, surcharge depth, evaporation factor, seepage.
  private mutating func readStorage(_ row: SWMMText.Row, _ node: Int, _ table: inout AttributeTable) {
    table.set(.kind, node, to: "storage")
    let depth = number(row, 2, "maximum depth", .notNegative, default: 0) * units.length
    setNonzero(.maxDepth, node, depth, &table)
    setNonzero(
      .initialDepth, node, number(row, 3, "initial depth", .notNegative, default: 0) * units.length, &table)
    let next = readStorageShape(row, node, depth, &table)
    let surcharge = number(row, next, "surcharge depth", .notNegative, default: 0) * units.length
    setNonzero(.surchargeDepth, node, surcharge, &table)
    setNonzero(
      .evaporationFactor, node, number(row, next + 1, "evaporation factor", .notNegative, default: 0), &table)
    // Suction, conductivity and deficit; or the conductivity alone.
    let hasAll = Int(row.count) > next + 3
    let conductivity = number(row, hasAll ? next + 3 : next + 2, "seepage rate", .notNegative, default: 0)
    guard conductivity > 0 else { return }
    table.set(.conductivity, node, to: conductivity * units.depth)
    if hasAll {
      table.set(.suction, node, to: number(row, next + 2, "suction head", .notNegative) * units.depth)
      table.set(.initialDeficit, node, to: number(row, next + 4, "moisture deficit", .notNegative, default: 0))
    }
  }

  /// Reads the shape from token 4 on and gives the index of the token after its parameters.
  private mutating func readStorageShape(
    _ row: SWMMText.Row, _ node: Int, _ depth: Double, _ table: inout AttributeTable
  ) -> Int {
    let words = ["TABULAR", "FUNCTIONAL", "CYLINDRICAL", "CONICAL", "PARABOLIC", "PARABOLOID", "PYRAMIDAL"]
    guard let word = keyword(row, 4, "the storage shape", among: words) else { return Int(row.count) }
    if word == "tabular" {
      guard reference(row, 5, to: curves.names, "storage curve", in: "[CURVES]") != nil,
        let (_, curve) = curves.use(text.token(row, 5), in: text.bytes)
      else { return 6 }
      let pairs = PairList(x: curve.x.map { $0 * units.length }, y: curve.y.map { $0 * units.area })
      table.set(.storageCurve, node, to: pairs.json)
      return 6
    }
    let bound = word == "functional" ? NumberBound.notNegative : .positive
    let a = number(row, 5, "first shape parameter", bound)
    let b = number(row, 6, "second shape parameter", bound)
    let c = number(row, 7, "third shape parameter", .notNegative, default: 0)
    if word == "functional" {
      setFunction(
        node, coefficient: a * units.area / pow(units.length, b), exponent: b, constant: c * units.area, &table)
    } else {
      setSolid(word, node, a * units.length, b * units.length, c, depth, &table)
    }
    return 8
  }

  private func setFunction(
    _ node: Int, coefficient: Double, exponent: Double, constant: Double, _ table: inout AttributeTable
  ) {
    table.set(.storageCoefficient, node, to: coefficient)
    table.set(.storageExponent, node, to: exponent)
    table.set(.storageConstant, node, to: constant)
  }

  /// Solids with an elliptic or rectangular base of axes or sides `length` and `width` [m] (SWMM 5.2 manual, storage
  /// shapes). `third` is run over rise of the sides, or the paraboloid's height in the file's unit.
  ///
  /// Cylinder and paraboloid are powers of depth. The area of a cone or pyramid is a quadratic, kept as a table of 200
  /// steps over the unit's depth: the volume differs by less than one part in 200² of the part that is quadratic.
  private func setSolid(
    _ word: String, _ node: Int, _ length: Double, _ width: Double, _ third: Double, _ depth: Double,
    _ table: inout AttributeTable
  ) {
    let ellipse = Double.pi / 4 * length * width
    switch word {
    case "cylindrical": setFunction(node, coefficient: 0, exponent: 0, constant: ellipse, &table)
    case "parabolic", "paraboloid":
      let height = third > 0 ? third * units.length : 1
      setFunction(node, coefficient: ellipse / height, exponent: 1, constant: 0, &table)
    default:
      let depths = (0...200).map { depth * Double($0) / 200 }
      let areas = depths.map { y in
        let longer = length + 2 * third * y
        return word == "conical" ? ellipse * (longer / length) * (longer / length) : longer * (width + 2 * third * y)
      }
      table.set(.storageCurve, node, to: PairList(x: depths, y: areas).json)
    }
  }

  /// Name, invert, diverted link, type and its parameters, then depths as for a junction.
  private mutating func readDivider(_ row: SWMMText.Row, _ node: Int, _ table: inout AttributeTable) {
    table.set(.kind, node, to: "divider")
    if let link = reference(row, 2, to: links, "diverted link", in: "a section of links") {
      table.set(.divertedLink, node, to: links.names[link])
    }
    guard let word = keyword(row, 3, "the divider's type", among: ["OVERFLOW", "CUTOFF", "TABULAR", "WEIR"]) else {
      return
    }
    table.set(.divider, node, to: word)
    var next = 4
    switch word {
    case "cutoff":
      table.set(.divertedFrom, node, to: number(row, 4, "cutoff flow", .notNegative) * units.flow)
      next = 5
    case "tabular":
      if let curve = useCurve(row, 4) { table.set(.diversionCurve, node, to: curve) }
      next = 5
    case "weir":
      table.set(.divertedFrom, node, to: number(row, 4, "least flow", .notNegative) * units.flow)
      table.set(.weirHeight, node, to: number(row, 5, "weir height", .notNegative) * units.length)
      table.set(.dischargeCoefficient, node, to: number(row, 6, "weir coefficient", .notNegative))
      next = 7
    default: break
    }
    readJunction(row, node, &table, first: next)
  }
}
