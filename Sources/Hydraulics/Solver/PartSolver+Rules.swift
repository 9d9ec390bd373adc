import NetworkGraph

/// What rules have done to a conduit: it is open or closed.
struct ConduitSwitch: Sendable {
  var setting: Double
  /// When it opened or closed last [s].
  var time: Double
  /// The gate that it has when it is open.
  var gate: Conduit.Gate
}

extension PartSolver {
  /// Lets the rules decide on the state at the start of a step.
  mutating func operate() {
    if part.rules.isEmpty { return }
    let readings = PartReadings(self)
    for decision in controls.decide(at: readings) {
      let structure = Int(decision.link) - part.conduits.count
      if structure < 0 {
        set(conduit: decision.link, to: decision.setting)
      } else {
        structures[structure].target = decision.setting
      }
    }
    if controls.lastSwitch == time, control.fixed == nil { nextStep = min(nextStep, Self.longestAfterEvent) }
    for i in structures.indices where structures[i].opensOrCloses { structures[i].switchTime = time }
  }

  /// The conduits that rules have opened or closed, for a state.
  mutating func codeSwitches(_ coder: inout StateCoder) {
    var flat = conduitSwitches.sorted { $0.key < $1.key }.flatMap { [Double($0), $1.setting, $1.time] }
    coder.codeGrowing(&flat)
    for k in stride(from: 0, to: flat.count - flat.count % 3, by: 3) {
      guard let link = Int32(exactly: flat[k]), part.conduits.indices.contains(Int(link)) else { continue }
      let gate = conduitSwitches[link]?.gate ?? part.conduits[Int(link)].gate
      conduitSwitches[link] = ConduitSwitch(setting: flat[k + 1], time: flat[k + 2], gate: gate)
      part.conduits[Int(link)].gate = flat[k + 1] > 0 ? gate : .shut
    }
  }

  private mutating func set(conduit link: Int32, to setting: Double) {
    let i = Int(link)
    let gate = conduitSwitches[link]?.gate ?? part.conduits[i].gate
    conduitSwitches[link] = ConduitSwitch(setting: setting, time: time, gate: gate)
    part.conduits[i].gate = setting > 0 ? gate : .shut
    if setting == 0 { (conduits[i].flow, conduits[i].flowAtStart, conduits[i].flowBefore) = (0, 0, 0) }
  }

  /// The time at which the next step must end at the latest for the sake of the rules and of gates in motion [s].
  var latestEnd: Double {
    if part.rules.isEmpty { return .infinity }
    return max(min(controls.latestEnd(from: PartReadings(self)), time + gateStep), time + ControlTiming.slack)
  }

  /// A gate moves by no more than this in a step [-].
  private static let smoothMotion = 0.02

  /// The longest step that gates in motion allow, ending when one arrives [s].
  private var gateStep: Double {
    var longest = Double.infinity
    for (gate, state) in zip(part.structures, structures) where gate.closingTime > 0 {
      let way = (state.target - state.settingAtStart).magnitude
      if way > 0 { longest = min(longest, max(Self.leastEventStep, min(way, Self.smoothMotion) * gate.closingTime)) }
    }
    return longest
  }

  /// The length of the step just tried after which the rules would decide otherwise [s]; nil if they would not.
  func ruleStep(within step: Double) -> Double? {
    part.rules.isEmpty ? nil : controls.eventStep(from: PartReadings(self), to: PartReadings(self, after: step))
  }
}
