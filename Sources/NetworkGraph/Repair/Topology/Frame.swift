import Foundation
import Geometry

/// The metric frame in which one network is put together: about its middle, or the file's own if that is in metres.
struct Frame: Sendable {
  let isGeographic: Bool
  private let origin: LonLat
  private let scale: (east: Double, north: Double)

  /// The frame about the middle of what the layers have on the map.
  static func about(_ layers: [Layer]) -> Frame {
    var (low, high) = ((x: Double.infinity, y: Double.infinity), (x: -Double.infinity, y: -Double.infinity))
    for layer in layers where layer.isGeographic {
      for x in layer.geometry.x { (low.x, high.x) = (min(low.x, x), max(high.x, x)) }
      for y in layer.geometry.y { (low.y, high.y) = (min(low.y, y), max(high.y, y)) }
    }
    guard low.x <= high.x else { return .plane }
    return Frame(isGeographic: true, origin: LonLat(longitude: (low.x + high.x) / 2, latitude: (low.y + high.y) / 2))
  }

  static let plane = Frame(isGeographic: false, origin: LonLat(longitude: 0, latitude: 0))

  private init(isGeographic: Bool, origin: LonLat) {
    self.isGeographic = isGeographic
    self.origin = origin
    let k = Double.pi / 180
    scale = (111_320 * cos(origin.latitude * k), 110_950)
  }

  /// The point at `x`, `y` of a layer: degrees if geographic, else metres.
  func grid(_ x: Double, _ y: Double) -> GridPoint {
    guard isGeographic else { return GridPoint(easting: x, northing: y) }
    return GridPoint(
      easting: (x - origin.longitude) * scale.east, northing: (y - origin.latitude) * scale.north)
  }
}
