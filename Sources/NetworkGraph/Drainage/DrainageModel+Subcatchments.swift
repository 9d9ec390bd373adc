import Foundation

/// Values of a subcatchment that a layer leaves open, in the attributes' own units.
///
/// Roughness and depression storage: SWMM 5 Reference Manual vol. I (EPA/600/R-15/162A), tables 3-5 and 3-6, smooth
/// paving and lawn. Infiltration: Horton rates of a sandy loam with grass, ibid. tables 4-7 and 4-8.
private let standardSubcatchment: [(name: AttributeName, value: Double)] = [
  (.manningImpervious, 0.013), (.manningPervious, 0.15), (.storageImpervious, 1.5), (.storagePervious, 5),
  (.zeroStorage, 25), (.hortonMaximum, 60), (.hortonMinimum, 8), (.hortonDecay, 4), (.hortonDryDays, 7),
]

extension Subcatchment {
  /// What an attribute that a layer leaves open stands for, in the attribute's own unit; nil for one that has no
  /// standard value.
  public static func standardValue(of name: AttributeName) -> Double? {
    standardSubcatchment.first { $0.name == name }?.value
  }
}

extension DrainageModelBuilder {
  /// The rows of all subcatchment layers, in order.
  mutating func makeSubcatchments(gaugeNames: [String]) -> [Subcatchment] {
    let gaugeIndex = Dictionary(uniqueKeysWithValues: gaugeNames.enumerated().map { ($1, Int32($0)) })
    let layers = network.layers.indices.filter { network.layers[$0].kind == .subcatchment }
    var byID: [String: Int32] = [:]
    var count: Int32 = 0
    for layer in layers {
      for id in network.layers[layer].ids {
        if byID[id] == nil { byID[id] = count }
        count += 1
      }
    }
    var areas: [Subcatchment] = []
    for layer in layers {
      for row in 0..<network.layers[layer].count {
        areas.append(makeSubcatchment(layer, row, index: Int32(areas.count), byID, gaugeIndex))
      }
      noteStandards(network.layers[layer])
    }
    return areas
  }

  private mutating func makeSubcatchment(
    _ layer: Int, _ row: Int, index: Int32, _ byID: [String: Int32], _ gaugeIndex: [String: Int32]
  ) -> Subcatchment {
    let source = network.layers[layer]
    let attributes = source.attributes
    let id = source.ids[row]
    func value(_ name: AttributeName) -> Double { known(name, row, attributes) }
    return Subcatchment(
      id: id, layer: Int32(layer), row: Int32(row), outlet: outlet(attributes.text(.outlet, row), of: id, index, byID),
      gauge: gauge(attributes.text(.rainGauge, row), of: id, gaugeIndex),
      area: essentialOrZero(attributes, row, of: id, .area),
      width: essentialOrZero(attributes, row, of: id, .width),
      slope: essentialOrZero(attributes, row, of: id, .slope) / 100,
      impervious: min(1, essentialOrZero(attributes, row, of: id, .impervious) / 100),
      imperviousWithoutStorage: min(1, max(0, value(.zeroStorage) / 100)),
      roughnessImpervious: value(.manningImpervious), roughnessPervious: value(.manningPervious),
      storageImpervious: value(.storageImpervious) / 1000, storagePervious: value(.storagePervious) / 1000,
      internalRouting: internalRouting(attributes.text(.subareaRouting, row), of: id),
      routedShare: min(1, max(0, (attributes.known(.routed, row) ?? 100) / 100)),
      infiltration: infiltration(row, attributes, of: id))
  }

  private func known(_ name: AttributeName, _ row: Int, _ attributes: AttributeTable) -> Double {
    attributes.known(name, row) ?? Subcatchment.standardValue(of: name) ?? 0
  }

  /// A node, another subcatchment, or nothing: itself. A node goes before a subcatchment of the same name.
  private mutating func outlet(
    _ name: String?, of id: String, _ index: Int32, _ byID: [String: Int32]
  ) -> Subcatchment.Outlet {
    guard let name else {
      fault(id, .outlet, "no outlet; name a node or a subcatchment")
      return .none
    }
    if let node = nodeByID[name] { return .node(node) }
    if let other = byID[name] { return other == index ? .none : .subcatchment(other) }
    fault(id, .outlet, "found “\(name)”, which is no drainage node and no subcatchment; correct the name")
    return .none
  }

  /// The named gauge; the only one where none is named; -1, the design storm, where there is none at all.
  private mutating func gauge(_ name: String?, of id: String, _ gaugeIndex: [String: Int32]) -> Int32 {
    guard let name else { return gaugeIndex.count == 1 ? 0 : -1 }
    if let index = gaugeIndex[name] { return index }
    if !gaugeIndex.isEmpty {
      fault(id, .rainGauge, "found “\(name)”, which the model data have not; correct the name")
    }
    return -1
  }

  private mutating func internalRouting(_ word: String?, of id: String) -> Subcatchment.InternalRouting {
    switch word?.lowercased() {
    case nil, "outlet": return .outlet
    case "impervious": return .toImpervious
    case "pervious": return .toPervious
    case let other?:
      fault(id, .subareaRouting, "found “\(other)”; expected outlet, impervious or pervious")
      return .outlet
    }
  }

  private mutating func infiltration(
    _ row: Int, _ attributes: AttributeTable, of id: String
  ) -> Subcatchment.Infiltration {
    let perHour = 1.0 / 3_600_000
    let method = attributes.text(.infiltration, row)?.lowercased() ?? standardMethod(row, attributes)
    switch method {
    case "horton", "modified_horton":
      let maximum = known(.hortonMaximum, row, attributes) * perHour
      let minimum = known(.hortonMinimum, row, attributes) * perHour
      let decay = known(.hortonDecay, row, attributes) / 3600
      // A soil is dry again when 98 % of its capacity has come back (SWMM 5).
      let dryDays = max(known(.hortonDryDays, row, attributes), 1e-6)
      let recovery = -log(0.02) / (dryDays * 86_400)
      let volume = (attributes.known(.hortonVolume, row) ?? 0) / 1000
      return method == "horton"
        ? .horton(maximum: maximum, minimum: minimum, decay: decay, recovery: recovery, maxVolume: volume)
        : .modifiedHorton(maximum: maximum, minimum: minimum, decay: decay, recovery: recovery, maxVolume: volume)
    case "green_ampt", "modified_green_ampt":
      let suction = check(attributes.number(.suction, row), of: id, .suction, atLeast: 0) / 1000
      let conductivity = check(attributes.number(.conductivity, row), of: id, .conductivity, atLeast: 0) * perHour
      let deficit = check(attributes.number(.initialDeficit, row), of: id, .initialDeficit, atLeast: 0)
      return method == "green_ampt"
        ? .greenAmpt(suction: suction, conductivity: conductivity, deficit: deficit)
        : .modifiedGreenAmpt(suction: suction, conductivity: conductivity, deficit: deficit)
    case "curve_number":
      let number = check(attributes.number(.curveNumber, row), of: id, .curveNumber, atLeast: 1)
      return .curveNumber(number, dryDays: attributes.known(.curveDryDays, row) ?? 7)
    default:
      fault(
        id, .infiltration,
        "found “\(method)”; expected horton, modified_horton, green_ampt, modified_green_ampt or curve_number")
      return .curveNumber(100, dryDays: 7)
    }
  }

  /// The method that the layer's parameters speak of, where it names none.
  private func standardMethod(_ row: Int, _ attributes: AttributeTable) -> String {
    if attributes.known(.curveNumber, row) != nil { return "curve_number" }
    return attributes.known(.conductivity, row) != nil ? "green_ampt" : "horton"
  }

  /// One finding per attribute that the layer leaves open somewhere.
  private mutating func noteStandards(_ layer: Layer) {
    for (name, value) in standardSubcatchment {
      let isHorton = name.rawValue.hasPrefix("horton")
      let open = (0..<layer.count).filter { row in
        guard layer.attributes.known(name, row) == nil else { return false }
        let method = layer.attributes.text(.infiltration, row)?.lowercased() ?? standardMethod(row, layer.attributes)
        return !isHorton || method.hasSuffix("horton")
      }
      guard !open.isEmpty else { continue }
      findings.append(
        Finding(
          "default_\(name)", .note, "\(open.count) of \(layer.count) subcatchments have no \(name)", file: layer.file,
          layer: .subcatchment, property: name.rawValue, repair: "taken as \(value)"))
    }
  }
}
