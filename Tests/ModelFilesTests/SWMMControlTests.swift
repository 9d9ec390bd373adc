import ModelFiles
import NetworkGraph
import Quantities
import TestSupport
import Testing

/// Rules that set a pump by a series and an orifice by a curve; the series is an inflow in litres per second too.
private let controlled =
  smallModel.replacing("FLOW_UNITS CMS", with: "FLOW_UNITS LPS\nRULE_STEP 0:00:30") + """

    [PUMPS]
    P A B * ON
    [ORIFICES]
    O A B SIDE 0 0.65
    [INFLOWS]
    A FLOW speed
    [CURVES]
    gate CONTROL 0 0 2.5 1
    [TIMESERIES]
    speed 0:00 0.5 1:00 1
    [CONTROLS]
    ; by night
    VARIABLE D = NODE B DEPTH
    RULE night
    IF SIMULATION CLOCKTIME > 22:00   ; o'clock
    THEN PUMP P SETTING = TIMESERIES SPEED
    RULE gate
    IF D > 0
    THEN ORIFICE O SETTING = CURVE Gate
    PRIORITY 2
    [XSECTIONS]
    O CIRCULAR 0.3
    """

@Suite struct SWMMControlTests {
  @Test func golden_rulesAreKeptAndTheirTablesTakenUp() throws {
    let model = try read(controlled).model
    #expect(model.unsupported.isEmpty && model.simulation?.ruleStep == 30)
    let kept = try #require(model.keptSections.first { $0.name == "CONTROLS" })
    #expect(kept.lines.first == "; by night" && kept.lines.contains("IF SIMULATION CLOCKTIME > 22:00   ; o'clock"))
    #expect(model.curves["gate"] == .init(kind: "control", x: [0, 2.5], y: [0, 1]))
    #expect(model.series["speed"]?.values == [0.5, 1], "a setting has no unit")
    let inflow = try #require(model.inflows.first?.series)
    #expect(inflow == "speed (inflow)" && model.series[inflow]?.values == [0.0005, 0.001], "an inflow has one")
  }

  @Test func invariant_rulesSurviveTheFileAndTheFolder() throws {
    let first = try read(controlled).model
    let written = String(decoding: try writeSWMM(read(controlled).network()), as: UTF8.self)
    let second = try read(written).model
    #expect(second.keptSections == first.keptSections && second.simulation?.ruleStep == 30)
    #expect(second.curves == first.curves && second.series == first.series)
    #expect(try readModelJSON(modelJSON(first), name: "model.json") == first)
  }

  @Test func refusal_brokenRulesAreToldWithTheirLine() throws {
    let text = controlled.replacing("NODE B DEPTH", with: "NODE Z DEPTH").replacing("22:00", with: "late")
      .replacing("CURVE Gate", with: "CURVE gait").replacing("PRIORITY 2", with: "PRIORITY high")
    let first = try #require(text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(of: "; by night"))
    #expect(
      faults(text).map { $0.prefix { $0 != ";" } } == [
        "test.inp:\(first + 2): [CONTROLS] found “Z”, expected the id of a node of the model",
        "test.inp:\(first + 4): [CONTROLS] night: found “late”, expected a time as h:mm, h:mm:ss or decimal hours",
        "test.inp:\(first + 8): [CONTROLS] gate: found “gait”, expected the id of a curve of the model",
        "test.inp:\(first + 9): [CONTROLS] gate: found “high”, expected the priority, a number",
      ])
  }
}
