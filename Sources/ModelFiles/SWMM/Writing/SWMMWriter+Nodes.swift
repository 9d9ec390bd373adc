import Foundation
import NetworkGraph

extension SWMMWriter {
  /// Drainage nodes by kind.
  mutating func writeNodes() {
    var lines: [SWMMSection: [String]] = [:]
    for i in 0..<network.nodes.count where network.nodes.networks[i] == .drainage {
      let id = network.nodes.ids[i]
      let head = token(id) + " " + required(network.nodes.attributes, i, id, .invert, units.length)
      switch network.nodes.kinds[i] {
      case "outfall": lines[.outfalls, default: []].append(head + outfall(i))
      case "storage": lines[.storage, default: []].append(head + storage(i, id))
      case "divider": lines[.dividers, default: []].append(head + divider(i) + depths(i, id))
      default: lines[.junctions, default: []].append(head + depths(i, id))
      }
    }
    for kind in [SWMMSection.junctions, .outfalls, .dividers, .storage] { section(kind, lines[kind] ?? []) }
  }

  private func value(_ i: Int, _ name: AttributeName, _ unit: Double) -> String {
    number(network.nodes.attributes.known(name, i) ?? 0, unit)
  }

  /// Depth below the rim: `max_depth_m`, else what lies between invert and ground.
  private func maxDepth(_ i: Int) -> String {
    let attributes = network.nodes.attributes
    let below = attributes.number(.ground, i) - attributes.number(.invert, i)
    return number(attributes.known(.maxDepth, i) ?? (below > 0 ? below : 0), units.length)
  }

  private func depths(_ i: Int, _ id: String) -> String {
    [
      "", maxDepth(i), value(i, .initialDepth, units.length), value(i, .surchargeDepth, units.length),
      value(i, .pondedArea, units.area),
    ].joined(separator: " ")
  }

  private func outfall(_ i: Int) -> String {
    let attributes = network.nodes.attributes
    let gate = attributes.number(.flapGate, i) > 0 ? "YES" : "NO"
    let route = attributes.text(.outlet, i).map { " " + token($0) } ?? ""
    let word = attributes.text(.boundary, i) ?? (attributes.known(.stage, i) == nil ? "free" : "fixed")
    switch word {
    case "fixed": return " FIXED \(value(i, .stage, units.length)) \(gate)\(route)"
    case "tidal", "series":
      let name = attributes.text(.stageSeries, i) ?? ""
      return " \(word == "tidal" ? "TIDAL" : "TIMESERIES") \(token(name)) \(gate)\(route)"
    default: return " \(word.uppercased()) \(gate)\(route)"
    }
  }

  private mutating func storage(_ i: Int, _ id: String) -> String {
    let attributes = network.nodes.attributes
    let head = " \(maxDepth(i)) \(value(i, .initialDepth, units.length))"
    var tail = " \(value(i, .surchargeDepth, units.length)) \(value(i, .evaporationFactor, 1))"
    if attributes.known(.conductivity, i) != nil {
      let conductivity = value(i, .conductivity, units.depth)
      tail +=
        attributes.known(.suction, i) == nil
        ? " \(conductivity)"
        : " \(value(i, .suction, units.depth)) \(conductivity) \(value(i, .initialDeficit, 1))"
    }
    if let pairs = attributes.text(.storageCurve, i).flatMap({ PairList(json: $0) }) {
      let name = newName(id)
      madeCurves.append(
        (name, "STORAGE", pairs.x.map { number($0, units.length) }, pairs.y.map { number($0, units.area) }))
      return head + " TABULAR \(token(name))" + tail
    }
    let exponent = attributes.known(.storageExponent, i) ?? 0
    let unit = (units.area, pow(units.length, exponent))
    let coefficient = attributes.known(.storageCoefficient, i) ?? 0
    let written = fileNumber(coefficient, guess: coefficient * unit.1 / unit.0) { $0 * unit.0 / unit.1 }
    return head + " FUNCTIONAL \(written) \(plain(exponent)) \(value(i, .storageConstant, units.area))" + tail
  }

  private func divider(_ i: Int) -> String {
    let attributes = network.nodes.attributes
    let head = " \(token(attributes.text(.divertedLink, i) ?? ""))"
    switch attributes.text(.divider, i) {
    case "cutoff": return head + " CUTOFF \(value(i, .divertedFrom, units.flow))"
    case "tabular": return head + " TABULAR \(token(attributes.text(.diversionCurve, i) ?? ""))"
    case "weir":
      return head + " WEIR \(value(i, .divertedFrom, units.flow)) \(value(i, .weirHeight, units.length)) "
        + value(i, .dischargeCoefficient, 1)
    default: return head + " OVERFLOW"
    }
  }
}
