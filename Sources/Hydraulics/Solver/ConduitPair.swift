/// Two conduits side by side: what does not change of them, in lanes.
///
/// A lane's results do not depend on its neighbour, to the last bit.
struct ConduitPair {
  let a: UnsafePointer<Conduit>
  let b: UnsafePointer<Conduit>

  @inline(__always)
  func heads1(_ heads: Span<Double>) -> Pair { Pair(heads[Int(a.pointee.node1)], heads[Int(b.pointee.node1)]) }
  @inline(__always)
  func heads2(_ heads: Span<Double>) -> Pair { Pair(heads[Int(a.pointee.node2)], heads[Int(b.pointee.node2)]) }

  @inline(__always) var invert1: Pair { Pair(a.pointee.invert1, b.pointee.invert1) }
  @inline(__always) var invert2: Pair { Pair(a.pointee.invert2, b.pointee.invert2) }
  @inline(__always) var fullDepth: Pair { Pair(a.pointee.fullDepth, b.pointee.fullDepth) }
  @inline(__always) var length: Pair { Pair(a.pointee.length, b.pointee.length) }
  @inline(__always) var perLength: Pair { Pair(a.pointee.perLength, b.pointee.perLength) }
  @inline(__always) var frictionFactor: Pair { Pair(a.pointee.frictionFactor, b.pointee.frictionFactor) }
  @inline(__always) var loss1: Pair { Pair(a.pointee.loss1, b.pointee.loss1) }
  @inline(__always) var loss2: Pair { Pair(a.pointee.loss2, b.pointee.loss2) }
  @inline(__always) var lossAlong: Pair { Pair(a.pointee.lossAlong, b.pointee.lossAlong) }
  @inline(__always) var normalFactor: Pair { Pair(a.pointee.normalFactor, b.pointee.normalFactor) }
  @inline(__always) var closure: Pair { Pair(a.pointee.closure, b.pointee.closure) }
  @inline(__always) var fullArea: Pair { Pair(a.pointee.fullArea, b.pointee.fullArea) }
  @inline(__always) var fullPull: Pair { Pair(a.pointee.fullPull, b.pointee.fullPull) }
  @inline(__always) var fullResistance: Pair { Pair(a.pointee.fullResistance, b.pointee.fullResistance) }
  @inline(__always) var hasEndLosses: Bool { a.pointee.hasEndLosses || b.pointee.hasEndLosses }
  @inline(__always) var limitsBySlope: PairMask { Pair(a.pointee.limitsBySlope, b.pointee.limitsBySlope) .> 0 }
  @inline(__always) var limitsByFroude: PairMask { Pair(a.pointee.limitsByFroude, b.pointee.limitsByFroude) .> 0 }

  @inline(__always)
  func properties(at depth: Pair, _ cells: Span<SectionCell>) -> SectionProperties<Pair> {
    cells.properties(
      at: depth, first: (Int(a.pointee.firstCell), Int(b.pointee.firstCell)),
      slicesPerMetre: Pair(a.pointee.slicesPerMetre, b.pointee.slicesPerMetre),
      slice: Pair(a.pointee.slice, b.pointee.slice))
  }

  /// Depth at a free fall for flows of the given size, and its derivative [m per m³/s]: critical or normal, whichever
  /// is lower; normal alone where `isCritical` does not hold.
  ///
  /// Depth grows as a power of Q below one, so the derivative is unbounded at Q = 0: it is taken no nearer than half a
  /// slice.
  @inline(__always)
  func fallDepth(flow: Pair, isCritical: PairMask, _ depths: Span<Double>) -> (depth: Pair, slope: Pair) {
    let root = flow.squareRoot()
    let first = (Int(a.pointee.firstDepth), Int(b.pointee.firstDepth))
    let criticalScale = Pair(a.pointee.criticalSlicesPerRoot, b.pointee.criticalSlicesPerRoot)
    let normalScale = Pair(a.pointee.normalSlicesPerRoot, b.pointee.normalSlicesPerRoot)
    let critical = depths.depth(at: root * criticalScale, first: first)
    let next = DepthInverse.slices + 1
    let normal = depths.depth(at: root * normalScale, first: (first.0 + next, first.1 + next))
    let holds = isCritical .& (critical.depth .< normal.depth)
    let scale = pick(holds, criticalScale, else: normalScale)
    let rise = pick(holds, critical.rise, else: normal.rise)
    return (
      pick(holds, critical.depth, else: normal.depth), rise * scale * scale / (2 * larger(root * scale, 0.5))
    )
  }
}

/// What changes in two conduits, in lanes; see `ConduitState`.
struct ConduitStatePair {
  let a: UnsafeMutablePointer<ConduitState>
  let b: UnsafeMutablePointer<ConduitState>

  @inline(__always) var flow: Pair { Pair(a.pointee.flow, b.pointee.flow) }
  @inline(__always) var flowAtStart: Pair { Pair(a.pointee.flowAtStart, b.pointee.flowAtStart) }
  @inline(__always) var areaAtStart: Pair { Pair(a.pointee.areaAtStart, b.pointee.areaAtStart) }
  @inline(__always) var driveAtStart: Pair { Pair(a.pointee.driveAtStart, b.pointee.driveAtStart) }
  @inline(__always) var implicitness: Pair { Pair(a.pointee.implicitness, b.pointee.implicitness) }
  @inline(__always) var weights: MomentumWeights {
    MomentumWeights(
      subcritical: Pair(a.pointee.subcritical, b.pointee.subcritical),
      advection: Pair(a.pointee.advection, b.pointee.advection),
      inertia: Pair(a.pointee.inertia, b.pointee.inertia),
      isNormalLimited: Pair(a.pointee.isNormalLimited, b.pointee.isNormalLimited))
  }
}

/// Weights of the momentum equation that stand still in late passes: see `MomentumLaws`.
struct MomentumWeights {
  var subcritical = Pair.one
  var advection = Pair.zero
  var inertia = Pair.one
  /// 1 where the normal-flow limit holds, else 0.
  var isNormalLimited = Pair.zero
}

/// The momentum equations of two conduits, linearised about the newest heads; see `ConduitState`.
struct LinePair {
  var flow = Pair.zero
  var gain1 = Pair.zero
  var gain2 = Pair.zero
  var area: Pair
  var areaGain1 = Pair.zero
  var areaGain2 = Pair.zero
  var drive = Pair.zero
  var driveGain1 = Pair.zero
  var driveGain2 = Pair.zero
  var depth: Pair
  var weights = MomentumWeights()
}

extension ConduitStatePair {
  @inline(__always)
  func take(_ line: LinePair) {
    a.pointee.take(line, lane: 0)
    b.pointee.take(line, lane: 1)
  }
}

extension ConduitState {
  @inline(__always)
  mutating func take(_ line: LinePair, lane: Int) {
    flow = line.flow[lane]
    gain1 = line.gain1[lane]
    gain2 = line.gain2[lane]
    area = line.area[lane]
    areaGain1 = line.areaGain1[lane]
    areaGain2 = line.areaGain2[lane]
    drive = line.drive[lane]
    driveGain1 = line.driveGain1[lane]
    driveGain2 = line.driveGain2[lane]
    depth = line.depth[lane]
    subcritical = line.weights.subcritical[lane]
    advection = line.weights.advection[lane]
    inertia = line.weights.inertia[lane]
    isNormalLimited = line.weights.isNormalLimited[lane]
  }
}
