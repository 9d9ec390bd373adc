import Testing

@testable import GeoFeatures

@Suite struct RefusalTests {
  /// Texts that RFC 8259 does not allow, each as the value of a property.
  static let brokenValues = [
    "", "nul", "True", "NaN", "Infinity", "-", "+1", "01", "-01", "1.", ".5", "1.e3", "1e", "1e+", "0x1", "1_0", "--1",
    "1 2",
    "'a'", "\"a", "\"\t\"", "\"\n\"", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\", "[1,]", "[,1]", "[1 2]", "[1",
    "[1}", "{\"a\"}",
    "{\"a\":}", "{a:1}", "{\"a\":1,}", "{1:1}", "{\"a\" 1}", "{\"a\":1", "[\"a\":1]", "/* */1", "1//", "\u{FEFF}1",
    "\u{A0}1", "undefined",
    "[[]", "[]]", "{}}",
  ]

  @Test(arguments: brokenValues) func refusal_brokenJSONHasItsPlace(value: String) throws {
    let error = try #require(refusal(collection("null", properties: "{\"v\":\(value)}")), "took \(value)")
    #expect(error.kind == .invalidJSON)
    let offset = try #require(error.offset)
    let before = collection("null", properties: "{\"v\":").utf8.count - 3
    #expect(offset >= before && error.column == offset + 1, "\(error)")
    #expect(!error.found.isEmpty && !error.expected.isEmpty && !error.advice.isEmpty)
  }

  @Test(arguments: 0..<120) func refusal_everyTruncationOfAFile(length: Int) throws {
    let whole = Array(collection("{\"type\":\"Point\",\"coordinates\":[1,2]}", properties: "{\"é\":\"x\\n\"}").utf8)
    let cut = Array(whole.prefix(length))
    let error = try #require(refusal(cut))
    #expect(error.kind == .invalidJSON || error.kind == .encoding)
  }

  static let brokenUTF8: [[UInt8]] = [
    [0x80], [0xFF], [0xC0, 0xAF], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xBD],
    [0xF0, 0x80, 0x80, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x9A], [0xC8, 0xCB, 0xC3, 0xF1, 0xC2, 0xB7],
  ]

  @Test(arguments: brokenUTF8) func refusal_bytesThatAreNoUTF8(bytes: [UInt8]) throws {
    let parts = collection("null", properties: "{\"v\":\"@\"}").utf8.split(separator: UInt8(ascii: "@"))
    let error = try #require(refusal(Array(parts[0]) + bytes + Array(parts[1])))
    #expect(error.kind == .encoding && error.path == "features[0].properties.v")
  }

  @Test func refusal_namesGB18030AndUTF16() throws {
    let parts = collection("null", properties: "{\"v\":\"@\"}").utf8.split(separator: UInt8(ascii: "@"))
    let gbk = try #require(refusal(Array(parts[0]) + [0xC8, 0xCB] + Array(parts[1])))
    #expect(gbk.description.contains("GB18030") && gbk.description.contains("UTF-8"))
    let text = collection("null")
    for units in [
      text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] },
    ] {
      #expect(refusal(units)?.description.contains("UTF-16") == true)
    }
  }

  @Test func refusal_tellsJSONThatIsNoGeoJSONFromBrokenFiles() {
    for text in [
      "[]", "3", "{}", #"{"a":1}"#, #"{"type":"module","x":{}}"#, #"{"features":[]}"#, "{\"a\":1}\n{\"a\":2}\n",
    ] {
      #expect(refusal(text)?.kind == .notGeoJSON, "\(text)")
    }
    for text in ["[", "{\"a\":1}}", "[] []", "{\"type\":\"module\",}", "<html>", ""] {
      #expect(refusal(text)?.kind == .invalidJSON, "\(text)")
    }
  }

  @Test func refusal_namesOtherMapFormats() throws {
    let topology = try #require(refusal(#"{"type":"Topology","objects":{},"arcs":[]}"#))
    #expect(topology.kind == .notGeoJSON && topology.found == "TopoJSON")
    let esri =
      #"{"geometryType":"esriGeometryPolyline","features":[{"attributes":{"a":1},"geometry":{"paths":[[[1,2],[3,4]]]}}]}"#
    #expect(refusal(esri)?.found == "Esri JSON")
    #expect(refusal("<?xml version=\"1.0\"?><gml/>")?.found == "XML or HTML")
    #expect(refusal("PK\u{3}\u{4}")?.found == "a zip archive")
  }

  static let brokenGeometries = [
    #"{"type":"Point"}"#, #"{"coordinates":[1,2]}"#, #"{"type":"Circle","coordinates":[1,2]}"#,
    #"{"type":"point","coordinates":[1,2]}"#,
    #"{"type":"Point","coordinates":[1]}"#, #"{"type":"Point","coordinates":[[1,2]]}"#,
    #"{"type":"Point","coordinates":[null,1]}"#,
    #"{"type":"Point","coordinates":["1","2"]}"#, #"{"type":"Point","coordinates":"1,2"}"#,
    #"{"type":"Point","coordinates":[1e999,1]}"#,
    #"{"type":"Point","coordinates":[28,113]}"#, #"{"type":"LineString","coordinates":[1,2]}"#,
    #"{"type":"LineString","coordinates":[[1,2]]}"#, #"{"type":"LineString","coordinates":[[1,2],[]]}"#,
    #"{"type":"LineString","coordinates":[[[1,2],[3,4]]]}"#, #"{"type":"MultiLineString","coordinates":[[1,2],[3,4]]}"#,
    #"{"type":"MultiLineString","coordinates":[[]]}"#, #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#, #"{"type":"Polygon","coordinates":[[]]}"#,
    #"{"type":"MultiPolygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#, #"{"type":"GeometryCollection"}"#,
    #"{"type":"GeometryCollection","geometries":[null]}"#, #"{"type":"GeometryCollection","geometries":{}}"#,
    #"{"coordinates":[[1,2]],"type":"Point"}"#, #"{"coordinates":[[[[[1,2]]]]],"type":"MultiPolygon"}"#, "[1,2]",
    "\"x\"", "true",
  ]

  @Test(arguments: brokenGeometries) func refusal_geometryAgainstRFC7946(geometry: String) throws {
    let error = try #require(refusal(collection(geometry)), "took \(geometry)")
    #expect(error.kind == .invalidGeoJSON)
    #expect(error.feature == 0 && error.path.hasPrefix("features[0]"))
    #expect(error.faults.count == 1)
    // The same beside a good feature: left out, with a finding of severity error.
    let good = #"{"type":"Feature","geometry":null,"properties":{}}"#
    let bad = #"{"type":"Feature","geometry":\#(geometry),"properties":{}}"#
    let table = try read(#"{"type":"FeatureCollection","features":[\#(good),\#(bad),\#(good)]}"#)
    #expect(table.featureIndex == [0, 2])
    #expect(table.finding("invalid_feature")?.feature == 1)
    #expect(table.finding("invalid_feature")?.severity == .error)
  }

  @Test(arguments: [
    #"{"type":"FeatureCollection"}"#, #"{"type":"FeatureCollection","features":{}}"#,
    #"{"type":"FeatureCollection","features":[1]}"#,
    #"{"type":"FeatureCollection","features":[],"features":[]}"#,
    #"{"type":"FeatureCollection","features":[{"geometry":null,"properties":{}}]}"#,
    #"{"type":"FeatureCollection","features":[{"type":"feature","geometry":null,"properties":{}}]}"#,
    #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":[]}]}"#,
  ]) func refusal_collectionAgainstRFC7946(text: String) {
    #expect(refusal(text)?.kind == .invalidGeoJSON, "\(text)")
  }

  @Test func refusal_secondDocument() {
    let collection = #"{"type":"FeatureCollection","features":[]}"#
    #expect(refusal(collection + collection)?.kind == .invalidJSON)
    #expect(refusal(collection + "\n" + collection)?.kind == .invalidJSON)
    let feature = #"{"type":"Feature","geometry":null,"properties":{}}"#
    #expect(refusal(feature + feature)?.kind == .invalidJSON)
  }

  @Test func refusal_brokenJSONCostsTheFileEvenInAFaultyFeature() {
    let error = refusal(collection(#"{"type":"Circle","coordinates":[1,2,nul]}"#))
    #expect(error?.kind == .invalidJSON)
  }

  @Test func refusal_nestingWithoutEnd() throws {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      let deep = String(repeating: open, count: 100_000) + "1" + String(repeating: close, count: 100_000)
      let error = try #require(refusal(collection("null", properties: "{\"v\":\(deep)}")))
      #expect(error.kind == .invalidJSON && error.expected.contains("levels"))
      #expect(error.path.count < 400)
      let fair = String(repeating: open, count: 900) + "1" + String(repeating: close, count: 900)
      #expect(try read(collection("null", properties: "{\"v\":\(fair)}")).count == 1)
    }
    let nested = String(repeating: #"{"type":"GeometryCollection","geometries":["#, count: 50_000)
    #expect(refusal(collection(nested)) != nil)
  }

  @Test func golden_messageReadsAsOneSentence() throws {
    let error = try #require(
      refusal(
        "{\"type\":\"FeatureCollection\",\n\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[管,2]}}]}"
      ))
    #expect(
      error.description
        == "test.geojson, line 2, column 73, feature 0 (features[0].geometry.coordinates[0]): found \"管\", "
        + "expected a number; the file is damaged or was edited by hand: export it again")
    #expect(error.offset == 101)
  }

  @Test func refusal_countsAllFaultsWhenNothingIsLeft() throws {
    let bad = #"{"type":"Feature","geometry":{"type":"Point"},"properties":{}}"#
    let error = try #require(refusal(#"{"type":"FeatureCollection","features":[\#(bad),\#(bad),\#(bad)]}"#))
    #expect(error.faults.map(\.feature) == [0, 1, 2])
    #expect(error.description.contains("3 features"))
  }

  /// Files made to take quadratic or exponential time; these sizes end at once or not within a day.
  @Test func refusal_hostileFilesEndSoon() throws {
    let many = (0..<60_000).map { "\"k\($0)\":1" }.joined(separator: ",")
    #expect(refusal(collection("null", properties: "{\(many)}"))?.found.contains("property names") == true)
    #expect(try read(#"{"type":"FeatureCollection","features":[],\#(many)}"#).members.count == 60_000)
    let open = String(repeating: #"{"coordinates":[1,2],"geometries":["#, count: 15)
    let close = String(repeating: #"],"type":"GeometryCollection"}"#, count: 15)
    let geometry = open + #"{"coordinates":[1,2],"type":"Point"}"# + close
    let features = Array(repeating: #"{"type":"Feature","geometry":\#(geometry),"properties":{}}"#, count: 500)
    let table = try read(#"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
    #expect(table.count == 500 && table.geometry.x.count == 500)
    let faults = Array(repeating: "1", count: 50_000).joined(separator: ",")
    #expect(refusal(#"{"type":"FeatureCollection","features":[\#(faults)]}"#)?.faults.count == 50_000)
  }
}
