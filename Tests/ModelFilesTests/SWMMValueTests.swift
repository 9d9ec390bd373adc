import Foundation
import ModelFiles
import NetworkGraph
import Quantities
import TestSupport
import Testing

/// Values that need a formula or a rule: units, rain, series, shapes.
@Suite struct SWMMValueTests {
  /// The same model in feet, acres, inches and ft³/s gives the same SI values.
  @Test func invariant_customaryAndMetricUnitsGiveTheSameModel() throws {
    let foot = 0.3048
    let metric = try read(
      """
      [OPTIONS]
      FLOW_UNITS CMS
      END_TIME 6:00
      [RAINGAGES]
      RG VOLUME 0:10 1 TIMESERIES R
      [SUBCATCHMENTS]
      S RG A \(4046.8564224 / 10_000) 50 \(100 * foot) 1
      [SUBAREAS]
      S 0.01 0.1 1.27 5.08 0 PERVIOUS 50
      [INFILTRATION]
      S 101.6 12.7 0.25 GREEN_AMPT
      [STORAGE]
      A \(10 * foot) \(6 * foot) 0 FUNCTIONAL \(50 * pow(foot, 1.5)) 0.5 \(20 * foot * foot)
      [JUNCTIONS]
      B \(9 * foot) \(5 * foot) 0 0 \(100 * foot * foot)
      [OUTFALLS]
      O \(8 * foot) FREE
      [CONDUITS]
      C A B \(300 * foot) 0.013 \(1 * foot) 0 \(3 * pow(foot, 3))
      [XSECTIONS]
      C CIRCULAR \(2 * foot)
      [INFLOWS]
      B FLOW Q FLOW 1 2 \(1.5 * pow(foot, 3))
      [TIMESERIES]
      R 0 25.4
      Q 0 \(35 * pow(foot, 3))
      [EVAPORATION]
      CONSTANT 2.54
      """)
    let customary = try read(
      """
      [OPTIONS]
      END_TIME 6:00
      [RAINGAGES]
      RG VOLUME 0:10 1 TIMESERIES R
      [SUBCATCHMENTS]
      S RG A 1 50 100 1
      [SUBAREAS]
      S 0.01 0.1 0.05 0.2 0 PERVIOUS 50
      [INFILTRATION]
      S 4 0.5 0.25 GREEN_AMPT
      [STORAGE]
      A 10 6 0 FUNCTIONAL 50 0.5 20
      [JUNCTIONS]
      B 9 5 0 0 100
      [OUTFALLS]
      O 8 FREE
      [CONDUITS]
      C A B 300 0.013 1 0 3
      [XSECTIONS]
      C CIRCULAR 2
      [INFLOWS]
      B FLOW Q FLOW 1 2 1.5
      [TIMESERIES]
      R 0 1
      Q 0 35
      [EVAPORATION]
      CONSTANT 0.1
      """)
    for (a, b) in zip(metric.layers, customary.layers) {
      #expect(isSame(a.attributes, b.attributes, relative: 1e-14))
    }
    let flows = (metric.model.inflows[0].baseline, customary.model.inflows[0].baseline)
    #expect(isClose(flows.0, flows.1, relative: 1e-14))
    let rain = (metric.model.gauges["RG"], customary.model.gauges["RG"])
    #expect(isClose(rain.0?.intensity.values[0] ?? 0, 0.0254 / 600, relative: 1e-14))
    #expect(isClose(rain.1?.intensity.values[0] ?? 0, 0.0254 / 600, relative: 1e-14))
    #expect(isClose(customary.model.evaporation.rate.values[0], 0.00254 / 86_400, relative: 1e-14))
  }

  @Test(arguments: [
    ("CFS", 0.028316846592), ("GPM", 6.30901964e-5), ("MGD", 0.0438126363889), ("CMS", 1), ("LPS", 1e-3),
    ("MLD", 0.0115740740741),
  ])
  func golden_flowUnits(word: String, cubicMetresPerSecond: Double) throws {
    let file = try read(
      smallModel.replacing("FLOW_UNITS CMS", with: "FLOW_UNITS \(word)") + "\n[DWF]\nA FLOW 1\n")
    #expect(isClose(file.model.inflows[0].baseline, cubicMetresPerSecond, relative: 1e-11))
  }

  private func rain(_ gauge: String, _ series: String) throws -> TimeSeries? {
    let text = smallModel.replacing("RG INTENSITY 0:05 1.0 TIMESERIES STORM", with: gauge)
      .replacing("STORM 0:00 12 0:05 24.5 0:10 0", with: series)
    return try read(text).model.gauges["RG"]?.intensity
  }

  @Test func analytic_rainRecordsOfAllKindsGiveTheSameBlocks() throws {
    let blocks = TimeSeries(times: [600, 900, 1200], values: [36, 12, 0].map { $0 / 3_600_000 })
    let records = [
      ("RG INTENSITY 0:05 1 TIMESERIES STORM", "STORM 0:10 36\nSTORM 0:15 12"),
      ("RG INTENSITY 0.08333 1 TIMESERIES STORM", "STORM 0 0 0.166667 36 0.25 12 0.333333 0"),
      ("RG VOLUME 0:05 1 TIMESERIES STORM", "STORM 07/01/2024 6:10 3 6:15:00 1"),
      ("RG CUMULATIVE 0:05 1 TIMESERIES STORM", "STORM 0:05 0 0:10 3 0:15 4 0:20 4"),
    ]
    for (gauge, series) in records {
      let read = try #require(try rain(gauge, series))
      #expect(read.times == blocks.times, "\(gauge)")
      for (a, b) in zip(read.values, blocks.values) { #expect(isClose(a, b, relative: 1e-14), "\(gauge)") }
    }
  }

  @Test func analytic_rainEndsWithItsIntervalWhereTheRecordHasGaps() throws {
    let read = try #require(try rain("RG INTENSITY 0:05 1 TIMESERIES STORM", "STORM 0 36 1:00 36"))
    #expect(read.times == [0, 300, 3600, 3900])
    #expect(read.values.map { ($0 * 3_600_000).rounded() } == [36, 0, 36, 0])
  }

  @Test func refusal_valuesCloserThanTheRecordingInterval() {
    let text = smallModel.replacing("INTENSITY 0:05", with: "INTENSITY 0:10")
    #expect(faults(text).count == 1 && faults(text)[0].contains("300.0 s apart in time series STORM"))
  }

  @Test func golden_seriesHoldTheirDateAndStartWithTheSimulation() throws {
    let file = try read(
      smallModel + """

        [INFLOWS]
        A FLOW Q
        [TIMESERIES]
        Q 07/01/2024 6:00 1
        Q 7:30 2 ; the date goes on
        Q Jul-02-2024 0 3 1.5 4
        """)
    #expect(file.model.series["Q"] == TimeSeries(times: [0, 5400, 64_800, 70_200], values: [1, 2, 3, 4]))
    #expect(file.model.inflows == [.init(node: "A", series: "Q", factor: 1, baseline: 0, patterns: [])])
  }

  @Test func golden_monthlyEvaporationBecomesSteps() throws {
    let text = smallModel.replacing("END_DATE 07/01/2024", with: "END_DATE 09/02/2024")
    let months = (1...12).map(String.init).joined(separator: " ")
    let rate = try read(text + "\n[EVAPORATION]\nMONTHLY \(months)\nDRY_ONLY YES\n").model.evaporation
    #expect(rate.rate.times == [0, 30.75 * 86_400, 61.75 * 86_400] && rate.onlyDry)
    #expect(rate.rate.values.map { ($0 * 86_400_000).rounded() } == [7, 8, 9])
  }

  @Test func golden_patternsFillUpWithOnes() throws {
    let file = try read(smallModel + "\n[PATTERNS]\nP HOURLY 2 3\nP 4\n[DWF]\nA FLOW 0.1 \"P\" \"\"\n")
    #expect(file.model.patterns["P"]?.factors == [2, 3, 4] + Array(repeating: 1, count: 21))
    #expect(file.model.inflows[0].patterns == ["P"])
  }

  /// Stations by factor 2, levels raised by 100, both in feet; the overbank roughness of the NC line before.
  @Test func analytic_transectByHand() throws {
    let file = try read(
      smallModel.replacing("FLOW_UNITS CMS", with: "FLOW_UNITS CFS")
        .replacing("C2 RECT_CLOSED 1.2 1.5 0 0 2", with: "C2 IRREGULAR T2") + """

          [TRANSECTS]
          NC 0.05 0.06 0.03
          X1 T1 2 0 10 0 0 0 0 0
          GR 1 0 0 10
          NC 0 0 0.04
          X1 T2 4 10 20 0 0 1.1 2 100
          GR 5 0 1 10
          GR 2 20 6 30
          """)
    let link = try file.element("C2")
    let section = try #require(link.text(.section).flatMap { PairList(json: $0) })
    #expect(section.x == [0.0, 10, 20, 30].map { $0 * 0.3048 * 2 })
    for (a, b) in zip(section.y, [105.0, 101, 102, 106]) { #expect(isClose(a, b * 0.3048, relative: 1e-15)) }
    #expect(link.number(.leftBank) == 10 * 0.6096 && link.number(.rightBank) == 20 * 0.6096)
    #expect(link.number(.manningLeft) == 0.05 && link.number(.manningRight) == 0.06)
    #expect(link.number(.manning) == 0.04 && link.number(.meander) == 1.1)
  }

  /// SWMM 5.2's solids, whose areas are quadratics of depth: `a0 + a1·y + a2·y²`.
  @Test(arguments: [
    ("CYLINDRICAL 20 10 0", [157.0796326794897, 0, 0]),
    ("CONICAL 20 10 3", [157.0796326794897, 94.2477796076938, 14.1371669411541]),
    ("PARABOLOID 20 10 4", [0, 39.2699081698724, 0]), ("PYRAMIDAL 20 10 3", [200, 180, 36]),
  ])
  func analytic_storageSolids(shape: String, a: [Double]) throws {
    let file = try read(smallModel + "\n[STORAGE]\nT 5 4 0 \(shape)\n")
    let unit = try file.element("T")
    for depth in [0, 1, 2, 4.0] {
      let read: Double
      if let pairs = unit.text(.storageCurve).flatMap({ PairList(json: $0) }) {
        read = TimeSeries(times: pairs.x, values: pairs.y).value(at: depth)
      } else {
        let power = unit.number(.storageExponent) == 0 ? 1 : pow(depth, unit.number(.storageExponent))
        read = unit.number(.storageConstant) + unit.number(.storageCoefficient) * power
      }
      #expect(isClose(read, a[0] + a[1] * depth + a[2] * depth * depth, relative: 1e-12), "\(shape) at \(depth) m")
    }
  }

  @Test func golden_storageColumnsAfterTheShape() throws {
    let file = try read(
      smallModel + "\n[STORAGE]\nT 5 4 1 TABULAR TC 2 0.5 100 10 0.3\nU 5 4 0 FUNCTIONAL 0 0 50 0 0 25\n"
        + "[CURVES]\nTC STORAGE 0 10 4 20\n")
    let t = try file.element("T")
    #expect(t.text(.storageCurve) == "[[0,10],[4,20]]" && t.number(.surchargeDepth) == 2)
    #expect(t.number(.evaporationFactor) == 0.5 && t.number(.suction) == 100 && t.number(.conductivity) == 10)
    #expect(t.number(.initialDeficit) == 0.3)
    #expect(try file.element("U").number(.conductivity) == 25, "a single number is the conductivity")
  }

  @Test func golden_outfallsOfAllKinds() throws {
    let file = try read(
      smallModel + """

        [OUTFALLS]
        O1 1 FREE NO
        O2 1 NORMAL "" YES S1
        O3 1 TIDAL TC NO
        O4 1 TIMESERIES TS
        [CURVES]
        TC TIDAL 0 1 12 2
        [TIMESERIES]
        TS 0 1 1 2
        """)
    #expect(try file.element("O1").text(.boundary) == "free")
    let o2 = try file.element("O2")
    #expect(o2.text(.boundary) == "normal" && o2.number(.flapGate) == 1 && o2.text(.outlet) == "S1")
    #expect(try file.element("O3").text(.stageSeries) == "TC")
    #expect(file.model.curves["TC"]?.kind == "tidal")
    let o4 = try file.element("O4")
    #expect(o4.text(.boundary) == "series" && file.model.series["TS"]?.values == [1, 2])
  }

  @Test func golden_infiltrationMethodsPerSubcatchment() throws {
    let file = try read(
      smallModel.replacing("S1 60 8 4 7 0", with: "S1 75 0 6 CURVE_NUMBER")
        + "\n[SUBCATCHMENTS]\nS2 * S1 1 1 1 1\n[INFILTRATION]\nS2 60 8 4 7 30 MODIFIED_HORTON\n")
    let s1 = try file.element("S1", .subcatchment)
    #expect(s1.text(.infiltration) == "curve_number" && s1.number(.curveNumber) == 75 && s1.number(.curveDryDays) == 6)
    let s2 = try file.element("S2", .subcatchment)
    #expect(s2.text(.infiltration) == "modified_horton" && s2.number(.hortonVolume) == 30)
    #expect(s2.text(.outlet) == "S1" && s2.text(.rainGauge) == nil)
    #expect(file.findings.map(\.kind) == ["missing_section_line"], "S2 has no subareas")
  }
}
