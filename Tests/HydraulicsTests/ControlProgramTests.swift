import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

/// A state as a table: depths of nodes, settings of links, and since when they have stood so.
private struct Table: ControlReadings {
  var time = 0.0
  var depths: [Double] = [0, 0]
  var flows: [Double] = [0, 0, 0]
  var settings: [Double] = [1, 1, 1]
  var switchTimes: [Double] = [0, 0, 0]

  func value(of quantity: ControlQuantity.NodeQuantity, node: Int32) -> Double? { depths[Int(node)] }

  func value(of quantity: ControlQuantity.LinkQuantity, link: Int32) -> Double? {
    let i = Int(link)
    switch quantity {
    case .flow: return flows[i]
    case .timeOpen: return settings[i] > 0 ? time - switchTimes[i] : nil
    case .timeClosed: return settings[i] > 0 ? nil : time - switchTimes[i]
    default: return settings[i]
    }
  }

  func target(of link: Int32) -> Double { settings[Int(link)] }

  mutating func apply(_ decisions: [ControlDecision]) {
    for decision in decisions {
      let i = Int(decision.link)
      if decision.setting * settings[i] == 0 { switchTimes[i] = time }
      settings[i] = decision.setting
    }
  }
}

/// Rules about nodes N0 N1 and links P0 (pump), O1 and O2 (orifices) in metres; gauge RG rains 36 mm/h from 600 to 1200 s.
private func program(_ text: String, _ change: (inout SimulationSettings) -> Void = { _ in }) -> ControlProgram {
  var settings = SimulationSettings()
  settings.routingStep = 10
  settings.hasVariableStep = false
  change(&settings)
  let names = ControlNames(
    nodes: [("N0", 0), ("N1", 1)],
    links: [
      ("P0", .init(index: 0, kind: .pump)), ("O1", .init(index: 1, kind: .orifice)),
      ("O2", .init(index: 2, kind: .orifice)),
    ], gauges: ["RG"], curves: ["C": .init(kind: "control", x: [1, 3], y: [0.2, 0.6])],
    series: ["T": TimeSeries(times: [0, 100, 200], values: [0, 1, 1])], units: .cms)
  let parsed = parseControlRules(text.split(separator: "\n").map(String.init), names: names)
  #expect(parsed.faults == [])
  let rain = ModelData.RainGauge(intensity: TimeSeries(times: [600, 1200], values: [1e-5, 0]), interval: 600)
  return ControlProgram(rules: parsed.rules, gauges: [rain], settings: settings)
}

private func decision(_ link: Int32, _ setting: Double) -> ControlDecision { .init(link: link, setting: setting) }

@Suite struct ControlProgramTests {
  // MARK: Truth

  /// OR binds tighter than AND: against the formula for every combination of truths.
  @Test(arguments: [
    ("A AND B OR C", "a&&(b||c)"), ("A OR B AND C", "(a||b)&&c"), ("A OR B AND C OR D", "(a||b)&&(c||d)"),
    ("A AND B AND C", "a&&b&&c"), ("A OR B OR C", "a||b||c"),
  ])
  func analytic_truthTables(premises: String, formula: String) {
    let letters: [Character] = ["A", "B", "C", "D"]
    let words = premises.split(separator: " ")
    for truths in 0..<16 {
      func isTrue(_ letter: Character) -> Bool { truths >> (letters.firstIndex(of: letter) ?? 0) & 1 == 1 }
      var lines = ["RULE R"]
      for (joint, letter) in zip(
        ["IF"] + words.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) },
        words.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
      {
        lines.append("\(joint) NODE N0 DEPTH \(isTrue(Character(String(letter))) ? ">" : "<") 1")
      }
      var rules = program((lines + ["THEN PUMP P0 SETTING = 2", "ELSE PUMP P0 SETTING = 3"]).joined(separator: "\n"))
      let expected = evaluate(formula, isTrue) ? 2.0 : 3.0
      #expect(rules.decide(at: Table(depths: [2, 0])) == [decision(0, expected)], "\(premises), truths \(truths)")
    }
  }

  /// `&&` binds tighter than `||`; one level of brackets.
  private func evaluate(_ formula: String, _ isTrue: (Character) -> Bool) -> Bool {
    var parts = formula
    while let open = parts.firstIndex(of: "("), let close = parts.firstIndex(of: ")") {
      let inner = evaluate(String(parts[parts.index(after: open)..<close]), isTrue)
      parts.replaceSubrange(open...close, with: inner ? "t" : "f")
    }
    return parts.split(separator: "|").contains { product in
      product.split(separator: "&").allSatisfy { $0 == "t" || $0 != "f" && isTrue(Character($0.uppercased())) }
    }
  }

  @Test(arguments: [
    ("=", [false, true, false]), ("<>", [true, false, true]), ("<", [true, false, false]), ("<=", [true, true, false]),
    (">", [false, false, true]), (">=", [false, true, true]),
  ])
  func analytic_relations(relation: String, truths: [Bool]) {
    for (depth, isTrue) in zip([1.0, 2, 3], truths) {
      var rules = program("RULE R\nIF NODE N0 DEPTH \(relation) 2\nTHEN PUMP P0 STATUS = OFF")
      #expect(rules.decide(at: Table(depths: [depth, 0])).isEmpty != isTrue, "\(depth) \(relation) 2")
    }
  }

  @Test func golden_quantityAgainstQuantityAndExpression() {
    let text = """
      VARIABLE A = NODE N0 DEPTH
      VARIABLE Q = LINK P0 FLOW
      EXPRESSION E = A ^ 2 + Q
      RULE 1
      IF NODE N0 DEPTH > NODE N1 DEPTH
      THEN ORIFICE O1 SETTING = 0
      RULE 2
      IF E >= 9.5
      THEN ORIFICE O2 SETTING = 0
      """
    var rules = program(text)
    #expect(rules.decide(at: Table(depths: [3, 3], flows: [0.4, 0, 0])) == [])
    #expect(rules.decide(at: Table(depths: [3, 2.9], flows: [0.5, 0, 0])) == [decision(1, 0), decision(2, 0)])
  }

  @Test func golden_whatIsMissingDoesNotHold() {
    var rules = program(
      "RULE R\nIF PUMP P0 TIMECLOSED >= 0\nTHEN ORIFICE O1 SETTING = 0\nELSE ORIFICE O1 SETTING = 0.5")
    #expect(rules.decide(at: Table()) == [decision(1, 0.5)], "an open pump has not been closed for any time")
    #expect(rules.decide(at: Table(settings: [0, 1, 1])) == [decision(1, 0)])
  }

  // MARK: Conflicts

  @Test(arguments: [
    ("", "", 0.1), ("", "PRIORITY 1", 0.2), ("PRIORITY 2", "PRIORITY 1", 0.1), ("PRIORITY -1", "", 0.2),
  ])
  func golden_priorities(first: String, second: String, setting: Double) {
    var rules = program(
      "RULE 1\nIF NODE N0 DEPTH > 1\nTHEN ORIFICE O1 SETTING = 0.1\n\(first)\n"
        + "RULE 2\nIF NODE N0 DEPTH > 0.5\nTHEN ORIFICE O1 SETTING = 0.2\n\(second)")
    #expect(rules.decide(at: Table(depths: [2, 0])) == [decision(1, setting)])
    #expect(rules.decide(at: Table(depths: [0.7, 0])) == [decision(1, 0.2)], "without rival")
  }

  @Test func golden_theSameIsNotDecidedTwice() {
    var rules = program("RULE R\nIF NODE N0 DEPTH > 1\nTHEN ORIFICE O1 SETTING = 0.1")
    var state = Table(depths: [2, 0])
    state.apply(rules.decide(at: state))
    state.time = 10
    #expect(rules.decide(at: state) == [])
  }

  // MARK: Settings in motion

  @Test func analytic_curveOfTheLastPremise() {
    var rules = program("RULE R\nIF SIMULATION TIME >= 0\nAND NODE N0 DEPTH > 0\nTHEN ORIFICE O1 SETTING = CURVE C")
    for (depth, setting) in [(0.5, 0.2), (2, 0.4), (2.5, 0.5), (9, 0.6)] {
      #expect(rules.decide(at: Table(depths: [depth, 0])) == [decision(1, setting)])
    }
  }

  @Test func analytic_curveOfTheTimeOpenInHours() {
    var rules = program("RULE R\nIF PUMP P0 TIMEOPEN >= 0\nTHEN ORIFICE O1 SETTING = CURVE C")
    #expect(isClose(rules.decide(at: Table(time: 7200))[0].setting, 0.4, absolute: 1e-12))
  }

  @Test func analytic_seriesIsLinearBetweenItsTimes() {
    var rules = program("RULE R\nIF SIMULATION TIME >= 0\nTHEN ORIFICE O1 SETTING = TIMESERIES T")
    #expect(rules.decide(at: Table(time: 25)) == [decision(1, 0.25)])
    #expect(rules.latestEnd(from: Table(time: 25)) <= 35, "it moves: the next look is a routing step away")
    #expect(rules.decide(at: Table(time: 100)) == [], "it has arrived")
    #expect(rules.latestEnd(from: Table(time: 150)) <= 200, "a step ends where the series bends")
  }

  /// By hand: e = (2 − y)/2; Δs = 0.5·(e₀ − e₁ + e₀·Δt/4 + 0.2·(e₀ − 2e₁ + e₂)/Δt), Δt = 10 s = 1/6 min.
  @Test func analytic_pidAgainstAHandComputation() {
    var rules = program("RULE R\nIF NODE N0 DEPTH <> 2\nTHEN PUMP P0 SETTING = PID 0.5 4 0.2")
    var state = Table(settings: [0.5, 1, 1])
    var errors = (0.0, 0.0)
    var setting = 0.5
    for (k, depth) in [1.5, 1.6, 1.8, 2.1].enumerated() {
      state.time = 10 * Double(k)
      state.depths[0] = depth
      state.apply(rules.decide(at: state))
      let e = (2 - depth) / 2
      setting += 0.5 * (e - errors.0 + e / 24 + 0.2 * (e - 2 * errors.0 + errors.1) * 6)
      setting = max(0, setting)
      errors = (e, errors.0)
      #expect(isClose(state.settings[0], setting, absolute: 1e-12), "after step \(k)")
    }
  }

  @Test func golden_pidKeepsItsIntervalAndItsBounds() {
    var rules = program("RULE R\nIF NODE N0 DEPTH <> 2\nTHEN ORIFICE O1 SETTING = PID 1 0 0")
    var state = Table(depths: [1, 0], settings: [1, 0.5, 1])
    state.apply(rules.decide(at: state))
    #expect(state.settings[1] == 1, "0.5 + 0.5 would be the bound")
    state.time = 4
    state.depths = [3, 0]
    #expect(rules.decide(at: state) == [], "its interval is 10 s")
    #expect(rules.latestEnd(from: state) == 10)
    state.time = 10
    #expect(rules.decide(at: state) == [decision(1, 0)], "1 − 1 in one go")
  }

  // MARK: Time

  static let times: [(premise: String, events: [Double])] = [
    ("SIMULATION TIME >= 0:10", [600]), ("SIMULATION TIME > 0:10", [600.25]), ("SIMULATION TIME = 0:10", [600, 605]),
    ("SIMULATION CLOCKTIME >= 6:10", [600, 64_800]), ("SIMULATION DAY = 3", [64_800]),
    ("SIMULATION DATE > 7/2/2024", [64_800]), ("GAGE RG INTENSITY > 1", [600, 1200]),
    ("GAGE RG 1-HR_DEPTH > 1", [600, 1200, 4200, 4800]), ("PUMP P0 TIMEOPEN > 0:20", [1200.25]),
    ("NODE N0 DEPTH > 1", []),
  ]

  /// From 06:00 on, a step ends at each moment at which the clock or the rain may change something, and at no other.
  @Test(arguments: times) func analytic_timeEvents(premise: String, events: [Double]) {
    let rules = program("RULE R\nIF \(premise)\nTHEN ORIFICE O1 SETTING = 0") {
      $0.start = CivilTime(year: 2024, month: 7, day: 1, seconds: 6 * 3600)
    }
    var found: [Double] = []
    var state = Table()
    while found.count < 4, rules.latestEnd(from: state) <= 70_000 {
      state.time = rules.latestEnd(from: state)
      found.append(state.time)
    }
    #expect(
      zip(found, events).allSatisfy { isClose($0, $1, absolute: 1e-6) } && found.count == events.count, "\(found)")
  }

  static let clocks: [(premise: String, time: Double, holds: Bool)] = [
    ("TIME = 1:00", 3594, false), ("TIME = 1:00", 3595, true), ("TIME = 1:00", 3604.9, true),
    ("TIME = 1:00", 3605, false), ("TIME <> 1:00", 3600, false), ("TIME >= 1:00", 3600 - 1e-9, true),
    ("TIME > 1:00", 3600 + 1e-9, false), ("TIME < 1:00", 3600, false), ("CLOCKTIME < 1:30", 18 * 3600, true),
    ("CLOCKTIME >= 22:00", 16 * 3600, true), ("CLOCKTIME >= 22:00", 18 * 3600, false), ("DAY = 2", 0, true),
    ("DAY = 3", 18 * 3600 - 1e-9, true), ("MONTH = 7", 0, true), ("DATE = 7/1/2024", 3600, true),
    ("DATE > 7/1/2024", 18 * 3600, true), ("DAYOFYEAR = 183", 0, true),
  ]

  /// 1 July 2024, 06:00, was a Monday, day 183 of a leap year. A time is met for one routing step of 10 s, as in SWMM.
  @Test(arguments: clocks) func golden_clock(premise: String, time: Double, holds: Bool) {
    var rules = program("RULE R\nIF SIMULATION \(premise)\nTHEN ORIFICE O1 SETTING = 0") {
      $0.start = CivilTime(year: 2024, month: 7, day: 1, seconds: 6 * 3600)
    }
    #expect(rules.decide(at: Table(time: time)).isEmpty != holds)
  }

  @Test func analytic_rainOfTheHoursBefore() {
    for (time, depth) in [(600.0, 0.0), (900, 3), (1200, 6), (4200, 6), (4500, 3), (4800, 0)] {
      let expected = depth > 2.9
      var rules = program("RULE R\nIF GAGE RG 1-HR_DEPTH > 2.9\nTHEN ORIFICE O1 SETTING = 0")
      #expect(rules.decide(at: Table(time: time)).isEmpty != expected, "\(depth) mm at \(time) s")
    }
    var rules = program("RULE R\nIF GAGE RG INTENSITY = 36\nTHEN ORIFICE O1 SETTING = 0")
    #expect(rules.decide(at: Table(time: 599)).isEmpty && !rules.decide(at: Table(time: 600)).isEmpty)
    #expect(rules.decide(at: Table(time: 1200)).isEmpty)
  }

  @Test func golden_ruleStep() {
    var rules = program("RULE R\nIF NODE N0 DEPTH > 1\nTHEN ORIFICE O1 SETTING = 0") { $0.ruleStep = 60 }
    #expect(rules.decide(at: Table(time: 61, depths: [2, 0])) == [], "between two multiples")
    #expect(rules.decide(at: Table(time: 120, depths: [2, 0])) == [decision(1, 0)])
    let start = Table(time: 130, depths: [0, 0])
    #expect(rules.eventStep(from: start, to: Table(time: 190, depths: [4, 0])) == 50, "crossed at 145 s, due at 180 s")
    #expect(rules.eventStep(from: start, to: Table(time: 170, depths: [4, 0])) == nil, "not due in this step")
  }

  // MARK: Events of the state

  @Test func analytic_crossingIsFoundByTheLine() throws {
    var rules = program("RULE R\nIF NODE N0 DEPTH > 1.5\nAND NODE N1 DEPTH < 3\nTHEN ORIFICE O1 SETTING = 0")
    let start = Table(time: 100, depths: [1, 4])
    #expect(rules.decide(at: start) == [])
    let end = Table(time: 140, depths: [3, 2])
    #expect(try isClose(#require(rules.firstChange(from: start, to: end)), 0.5), "both hold from half the step on")
    #expect(try isClose(#require(rules.eventStep(from: start, to: end)), 20, absolute: 1e-9))
    #expect(rules.firstChange(from: start, to: Table(time: 140, depths: [3, 3.5])) == nil, "one alone decides nothing")
  }

  @Test func golden_noEventWhereNothingWouldChange() {
    var rules = program("RULE R\nIF NODE N0 DEPTH > 1\nTHEN ORIFICE O1 SETTING = 0.5\nELSE ORIFICE O1 SETTING = 0.5")
    var state = Table(depths: [0, 0])
    state.apply(rules.decide(at: state))
    #expect(rules.firstChange(from: state, to: Table(time: 10, depths: [2, 0], settings: state.settings)) == nil)
  }

  @Test func golden_aDecisionThatCausesAnotherIsFollowedAtOnce() {
    var rules = program(
      "RULE 1\nIF NODE N0 DEPTH > 1\nTHEN PUMP P0 STATUS = OFF\nRULE 2\nIF PUMP P0 STATUS = OFF\nTHEN ORIFICE O1 SETTING = 0"
    )
    var state = Table(depths: [2, 0])
    state.apply(rules.decide(at: state))
    #expect(state.settings == [0, 1, 1], "rules see the state before the step")
    var end = state
    end.time = 60
    #expect(rules.firstChange(from: state, to: end) == 0)
    #expect(rules.eventStep(from: state, to: end) == 5, "a moment later, not in ever shorter steps")
  }

  /// A rule without dead band switches to and fro; steps must not become ever shorter.
  @Test func invariant_chatterIsBounded() {
    var rules = program("RULE R\nIF NODE N0 DEPTH > 1\nTHEN PUMP P0 STATUS = ON\nELSE PUMP P0 STATUS = OFF")
    var state = Table(depths: [0.99, 0])
    var steps = 0
    while state.time < 600 {
      state.apply(rules.decide(at: state))
      var end = state
      let rate = state.settings[0] > 0 ? -0.01 : 0.01
      end.time = state.time + 60
      end.depths[0] += 60 * rate
      let step = rules.eventStep(from: state, to: end) ?? 60
      state.time += step
      state.depths[0] += step * rate
      steps += 1
    }
    #expect(steps <= 600 / 5 + 5, "\(steps) steps")
    #expect(isClose(state.depths[0], 1, absolute: 0.06))
  }
}
