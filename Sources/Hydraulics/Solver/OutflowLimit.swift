extension PartSolver {
  /// Volumes this little below nothing are rounding and stay [m³].
  static let leastVolume = 1e-9

  /// Stored volume of a row at the end of the step, before overflow [m³].
  func endVolume(_ row: Int, _ step: Double) -> Double {
    volumes[row] + step * lateral[row] + gains[row]
  }

  /// Scales the outflows of nodes that would give more than they have, so that none ends below nothing.
  ///
  /// Happens at nodes that run dry within a step, by litres. Less outflow here is less inflow next door, so it is
  /// repeated while any is negative; each round only lowers outflows. A lessened flow is what runs all the step long:
  /// were its end alone to make up for a lively start, it would turn back. What an inflow from outside takes beyond
  /// all there is, it does not get.
  mutating func limitOutflows(_ step: Double) {
    for _ in 0..<(part.rows + 1) {
      guard let factors = outflowFactors(step) else { return }
      for i in part.conduits.indices {
        let conduit = part.conduits[i]
        let n1 = Int(conduit.node1)
        let n2 = Int(conduit.node2)
        let mean = conduits[i].meanFlow
        let source = mean > 0 ? n1 : n2
        guard source < part.rows, factors[source] < 1 else { continue }
        let kept = factors[source] * mean
        (conduits[i].flow, conduits[i].implicitness) = (kept, 1)
        let change = step * conduit.barrels * (kept - mean)
        gains[n1] -= change
        gains[n2] += change
      }
      for i in part.structures.indices {
        let structure = part.structures[i]
        let mean = structures[i].meanFlow
        let source = Int(mean > 0 ? structure.node1 : structure.node2)
        guard source < part.rows, factors[source] < 1 else { continue }
        let change = (factors[source] - 1) * mean
        (structures[i].flow, structures[i].implicitness) = (mean + change, 1)
        gains[Int(structure.node1)] -= step * change
        gains[Int(structure.node2)] += step * change
      }
      for i in part.inlets.indices {
        let inlet = part.inlets[i]
        guard Int(inlet.street) < part.rows, factors[Int(inlet.street)] < 1 else { continue }
        let change = (factors[Int(inlet.street)] - 1) * inlets[i].captured
        inlets[i].captured += change
        gains[Int(inlet.street)] -= step * change
        gains[Int(inlet.sewer)] += step * change
      }
    }
  }

  /// The share of its outflow that each row can afford; nil when all can afford theirs.
  private mutating func outflowFactors(_ step: Double) -> [Double]? {
    var outflow = [Double](repeating: 0, count: part.nodes.count)
    for i in part.conduits.indices {
      let conduit = part.conduits[i]
      let volume = step * conduit.barrels * conduits[i].meanFlow
      outflow[Int(volume > 0 ? conduit.node1 : conduit.node2)] += volume.magnitude
    }
    for (structure, x) in zip(part.structures, structures) {
      outflow[Int(x.meanFlow > 0 ? structure.node1 : structure.node2)] += step * x.meanFlow.magnitude
    }
    for (inlet, x) in zip(part.inlets, inlets) { outflow[Int(inlet.street)] += step * x.captured }
    var factors = [Double](repeating: 1, count: part.rows)
    var isShort = false
    for row in 0..<part.rows {
      let end = endVolume(row, step)
      guard end < -Self.leastVolume else { continue }
      if outflow[row] > 0 {
        factors[row] = max(0, (end + outflow[row]) / outflow[row])
        isShort = true
      } else {
        lateral[row] -= end / step
      }
    }
    return isShort ? factors : nil
  }
}
