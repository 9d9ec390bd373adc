import NetworkGraph

/// What the premises of a set of rules read, each quantity once; and when clock and rain will change it.
struct ControlReader: Sendable {
  let clock: ControlClock
  let timing: ControlTiming
  private(set) var terms: [ControlTerm] = []
  private(set) var expressions: [ControlExpression] = []
  private(set) var premises: [CompiledPremise] = []
  /// Premises of each rule.
  private(set) var premisesOfRule: [Range<Int>] = []
  private var slots: [ControlTerm: Int] = [:]
  /// Times at which series of settings bend, increasing [s].
  private let seriesTimes: [Double]

  init(rules: [ControlRule], clock: ControlClock, timing: ControlTiming) {
    self.clock = clock
    self.timing = timing
    seriesTimes = Self.bends(of: rules)
    for rule in rules { add(rule) }
  }

  private static func bends(of rules: [ControlRule]) -> [Double] {
    var times: Set<Double> = []
    for rule in rules {
      for case .series(let series) in (rule.thenActions + rule.elseActions).map(\.setting) {
        times.formUnion(series.times)
      }
    }
    return times.sorted()
  }

  private mutating func add(_ rule: ControlRule) {
    let first = premises.count
    for premise in rule.premises {
      let ready = compiled(premise)
      premises.append(ready)
    }
    premisesOfRule.append(first..<premises.count)
  }

  // Inlined into the initialiser it stops the compiler of Swift 6.3 (release mode, copy propagation).
  @inline(never)
  private mutating func compiled(_ premise: ControlPremise) -> CompiledPremise {
    var ready = CompiledPremise(
      joint: premise.joint, left: side(premise.left), relation: premise.relation, right: side(premise.right),
      isAboutTime: false, isTimed: false, curveScale: 1)
    guard case .term(let term) = premise.left else { return ready }
    ready.isAboutTime = term.quantity.isTime
    if case .number = premise.right { ready.isTimed = term.quantity.isForeseen }
    if term.quantity.isSinceSwitch { ready.curveScale = 24 }
    return ready
  }

  private mutating func side(_ operand: ControlOperand) -> CompiledPremise.Side {
    switch operand {
    case .number(let number): return .number(number)
    case .term(let term): return .term(slot(of: term))
    case .expression(let expression):
      for term in expression.terms { _ = slot(of: term) }
      expressions.append(expression)
      return .expression(expressions.count - 1)
    }
  }

  private mutating func slot(of term: ControlTerm) -> Int {
    if let known = slots[term] { return known }
    slots[term] = terms.count
    terms.append(term)
    return terms.count - 1
  }

  // MARK: Reading

  /// All that the premises read at one moment, in the rules' own units; NaN where it is missing. O(terms).
  func values(at readings: some ControlReadings) -> [Double] {
    terms.map { term in
      let reading: Double? =
        switch term.quantity {
        case .node(let quantity, let node): readings.value(of: quantity, node: node)
        case .link(let quantity, let link): readings.value(of: quantity, link: link)
        case .rain(let quantity, let gauge): clock.value(of: quantity, gauge: gauge, at: readings.time)
        case .clock(let quantity): clock.value(of: quantity, at: readings.time)
        }
      return reading.map { $0 * term.scale } ?? .nan
    }
  }

  /// Both sides of a premise.
  func sides(of premise: Int, _ values: [Double]) -> (left: Double, right: Double) {
    (value(of: premises[premise].left, values), value(of: premises[premise].right, values))
  }

  func holds(_ premise: Int, _ values: [Double]) -> Bool {
    let sides = sides(of: premise, values)
    return premises[premise].holds(left: sides.left, right: sides.right, timing: timing)
  }

  private func value(of side: CompiledPremise.Side, _ values: [Double]) -> Double {
    switch side {
    case .number(let number): return number
    case .term(let slot): return values[slot]
    case .expression(let index):
      let value = expressions[index].value { term in
        slots[term].flatMap { values[$0].isNaN ? nil : values[$0] }
      }
      return value ?? .nan
    }
  }

  // MARK: Foreseeing

  /// The next moment at which the clock, the rain or a series may change what rules want [s]; infinite without one.
  func nextEvent(after time: Double, _ values: [Double]) -> Double {
    var next = seriesTimes.first(later: time + ControlTiming.slack) ?? .infinity
    for term in terms {
      switch term.quantity {
      case .rain(let quantity, let gauge):
        next = min(next, clock.change(of: quantity, gauge: gauge, after: time) ?? .infinity)
      case .clock(.time), .link, .node: break
      case .clock: next = min(next, clock.midnight(after: time))
      }
    }
    for premise in premises where premise.isAboutTime && premise.isTimed {
      next = min(next, event(of: premise, after: time, values))
    }
    return next
  }

  /// When the time on the left passes that on the right.
  private func event(of premise: CompiledPremise, after time: Double, _ values: [Double]) -> Double {
    guard case .term(let slot) = premise.left, case .number(let days) = premise.right else { return .infinity }
    var next = Double.infinity
    for offset in premise.eventOffsets(timing) {
      let seconds = days * 86_400 + offset
      var event: Double
      switch terms[slot].quantity {
      case .clock(.clockTime): event = clock.moment(showing: seconds, after: time)
      case .clock: event = seconds
      default: event = time - values[slot] * 86_400 + seconds
      }
      // Nothing is due where the time since a switch is missing.
      if event > time + ControlTiming.slack { next = min(next, event) }
    }
    return next
  }
}
