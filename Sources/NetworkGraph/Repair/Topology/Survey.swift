import GeoFeatures
import Geometry

/// A point feature of a network layer, or a node made where lines end.
struct SurveyPoint: Sendable {
  var id: String
  /// Index into `Survey.layers`, -1 for a node made here.
  var layer: Int32
  var row: Int32
  /// Metres; NaN for a node that lies nowhere.
  var place: GridPoint
  var lonLat: LonLat

  var hasPlace: Bool { !place.easting.isNaN }
  var isMade: Bool { layer < 0 }
}

/// One run of positions of a line feature: the whole of it for all but multi-part lines.
struct SurveyLine: Sendable {
  var id: String
  var layer: Int32
  var row: Int32
  /// Its positions in `Survey.path`; empty for a line known by the names of its ends alone.
  var path: Range<Int>
  /// Which run of its feature it is, from 0, and of how many.
  var part: Int32 = 0
  var parts: Int32 = 1
  /// Whether the row names its ends against the line as drawn.
  var isReversed = false

  var isWhole: Bool { parts == 1 }
}

/// All features of one network kind in one metric frame, on the way to a graph.
///
/// End `e` (0 start, 1 end) of line `l` meets the point `ends[2 · l + e]`, -1 as long as none is found.
struct Survey: Sendable {
  var kind: LayerKind
  var layers: [Layer]
  var frame: Frame
  var points: [SurveyPoint] = []
  /// Ids of points that were taken together with others, and of which.
  var otherNames: [String: [Int32]] = [:]
  var lines: [SurveyLine] = []
  /// Rows that are out of service.
  var leftOut: [Origin] = []
  var path: [GridPoint] = []
  var pathLonLat: [LonLat] = []
  var ends: [Int32] = []
  /// Whether an end was given by its point's id.
  var isGiven: [Bool] = []
  var findings: [Finding] = []

  init(kind: LayerKind, layers: [Layer], frame: Frame) {
    self.kind = kind
    self.layers = layers
    self.frame = frame
  }

  /// Where end `e` of line `l` is drawn, nil for a line without positions.
  func place(ofEnd e: Int, of l: Int) -> GridPoint? {
    let range = lines[l].path
    guard !range.isEmpty else { return nil }
    return path[e == 0 ? range.lowerBound : range.upperBound - 1]
  }

  func text(_ name: AttributeName, ofLine l: Int) -> String? {
    layers[Int(lines[l].layer)].attributes.text(name, Int(lines[l].row))
  }

  /// NaN where missing.
  func number(_ name: AttributeName, ofLine l: Int) -> Double {
    layers[Int(lines[l].layer)].attributes.number(name, Int(lines[l].row))
  }

  func text(_ name: AttributeName, ofPoint p: Int) -> String? {
    points[p].isMade ? nil : layers[Int(points[p].layer)].attributes.text(name, Int(points[p].row))
  }

  /// Whether the two are known to belong to different drainage systems; a combined one goes with any.
  func areApart(line l: Int, point p: Int) -> Bool {
    systemsClash(text(.system, ofLine: l), text(.system, ofPoint: p))
  }

  /// Adds a node that no file has.
  mutating func makePoint(id: String, at place: GridPoint, _ lonLat: LonLat) -> Int32 {
    points.append(SurveyPoint(id: id, layer: -1, row: -1, place: place, lonLat: lonLat))
    return Int32(points.count - 1)
  }
}

/// Whether water of one system must not enter the other: storm against sanitary.
func systemsClash(_ a: String?, _ b: String?) -> Bool {
  guard let a, let b else { return false }
  return (a == "storm" && b == "sanitary") || (a == "sanitary" && b == "storm")
}
