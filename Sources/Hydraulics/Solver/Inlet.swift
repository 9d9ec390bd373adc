/// The inlets of one street as the solver sees them: water leaves the street's lower node for the sewer node, and what
/// the sewer node cannot hold comes back.
struct Inlet: Sendable {
  /// Nodes, boundaries behind the rows of the matrix, and the street among the conduits.
  var street: Int32
  var sewer: Int32
  var conduit: Int32
  /// Positions in `SparseLU.offDiagonal` of the entries (row street, column sewer) and (row sewer, column street).
  var entryStreetSewer: Int32
  var entrySewerStreet: Int32
  /// Its capture curve among the part's knots.
  var firstKnot: Int32
  var knotCount: Int32
  var basis: Basis
  /// Share of the sewer node's overflow that comes up here [-]; 0 where the overflow ponds on the node.
  var returnShare: Double

  /// What the captured flow depends on.
  enum Basis: UInt8, Sendable {
    case depth, flow
    /// On the depth, and never more than the street brings.
    case depthUpToFlow
  }
}

/// What changes in an inlet, means over a step [m³/s]. Nothing of it is carried to the next.
struct InletState: Sendable {
  var captured = 0.0
  /// How that grows with the street's level [m²/s].
  var gain = 0.0
  var returned = 0.0
}

extension Inlet {
  /// Captured flow [m³/s], and how it grows with the street's level [m²/s], at a depth of the street's lower node [m]
  /// and a flow along the street, whichever way [m³/s].
  ///
  /// Capture by flow does not grow with the level: it follows the flow of the pass before.
  func capture(depth: Double, flow: Double, knots: Span<CaptureKnot>) -> (flow: Double, slope: Double) {
    let approaching = flow.magnitude
    let at = knots.capture(at: basis == .flow ? approaching : depth, first: Int(firstKnot), count: Int(knotCount))
    if basis == .depth { return depth > 0 ? at : (0, 0) }
    if at.flow >= approaching { return (approaching, 0) }
    return (at.flow, basis == .flow ? 0 : at.slope)
  }
}
