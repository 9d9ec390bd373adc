extension LayerKind {
  /// All that is known of the kind. A new kind is a description in its own file and its line here.
  public var description: KindDescription {
    switch self {
    case .drainage: .drainage
    case .subcatchment: .subcatchment
    case .water: .water
    case .gas: .gas
    case .heat: .heat
    case .road: .road
    case .settlement: .settlement
    case .facility: .facility
    case .constraint: .constraint
    case .knownHotspot: .knownHotspot
    case .waterbody: .waterbody
    case .breaks: .breaks
    case .building: .building
    case .ground: .ground
    }
  }

  /// The kind that a word of the contract names: the raw value, its plural, or one of the stems as a whole.
  public init?(word: String) {
    let folded = foldedName(word)
    for kind in LayerKind.allCases {
      let own = foldedName(kind.rawValue)
      if folded == own || folded == own + "s" { self = kind; return }
    }
    for kind in LayerKind.allCases where kind.description.stems.contains(where: { foldedName($0) == folded }) {
      self = kind
      return
    }
    return nil
  }
}
