extension DrainageModelBuilder {
  /// [mm/h] of 1 m/s.
  static let millimetresAnHour = 3_600_000.0

  // MARK: Conduits

  /// The law of a round pipe under pressure by the coefficient that is there; Manning's where neither is. A conduit whose
  /// shape is `force_main` needs one of them.
  mutating func fullFriction(_ i: Int, of section: Section?) -> FullFriction {
    guard case .circular = section else { return .manning }
    let attributes = network.links.attributes
    let id = network.links.ids[i]
    let coefficient = attributes.known(.hazenWilliams, i)
    let roughness = attributes.known(.wallRoughness, i)
    switch (coefficient, roughness) {
    case (nil, nil):
      if attributes.text(.shape, i)?.lowercased() == "force_main" {
        fault(id, .hazenWilliams, "a force main has neither this nor wall_roughness_mm; add one of them")
      }
      return .manning
    case (let C?, nil):
      if !(C > 0 && C <= 1000) { fault(id, .hazenWilliams, "found \(C); expected a coefficient above 0, up to 1000") }
      return .hazenWilliams(coefficient: C)
    case (nil, let height?):
      if !(height > 0 && height <= 1000) {
        fault(id, .wallRoughness, "found \(height); expected a height above 0 mm, up to 1000")
      }
      return .darcyWeisbach(roughness: height / 1000)
    case (_?, _?):
      fault(id, .hazenWilliams, "found this and wall_roughness_mm; a force main obeys one of them: take out the other")
      return .manning
    }
  }

  /// The inlet's code; one that is none of FHWA's means no inlet control, as in SWMM.
  mutating func culvertCode(_ i: Int) -> Int {
    guard let code = network.links.attributes.known(.culvertCode, i), code != 0 else { return 0 }
    if let known = (1...57).first(where: { Double($0) == code.rounded(.down) }) { return known }
    findings.append(
      Finding(
        "culvert_code", .warning, "found culvert code \(code); expected a whole number from 1 to 57", layer: .drainage,
        id: network.links.ids[i], property: AttributeName.culvertCode.rawValue,
        repair: "taken as a conduit whose inlet does not hold water back"))
    return 0
  }

  /// A conduit without a section hands on at once whatever enters its inlet node, up to its largest flow. Out of a
  /// storage unit it lets nothing: SWMM takes its full flow, which is nothing, and models of cisterns count on it.
  mutating func makeDummy(_ i: Int, from: Int32, to: Int32) -> DrainageLink {
    let most = orZero(network.links, i, .maxFlow)
    var law = Pump.Law.ideal
    if network.nodes.kinds[Int(network.topology.from[i])] == "storage" {
      law = .depth(depths: [0], flows: [0])
    } else if most > 0 {
      law = .depth(depths: [0, most / Self.dummySlope], flows: [0, most])
    }
    return DrainageLink(
      id: network.links.ids[i], networkLink: Int32(i), from: from, to: to, structure: .pump(Pump(law: law)))
  }

  /// Flow by the depth in the inlet node [m²/s]: a film of water is enough for any flow.
  private static let dummySlope = 100.0

  // MARK: Storage units

  /// Seepage by conductivity, suction and deficit; at the constant rate of the conductivity where there is no deficit.
  mutating func storageSeepage(_ i: Int) -> StorageSeepage? {
    let conductivity = orZero(network.nodes, i, .conductivity)
    guard conductivity > 0 else { return nil }
    let deficit = orZero(network.nodes, i, .initialDeficit)
    if deficit > 1 { fault(network.nodes.ids[i], .initialDeficit, "found \(deficit); expected a share from 0 to 1") }
    return StorageSeepage(
      conductivity: conductivity / Self.millimetresAnHour, suction: orZero(network.nodes, i, .suction) / 1000,
      deficit: deficit)
  }
}
