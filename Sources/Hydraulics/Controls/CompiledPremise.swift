import NetworkGraph

/// A premise made ready: its sides are positions in a list of readings, so that what several rules read is read once.
struct CompiledPremise: Sendable {
  enum Side: Sendable {
    case number(Double)
    /// Position in `ControlReader.terms`.
    case term(Int)
    /// Position in `ControlReader.expressions`.
    case expression(Int)
  }

  var joint: ControlPremise.Joint
  var left: Side
  var relation: ControlPremise.Relation
  var right: Side
  /// Whether times are compared, which are never equal to the last bit.
  var isAboutTime: Bool
  /// Whether its truth changes at moments known beforehand and at no other: see `ControlReader.nextEvent`.
  var isTimed: Bool
  /// Hours for curves where the left side is a time since a switch, in days: SWMM's way.
  var curveScale: Double

  /// Whether it holds for the values of its sides, NaN where one is missing: then it does not.
  func holds(left: Double, right: Double, timing: ControlTiming) -> Bool {
    if left.isNaN || right.isNaN { return false }
    if isAboutTime { return holdsInTime((left - right) * 86_400, timing) }
    return switch relation {
    case .equal: left == right
    case .unequal: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  /// `gap` is by how much the time on the left is later [s].
  private func holdsInTime(_ gap: Double, _ timing: ControlTiming) -> Bool {
    let slack = ControlTiming.slack
    let isNow = gap >= -timing.halfStep && gap < timing.halfStep - slack
    return switch relation {
    case .equal: isNow
    case .unequal: !isNow
    case .less: gap < -slack
    case .lessOrEqual: gap <= slack
    case .greater: gap > slack
    case .greaterOrEqual: gap >= -slack
    }
  }

  /// How long after the time on the right its truth changes [s].
  func eventOffsets(_ timing: ControlTiming) -> [Double] {
    switch relation {
    case .equal, .unequal: [0, timing.halfStep]
    case .less, .greaterOrEqual: [0]
    case .lessOrEqual, .greater: [ControlTiming.justAfter]
    }
  }
}

extension ControlQuantity {
  /// A time of the clock or since a switch.
  var isTime: Bool {
    switch self {
    case .clock(.time), .clock(.clockTime): true
    default: isSinceSwitch
    }
  }

  var isSinceSwitch: Bool {
    switch self {
    case .link(.timeOpen, _), .link(.timeClosed, _): true
    default: false
    }
  }

  /// Whether the clock and the rain record tell beforehand when it changes, or passes a given value.
  var isForeseen: Bool {
    switch self {
    case .clock, .rain(.intensity, _): true
    default: isSinceSwitch
    }
  }
}
