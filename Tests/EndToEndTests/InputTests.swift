import Foundation
import Testing

@testable import GradelineCLI

/// The forms in which inputs come, and the options that say how to read them.
@Suite struct InputTests {
  @Test func layer_namesTheKindOfAFileThatDoesNotTell() throws {
    let shop = try Workshop()
    let plain = try shop.write(
      Samples.collection([Samples.line("[113.65,35.93],[113.66,35.93]", #""id":"L1""#)]), to: "export.geojson")
    #expect(shop.run("check", plain, "--layer", "gas=" + plain).status == 0)
    let links = try shop.properties("out/links.geojson")
    #expect(links.map { $0["network"] as? String } == ["gas"])
    // A file that only the option names is an input too.
    #expect(shop.run("check", try shop.street(), "--layer", "water=" + plain).status == 0)
    #expect(try shop.properties("out/links.geojson").contains { $0["network"] as? String == "water" })
  }

  @Test func fields_mapNamesThatNobodyKnows() throws {
    let shop = try Workshop()
    let pipes = try shop.write(
      Samples.collection([Samples.line("[113.65,35.93],[113.66,35.93]", #""id":"L1","bore":450"#)]),
      to: "drainage.geojson")
    let map = try shop.write(#"{"bore": "diameter_mm"}"#, to: "fields.json")
    #expect(shop.run("check", pipes, "--fields", map).status == 0)
    #expect(try shop.properties("out/links.geojson").first?["diameter_mm"] as? Double == 450)

    let wrong = try shop.write(#"{"bore": "diametre_mm"}"#, to: "wrong.json")
    let refused = shop.run("check", pipes, "--fields", wrong, to: "refused")
    #expect([2, 3].contains(refused.status))
    #expect(refused.complaints.contains("diameter_mm"))
    #expect(!shop.names().contains("refused"))
  }

  @Test func crs_bringsMetresWithoutAMemberToTheMap() throws {
    let shop = try Workshop()
    let pipes = try shop.write(Samples.linksInMetres, to: "drainage.geojson")
    #expect(shop.run("check", pipes, "--crs", "EPSG:4547").status == 0)
    let features = try #require(shop.json("out/links.geojson")["features"] as? [[String: Any]])
    let geometry = try #require(features.first?["geometry"] as? [String: Any])
    let start = try #require((geometry["coordinates"] as? [[Double]])?.first)
    // Zone 38 of CGCS2000 in three degrees, central meridian 114° E.
    #expect(abs(start[0] - 113.645) < 0.01 && abs(start[1] - 35.92) < 0.02)
    let length = try #require(features.first?["properties"] as? [String: Any])["length_m"] as? Double
    #expect(abs((length ?? 0) - 60) < 0.05)
  }

  @Test(arguments: ["EPSG:1", "EPSG:", "Beijing54", ""])
  func refusal_unknownCrs(_ name: String) throws {
    let shop = try Workshop()
    let pipes = try shop.write(Samples.linksInMetres, to: "drainage.geojson")
    let run = shop.run("check", pipes, "--crs", name)
    #expect([2, 3].contains(run.status))
    #expect(!run.complaints.isEmpty)
    #expect(!shop.names().contains("out"))
  }

  @Test func lines_ofFeaturesGiveTheSameNetworkAsACollection() throws {
    let shop = try Workshop()
    let features = Samples.links.split(separator: "\n").dropFirst().dropLast()
      .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
    try shop.write(features.joined(separator: "\n") + "\n", to: "lines/drainage.geojsonl")
    try shop.write(Samples.links, to: "whole/drainage.geojson")
    for form in ["lines", "whole"] {
      let run = shop.run("check", shop.path(form), to: "out-" + form)
      #expect(run.status == 0)
    }
    try shop.expectSameBytes("out-lines", "out-whole", ["links.geojson", "nodes.geojson"])
  }

  @Test func standardInput_isReadAsOneLayer() throws {
    let shop = try Workshop()
    let file = open(try shop.write(Samples.links, to: "piped.geojson"), O_RDONLY)
    let kept = dup(STDIN_FILENO)
    defer {
      dup2(kept, STDIN_FILENO)
      close(kept)
    }
    dup2(file, STDIN_FILENO)
    close(file)
    #expect(shop.run("check", "-", "--layer", "drainage=-").status == 0)
    #expect(try shop.properties("out/links.geojson").compactMap { $0["id"] as? String } == ["L1", "L2"])
  }

  @Test func input_namedTwiceIsReadOnce() throws {
    let shop = try Workshop()
    let town = try shop.street()
    #expect(shop.run("check", town, town + "/雨水管线.geojson", town + "/", to: "twice").status == 0)
    #expect(shop.run("check", town, to: "once").status == 0)
    try shop.expectSameBytes("once", "twice", ["links.geojson", "nodes.geojson", "defects.geojson"])
  }

  @Test func folder_passesOverWhatIsNoLayerWithANote() throws {
    let shop = try Workshop()
    let town = try shop.street()
    for (name, text) in [
      ("readme.txt", "hello"), ("table.csv", "a,b\n1,2\n"), ("torn.csv", "\"never closed\n"),
      ("other.json", "{\"a\": 1}"),
    ] { try shop.write(text, to: "街道/" + name) }
    #expect(shop.run("check", town).status == 0)
    #expect(try shop.findings().count { $0 == "passed_over" } == 4)
  }

  @Test func convert_givesTheSameResultsAsTheModel() throws {
    let shop = try Workshop()
    let model = try shop.write(Samples.model, to: "two.inp")
    #expect(shop.run("convert", model, shop.path("layers"), to: nil).status == 0)
    #expect(
      Set(shop.names(in: "layers")).isSuperset(of: [
        "drainage_links.geojson", "drainage_nodes.geojson", "gradeline.json", "model.json", "subcatchments.geojson",
      ]))
    #expect(shop.run("hotspots", model, to: "direct").status == 0)
    #expect(shop.run("hotspots", shop.path("layers"), to: "through").status == 0)
    try shop.expectSameBytes(
      "direct", "through",
      ["drainage_nodes.geojson", "drainage_links.geojson", "subcatchments.geojson", "hotspots.geojson", "outfalls.csv"])
  }

  @Test func settings_inTheFolderAreUsed_andUnknownKeysNameTheNearest() throws {
    let shop = try Workshop()
    let town = try shop.street()
    try shop.write(#"{"storm": {"duration_min": 30}}"#, to: "街道/gradeline.json")
    #expect(shop.run("hotspots", town).output.contains("30 min"))
    try shop.write(#"{"storm": {"duration_mins": 30, "peak_ratoi": 0.3}}"#, to: "街道/gradeline.json")
    let refused = shop.run("hotspots", town, to: "refused")
    #expect(refused.status == 2)
    for word in ["gradeline.json", "storm.duration_min", "storm.peak_ratio"] {
      #expect(refused.complaints.contains(word))
    }
    #expect(!shop.names().contains("refused"))
  }
}
