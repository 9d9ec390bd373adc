import Quantities

/// A drainage network ready to be simulated: complete, typed, SI units, elements by index.
///
/// Made from a `Network` by `DrainageModel.init(network:…)`, whatever file it came from. Hydrology reads the
/// subcatchments, hydraulics the nodes and links; neither knows where they came from.
public struct DrainageModel: Sendable {
  public var nodes: [DrainageNode] = []
  public var links: [DrainageLink] = []
  /// Street and channel inlets.
  public var inlets: [DrainageInlet] = []
  public var subcatchments: [Subcatchment] = []
  public var gauges: [ModelData.RainGauge] = []
  public var evaporation = ModelData.Evaporation()
  /// Rules of operation, in the order of the file.
  public var rules: [ControlRule] = []
  public var settings = SimulationSettings()
  /// What was assumed or changed in making the model.
  public var findings: [Finding] = []

  public init() {}
}

/// A place where water can stand: invert, rim, and what lies above.
public struct DrainageNode: Sendable {
  public enum Role: Sendable {
    case junction
    case outfall(OutfallBoundary, flapGate: Bool)
    case storage(StorageShape)
  }

  public var id: String
  public var role: Role
  /// Index of the node in the network it was made from.
  public var networkNode: Int32
  /// Level of the floor [m].
  public var invert: Double
  /// Rim above the invert [m]; 0 means at the highest crown.
  public var maxDepth: Double
  /// [m]
  public var initialDepth: Double
  /// Head above the rim that a sealed cover holds before it floods [m].
  public var surchargeDepth: Double
  /// Area that ponds above the rim when ponding is allowed [m²].
  public var pondedArea: Double
  /// Inflows from outside other than runoff.
  public var inflows: [Inflow]
  /// How a storage unit loses water into the ground; nil if it does not.
  public var seepage: StorageSeepage?
  /// Share of the potential evaporation that a storage unit's surface has [-].
  public var evaporationShare = 0.0
  /// The subcatchment that an outfall discharges onto; nil where the water leaves.
  public var runsOnto: Int32?

  /// One inflow, its names resolved.
  public struct Inflow: Sendable {
    public var series: TimeSeries?
    public var factor: Double
    /// [m³/s]
    public var baseline: Double
    public var patterns: [ModelData.Pattern]

    public init(series: TimeSeries?, factor: Double, baseline: Double, patterns: [ModelData.Pattern]) {
      self.series = series
      self.factor = factor
      self.baseline = baseline
      self.patterns = patterns
    }
  }

  public init(
    id: String, role: Role = .junction, networkNode: Int32 = -1, invert: Double, maxDepth: Double,
    initialDepth: Double = 0, surchargeDepth: Double = 0, pondedArea: Double = 0, inflows: [Inflow] = []
  ) {
    self.id = id
    self.role = role
    self.networkNode = networkNode
    self.invert = invert
    self.maxDepth = maxDepth
    self.initialDepth = initialDepth
    self.surchargeDepth = surchargeDepth
    self.pondedArea = pondedArea
    self.inflows = inflows
  }
}

/// The water level at an outfall.
public enum OutfallBoundary: Sendable {
  /// The lower of critical and normal depth in the last conduit.
  case free
  /// Normal depth in the last conduit.
  case normal
  /// A constant level [m].
  case fixed(stage: Double)
  /// Level [m] against the hour of the day (0–24) in `times`.
  case tidal(TimeSeries)
  /// Level [m] against time.
  case series(TimeSeries)
}

/// Surface area of a storage node against depth.
public enum StorageShape: Sendable {
  /// Piecewise linear [m] → [m²]; the last area goes on above.
  case tabular(depth: [Double], area: [Double])
  /// `constant + coefficient · depth^exponent` [m²].
  case functional(coefficient: Double, exponent: Double, constant: Double)
}

/// A conduit or a structure between two nodes, drawn from `from` to `to`.
///
/// Of a structure count the ends, `inletOffset`, the level of its sill, and `flapGate`; the rest is a conduit's.
public struct DrainageLink: Sendable {
  public var id: String
  /// Index of the link in the network it was made from.
  public var networkLink: Int32
  public var from: Int32
  public var to: Int32
  public var section: Section
  /// [m]
  public var length: Double
  /// Manning's n [s/m^(1/3)].
  public var roughness: Double
  /// Invert of the end above the invert of its node [m].
  public var inletOffset: Double
  public var outletOffset: Double
  /// Number of equal pipes side by side.
  public var barrels: Int
  /// Loss coefficients of v²/2g at the ends and along the way [-].
  public var entryLoss: Double
  public var exitLoss: Double
  public var averageLoss: Double
  /// No flow from `to` to `from`.
  public var flapGate: Bool
  /// [m³/s]
  public var initialFlow: Double
  /// Largest flow let through, 0 for no limit [m³/s].
  public var maxFlow: Double
  /// What holds the flow back where the conduit runs full.
  public var fullFriction = FullFriction.manning
  /// SWMM's code of a culvert's inlet, 1–57, 0 for none: the inlet at `from` may let in less than the barrel can carry.
  public var culvertCode = 0
  /// Seepage through the wetted width [m/s].
  public var seepageRate = 0.0
  /// Nil for a conduit.
  public var structure: HydraulicStructure?

  public init(
    id: String, networkLink: Int32 = -1, from: Int32, to: Int32, section: Section, length: Double, roughness: Double,
    inletOffset: Double = 0, outletOffset: Double = 0, barrels: Int = 1, entryLoss: Double = 0, exitLoss: Double = 0,
    averageLoss: Double = 0, flapGate: Bool = false, initialFlow: Double = 0, maxFlow: Double = 0
  ) {
    self.id = id
    self.networkLink = networkLink
    self.from = from
    self.to = to
    self.section = section
    self.length = length
    self.roughness = roughness
    self.inletOffset = inletOffset
    self.outletOffset = outletOffset
    self.barrels = barrels
    self.entryLoss = entryLoss
    self.exitLoss = exitLoss
    self.averageLoss = averageLoss
    self.flapGate = flapGate
    self.initialFlow = initialFlow
    self.maxFlow = maxFlow
  }

  /// A structure, its sill `inletOffset` above the floor of `from` [m].
  public init(
    id: String, networkLink: Int32 = -1, from: Int32, to: Int32, structure: HydraulicStructure, inletOffset: Double = 0,
    flapGate: Bool = false
  ) {
    self.init(
      id: id, networkLink: networkLink, from: from, to: to, section: .circular(diameter: 0), length: 0, roughness: 0,
      inletOffset: inletOffset, flapGate: flapGate)
    self.structure = structure
  }
}

/// An area that turns rain into runoff into one node or another subcatchment.
public struct Subcatchment: Sendable {
  public enum Outlet: Sendable { case node(Int32), subcatchment(Int32), none }
  /// Where the runoff of one half goes on its way out (SWMM's subarea routing).
  public enum InternalRouting: Sendable { case outlet, toImpervious, toPervious }
  public enum Infiltration: Hashable, Sendable {
    /// Rates [m/s], decay and regeneration [1/s], largest volume [m] (0: none).
    case horton(maximum: Double, minimum: Double, decay: Double, recovery: Double, maxVolume: Double)
    case modifiedHorton(maximum: Double, minimum: Double, decay: Double, recovery: Double, maxVolume: Double)
    /// Suction head [m], saturated conductivity [m/s], initial moisture deficit [-].
    case greenAmpt(suction: Double, conductivity: Double, deficit: Double)
    case modifiedGreenAmpt(suction: Double, conductivity: Double, deficit: Double)
    /// SCS curve number [-] and the days a soaked soil needs to dry [d].
    case curveNumber(Double, dryDays: Double)
  }

  public var id: String
  /// Index of the layer's element it was made from: layer in `Network.layers`, row in it; -1 if made here.
  public var layer: Int32
  public var row: Int32
  public var outlet: Outlet
  /// Index into `DrainageModel.gauges`; -1 for the design storm.
  public var gauge: Int32
  /// [m²]
  public var area: Double
  /// [m]
  public var width: Double
  /// [-]
  public var slope: Double
  /// Share of the area [0–1].
  public var impervious: Double
  /// Share of the impervious area without depression storage [0–1].
  public var imperviousWithoutStorage: Double
  public var roughnessImpervious: Double
  public var roughnessPervious: Double
  /// Depression storage [m].
  public var storageImpervious: Double
  public var storagePervious: Double
  public var internalRouting: InternalRouting
  /// Share of the one half's runoff that goes over the other [0–1].
  public var routedShare: Double
  public var infiltration: Infiltration

  public init(
    id: String, layer: Int32 = -1, row: Int32 = -1, outlet: Outlet, gauge: Int32 = -1, area: Double, width: Double,
    slope: Double, impervious: Double, imperviousWithoutStorage: Double = 0.25, roughnessImpervious: Double = 0.013,
    roughnessPervious: Double = 0.15, storageImpervious: Double = 0.0015, storagePervious: Double = 0.005,
    internalRouting: InternalRouting = .outlet, routedShare: Double = 1, infiltration: Infiltration
  ) {
    self.id = id
    self.layer = layer
    self.row = row
    self.outlet = outlet
    self.gauge = gauge
    self.area = area
    self.width = width
    self.slope = slope
    self.impervious = impervious
    self.imperviousWithoutStorage = imperviousWithoutStorage
    self.roughnessImpervious = roughnessImpervious
    self.roughnessPervious = roughnessPervious
    self.storageImpervious = storageImpervious
    self.storagePervious = storagePervious
    self.internalRouting = internalRouting
    self.routedShare = routedShare
    self.infiltration = infiltration
  }
}
