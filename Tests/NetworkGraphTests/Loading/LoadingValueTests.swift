import GeoFeatures
import Testing

@testable import NetworkGraph

@Suite struct LoadingValueTests {
  @Test func values_numbersInText() {
    #expect(readNumber("12.50") == Reading(value: 12.5, unit: nil))
    #expect(readNumber("３．２") == Reading(value: 3.2, unit: nil))
    #expect(readNumber("1,234.5") == Reading(value: 1234.5, unit: nil))
    #expect(readNumber("12,5") == Reading(value: 12.5, unit: nil))
    #expect(readNumber("250 mm") == Reading(value: 250, unit: .millimetre))
    #expect(readNumber("1.5米") == Reading(value: 1.5, unit: .metre))
    #expect(readNumber("24\"") == Reading(value: 24, unit: .inch))
    #expect(readNumber("约600") == Reading(value: 600, unit: nil))
    for text in ["", "abc", "1.2.3", "12 apples", "-", "1e999", "nan"] { #expect(readNumber(text) == nil, "\(text)") }
  }

  @Test func values_sections() {
    #expect(readSection("600") == SectionText(diameter: 600))
    for text in ["DN600", "d600", "Φ600", "Ø600", "D600", "600mm", "dn 600"] {
      #expect(readSection(text) == SectionText(diameter: 600, unit: .millimetre), "\(text)")
    }
    for text in ["1900X1500", "1900x1500", "1900*1500", "1900×1500", "1900 X 1500"] {
      #expect(readSection(text) == SectionText(width: 1900, height: 1500), "\(text)")
    }
    #expect(readSection("2-DN800") == SectionText(diameter: 800, barrels: 2, unit: .millimetre))
    #expect(readSection("2孔1900X1500") == SectionText(width: 1900, height: 1500, barrels: 2))
    #expect(readSection("2x600") == SectionText(diameter: 600, barrels: 2))
    for text in ["圆管", "1x2x3", "x", "DNX"] { #expect(readSection(text) == nil, "\(text)") }
  }

  @Test(arguments: [
    "1998", "1998年", "1998-05", "1998/5/1", "19980501", "199805", "1998-03-10-10-10", "5/1/1998",
    "1998-12-31T00:00:00Z",
  ])
  func values_years(text: String) {
    #expect(readYear(.text(text)) == .year(1998))
  }

  @Test func values_yearsAsNumbersAndEpochs() {
    #expect(readYear(.number(1998)) == .year(1998))
    #expect(readYear(.number(19_980_501)) == .year(1998))
    #expect(readYear(.number(-2_208_988_800_000)) == .year(1900), "milliseconds before 1970")
    #expect(readYear(.number(31_536_000_000)) == .year(1971), "milliseconds soon after 1970")
    #expect(readYear(.number(883_612_800)) == .year(1998), "seconds")
  }

  @Test func values_decadesAreTheirMiddle() {
    #expect(readYear(.text("90年代")) == .middle(1995))
    #expect(readYear(.text("1980年代")) == .middle(1985))
    #expect(readYear(.text("00年代")) == .middle(2005))
    #expect(readYear(.text("1990-1995")) == .middle(1992))
  }

  @Test func values_impossibleYears() {
    for value in [
      PropertyValue.number(20208), .number(19), .text("19"), .number(-5), .number(1e30), .number(.nan), .text("98"),
    ] {
      let reading = readYear(value)
      #expect(reading == .impossible || reading == .unreadable, "\(value)")
    }
  }

  @Test func values_wordsForMissing() {
    for text in ["", "  ", "-", "/", "\\", "无", "不明", "未知", "N/A", "unknown", "　"] {
      #expect(!PropertyValue.text(text).isFilled, "“\(text)”")
    }
    #expect(PropertyValue.text("0").isFilled)
  }

  @Test func values_unitOfBareDiametersIsDecidedByTheWholeLayer() {
    #expect(diameterUnit(ofBareNumbers: [0.3, 0.4, 0.6, 1.2]) == .metre)
    #expect(diameterUnit(ofBareNumbers: [300, 400, 600, 1200]) == .millimetre)
    #expect(diameterUnit(ofBareNumbers: [8, 8, 12, 24, 36]) == .inch)
    #expect(diameterUnit(ofBareNumbers: [4, 6, 6, 8, 12]) == .inch)
    #expect(diameterUnit(ofBareNumbers: [7, 13, 17, 19, 31]) == nil)
  }

  @Test func levels_zeroIsMissingWhereOthersAreFarFromIt() {
    #expect(LevelJudgement(levels: [0, 31.2, 30.9, 32.0, 0]).zeroIsMissing)
    #expect(!LevelJudgement(levels: [0, 0.4, -0.3, 2.1, 5.0]).zeroIsMissing, "a town at the sea")
    #expect(LevelJudgement(levels: [0, 0, 0]).zeroIsMissing)
  }

  @Test func levels_aFewBeyondAGapAreSetApart() {
    let town = (0..<200).map { 565 + Double($0 % 20) * 0.5 }
    let judgement = LevelJudgement(levels: town + [1, 1])
    #expect(!judgement.usual.contains(1))
    #expect(judgement.usual.contains(570))
    let hills = (0..<100).map { 20 + Double($0) * 5 }
    #expect(LevelJudgement(levels: hills).usual.contains(515), "a slope has no gap")
    #expect(
      !LevelJudgement(levels: [345, 350, 347, 360, 351, 349, -345, -345, -345]).usual.contains(-345), "a wrong sign")
  }

  @Test func names_editDistance() {
    #expect(editDistance("diameter_mm", "diametre_mm") == 2)
    #expect(editDistance("", "abc") == 3)
  }
}
