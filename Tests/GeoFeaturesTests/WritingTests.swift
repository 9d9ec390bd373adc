import Foundation
import Testing

@testable import GeoFeatures

@Suite struct WritingTests {
  static func text(_ body: (inout FeatureWriter) throws -> Void) rethrows -> String {
    var writer = FeatureWriter(inMemory: nil)
    try body(&writer)
    return String(decoding: writer.finishInMemory(), as: UTF8.self)
  }

  @Test func golden_collection() throws {
    var writer = FeatureWriter(inMemory: "nodes", members: [("network", .text("drainage")), ("n", .number(2))])
    try writer.write(id: .text("M\"1\""), geometry: .point(x: 117.123456789, y: 31.5)) {
      $0.member("id", "M\"1\"")
      $0.member("depth_m", 1.0 / 3)
      $0.member("count", 3)
      $0.member("covered", true)
      $0.member("level_m", Double.nan)
      $0.member("名", "井\n\u{1}")
    }
    try writer.write(geometry: .none) { _ in }
    #expect(
      String(decoding: writer.finishInMemory(), as: UTF8.self) == #"""
        {
        "type":"FeatureCollection",
        "name":"nodes",
        "network":"drainage",
        "n":2,
        "features":[
        {"type":"Feature","id":"M\"1\"","geometry":{"type":"Point","coordinates":[117.1234568,31.5]},"properties":{"id":"M\"1\"","depth_m":0.3333333333333333,"count":3,"covered":true,"level_m":null,"名":"井\n\u0001"}},
        {"type":"Feature","geometry":null,"properties":{}}
        ]
        }

        """#)
  }

  @Test func golden_emptyCollectionIsReadBack() throws {
    let text = Self.text { _ in }
    #expect(try read(text).count == 0)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-1.5, "-1.5"), (0.1 + 0.2, "0.3"), (1e-8, "0"), (-4e-8, "0"),
    (6e-8, "0.0000001"),
    (117.99999999, "118"), (-117.12345674, "-117.1234567"), (3_530_000.4567, "3530000.4567"), (1e300, "1e+300"),
  ]) func golden_coordinate(value: Double, expected: String) {
    var bytes: [UInt8] = []
    appendCoordinate(value, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "-0"), (0.1, "0.1"), (1e-7, "0.0000001"), (1.5e-8, "1.5e-08"), (12.345, "12.345"),
    (117.12345678901234, "117.12345678901234"), (.leastNonzeroMagnitude, "5e-324"),
    (9007199254740991, "9007199254740991"),
    (1e22, "1e+22"), (1.5, "1.5"), (-300, "-300"), (Double.infinity, "null"), (Double.nan, "null"),
  ]) func golden_number(value: Double, expected: String) {
    var bytes: [UInt8] = []
    value.append(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func golden_extremeIntegers() {
    var bytes: [UInt8] = []
    Int.min.append(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "-9223372036854775808")
  }

  @Test func ringsAreClosedAndFollowTheRightHandRule() throws {
    let clockwise = [(x: 0.0, y: 0.0), (x: 0.0, y: 4.0), (x: 4.0, y: 4.0), (x: 4.0, y: 0.0)]
    let counter = [(x: 1.0, y: 1.0), (x: 2.0, y: 1.0), (x: 2.0, y: 2.0), (x: 1.0, y: 1.0)]
    let text = try Self.text { try $0.write(geometry: .polygon([clockwise, counter])) { _ in } }
    #expect(text.contains("[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[2,2],[2,1],[1,1]]]"))
    #expect(try read(text).finding("winding_order") == nil)
  }

  @Test func roundTrip_keepsIdsGeometriesAndUnknownProperties() throws {
    let source = #"""
      {"type":"FeatureCollection","name":"n","network":"water","features":[
      {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[1.5,2.25]},"properties":{"x":null,"y":[1,{"k":"v"}]}},
      {"type":"Feature","id":12,"geometry":{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]},"properties":{"y":"t"}},
      {"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]],[[6,3],[7,4],[7,3],[6,3]]],[[[20,5],[21,5],[21,6],[20,5]]]]},"properties":{"z":true,"x":0.1}},
      {"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2,3.5],[3,4,-1]]},"properties":{}},
      {"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[1,2],[3,4]]},{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[6,3],[7,4],[7,3],[6,3]]]}]},"properties":{}},
      {"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[[1,2]]},"properties":{}},
      {"type":"Feature","geometry":null,"properties":{"a \"b\"\\":"\u0000\u001f/"}}]}
      """#
    let table = try read(source)
    var writer = FeatureWriter(inMemory: table.name, members: table.members)
    for row in 0..<table.count { try writer.write(row, of: table) }
    let back = try readFeatures(bytes: writer.finishInMemory(), name: "back")
    #expect(back.content == table.content)
  }

  @Test func files_appearWholeOrNotAtAll() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gradeline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("a.geojson").path
    try writeFile(Array("old".utf8), to: path)
    do {
      var dropped = try FeatureWriter(path: path, name: "a")
      try dropped.write(geometry: .point(x: 1, y: 2)) { _ in }
      #expect(throws: FileWriteError.self) { try dropped.write(geometry: .point(x: .nan, y: 2)) { _ in } }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.geojson"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    var writer = try FeatureWriter(path: path, name: "a")
    for i in 0..<30_000 { try writer.write(id: .number(Double(i)), geometry: .point(x: 1, y: 2)) { $0.member("i", i) } }
    try writer.finish()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.geojson"])
    #expect(try readFeatures(path: path).count == 30_000)
    #expect(throws: FileWriteError.self) { try writeFile([1], to: folder.path) }
    #expect(throws: FileWriteError.self) { try writeFile([1], to: folder.path + "/none/x.csv") }
  }

  @Test func golden_jsonTextInTheOrderGiven() {
    var json = JSONText()
    json.object {
      $0.member("command", "check")
      $0.object("results") { $0.member("rain_m3", 12.5) }
      $0.array("inputs") {
        $0.item("a")
        $0.object { $0.member("n", 1) }
        $0.array { _ in }
      }
      $0.object("empty") { _ in }
    }
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == """
        {
          "command": "check",
          "results": {
            "rain_m3": 12.5
          },
          "inputs": [
            "a",
            {
              "n": 1
            },
            []
          ],
          "empty": {}
        }
        """)
  }
}
