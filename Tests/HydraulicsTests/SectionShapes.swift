import NetworkGraph

@testable import Hydraulics

/// A section with what SWMM 5.2.4 prints for it in its "Cross Section Summary" [m², m, m].
struct PeerSection: Sendable {
  var name: String
  var section: Section
  var area: Double
  var radius: Double
  var width: Double

  init(_ name: String, _ section: Section, area: Double, radius: Double, width: Double) {
    self.name = name
    self.section = section
    self.area = area
    self.radius = radius
    self.width = width
  }
}

func standard(_ pipe: StandardPipe?) -> StandardPipe {
  guard let pipe else { preconditionFailure("a code of the table") }
  return pipe
}

let bell = ShapeProfile(unitHeights: [0, 0.2, 0.5, 0.8, 1], unitWidths: [0, 0.6, 1, 0.9, 0.4], height: 1.5)
let open = ShapeProfile(unitHeights: [0.1, 0.6], unitWidths: [0.5, 1.2], height: 1.5)

let steppedTransect = Transect(
  stations: [0, 0, 10, 10, 14, 14, 24, 24], elevations: [3, 2, 2, 0, 0, 2, 2, 3], leftBank: 10, rightBank: 14,
  leftRoughness: 0.06, rightRoughness: 0.08, channelRoughness: 0.03)
let valley = Transect(
  stations: [0, 10, 15, 20, 32], elevations: [2.5, 2, 0, 2, 3], leftBank: 10, rightBank: 20, leftRoughness: 0.04,
  rightRoughness: 0.05, channelRoughness: 0.03, meander: 1.5)

let oneSidedStreet = Street(crownWidth: 7, curbHeight: 0.15, crossSlope: 0.02, roughness: 0.016, sides: 1)
let gutteredStreet = Street(
  crownWidth: 7, curbHeight: 0.15, crossSlope: 0.02, roughness: 0.016, gutterDepression: 0.025, gutterWidth: 0.6,
  sides: 1)
let backedStreet = Street(
  crownWidth: 7, curbHeight: 0.15, crossSlope: 0.02, roughness: 0.016, gutterDepression: 0.025, gutterWidth: 0.6,
  backingWidth: 3, backingSlope: 0.04, backingRoughness: 0.03)
let highCrownedStreet = Street(
  crownWidth: 12, curbHeight: 0.1, crossSlope: 0.03, roughness: 0.016, gutterDepression: 0.05, gutterWidth: 0.5)

/// One of each shape. The radii of the silted pipe and of the street with backing are those of the outline: SWMM takes
/// the width of the silt at another depth, and its last row of a street leaves one backing out.
///
/// SWMM's figures are those of sections a thousand times as large, for their digits; those of standard
/// sizes are the makers' (SWMM User's Manual, tables A.12 and A.13).
let peerSections: [PeerSection] = [
  .init("circular", .circular(diameter: 1.2), area: 1.13097336, radius: 0.3, width: 1.2),
  .init(
    "filled_circular", .filledCircular(diameter: 1.5, sediment: 0.4), area: 1.38868213, radius: 0.31485, width: 1.5),
  .init("rect_closed", .rectangularClosed(height: 1.5, width: 2), area: 3, radius: 0.42857, width: 2),
  .init("rect_open", .rectangularOpen(height: 1.5, width: 2), area: 3, radius: 0.6, width: 2),
  .init(
    "rect_open, 1", .rectangularOpen(height: 1.5, width: 2, frictionlessSides: 1), area: 3, radius: 0.85714, width: 2),
  .init("rect_open, 2", .rectangularOpen(height: 1.5, width: 2, frictionlessSides: 2), area: 3, radius: 1.5, width: 2),
  .init(
    "trapezoidal", .trapezoidal(height: 2, bottomWidth: 1, leftSlope: 1, rightSlope: 2), area: 8, radius: 0.96379,
    width: 7),
  .init("triangular", .triangular(height: 1, topWidth: 3), area: 1.5, radius: 0.41603, width: 3),
  .init("parabolic", .power(height: 1.5, topWidth: 4, exponent: 2), area: 4, radius: 0.76944, width: 4),
  .init("power 3", .power(height: 1.5, topWidth: 4, exponent: 3), area: 4.5, radius: 0.83118, width: 4),
  .init("power 1/2", .power(height: 1.2, topWidth: 2, exponent: 0.5), area: 0.8, radius: 0.24565, width: 2),
  .init(
    "rect_triangular", .rectangularTriangular(height: 2, width: 1.5, triangleHeight: 0.5), area: 2.625,
    radius: 0.41648, width: 1.5),
  .init(
    "rect_round", .rectangularRound(height: 2, width: 1.5, radius: 1), area: 2.84414045, radius: 0.43628, width: 1.5),
  .init(
    "rect_round, half", .rectangularRound(height: 2, width: 1.5, radius: 0.1), area: 2.75857293, radius: 0.434,
    width: 1.5),
  .init(
    "modbaskethandle", .modifiedBasketHandle(height: 2, width: 1.5, radius: 1), area: 2.84414045, radius: 0.43628,
    width: 1.5),
  .init("horiz_ellipse", .ellipse(height: 1, width: 1.616), area: 1.2692, radius: 0.3061, width: 1.616),
  .init("vert_ellipse", .ellipse(height: 1.616, width: 1), area: 1.2692, radius: 0.3061, width: 1),
  .init("arch", .arch(height: 1, width: 1.6), area: 1.26064, radius: 0.2991, width: 1.6),
  .init(
    "horiz_ellipse 10", .standardEllipse(standard(.ellipse(code: 10, isUpright: false))), area: 16.6 * 0.3048 * 0.3048,
    radius: 1.106 * 0.3048, width: 68 * 0.0254),
  .init(
    "vert_ellipse 23", .standardEllipse(standard(.ellipse(code: 23, isUpright: true))), area: 118.6 * 0.3048 * 0.3048,
    radius: 2.968 * 0.3048, width: 116 * 0.0254),
  .init(
    "arch 1", .standardArch(standard(.arch(code: 1))), area: 1.1 * 0.3048 * 0.3048, radius: 0.25 * 0.3048,
    width: 18 * 0.0254),
  .init(
    "arch 60", .standardArch(standard(.arch(code: 60))), area: 61 * 0.3048 * 0.3048, radius: 2.118 * 0.3048,
    width: 131 * 0.0254),
  .init("egg", .sewer(.egg, height: 1.5), area: 1.148625, radius: 0.28965, width: 1),
  .init("horseshoe", .sewer(.horseshoe, height: 1.5), area: 1.865925, radius: 0.3807, width: 1.5),
  .init("gothic", .sewer(.gothic, height: 1.5), area: 1.47465, radius: 0.34035, width: 1.26),
  .init("catenary", .sewer(.catenary, height: 1.5), area: 1.5812325, radius: 0.34758, width: 1.35),
  .init("semielliptical", .sewer(.semielliptical, height: 1.5), area: 1.76625, radius: 0.363, width: 1.5),
  .init("baskethandle", .sewer(.baskethandle, height: 1.5), area: 1.76895, radius: 0.3696, width: 1.416),
  .init("semicircular", .sewer(.semicircular, height: 1.5), area: 2.856825, radius: 0.4419, width: 2.46),
  .init("custom", .custom(bell), area: 1.60875, radius: 0.347, width: 1.5),
  .init("custom, open rows", .custom(open), area: 2.0925, radius: 0.37109, width: 1.8),
  .init("irregular", .irregular(steppedTransect), area: 32, radius: 0.64431, width: 24),
  .init("irregular, winding", .irregular(valley), area: 33.5, radius: 1.22647, width: 32),
  .init("street, one side", .street(oneSidedStreet), area: 0.56, radius: 0.07799, width: 7),
  .init("street with gutter", .street(gutteredStreet), area: 0.5675, radius: 0.07875, width: 7),
  .init("street with backing", .street(backedStreet), area: 3.175, radius: 0.17137, width: 20),
  .init("street, crown over curb", .street(highCrownedStreet), area: 4.345, radius: 0.17607, width: 24),
]
