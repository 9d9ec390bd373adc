import NetworkGraph

/// What counts as waterlogged, and what is near.
public struct FloodOptions: Sendable {
  /// Depth over which a place is waterlogged [m]: one lane of a road stays below it (GB 50014-2021 §4.1.8).
  public var pondingDepth = 0.15
  /// How long it may be [s]; half an hour in most towns' ledgers.
  public var pondingTime = 1800.0
  /// Area over which water stands where the data give none [m²]: about half a street block's carriageway, an order of
  /// magnitude.
  public var pondedArea = 800.0
  /// Least overflow that makes a node part of a hotspot [m³].
  public var leastVolume = 1.0
  /// Flooded nodes nearer than this to a worse one belong to it; along the same street twice as far [m].
  public var reach = 80.0
  /// A road nearer than this is the street of a node [m].
  public var streetReach = 30.0
  /// Places of the ledger nearer than this are the same place [m].
  public var ledgerReach = 100.0
  /// Facilities nearer than this to deep water are exposed [m].
  public var facilityReach = 50.0

  public init() {}
}

/// The rain of a run, beside or instead of the gauges of the model.
public struct FloodStorm: Sendable {
  public var rain: ModelData.RainGauge
  /// Where it is known [a].
  public var returnPeriodYears: Double?
  /// Whether it falls on subcatchments with a gauge of their own too.
  public var replacesGauges: Bool

  public init(rain: ModelData.RainGauge, returnPeriodYears: Double? = nil, replacesGauges: Bool = false) {
    self.rain = rain
    self.returnPeriodYears = returnPeriodYears
    self.replacesGauges = replacesGauges
  }
}
