import NetworkGraph
import Quantities
import TestSupport
import Testing

/// Names of a small model in US units: nodes N1 N2, links C P O W, gauge RG, control curve CC, series TS.
private func names(_ units: FlowUnits = .cfs) -> ControlNames {
  ControlNames(
    nodes: [("N1", 0), ("N2", 1)],
    links: [
      ("C", .init(index: 0, kind: .conduit)), ("P", .init(index: 1, kind: .pump)),
      ("O", .init(index: 2, kind: .orifice)), ("W", .init(index: 3, kind: .weir)),
    ], gauges: ["RG"],
    curves: [
      "CC": .init(kind: "control", x: [0, 1], y: [0, 1]), "Steep": .init(kind: "control", x: [0], y: [1.5]),
      "RC": .init(kind: "rating", x: [0], y: [0]),
    ], series: ["TS": TimeSeries(times: [0, 60], values: [0, 1])], units: units)
}

private func parsed(_ text: String, _ units: FlowUnits = .cfs) -> ParsedControlRules {
  parseControlRules(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init), names: names(units))
}

/// The left side, relation and right side of one premise.
private func premise(_ text: String, _ units: FlowUnits = .cfs) throws -> ControlPremise {
  let result = parsed("RULE R\nIF \(text)\nTHEN PUMP P STATUS = ON", units)
  #expect(result.faults == [])
  return try #require(result.rules.first?.premises.first)
}

private func action(_ text: String) throws -> ControlAction {
  let result = parsed("RULE R\nIF SIMULATION TIME > 0\nTHEN \(text)")
  #expect(result.faults == [])
  return try #require(result.rules.first?.thenActions.first)
}

private func complaints(_ text: String) -> [String] {
  parsed(text).faults.map { "\($0.line + 1) \($0.found) / \($0.expected)" }
}

@Suite struct ControlRuleTests {
  @Test func golden_wholeRule() throws {
    let result = parsed(
      """
      ; pumps of the main station
      Rule "night pump"   ; a name in quotation marks
      If Node n1 Depth >= 4.5
      Or Simulation ClockTime < 6:30
      And Pump p Status = OFF
      Then Pump P Status = ON
      And Orifice O Setting = 0.25

      Else Weir W Setting = 1
      Priority 3
      RULE 2
      IF GAGE RG 6-HR_DEPTH > 1
      THEN CONDUIT C STATUS = CLOSED
      """)
    #expect(result.faults == [] && result.findings.isEmpty)
    let rule = try #require(result.rules.first)
    #expect(rule.name == "night pump" && rule.priority == 3)
    #expect(rule.premises.map(\.joint) == [.and, .or, .and])
    #expect(rule.premises.map(\.relation) == [.greaterOrEqual, .less, .equal])
    #expect(rule.thenActions.map(\.link) == [1, 2] && rule.thenActions.map(\.setting) == [.number(1), .number(0.25)])
    #expect(rule.elseActions == [ControlAction(link: 3, setting: .number(1))])
    #expect(rule.readNodes == [0] && rule.readLinks == [1] && rule.setLinks == [1, 2, 3])
    #expect(result.rules[1].priority == 0 && result.rules[1].setLinks == [0])
    #expect(result.rules[1].premises[0].left.terms.map(\.quantity) == [.rain(.pastDepth(hours: 6), gauge: 0)])
  }

  static let quantities: [(text: String, quantity: ControlQuantity, perUnit: Double)] = [
    ("NODE N1 DEPTH > 1", .node(.depth, 0), 0.3048), ("NODE N2 MAXDEPTH > 1", .node(.maxDepth, 1), 0.3048),
    ("NODE N2 HEAD > 1", .node(.head, 1), 0.3048),
    ("NODE N1 VOLUME > 1", .node(.volume, 0), 0.3048 * 0.3048 * 0.3048),
    ("NODE N1 INFLOW > 1", .node(.inflow, 0), 0.028316846592), ("LINK P FLOW > 1", .link(.flow, 1), 0.028316846592),
    ("CONDUIT C FULLFLOW > 1", .link(.fullFlow, 0), 0.028316846592),
    ("LINK C DEPTH > 1", .link(.depth, 0), 0.3048), ("LINK C FULLDEPTH > 1", .link(.fullDepth, 0), 0.3048),
    ("CONDUIT C LENGTH > 1", .link(.length, 0), 0.3048), ("CONDUIT C SLOPE > 1", .link(.slope, 0), 1),
    ("LINK C VELOCITY > 1", .link(.velocity, 0), 0.3048), ("PUMP P SETTING > 1", .link(.setting, 1), 1),
    ("PUMP P STATUS = ON", .link(.status, 1), 1), ("WEIR W SETTING > 0.5", .link(.setting, 3), 1),
    ("ORIFICE O TIMEOPEN > 1", .link(.timeOpen, 2), 86_400),
    ("LINK C TIMECLOSED > 1", .link(.timeClosed, 0), 86_400),
    ("GAGE RG INTENSITY > 1", .rain(.intensity, gauge: 0), 0.0254 / 3600),
    ("GAGE RG 48-HR_DEPTH > 1", .rain(.pastDepth(hours: 48), gauge: 0), 0.0254),
    ("SIMULATION TIME > 1", .clock(.time), 86_400), ("SIMULATION CLOCKTIME > 1", .clock(.clockTime), 86_400),
    ("SIMULATION DATE > 1/2/2024", .clock(.date), 1), ("SIMULATION DAY = 7", .clock(.day), 1),
    ("SIMULATION MONTH = 12", .clock(.month), 1), ("SIMULATION DAYOFYEAR = 3/1", .clock(.dayOfYear), 1),
  ]

  @Test(arguments: quantities) func golden_quantities(text: String, quantity: ControlQuantity, perUnit: Double) throws {
    let term = try #require(premise(text).left.terms.first)
    #expect(term.quantity == quantity)
    #expect(isClose(term.scale, 1 / perUnit, relative: 1e-12), "one unit of the file is \(perUnit) SI")
  }

  @Test func golden_unitsOfMetricModels() throws {
    #expect(try premise("NODE N1 VOLUME > 1", .lps).left.terms[0].scale == 1)
    #expect(try premise("LINK C FLOW > 1", .lps).left.terms[0].scale == 1000)
    #expect(try premise("GAGE RG INTENSITY > 1", .cms).left.terms[0].scale == 3_600_000)
  }

  static let values: [(text: String, value: Double)] = [
    ("SIMULATION TIME > 30:15", 30.25 / 24), ("SIMULATION TIME > 1.5", 1.5 / 24),
    ("SIMULATION CLOCKTIME >= 8:00:36", 8.01 / 24), ("LINK C TIMEOPEN > 0:30", 0.5 / 24),
    ("SIMULATION DATE = 01/01/1970", 25_569), ("SIMULATION DATE = JAN-01-1970", 25_569),
    ("SIMULATION DAYOFYEAR = 3/1", 60), ("SIMULATION DAYOFYEAR = 365", 365), ("PUMP P STATUS = CLOSED", 0),
    ("LINK C STATUS = OPEN", 1), ("NODE N1 DEPTH > -1.5e1", -15),
  ]

  @Test(arguments: values) func golden_values(text: String, value: Double) throws {
    guard case .number(let number) = try premise(text).right else {
      Issue.record("no number")
      return
    }
    #expect(isClose(number, value, relative: 1e-12))
  }

  @Test func golden_rightSidesThatAreQuantities() throws {
    #expect(try premise("NODE N1 DEPTH > NODE N2 MAXDEPTH").right.terms[0].quantity == .node(.maxDepth, 1))
    let odd = parsed("RULE R\nIF NODE N1 DEPTH > LINK C FLOW\nTHEN PUMP P STATUS = ON")
    #expect(odd.faults == [] && odd.findings.map(\.id) == ["R"], "a depth against a flow is told")
  }

  @Test func golden_settings() throws {
    #expect(try action("PUMP P SETTING = 1.2") == .init(link: 1, setting: .number(1.2), largest: .infinity))
    #expect(
      try action("ORIFICE O SETTING = CURVE cc").setting == .curve(.init(kind: "control", x: [0, 1], y: [0, 1])))
    #expect(
      try action("WEIR W SETTING = TIMESERIES TS").setting == .series(TimeSeries(times: [0, 60], values: [0, 1])))
    #expect(
      try action("ORIFICE O SETTING = PID 0.1 -2 0").setting
        == .pid(gain: 0.1, integralTime: -2, derivativeTime: 0))
    let cut = parsed("RULE R\nIF NODE N1 DEPTH > 0\nTHEN ORIFICE O SETTING = CURVE Steep")
    #expect(cut.rules[0].thenActions[0].setting == .curve(.init(kind: "control", x: [0], y: [1])))
    #expect(cut.findings.map(\.repair) == ["cut there"], "a gate opens no further than wide")
  }

  @Test func golden_laterActionOfAClauseCounts() {
    let rule = parsed("RULE R\nIF NODE N1 DEPTH > 0\nTHEN ORIFICE O SETTING = 0.4\nAND ORIFICE O SETTING = 0.6").rules[
      0]
    #expect(rule.thenActions.map(\.setting) == [.number(0.6)])
  }

  @Test func golden_whatSWMMPassesOverIsTold() {
    let result = parsed("RULE A\nIF NODE N1 DEPTH > 4 ft\nRULE B\nIF NODE N1 DEPTH > 4\nTHEN PUMP P STATUS = ON now")
    #expect(result.faults == [])
    #expect(result.findings.map(\.id) == ["A", "A", "B"], "words behind a value, a rule without THEN, words again")
  }

  static let broken: [(text: String, complaint: String)] = [
    ("RULE", "1 the end of the line / the rule's name"),
    ("IF NODE N1 DEPTH > 1", "1 IF out of place / it after RULE"),
    ("RULE R\nTHEN PUMP P STATUS = ON", "2 THEN out of place / it after IF"),
    ("RULE R\nIF NODE N1 DEPTH > 1\nELSE PUMP P STATUS = ON", "3 ELSE out of place / it after THEN"),
    ("RULE R\nWHEN NODE N1 DEPTH > 1", "2 “WHEN” / a clause, one of"),
    ("RULE R\nIF NOD N1 DEPTH > 1", "2 “NOD” / an object or a name declared above, one of NODE"),
    ("RULE R\nIF NODE N9 DEPTH > 1", "2 “N9” / the id of a node of the model"),
    ("RULE R\nIF NODE N1 FLOW > 1", "2 “FLOW” / an attribute of a node, one of DEPTH"),
    ("RULE R\nIF ORIFICE O DEPTH > 1", "2 “DEPTH” / an attribute of such a link, one of FLOW"),
    ("RULE R\nIF NODE N1 DEPTH >1", "2 “>1” / a relation between blanks, one of ="),
    ("RULE R\nIF NODE N1 DEPTH > high", "2 “high” / a number, a variable or an object"),
    ("RULE R\nIF NODE N1 DEPTH > nan", "2 “nan” / a number"),
    ("RULE R\nIF NODE N1 DEPTH > 1e999", "2 “1e999” / a number"),
    ("RULE R\nIF NODE N1 DEPTH >", "2 the end of the line / a number"),
    ("RULE R\nIF PUMP P STATUS = 1", "2 “1” / a state, one of ON"),
    ("RULE R\nIF SIMULATION CLOCKTIME > 8:xx", "2 “8:xx” / a time as h:mm"),
    ("RULE R\nIF SIMULATION DATE = 2/30/2024", "2 “2/30/2024” / a date as month/day/year"),
    ("RULE R\nIF SIMULATION DAY = 8", "2 “8” / a day of the week"),
    ("RULE R\nIF SIMULATION MONTH = 13", "2 “13” / a month"),
    ("RULE R\nIF SIMULATION DAYOFYEAR = 2/29", "2 “2/29” / a day as month/day"),
    ("RULE R\nIF GAGE RG 49-HR_DEPTH > 1", "2 “49-HR_DEPTH” / INTENSITY, or"),
    ("RULE R\nIF NODE N1 DEPTH > 1 AND NODE N2 DEPTH > 1", "2 AND in the line of another clause / a line for each"),
    ("RULE R\nIF NODE N1 DEPTH > 1\nTHEN PUMP P STATUS IS ON", "3 “IS” / “=” between blanks"),
    ("RULE R\nIF NODE N1 DEPTH > 1\nTHEN LINK O SETTING = 1", "3 “LINK” / a kind of link, one of CONDUIT"),
    ("RULE R\nIF NODE N1 DEPTH > 1\nTHEN PUMP O STATUS = ON", "3 an orifice under the word PUMP / its own kind"),
    ("RULE R\nIF NODE N1 DEPTH > 1\nTHEN CONDUIT C SETTING = 1", "3 “SETTING” / what to set, one of STATUS"),
    ("RULE R\nIF NODE N1 DEPTH > 1\nTHEN ORIFICE O SETTING = 1.5", "3 1.5 / a setting from 0 to 1"),
    ("RULE R\nIF NODE N1 DEPTH > 1\nTHEN PUMP P SETTING = -1", "3 -1.0 / a setting of 0 or more"),
    ("RULE R\nIF NODE N1 DEPTH > 1\nTHEN PUMP P SETTING = CURVE NIX", "3 “NIX” / the id of a curve"),
    ("RULE R\nIF NODE N1 DEPTH > 1\nTHEN PUMP P SETTING = CURVE RC", "3 a curve of type rating / one of type CONTROL"),
    ("RULE R\nIF NODE N1 DEPTH > 1\nTHEN PUMP P SETTING = PID 1 2", "3 the end of the line / the derivative time"),
    ("RULE R\nIF NODE N1 DEPTH > 1\nTHEN PUMP P STATUS = ON\nPRIORITY high", "4 “high” / the priority, a number"),
    ("RULE R\nIF NODE N1 DEPTH > 1\nTHEN PUMP P STATUS = ON\nRULE r", "4 rule “r” a second time / each name once"),
    ("VARIABLE D = NODE N1", "1 the end of the line / an attribute of a node"),
    ("VARIABLE D NODE N1 DEPTH", "1 “NODE” / “=” between blanks"),
    ("VARIABLE D = NODE N1 DEPTH\nVARIABLE d = NODE N2 DEPTH", "2 “d” a second time / each name once"),
    ("EXPRESSION E = D + 1", "1 “D” / a variable declared above, or a function"),
  ]

  @Test(arguments: broken) func refusal_brokenLines(text: String, complaint: String) {
    let found = complaints(text)
    #expect(found.contains { $0.hasPrefix(complaint) }, "\(found)")
  }

  @Test func refusal_allFaultsAtOnce() {
    let found = complaints(
      "RULE R\nIF NODE X DEPTH > 1\nAND NODE N1 DEPT > 1\nTHEN PUMP Y STATUS = ON\nELSE PUMP P STATUS = up")
    #expect(found.count == 4, "one a line, and none for lines that are right: \(found)")
  }

  /// No text may trap or hang the parser.
  @Test(arguments: 0..<200) func invariant_anyTextIsReadOrRefused(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let words = [
      "RULE", "IF", "AND", "OR", "THEN", "ELSE", "PRIORITY", "VARIABLE", "EXPRESSION", "NODE", "N1", "DEPTH", "=", "<>",
      ">", "1", "-2.5", "PUMP", "P", "STATUS", "ON", "SETTING", "CURVE", "CC", "PID", "(", ")", "+", "^", "sin", "\"",
      ";", "SIMULATION", "TIME", "8:00", "GAGE", "RG", "6-HR_DEPTH", "D", "E", "1/2/2024", "·",
    ]
    let lines = (0..<30).map { _ in
      (0..<Int.random(in: 0...9, using: &chance)).map { _ in words.randomElement(using: &chance) ?? "" }
        .joined(separator: " ")
    }
    let result = parseControlRules(lines, names: names())
    #expect(result.faults.allSatisfy { lines.indices.contains($0.line) })
  }
}
