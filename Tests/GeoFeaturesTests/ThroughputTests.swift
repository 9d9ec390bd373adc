import Foundation
import TestSupport
import Testing

@testable import GeoFeatures

/// Prints how fast a made-up layer of pipes is written and read; nothing is asserted on time. Run on demand, in release:
/// `GRADELINE_BENCH=1 swift test -c release -Xswiftc -enable-testing --filter throughput`
@Suite struct ThroughputTests {
  static let isAsked = ProcessInfo.processInfo.environment["GRADELINE_BENCH"] != nil

  @Test(.enabled(if: isAsked)) func throughput_pipesWrittenAndRead() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("gradeline-\(UUID().uuidString).geojson")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let features = 300_000
    let writing = try Self.processorSeconds { try Self.writePipes(features, to: path) }
    let megabytes = Double(try Data(contentsOf: URL(fileURLWithPath: path)).count) / 1e6
    Self.report("written", megabytes, writing)
    for _ in 0..<5 {
      var count = 0
      let reading = try Self.processorSeconds { count = try readFeatures(path: path).count }
      #expect(count == features)
      Self.report("read", megabytes, reading)
    }
  }

  static func processorSeconds(_ body: () throws -> Void) rethrows -> Double {
    let start = clock()
    try body()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  static func report(_ what: String, _ megabytes: Double, _ seconds: Double) {
    print("\(what): \(Int(megabytes)) MB in \(Int(seconds * 1000)) ms of processor, \(Int(megabytes / seconds)) MB/s")
  }

  static func writePipes(_ count: Int, to path: String) throws {
    var chance = SeededGenerator(seed: 4)
    var writer = try FeatureWriter(path: path, name: "pipes")
    let materials = ["混凝土", "PVC-U", "HDPE", "球墨铸铁"]
    for i in 0..<count {
      var (x, y) = (Double.random(in: 117.2...117.5, using: &chance), Double.random(in: 31.8...32, using: &chance))
      let line = (0..<Int.random(in: 2...6, using: &chance)).map { _ in
        x += Double.random(in: -3e-4...3e-4, using: &chance)
        y += Double.random(in: -3e-4...3e-4, using: &chance)
        return (x: x, y: y)
      }
      try writer.write(id: .text("P\(i)"), geometry: .line(line)) {
        $0.member("id", "P\(i)")
        $0.member("from", "M\(i)")
        $0.member("to", "M\(i + 1)")
        $0.member("diameter_mm", [300, 400, 500, 600].randomElement(using: &chance) ?? 300)
        $0.member("length_m", (Double.random(in: 5...90, using: &chance) * 100).rounded() / 100)
        $0.member("invert_up_m", (Double.random(in: 10...30, using: &chance) * 1000).rounded() / 1000)
        $0.member("invert_down_m", (Double.random(in: 10...30, using: &chance) * 1000).rounded() / 1000)
        $0.member("材质", materials.randomElement(using: &chance) ?? "")
        $0.member("install_year", Int.random(in: 1960...2023, using: &chance))
        $0.member("condition", PropertyValue.null)
      }
    }
    try writer.finish()
  }
}
