import NetworkGraph

/// A pressure pipe whose resistance, when it runs full, is not Manning's.
///
/// The law of the conduits knows resistance as a friction factor alone, so before each pass the factor is set to that of
/// the law at the newest velocity: it changes as a small power of it, and steady flow is exact.
struct ForceMain: Sendable {
  /// Its place among the part's conduits.
  var conduit: Int
  var law: FullFriction
  /// Of the full section [m², m].
  var fullArea: Double
  var fullRadius: Double
  /// The factor when it runs part full [m^(1/3)].
  var partFullFriction: Double
  var isFull = false

  /// Velocities below are taken as this [m/s]: the laws are for turbulent flow, and grow without bound at rest.
  private static let leastVelocity = 0.01

  func friction(flow: Double) -> Double {
    guard isFull else { return partFullFriction }
    let velocity = max(Self.leastVelocity, flow.magnitude / fullArea)
    return law.manningEquivalent(velocity: velocity, hydraulicRadius: fullRadius) ?? partFullFriction
  }
}

extension PartSolver {
  /// Sets the friction of the force mains for the next pass. Late passes do not ask again whether they run full.
  mutating func setForceMainFriction(weightsAreFrozen: Bool) {
    for i in part.forceMains.indices {
      let index = part.forceMains[i].conduit
      let conduit = part.conduits[index]
      if !weightsAreFrozen {
        part.forceMains[i].isFull =
          heads[Int(conduit.node1)] >= conduit.invert1 + conduit.fullDepth
          && heads[Int(conduit.node2)] >= conduit.invert2 + conduit.fullDepth
      }
      part.conduits[index].frictionFactor = part.forceMains[i].friction(flow: conduits[index].flow)
    }
  }
}
