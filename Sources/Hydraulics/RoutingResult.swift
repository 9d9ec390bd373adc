import Hydrology

/// Choices of a routing run beside those of the model's `SimulationSettings`.
public struct RoutingOptions: Sendable {
  /// A fixed step [s]; nil for error control.
  public var step: Double?
  /// Tolerance of the heads in the step control [m].
  public var tolerance: Double
  /// Depth above the rim from which a place counts as ponded [m].
  public var pondingDepth: Double
  /// Whether the result shall hold the state to go on from.
  public var keepsState = false

  public init(step: Double? = nil, tolerance: Double = 0.015, pondingDepth: Double = 0.15) {
    self.step = step
    self.tolerance = tolerance
    self.pondingDepth = pondingDepth
  }
}

/// Maxima and totals of one node over the whole run.
public struct NodeSummary: Sendable {
  /// Largest depth above the invert [m], and when [s].
  public var maxDepth = 0.0
  public var maxDepthTime = 0.0
  /// Depth at the end of the run [m].
  public var finalDepth = 0.0
  /// Largest level [m].
  public var maxHead = 0.0
  /// Water that left the system above the rim; where it ponds, all that rose above the rim [m³].
  public var floodVolume = 0.0
  /// Time with water at or over the rim [s].
  public var floodedTime = 0.0
  /// Largest depth above the rim, and time over `RoutingOptions.pondingDepth` [m, s].
  public var maxPondedDepth = 0.0
  public var pondingTime = 0.0
  /// Largest rate of overflow [m³/s], and when [s].
  public var maxFlooding = 0.0
  public var maxFloodingTime = 0.0
  /// Largest total inflow [m³/s].
  public var maxInflow = 0.0
  /// Volume that entered from outside the network [m³].
  public var lateralVolume = 0.0
  /// Steps that this node's level held short, and steps in which it was the farthest from converging.
  public var limitedSteps = 0
  public var unconvergedSteps = 0

  public init() {}
}

/// Maxima of one link over the whole run.
public struct LinkSummary: Sendable {
  /// Largest flow of all barrels by magnitude, with its sign [m³/s], and when [s].
  public var maxFlow = 0.0
  public var maxFlowTime = 0.0
  /// Flow at the end of the run [m³/s].
  public var finalFlow = 0.0
  /// [m/s]
  public var maxVelocity = 0.0
  /// Largest share of the section's height that was filled [0–1].
  public var maxFill = 0.0
  /// Time with both ends full [s].
  public var surchargedTime = 0.0
  /// Manning's full flow of all barrels at the conduit's own slope [m³/s].
  public var capacity = 0.0
  /// Steps that this link's flow held short.
  public var limitedSteps = 0
  /// Times that the flow turned from rising to falling or back by more than a twentieth of its peak within two steps.
  public var swings = 0

  public init() {}
}

/// The water balance of a routing run, all [m³]:
/// `inflow + initial = outflow + flooding + seepage + evaporation + final + error`.
public struct WaterBalance: Equatable, Sendable {
  public var inflow = 0.0
  public var outflow = 0.0
  /// Lost above rims.
  public var flooding = 0.0
  /// Into the ground, out of conduits and storage units.
  public var seepage = 0.0
  /// From open conduits and storage units.
  public var evaporation = 0.0
  public var initialStorage = 0.0
  public var finalStorage = 0.0

  public init() {}

  public var error: Double {
    inflow + initialStorage - outflow - flooding - seepage - evaporation - finalStorage
  }

  /// The error in percent of all water that was there.
  public var continuityPercent: Double {
    let total = inflow + initialStorage
    return total > 0 ? 100 * error / total : 0
  }
}

/// Everything a routing run leaves behind.
public struct RoutingResult: Sendable {
  public var nodes: [NodeSummary]
  public var links: [LinkSummary]
  public var balance: WaterBalance
  /// Indices of the outfalls, in node order.
  public var outfalls: [Int32]
  /// Report times from the start [s], and row after row the flow out of each outfall [m³/s], 0 while the receiving
  /// water runs in.
  public var outfallTimes: [Double]
  public var outfallFlow: [Double]
  /// What ran onto subcatchments, one for each outfall that discharges onto one.
  public var runOn: [RunOn] = []
  /// From where to go on; nil unless it was asked for.
  public var state: RoutingState?
  /// How the solver worked, over all connected parts.
  public var work = SolverWork()

  public init(
    nodes: [NodeSummary], links: [LinkSummary], balance: WaterBalance, outfalls: [Int32], outfallTimes: [Double],
    outfallFlow: [Double]
  ) {
    self.nodes = nodes
    self.links = links
    self.balance = balance
    self.outfalls = outfalls
    self.outfallTimes = outfallTimes
    self.outfallFlow = outfallFlow
  }
}

/// The numerics failed: where and when.
public struct RoutingFailure: Error, Sendable, CustomStringConvertible {
  /// Id of the node.
  public var node: String
  /// Seconds from the start [s].
  public var time: Double
  public var reason: String

  public init(node: String, time: Double, reason: String) {
    self.node = node
    self.time = time
    self.reason = reason
  }

  public var description: String { "flow routing failed at node \(node), \(time) s after the start: \(reason)" }
}
