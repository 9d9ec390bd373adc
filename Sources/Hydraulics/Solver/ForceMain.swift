import NetworkGraph

/// A pressure pipe whose resistance, when it runs full, is not Manning's.
///
/// The law of the conduits knows resistance as a number, so before each pass it is set to that of the pipe's own law at
/// the newest velocity: it changes as a small power of it, and steady flow is exact.
struct ForceMain: Sendable {
  /// Its place among the part's conduits.
  var conduit: Int
  var law: FullFriction
  /// Of the full section [m², m, m^(4/3)].
  var area: Double
  var radius: Double
  var radius43: Double
  /// What local losses add to the resistance [1/m³].
  var localResistance: Double

  /// Velocities below are taken as this [m/s]: the laws are for turbulent flow, and grow without bound at rest.
  private static let leastVelocity = 0.01

  /// All resistance of the full pipe a second at a flow [1/m³]; nil where the law is Manning's own.
  func resistance(flow: Double) -> Double? {
    let velocity = max(Self.leastVelocity, flow.magnitude / area)
    return law.manningEquivalent(velocity: velocity, hydraulicRadius: radius)
      .map { $0 / (radius43 * area) + localResistance }
  }
}

extension PartSolver {
  /// Sets the resistance of the force mains under pressure for the next pass.
  mutating func setForceMainResistance() {
    for main in part.forceMains {
      guard let resistance = main.resistance(flow: conduits[main.conduit].flow) else { continue }
      part.conduits[main.conduit].fullResistance = resistance
    }
  }
}
