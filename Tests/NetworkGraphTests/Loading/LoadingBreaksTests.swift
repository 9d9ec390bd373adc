import GeoFeatures
import Testing

@testable import NetworkGraph

/// Break histories, and values that a broken file brings.
@Suite struct LoadingBreaksTests {
  private func breaks(_ text: String) throws -> SourceTable {
    SourceTable(
      file: "breaks.csv", table: try readDelimitedTable(Array(text.utf8), file: "breaks.csv"), kindOverride: .breaks)
  }

  @Test func finding_datesThatNoCalendarHas() throws {
    let loaded = try load(
      try breaks(
        "pipe_id,date,kind\nP1,2019-02-11,x\nP2,2019-13-40,x\nP3,,x\nP4,2023-02-29,x\nP5,2024-02-29,x\nP6,5/31/2003,x\nP7,2003年5月1日,x\nP8,20030501,x\nP9,1998,x\n"
      ))
    #expect(loaded.findings.filter { $0.kind == "unreadable_value" }.compactMap(\.feature) == [1, 3])
    #expect(loaded.findings.filter { $0.kind == "missing_date" }.compactMap(\.feature) == [2])
    let dates = try loaded.layer("breaks.csv").attributes
    #expect(dates.text(.date, 0) == "2019-02-11" && dates.text(.date, 1) == nil && dates.text(.date, 4) != nil)
  }

  @Test func refusal_withoutPipeAndDateColumns() throws {
    let error = #expect(throws: LoadingError.self) { try load(try breaks("number,remark\n1,cold winter\n")) }
    for word in ["number, remark", "pipe_id", "date", "--fields"] {
      #expect(error?.description.contains(word) == true)
    }
    // The columns under other names, mapped.
    let mapped = LoadingOptions(fieldMap: ["number": "pipe_id", "day": "date"])
    #expect(try load(try breaks("number,day\nP1,2019-02-11\n"), options: mapped).layers.count == 1)
  }

  @Test func folder_tellsBreakHistoriesFromOtherTables() throws {
    func table(_ text: String) throws -> FeatureTable { try readDelimitedTable(Array(text.utf8), file: "x.csv") }
    #expect(isBreakHistory(try table("管线编号,爆管日期\nP1,2019-02-11\n"), file: "a/x.csv", fieldMap: [:]))
    #expect(!isBreakHistory(try table("time,rain\n0,1\n"), file: "a/storm.csv", fieldMap: [:]))
    #expect(isBreakHistory(nil, file: "a/爆管.csv", fieldMap: [:]) && !isBreakHistory(nil, file: "b.csv", fieldMap: [:]))
  }

  @Test func identity_survivesANumberGivenTwice() throws {
    let nodes = try source(
      "雨水管点.geojson",
      ["Y1", "Y2", "Y2", "Y9"].enumerated().map { k, id in
        point("113.65\(k), 35.93", "\"物探点号\":\"\(id)\",\"附属物\":\"检查井\"")
      })
    let pipes = try source(
      "雨水管线.geojson",
      [
        line("113.650,35.93", "113.651,35.93", properties: #""管线编号":"L1","起点点号":"Y1","终点点号":"Y2""#),
        line("113.651,35.93", "113.653,35.93", properties: #""管线编号":"L2","起点点号":"Y2","终点点号":"Y9""#),
      ])
    let loaded = try load(nodes, pipes)
    #expect(try loaded.layer("雨水管点.geojson").ids == ["Y1", "Y2", "Y2", "Y9"])
    #expect(loaded.count("duplicate_id") == 1)
  }

  @Test func finding_numberWithoutBoundsOfItsOwn() throws {
    let plants = try source(
      "facilities.geojson", [point("113.65,35.93", #""id":"F1","kind":"hospital","capacity":1e300"#)])
    let loaded = try load(plants)
    #expect(loaded.count("out_of_range") == 1)
    #expect(try loaded.layer("facilities.geojson").attributes.known(.capacity, 0) == nil)
  }

  @Test func finding_boxLargerThanAnyTownHas() throws {
    let pipes = try source(
      "drainage.geojson",
      ["1e155X800", "1200X800", "0.001X2"].enumerated().map { k, size in
        line("113.65\(k),35.93", "113.65\(k),35.94", properties: "\"id\":\"L\(k)\",\"管径\":\"\(size)\"")
      })
    let loaded = try load(pipes)
    let widths = try loaded.layer("drainage.geojson").attributes.numberColumn(.width)
    #expect(widths[0].isNaN && widths[1] == 1.2)
    #expect(loaded.findings.contains { $0.kind == "out_of_range" && $0.id == "L0" })
  }
}
