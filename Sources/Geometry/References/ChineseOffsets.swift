import Foundation

/// The shifted coordinates of Chinese web maps. GCJ-02 ("Mars coordinates") adds to WGS 84 a smooth offset of 50–700 m
/// inside a box around China; BD-09 adds another to GCJ-02. Neither is published by its makers; these are the formulas
/// in general use.
public enum ChineseOffset {
  /// WGS 84 to GCJ-02. Places outside the box 72.004°–137.8347° E, 0.8293°–55.8271° N are not shifted.
  public static func gcj02(fromWGS84 place: LonLat) -> LonLat {
    guard isShifted(place) else { return place }
    let offset = gcj02Offset(place)
    return LonLat(longitude: place.longitude + offset.longitude, latitude: place.latitude + offset.latitude)
  }

  /// GCJ-02 to WGS 84, the exact inverse but for rounding.
  public static func wgs84(fromGCJ02 place: LonLat) -> LonLat {
    guard isShifted(place) else { return place }
    return inverse(of: place) { p in
      let offset = gcj02Offset(p)
      return LonLat(longitude: p.longitude + offset.longitude, latitude: p.latitude + offset.latitude)
    }
  }

  /// GCJ-02 to BD-09.
  public static func bd09(fromGCJ02 place: LonLat) -> LonLat {
    let (x, y) = (place.longitude, place.latitude)
    let frequency = Double.pi * 3000 / 180
    let radius = hypot(x, y) + 0.00002 * sin(y * frequency)
    let angle = atan2(y, x) + 0.000003 * cos(x * frequency)
    return LonLat(longitude: radius * cos(angle) + 0.0065, latitude: radius * sin(angle) + 0.006)
  }

  /// BD-09 to GCJ-02, the exact inverse but for rounding.
  public static func gcj02(fromBD09 place: LonLat) -> LonLat {
    inverse(of: place, bd09(fromGCJ02:))
  }
}

private func isShifted(_ p: LonLat) -> Bool {
  p.longitude >= 72.004 && p.longitude <= 137.8347 && p.latitude >= 0.8293 && p.latitude <= 55.8271
}

/// What GCJ-02 adds [°].
private func gcj02Offset(_ place: LonLat) -> (longitude: Double, latitude: Double) {
  // The ellipsoid of Krasovsky 1940.
  let a = 6_378_245.0
  let e2 = 0.00669342162296594323
  let (x, y) = (place.longitude - 105, place.latitude - 35)
  let ripple = 20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)
  let root = x.magnitude.squareRoot()
  let northWaves =
    ripple + 20 * sin(y * .pi) + 40 * sin(y / 3 * .pi) + 160 * sin(y / 12 * .pi) + 320 * sin(y * .pi / 30)
  let eastWaves =
    ripple + 20 * sin(x * .pi) + 40 * sin(x / 3 * .pi) + 150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)
  let north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + northWaves * 2 / 3
  let east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + eastWaves * 2 / 3

  let latitude = place.latitude * .pi / 180
  let magic = 1 - e2 * sin(latitude) * sin(latitude)
  let meridianRadius = a * (1 - e2) / (magic * magic.squareRoot())
  let parallelRadius = a / magic.squareRoot() * cos(latitude)
  return (east / parallelRadius * 180 / .pi, north / meridianRadius * 180 / .pi)
}

/// The place that `shift` sends to `target`. The shift moves places by under 0.02° and changes slowly, so that each
/// round of the fixed-point iteration gains two digits or more.
private func inverse(of target: LonLat, _ shift: (LonLat) -> LonLat) -> LonLat {
  var place = target
  for _ in 0..<12 {
    let there = shift(place)
    let (east, north) = (target.longitude - there.longitude, target.latitude - there.latitude)
    place.longitude += east
    place.latitude += north
    if max(east.magnitude, north.magnitude) < 1e-14 { break }
  }
  return place
}
