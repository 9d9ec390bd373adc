/// What a layer of features is about. The raw value is the word of the product contract (`--layer KIND=FILE`).
public enum LayerKind: String, CaseIterable, Codable, Sendable {
  case drainage, subcatchment
  case water, gas, heat
  case road, settlement, facility, constraint
  case knownHotspot = "known_hotspots"
  case waterbody, breaks, building, ground

  /// Whether its lines are links and its points are nodes of a network.
  public var isNetwork: Bool {
    switch self {
    case .drainage, .water, .gas, .heat, .road: true
    default: false
    }
  }
}
