import Foundation
import Testing

@testable import GeoFeatures

@Suite struct ReadingTests {
  @Test func reads_geometriesOfEveryKindIntoParts() throws {
    let geometries = [
      #"{"type":"Point","coordinates":[1,2]}"#,
      #"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#,
      #"{"type":"LineString","coordinates":[[1,2],[3,4],[5,6]]}"#,
      #"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}"#,
      #"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[1,2],[2,2],[1,1]]]}"#,
      #"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}"#,
      #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]}]}"#,
      "null",
    ]
    let features = geometries.map { #"{"type":"Feature","geometry":\#($0),"properties":{}}"# }
    let table = try read(#"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
    #expect(
      table.geometry.kinds == [
        .point, .multiPoint, .lineString, .multiLineString, .polygon, .multiPolygon, .geometryCollection, .none,
      ])
    #expect(
      table.geometry.roles == [
        .points, .points, .line, .line, .line, .outerRing, .innerRing, .outerRing, .outerRing, .points, .line,
      ])
    #expect(table.geometry.firstPart == [0, 1, 2, 3, 5, 7, 9, 11, 11])
    #expect(table.geometry.positions(of: 2).map { table.geometry.x[$0] } == [1, 3, 5])
    #expect(table.geometry.z.isEmpty)
  }

  @Test func reads_membersInAnyOrder() throws {
    let usual = #"""
      {"type":"FeatureCollection","name":"n","features":[{"type":"Feature","id":7,"properties":{"type":"Point","a":1},
      "geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}]}
      """#
    let turned = #"""
      {"features":[{"geometry":{"coordinates":[[1,2],[3,4]],"type":"LineString"},"properties":{"type":"Point","a":1},
      "id":7,"type":"Feature"}],"name":"n","type":"FeatureCollection"}
      """#
    #expect(try read(usual).content == read(turned).content)
    #expect(try read(usual).count == 1)
  }

  @Test func reads_objectWhoseFeaturesMemberIsForeign() throws {
    let table = try read(#"{"features":[{"a":1}],"coordinates":[1,2],"type":"Point"}"#)
    #expect(table.geometry.kinds == [.point])
    #expect(table.columns.isEmpty && table.finding("invalid_feature") == nil)
  }

  @Test func reads_geometryWhoseForeignMembersComeBeforeItsType() throws {
    let table = try read(
      collection(
        #"{"coordinates":[9,9],"geometries":[{"type":"Point","coordinates":[1,2]}],"type":"GeometryCollection"}"#))
    #expect(table.geometry.kinds == [.geometryCollection] && table.geometry.x == [1])
  }

  @Test func reads_bareFeatureAndBareGeometry() throws {
    let feature = try read(
      #"{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"d":3}}"#)
    #expect(feature.count == 1 && feature.id(0) == .text("a") && feature.column("d")?.number(0) == 3)
    let geometry = try read(#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#)
    #expect(geometry.geometry.kinds == [.lineString] && geometry.columns.isEmpty)
  }

  @Test(arguments: ["\n", "\r\n", "\n\n", "\n\u{1E}"]) func reads_featuresOnePerLine(separator: String) throws {
    let line = #"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"d":3}}"#
    let table = try read(line + separator + line + "\n" + line + "\n")
    #expect(table.count == 3)
    #expect(table.featureIndex == [0, 1, 2])
    #expect(table.column("d")?.numbers == [3, 3, 3])
  }

  @Test func reads_typedColumnsOfMixedProperties() throws {
    let rows = [
      #"{"d":300,"n":"a"}"#, #"{"d":"x\u00e9","only":true}"#, #"{"d":null}"#, "{}", #"{"d":[1, {"k":2}]}"#,
      #"{"d":-1.5e3,"n":""}"#,
      #"{"d":false}"#,
    ]
    let features = rows.map { #"{"type":"Feature","geometry":null,"properties":\#($0)}"# }
    let table = try read(#"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
    #expect(table.columns.map(\.name) == ["d", "n", "only"])
    let d = try #require(table.column("d"))
    #expect(
      (0..<7).map { d[$0] } == [
        .number(300), .text("xé"), .null, .absent, .json(#"[1, {"k":2}]"#), .number(-1500), .flag(false),
      ])
    #expect(d.numbers.map { $0.isNaN ? 0 : $0 } == [300, 0, 0, 0, 0, -1500, 0])
    #expect(d.text(1) == "xé" && d.text(0) == nil && d.number(1).isNaN)
    let n = try #require(table.column("n"))
    #expect((0..<7).map { n[$0] } == [.text("a"), .absent, .absent, .absent, .absent, .text(""), .absent])
    #expect(table.column("only")?[1] == .flag(true))
    #expect(table.column("only")?.count == 7)
  }

  @Test func reads_keysThatDifferOnlyInEscapesAsOneColumn() throws {
    let table = try read(
      #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"管径":1}},"#
        + #"{"type":"Feature","geometry":null,"properties":{"\u7ba1\u5f84":2}},"#
        + #"{"type":"Feature","geometry":null,"properties":{"管径":3}}]}"#)
    #expect(table.columns.map(\.name) == ["管径"])
    #expect(table.columns[0].numbers == [1, 2, 3])
  }

  @Test func reads_keyWithBackslashApartFromItsEscape() throws {
    let feature = { (key: String) in #"{"type":"Feature","geometry":null,"properties":{"\#(key)":1}}"# }
    let table = try read(
      #"{"type":"FeatureCollection","features":[\#(feature(#"a\\n"#)),\#(feature(#"a\n"#)),\#(feature(#"a\\n"#))]}"#)
    #expect(table.columns.map(\.name) == [#"a\n"#, "a\n"])
    #expect(table.columns[0].tag(2) == .number && table.columns[0].tag(1) == .absent)
  }

  @Test func reads_manyKeysOutOfTurn() throws {
    let features = (0..<200).map { i in
      let properties = (0..<20).map { "\"k\((i * 7 + $0 * 3) % 97)\":\(i * 1000 + (i * 7 + $0 * 3) % 97)" }
      return #"{"type":"Feature","geometry":null,"properties":{\#(properties.joined(separator: ","))}}"#
    }
    let table = try read(#"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#)
    #expect(table.columns.count == 97)
    for column in table.columns {
      let key = try #require(Double(column.name.dropFirst()))
      for i in 0..<200 where column.tag(i) == .number { #expect(column.number(i) == Double(i) * 1000 + key) }
    }
  }

  @Test func reads_heightsWithNaNWhereThereAreNone() throws {
    let table = try read(collection(#"{"type":"LineString","coordinates":[[1,2],[3,4,5],[6,7,8,9]]}"#))
    #expect(table.geometry.z.map { $0.isNaN ? -1 : $0 } == [-1, 5, 8])
    #expect(table.finding("heights")?.count == 2)
    #expect(table.finding("extra_coordinates")?.count == 1)
    #expect(table.finding("mixed_dimension") != nil)
  }

  @Test func reads_collectionMembersAndLegacyCRS() throws {
    let table = try read(
      #"{"type":"FeatureCollection","name":"雨水","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}},"#
        + #""network":"drainage","exceededTransferLimit":true,"features":[{"type":"Feature","properties":null,"#
        + #""geometry":{"type":"Point","coordinates":[520000.5,3530000.25]}}],"note":{"a":[1]},"bbox":[0,0,1,1]}"#)
    #expect(table.name == "雨水" && table.crs == "urn:ogc:def:crs:EPSG::4547")
    #expect(table.members.map(\.key) == ["network", "exceededTransferLimit", "note"])
    #expect(table.members.map(\.value) == [.text("drainage"), .flag(true), .json(#"{"a":[1]}"#)])
    #expect(table.geometry.x == [520000.5])
    #expect(table.finding("legacy_crs")?.count == 1)
  }

  @Test func reads_projectedPositionsWhenCRSComesLastOrTheCallerKnows() throws {
    let features =
      #""features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[520000,3530000]}}]"#
    let crs = #""crs":{"type":"name","properties":{"name":"EPSG:4547"}}"#
    #expect(try read(#"{"type":"FeatureCollection",\#(features),\#(crs)}"#).count == 1)
    #expect(try read(#"{"type":"FeatureCollection",\#(features)}"#, frame: .any).count == 1)
    #expect(refusal(#"{"type":"FeatureCollection",\#(features)}"#)?.kind == .invalidGeoJSON)
  }

  @Test func tolerates_oddFilesAndCountsEachKindOnce() throws {
    let table = try read(
      "\u{FEFF}" + #"""
        {"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":null,"properties":{"a":1,"a":2},"extra":{"x":[]}},
        {"type":"Feature","geometry":null,"properties":{"a":"12.5","long":9007199254740993,"vast":1e400}},
        {"type":"Feature","id":{},"properties":{"a":"\ud800"}},
        {"type":"Feature","geometry":{"type":"Polygon","coordinates":[]}},
        {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]},"properties":{}}]}
        """#)
    let expected: [String: (count: Int, feature: Int?, line: Int)] = [
      "byte_order_mark": (1, nil, 1), "null_geometry": (2, 0, 2), "duplicate_key": (1, 0, 2),
      "foreign_members": (1, 0, 2),
      "number_as_text": (1, 1, 3), "long_integer": (1, 1, 3), "number_out_of_range": (1, 1, 3),
      "feature_id_ignored": (1, 2, 4), "lone_surrogate": (1, 2, 4), "missing_geometry": (1, 2, 4),
      "empty_coordinates": (1, 3, 5), "missing_properties": (1, 3, 5), "winding_order": (1, 4, 6),
    ]
    #expect(Set(table.findings.map(\.kind)) == Set(expected.keys))
    for finding in table.findings {
      let want = try #require(expected[finding.kind])
      #expect(finding.count == want.count && finding.feature == want.feature && finding.line == want.line, "\(finding)")
      #expect(finding.severity != .error)
    }
    #expect(table.column("a")?[0] == .number(2))
    #expect(table.column("long")?[1] == .text("9007199254740993"))
    #expect(table.column("vast")?[1] == .text("1e400"))
    #expect(table.column("a")?[2] == .text("\u{FFFD}"))
  }

  @Test func tolerates_duplicateMembersOfAFeatureLastWins() throws {
    let table = try read(
      #"{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[1,2]},"#
        + #""properties":{"a":1,"b":2},"geometry":{"type":"LineString","coordinates":[[3,4],[5,6]]},"properties":{"a":3},"id":2}]}"#
    )
    #expect(table.geometry.kinds == [.lineString] && table.geometry.x == [3, 5])
    #expect(table.id(0) == .number(2))
    #expect(table.column("a")?[0] == .number(3) && table.column("b")?[0] == .absent)
    #expect(table.finding("duplicate_key")?.count == 3)
  }

  @Test func leavesOut_faultyFeaturesAndKeepsTheirNeighbours() throws {
    let table = try read(
      #"""
      {"type":"FeatureCollection","features":[
      {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"d":1}},
      {"type":"Feature","id":"b","geometry":{"type":"LineString","coordinates":[[1,2]]},"properties":{"d":2,"new":"x"}},
      {"type":"Feature","properties":{"d":3,"other":1},"geometry":{"type":"Point","coordinates":[1,100]},"id":77},
      null,
      {"type":"Feature","id":"e","geometry":{"type":"Point","coordinates":[3,4]},"properties":{"d":5,"e":6}}]}
      """#)
    #expect(table.featureIndex == [0, 4])
    #expect(table.columns.map(\.name) == ["d", "e"])
    #expect(table.column("d")?.numbers == [1, 5])
    #expect(table.geometry.x == [1, 3])
    let errors = table.findings.filter { $0.severity == .error }
    #expect(errors.map(\.feature) == [1, 2, 3])
    #expect(errors.map(\.id) == ["b", "77", nil])
    #expect(errors.map(\.line) == [3, 4, 5])
    #expect(errors[0].message.contains("features[1].geometry.coordinates"))
  }

  @Test func reads_fileByNameAndRefusesWhatIsNotThere() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gradeline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Sizes around a page, where the bytes end with the mapping.
    for size in [4096 - 64, 4096 - 1, 4096, 4097, 8192] {
      let head = #"{"type":"FeatureCollection","features":[],"pad":""#
      let text = head + String(repeating: "x", count: size - head.utf8.count - 2) + "\"}"
      let path = folder.appendingPathComponent("\(size).geojson").path
      try writeFile(Array(text.utf8), to: path)
      #expect(try readFeatures(path: path).members.count == 1)
      try writeFile(Array(text.utf8.dropLast(2)), to: path)
      #expect(throws: FeatureReadError.self) { try readFeatures(path: path) }
    }
    for path in [folder.path, folder.path + "/none.geojson"] {
      do throws(FeatureReadError) {
        _ = try readFeatures(path: path)
        Issue.record("read \(path)")
      } catch {
        #expect(error.kind == .unreadable && error.line == nil)
      }
    }
  }
}
