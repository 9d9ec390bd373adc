import Foundation

/// The outline of a section from its invert up: straight sides and circular arcs, one upon the other.
///
/// Where the outline widens or narrows at one level, there is a ledge: a floor at the invert, a lid at the crown.
///
/// ```text
///        ___________ ← lid                  half-width of arcs at height y:
///       |           |                       offset + √(radius² − (y − centre)²)
///       |   sides   |
///        \_       _/
///          \_____/   ← arcs
/// ```
struct SectionOutline: Sendable {
  enum Course: Sendable {
    /// Sides from one width to another; `length` is that of both, as far as they carry friction [m].
    case sides(bottomWidth: Double, topWidth: Double, length: Double)
    case arcs(radius: Double, centre: Double, offset: Double)
  }

  private struct Piece: Sendable {
    var course: Course
    var bottom: Double
    var top: Double
    /// Wetted area and perimeter up to its bottom, the ledge there included.
    var areaBelow: Double
    var perimeterBelow: Double
  }

  private var pieces: [Piece] = []
  /// [m]
  private(set) var height = 0.0
  private var area = 0.0
  private var perimeter = 0.0
  private var topWidth = 0.0
  private let isClosed: Bool
  /// What the hydraulic radius of the outline is multiplied with to be that of the maker's table when full.
  var radiusFactor = 1.0

  /// The share of the height over which a lid joins the wetted perimeter: a wavy surface touches it before the mean
  /// depth does, and conveyance must not fall at a stroke (so has SWMM, over the last 3 % of a box).
  private static let lidBand = 0.03

  init(closed: Bool) { isClosed = closed }

  /// Puts straight sides on top, up to `top`, whose both lengths carry friction unless `length` says otherwise.
  mutating func addSides(from bottomWidth: Double, to width: Double, upTo top: Double, length: Double? = nil) {
    let half = (width - bottomWidth) / 2
    let rise = max(0, top - height)
    let both = 2 * (rise * rise + half * half).squareRoot()
    add(.sides(bottomWidth: bottomWidth, topWidth: width, length: length ?? both), upTo: top)
  }

  /// Puts two mirrored arcs on top, up to `top`, their centres at height `centre`, `offset` outward from the middle.
  mutating func addArcs(radius: Double, centre: Double, offset: Double = 0, upTo top: Double) {
    add(.arcs(radius: radius, centre: centre, offset: offset), upTo: top)
  }

  private mutating func add(_ course: Course, upTo top: Double) {
    guard top > height else {
      // Sides without height: a ledge.
      if case .sides(_, let width, _) = course {
        perimeter += (width - topWidth).magnitude
        topWidth = width
      }
      return
    }
    var piece = Piece(course: course, bottom: height, top: top, areaBelow: area, perimeterBelow: 0)
    piece.perimeterBelow = perimeter + (Self.width(piece, at: height) - topWidth).magnitude
    pieces.append(piece)
    area += Self.area(piece, upTo: top)
    perimeter = piece.perimeterBelow + Self.perimeter(piece, upTo: top)
    topWidth = Self.width(piece, at: top)
    height = top
  }

  /// Area, width and radius at a depth within the outline. O(log pieces).
  func wetted(at depth: Double) -> WettedSection {
    guard depth > 0, let piece = piece(at: depth) else {
      return WettedSection(
        area: 0, topWidth: pieces.first.map { Self.width($0, at: 0) } ?? 0, hydraulicRadius: 0)
    }
    let area = piece.areaBelow + Self.area(piece, upTo: depth)
    var perimeter = piece.perimeterBelow + Self.perimeter(piece, upTo: depth)
    if isClosed { perimeter += max(0, 1 - (1 - depth / height) / Self.lidBand) * topWidth }
    return WettedSection(
      area: area, topWidth: Self.width(piece, at: depth),
      hydraulicRadius: perimeter > 0 ? radiusFactor * area / perimeter : 0)
  }

  /// The lowest piece that reaches up to `depth`.
  private func piece(at depth: Double) -> Piece? {
    var low = 0
    var high = pieces.count - 1
    guard high >= 0 else { return nil }
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].top < depth { low = middle + 1 } else { high = middle }
    }
    return pieces[low]
  }

  private static func width(_ piece: Piece, at y: Double) -> Double {
    switch piece.course {
    case .sides(let bottomWidth, let topWidth, _):
      return max(0, bottomWidth + (topWidth - bottomWidth) * (y - piece.bottom) / (piece.top - piece.bottom))
    case .arcs(let radius, let centre, let offset):
      let t = y - centre
      return max(0, 2 * (offset + max(0, (radius - t) * (radius + t)).squareRoot()))
    }
  }

  private static func area(_ piece: Piece, upTo y: Double) -> Double {
    switch piece.course {
    case .sides(let bottomWidth, _, _): return (y - piece.bottom) * (bottomWidth + width(piece, at: y)) / 2
    case .arcs(let radius, let centre, let offset):
      let below = segment(piece.bottom - centre, radius)
      return max(0, 2 * offset * (y - piece.bottom) + segment(y - centre, radius) - below)
    }
  }

  /// Area between the two arcs of a circle and its horizontal diameter, up to `t` above the centre.
  private static func segment(_ t: Double, _ radius: Double) -> Double {
    t * max(0, (radius - t) * (radius + t)).squareRoot() + radius * radius * angle(t, radius)
  }

  private static func angle(_ t: Double, _ radius: Double) -> Double { asin(max(-1, min(1, t / radius))) }

  private static func perimeter(_ piece: Piece, upTo y: Double) -> Double {
    switch piece.course {
    case .sides(_, _, let length): return length * (y - piece.bottom) / (piece.top - piece.bottom)
    case .arcs(let radius, let centre, _):
      return 2 * radius * (angle(y - centre, radius) - angle(piece.bottom - centre, radius))
    }
  }
}
