import NetworkGraph

/// A pump, orifice, weir or outlet as the solver sees it: its flow is a function of the levels at its ends.
struct Structure: Sendable {
  /// Rows of the nodes at the ends, from and to; boundaries stand behind the rows of the matrix.
  var node1: Int32
  var node2: Int32
  /// Positions of its two entries in `SparseLU.offDiagonal`, as a conduit's.
  var entry12: Int32
  var entry21: Int32
  /// Levels of the sill and of the floor of the inlet node [m].
  var sill: Double
  var floor: Double
  var law: Law
  /// The way that gates leave open.
  var gate: Conduit.Gate
  /// Whether the structure's own flap gate takes head from the flow.
  var hasFlapGate: Bool
  /// Height of the opening over the sill, 0 without one [m].
  var openingHeight: Double
  /// Time from open to closed [s]; 0: at once.
  var closingTime: Double
  /// Depths of the inlet node that start and stop a pump [m]; 0 for none.
  var onDepth: Double
  var offDepth: Double

  enum Law: Sendable {
    case pump(PumpLaw)
    case orifice(Orifice)
    case weir(Weir)
    case outlet(Outlet)
  }
}

/// What changes in a structure.
struct StructureState: Sendable {
  /// The newest iterate of the flow, that at the start of the step and one step before [m³/s].
  var flow = 0.0
  var flowAtStart = 0.0
  var flowBefore = 0.0
  /// ∂Q/∂η at end 1 and −∂Q/∂η at end 2 [m²/s].
  var gain1 = 0.0
  var gain2 = 0.0
  /// How far it is open, or a pump's speed, in this step, at its start, and where it is heading [-].
  var setting = 1.0
  var settingAtStart = 1.0
  var target = 1.0
  /// When it opened or closed last [s]; until then, the last midnight before its start, as in SWMM.
  var switchTime = 0.0
  /// Weight of the new flow in the step's mean flow.
  var implicitness = 1.0

  /// Mean flow of the step [m³/s].
  var meanFlow: Double { implicitness * flow + (1 - implicitness) * flowAtStart }

  /// Whether it is about to open, to close, or still closing.
  var opensOrCloses: Bool { target != settingAtStart && (target == 0 || settingAtStart == 0) }
}

extension Structure {
  var isPump: Bool { if case .pump = law { true } else { false } }

  /// Difference of levels under which the flow is linear in it [m]: Torricelli's law and submerged weirs have a
  /// vertical tangent at rest, on which Newton's method would swing to and fro.
  private static let restDifference = 0.002
  /// Step of the levels for the derivatives [m].
  private static let probe = 1e-4

  /// Flow and gains at the newest levels into `x`.
  func linearise(_ x: inout StructureState, head1: Double, head2: Double) {
    // A gate in motion counts as it stands in the middle of the step.
    let setting = closingTime > 0 ? (x.settingAtStart + x.setting) / 2 : x.setting
    x.flow = flow(head1: head1, head2: head2, setting: setting)
    let raised1 = flow(head1: head1 + Self.probe, head2: head2, setting: setting)
    let raised2 = flow(head1: head1, head2: head2 + Self.probe, setting: setting)
    x.gain1 = max(0, (raised1 - x.flow) / Self.probe)
    x.gain2 = max(0, (x.flow - raised2) / Self.probe)
  }

  /// Carries the flow along as the levels move, never against its gate.
  func follow(_ x: inout StructureState, _ move1: Double, _ move2: Double) {
    x.flow = passed(x.flow + x.gain1 * move1 - x.gain2 * move2)
  }

  /// Flow from end 1 to end 2 at the given levels [m³/s].
  func flow(head1: Double, head2: Double, setting: Double) -> Double {
    if case .pump(let pump) = law {
      return passed(pump.flow(depth: head1 - floor, lift: head2 - head1, setting: setting))
    }
    let isReversed = head2 > head1
    let upper = max(head1, head2) - sill
    let lower = min(head1, head2) - sill
    let difference = upper - lower
    let rest = Self.restDifference
    let flow =
      difference >= rest
      ? flow(upper: upper, lower: lower, setting: setting, isReversed: isReversed)
      : difference / rest * flow(upper: lower + rest, lower: lower, setting: setting, isReversed: isReversed)
    return passed(isReversed ? -flow : flow)
  }

  private func flow(upper: Double, lower: Double, setting: Double, isReversed: Bool) -> Double {
    switch law {
    case .pump: 0
    case .orifice(let orifice): orifice.flow(upper: upper, lower: lower, setting: setting, hasGate: hasFlapGate)
    case .weir(let weir):
      weir.flow(upper: upper, lower: lower, setting: setting, isReversed: isReversed, hasGate: hasFlapGate)
    case .outlet(let outlet): outlet.flow(upper: upper, lower: lower, setting: setting)
    }
  }

  /// What gates let through of a flow.
  private func passed(_ flow: Double) -> Double {
    switch gate {
    case .none: flow
    case .opensTo2: max(0, flow)
    case .opensTo1: min(0, flow)
    case .shut: 0
    }
  }
}
