import Foundation
import GeoFeatures
import NetworkGraph

extension SWMMReader {
  /// Conduits, pumps, orifices, weirs and outlets as one layer of lines.
  mutating func readLinks(_ places: SWMMPlaces) -> Layer {
    var table = AttributeTable(count: links.count)
    var ends: [(from: Int, to: Int)] = []
    for link in linkRows.indices {
      let row = linkRows[link]
      let from = reference(row, 1, to: nodes, "inlet node", in: "a section of nodes") ?? -1
      let to = reference(row, 2, to: nodes, "outlet node", in: "a section of nodes") ?? -1
      ends.append((from, to))
      guard from >= 0, to >= 0 else { continue }
      if from == to {
        fault(row, found: "node \(nodes.names[from]) at both ends", expected: "two different nodes")
      }
      table.set(.from, link, to: nodes.names[from])
      table.set(.to, link, to: nodes.names[to])
      switch linkKinds[link] {
      case .pumps: readPump(row, link, &table)
      case .orifices: readOrifice(row, link, from, &table)
      case .weirs: readWeir(row, link, from, &table)
      case .outlets: readOutlet(row, link, from, &table)
      default: readConduit(row, link, from, to, &table)
      }
    }
    readSections(&table)
    readLosses(&table)
    return Layer(
      kind: .drainage, file: file, ids: links.names, features: features(links.count, from: nodes.count),
      geometry: paths(ends, places), isGeographic: isGeographic, attributes: table,
      reason: "links of a SWMM model; ids as declared")
  }

  /// The line of each link from node over its vertices to node; none where an end has no place.
  private mutating func paths(_ ends: [(from: Int, to: Int)], _ places: SWMMPlaces) -> GeometryColumn {
    var vertices: [Int: [(x: Double, y: Double)]] = [:]
    for row in text.rows(of: .vertices) {
      guard let link = links.find(text.token(row, 0), in: text.bytes) else {
        note("unknown_element", .warning, row, "a vertex of a link that no section declares", repair: "left aside")
        continue
      }
      vertices[link, default: []].append(position(row))
    }
    var geometry = GeometryColumn()
    for (link, (from, to)) in ends.enumerated() {
      guard from >= 0, to >= 0 else { continue }
      let path =
        [(places.x[from], places.y[from])] + (vertices[link] ?? []) + [(places.x[to], places.y[to])]
      if path.contains(where: { $0.0.isNaN || $0.1.isNaN }) {
        geometry.append(.none, parts: [])
      } else {
        geometry.append(.lineString, parts: [(.line, path)])
      }
    }
    return geometry
  }

  /// The level of a link's end from the offset in token `i`, which is a depth or a level by `LINK_OFFSETS`.
  ///
  /// A level under the node's floor counts as the floor, as in SWMM.
  private mutating func level(_ row: SWMMText.Row, _ i: Int, at node: Int, _ what: String) -> Double {
    let floor = text.number(text.token(nodeRows[node], 1)).map { $0 * units.length } ?? .nan
    guard !isBlank(row, i) else { return floor }
    let value = number(row, i, what) * units.length
    let level = options.offsetsAreLevels ? value : floor + value
    guard level < floor else { return level }
    note(
      "negative_offset", .warning, row, "\(what) lies \(floor - level) m under the floor of node \(nodes.names[node])",
      repair: "taken as the floor")
    return floor
  }

  /// Name, nodes, length, roughness, offsets, initial and largest flow.
  private mutating func readConduit(
    _ row: SWMMText.Row, _ link: Int, _ from: Int, _ to: Int, _ table: inout AttributeTable
  ) {
    table.set(.kind, link, to: "conduit")
    table.set(.length, link, to: number(row, 3, "length", .positive) * units.length)
    table.set(.manning, link, to: number(row, 4, "roughness", .notNegative))
    table.set(.invertUp, link, to: level(row, 5, at: from, "inlet offset"))
    table.set(.invertDown, link, to: level(row, 6, at: to, "outlet offset"))
    setNonzero(.initialFlow, link, number(row, 7, "initial flow", default: 0) * units.flow, &table)
    setNonzero(.maxFlow, link, number(row, 8, "largest flow", .notNegative, default: 0) * units.flow, &table)
  }

  /// Name, nodes, curve (`*` for an ideal pump), initial status, depths of start and stop.
  private mutating func readPump(_ row: SWMMText.Row, _ link: Int, _ table: inout AttributeTable) {
    table.set(.kind, link, to: "pump")
    if !isBlank(row, 3), let curve = useCurve(row, 3) { table.set(.pumpCurve, link, to: curve) }
    if !isBlank(row, 4), let status = keyword(row, 4, "initial status", among: ["ON", "OFF"]) {
      table.set(.pumpStatus, link, to: status)
    }
    setNonzero(.onDepth, link, number(row, 5, "start-up depth", .notNegative, default: 0) * units.length, &table)
    setNonzero(.offDepth, link, number(row, 6, "shut-off depth", .notNegative, default: 0) * units.length, &table)
  }

  /// Name, nodes, opening, offset, coefficient, gate, hours to open or close.
  private mutating func readOrifice(_ row: SWMMText.Row, _ link: Int, _ from: Int, _ table: inout AttributeTable) {
    table.set(.kind, link, to: "orifice")
    table.set(.opening, link, to: keyword(row, 3, "the opening", among: ["SIDE", "BOTTOM"]))
    table.set(.invertUp, link, to: level(row, 4, at: from, "offset"))
    table.set(.dischargeCoefficient, link, to: number(row, 5, "discharge coefficient", .notNegative))
    setGate(row, 6, link, &table)
    setNonzero(.closingTime, link, number(row, 7, "hours to close", .notNegative, default: 0) * 3600, &table)
  }

  /// Name, nodes, type, crest, coefficient, gate, contractions, end coefficient, surcharge, road width and surface,
  /// curve of the coefficient.
  private mutating func readWeir(_ row: SWMMText.Row, _ link: Int, _ from: Int, _ table: inout AttributeTable) {
    table.set(.kind, link, to: "weir")
    let words = ["TRANSVERSE", "SIDEFLOW", "V-NOTCH", "TRAPEZOIDAL", "ROADWAY"]
    table.set(.opening, link, to: keyword(row, 3, "the weir's type", among: words))
    table.set(.invertUp, link, to: level(row, 4, at: from, "crest"))
    let unit = units.weirCoefficient
    table.set(.dischargeCoefficient, link, to: number(row, 5, "discharge coefficient", .notNegative) * unit)
    setGate(row, 6, link, &table)
    setNonzero(.endContractions, link, number(row, 7, "end contractions", .notNegative, default: 0), &table)
    setNonzero(.endCoefficient, link, number(row, 8, "end coefficient", .notNegative, default: 0) * unit, &table)
    if !isBlank(row, 9) { table.set(.canSurcharge, link, to: flag(row, 9, "whether it surcharges") ? 1 : 0) }
    setNonzero(.roadWidth, link, number(row, 10, "road width", .notNegative, default: 0) * units.length, &table)
    if !isBlank(row, 11) {
      table.set(.roadSurface, link, to: keyword(row, 11, "the road surface", among: ["PAVED", "GRAVEL"]))
    }
    if !isBlank(row, 12), let curve = useCurve(row, 12) { table.set(.coefficientCurve, link, to: curve) }
  }

  /// Name, nodes, offset, FUNCTIONAL or TABULAR with DEPTH or HEAD, coefficient and exponent or curve, gate.
  private mutating func readOutlet(_ row: SWMMText.Row, _ link: Int, _ from: Int, _ table: inout AttributeTable) {
    table.set(.kind, link, to: "outlet")
    table.set(.invertUp, link, to: level(row, 3, at: from, "offset"))
    guard let type = keyword(row, 4, "the outlet's rating", among: ["FUNCTIONAL", "TABULAR"]) else { return }
    table.set(.ratingVariable, link, to: string(row, 4).uppercased().hasSuffix("/HEAD") ? "head" : "depth")
    if type == "tabular" {
      if let curve = useCurve(row, 5) { table.set(.ratingCurve, link, to: curve) }
      setGate(row, 6, link, &table)
      return
    }
    let exponent = number(row, 6, "exponent", .notNegative)
    let coefficient = number(row, 5, "coefficient", .notNegative) * units.flow / pow(units.length, exponent)
    table.set(.ratingCoefficient, link, to: coefficient)
    table.set(.ratingExponent, link, to: exponent)
    setGate(row, 7, link, &table)
  }

  private mutating func setGate(_ row: SWMMText.Row, _ i: Int, _ link: Int, _ table: inout AttributeTable) {
    if flag(row, i, "whether it has a flap gate") { table.set(.flapGate, link, to: 1) }
  }

  /// `[LOSSES]`: link, entry, exit and average loss coefficient, flap gate, seepage rate.
  private mutating func readLosses(_ table: inout AttributeTable) {
    for row in text.rows(of: .losses) {
      guard let link = reference(row, 0, to: links, "link", in: "a section of links") else { continue }
      setNonzero(.entryLoss, link, number(row, 1, "entry loss", .notNegative, default: 0), &table)
      setNonzero(.exitLoss, link, number(row, 2, "exit loss", .notNegative, default: 0), &table)
      setNonzero(.averageLoss, link, number(row, 3, "average loss", .notNegative, default: 0), &table)
      setGate(row, 4, link, &table)
      setNonzero(.seepage, link, number(row, 5, "seepage rate", .notNegative, default: 0) * units.depth, &table)
    }
  }
}
