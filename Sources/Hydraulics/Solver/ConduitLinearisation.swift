import NetworkGraph
import Quantities

/// What a pass over the conduits takes as given.
struct PassSettings {
  /// Length of the step [s].
  var step: Double
  var damping: InertialDamping
  /// The first pass has no moves to follow.
  var isFirst: Bool
  /// Late passes keep the weights of the pass before, so that Newton converges on one set of equations.
  var weightsAreFrozen: Bool
}

/// Weight of the new area in the ∂A/∂t part of inertia. The equation says 1; SWMM's under-relaxed trials amount to
/// about half, and 0.25 to 0.5 agree with it.
private let areaChangeWeight = 0.35

/// Levels and depths at the two ends of a conduit, as its momentum equation sees them.
private struct Ends {
  var head1: Double
  var head2: Double
  /// Depths within the section.
  var depth1: Double
  var depth2: Double
  /// 0 at an end that does not feel its node: dry, or falling freely.
  var feels1: Double
  var feels2: Double
  /// 1 at an end that feels its node and is part full.
  var isFree1: Double
  var isFree2: Double
  /// How the depth at a freely falling end answers to the flow [m per m³/s], positive where it holds the flow back.
  var fallSlope = 0.0
}

extension Conduit {
  /// Linearises the momentum equation about the newest heads: flow and gains into `x`.
  ///
  /// ```
  /// σ Q^{n+1} + k Q|Q| = σ Qⁿ + Δt·(g·A/L)·(θ S^{n+1} + (1−θ) Sⁿ) + ∂A/∂t term,   S = h₁ − h₂ + φ·(c₂ − c₁)
  /// ```
  /// solved for Q in closed form. See the scheme's page for the terms.
  @inline(__always)
  func linearise(
    _ x: inout ConduitState, head1: Double, head2: Double, cells: Span<SectionCell>, depths: Span<Double>,
    settings: PassSettings
  ) {
    let before = x.flow
    var ends = ends(head1: head1, head2: head2)
    if isBlocked(ends) {
      x.stop(depth: 0.5 * (ends.depth1 + ends.depth2), area: properties(0.5 * (ends.depth1 + ends.depth2), cells).area)
      return
    }
    if fall1 != .none || fall2 != .none { letFall(&ends, flow: x.flow, depths: depths) }

    let c1 = ends.depth1
    let c2 = ends.depth2
    let middle = properties(0.5 * (c1 + c2), cells)
    let A = max(middle.area, 1e-9)
    let perA = 1 / A
    let W = middle.width
    let isFull = isClosed && c1 >= fullDepth && c2 >= fullDepth
    let velocity = x.flow * perA
    let froude2 = isFull ? 0 : velocity * velocity * W * perA / gravity
    let isAtRest = x.flow == 0
    if !settings.weightsAreFrozen || isAtRest {
      x.subcritical = subcriticalShare(froudeSquared: isAtRest && !isFull ? startingFroude2(ends, cells) : froude2)
      x.advection = isFull ? 0 : advectiveShare(settings.damping, subcriticalShare: x.subcritical)
      x.inertia = inertiaWeight(froudeSquared: froude2)
    }

    // Area and radius: those at mid-length, drawn to the upstream ones as the flow nears critical.
    let isUpwinded = x.flow > 0 && ends.head1 >= ends.head2 && !isFull && x.subcritical < 1
    let weight = isUpwinded ? x.subcritical : 1
    let upstream = isUpwinded ? properties(c1, cells) : middle
    let areaW = max(upstream.area + weight * (A - upstream.area), 1e-9)
    let perRadiusW = 1 / max(upstream.radius43 + weight * (middle.radius43 - upstream.radius43), 1e-9)

    // Advection v²·∂A/∂x: part of the head gradient where the flow slows down, a loss where it speeds up.
    let speedsUp = (c1 - c2) * x.flow > 0
    let brought = speedsUp ? 1 : min(1, 10 * (x.flow > 0 ? c1 : c2) / max(c1, c2))
    let phi = brought * min(0.9, x.advection * froude2 * (isUpwinded ? A / areaW : 1))
    let S = ends.head1 - ends.head2 + (speedsUp ? 0 : phi * (c2 - c1))

    // Resistance.
    let dt = settings.step
    let friction = dt * frictionFactor * perA * perRadiusW
    var k = friction + dt * lossAlong * perA
    if hasEndLosses { k += dt * endLosses(ends, cells) }
    if speedsUp { k += dt * perLength * speedingShare(settings.damping) * W * (c1 - c2).magnitude * perA * perA }

    // Inertia, and the flow in closed form.
    let areaChange = min(0.5, max(-1, 2 * areaChangeWeight * x.advection * (1 - x.areaAtStart * perA)))
    let d = x.inertia * (1 - areaChange)
    let pull = dt * gravity * perLength
    let theta = x.implicitness < 1 ? implicitness(x.subcritical, widthPerArea: W * perA, step: dt) : 1
    let meanDrive = theta * S + (1 - theta) * x.driveAtStart
    let push = x.inertia * x.flowAtStart + pull * areaW * meanDrive
    var root = frictionRoot(drive: push, inertia: d, resistance: k)
    let isTurning = root.flow.magnitude > maxFlow && before * root.flow <= -maxFlow * maxFlow
    if isTurning { root = frictionRoot(drive: push, inertia: d, resistance: 0) }
    let byDrive = theta * pull * areaW * root.gain

    // How the drive answers to the heads, and the flow to area and radius.
    let lasting = 1 - phi
    x.driveGain1 = ends.feels1 * (ends.isFree1 > 0 ? lasting : 1)
    x.driveGain2 = ends.feels2 * (ends.isFree2 > 0 ? lasting : 1)
    let bend = friction * root.flow * root.flow.magnitude
    let byMiddle =
      0.5 * root.gain
      * (weight * (pull * meanDrive * W + bend * middle.radius43Slope * perRadiusW) + bend * W * perA)
    let byUpstream =
      root.gain * (1 - weight) * (pull * meanDrive * upstream.width + bend * upstream.radius43Slope * perRadiusW)
    x.gain1 = max(0, byDrive * x.driveGain1 + ends.isFree1 * (byMiddle + byUpstream))
    x.gain2 = max(0, byDrive * x.driveGain2 - ends.isFree2 * byMiddle)
    if ends.fallSlope > 0 {
      // The depth at a free fall follows the flow: Newton on that, from the last iterate.
      let answer = 1 / (1 + byDrive * lasting * ends.fallSlope)
      x.flow += (root.flow - x.flow) * answer
      x.gain1 *= answer
      x.gain2 *= answer
    } else {
      x.flow = root.flow
    }

    x.drive = S
    x.area = A
    x.areaGain1 = 0.5 * W * ends.isFree1
    x.areaGain2 = 0.5 * W * ends.isFree2
    x.depth = 0.5 * (c1 + c2)
    // Where the depth falls along a subcritical conduit, neither condition of the limit can hold.
    if normalLimit != .neither && x.flow > 0 && c1 < fullDepth && (c1 < c2 || froude2 >= 0.9 || x.isNormalLimited) {
      limitToNormalFlow(&x, ends: ends, upstream: properties(c1, cells), decides: !settings.weightsAreFrozen)
    }
    limitFlow(&x, isTurning: isTurning)
  }

  /// The Fr² that flow out of rest is heading for [-]: where friction at the upstream depth balances the drive. A pipe
  /// that begins to run from a film of water must not carry by the depth that stands at its far end.
  @inline(__always)
  private func startingFroude2(_ ends: Ends, _ cells: Span<SectionCell>) -> Double {
    let drive = ends.head1 - ends.head2
    let upstream = properties(drive > 0 ? ends.depth1 : ends.depth2, cells)
    guard upstream.area > 0 else { return 1 }
    return drive.magnitude * perLength * upstream.radius43 * upstream.width / (frictionFactor * upstream.area)
  }

  /// Weight of the new drive in the mean drive of a step, see `headImplicitness`.
  @inline(__always)
  private func implicitness(_ subcriticalShare: Double, widthPerArea: Double, step: Double) -> Double {
    let wavesInverse = (widthPerArea / gravity).squareRoot() * length / step
    return headImplicitness(wavesInverse: wavesInverse, subcriticalShare: subcriticalShare)
  }

  @inline(__always)
  private func properties(_ depth: Double, _ cells: Span<SectionCell>) -> SectionProperties {
    cells.properties(at: depth, slice: Int(firstCell), slicesPerMetre: slicesPerMetre)
  }

  @inline(__always)
  private func ends(head1: Double, head2: Double) -> Ends {
    let above1 = head1 - invert1
    let above2 = head2 - invert2
    return Ends(
      head1: max(head1, invert1), head2: max(head2, invert2),
      depth1: min(max(above1, 0), fullDepth), depth2: min(max(above2, 0), fullDepth),
      feels1: above1 > 0 ? 1 : 0, feels2: above2 > 0 ? 1 : 0,
      isFree1: above1 > 0 && above1 < fullDepth ? 1 : 0, isFree2: above2 > 0 && above2 < fullDepth ? 1 : 0)
  }

  /// Whether one end is dry and the water at the other does not reach its sill.
  @inline(__always)
  private func isBlocked(_ ends: Ends) -> Bool {
    (ends.depth1 <= 0 && ends.head2 <= invert1) || (ends.depth2 <= 0 && ends.head1 <= invert2) || gate == .shut
  }

  /// Where water falls from an end, its depth there is critical, or normal if that is lower, never less.
  @inline(__always)
  private func letFall(_ ends: inout Ends, flow: Double, depths: Span<Double>) {
    let isDownstream2 = flow >= 0
    let fall = isDownstream2 ? fall2 : fall1
    guard fall != .none else { return }
    let held = fallDepth(fall, flow: flow.magnitude, depths: depths)
    if isDownstream2 && ends.head2 < invert2 + held.depth {
      ends.head2 = invert2 + held.depth
      ends.depth2 = min(held.depth, fullDepth)
      ends.feels2 = 0
      ends.isFree2 = 0
      ends.fallSlope = held.slope
    } else if !isDownstream2 && ends.head1 < invert1 + held.depth {
      ends.head1 = invert1 + held.depth
      ends.depth1 = min(held.depth, fullDepth)
      ends.feels1 = 0
      ends.isFree1 = 0
      ends.fallSlope = held.slope
    }
  }

  /// Depth at a free fall for a flow not negative.
  @inline(__always)
  func fallDepth(_ fall: FreeFall, flow: Double, depths: Span<Double>) -> FlowDepth {
    let first = Int(firstDepth)
    let root = flow.squareRoot()
    let normal = depths.depth(
      atRoot: root, first: first + DepthInverse.slices + 1, slicesPerRoot: normalSlicesPerRoot)
    if fall == .normal { return normal }
    let critical = depths.depth(atRoot: root, first: first, slicesPerRoot: criticalSlicesPerRoot)
    return critical.depth < normal.depth ? critical : normal
  }

  /// Σ K/(2·L·A) of the losses at both ends.
  @inline(__always)
  private func endLosses(_ ends: Ends, _ cells: Span<SectionCell>) -> Double {
    loss1 / max(properties(ends.depth1, cells).area, 1e-6) + loss2 / max(properties(ends.depth2, cells).area, 1e-6)
  }

  /// Flow that upstream depth alone could drive down the bed is an upper bound where the surface is flatter than the
  /// bed, or the flow upstream supercritical, by the model's choice (SWMM Hydraulics Manual, 3.3.5).
  @inline(__always)
  private func limitToNormalFlow(
    _ x: inout ConduitState, ends: Ends, upstream: SectionProperties, decides: Bool
  ) {
    if decides {
      let bySlope = normalLimit != .froude && ends.depth1 < ends.depth2
      let byFroude =
        normalLimit != .slope && !endsAtOutfall
        && froudeSquared(flow: x.flow, area: max(upstream.area, 1e-9), width: upstream.width) >= 1
      x.isNormalLimited = bySlope || byFroude
    }
    guard x.isNormalLimited else { return }
    let radius23 = max(upstream.radius43, 1e-12).squareRoot()
    let limit = normalFactor * upstream.area * radius23
    guard x.flow > limit else { return }
    let fade = isClosed ? normalLimitFade(fill: ends.depth1 / fullDepth) : (share: 0, slope: 0)
    let byDepth =
      normalFactor * (upstream.width * radius23 + upstream.area * upstream.radius43Slope / (2 * radius23))
    x.gain1 =
      fade.share * x.gain1 + ends.isFree1
      * max(0, (1 - fade.share) * byDepth + fade.slope / fullDepth * (x.flow - limit))
    x.gain2 *= fade.share
    x.flow = limit + fade.share * (x.flow - limit)
  }

  /// Holds the flow that ends a step within what gates and the largest flow let through.
  func hold(_ x: inout ConduitState) {
    shutGate(&x)
    x.flow = min(max(x.flow, -maxFlow), maxFlow)
  }

  /// Holds a flap gate shut against flow that would press it open the wrong way.
  @inline(__always)
  private func shutGate(_ x: inout ConduitState) {
    if (gate == .opensTo2 && x.flow < 0) || (gate == .opensTo1 && x.flow > 0) {
      x.flow = 0
      x.gain1 = 0
      x.gain2 = 0
    }
  }

  /// Flap gates and the largest flow that the model lets through.
  ///
  /// In a short wide conduit a flow that turns from one limit to the other hides its root from Newton's method, since
  /// the gain is 0 on both sides. For that pass it goes unlimited, by the line through rest, which leads between them.
  @inline(__always)
  private func limitFlow(_ x: inout ConduitState, isTurning: Bool) {
    shutGate(&x)
    guard x.flow.magnitude > maxFlow, !isTurning else { return }
    x.flow = x.flow > 0 ? maxFlow : -maxFlow
    x.gain1 = 0
    x.gain2 = 0
  }
}

extension ConduitState {
  /// No flow and no feeling for the heads.
  @inline(__always)
  fileprivate mutating func stop(depth: Double, area: Double) {
    flow = 0
    gain1 = 0
    gain2 = 0
    drive = 0
    driveGain1 = 0
    driveGain2 = 0
    self.area = area
    areaGain1 = 0
    areaGain2 = 0
    self.depth = depth
    isNormalLimited = false
  }
}
