import NetworkGraph

/// All that rules can read at one moment, in the rules' own units.
struct ControlMoment<Readings: ControlReadings> {
  let readings: Readings
  let clock: ControlClock

  /// Nil where the reading is missing.
  func value(of term: ControlTerm) -> Double? {
    let reading: Double? =
      switch term.quantity {
      case .node(let quantity, let node): readings.value(of: quantity, node: node)
      case .link(let quantity, let link): readings.value(of: quantity, link: link)
      case .rain(let quantity, let gauge): clock.value(of: quantity, gauge: gauge, at: readings.time)
      case .clock(let quantity): clock.value(of: quantity, at: readings.time)
      }
    return reading.map { $0 * term.scale }
  }

  func value(of operand: ControlOperand) -> Double? {
    switch operand {
    case .number(let number): number
    case .term(let term): value(of: term)
    case .expression(let expression): expression.value { value(of: $0) }
    }
  }

  /// Both sides of a premise; nil where one is missing.
  func sides(of premise: ControlPremise) -> PremiseSides? {
    guard let left = value(of: premise.left), let right = value(of: premise.right) else { return nil }
    return PremiseSides(left: left, right: right)
  }
}

struct PremiseSides {
  var left: Double
  var right: Double
}

extension ControlPremise {
  /// Whether it holds; what has a missing side does not.
  func holds(_ sides: PremiseSides?, timing: ControlTiming) -> Bool {
    guard let sides else { return false }
    return isAboutTime
      ? holdsInTime((sides.left - sides.right) * 86_400, timing)
      : holds(sides.left, sides.right)
  }

  private func holds(_ left: Double, _ right: Double) -> Bool {
    switch relation {
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

  private var isAboutTime: Bool {
    guard case .term(let term) = left else { return false }
    switch term.quantity {
    case .clock(.time), .clock(.clockTime), .link(.timeOpen, _), .link(.timeClosed, _): return true
    default: return false
    }
  }

  /// Whether its truth changes at moments that are known beforehand and at no other: see `nextEvent`.
  var isTimed: Bool {
    guard case .term(let term) = left, case .number = right else { return false }
    switch term.quantity {
    case .clock, .rain(.intensity, _): return true
    default: return isAboutTime
    }
  }

  // MARK: Events

  /// The next moment after this one at which the clock or the rain may change its truth [s]; infinite without one.
  func nextEvent(at moment: ControlMoment<some ControlReadings>, timing: ControlTiming) -> Double {
    let time = moment.readings.time
    var next = Double.infinity
    for term in left.terms + right.terms {
      switch term.quantity {
      case .rain(let quantity, let gauge):
        next = min(next, moment.clock.change(of: quantity, gauge: gauge, after: time) ?? .infinity)
      case .clock(.time), .link, .node: break
      case .clock: next = min(next, moment.clock.midnight(after: time))
      }
    }
    guard isAboutTime, isTimed, case .term(let term) = left, case .number(let days) = right else { return next }
    for offset in offsets(timing) {
      let seconds = days * 86_400 + offset
      switch term.quantity {
      case .clock(.time): if seconds > time + ControlTiming.slack { next = min(next, seconds) }
      case .clock(.clockTime): next = min(next, moment.clock.moment(showing: seconds, after: time))
      default:
        guard let since = moment.value(of: term) else { break }
        let event = time - since * 86_400 + seconds
        if event > time + ControlTiming.slack { next = min(next, event) }
      }
    }
    return next
  }

  /// How long after the time on the right the truth changes [s].
  private func offsets(_ timing: ControlTiming) -> [Double] {
    switch relation {
    case .equal, .unequal: [0, timing.halfStep]
    case .less, .greaterOrEqual: [0]
    case .lessOrEqual, .greater: [ControlTiming.justAfter]
    }
  }
}
