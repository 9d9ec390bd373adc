import Foundation
import ModelFiles
import NetworkGraph
import Testing

@Suite struct ModelJSONTests {
  @Test func invariant_modelSurvivesWritingAndReading() throws {
    var model = try read(everySection).model
    model.evaporation.onlyDry = true
    let text = try modelJSON(model)
    #expect(try readModelJSON(text, name: "model.json") == model)
    #expect(try modelJSON(readModelJSON(text, name: "model.json")) == text, "the same bytes again")
  }

  @Test func golden_schemaOfASmallModel() throws {
    var model = ModelData()
    model.series["Q"] = .init(times: [0, 3600], values: [0.1, 1.0 / 3])
    let text = String(decoding: try modelJSON(model), as: UTF8.self)
    #expect(text.hasPrefix("{\n  \"curves\" : {\n\n  },\n  \"evaporation\" : {"))
    #expect(text.contains("0.3333333333333333") && text.contains("\"schema\" : 1"))
  }

  @Test func golden_missingMembersHaveTheirDefaults() throws {
    let text = #"{"schema": 1, "simulation": {"start": "2024-05-01T10:00:00", "wet_step_s": 30}}"#
    let model = try readModelJSON(Array(text.utf8), name: "model.json")
    #expect(model.simulation?.start.iso8601 == "2024-05-01T10:00:00" && model.simulation?.wetStep == 30)
    #expect(model.simulation?.reportStep == 300 && model.curves.isEmpty)
  }

  @Test(arguments: [
    (#"{"schema": 2}"#, "schema 2"), (#"{}"#, "no member “schema”"), ("[]", "another kind"), ("{", "valid JSON"),
    (#"{"schema": 1, "series": {"Q": {"times": [0], "values": []}}}"#, "Q: found a series"),
    (#"{"schema": 1, "series": {"Q": {"times": [0]}}}"#, "series.Q.values"),
    (#"{"schema": 1, "curves": {"C": {"kind": "storage", "x": [1, 0], "y": [1, 2]}}}"#, "C: found a curve"),
    (#"{"schema": 1, "patterns": {"P": {"period": "hourly", "factors": [1]}}}"#, "24 factors"),
    (#"{"schema": 1, "simulation": {"start": "yesterday"}}"#, "yesterday"),
    (#"{"schema": 1, "simulation": {"wet_step_s": 0}}"#, "above 0"),
  ])
  func refusal_namesWhatIsWrong(text: String, words: String) throws {
    do throws(ModelFileError) {
      _ = try readModelJSON(Array(text.utf8), name: "model.json")
      Issue.record("read")
    } catch {
      #expect(error.description.contains(words), "\(error)")
    }
  }
}
