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
  /// higher of the two headwaters). The matrix is corrected by the difference.
  mutating func enterCulvertInlets(step: Double) {
    for culvert in part.culverts {
      let conduit = part.conduits[culvert.conduit]
      let barrel = conduits[culvert.conduit]
      let (node, invert) =
        culvert.entersAt1 ? (conduit.node1, conduit.invert1) : (conduit.node2, conduit.invert2)
      let inlet = culvert.rating.flow(headwater: heads[Int(node)] - invert)
      guard inlet.flow < (culvert.entersAt1 ? barrel.flow : -barrel.flow) else { continue }
      var held = barrel
      held.flow = culvert.entersAt1 ? inlet.flow : -inlet.flow
      held.gain1 = culvert.entersAt1 ? inlet.slope : 0
      held.gain2 = culvert.entersAt1 ? 0 : inlet.slope
      correctMatrix(conduit, from: barrel, to: held, step: step)
      conduits[culvert.conduit] = held
    }
  }

  /// Replaces what a conduit's line has entered into the matrix by that of another.
  private mutating func correctMatrix(_ conduit: Conduit, from old: ConduitState, to new: ConduitState, step: Double) {
    let n1 = Int(conduit.node1)
    let n2 = Int(conduit.node2)
    let times = step * conduit.barrels
    let volume = times * (new.meanFlow - old.meanFlow)
    let gain1 = times * new.implicitness * (new.gain1 - old.gain1)
    let gain2 = times * new.implicitness * (new.gain2 - old.gain2)
    matrix.rhs[n1] -= volume
    matrix.rhs[n2] += volume
    matrix.diagonal[n1] += gain1
    matrix.diagonal[n2] += gain2
    matrix.offDiagonal[Int(conduit.entry12)] -= gain2
    matrix.offDiagonal[Int(conduit.entry21)] -= gain1
  }
}
