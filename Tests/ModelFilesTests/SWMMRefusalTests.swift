import ModelFiles
import NetworkGraph
import TestSupport
import Testing

@Suite struct SWMMRefusalTests {
  @Test func refusal_allFaultsOfAFileAtOnceWithTheirPlace() throws {
    let text = smallModel.replacing("A 10.5 3.2", with: "A ten 3.2")
      .replacing("C1 A B 120.5", with: "C1 A Z 120.5").replacing("C2 B OUT 80", with: "C2 B OUT -80")
      .replacing("C1 CIRCULAR 0.6", with: "C1 ROUND 0.6").replacing("FIXED 9.4 YES", with: "FIXED")
      .replacing("END_DATE 07/01/2024", with: "END_DATE 31/31/2024")
    let found = faults(text)
    #expect(
      found == [
        "test.inp:9: [OPTIONS] END_DATE: found “31/31/2024”, expected a date as month/day/year; correct the line",
        "test.inp:28: [JUNCTIONS] A: found “ten”, expected invert elevation, a number; correct the line",
        "test.inp:32: [OUTFALLS] OUT: found nothing, expected stage, a number; correct the line",
        "test.inp:35: [CONDUITS] C1: found outlet node “Z”, expected a name declared in a section of nodes; "
          + "add it there or correct the name",
        "test.inp:36: [CONDUITS] C2: found “-80”, expected length, a number above 0; correct the line",
        "test.inp:39: [XSECTIONS] C1: found “ROUND”, expected the shape, one of " + shapes + "; correct the line",
      ])
  }

  private let shapes =
    "DUMMY, CIRCULAR, FILLED_CIRCULAR, RECT_CLOSED, RECT_OPEN, TRAPEZOIDAL, TRIANGULAR, PARABOLIC, POWER, "
    + "RECT_TRIANGULAR, RECT_ROUND, MODBASKETHANDLE, HORIZ_ELLIPSE, VERT_ELLIPSE, ARCH, EGGSHAPED, EGG, HORSESHOE, "
    + "GOTHIC, CATENARY, SEMIELLIPTICAL, BASKETHANDLE, SEMICIRCULAR, IRREGULAR, CUSTOM, FORCE_MAIN, STREET"

  @Test(arguments: [
    ("A 10.5 3.2 0.1 0 50\n", "A 10.5 3.2 0.1 0 50\n  a 3 3\n", "node “a” a second time"),
    ("S1 RG A", "S1 NIX A", "rain gauge “NIX”"), ("S1 RG A", "S1 RG NIX", "outlet “NIX”"),
    ("TIMESERIES STORM", "TIMESERIES NIX", "time series “NIX”"), ("0:05 24.5", "0:75x 24.5", "“0:75x”"),
    ("0:05 24.5 0:10 0", "0:05 24.5 0:01 0", "240.0 s before"), ("C1 A B", "C1 A A", "node A at both ends"),
    ("FLOW_UNITS CMS", "FLOW_UNITS KPH", "“KPH”"), ("WET_STEP 0:01:00", "WET_STEP 0", "“0”"),
    ("S1 60 8 4 7 0", "S1 6 8 4 7 0", "smallest rate above"), ("C2 0.5 1", "C9 0.5 1", "link “C9”"),
    ("END_TIME 12:00:00", "END_TIME 5:00", "an end that is not after the start"),
    ("START_DATE 07/01/2024", "START_DATE 07/01/202", "a run of 1822 years"),
    ("[TITLE]", "stray\n[TITLE]", "data before the first section"), ("120.5", "1e999", "“1e999”"),
    ("120.5", "1e155", "at most"),
    ("120.5", "nan", "“nan”"), ("120.5", "0x10", "“0x10”"),
    ("C1 CIRCULAR 0.6 0 0 0", "C1 STREET NIX", "street “NIX”, expected a name declared in [STREETS]"),
    ("[LOSSES]", "[STREETS]\nRoad 5 0.2 0 0.016\n[LOSSES]", "expected cross slope in percent, a number above 0"),
    ("[LOSSES]", "[STREETS]\nRoad 5 0.2 2 0.016 0 0 3\n[LOSSES]", "found “3” sides, expected 1 or 2"),
    ("[LOSSES]", "[STREETS]\nRoad 5 0.2 2 0.016 0 0 2 4 2\n[LOSSES]", "expected roughness of the backing"),
    ("[LOSSES]", "[STREETS]\nR 5 0.2 2 0.016\nr 5 0.2 2 0.016\n[LOSSES]", "street “r” a second time"),
  ])
  func refusal_namesWhatIsWrong(original: String, changed: String, words: String) {
    let found = faults(smallModel.replacing(original, with: changed))
    #expect(found.count == 1 && found.allSatisfy { $0.contains(words) }, "\(found)")
  }

  @Test func refusal_networkWithoutOutfall() {
    let found = faults(
      "[OPTIONS]\nEND_TIME 1:00\n[JUNCTIONS]\nA 10 2\nB 9 2\n[CONDUITS]\nC A B 50 0.013 0 0\n[XSECTIONS]\nC CIRCULAR 1\n"
    )
    #expect(found.count == 1 && found.allSatisfy { $0.contains("[OUTFALLS] found no outfall") }, "\(found)")
  }

  @Test func finding_misspeltOption() throws {
    let file = try read(smallModel.replacing("END_TIME 12:00:00", with: "END_TIME 12:00:00\nALOW_PONDING YES"))
    #expect(file.findings.contains { $0.kind == "unknown_option" && $0.message.contains("ALOW_PONDING") })
  }

  @Test func refusal_otherFiles() throws {
    #expect(faults("").map { $0.contains("no section at all") } == [true])
    #expect(faults("[PIPES]\n1 2 3\n[RESERVOIRS]\n").map { $0.contains("EPANET") } == [true])
    #expect(throws: ModelFileError.self) { try readSWMM(path: "/no/such/file.inp") }
    #expect(throws: ModelFileError.self) { try readSWMM(text: [0xFF, 0xFE, 0x5B, 0], name: "utf16.inp") }
  }

  /// Damaged files give a model or an error, never a trap; and the model goes on to a drainage model or an error.
  @Test(arguments: 0..<40) func invariant_damagedTextNeverTraps(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let original = Array(everySection.utf8)
    let words = [
      "*", "\"", "[", "]", ";", "-1", "1e308", "0", "YES", "FILE", "99999999999", ":", "/", "A", "\n", "\u{FF}",
    ]
    for _ in 0..<25 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(contentsOf: Array((words.randomElement(using: &random) ?? "").utf8), at: at)
        case 3: bytes.removeSubrange(at..<min(bytes.count, at + 30))
        default:
          let from = Int.random(in: 0..<bytes.count, using: &random)
          bytes.insert(contentsOf: Array(bytes[from..<min(bytes.count, from + 60)]), at: at)
        }
      }
      guard let file = try? readSWMM(text: bytes, name: "damaged.inp") else { continue }
      _ = try? DrainageModel(network: try file.network())
      _ = try? modelJSON(file.model)
    }
  }
}

/// `smallModel` with a line of every section that is read.
let everySection =
  smallModel + """

    [EVAPORATION]
    MONTHLY 1 2 3 4 5 6 7 8 9 10 11 12
    DRY_ONLY NO
    [DIVIDERS]
    D 9 C1 CUTOFF 0.5 3
    [STORAGE]
    T 5 4 0 CONICAL 20 10 3 0 0
    U 5 4 0 TABULAR TC
    [PUMPS]
    P A B PC OFF 0.5 0.2
    [ORIFICES]
    O A B SIDE 0.5 0.65 NO 0.5
    [WEIRS]
    W A B TRANSVERSE 2 1.84 NO 1 0.5 YES
    [OUTLETS]
    V A B 0.3 FUNCTIONAL/HEAD 2 0.5 YES
    [CONDUITS]
    C3 T B 100 0.02
    C4 U B 100 0.02
    [XSECTIONS]
    O CIRCULAR 0.3
    W RECT_OPEN 0.4 2
    C3 IRREGULAR X
    C4 TRAPEZOIDAL 1 2 1.5 1.5
    [TRANSECTS]
    NC 0.05 0.05 0.03
    X1 X 4 10 20 0 0 0 0 0
    GR 5 0 1 10 2 20 6 30
    [CURVES]
    PC PUMP2 0 0.1 1 0.2
    TC STORAGE 0 10 4 20
    [INFLOWS]
    A FLOW Q FLOW 1 2 0.5 H
    [DWF]
    B FLOW 0.1 H
    [PATTERNS]
    H HOURLY 1 2 3
    [TIMESERIES]
    Q 07/01/2024 6:00 1 7:30 2
    [INLETS]
    DG DROP_GRATE 0.6 0.6 GENERIC 0.5 2
    [INLET_USAGE]
    C4 DG A 2 10 0.5 0 0 ON_GRADE
    [MAP]
    UNITS None
    [FILES]
    USE RAINFALL r.rff
    [CONTROLS]
    RULE 1
    """
