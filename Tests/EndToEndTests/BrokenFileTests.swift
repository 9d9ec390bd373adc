import Foundation
import Testing

@testable import GradelineCLI

/// Every file of `GeoData/broken` is refused by name or reported, as the README there says.
@Suite struct BrokenFileTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("GeoData/broken").path

  /// Names and the findings that are expected; nil for a refusal.
  private static let expected: [String: String?] = [
    "invalid-json.geojson": nil, "cut-off.geojson": nil, "not-a-number.geojson": nil, "topojson.json": nil,
    "gb18030.geojson": nil, "utf-16.geojson": nil, "web-page.geojson": nil, "empty.geojson": nil,
    "swapped-coordinates.geojson": nil, "unknown-crs.geojson": nil, "unclosed-ring.geojson": nil,
    "ring-of-three.geojson": nil, "line-of-one.geojson": nil, "no-coordinates.geojson": nil,
    "unknown-geometry.geojson": nil, "diameter-word": "unreadable_value", "diameter-negative": "zero_diameter",
    "duplicate-number": "duplicate_id", "unknown-manhole": "unknown_node", "no-outfall": "no_outfall",
    "breaks-bad-date.csv": "missing_date", "breaks-no-pipe.csv": nil, "grid-short.asc": nil, "grid-word.asc": nil,
    "bad-line.inp": nil, "undefined-outfall.inp": nil, "no-section.inp": nil, "missing-field.inp": nil,
    "unknown-shape.inp": nil, "no-series.inp": nil, "no-outfall.inp": nil,
  ]

  @Test(arguments: expected.keys.sorted())
  func refusal_orFindingAsTheReadmeSays(_ name: String) throws {
    let shop = try Workshop()
    let run = shop.run("check", Self.folder + "/" + name)
    if let finding = try #require(Self.expected[name]) {
      #expect(run.status <= 1)
      #expect(try shop.findings().contains(finding))
    } else {
      #expect(run.status == 3)
      #expect(run.complaints.contains(name) && run.complaints.contains("expected") || name.hasSuffix(".geojson"))
      #expect(shop.names().isEmpty)
    }
  }

  @Test(arguments: [
    ("settings-unknown-key.json", "storm.return_period_years"), ("settings-wrong-type.json", "years from"),
  ])
  func refusal_settingsNameFileAndRemedy(_ name: String, _ remedy: String) throws {
    let shop = try Workshop()
    let run = shop.run("hotspots", try shop.street(), "--settings", Self.folder + "/" + name)
    #expect(run.status == 2)
    #expect(run.complaints.contains(name) && run.complaints.contains(remedy))
    #expect(!shop.names().contains("out"))
  }

  @Test func coverage_everyBrokenFileIsTried() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
      .filter { !$0.hasSuffix(".md") && !$0.hasPrefix("settings-") && !$0.hasPrefix(".") }
    #expect(Set(names) == Set(Self.expected.keys))
  }
}
