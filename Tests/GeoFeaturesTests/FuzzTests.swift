import TestSupport
import Testing

@testable import GeoFeatures

/// Files changed at random: the reader must give a table or an error, and never trap. What it gives must hold together.
@Suite struct FuzzTests {
  #if DEBUG
    static let rounds = 300
  #else
    static let rounds = 20_000
  #endif

  static let seeds = [
    collection(
      #"{"type":"Polygon","coordinates":[[[0,0],[9,0,1],[9,9],[0,0]],[[1,1],[1,2],[2,2],[1,1]]]}"#,
      properties: #"{"管径":300,"名":"\u4e2d\ud83d\udea7 路\n","x":[1,{"a":null}],"f":-1.25e-3}"#),
    #"""
    {"features":[{"properties":{"a":1,"b":"x"},"id":5,"geometry":{"coordinates":[[1,2],[3,4]],"type":"LineString"},"type":"Feature"},
     {"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]},"properties":null}],
     "crs":{"type":"name","properties":{"name":"EPSG:4490"}},"name":"n","bbox":[0,0,1,1],"type":"FeatureCollection"}
    """#,
    "\u{1E}{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{\"a\":1}}\n"
      + "\u{1E}{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiPoint\",\"coordinates\":[[1,2]]},\"properties\":{\"b\":\"é\"}}\n",
    #"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}"#,
  ]

  static let tokens = [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "0", "-", "1e9", "1e999", "\"type\":",
    "\"coordinates\":[", "\u{0}", "\n",
    "\"Feature\"", "\"Point\"", "\"features\":[", "\u{1E}", "é", "\\u", "\\ud800", "[[", "]]", " ",
    "99999999999999999999", ".",
  ].map { Array($0.utf8) }

  static func mutate(_ bytes: inout [UInt8], using chance: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...4, using: &chance) {
      let at = Int.random(in: 0...bytes.count, using: &chance)
      let length = min(Int.random(in: 0...12, using: &chance), bytes.count - at)
      switch Int.random(in: 0..<5, using: &chance) {
      case 0: bytes.removeSubrange(at..<(at + length))
      case 1: bytes.insert(contentsOf: tokens.randomElement(using: &chance) ?? [], at: at)
      case 2: if at < bytes.count { bytes[at] = UInt8.random(in: 0...255, using: &chance) }
      case 3: bytes.insert(contentsOf: Array(bytes[at..<(at + length)]), at: at)
      default:
        if at < bytes.count {
          bytes.replaceSubrange(at..<(at + length), with: tokens.randomElement(using: &chance) ?? [])
        }
      }
    }
  }

  @Test(arguments: 0..<4) func invariant_mutatedFilesGiveATableOrAnError(seed: Int) throws {
    var chance = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<Self.rounds {
      var bytes = Array(Self.seeds[seed].utf8)
      Self.mutate(&bytes, using: &chance)
      do throws(FeatureReadError) {
        let table = try readFeatures(bytes: bytes, name: "fuzz")
        checkInvariants(table)
      } catch {
        #expect(!error.description.isEmpty && error.line != nil)
        #expect((error.offset ?? -1) >= 0 && (error.offset ?? 0) <= bytes.count)
      }
    }
  }

  /// What was read and written again is read as the same.
  @Test(arguments: 0..<4) func invariant_readableMutationsSurviveARoundTrip(seed: Int) throws {
    var chance = SeededGenerator(seed: UInt64(100 + seed))
    for _ in 0..<Self.rounds {
      var bytes = Array(Self.seeds[seed].utf8)
      Self.mutate(&bytes, using: &chance)
      guard let table = try? readFeatures(bytes: bytes, name: "fuzz") else { continue }
      let once = try written(table)
      let again = try written(readFeatures(bytes: once, name: "again", frame: .any))
      #expect(once == again, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  func written(_ table: FeatureTable) throws -> [UInt8] {
    var writer = FeatureWriter(inMemory: table.name, members: table.members)
    for row in 0..<table.count { try writer.write(row, of: table) }
    return writer.finishInMemory()
  }

  func checkInvariants(_ table: FeatureTable) {
    let geometry = table.geometry
    #expect(geometry.kinds.count == table.count && geometry.firstPart.count == table.count + 1)
    #expect(Int(geometry.firstPart.last ?? -1) == geometry.roles.count)
    #expect(geometry.firstPosition.count == geometry.roles.count + 1)
    #expect(Int(geometry.firstPosition.last ?? -1) == geometry.x.count && geometry.x.count == geometry.y.count)
    #expect(geometry.z.isEmpty || geometry.z.count == geometry.x.count)
    #expect(geometry.x.allSatisfy(\.isFinite) && geometry.y.allSatisfy(\.isFinite))
    #expect(zip(geometry.firstPosition, geometry.firstPosition.dropFirst()).allSatisfy(<))
    #expect(Set(table.columns.map { Array($0.name.utf8) }).count == table.columns.count)
    #expect(zip(table.featureIndex, table.featureIndex.dropFirst()).allSatisfy(<))
    for column in table.columns {
      #expect(column.count == table.count)
      for row in 0..<table.count { _ = column[row] }
    }
  }
}
