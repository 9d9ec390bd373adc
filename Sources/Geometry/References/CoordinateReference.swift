import Foundation

/// The system that a file's coordinates are given in.
///
/// CGCS2000 and WGS 84 are taken as one datum: they differ by some decimetres of plate motion, the same for a whole
/// town. Other datums need parameters that only the survey office has, and are refused by `init(parsing:)`.
public struct CoordinateReference: Hashable, Sendable {
  /// The name in its usual form: `EPSG:4547`, `OGC:CRS84`, `GCJ02`, `BD09`.
  public let name: String
  private let system: System

  enum System: Hashable {
    case geographic
    case transverseMercator(TransverseMercator)
    case webMercator
    case gcj02
    case bd09
  }

  init(name: String, system: System) {
    self.name = name
    self.system = system
  }

  /// Longitude and latitude on WGS 84, what RFC 7946 prescribes.
  public static let wgs84 = CoordinateReference(name: "EPSG:4326", system: .geographic)
  /// Longitude and latitude as shifted on Chinese web maps (高德, 腾讯).
  public static let gcj02 = CoordinateReference(name: "GCJ02", system: .gcj02)
  /// Longitude and latitude as shifted on Baidu maps (百度).
  public static let bd09 = CoordinateReference(name: "BD09", system: .bd09)

  /// Whether coordinates are longitude and latitude in degrees rather than metres.
  public var isInDegrees: Bool {
    switch system {
    case .geographic, .gcj02, .bd09: true
    case .transverseMercator, .webMercator: false
    }
  }

  /// The place on WGS 84 of a pair of coordinates in the order of GeoJSON: x is longitude or easting, y latitude or
  /// northing. (Survey tables in China call the northing X and the easting Y: exchange them first.)
  ///
  /// Never fails: coordinates that are no place give a `LonLat` for which `isOnEarth` is false or that is far away.
  public func lonLat(x: Double, y: Double) -> LonLat {
    switch system {
    case .geographic: LonLat(longitude: x, latitude: y)
    case .transverseMercator(let projection): projection.lonLat(GridPoint(easting: x, northing: y))
    case .webMercator:
      LonLat(
        longitude: x / webMercatorRadius * 180 / .pi, latitude: atan(sinh(y / webMercatorRadius)) * 180 / .pi)
    case .gcj02: ChineseOffset.wgs84(fromGCJ02: LonLat(longitude: x, latitude: y))
    case .bd09: ChineseOffset.wgs84(fromGCJ02: ChineseOffset.gcj02(fromBD09: LonLat(longitude: x, latitude: y)))
    }
  }

  /// Easting and northing of a place on WGS 84 [m]; nil if the system's coordinates are degrees.
  public func project(_ place: LonLat) -> GridPoint? {
    switch system {
    case .geographic, .gcj02, .bd09: nil
    case .transverseMercator(let projection): projection.project(place)
    case .webMercator:
      GridPoint(
        easting: webMercatorRadius * place.longitude * .pi / 180,
        northing: webMercatorRadius * asinh(tan(place.latitude * .pi / 180)))
    }
  }
}

/// Web Mercator takes WGS 84 latitudes for latitudes on a sphere of this radius [m].
private let webMercatorRadius = 6_378_137.0

extension CoordinateReference {
  /// The system of an EPSG code, nil if it is not one of those that this package computes.
  init?(epsg code: Int) {
    switch code {
    case 4326, 4979, 4490, 4480: self.init(name: "EPSG:\(code)", system: .geographic)
    case 3857: self.init(name: "EPSG:3857", system: .webMercator)
    case 4491...4554: self.init(gaussKrugerCode: code)
    case 32601...32660: self.init(utmZone: code - 32600, isSouthern: false)
    case 32701...32760: self.init(utmZone: code - 32700, isSouthern: true)
    default: return nil
    }
  }

  /// CGCS2000 / Gauss–Krüger by EPSG code 4491–4554.
  ///
  ///     4491–4501  6° zones 13–23, zone number before the easting   4502–4512  the same without
  ///     4513–4533  3° zones 25–45, zone number before the easting   4534–4554  the same without
  private init(gaussKrugerCode code: Int) {
    let isSixDegree = code < 4513
    let count = isSixDegree ? 11 : 21
    let index = code - (isSixDegree ? 4491 : 4513)
    let zone = (isSixDegree ? 13 : 25) + index % count
    let prefix = index < count ? Double(zone) * 1_000_000 : 0
    let projection = TransverseMercator(
      ellipsoid: .cgcs2000, centralMeridian: Double(isSixDegree ? 6 * zone - 3 : 3 * zone),
      falseEasting: prefix + 500_000)
    self.init(name: "EPSG:\(code)", system: .transverseMercator(projection))
  }

  private init(utmZone zone: Int, isSouthern: Bool) {
    let projection = TransverseMercator(
      ellipsoid: .wgs84, centralMeridian: Double(6 * zone - 183), scale: 0.9996, falseEasting: 500_000,
      falseNorthing: isSouthern ? 10_000_000 : 0)
    self.init(name: "EPSG:\((isSouthern ? 32700 : 32600) + zone)", system: .transverseMercator(projection))
  }

  /// The CGCS2000 Gauss–Krüger zone that an easting of eight digits names by its first two: 13–23 are zones of 6°,
  /// 25–45 of 3°. Nil if it names none, or if it is farther from the central meridian than a zone and its overlap reach.
  public static func gaussKruger(zonedEasting easting: Double) -> CoordinateReference? {
    guard easting >= 13_000_000, easting < 46_000_000 else { return nil }
    let zone = Int(easting / 1_000_000)
    guard (easting - Double(zone) * 1_000_000 - 500_000).magnitude <= 400_000 else { return nil }
    switch zone {
    case 13...23: return CoordinateReference(epsg: 4491 + zone - 13)
    case 25...45: return CoordinateReference(epsg: 4513 + zone - 25)
    default: return nil
    }
  }
}
