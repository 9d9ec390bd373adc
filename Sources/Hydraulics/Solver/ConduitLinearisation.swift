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
  /// Moves of both ends under which a conduit keeps its linearisation after the first pass [m].
  var quietMove: Double
}

/// Levels and depths at the two ends of a conduit, as its momentum equation sees them.
struct EndPair {
  var head1: Pair
  var head2: Pair
  /// Depths within the section.
  var depth1: Pair
  var depth2: Pair
  /// 0 at an end that does not feel its node: dry, or falling freely.
  var feels1: Pair
  var feels2: Pair
  /// 1 at an end that feels its node and is part full.
  var isFree1: Pair
  var isFree2: Pair
  /// How the depth at a freely falling end answers to the flow [m per m³/s], positive where it holds the flow back.
  var fallSlope = Pair.zero

  @inline(__always)
  init(_ conduits: ConduitPair, head1: Pair, head2: Pair) {
    let full = conduits.fullDepth
    let above1 = head1 - conduits.invert1
    let above2 = head2 - conduits.invert2
    self.head1 = larger(head1, conduits.invert1)
    self.head2 = larger(head2, conduits.invert2)
    depth1 = smaller(larger(above1, 0), full)
    depth2 = smaller(larger(above2, 0), full)
    feels1 = pick(above1 .> 0, .one, else: .zero)
    feels2 = pick(above2 .> 0, .one, else: .zero)
    isFree1 = pick(above1 .< full, feels1, else: .zero)
    isFree2 = pick(above2 .< full, feels2, else: .zero)
  }
}

extension ConduitPair {
  /// Linearises the momentum equations about the newest heads, part full or in the change to full.
  ///
  /// ```
  /// σ Q^{n+1} + k Q|Q| = σ Qⁿ + Δt·(g·A/L)·(θ S^{n+1} + (1−θ) Sⁿ) + ∂A/∂t term,   S = h₁ − h₂ + φ·(c₂ − c₁)
  /// ```
  /// solved for Q in closed form. See the scheme's page for the terms.
  @inline(__always)
  func linearise(
    _ x: ConduitStatePair, head1: Pair, head2: Pair, mayFall: Bool, cells: Span<SectionCell>, depths: Span<Double>,
    pass: PassSettings
  ) -> LinePair {
    var ends = EndPair(self, head1: head1, head2: head2)
    let flow = x.flow
    if mayFall { letFall(&ends, flow: flow, depths: depths) }
    let c1 = ends.depth1
    let c2 = ends.depth2
    let dt = pass.step

    let middle = properties(at: 0.5 * (c1 + c2), cells)
    let A = larger(middle.area, 1e-9)
    let perA = 1 / A
    let W = middle.width
    let wavePace = (larger(W, 0) * perA * (1 / gravity)).squareRoot()  // 1/√(g·A/W)
    let froude = magnitude(flow) * perA * wavePace
    let froude2 = froude * froude
    var weights = x.weights
    if !pass.weightsAreFrozen {
      weights.subcritical = subcriticalShare(froude: froude)
      weights.advection = advectiveShare(pass.damping, subcriticalShare: weights.subcritical)
      weights.inertia = inertiaWeight(froudeSquared: froude2)
    }

    // Area and radius: those at mid-length, drawn to the upstream ones as the flow nears critical.
    let runsDown = flow .> 0
    let isUpwinded = runsDown .& (ends.head1 .>= ends.head2) .& (weights.subcritical .< 1)
    // Where the depth falls along a subcritical conduit, neither condition of the normal-flow limit can hold.
    let mayBeLimited =
      (limitsBySlope .| limitsByFroude) .& (c1 .< fullDepth)
      .& ((c1 .< c2) .| (froude2 .>= 0.9) .| (weights.isNormalLimited .> 0))
    let share = pick(isUpwinded, weights.subcritical, else: .one)
    let upstream = any(isUpwinded .| mayBeLimited) ? properties(at: c1, cells) : middle
    let areaW = larger(share * A + (1 - share) * upstream.area, 1e-9)
    let radiusW = larger(share * middle.radius43 + (1 - share) * upstream.radius43, 1e-9)
    let inverse = 1 / (areaW * radiusW)
    let perRadiusW = inverse * areaW

    // Advection v²·∂A/∂x: part of the head gradient where the flow slows down, a loss where it speeds up.
    let speedsUp = (c1 - c2) * flow .> 0
    let phi = smaller(weights.advection * froude2 * A * (inverse * radiusW), 0.9)
    let S = ends.head1 - ends.head2 + pick(speedsUp, .zero, else: phi * (c2 - c1))

    // Resistance.
    let friction = dt * frictionFactor * perA * perRadiusW
    var k = friction + dt * lossAlong * perA
    if hasEndLosses {
      k +=
        dt
        * (loss1 / larger(properties(at: c1, cells).area, 1e-6) + loss2 / larger(properties(at: c2, cells).area, 1e-6))
    }
    k += pick(speedsUp, dt * weights.advection * W * magnitude(c1 - c2) * perA * perA * perLength, else: .zero)

    // Inertia, and the flow in closed form.
    let areaChange = smaller(
      larger(areaChange * weights.advection * (1 - x.areaAtStart * perA), -1), 0.5)
    let theta = pick(
      x.implicitness .< 1,
      headImplicitness(wavesInverse: wavePace * length * (1 / dt), subcriticalShare: weights.subcritical),
      else: .one)
    let drive = theta * S + (1 - theta) * x.driveAtStart
    let pull = dt * gravity * perLength
    let pullW = pull * areaW
    let root = frictionRoot(
      drive: weights.inertia * x.flowAtStart + pullW * drive, inertia: weights.inertia * (1 - areaChange), resistance: k
    )

    // How the drive answers to the heads, and the flow to area and radius.
    let byDrive = theta * pullW * root.gain
    let lasting = 1 - phi
    var line = LinePair(area: A, depth: 0.5 * (c1 + c2), weights: weights)
    line.drive = S
    line.driveGain1 = ends.feels1 * pick(ends.isFree1 .> 0, lasting, else: .one)
    line.driveGain2 = ends.feels2 * pick(ends.isFree2 .> 0, lasting, else: .one)
    line.areaGain1 = 0.5 * W * ends.isFree1
    line.areaGain2 = 0.5 * W * ends.isFree2
    let bend = friction * root.flow * magnitude(root.flow)
    let push = pull * drive
    let byMiddle =
      0.5 * root.gain * (share * (push * W + bend * middle.radius43Slope * perRadiusW) + bend * W * perA)
    let byUpstream =
      root.gain * (1 - share) * (push * upstream.width + bend * upstream.radius43Slope * perRadiusW)
    line.flow = root.flow
    line.gain1 = larger(byDrive * line.driveGain1 + ends.isFree1 * (byMiddle + byUpstream), 0)
    line.gain2 = larger(byDrive * line.driveGain2 - ends.isFree2 * byMiddle, 0)
    if mayFall {
      // The depth at a free fall follows the flow: Newton on that, from the last iterate.
      let answer = 1 / (1 + byDrive * lasting * ends.fallSlope)
      line.flow = pick(ends.fallSlope .> 0, flow + (root.flow - flow) * answer, else: root.flow)
      line.gain1 *= answer
      line.gain2 *= answer
    }
    if any(mayBeLimited) {
      limitToNormalFlow(&line, ends: ends, upstream: upstream, where: mayBeLimited, decides: !pass.weightsAreFrozen)
    }
    return line
  }

  /// Where water falls from an end, its depth there is critical, or normal if that is lower, never less.
  @inline(__always)
  private func letFall(_ ends: inout EndPair, flow: Pair, depths: Span<Double>) {
    let (fallA, fallB) = (a.pointee.fall(along: flow.x), b.pointee.fall(along: flow.y))
    let isCritical = lanes(fallA == .criticalOrNormal, fallB == .criticalOrNormal)
    let held = fallDepth(flow: magnitude(flow), isCritical: isCritical, depths)
    let falls = lanes(fallA != .none, fallB != .none)
    let runsDown = flow .>= 0
    let level1 = invert1 + held.depth
    let level2 = invert2 + held.depth
    let holds1 = falls .& .!runsDown .& (ends.head1 .< level1)
    let holds2 = falls .& runsDown .& (ends.head2 .< level2)
    let depth = smaller(held.depth, fullDepth)
    ends.head1 = pick(holds1, level1, else: ends.head1)
    ends.head2 = pick(holds2, level2, else: ends.head2)
    ends.depth1 = pick(holds1, depth, else: ends.depth1)
    ends.depth2 = pick(holds2, depth, else: ends.depth2)
    ends.feels1 = pick(holds1, .zero, else: ends.feels1)
    ends.feels2 = pick(holds2, .zero, else: ends.feels2)
    ends.isFree1 = pick(holds1, .zero, else: ends.isFree1)
    ends.isFree2 = pick(holds2, .zero, else: ends.isFree2)
    ends.fallSlope = pick(holds1 .| holds2, held.slope, else: .zero)
  }

  /// Flow that upstream depth alone could drive down the bed is an upper bound where the surface is flatter than the
  /// bed, or the flow upstream supercritical, by the model's choice (SWMM Hydraulics Manual, 3.3.5).
  @inline(__always)
  private func limitToNormalFlow(
    _ line: inout LinePair, ends: EndPair, upstream: SectionProperties<Pair>, where mayHold: PairMask, decides: Bool
  ) {
    if decides {
      let isAsked = mayHold .& (line.flow .> 0)
      let area = larger(upstream.area, 1e-9)
      let bySlope = limitsBySlope .& (ends.depth1 .< ends.depth2)
      let byFroude =
        limitsByFroude .& (line.flow * line.flow * upstream.width .>= gravity * area * area * area)
      line.weights.isNormalLimited = pick(
        isAsked, pick(bySlope .| byFroude, .one, else: .zero), else: line.weights.isNormalLimited)
    }
    let radius23 = larger(upstream.radius43, 1e-12).squareRoot()
    let limit = normalFactor * upstream.area * radius23
    let holds = mayHold .& (line.weights.isNormalLimited .> 0) .& (line.flow .> limit)
    guard any(holds) else { return }
    var fade = normalLimitFade(fill: ends.depth1 / fullDepth)
    fade.share *= closure
    fade.slope *= closure / fullDepth
    let byDepth =
      normalFactor * (upstream.width * radius23 + 0.5 * upstream.area * upstream.radius43Slope / radius23)
    let excess = line.flow - limit
    let gain1 =
      fade.share * line.gain1 + ends.isFree1 * larger((1 - fade.share) * byDepth + fade.slope * excess, 0)
    line.gain1 = pick(holds, gain1, else: line.gain1)
    line.gain2 = pick(holds, fade.share * line.gain2, else: line.gain2)
    line.flow = pick(holds, limit + fade.share * excess, else: line.flow)
  }

  /// Linearises the momentum equations of closed conduits that are full from end to end: area and resistance stand
  /// still, there is no advection, and the flow follows the heads alone.
  @inline(__always)
  func lineariseFull(_ x: ConduitStatePair, head1: Pair, head2: Pair, step: Double) -> LinePair {
    let S = head1 - head2
    let theta = fullImplicitness(settlingTime: settlingTime, step: step)
    let pull = step * fullPull
    let root = frictionRoot(
      drive: x.flowAtStart + pull * (theta * S + (1 - theta) * x.driveAtStart), inertia: .one,
      resistance: step * fullResistance)
    var line = LinePair(area: fullArea, depth: fullDepth)
    line.weights.isNormalLimited = x.weights.isNormalLimited
    line.flow = root.flow
    line.gain1 = theta * pull * root.gain
    line.gain2 = line.gain1
    line.drive = S
    line.driveGain1 = .one
    line.driveGain2 = .one
    return line
  }
}

extension Conduit {
  /// How water leaves the end that a flow runs to.
  @inline(__always)
  func fall(along flow: Double) -> FreeFall { flow >= 0 ? fall2 : fall1 }

  /// Depth at a free fall at the end that a flow runs to [m].
  func fallDepth(flow: Double, _ depths: Span<Double>) -> Double {
    withUnsafePointer(to: self) {
      ConduitPair(a: $0, b: $0).fallDepth(
        flow: Pair(repeating: flow.magnitude), isCritical: PairMask(repeating: fall(along: flow) != .normal), depths)
    }.depth.x
  }

  /// Wetted area at a depth not negative [m²].
  func area(at depth: Double, _ cells: Span<SectionCell>) -> Double {
    withUnsafePointer(to: self) { ConduitPair(a: $0, b: $0).properties(at: Pair(repeating: depth), cells) }.area.x
  }

  /// Width of the water surface at a depth not negative [m].
  func width(at depth: Double, _ cells: Span<SectionCell>) -> Double {
    withUnsafePointer(to: self) { ConduitPair(a: $0, b: $0).properties(at: Pair(repeating: depth), cells) }.width.x
  }

  /// Flap gates and the largest flow that the model lets through, in a pass after one that gave `before`.
  ///
  /// In a short wide conduit a flow that turns from one limit to the other hides its root from Newton's method, since
  /// the gain is 0 on both sides. For that pass it goes unlimited, by the line through rest, which leads between them.
  func restrict(_ x: inout ConduitState, before: Double, step: Double) {
    shutGate(&x)
    guard x.flow.magnitude > maxFlow else { return }
    if before * x.flow <= -maxFlow * maxFlow {
      let gain = step * gravity * perLength * x.area / x.inertia
      x.flow = x.flowAtStart + gain * x.drive
      x.gain1 = gain * x.driveGain1
      x.gain2 = gain * x.driveGain2
    } else {
      x.flow = x.flow > 0 ? maxFlow : -maxFlow
      x.gain1 = 0
      x.gain2 = 0
    }
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
}

extension ConduitState {
  /// No flow and no feeling for the heads.
  mutating func stop(depth: Double, area: Double) {
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
    isNormalLimited = 0
  }
}
