import Quantities

extension DrainageModelBuilder {
  static let structureKinds: Set<String> = ["pump", "orifice", "weir", "outlet"]

  /// Discharge coefficient of an orifice with sharp edges (Brater, King, Lindell and Wei, *Handbook of Hydraulics*,
  /// 1996, 4-13) [-].
  private static let sharpOrifice = 0.61
  /// Of a sharp-crested weir (Rehbock for a high crest; *Handbook of Hydraulics*, 5-12) [m^½/s].
  private static let sharpWeir = 1.84

  /// A pump, orifice, weir or outlet; nil and faults if something essential is missing.
  mutating func makeStructure(_ i: Int, _ kind: String, from: Int32, to: Int32) -> DrainageLink? {
    let structure: HydraulicStructure?
    switch kind {
    case "pump": structure = makePump(i).map { .pump($0) }
    case "orifice": structure = makeOrifice(i).map { .orifice($0) }
    case "weir": structure = makeWeir(i).map { .weir($0) }
    default: structure = makeOutlet(i).map { .outlet($0) }
    }
    guard let structure else { return nil }
    return DrainageLink(
      id: network.links.ids[i], networkLink: Int32(i), from: from, to: to, structure: structure,
      inletOffset: offset(i, .invertUp, .inletOffset, of: network.topology.from[i]),
      flapGate: network.links.attributes.number(.flapGate, i) > 0)
  }

  // MARK: Pumps

  private mutating func makePump(_ i: Int) -> Pump? {
    guard let law = pumpLaw(i) else { return nil }
    let id = network.links.ids[i]
    let pump = Pump(
      law: law, onDepth: orZero(network.links, i, .onDepth), offDepth: orZero(network.links, i, .offDepth),
      isOnAtStart: network.links.attributes.text(.pumpStatus, i)?.lowercased() != "off")
    if pump.onDepth > 0, pump.onDepth <= pump.offDepth {
      fault(id, .onDepth, "found \(pump.onDepth); expected more than off_depth_m, which is \(pump.offDepth)")
    }
    return pump
  }

  private mutating func pumpLaw(_ i: Int) -> Pump.Law? {
    guard let text = network.links.attributes.text(.pumpCurve, i) else {
      findings.append(
        Finding(
          "pump_without_curve", network.model.simulation == nil ? .warning : .note, "a pump without a curve",
          layer: .drainage, id: network.links.ids[i], property: AttributeName.pumpCurve.rawValue,
          repair: "taken as an ideal pump, which lifts whatever flows to it"))
      return .ideal
    }
    guard let curve = pumpCurve(named: text, of: i) else { return nil }
    switch curve.kind {
    case "pump1": return .volumeStages(thresholds: curve.x, flows: curve.y)
    case "pump2": return .depthStages(thresholds: curve.x, flows: curve.y)
    case "pump3": return .lift(heads: curve.x, flows: curve.y, hasAffinity: false)
    case "pump4": return .depth(depths: curve.x, flows: curve.y)
    case "pump5": return .lift(heads: curve.x, flows: curve.y, hasAffinity: true)
    default:
      fault(network.links.ids[i], .pumpCurve, "found curve “\(text)” of kind “\(curve.kind)”; expected pump1 to pump5")
      return nil
    }
  }

  /// A curve of the model data by its name, or written out as [[lift_m, flow_m3s], ...] with falling, or
  /// [[depth_m, flow_m3s], ...] with rising flows.
  private mutating func pumpCurve(named text: String, of i: Int) -> ModelData.Curve? {
    let known = network.model.curves[text]
    let written = PairList(json: text)
    guard
      let curve = known
        ?? written.map({ pairs in
          let isFalling = (pairs.y.last ?? 0) < (pairs.y.first ?? 0)
          return ModelData.Curve(kind: isFalling ? "pump3" : "pump4", x: pairs.x, y: pairs.y)
        }), !curve.x.isEmpty, zip(curve.x, curve.x.dropFirst()).allSatisfy(<=), curve.y.allSatisfy({ $0 >= 0 })
    else {
      fault(
        network.links.ids[i], .pumpCurve,
        "found “\(text.prefix(60))”; expected a curve of the model data or [[lift_m, flow_m3s], ...] with rising "
          + "lifts and no flow below 0")
      return nil
    }
    return curve
  }

  // MARK: Orifices

  private mutating func makeOrifice(_ i: Int) -> Orifice? {
    let attributes = network.links.attributes
    let placement = word(i, .opening, Orifice.Placement.self, standard: .side)
    let isRound =
      attributes.text(.shape, i).map { $0.lowercased() == "circular" } ?? (attributes.known(.diameter, i) != nil)
    guard let placement else { return nil }
    return Orifice(
      placement: placement, height: isRound ? size(i, .diameter) / 1000 : size(i, .height),
      width: isRound ? nil : size(i, .width), coefficient: coefficient(i, standard: Self.sharpOrifice),
      closingTime: orZero(network.links, i, .closingTime))
  }

  /// The discharge coefficient, told where it is assumed.
  private mutating func coefficient(_ i: Int, standard: Double) -> Double {
    if network.links.attributes.known(.dischargeCoefficient, i) != nil {
      return orZero(network.links, i, .dischargeCoefficient)
    }
    findings.append(
      Finding(
        "assumed_coefficient", .note, "no discharge coefficient", layer: .drainage, id: network.links.ids[i],
        property: AttributeName.dischargeCoefficient.rawValue, repair: "taken as \(standard), a sharp edge's"))
    return standard
  }

  /// The enumeration's case of a word; a fault that lists them all where there is none such.
  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ i: Int, _ name: AttributeName, _: Word.Type, standard: Word
  ) -> Word? where Word.RawValue == String {
    guard let text = network.links.attributes.text(name, i) else { return standard }
    if let word = Word(rawValue: text.lowercased()) { return word }
    let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
    fault(network.links.ids[i], name, "found “\(text)”; expected one of \(words)")
    return nil
  }

  // MARK: Weirs

  private enum WeirWord: String, CaseIterable {
    case transverse, sideflow, roadway, trapezoidal
    case vNotch = "v-notch"
  }

  private mutating func makeWeir(_ i: Int) -> Weir? {
    guard let kind = word(i, .opening, WeirWord.self, standard: .transverse) else { return nil }
    let attributes = network.links.attributes
    let height = size(i, .height)
    let width = orZero(network.links, i, .width)
    let form: Weir.Form =
      switch kind {
      case .transverse: .transverse
      case .sideflow: .sideflow
      case .vNotch: .vNotch(sideSlope: height > 0 ? width / (2 * height) : 0)
      case .trapezoidal:
        .trapezoidal(sideSlope: sideSlope(i), endCoefficient: orZero(network.links, i, .endCoefficient))
      case .roadway:
        .roadway(
          width: attributes.text(.roadSurface, i) == nil ? 0 : orZero(network.links, i, .roadWidth),
          isPaved: attributes.text(.roadSurface, i)?.lowercased() != "gravel")
      }
    if kind != .trapezoidal, width < Self.smallest {
      fault(network.links.ids[i], .width, "found \(width); a length of crest above 0 is needed")
    }
    return Weir(
      form: form, height: height, length: width, coefficient: coefficient(i, standard: Self.sharpWeir),
      coefficientCurve: coefficientCurve(i), endContractions: orZero(network.links, i, .endContractions),
      canSurcharge: attributes.known(.canSurcharge, i) != 0)
  }

  /// Mean slope of both sides, run over rise.
  private mutating func sideSlope(_ i: Int) -> Double {
    let left = orZero(network.links, i, .sideSlope)
    return (left + (network.links.attributes.known(.sideSlopeRight, i) ?? left)) / 2
  }

  private mutating func coefficientCurve(_ i: Int) -> ModelData.Curve? {
    guard let name = network.links.attributes.text(.coefficientCurve, i) else { return nil }
    if let curve = network.model.curves[name], !curve.x.isEmpty { return curve }
    fault(network.links.ids[i], .coefficientCurve, "found “\(name)”; expected the name of a curve in the model data")
    return nil
  }

  // MARK: Outlets

  private mutating func makeOutlet(_ i: Int) -> Outlet? {
    guard let variable = word(i, .ratingVariable, Outlet.Variable.self, standard: .depth) else { return nil }
    guard let name = network.links.attributes.text(.ratingCurve, i) else {
      return Outlet(
        variable: variable,
        rating: .power(
          coefficient: essential(network.links, i, .ratingCoefficient, atLeast: 0),
          exponent: essential(network.links, i, .ratingExponent, atLeast: 0)))
    }
    let pairs = network.model.curves[name].map { PairList(x: $0.x, y: $0.y) } ?? PairList(json: name)
    guard let pairs, !pairs.x.isEmpty, zip(pairs.x, pairs.x.dropFirst()).allSatisfy(<=) else {
      fault(
        network.links.ids[i], .ratingCurve,
        "found “\(name.prefix(60))”; expected a curve of the model data or [[height_m, flow_m3s], ...]")
      return nil
    }
    return Outlet(variable: variable, rating: .table(heights: pairs.x, flows: pairs.y))
  }
}
