import Geometry

/// The metric frame in which one network is put together: about its middle, or the file's own if that is in metres.
struct Frame: Sendable {
  private let local: LocalFrame?

  static let plane = Frame(local: nil)

  private init(local: LocalFrame?) { self.local = local }

  /// The frame about the middle of what the layers have on the map.
  static func about(_ layers: [Layer]) -> Frame {
    var box = BoundingBox.empty
    for layer in layers where layer.isGeographic {
      for i in layer.geometry.x.indices {
        box.add(GridPoint(easting: layer.geometry.x[i], northing: layer.geometry.y[i]))
      }
    }
    if box.isEmpty {
      // Layers without any position, as of a model without coordinate system, say nothing beside one that has some.
      let isPlanar = layers.contains { !$0.isGeographic } || layers.isEmpty
      return isPlanar ? .plane : Frame(longitude: 0, latitude: 0)
    }
    return Frame(longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
  }

  private init(longitude: Double, latitude: Double) {
    local = LocalFrame(center: LonLat(longitude: longitude, latitude: latitude))
  }

  var isGeographic: Bool { local != nil }

  /// The point at `x`, `y` of a layer: degrees if geographic, else metres.
  func grid(_ x: Double, _ y: Double) -> GridPoint {
    guard let local else { return GridPoint(easting: x, northing: y) }
    return local.grid(LonLat(longitude: x, latitude: y))
  }

  /// The same point as a layer has it: degrees if geographic, else metres.
  func position(_ point: GridPoint) -> (x: Double, y: Double) {
    guard let local else { return (point.easting, point.northing) }
    let place = local.lonLat(point)
    return (place.longitude, place.latitude)
  }
}
