/// What holds the flow back in a pipe that runs full under pressure. Part full it is Manning's n.
public enum FullFriction: Hashable, Sendable {
  /// Manning's n, as part full.
  case manning
  /// Coefficient C [-] of Hazen and Williams: water of ordinary temperature, turbulent.
  case hazenWilliams(coefficient: Double)
  /// Equivalent sand roughness of the wall [m] for the friction factor of Darcy and Weisbach.
  case darcyWeisbach(roughness: Double)
}

/// How a storage unit loses water into the ground: Green and Ampt under standing water, or at a constant rate.
public struct StorageSeepage: Hashable, Sendable {
  /// Saturated conductivity of the soil [m/s], the rate itself where `deficit` is 0.
  public var conductivity: Double
  /// Suction head at the wetting front [m].
  public var suction: Double
  /// Largest moisture deficit of the soil [-].
  public var deficit: Double

  public init(conductivity: Double, suction: Double = 0, deficit: Double = 0) {
    self.conductivity = conductivity
    self.suction = suction
    self.deficit = deficit
  }
}
