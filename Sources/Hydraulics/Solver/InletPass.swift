extension PartSolver {
  /// The derivative of the returning overflow is taken a little less than it is, so that the matrix stays regular where
  /// two nodes give their overflow to each other.
  private static let returnGain = 0.999

  /// Enters capture and returning overflow into the matrix, after the pass over the conduits.
  ///
  /// What a full sewer node cannot hold is the volume over its rim, `areaAboveRim·(η − rim)`: it rises in the streets of
  /// its inlets within the step, whatever its length.
  mutating func enterInlets(step: Double) {
    for i in part.inlets.indices {
      let inlet = part.inlets[i]
      let street = Int(inlet.street)
      let sewer = Int(inlet.sewer)
      (inlets[i].captured, inlets[i].gain) = capture(inlet)
      let x = inlets[i]
      matrix.rhs[street] -= step * x.captured
      matrix.rhs[sewer] += step * x.captured
      matrix.diagonal[street] += step * x.gain
      matrix.offDiagonal[Int(inlet.entrySewerStreet)] -= step * x.gain
      guard inlet.returnShare > 0 else { continue }
      let node = part.storage.nodes[sewer]
      let over = heads[sewer] - part.inverts[sewer] - node.rim
      guard over >= 0 else { continue }
      matrix.rhs[street] += inlet.returnShare * node.areaAboveRim * over
      matrix.offDiagonal[Int(inlet.entryStreetSewer)] -= Self.returnGain * inlet.returnShare * node.areaAboveRim
    }
  }

  /// Capture at the newest depth of the lower node and mean flow of the street over the step, all barrels.
  private func capture(_ inlet: Inlet) -> (flow: Double, slope: Double) {
    let street = Int(inlet.street)
    let conduit = Int(inlet.conduit)
    return inlet.capture(
      depth: heads[street] - part.inverts[street], flow: part.conduits[conduit].barrels * conduits[conduit].meanFlow,
      knots: part.captureKnots.span)
  }

  /// Captured flows at the end of the step, and what the nodes gain by them.
  mutating func settleInlets(_ step: Double) {
    for i in part.inlets.indices {
      let inlet = part.inlets[i]
      if inlet.basis == .depth {
        inlets[i].captured = max(0, inlets[i].captured + inlets[i].gain * moves[Int(inlet.street)])
      } else {
        inlets[i].captured = capture(inlet).flow
      }
      gains[Int(inlet.street)] -= step * inlets[i].captured
      gains[Int(inlet.sewer)] += step * inlets[i].captured
    }
  }

  /// Gives back to the streets what the sewer nodes end the step with above their rims, and records the inlets.
  mutating func returnOverflow(_ step: Double) {
    for i in part.inlets.indices { returned[Int(part.inlets[i].sewer)] = 0 }
    for i in part.inlets.indices where part.inlets[i].returnShare > 0 {
      let inlet = part.inlets[i]
      let sewer = Int(inlet.sewer)
      let volume = inlet.returnShare * max(0, endVolume(sewer, step) - part.storage.nodes[sewer].rimVolume)
      inlets[i].returned = volume / step
      returned[sewer] += volume
    }
    for i in part.inlets.indices {
      let inlet = part.inlets[i]
      gains[Int(inlet.street)] += step * inlets[i].returned
      intake[Int(inlet.street)] += inlets[i].returned
      intake[Int(inlet.sewer)] += inlets[i].captured
    }
  }
}
