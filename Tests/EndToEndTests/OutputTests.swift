import Foundation
import Testing

@testable import GradelineCLI

/// What `--out` protects and replaces, and that results do not depend on the threads.
@Suite struct OutputTests {
  @Test func refusal_foreignFilesOfTheSameNamesAreKeptWithoutForce() throws {
    let shop = try Workshop()
    let town = try shop.street()
    try shop.write("mine", to: "out/summary.json")
    try shop.write("mine too", to: "out/notes.txt")
    let run = shop.run("check", town)
    #expect(run.status == 2)
    #expect(run.complaints.contains("summary.json") && run.complaints.contains("--force"))
    #expect(try shop.text("out/summary.json") == "mine")
    #expect(shop.names(in: "out") == ["notes.txt", "summary.json"])
    #expect(shop.names() == ["out", "街道"])

    #expect(shop.run("check", town, "--force").status == 0)
    #expect(try shop.text("out/summary.json") != "mine")
    #expect(try shop.text("out/notes.txt") == "mine too")
  }

  @Test func earlierRun_isReplacedAndItsStaleFilesGo() throws {
    let shop = try Workshop()
    let town = try shop.street()
    #expect(shop.run("hotspots", town, "--duration", "30").status == 0)
    #expect(shop.names(in: "out").contains("hotspots.geojson"))
    try shop.write("mine", to: "out/notes.txt")
    #expect(shop.run("check", town).status == 0)
    #expect(
      shop.names(in: "out") == [
        "defects.geojson", "links.geojson", "nodes.geojson", "notes.txt", "run.json", "summary.json",
      ])
  }

  @Test func tamperedRecord_reachesNothingOutsideTheFolder() throws {
    let shop = try Workshop()
    let town = try shop.street()
    #expect(shop.run("check", town).status == 0)
    try shop.write("mine", to: "precious.txt")
    let record = try shop.text("out/run.json").replacingOccurrences(of: "\"run.json\"", with: "\"../precious.txt\"")
    try shop.write(record, to: "out/run.json")
    // The record no longer owns run.json itself.
    #expect(shop.run("check", town, "--force").status == 0)
    #expect(try shop.text("precious.txt") == "mine")
  }

  @Test func refusal_outputNamedAsAFile() throws {
    let shop = try Workshop()
    let town = try shop.street()
    try shop.write("mine", to: "out")
    #expect(shop.run("check", town).status == 2)
    #expect(try shop.text("out") == "mine")
    #expect(shop.names() == ["out", "街道"])
  }

  @Test func refusal_outputWithoutName() throws {
    let shop = try Workshop()
    let run = shop.run("check", try shop.street(), "--out=", to: nil)
    #expect(run.status == 2 && run.complaints.contains("--out"))
    let model = try shop.write(Samples.model, to: "two.inp")
    #expect(shop.run("convert", model, "", to: nil).status == 2)
    #expect(shop.names() == ["two.inp", "街道"])
  }

  @Test(arguments: ["out/", "a/b/out"])
  func output_folderIsMadeWhereverItIsNamed(_ name: String) throws {
    let shop = try Workshop()
    #expect(shop.run("check", try shop.street(), to: name).status == 0)
    #expect(shop.names(in: name).contains("summary.json"))
    #expect(shop.names().allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func invariant_sameBytesForOneAndTwoThreads() throws {
    let shop = try Workshop()
    let town = try shop.street()
    for threads in ["1", "2"] {
      let words = ["hotspots", town, "--threads", threads, "--return-period", "2,20", "--duration", "30"]
      #expect(shop.run(words, to: threads).status == 0)
    }
    try shop.expectSameBytes("1", "2")
  }

  @Test func json_isTheSummaryAloneOnStandardOutput() throws {
    let shop = try Workshop()
    let run = shop.run("check", try shop.street(), "--json")
    #expect(run.status == 0)
    #expect(run.output == (try shop.text("out/summary.json")))
    let summary = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(summary["command"] as? String == "check")
    #expect(Set(summary.keys).isSuperset(of: ["command", "version", "inputs", "assumptions", "results"]))
    #expect(run.complaints.isEmpty)
  }

  @Test func quiet_printsNothing() throws {
    let shop = try Workshop()
    let run = shop.run("check", try shop.street(), "--quiet")
    #expect(run.status == 0)
    #expect(run.output.isEmpty && run.complaints.isEmpty)
  }

  @Test func chinese_isSpokenWhenAskedOrByTheLocale() throws {
    let shop = try Workshop()
    let town = try shop.street()
    #expect(shop.run("check", town, "--lang", "zh").output.contains("图层"))
    #expect(shop.run("check", town, environment: ["LANG": "zh_CN.UTF-8"]).output.contains("图层"))
    #expect(shop.run("check", town, environment: ["LANG": "zh_CN.UTF-8", "LC_ALL": "C"]).output.contains("Layers"))
  }

  @Test func golden_seriesOfNamedElements() throws {
    let shop = try Workshop()
    let town = try shop.street()
    let plain = shop.run("hotspots", town, "--duration", "30")
    #expect(plain.status == 0 && !shop.names(in: "out").contains("series.csv"))
    let all = shop.run("hotspots", town, "--duration", "30", "--series", "all", to: "all")
    #expect(all.status == 0 && shop.names(in: "all").contains("series.csv"))
    #expect(try shop.text("all/drainage_nodes.geojson") == (try shop.text("out/drainage_nodes.geojson")))
    #expect(try shop.text("all/series.csv").hasPrefix("time_s,"))
    let wrong = shop.run("hotspots", town, "--series", "nowhere", to: "wrong")
    #expect(wrong.status == 2 && wrong.complaints.contains("--series nowhere: no drainage node or link has this id"))
    #expect(shop.names(in: "wrong").isEmpty)
  }
}
