import NetworkGraph

extension SWMMWriter {
  /// Subcatchments with their halves and infiltration. What a layer leaves open has its standard value.
  mutating func writeSubcatchments() {
    var areas: [String] = []
    var halves: [String] = []
    var infiltration: [String] = []
    for layer in network.layers where layer.kind == .subcatchment {
      for row in 0..<layer.count {
        areas.append(subcatchment(layer, row))
        halves.append(subareas(layer.attributes, row, layer.ids[row]))
        infiltration.append(losses(layer.attributes, row, layer.ids[row]))
      }
    }
    section(.subcatchments, areas)
    section(.subareas, halves)
    section(.infiltration, infiltration)
  }

  private mutating func subcatchment(_ layer: Layer, _ row: Int) -> String {
    let attributes = layer.attributes
    let id = layer.ids[row]
    var line = [token(id), attributes.text(.rainGauge, row).map(token) ?? "*"]
    if attributes.text(.outlet, row) == nil { fault(id, .outlet, "a node or subcatchment") }
    line.append(token(attributes.text(.outlet, row) ?? ""))
    line.append(required(attributes, row, id, .area, units.land))
    line.append(required(attributes, row, id, .impervious))
    line.append(required(attributes, row, id, .width, units.length))
    line.append(required(attributes, row, id, .slope))
    line.append(number(attributes.known(.curbLength, row) ?? 0, units.length))
    if let pack = attributes.text(.snowPack, row) { line.append(token(pack)) }
    return line.joined(separator: " ")
  }

  private func value(_ attributes: AttributeTable, _ row: Int, _ name: AttributeName, _ unit: Double = 1) -> String {
    number(attributes.known(name, row) ?? Subcatchment.standardValue(of: name) ?? 0, unit)
  }

  private func subareas(_ attributes: AttributeTable, _ row: Int, _ id: String) -> String {
    let routing =
      switch attributes.text(.subareaRouting, row) {
      case "impervious": "IMPERVIOUS"
      case "pervious": "PERVIOUS"
      default: "OUTLET"
      }
    return [
      token(id), value(attributes, row, .manningImpervious), value(attributes, row, .manningPervious),
      value(attributes, row, .storageImpervious, units.depth), value(attributes, row, .storagePervious, units.depth),
      value(attributes, row, .zeroStorage), routing, plain(attributes.known(.routed, row) ?? 100),
    ].joined(separator: " ")
  }

  private func losses(_ attributes: AttributeTable, _ row: Int, _ id: String) -> String {
    let method = attributes.text(.infiltration, row) ?? "horton"
    let numbers: [String]
    switch method {
    case "curve_number":
      numbers = [value(attributes, row, .curveNumber), "0", value(attributes, row, .curveDryDays)]
    case "green_ampt", "modified_green_ampt":
      numbers = [
        value(attributes, row, .suction, units.depth), value(attributes, row, .conductivity, units.depth),
        value(attributes, row, .initialDeficit),
      ]
    default:
      numbers = [
        value(attributes, row, .hortonMaximum, units.depth), value(attributes, row, .hortonMinimum, units.depth),
        value(attributes, row, .hortonDecay), value(attributes, row, .hortonDryDays),
        value(attributes, row, .hortonVolume, units.depth),
      ]
    }
    return ([token(id)] + numbers + [method.uppercased()]).joined(separator: " ")
  }
}
