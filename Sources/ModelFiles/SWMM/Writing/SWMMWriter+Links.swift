import Foundation
import NetworkGraph

extension SWMMWriter {
  /// Drainage links by kind, with their cross-sections and losses.
  mutating func writeLinks() {
    var lines: [SWMMSection: [String]] = [:]
    for i in 0..<network.links.count where network.links.networks[i] == .drainage {
      let id = network.links.ids[i]
      let from = network.nodes.ids[Int(network.topology.from[i])]
      let to = network.nodes.ids[Int(network.topology.to[i])]
      let head = [id, from, to].map(token).joined(separator: " ")
      switch network.links.kinds[i] {
      case "pump": lines[.pumps, default: []].append(head + pump(i))
      case "orifice": lines[.orifices, default: []].append(head + orifice(i))
      case "weir": lines[.weirs, default: []].append(head + weir(i))
      case "outlet": lines[.outlets, default: []].append(head + outlet(i))
      default: lines[.conduits, default: []].append(head + conduit(i, id))
      }
      if !["pump", "outlet"].contains(network.links.kinds[i]) {
        lines[.xsections, default: []].append(token(id) + crossSection(i, id))
      }
      if let losses = losses(i) { lines[.losses, default: []].append(token(id) + losses) }
    }
    for kind in [SWMMSection.conduits, .pumps, .orifices, .weirs, .outlets, .xsections, .losses] {
      section(kind, lines[kind] ?? [])
    }
  }

  private func value(_ i: Int, _ name: AttributeName, _ unit: Double = 1) -> String {
    number(network.links.attributes.known(name, i) ?? 0, unit)
  }

  private func name(_ i: Int, _ attribute: AttributeName) -> String {
    network.links.attributes.text(attribute, i).map(token) ?? "*"
  }

  private func gate(_ i: Int) -> String { network.links.attributes.number(.flapGate, i) > 0 ? "YES" : "NO" }

  /// The level of an end (`LINK_OFFSETS ELEVATION`); `*` is the node's floor.
  private func level(_ i: Int, _ level: AttributeName, _ offset: AttributeName, at node: Int32) -> String {
    let attributes = network.links.attributes
    if let known = attributes.known(level, i) { return number(known, units.length) }
    guard let above = attributes.known(offset, i) else { return "*" }
    return number(network.nodes.attributes.number(.invert, Int(node)) + above, units.length)
  }

  private func levelUp(_ i: Int) -> String { level(i, .invertUp, .inletOffset, at: network.topology.from[i]) }

  private mutating func conduit(_ i: Int, _ id: String) -> String {
    let attributes = network.links.attributes
    return [
      "", required(attributes, i, id, .length, units.length),
      // SWMM sets a force main's n itself, but wants to read one.
      isForceMain(i) ? plain(attributes.known(.manning, i) ?? 0.013) : required(attributes, i, id, .manning),
      levelUp(i),
      level(i, .invertDown, .outletOffset, at: network.topology.to[i]), value(i, .initialFlow, units.flow),
      value(i, .maxFlow, units.flow),
    ].joined(separator: " ")
  }

  private func pump(_ i: Int) -> String {
    let status = (network.links.attributes.text(.pumpStatus, i) ?? "on").uppercased()
    return " \(name(i, .pumpCurve)) \(status) \(value(i, .onDepth, units.length)) \(value(i, .offDepth, units.length))"
  }

  private func orifice(_ i: Int) -> String {
    let opening = (network.links.attributes.text(.opening, i) ?? "side").uppercased()
    return " \(opening) \(levelUp(i)) \(value(i, .dischargeCoefficient)) \(gate(i)) \(value(i, .closingTime, 3600))"
  }

  private func weir(_ i: Int) -> String {
    let attributes = network.links.attributes
    let surcharge = attributes.known(.canSurcharge, i).map { $0 > 0 ? "YES" : "NO" } ?? "*"
    return [
      "", (attributes.text(.opening, i) ?? "transverse").uppercased(), levelUp(i),
      value(i, .dischargeCoefficient, units.weirCoefficient), gate(i), value(i, .endContractions),
      value(i, .endCoefficient, units.weirCoefficient), surcharge, value(i, .roadWidth, units.length),
      name(i, .roadSurface).uppercased(), name(i, .coefficientCurve),
    ].joined(separator: " ")
  }

  private func outlet(_ i: Int) -> String {
    let attributes = network.links.attributes
    let variable = (attributes.text(.ratingVariable, i) ?? "depth").uppercased()
    if attributes.text(.ratingCurve, i) != nil {
      return " \(levelUp(i)) TABULAR/\(variable) \(name(i, .ratingCurve)) \(gate(i))"
    }
    let exponent = attributes.known(.ratingExponent, i) ?? 0
    let unit = pow(units.length, exponent)
    let coefficient = attributes.known(.ratingCoefficient, i) ?? 0
    let written = fileNumber(coefficient, guess: coefficient * unit / units.flow) { $0 * units.flow / unit }
    return " \(levelUp(i)) FUNCTIONAL/\(variable) \(written) \(plain(exponent)) \(gate(i))"
  }

  private func losses(_ i: Int) -> String? {
    let attributes = network.links.attributes
    let names: [AttributeName] = [.entryLoss, .exitLoss, .averageLoss, .flapGate, .seepage]
    // Structures have their gate in their own line.
    let isConduit = !["pump", "orifice", "weir", "outlet"].contains(network.links.kinds[i])
    guard isConduit, names.contains(where: { attributes.known($0, i) ?? 0 != 0 }) else { return nil }
    return " \(value(i, .entryLoss)) \(value(i, .exitLoss)) \(value(i, .averageLoss)) \(gate(i)) "
      + value(i, .seepage, units.depth)
  }

  /// Whether a round pipe has a coefficient of its own for full flow.
  private func isForceMain(_ i: Int) -> Bool {
    let attributes = network.links.attributes
    let isRound =
      attributes.text(.shape, i).map { ["circular", "force_main"].contains($0) }
      ?? (attributes.known(.diameter, i) != nil)
    return isRound && (attributes.known(.hazenWilliams, i) ?? attributes.known(.wallRoughness, i)) != nil
  }

  /// The law of the force mains where it is not SWMM's standard. A file has room for one law.
  mutating func forceMainEquation() -> String? {
    let mains = (0..<network.links.count).filter { network.links.networks[$0] == .drainage && isForceMain($0) }
    let attributes = network.links.attributes
    guard let rough = mains.first(where: { attributes.known(.hazenWilliams, $0) == nil }) else { return nil }
    if mains.contains(where: { attributes.known(.hazenWilliams, $0) != nil }) {
      fault(network.links.ids[rough], .hazenWilliams, "it, as other force mains have it: SWMM knows one law a file")
    }
    return "FORCE_MAIN_EQUATION D-W"
  }

  /// Shape, four numbers or names, barrels, culvert code.
  private mutating func crossSection(_ i: Int, _ id: String) -> String {
    let attributes = network.links.attributes
    let standard = attributes.known(.diameter, i) == nil ? "rect_closed" : "circular"
    var shape = isForceMain(i) ? "force_main" : attributes.text(.shape, i) ?? standard
    if shape == "circular", attributes.known(.sediment, i) ?? 0 > 0 { shape = "filled_circular" }
    let sizes = dimensions(i, id, shape) + Array(repeating: "0", count: 4)
    let barrels = plain(attributes.known(.barrels, i) ?? 1)
    return ([" " + shape.uppercased()] + sizes.prefix(4) + [barrels, value(i, .culvertCode)]).joined(separator: " ")
  }

  private mutating func dimensions(_ i: Int, _ id: String, _ shape: String) -> [String] {
    let attributes = network.links.attributes
    func length(_ name: AttributeName) -> String { value(i, name, units.length) }
    switch shape {
    case "dummy": return []
    case "circular", "filled_circular", "force_main":
      let diameter = attributes.known(.diameter, i) ?? 0
      if diameter <= 0 { fault(id, .diameter, "a number above 0") }
      let first = fileNumber(diameter, guess: diameter / units.diameter) { millimetres($0 * units.length) }
      if shape == "filled_circular" { return [first, length(.sediment)] }
      guard shape == "force_main" else { return [first] }
      return [first, attributes.known(.hazenWilliams, i).map(plain) ?? value(i, .wallRoughness, units.depth)]
    case "irregular": return [transect(i, id)]
    case "street": return [name(i, .streetSection)]
    default: break
    }
    // SWMM takes the first number for the code where no width follows it.
    if let code = attributes.known(.sizeCode, i) { return [plain(code)] }
    let height = required(attributes, i, id, .height, units.length)
    let width = length(.width)
    switch shape {
    case "trapezoidal":
      let left = attributes.known(.sideSlope, i) ?? 0
      return [height, width, plain(left), plain(attributes.known(.sideSlopeRight, i) ?? left)]
    case "rect_open": return [height, width, value(i, .openSides)]
    case "power": return [height, width, value(i, .shapeExponent)]
    case "rect_triangular": return [height, width, length(.triangleHeight)]
    case "rect_round", "modbaskethandle": return [height, width, length(.radius)]
    case "custom": return [height, name(i, .shapeCurve)]
    default: return [height, width]
    }
  }

  /// Writes the link's own transect and gives its name, the link's id.
  private mutating func transect(_ i: Int, _ id: String) -> String {
    let attributes = network.links.attributes
    guard let pairs = attributes.text(.section, i).flatMap({ PairList(json: $0) }), let last = pairs.x.last else {
      fault(id, .section, "[[station_m, elevation_m], ...]")
      return token(id)
    }
    let channel = attributes.known(.manning, i) ?? 0
    func bank(_ name: AttributeName, _ standard: Double) -> String {
      number(attributes.known(name, i) ?? standard, units.length)
    }
    let left = plain(attributes.known(.manningLeft, i) ?? channel)
    let right = plain(attributes.known(.manningRight, i) ?? channel)
    transects.append("NC \(left) \(right) \(plain(channel))")
    transects.append(
      "X1 \(token(id)) \(pairs.x.count) \(bank(.leftBank, pairs.x[0])) \(bank(.rightBank, last)) 0 0 "
        + "\(plain(attributes.known(.meander, i) ?? 0)) 0 0")
    for first in stride(from: 0, to: pairs.x.count, by: 5) {
      let points = (first..<min(first + 5, pairs.x.count)).map {
        "\(number(pairs.y[$0], units.length)) \(number(pairs.x[$0], units.length))"
      }
      transects.append("GR " + points.joined(separator: " "))
    }
    return token(id)
  }
}
