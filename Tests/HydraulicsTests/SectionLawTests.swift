import Foundation
import NetworkGraph
import TestSupport
import Testing

@testable import Hydraulics

@Suite struct SectionLawTests {
  /// Half a per cent: SWMM's tables of rounded shapes have three digits, its survey radii are 0.4 % low (1.486/1.49).
  @Test(arguments: peerSections) func golden_fullSectionsAgreeWithSWMM(peer: PeerSection) {
    let law = peer.section.law
    let full = law.wetted(at: peer.section.fullDepth)
    #expect(isClose(full.area, peer.area, relative: 0.005), "\(peer.name): area \(full.area)")
    #expect(isClose(full.hydraulicRadius, peer.radius, relative: 0.005), "\(peer.name): radius \(full.hydraulicRadius)")
    let widths = (1...400).map { law.wetted(at: peer.section.fullDepth * Double($0) / 400).topWidth }
    #expect(isClose(widths.max() ?? 0, peer.width, relative: 0.005), "\(peer.name): width \(widths.max() ?? 0)")
  }

  /// Half the width is y^(1/2): P = 2·∫√(1 + x′²) in closed form; SWMM sums 50 chords.
  @Test func analytic_parabola() {
    let (height, width, y) = (1.5, 4.0, 0.6)
    let at = Section.power(height: height, topWidth: width, exponent: 2).wetted(at: y)
    let c = width / 2 / height.squareRoot()
    let x = 2 * y.squareRoot() / c
    let root = (1 + x * x).squareRoot()
    #expect(isClose(at.topWidth, 2 * c * y.squareRoot(), relative: 1e-5))
    #expect(isClose(at.area, 4 / 3 * c * pow(y, 1.5), relative: 1e-4))
    #expect(isClose(at.area / at.hydraulicRadius, c * c / 2 * (x * root + log(x + root)), relative: 1e-4))
  }

  @Test(arguments: [(1.0, 1.0), (1, 3), (3, 1)]) func analytic_ellipse(height: Double, width: Double) {
    let section = Section.ellipse(height: height, width: width)
    let half = section.wetted(at: height / 2)
    #expect(isClose(half.area, .pi / 8 * height * width, relative: 1e-4))
    #expect(isClose(half.topWidth, width, relative: 1e-12))
    // Ramanujan's perimeter, right to 1e-5 at an axis ratio of 3.
    let (a, b) = (height / 2, width / 2)
    let perimeter = Double.pi * (3 * (a + b) - ((3 * a + b) * (a + 3 * b)).squareRoot())
    let full = section.wetted(at: height)
    #expect(isClose(full.area / full.hydraulicRadius, perimeter, relative: 1e-3))
  }

  /// Fresh-water depth in a silted pipe is that of the whole pipe less the silt's.
  @Test func analytic_sedimentTakesTheBottomOfAPipe() {
    let (silted, whole) = (Section.filledCircular(diameter: 1, sediment: 0.25), Section.circular(diameter: 1))
    let (at, above, below) = (silted.wetted(at: 0.3), whole.wetted(at: 0.55), whole.wetted(at: 0.25))
    #expect(isClose(at.area, above.area - below.area, relative: 1e-12))
    #expect(isClose(at.topWidth, above.topWidth, relative: 1e-12))
    let perimeter = above.area / above.hydraulicRadius - below.area / below.hydraulicRadius + below.topWidth
    #expect(isClose(at.area / at.hydraulicRadius, perimeter, relative: 1e-12))
  }

  /// The standard egg of r = 1: area 4.594 r², perimeter 7.930 r, and 3.023 r² up to the springing at 2 r.
  @Test func golden_egg() {
    let egg = Section.sewer(.egg, height: 3)
    #expect(isClose(egg.wetted(at: 3).area, 4.594, relative: 2e-4))
    #expect(isClose(egg.wetted(at: 2).area, 3.023, relative: 2e-4))
    #expect(isClose(egg.wetted(at: 3).area / egg.wetted(at: 3).hydraulicRadius, 7.930, relative: 2e-4))
  }

  /// Relative areas of EPA's tables at 0.2, 0.4, 0.6 and 0.8 of the depth, which are read from drawings to one or two
  /// hundredths.
  @Test(arguments: [
    (SewerShape.egg, [0.12, 0.32, 0.57, 0.835], 0.012), (.horseshoe, [0.1757, 0.4064, 0.6462, 0.8652], 0.0002),
    (.gothic, [0.1583, 0.4, 0.649, 0.8757], 0.018), (.catenary, [0.1992, 0.4535, 0.6948, 0.88], 0.014),
    (.semielliptical, [0.2045, 0.46, 0.7, 0.8851], 0.012), (.baskethandle, [0.1765, 0.427, 0.669, 0.877], 0.012),
    (.semicircular, [0.2, 0.4493, 0.6896, 0.88], 0.014),
  ]) func golden_sewersFollowThePublishedAreas(shape: SewerShape, areas: [Double], tolerance: Double) {
    let section = Section.sewer(shape, height: 1)
    let full = section.wetted(at: 1).area
    for (depth, area) in zip([0.2, 0.4, 0.6, 0.8], areas) {
      #expect(isClose(section.wetted(at: depth).area / full, area, absolute: tolerance), "\(shape) at \(depth)")
    }
  }

  struct Relative: Sendable {
    var name: String
    var section: Section
    /// Full radius [m] of SWMM.
    var radius: Double
    var areas: [Double]
    var radii: [Double]
    var widths: [Double]
  }

  /// Relative tables of SWMM 5.2.4 (`INPUT YES`) at a tenth to nine tenths of the height.
  static let relatives: [Relative] = [
    .init(
      name: "T1", section: .irregular(steppedTransect), radius: 0.64431,
      areas: [0.0375, 0.075, 0.1125, 0.15, 0.1875, 0.225, 0.325, 0.55, 0.775],
      radii: [0.4033, 0.7134, 0.9595, 1.1594, 1.325, 1.4644, 1.2165, 0.9466, 0.9406],
      widths: [0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 1.0, 1.0, 1.0]),
    .init(
      name: "T2", section: .irregular(valley), radius: 1.22647,
      areas: [0.0067, 0.0269, 0.0604, 0.1075, 0.1679, 0.2418, 0.3331, 0.4943, 0.7296],
      radii: [0.1131, 0.2262, 0.3393, 0.4524, 0.5655, 0.6786, 0.8136, 0.876, 0.9174],
      widths: [0.0469, 0.0938, 0.1406, 0.1875, 0.2344, 0.2813, 0.4125, 0.7125, 0.8875]),
    .init(
      name: "SH", section: .custom(bell), radius: 0.347,
      areas: [0.021, 0.0839, 0.1772, 0.289, 0.4196, 0.5571, 0.69, 0.8182, 0.9266],
      radii: [0.1798, 0.3597, 0.5695, 0.7433, 0.8992, 1.0468, 1.1542, 1.2333, 1.208],
      widths: [0.3, 0.6, 0.7333, 0.8667, 1.0, 0.9667, 0.9333, 0.9, 0.65]),
    .init(
      name: "SH2", section: .custom(open), radius: 0.37109,
      areas: [0.0269, 0.0882, 0.1645, 0.2559, 0.3624, 0.4839, 0.6129, 0.7419, 0.871],
      radii: [0.1877, 0.4235, 0.6023, 0.757, 0.8991, 1.034, 1.176, 1.2917, 1.3878],
      widths: [0.4167, 0.5333, 0.65, 0.7667, 0.8833, 1.0, 1.0, 1.0, 1.0]),
    .init(
      name: "S2", section: .street(gutteredStreet), radius: 0.07875,
      areas: [0.0044, 0.0175, 0.0465, 0.1024, 0.1853, 0.2952, 0.432, 0.5958, 0.7866],
      radii: [0.1041, 0.2081, 0.2337, 0.3167, 0.4138, 0.5158, 0.6202, 0.7258, 0.8321],
      widths: [0.0405, 0.0811, 0.1964, 0.3214, 0.4464, 0.5714, 0.6964, 0.8214, 0.9464]),
    .init(
      name: "S3", section: .street(backedStreet), radius: 0.16685,
      areas: [0.0044, 0.0229, 0.0682, 0.1409, 0.241, 0.3663, 0.5042, 0.6558, 0.821],
      radii: [0.0828, 0.1234, 0.198, 0.28, 0.364, 0.4835, 0.6424, 0.7828, 0.9088],
      widths: [0.0478, 0.17, 0.3175, 0.465, 0.6125, 0.705, 0.7788, 0.8525, 0.9263]),
    .init(
      name: "S4", section: .street(highCrownedStreet), radius: 0.17607,
      areas: [0.003, 0.0136, 0.0466, 0.1055, 0.1901, 0.3005, 0.4367, 0.5986, 0.7864],
      radii: [0.1019, 0.145, 0.2238, 0.327, 0.4366, 0.548, 0.6604, 0.7734, 0.8866],
      widths: [0.0263, 0.0889, 0.2028, 0.3167, 0.4306, 0.5444, 0.6583, 0.7722, 0.8861]),
  ]

  @Test(arguments: relatives) func golden_partFullSectionsAgreeWithSWMM(_ peer: Relative) {
    let height = peer.section.fullDepth
    let law = peer.section.law
    let full = law.wetted(at: height)
    let widest = (1...50).map { law.wetted(at: height * Double($0) / 50).topWidth }.max() ?? 1
    for i in 0..<9 {
      let at = law.wetted(at: height * Double(i + 1) / 10)
      let place = "\(peer.name) at \(i + 1) tenths"
      #expect(isClose(at.area / full.area, peer.areas[i], absolute: 1.5e-4), "\(place)")
      #expect(isClose(at.hydraulicRadius, peer.radius * peer.radii[i], relative: 5e-3), "\(place)")
      #expect(isClose(at.topWidth / widest, peer.widths[i], absolute: 1.5e-4), "\(place)")
    }
  }

  /// What every outline must keep: area grows by the width, no figure is negative or no number.
  @Test(arguments: peerSections) func invariant_widthIsTheDerivativeOfArea(peer: PeerSection) {
    let (section, height) = (peer.section, peer.section.fullDepth)
    let law = section.law
    var before = law.wetted(at: 0)
    for i in 1...200 {
      let at = law.wetted(at: height * Double(i) / 200)
      let middle = law.wetted(at: height * (Double(i) - 0.5) / 200)
      let slope = (at.area - before.area) / (height / 200)
      let span = [before.topWidth, middle.topWidth, at.topWidth]
      #expect(slope >= 0.9 * (span.min() ?? 0) && slope <= 1.1 * (span.max() ?? 0) + 1e-12, "\(peer.name) at \(i)")
      #expect(at.hydraulicRadius > 0 && at.topWidth >= 0 && at.hydraulicRadius.isFinite, "\(peer.name) at \(i)")
      before = at
    }
  }
}
