import Foundation
import Testing

@testable import GradelineCLI

/// The exit statuses of the product contract, and that a refusal leaves nothing behind.
@Suite struct ExitStatusTests {
  @Test func done_isZeroAndWritesTheFilesOfTheCommand() throws {
    let shop = try Workshop()
    let town = try shop.street()
    #expect(shop.run("check", town, to: "checked").status == 0)
    #expect(
      shop.names(in: "checked") == ["defects.geojson", "links.geojson", "nodes.geojson", "run.json", "summary.json"])
    #expect(shop.run("hotspots", town, "--duration", "30", to: "flooded").status == 0)
    #expect(
      Set(shop.names(in: "flooded")).isSuperset(of: [
        "defects.geojson", "drainage_links.geojson", "drainage_nodes.geojson", "hotspots.geojson", "outfalls.csv",
        "run.json", "subcatchments.geojson", "summary.json",
      ]))
    let balance = try #require(shop.json("flooded/summary.json")["results"] as? [String: Any])
    let continuity = try #require(balance["routing_continuity_pct"] as? Double)
    #expect(abs(continuity) < 0.01)
  }

  @Test func defects_ofAnErrorAreOneInCheck_andWarningsAreErrorsOnlyWithStrict() throws {
    let shop = try Workshop()
    let broken = try shop.write(
      Samples.links.replacingOccurrences(of: "\"YS3\"", with: "\"YS99\""), to: "town/雨水管线.geojson")
    try shop.write(Samples.nodes, to: "town/雨水管点.geojson")
    let town = URL(fileURLWithPath: broken).deletingLastPathComponent().path
    #expect(shop.run("check", town).status == 0)
    #expect(try shop.findings().contains("unknown_node"))
    #expect(shop.run("check", town, "--strict").status == 1)
    #expect(shop.run("hotspots", town, "--strict", "--duration", "30", to: "flooded").status == 1)
    #expect(shop.names(in: "flooded").contains("hotspots.geojson"))
  }

  @Test(arguments: [
    ["check"], ["chekc", "town"], ["check", "town", "--nope"], ["check", "town", "--threads", "0"],
    ["check", "town", "--threads", "two"], ["check", "town", "--layer", "drainage"],
    ["check", "town", "--layer", "drains=town"], ["check", "town", "--lang", "fr"],
    ["check", "town", "--settings", "missing.json"], ["check", "town", "--fields", "missing.json"],
    ["hotspots", "town", "--return-period", "often"], ["hotspots", "town", "--return-period", ""],
    ["hotspots", "town", "--formula", "1,2,3"], ["hotspots", "town", "--formula", "1e308,0,0,0.5"],
    ["hotspots", "town", "--place", "Atlantis"], ["hotspots", "town", "--peak-ratio", "nan"],
    ["hotspots", "town", "--step", "0"], ["hotspots", "town", "--tolerance", "-1"], ["convert", "town"],
    ["convert", "town", "there"], ["help", "nothing"],
  ])
  func refusal_wrongCommandLineIsTwoAndLeavesNothing(_ words: [String]) throws {
    let shop = try Workshop()
    _ = try shop.street()
    let here = words.map { $0 == "town" ? shop.path("街道") : $0 == "missing.json" ? shop.path($0) : $0 }
    let run = shop.run(here, to: ["help", "convert"].contains(words[0]) ? nil : "out")
    #expect(run.status == 2)
    #expect(run.complaints.hasPrefix("gradeline: "))
    #expect(run.output.isEmpty)
    #expect(shop.names() == ["街道"])
  }

  @Test func refusal_missingInputsAreToldAllAtOnce() throws {
    let shop = try Workshop()
    let run = shop.run("check", shop.path("a.geojson"), shop.path("b"), try shop.write("x", to: "notes.txt"))
    #expect(run.status == 3)
    for name in ["a.geojson", "/b:", "notes.txt"] { #expect(run.complaints.contains(name)) }
    #expect(shop.names() == ["notes.txt"])
  }

  @Test func refusal_faultsOfSeveralFilesAreToldAtOnce() throws {
    let shop = try Workshop()
    let run = shop.run(
      "check", try shop.write("", to: "empty.geojson"), try shop.write("{\"type\":", to: "cut.geojson"),
      try shop.write("[JUNCTIONS]\nM1 deep\n", to: "model.inp"))
    #expect(run.status == 3)
    for name in ["empty.geojson", "cut.geojson", "model.inp"] { #expect(run.complaints.contains(name)) }
    #expect(!shop.names().contains("out"))
  }

  @Test func refusal_hotspotsWithoutDrainsSaysHowToNameThem() throws {
    let shop = try Workshop()
    let roads = try shop.write(
      Samples.collection([Samples.line("[113,35],[113.01,35]", #""id":"R1""#)]), to: "roads.geojson")
    let run = shop.run("hotspots", roads)
    #expect(run.status == 3)
    #expect(run.complaints.contains("roads.geojson") && run.complaints.contains("--layer drainage=FILE"))
    #expect(shop.names() == ["roads.geojson"])
  }
}
