import NetworkGraph

/// A conduit as the solver sees it: one barrel, end 1 the higher, everything that does not change worked out.
///
/// One record a conduit rather than one array a field: the law reads all of it each time, in a stream.
struct Conduit: Sendable {
  /// Rows of the nodes at the ends; boundaries stand behind the rows of the matrix.
  var node1: Int32
  var node2: Int32
  /// Positions in `SparseLU.offDiagonal` of the entries (row 1, column 2) and (row 2, column 1).
  var entry12: Int32
  var entry21: Int32
  /// First cells of its shape in the catalogue.
  var firstCell: Int32
  var firstDepth: Int32

  /// Invert levels of the ends, height of the section, length [m].
  var invert1: Double
  var invert2: Double
  var fullDepth: Double
  var length: Double
  /// Slices of the section table per metre, and the thickness of one [m].
  var slicesPerMetre: Double
  var slice: Double
  /// 1/L [1/m] and g·n².
  var perLength: Double
  var frictionFactor: Double
  /// Loss coefficients over twice the length [1/m].
  var loss1: Double
  var loss2: Double
  var lossAlong: Double
  /// √slope / n: normal flow is this times A·R^(2/3).
  var normalFactor: Double
  /// Slices of the inverse tables per √Q.
  var criticalSlicesPerRoot: Double
  var normalSlicesPerRoot: Double
  /// Of the full section: area [m²], g·A/L, and all resistance a second [1/m³].
  var fullArea: Double
  var fullPull: Double
  var fullResistance: Double
  /// Time over which swings are damped while it is full [s], see `fullImplicitness`.
  var settlingTime: Double
  /// Twice the weight of ∂A/∂t [-].
  var areaChange: Double
  var barrels: Double
  /// [m³/s] a barrel; infinite without a limit.
  var maxFlow: Double
  /// +1 where end 1 is the end the conduit was drawn from, else −1.
  var direction: Double
  /// 1 in a closed section, 0 in an open one.
  var closure: Double
  /// 1 where the normal-flow limit looks at the slope of the surface, or at the Froude number, else 0.
  var limitsBySlope: Double
  var limitsByFroude: Double

  /// What holds the depth at an end from which water falls.
  var fall1: FreeFall
  var fall2: FreeFall
  var isClosed: Bool
  var hasEndLosses: Bool
  /// Whether a gate or a largest flow is to be minded.
  var isRestricted: Bool
  /// The way that a flap gate keeps open.
  var gate: Gate

  enum FreeFall: UInt8, Sendable { case none, criticalOrNormal, normal }
  enum Gate: UInt8, Sendable { case none, opensTo2, opensTo1, shut }
}

/// What changes in a conduit, one barrel.
struct ConduitState: Sendable {
  /// The newest iterate of the flow from end 1 to end 2, that at the start of the step and one step before [m³/s].
  var flow = 0.0
  var flowAtStart = 0.0
  var flowBefore = 0.0
  /// ∂Q/∂η at end 1 and −∂Q/∂η at end 2 [m²/s].
  var gain1 = 0.0
  var gain2 = 0.0
  /// Wetted area at mid-length [m²], at the start of the step, and half its width seen from either end [m].
  var area = 0.0
  var areaAtStart = 0.0
  var areaGain1 = 0.0
  var areaGain2 = 0.0
  /// Head difference that drives the flow, advection included [m], at the start of the step, and its derivatives.
  var drive = 0.0
  var driveAtStart = 0.0
  var driveGain1 = 0.0
  var driveGain2 = 0.0
  /// Mean of the depths at both ends [m].
  var depth = 0.0
  /// Weight of the new flow in the step's mean flow.
  var implicitness = 1.0
  /// Weights that stand still in late passes: see `MomentumLaws`; and 1 while the normal-flow limit holds, else 0.
  var subcritical = 1.0
  var advection = 0.0
  var inertia = 1.0
  var isNormalLimited = 0.0

  /// Mean flow of the step [m³/s].
  @inline(__always)
  var meanFlow: Double { implicitness * flow + (1 - implicitness) * flowAtStart }

  /// Carries the linearised flow, area and drive along as the heads at the ends move.
  @inline(__always)
  mutating func follow(_ move1: Double, _ move2: Double) {
    flow += gain1 * move1 - gain2 * move2
    area = max(0.1 * area, area + areaGain1 * move1 + areaGain2 * move2)
    drive += driveGain1 * move1 - driveGain2 * move2
  }
}
