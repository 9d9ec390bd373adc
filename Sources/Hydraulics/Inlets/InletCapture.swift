import NetworkGraph

/// The flow in which inlets stand.
enum InletApproach: Sendable {
  /// A street whose sides share the flow alike and have inlets of their own.
  case street(Gutter, sides: Int)
  case channel(OpenChannel)

  var sides: Double {
    if case .street(_, let sides) = self { Double(sides) } else { 1 }
  }
}

/// How much the inlets of one street or channel take in, all of them together.
enum CaptureLaw: Sendable {
  /// Against the depth at the lower node; past which water runs, never more than comes.
  case byDepth(CaptureCurve, isOnGrade: Bool)
  /// Against the magnitude of the flow in the street.
  case byFlow(CaptureCurve)
}

/// Where the laws are tabulated [m, m³/s]: lines from 0 below, straight on above.
private let tabulatedDepths = risingPositions(from: 1e-3, to: 4, count: 256)
private let tabulatedFlows = risingPositions(from: 1e-4, to: 20, count: 128)

extension CaptureLaw {
  /// The law of the inlets of a usage, on a sag or on grade; `curve` is the one that a custom design names.
  ///
  /// O(samples · inlets in a row).
  init(_ usage: InletUsage, _ design: InletDesign, curve: ModelData.Curve?, in approach: InletApproach, onSag: Bool) {
    let inlets = InletGroup(usage, sides: approach.sides)
    func standing(_ one: (Double) -> Double, isOnGrade: Bool = false) -> Self {
      .byDepth(CaptureCurve(at: tabulatedDepths) { inlets.all(one($0)) }, isOnGrade: isOnGrade)
    }
    func passing(_ one: CaptureCurve, at given: [Double] = []) -> Self { .byFlow(inlets.inRow(one, at: given)) }
    switch (design, approach) {
    case (.custom, _):
      let x = curve?.x ?? []
      let y = curve?.y ?? []
      self =
        curve?.kind == "rating"
        ? .byDepth(CaptureCurve(x: x, y: y.map(inlets.all)), isOnGrade: false)
        : passing(CaptureCurve(x: x, y: y), at: x)
    case (.dropCurb(let box), _):
      // Four sides. On grade too: no law is known for water that runs past the box.
      self = standing({ box.sagCapture(length: 4 * box.length, depth: $0).flow }, isOnGrade: !onSag)
    case (.dropGrate(let grate), _) where onSag: self = standing(grate.sagCapture(depthOverBed:))
    case (.dropGrate(let grate), .channel(let channel)): self = passing(channel.captureCurve(of: grate))
    case (_, .street(let gutter, _)) where onSag: self = standing { gutter.sagCapture(by: design, depth: $0) }
    case (_, .street(let gutter, _)):
      self = passing(CaptureCurve(at: tabulatedFlows) { gutter.captured(by: design, flow: $0) })
    case (_, .channel): self = passing(CaptureCurve(x: [0], y: [0]))
    }
  }
}

/// Equal inlets, `count` behind each other on each of `sides`.
private struct InletGroup {
  var count: Int
  var sides: Double
  /// Share of its clean capture that an inlet has left [-], and its limit [m³/s].
  var clearShare: Double
  var most: Double

  init(_ usage: InletUsage, sides: Double) {
    count = usage.count
    self.sides = sides
    clearShare = 1 - usage.cloggedPercent / 100
    most = usage.maxFlow > 0 ? usage.maxFlow : .infinity
  }

  /// Over which water stands: all take the same.
  func all(_ captured: Double) -> Double { sides * Double(count) * min(most, clearShare * max(0, captured)) }

  /// Past which water runs: each sees what those before it have left.
  func inRow(_ one: CaptureCurve, at given: [Double] = []) -> CaptureCurve {
    let flows = Set(tabulatedFlows + given.filter { $0 > 0 }).sorted()
    return CaptureCurve(at: flows.map { sides * $0 }) { total in
      let approaching = total / sides
      var passing = approaching
      for _ in 0..<count where passing > 0 {
        passing -= min(most, clearShare * max(0, one.flow(at: passing)), passing)
      }
      return sides * (approaching - passing)
    }
  }
}

extension Gutter {
  /// What one clean inlet on grade takes of `flow` [m³/s]. The opening of a combination counts where it is longer than
  /// the grate, upstream of it.
  func captured(by design: InletDesign, flow: Double) -> Double {
    switch design {
    case .grate(let grate): return captured(by: grate, flow: flow)
    case .curbOpening(let opening): return captured(byOpening: opening.length, flow: flow)
    case .slottedDrain(let slot): return captured(byOpening: slot.length, flow: flow)
    case .combination(let grate, let opening):
      let swept = captured(byOpening: opening.length - grate.length, flow: flow)
      return swept + captured(by: grate, flow: flow - swept)
    case .dropGrate, .dropCurb, .custom: return 0
    }
  }

  /// What one clean inlet takes under standing water `depth` deep at the curb [m] → [m³/s]. The opening of a combination
  /// counts where it is longer than the grate, and beside it once both are drowned (HEC-22, 4.4.5.4).
  func sagCapture(by design: InletDesign, depth: Double) -> Double {
    func captured(by opening: CurbOpening, _ length: Double) -> (flow: Double, asOrifice: Double) {
      opening.sagCapture(length: length, depth: depth, depression: depression, width: depressedWidth)
    }
    switch design {
    case .grate(let grate): return grate.sagCapture(depth: depth, gutterSlope: gutterSlope).flow
    case .curbOpening(let opening): return captured(by: opening, opening.length).flow
    case .slottedDrain(let slot): return slot.sagCapture(depth: depth)
    case .combination(let grate, let opening):
      let through = grate.sagCapture(depth: depth, gutterSlope: gutterSlope)
      let beyond = captured(by: opening, opening.length - grate.length).flow
      let beside = through.isOrifice ? captured(by: opening, min(grate.length, opening.length)).asOrifice : 0
      return through.flow + beyond + beside
    case .dropGrate, .dropCurb, .custom: return 0
    }
  }
}
