/// Why a name of a coordinate system cannot be used.
public enum CoordinateReferenceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text names no coordinate system in any form that is understood.
  case notAName(String)
  /// A known kind of name for a system that this package does not compute.
  case unsupported(String)
  /// A Chinese system of another datum (Beijing 1954, Xian 1980), whose shift to CGCS2000 is known to the survey office.
  case olderDatum(String, datum: String)

  public var description: String {
    switch self {
    case .notAName(let text):
      "“\(text)” names no coordinate system; write EPSG:n (such as EPSG:4547), CRS84, GCJ02 or BD09"
    case .unsupported(let name):
      "coordinate system \(name) is not supported; reproject the file (in QGIS: Export, Save Features As) to EPSG:4326 or "
        + "one of: \(Self.supported)"
    case .olderDatum(let name, let datum):
      "coordinate system \(name) is on the \(datum) datum, whose shift to CGCS2000 only the local survey office has; "
        + "have the file transformed to CGCS2000 (EPSG:4490 or a zone of EPSG:4491–4554)"
    }
  }

  private static let supported =
    "EPSG:4490 (CGCS2000), EPSG:4491–4554 (CGCS2000 Gauss–Krüger zones), EPSG:32601–32660 and 32701–32760 (UTM), "
    + "EPSG:3857 (Web Mercator), GCJ02, BD09"
}

extension CoordinateReference {
  /// The system that a name stands for: `EPSG:4547`, `urn:ogc:def:crs:EPSG::4547`, `urn:ogc:def:crs:OGC:1.3:CRS84`,
  /// `http://www.opengis.net/def/crs/EPSG/0/4547`, `4547`, `WGS84`, `CGCS2000`, `GCJ-02`, `BD09`; case is ignored.
  ///
  /// Degrees are read as longitude, latitude whatever the axis order of the registry: that is how GeoJSON is written.
  public init(parsing text: String) throws(CoordinateReferenceError) {
    let words = Self.words(of: text)
    if let known = Self.byWord(words.joined().filter { $0 != "-" && $0 != "_" }) {
      self = known
      return
    }
    guard let last = words.last else { throw .notAName(text) }
    if words.contains("ogc") || words.contains("opengis"), let known = Self.byWord(last) {
      self = known
      return
    }
    guard words.count == 1 || words.contains("epsg"), let code = Int(last), code > 0 else { throw .notAName(text) }
    if let known = CoordinateReference(epsg: code) {
      self = known
    } else if let datum = Self.olderDatum(code) {
      throw .olderDatum("EPSG:\(code)", datum: datum)
    } else {
      throw .unsupported("EPSG:\(code)")
    }
  }

  /// What stands between the colons, slashes, dots and blanks of a name, in small letters.
  private static func words(of text: String) -> [String] {
    text.lowercased().split { ":/#.,".contains($0) || $0.isWhitespace }.map(String.init)
  }

  private static func byWord(_ word: String) -> CoordinateReference? {
    switch word {
    case "crs84", "crs84h", "ogccrs84": CoordinateReference(name: "OGC:CRS84", system: .geographic)
    case "wgs84": .wgs84
    case "cgcs2000": CoordinateReference(epsg: 4490)
    case "gcj02": .gcj02
    case "bd09", "bd09ll": .bd09
    case "epsg900913", "epsg102100", "esri102100": CoordinateReference(epsg: 3857)
    default: nil
    }
  }

  /// The datum of the Chinese systems before CGCS2000.
  private static func olderDatum(_ code: Int) -> String? {
    switch code {
    case 4214, 2401...2442, 21413...21423, 21453...21463, 21473...21483: "Beijing 1954"
    case 4610, 2327...2390: "Xian 1980"
    default: nil
    }
  }
}
