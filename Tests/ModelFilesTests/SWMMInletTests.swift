import ModelFiles
import NetworkGraph
import TestSupport
import Testing

/// Every kind of inlet, in a model of metres and m³/s.
private let inletSections = """

  [INLETS]
  G GRATE 0.9 0.45 P_BAR-50x100
  Own GRATE 0.9 0.45 GENERIC 0.6 1.8
  C CURB 2 0.15
  Combo CURB 3 0.15 INCLINED
  combo GRATE 0.6 0.6 curved_vane
  S SLOTTED 4 0.05
  DG DROP_GRATE 0.6 0.6 RETICULINE
  DC DROP_CURB 0.6 0.15
  Cus CUSTOM RC

  [INLET_USAGE]
  C1 Combo B 2 25 0.05 0.03 0.6 ON_SAG
  c2 G b

  [CURVES]
  RC RATING 0 0 0.1 0.02
  """

@Suite struct SWMMInletTests {
  @Test func golden_inletsBecomeDesignsAndUsages() throws {
    let model = try read(smallModel + inletSections).model
    #expect(model.unsupported.isEmpty && !model.keptSections.contains { $0.name.hasPrefix("INLET") })
    #expect(model.inletDesigns["G"] == .grate(Grate(length: 0.9, width: 0.45, bars: .parallel50Cross100)))
    #expect(
      model.inletDesigns["Own"]
        == .grate(Grate(length: 0.9, width: 0.45, bars: .generic, openShare: 0.6, splashOverVelocity: 1.8)))
    #expect(model.inletDesigns["C"] == .curbOpening(CurbOpening(length: 2, height: 0.15, throat: .vertical)))
    #expect(
      model.inletDesigns["Combo"]
        == .combination(
          Grate(length: 0.6, width: 0.6, bars: .curvedVane), CurbOpening(length: 3, height: 0.15, throat: .inclined)))
    #expect(model.inletDesigns["S"] == .slottedDrain(SlottedDrain(length: 4, width: 0.05)))
    #expect(model.inletDesigns["DG"] == .dropGrate(Grate(length: 0.6, width: 0.6, bars: .reticuline)))
    #expect(model.inletDesigns["DC"] == .dropCurb(CurbOpening(length: 0.6, height: 0.15)))
    #expect(model.inletDesigns["Cus"] == .custom(curve: "RC") && model.curves["RC"]?.y == [0, 0.02])
    #expect(model.inletDesigns.count == 8)
    #expect(
      model.inlets == [
        InletUsage(
          link: "C1", design: "Combo", node: "B", count: 2, cloggedPercent: 25, maxFlow: 0.05, localDepression: 0.03,
          localDepressionWidth: 0.6, placement: .onSag),
        InletUsage(link: "C2", design: "G", node: "B"),
      ])
  }

  @Test(arguments: ["CMS", "CFS", "LPS"]) func invariant_inletsSurviveWritingAndReading(word: String) throws {
    let first = try read((smallModel + inletSections).replacing("FLOW_UNITS CMS", with: "FLOW_UNITS \(word)"))
    let written = String(decoding: try writeSWMM(try first.network()), as: UTF8.self)
    let second = try read(written)
    #expect(first.model.inletDesigns == second.model.inletDesigns && first.model.inlets == second.model.inlets)
    #expect(first.model.curves == second.model.curves)
    let json = try modelJSON(first.model)
    #expect(try readModelJSON(json, name: "model.json") == first.model)
  }

  @Test func golden_laterUsageOfALinkCounts() throws {
    let file = try read(smallModel + inletSections.replacing("c2 G b", with: "C1 G B 3"))
    #expect(file.model.inlets.map(\.design) == ["G"] && file.model.inlets[0].count == 3)
    #expect(file.findings.map(\.kind) == ["inlet_replaced"])
  }

  @Test func golden_missingMembersOfModelJSONHaveTheirDefaults() throws {
    let text = """
      {"schema": 1, "inlet_designs": {"C": {"kind": "curb", "curb": {"length_m": 2, "height_m": 0.1}}},
       "inlets": [{"link": "L", "design": "C", "node": "N"}]}
      """
    let model = try readModelJSON(Array(text.utf8), name: "model.json")
    #expect(model.inletDesigns["C"] == .curbOpening(CurbOpening(length: 2, height: 0.1)))
    #expect(model.inlets == [InletUsage(link: "L", design: "C", node: "N")])
  }

  @Test(arguments: [
    ("G GRATE 0.9 0.45 P_BAR-50x100", "G GRATE 0 0.45 P_BAR-50", "length of the grate, a number above 0"),
    ("G GRATE 0.9 0.45 P_BAR-50x100", "G GRATE 1 0.45 ROUND", "the type of grate, one of"),
    ("GENERIC 0.6 1.8", "GENERIC 1.6", "open share of the grate, at most 1"),
    ("GENERIC 0.6 1.8", "GENERIC", "open share of the grate, a number above 0"),
    ("S SLOTTED 4 0.05", "S SLOT 4 0.05", "the kind of inlet, one of"),
    ("S SLOTTED 4 0.05", "G SLOTTED 4 0.05", "found a second slotted of this name"),
    ("C CURB 2 0.15", "C CURB 2 0.15 OBLIQUE", "the plane of the throat, one of"),
    ("Cus CUSTOM RC", "Cus CUSTOM XX", "curve “XX”"),
    ("c2 G b", "c2 H b", "inlet “H”"),
    ("c2 G b", "c9 G b", "street “c9”"),
    ("c2 G b", "c2 G x", "sewer node “x”"),
    ("c2 G b", "c2 G b 1.5", "a whole number from 1 to 1000"),
    ("c2 G b", "c2 G b 1e30", "number of inlets"),
    ("c2 G b", "c2 G b 1 101", "percent clogged, at most 100"),
    ("ON_SAG", "ON_TOP", "the placement, one of"),
  ])
  func refusal_namesLineAndCure(old: String, new: String, words: String) {
    let found = faults(smallModel + inletSections.replacing(old, with: new))
    #expect(found.count == 1 && found[0].contains(words) && found[0].hasPrefix("test.inp:"), "\(found)")
  }
}
