import NetworkGraph

/// One connected part of a drainage network, made ready for the solver.
///
/// Parts share no water, so each runs by its own clock. Its nodes stand in elimination order, those with a given level
/// (outfalls) behind them.
struct NetworkPart: Sendable {
  /// Index in the model of each node, conduit and structure.
  var nodes: [Int32] = []
  var links: [Int32] = []
  var structureLinks: [Int32] = []
  /// Nodes whose level is unknown: the rows of the matrix.
  var rows = 0
  var order: EliminationOrder

  /// Level of each node's floor [m].
  var inverts: [Double] = []
  /// One a row.
  var storage = NodeStorageTables()
  var initialDepths: [Double] = []
  var conduits: [Conduit] = []
  var structures: [Structure] = []
  var inlets: [Inlet] = []
  /// Of the inlets' capture curves, end to end.
  var captureKnots: [CaptureKnot] = []
  /// Those that end at an outfall; conduits with a gate or a largest flow.
  var boundaryConduits: [Int] = []
  var boundaryStructures: [Int] = []
  var boundaryInlets: [Int] = []
  var restrictedConduits: [Int] = []
  /// One an outfall.
  var boundaries: [Boundary] = []
  /// Rules that set links of the part. Nodes have the part's indices; links too, structures behind the conduits.
  var rules: [ControlRule] = []

  /// Conduits with a law of their own beside the common one, and where water is lost.
  var forceMains: [ForceMain] = []
  var culverts: [Culvert] = []
  var lossyChannels: [LossyChannel] = []
  var lossyUnits: [LossyUnit] = []
}

/// The level outside an outfall.
struct Boundary: Sendable {
  var level: OutfallBoundary
  var invert: Double

  /// Level at a time after the start [m]; the floor where the water falls freely.
  func level(at time: Double, hourOfDay: Double) -> Double {
    switch level {
    case .free, .normal: invert
    case .fixed(let stage): stage
    case .tidal(let stages): stages.periodicValue(at: hourOfDay, period: 24)
    case .series(let stages): stages.value(at: time)
    }
  }
}
