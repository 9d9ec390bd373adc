import ModelFiles
import NetworkGraph
import TestSupport
import Testing

@Suite struct SWMMReaderTests {
  @Test func golden_smallModelBecomesLayers() throws {
    let file = try read(smallModel)
    #expect(file.layers.map(\.kind) == [.drainage, .drainage, .subcatchment])
    #expect(file.layers.map(\.ids) == [["A", "B", "OUT"], ["C1", "C2"], ["S1"]])
    #expect(file.layers.map { $0.features.map(Int.init) } == [[0, 1, 2], [3, 4], [5]])
    #expect(file.findings.isEmpty)
    let a = try file.element("A")
    #expect(a.text(.kind) == "manhole")
    #expect(a.number(.invert) == 10.5 && a.number(.ground) == 10.5 + 3.2 && a.number(.maxDepth) == 3.2)
    #expect(a.number(.initialDepth) == 0.1 && a.number(.pondedArea) == 50)
    let out = try file.element("OUT")
    #expect(out.text(.boundary) == "fixed" && out.number(.stage) == 9.4 && out.number(.flapGate) == 1)
    let c1 = try file.element("C1")
    #expect(c1.text(.from) == "A" && c1.text(.to) == "B" && c1.text(.shape) == "circular")
    #expect(c1.number(.diameter) == 600 && c1.number(.length) == 120.5 && c1.number(.manning) == 0.013)
    #expect(c1.number(.invertUp) == 10.5 && c1.number(.invertDown) == 9.75)
    let c2 = try file.element("C2")
    #expect(c2.number(.height) == 1.2 && c2.number(.width) == 1.5 && c2.number(.barrels) == 2)
    #expect(c2.number(.initialFlow) == 0.5 && c2.number(.maxFlow) == 2)
    #expect(c2.number(.entryLoss) == 0.5 && c2.number(.exitLoss) == 1 && c2.number(.averageLoss) == 0.1)
    let s1 = try file.element("S1", .subcatchment)
    #expect(s1.number(.area) == 25_000 && s1.text(.outlet) == "A" && s1.text(.rainGauge) == "RG")
    #expect(s1.number(.hortonMaximum) == 60 && s1.text(.infiltration) == "horton")
  }

  @Test func golden_optionsBecomeSettings() throws {
    let settings = try #require(try read(smallModel).model.simulation)
    #expect(settings.start.iso8601 == "2024-07-01T06:00:00")
    #expect(settings.duration == 6 * 3600 && settings.reportStart == 0)
    #expect(settings.wetStep == 60 && settings.routingStep == 5, "a plain number of ROUTING_STEP is seconds")
    #expect(settings.reportStep == 900 && settings.dryStep == 3600, "SWMM's defaults")
    #expect(isClose(settings.minimumSurfaceArea, 12.566 * 0.09290304, relative: 1e-15), "0 stands for 12.566 ft²")
    #expect(settings.hasVariableStep && !settings.allowsPonding, "SWMM 5.2 varies its step unless told not to")
    let fixed = try read(smallModel.replacing("MIN_SURFAREA 0", with: "VARIABLE_STEP 0"))
    #expect(fixed.model.simulation?.hasVariableStep == false)
  }

  @Test func golden_geometry() throws {
    let layers = try read(smallModel).layers
    #expect(layers.allSatisfy { !$0.isGeographic })
    #expect(layers[0].geometry.x == [100, 220.5, 300])
    #expect(layers[1].geometry.x == [100, 220.5, 220.5, 260, 300], "C2 passes its vertex")
    #expect(layers[2].geometry.x == [0, 100, 100, 0], "the ring is closed")
  }

  @Test func golden_degreesAreGeographicAndFeetBecomeMetres() throws {
    let degrees = try read(smallModel.replacing("A 100 200", with: "A 113 28") + "\n[MAP]\nUNITS Degrees\n")
    #expect(degrees.findings.map(\.kind) == ["coordinates_outside"], "B lies at 220.5, 200")
    let feet = try read(smallModel + "\n[MAP]\nUNITS Feet\n")
    #expect(feet.layers[0].geometry.x[0] == 100 * 0.3048)
  }

  @Test func invariant_orderCaseAbbreviationAndSpellingDoNotMatter() throws {
    let sections = smallModel.split(separator: "\n\n").map(String.init)
    var shuffled = sections.reversed().joined(separator: "\r\n;comment [NOT A SECTION]\r\n")
    for (full, short) in [
      ("JUNCTIONS", "junc"), ("[CONDUITS]", "[Conduit Data]"), ("XSECTIONS", "xsect"),
      ("INFILTRATION", "INFIL"), ("COORDINATES", "COOR"), ("FIXED", "fixed"), ("CIRCULAR", "Circular"),
      ("C1 A B 120.5", "\"C1\"\ta\tb 120.5"), ("0.25", "0.25;m"), ("RG A 2.5", "rg a 2.5"),
    ] {
      shuffled = shuffled.replacing(full, with: short)
    }
    let plain = try read(smallModel)
    let other = try read(shuffled.replacing("\n", with: "\r\n"))
    #expect(other.layers.map(\.ids) == plain.layers.map(\.ids))
    for (a, b) in zip(plain.layers, other.layers) {
      #expect(isSame(a.attributes, b.attributes))
      #expect(a.geometry.x == b.geometry.x)
    }
    #expect(other.model.gauges == plain.model.gauges && other.model.simulation == plain.model.simulation)
  }

  @Test func golden_sectionsMayComeTwiceAndLaterOptionsCount() throws {
    let file = try read(smallModel + "\n[OPTIONS]\nWET_STEP 0:02\n[JUNCTIONS]\nD 8 2\n")
    #expect(file.model.simulation?.wetStep == 120)
    #expect(file.layers[0].ids == ["A", "B", "D", "OUT"])
  }

  @Test func golden_unknownSectionsAreKeptWordForWord() throws {
    let file = try read(smallModel + "\n[HOUSES]\n; kept\n  h1   3 \"x y\"\n\n[TAGS]\nNode A old\n")
    #expect(file.findings.map(\.kind) == ["unknown_section"])
    let kept = file.model.keptSections
    #expect(kept.first { $0.name == "HOUSES" }?.lines == ["; kept", "  h1   3 \"x y\""])
    #expect(kept.first { $0.name == "TAGS" }?.lines == ["Node A old"])
    #expect(kept.first { $0.name == "TITLE" }?.lines == ["two manholes and a river"])
    #expect(file.model.flowUnits == "CMS")
  }

  @Test func golden_latin1AndChineseTextIsRead() throws {
    let latin = Array(smallModel.replacing("C1", with: "C\u{1}").utf8).flatMap { $0 == 1 ? [0xE9, 0x31] : [$0] }
    let file = try readSWMM(text: latin, name: "latin.inp")
    #expect(file.layers[1].ids[0] == "Cé1" && file.findings.map(\.kind) == ["text_encoding"])
    let chinese = Array(smallModel.replacing("C1", with: "C\u{1}").utf8).flatMap { $0 == 1 ? [0xD6, 0xD0] : [$0] }
    #expect(try readSWMM(text: chinese, name: "gb.inp").layers[1].ids[0] == "C中")
    let marked = try readSWMM(text: [0xEF, 0xBB, 0xBF] + Array(smallModel.utf8), name: "bom.inp")
    #expect(marked.layers.count == 3)
  }

  @Test func golden_offsetsMayBeLevels() throws {
    let levels = smallModel.replacing("MIN_SURFAREA 0", with: "LINK_OFFSETS ELEVATION")
      .replacing("0.013 0 0.25", with: "0.013 * 9.75")
      .replacing("0.013 0 0 0.5", with: "0.013 9.3 9 0.5")
    let file = try read(levels)
    let c1 = try file.element("C1")
    #expect(c1.number(.invertUp) == 10.5 && c1.number(.invertDown) == 9.75)
    #expect(try file.element("C2").number(.invertUp) == 9.5, "a level under the floor counts as the floor")
    #expect(file.findings.map(\.kind) == ["negative_offset"])
  }

  @Test func golden_structuresBecomeLinksWithTheirParameters() throws {
    let file = try read(
      smallModel + """

        [PUMPS]
        P A B PC OFF 0.5 0.2
        P2 A B * ON
        [ORIFICES]
        O A B SIDE 0.5 0.65 NO 0.5
        [WEIRS]
        W A B TRANSVERSE 2 1.84 NO 1 0.5 YES
        [OUTLETS]
        V A B 0.3 FUNCTIONAL/HEAD 2 0.5 YES
        V2 A B 0 TABULAR/DEPTH RC
        [XSECTIONS]
        O CIRCULAR 0.3
        W RECT_OPEN 0.4 2
        [CURVES]
        PC PUMP2 0 0.1 1 0.2
        RC RATING 0 0 1 0.5
        """)
    let pump = try file.element("P")
    #expect(pump.text(.kind) == "pump" && pump.text(.pumpCurve) == "PC" && pump.number(.onDepth) == 0.5)
    #expect(try file.element("P2").text(.pumpCurve) == nil)
    let orifice = try file.element("O")
    #expect(orifice.text(.opening) == "side" && orifice.number(.invertUp) == 11 && orifice.number(.diameter) == 300)
    #expect(orifice.number(.closingTime) == 1800)
    let weir = try file.element("W")
    #expect(weir.number(.dischargeCoefficient) == 1.84 && weir.number(.canSurcharge) == 1)
    #expect(try file.element("V").text(.ratingVariable) == "head")
    #expect(try file.element("V2").text(.ratingCurve) == "RC")
    #expect(file.model.curves["PC"] == ModelData.Curve(kind: "pump2", x: [0, 1], y: [0.1, 0.2]))
  }

  @Test func golden_whatIsNotSimulatedIsNamed() throws {
    let file = try read(
      smallModel + "\n[EVENTS]\n07/01/2024 06:00 07/01/2024 07:00\n[POLLUTANTS]\nTSS MG/L 0 0 0\n"
        + "[FILES]\nSAVE HOTSTART a.hsf\n")
    #expect(file.model.unsupported == ["routing in events only ([EVENTS])"])
    #expect(file.findings.map(\.kind) == ["interface_file", "water_quality"])
    let kinematic = try read(smallModel.replacing("DYNWAVE", with: "KINWAVE"))
    #expect(kinematic.findings.map(\.kind) == ["routing_method"])
  }
}
