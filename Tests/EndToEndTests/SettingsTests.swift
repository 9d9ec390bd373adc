import Foundation
import NetworkGraph
import Testing

@testable import GradelineCLI

@Suite struct SettingsTests {
  private func read(_ text: String) throws -> Settings {
    var settings = Settings()
    try settings.read(Data(text.utf8), file: "gradeline.json")
    return settings
  }

  @Test func takesOver_nestedKeys() throws {
    let settings = try read(
      #"{"storm": {"return_period_years": [50, 5], "peak_ratio": 0.35}, "town_class": "large", "simulation": {"allow_ponding": true}}"#
    )
    #expect(settings.storm.returnPeriods == [5, 50])
    #expect(settings.storm.peakRatio == 0.35)
    #expect(settings.townClass == "large")
    var simulation = SimulationSettings()
    for change in settings.simulation { change(&simulation) }
    #expect(simulation.allowsPonding)
    #expect(settings.given.contains("storm.peak_ratio"))
  }

  @Test func refusal_tellsAllFaultsAtOnceAndTheNearestKey() {
    let failure = #expect(throws: CommandFailure.self) {
      try read(#"{"storm": {"peak_ratoi": 0.4, "duration_min": "long"}, "town_class": 3}"#)
    }
    #expect(failure?.status == .usage)
    #expect(failure?.messages.count == 3)
    #expect(failure?.messages.contains { $0.contains("storm.peak_ratio") } == true)
  }

  @Test(arguments: ["{", "[1]", "\"x\"", "{\"storm\": }"])
  func refusal_whatIsNoSettingsObject(_ text: String) {
    #expect(throws: CommandFailure.self) { try read(text) }
  }

  @Test func contract_everySettingHasUnitSourceAndBothLanguages() {
    for row in settingTable {
      #expect(!row.unit.isEmpty && !row.source.isEmpty && !row.expected.isEmpty, "\(row.key)")
      #expect(!row.meaning.english.isEmpty && !row.meaning.chinese.isEmpty, "\(row.key)")
    }
    #expect(Set(settingTable.map(\.key)).count == settingTable.count)
  }

  @Test func contract_simulationSettingsSurviveWritingAndReading() {
    var original = SimulationSettings()
    original.duration = 12_345.5
    original.inertialDamping = .full
    original.hasVariableStep = false
    var copy = SimulationSettings()
    for row in simulationSettings { #expect(row.write(row.read(original), &copy), "\(row.key)") }
    #expect(copy == original)
  }
}
