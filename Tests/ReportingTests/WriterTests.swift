import Foundation
import Geometry
import Results
import Testing

@testable import Reporting

@Suite struct WriterTests {
  private struct Row: Sendable {
    var id: String
    var depth: Double
    var note: String?
  }

  private let columns: [ResultColumn<Row>] = [
    ResultColumn("max_depth_m", unit: "m", meaning: "Largest depth") { .known($0.depth) },
    ResultColumn("note", unit: "-", meaning: "What was seen") { .known($0.note) },
  ]

  private func written(_ layer: ResultLayer) throws -> String {
    let path = NSTemporaryDirectory() + "gradeline-\(UUID().uuidString).geojson"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try writeGeoJSON(layer, to: path)
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func golden_layerAsGeoJSON() throws {
    let rows = [Row(id: "YS1", depth: 0.1 + 0.2, note: "“水”"), Row(id: "YS2", depth: .nan, note: nil)]
    let layer = ResultLayer(name: "hotspots", rows: rows, columns: columns, id: \.id) { row in
      row.id == "YS1" ? .point(LonLat(longitude: 113.123456789, latitude: 28)) : .none
    }
    #expect(
      try written(layer) == """
        {
        "type":"FeatureCollection",
        "name":"hotspots",
        "features":[
        {"type":"Feature","id":"YS1","geometry":{"type":"Point","coordinates":[113.1234568,28]},\
        "properties":{"id":"YS1","max_depth_m":0.30000000000000004,"note":"“水”"}},
        {"type":"Feature","id":"YS2","geometry":null,"properties":{"id":"YS2","max_depth_m":null,"note":null}}
        ]
        }

        """)
  }

  @Test func polygon_isClosedAndWoundByTheRightHand() throws {
    let clockwise = [(0.0, 0.0), (0, 1), (1, 1), (1, 0)].map { LonLat(longitude: $0.0, latitude: $0.1) }
    let layer = ResultLayer(name: "areas", rows: [Row(id: "A", depth: 1, note: nil)], columns: columns, id: \.id) { _ in
      .polygon([clockwise])
    }
    let text = try written(layer)
    #expect(
      text.contains("[[0,0],[1,0],[1,1],[0,1],[0,0]]") || text.contains("[[1,0],[1,1],[0,1],[0,0],[1,0]]"), "\(text)")
  }

  @Test func golden_seriesAsCSV() {
    let series = ResultSeries(
      name: "outfalls", names: ["O1", "河口,北"], times: [0, 300], values: [0, 1.5, 0.25, .nan])
    #expect(String(decoding: seriesCSV(series), as: UTF8.self) == "time_s,O1,\"河口,北\"\n0,0,1.5\n300,0.25,\n")
  }

  @Test func golden_summary() throws {
    let summary = RunSummary(
      command: "check", version: "0.1.0", inputs: ["town"], files: [], assumptions: [],
      results: [("drainage_links", .integer(3)), ("drainage_length_m", .number(12.5))])
    #expect(
      String(decoding: summaryJSON(summary), as: UTF8.self) == """
        {
          "command": "check",
          "version": "0.1.0",
          "inputs": [
            "town"
          ],
          "files": [],
          "assumptions": [],
          "results": {
            "drainage_links": 3,
            "drainage_length_m": 12.5
          }
        }

        """)
  }
}
