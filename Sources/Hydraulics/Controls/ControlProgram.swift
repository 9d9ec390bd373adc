import NetworkGraph
import Quantities

/// Evaluates the control rules of one part of a network, and says how far its steps may go for their sake.
///
/// Rules decide on the state at the start of a step, as in SWMM. Where SWMM takes short steps and looks at each, here a
/// step ends where the rules would decide otherwise: see `latestEnd` and `eventStep`.
struct ControlProgram: Sendable {
  let reader: ControlReader
  private var actions: [RuleAction] = []
  /// By rule, the actions of THEN and of ELSE.
  private var thenActions: [Range<Int>] = []
  private var elseActions: [Range<Int>] = []
  /// Links that rules set, each once, increasing; and by them the action in force, -1 for none.
  private let links: [Int32]
  private var inForce: [Int]
  /// When the rules were evaluated last, and when that last switched something [s].
  private var lastDecision = -Double.infinity
  private(set) var lastSwitch = -Double.infinity
  /// When settings in motion must be looked at again [s].
  private(set) var nextModulation = Double.infinity

  /// One action, and what it remembers.
  private struct RuleAction: Sendable {
    var action: ControlAction
    var priority: Double
    /// Position of its link in `links`.
    var slot: Int
    var controller: PIDController?
    /// When its controller was last heard [s].
    var heard = -Double.infinity
    /// The setting that it wants now.
    var value = 0.0
    /// Whether that changes by itself.
    var isModulated = true
  }

  init(rules: [ControlRule], gauges: [ModelData.RainGauge], settings: SimulationSettings) {
    reader = ControlReader(
      rules: rules, clock: ControlClock(start: settings.start, gauges: gauges), timing: ControlTiming(settings))
    links = Set(rules.flatMap(\.setLinks)).sorted()
    inForce = [Int](repeating: -1, count: links.count)
    let slots = Dictionary(uniqueKeysWithValues: links.enumerated().map { ($1, $0) })
    for rule in rules {
      thenActions.append(append(rule.thenActions, rule.priority, slots))
      elseActions.append(append(rule.elseActions, rule.priority, slots))
    }
  }

  private mutating func append(_ added: [ControlAction], _ priority: Double, _ slots: [Int32: Int]) -> Range<Int> {
    let first = actions.count
    for action in added {
      var entry = RuleAction(action: action, priority: priority, slot: slots[action.link] ?? 0)
      switch action.setting {
      case .number(let number): (entry.value, entry.isModulated) = (number, false)
      case .pid(let gain, let integralTime, let derivativeTime):
        entry.controller = PIDController(gain: gain, integralTime: integralTime, derivativeTime: derivativeTime)
      case .curve, .series: break
      }
      actions.append(entry)
    }
    return first..<actions.count
  }

  var timing: ControlTiming { reader.timing }

  /// What it remembers, for a state.
  mutating func code(_ coder: inout StateCoder) {
    coder.code(&inForce)
    coder.code(&lastDecision)
    coder.code(&lastSwitch)
    coder.code(&nextModulation)
    coder.code(&actions) { action, coder in
      coder.code(&action.heard)
      coder.code(&action.value)
      action.controller?.code(&coder)
    }
  }

  // MARK: Deciding

  /// Decides on the state at the start of a step; gives the links whose target changes, in increasing order.
  ///
  /// Between two multiples of the model's RULE_STEP nothing is decided. O(premises + actions).
  mutating func decide(at readings: some ControlReadings) -> [ControlDecision] {
    guard timing.isDue(readings.time) else { return [] }
    let values = reader.values(at: readings)
    var chosen = [Int](repeating: -1, count: links.count)
    for (r, premises) in reader.premisesOfRule.enumerated() {
      let verdict = verdict(on: premises) { reader.holds($0, values) }
      for i in verdict.holds ? thenActions[r] : elseActions[r] {
        update(i, looking: verdict.last, values, at: readings)
        choose(i, in: &chosen)
      }
    }
    return settle(chosen, at: readings)
  }

  /// Whether a rule holds, and the last premise that had to be looked at: OR binds tighter than AND, and what cannot
  /// change the verdict any more is not looked at.
  private func verdict(on premises: Range<Int>, isTrue: (Int) -> Bool) -> (holds: Bool, last: Int?) {
    var holds = true
    var last: Int?
    for i in premises {
      let joint = reader.premises[i].joint
      if joint == .and && !holds { break }
      if joint == .or && holds { continue }
      holds = isTrue(i)
      last = i
    }
    return (holds, last)
  }

  /// Computes the setting that a curve, a series or a controller wants, the first and the last by the premise that the
  /// rule was decided on.
  private mutating func update(_ i: Int, looking last: Int?, _ values: [Double], at readings: some ControlReadings) {
    if !actions[i].isModulated { return }
    let target = readings.target(of: actions[i].action.link)
    if case .series(let series) = actions[i].action.setting {
      actions[i].value = series.value(at: readings.time)
      return
    }
    actions[i].value = target
    guard let last, case let sides = reader.sides(of: last, values), !sides.left.isNaN, !sides.right.isNaN else {
      return
    }
    if case .curve(let curve) = actions[i].action.setting {
      let x = sides.left * reader.premises[last].curveScale
      actions[i].value = TimeSeries(times: curve.x, values: curve.y).value(at: x)
    } else if readings.time - actions[i].heard >= timing.pace - ControlTiming.slack {
      let minutes = timing.controllerStep / 60
      let change = actions[i].controller?.change(setPoint: sides.right, value: sides.left, minutes: minutes) ?? 0
      actions[i].value = min(max(target + change, 0), actions[i].action.largest)
      actions[i].heard = readings.time
    }
  }

  /// Of two actions on a link the one of higher priority is chosen, of equals the first.
  private func choose(_ i: Int, in chosen: inout [Int]) {
    let slot = actions[i].slot
    if chosen[slot] < 0 || actions[i].priority > actions[chosen[slot]].priority { chosen[slot] = i }
  }

  /// Whether actions chosen by given truths of the premises would change a target, or put another curve, series or
  /// controller in force.
  func wouldDecideOtherwise(at readings: some ControlReadings, isTrue: (Int) -> Bool) -> Bool {
    var chosen = [Int](repeating: -1, count: links.count)
    for (r, premises) in reader.premisesOfRule.enumerated() {
      let holds = verdict(on: premises, isTrue: isTrue).holds
      for i in holds ? thenActions[r] : elseActions[r] { choose(i, in: &chosen) }
    }
    return chosen.indices.contains { slot in
      let i = chosen[slot]
      guard i >= 0 else { return false }
      return actions[i].isModulated ? inForce[slot] != i : actions[i].value != readings.target(of: links[slot])
    }
  }

  /// Puts the chosen actions in force.
  private mutating func settle(_ chosen: [Int], at readings: some ControlReadings) -> [ControlDecision] {
    var decisions: [ControlDecision] = []
    var motion = SettingMotion()
    var isSwitched = false
    for (slot, i) in chosen.enumerated() where i >= 0 {
      let change = actions[i].value - readings.target(of: links[slot])
      if change != 0 { decisions.append(ControlDecision(link: links[slot], setting: actions[i].value)) }
      if actions[i].controller != nil {
        motion.hear(at: actions[i].heard + timing.pace)
      } else if actions[i].isModulated {
        motion.add(change)
      }
      isSwitched = isSwitched || (actions[i].isModulated ? inForce[slot] != i : change != 0)
    }
    nextModulation = timing.due(from: motion.next(after: readings.time, since: lastDecision, timing))
    inForce = chosen
    lastDecision = readings.time
    if isSwitched { lastSwitch = readings.time }
    return decisions
  }
}

/// How fast settings move that follow a curve or a series, and when controllers want to be heard.
private struct SettingMotion {
  private var largestChange: Double?
  private var hearing = Double.infinity

  /// A setting should move by no more than this between two evaluations [-].
  private static let smoothChange = 0.02

  mutating func add(_ change: Double) { largestChange = max(largestChange ?? 0, change.magnitude) }

  mutating func hear(at time: Double) { hearing = min(hearing, time) }

  /// When to look again after `time`, the evaluation before having been at `before` [s].
  func next(after time: Double, since before: Double, _ timing: ControlTiming) -> Double {
    guard let largestChange else { return hearing }
    let growth = min(2, Self.smoothChange / max(largestChange, 1e-6))
    let step = before.isFinite ? max(timing.pace, (time - before) * growth) : timing.pace
    return min(hearing, time + step)
  }
}
