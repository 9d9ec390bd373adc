// In `model.json` a design is an object with its kind and the parts that the kind has. A member that is missing has its
// default, where it has one.

extension InletDesign: Codable {
  private enum Kind: String, Codable {
    case grate, curb, combination, slotted, custom
    case dropGrate = "drop_grate"
    case dropCurb = "drop_curb"
  }

  private enum CodingKeys: String, CodingKey { case kind, grate, curb, slot, curve }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func grate() throws -> Grate { try values.decode(Grate.self, forKey: .grate) }
    func curb() throws -> CurbOpening { try values.decode(CurbOpening.self, forKey: .curb) }
    self =
      switch try values.decode(Kind.self, forKey: .kind) {
      case .grate: .grate(try grate())
      case .curb: .curbOpening(try curb())
      case .combination: .combination(try grate(), try curb())
      case .slotted: .slottedDrain(try values.decode(SlottedDrain.self, forKey: .slot))
      case .dropGrate: .dropGrate(try grate())
      case .dropCurb: .dropCurb(try curb())
      case .custom: .custom(curve: try values.decode(String.self, forKey: .curve))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(kind, forKey: .kind)
    switch self {
    case .grate(let grate), .dropGrate(let grate): try values.encode(grate, forKey: .grate)
    case .curbOpening(let curb), .dropCurb(let curb): try values.encode(curb, forKey: .curb)
    case .combination(let grate, let curb):
      try values.encode(grate, forKey: .grate)
      try values.encode(curb, forKey: .curb)
    case .slottedDrain(let slot): try values.encode(slot, forKey: .slot)
    case .custom(let curve): try values.encode(curve, forKey: .curve)
    }
  }

  private var kind: Kind {
    switch self {
    case .grate: .grate
    case .curbOpening: .curb
    case .combination: .combination
    case .slottedDrain: .slotted
    case .dropGrate: .dropGrate
    case .dropCurb: .dropCurb
    case .custom: .custom
    }
  }
}

extension Grate: Decodable {
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      length: try values.decode(Double.self, forKey: .length), width: try values.decode(Double.self, forKey: .width),
      bars: try values.decode(Bars.self, forKey: .bars))
    openShare = try values.decodeIfPresent(Double.self, forKey: .openShare) ?? openShare
    splashOverVelocity = try values.decodeIfPresent(Double.self, forKey: .splashOverVelocity) ?? splashOverVelocity
  }
}

extension CurbOpening: Decodable {
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      length: try values.decode(Double.self, forKey: .length), height: try values.decode(Double.self, forKey: .height))
    throat = try values.decodeIfPresent(Throat.self, forKey: .throat) ?? throat
  }
}

extension InletUsage: Decodable {
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      link: try values.decode(String.self, forKey: .link), design: try values.decode(String.self, forKey: .design),
      node: try values.decode(String.self, forKey: .node))
    count = try values.decodeIfPresent(Int.self, forKey: .count) ?? count
    cloggedPercent = try values.decodeIfPresent(Double.self, forKey: .cloggedPercent) ?? cloggedPercent
    maxFlow = try values.decodeIfPresent(Double.self, forKey: .maxFlow) ?? maxFlow
    localDepression = try values.decodeIfPresent(Double.self, forKey: .localDepression) ?? localDepression
    localDepressionWidth =
      try values.decodeIfPresent(Double.self, forKey: .localDepressionWidth) ?? localDepressionWidth
    placement = try values.decodeIfPresent(Placement.self, forKey: .placement) ?? placement
  }
}
