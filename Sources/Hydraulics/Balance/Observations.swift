import Foundation

extension NodeSummary {
  @inline(__always)
  mutating func observe(depth: Double, at time: Double, share: Double) {
    finalDepth = depth
    lastingDepth += share * (depth - lastingDepth)
    if lastingDepth > maxDepth {
      maxDepth = lastingDepth
      maxDepthTime = time
    }
  }

  /// How far a depth that lasts is drawn to that of a step of the given length [-].
  static func share(ofStep step: Double, averaging: Double) -> Double {
    averaging > 0 ? 1 - exp(-step / averaging) : 1
  }

  /// `lateral` came from outside, `total` counts what the conduits brought too [m³/s].
  @inline(__always)
  mutating func observeInflow(lateral: Double, total: Double, step: Double) {
    lateralVolume += step * lateral
    maxInflow = max(maxInflow, total)
  }

  /// A step with water at the rim: `spilled` [m³] went above it, `ponded` [m] stands there.
  mutating func observeFlooding(spilled: Double, ponded: Double, span: StepSpan, pondingDepth: Double) {
    floodVolume += spilled
    floodedTime += span.step
    maxPondedDepth = max(maxPondedDepth, ponded)
    if ponded > pondingDepth { pondingTime += span.step }
    if spilled > maxFlooding * span.step {
      maxFlooding = spilled / span.step
      maxFloodingTime = span.end
    }
  }
}

extension LinkSummary {
  /// Flow of a structure and how high its opening was filled.
  mutating func observe(flow: Double, fill: Double, at time: Double, step: Double) {
    finalFlow = flow
    if flow.magnitude > maxFlow.magnitude {
      maxFlow = flow
      maxFlowTime = time
    }
    maxFill = max(maxFill, min(1, fill))
    if fill >= 1 { surchargedTime += step }
  }

  /// Flow of all barrels in the direction of end 1 to end 2; turned to the drawn direction when the run is over.
  @inline(__always)
  mutating func observe(_ conduit: Conduit, _ state: ConduitState, at time: Double, step: Double) {
    let flow = conduit.barrels * state.flow
    finalFlow = flow
    if flow.magnitude > maxFlow.magnitude {
      maxFlow = flow
      maxFlowTime = time
    }
    let change = conduit.barrels * (state.flow - state.flowAtStart)
    let before = conduit.barrels * (state.flowAtStart - state.flowBefore)
    let large = 0.05 * maxFlow.magnitude
    if change * before < 0, change.magnitude > large, before.magnitude > large { swings += 1 }
    let fill = state.depth / conduit.fullDepth
    if fill > maxFill { maxFill = fill }
    if fill >= 1 { surchargedTime += step }
    // Films of water run at speeds that mean nothing; so does what is left of a conduit that ran dry within the step.
    let area = max(state.area, state.areaAtStart)
    if fill > 0.02 && state.flow.magnitude > maxVelocity * area {
      maxVelocity = state.flow.magnitude / area
    }
  }
}
