/// A culvert whose inlet may let in less than its barrel would carry.
struct Culvert: Sendable {
  /// Its place among the part's conduits.
  var conduit: Int
  var rating: InletRating
  /// Whether the inlet is at end 1, the higher end of the barrel.
  var entersAt1: Bool
}

extension PartSolver {
  /// Bounds the flow into culverts by what their inlets let in, after a pass over the conduits.
  ///
  /// Whichever of inlet and barrel lets less through governs, also when the barrel is full (HDS-5's procedure: the
  /// higher of the two headwaters).
  mutating func holdCulvertInlets() {
    for culvert in part.culverts {
      let i = culvert.conduit
      let conduit = part.conduits[i]
      let (node, invert) = culvert.entersAt1 ? (conduit.node1, conduit.invert1) : (conduit.node2, conduit.invert2)
      let inlet = culvert.rating.flow(headwater: heads[Int(node)] - invert)
      guard inlet.flow < (culvert.entersAt1 ? conduits[i].flow : -conduits[i].flow) else { continue }
      conduits[i].flow = culvert.entersAt1 ? inlet.flow : -inlet.flow
      conduits[i].gain1 = culvert.entersAt1 ? inlet.slope : 0
      conduits[i].gain2 = culvert.entersAt1 ? 0 : inlet.slope
    }
  }
}
