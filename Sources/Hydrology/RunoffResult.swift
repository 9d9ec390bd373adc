import Quantities

/// What became of the rain on one subcatchment over the run.
public struct SubcatchmentTotals: Sendable {
  /// Volumes [m³].
  public var rainfall = 0.0
  public var runon = 0.0
  public var evaporation = 0.0
  public var infiltration = 0.0
  public var runoff = 0.0
  /// Water left in depression storage less what was there at the start [m³].
  public var storageChange = 0.0
  /// Largest runoff [m³/s].
  public var peakRunoff = 0.0

  public init() {}
}

/// The runoff of all subcatchments: hydrographs into nodes, and the water balance.
public struct RunoffResult: Sendable {
  /// One entry per subcatchment.
  public var subcatchments: [SubcatchmentTotals]
  /// Runoff into nodes, places being indices into `DrainageModel.nodes`.
  public var inflow: HydrographSet
  /// What ran onto subcatchments from outfalls [m³]; part of their `runon`.
  public var outfallRunOn = 0.0

  public init(subcatchments: [SubcatchmentTotals], inflow: HydrographSet) {
    self.subcatchments = subcatchments
    self.inflow = inflow
  }
}
