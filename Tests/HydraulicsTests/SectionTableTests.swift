import Foundation
import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

/// Flat, tiny, slender and jagged sections that a file can hold.
private let extremes: [Section] = [
  .rectangularOpen(height: 1e-3, width: 1e9), .rectangularClosed(height: 1e9, width: 1e-3),
  .triangular(height: 1e-3, topWidth: 1e6), .trapezoidal(height: 1e-3, bottomWidth: 0, leftSlope: 1e6, rightSlope: 0),
  .power(height: 1, topWidth: 1, exponent: 0.05), .power(height: 1, topWidth: 1, exponent: 20),
  .power(height: 1e-3, topWidth: 1e9, exponent: 2), .filledCircular(diameter: 1, sediment: 0.999),
  .ellipse(height: 1e-3, width: 1e3), .ellipse(height: 1e3, width: 1e-3), .arch(height: 1e-3, width: 1e-3),
  .rectangularRound(height: 1, width: 2, radius: 1), .rectangularRound(height: 1, width: 1e-3, radius: 1e9),
  .modifiedBasketHandle(height: 1, width: 2, radius: 1), .modifiedBasketHandle(height: 1e-3, width: 1e-3, radius: 1e6),
  .rectangularTriangular(height: 1, width: 1, triangleHeight: 1), .sewer(.gothic, height: 1e-3),
  // A comb, a bottle, an hourglass, one that ends below its crown.
  .custom(ShapeProfile(unitHeights: [0, 0, 0.3, 0.3, 0.6, 0.6, 1], unitWidths: [0, 2, 2, 0, 0, 3, 3], height: 1)),
  .custom(ShapeProfile(unitHeights: [0, 0.999, 0.999, 1], unitWidths: [1e-6, 1e-6, 50, 50], height: 2)),
  .custom(ShapeProfile(unitHeights: [0, 0.5, 1], unitWidths: [1, 0, 1], height: 1)),
  .custom(ShapeProfile(unitHeights: [0, 0.7, 1], unitWidths: [1, 0, 0], height: 1)),
  .irregular(
    Transect(
      stations: [0, 0, 0], elevations: [1, 0, 1], leftBank: 0, rightBank: 0, leftRoughness: 0, rightRoughness: 0,
      channelRoughness: 0.03)),
  .irregular(
    Transect(
      stations: [0, 1000, 1000, 1001, 1001, 2000], elevations: [1.001, 1, 0, 0, 1, 1], leftBank: 1000, rightBank: 1001,
      leftRoughness: 0.2, rightRoughness: 0.2, channelRoughness: 0.01)),
  .street(Street(crownWidth: 1e-3, curbHeight: 1e-3, crossSlope: 1e-6, roughness: 0.01, sides: 1)),
]

@Suite struct SectionTableTests {
  /// In every slice width is linear: its integral is the mean of both ends.
  @Test(arguments: peerSections.map(\.section) + extremes) func invariant_areaIsTheIntegralOfWidth(section: Section) {
    let table = SectionTable(section)
    let slice = table.fullDepth / Double(SectionTable.slices)
    let full = section.wetted(at: table.fullDepth).area
    var sum = 0.0
    for cell in table.cells {
      let top = cell.width + slice * cell.widthSlope
      #expect(isClose(cell.area, sum, relative: 1e-9, absolute: 1e-12 * full))
      #expect(cell.width >= -1e-9 * (full / table.fullDepth) && top >= -1e-9 * (full / table.fullDepth))
      #expect(cell.radius43 >= 0 && cell.radius43.isFinite && cell.radius43Slope.isFinite)
      sum += slice * (cell.width + top) / 2
    }
    #expect(isClose(sum, full, relative: 1e-9))
  }

  /// The egg of EPA's table is 0.31 of its largest width wide at 96 % of the height, the arcs' 0.475.
  @Test func golden_fullEggsKeepThePublishedCrownWidth() {
    let section = Section.sewer(.egg, height: 1.5)
    let table = SectionTable(section)
    for depth in [0.96, 1.0, 1.2] { #expect(isClose(table.storageWidth(at: 1.5 * depth), 0.31, relative: 1e-12)) }
    let below = section.wetted(at: 1.5 * 0.92).topWidth
    #expect(isClose(table.storageWidth(at: 1.5 * 0.92), below, relative: 1e-3))
    #expect(isClose(table.storageWidth(at: 1.5 * 0.94), (below + 0.31) / 2, relative: 1e-3))
    let round = SectionTable(.circular(diameter: 1))
    #expect(isClose(round.storageWidth(at: 1), 2 * (0.96 * 0.04).squareRoot(), relative: 1e-2))
  }

  /// Both depths rise with the flow, from nothing to at most full.
  @Test(arguments: peerSections.map(\.section) + extremes) func invariant_inverseDepthsRise(section: Section) {
    let inverse = DepthInverse(SectionTable(section))
    for depths in [inverse.critical, inverse.normal] {
      #expect(depths.count == DepthInverse.slices + 1 && depths[0] == 0)
      #expect(zip(depths, depths.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(depths.allSatisfy { $0.isFinite && $0 <= section.fullDepth * (1 + 1e-12) })
    }
  }

  /// The depth from the tables conveys, by the section's own law, what it was asked for; where the law rises all the
  /// way it is the depth itself.
  @Test(arguments: peerSections) func analytic_normalDepthOfEveryShape(peer: PeerSection) {
    let (full, law) = (peer.section.fullDepth, peer.section.law)
    let inverse = DepthInverse(SectionTable(peer.section))
    let scale = Double(DepthInverse.slices) / inverse.normalRoot
    // Where banks spread from a cusp the first tenth is less than a slice of the table.
    for fill in [0.1, 0.25, 0.5, 0.7, 0.85] where fill > 0.1 || peer.name != "power 1/2" {
      let wanted = law.wetted(at: fill * full).conveyance
      let found = inverse.normal.span.depth(at: Pair(repeating: wanted.squareRoot() * scale), first: (0, 0)).depth.x
      let isLowest = (1...40).allSatisfy { law.wetted(at: fill * full * Double($0) / 41).conveyance < wanted }
      if isLowest { #expect(isClose(found, fill * full, relative: 0.01), "\(peer.name) at \(fill)") }
      #expect(isClose(law.wetted(at: found).conveyance, wanted, relative: 0.03), "\(peer.name) at \(fill)")
    }
  }

  @Test(arguments: peerSections) func analytic_criticalDepthOfEveryShape(peer: PeerSection) {
    let (full, law) = (peer.section.fullDepth, peer.section.law)
    let inverse = DepthInverse(SectionTable(peer.section))
    let scale = Double(DepthInverse.slices) / inverse.criticalRoot
    func flow(_ depth: Double) -> Double {
      let at = law.wetted(at: depth)
      return criticalFlow(area: at.area, width: at.topWidth)
    }
    for fill in [0.1, 0.25, 0.5, 0.75] {
      let wanted = flow(fill * full)
      let found = inverse.critical.span.depth(at: Pair(repeating: wanted.squareRoot() * scale), first: (0, 0)).depth.x
      let isLowest = (1...40).allSatisfy { flow(fill * full * Double($0) / 41) < wanted }
      if isLowest { #expect(isClose(found, fill * full, relative: 0.01), "\(peer.name) at \(fill)") }
    }
  }

  /// Six conduits in a row at Manning's flow, by the solver itself.
  @Test(arguments: peerSections) func analytic_everyShapeRunsAtItsNormalDepth(peer: PeerSection) throws {
    let depth = 0.5 * peer.section.fullDepth
    let roughness = peer.section.transect?.straightenedRoughness ?? 0.013
    let length = 100.0 / max(1, peer.section.transect?.meander ?? 1)
    let fall = 0.2
    let flow =
      peer.section.wetted(at: depth).conveyance * (fall / (length * length - fall * fall).squareRoot()).squareRoot()
    var nodes = (0..<6).map { junction("n\($0)", invert: 10 - fall * Double($0)) }
    nodes.append(outfall("out", invert: 10 - 6 * fall, .normal))
    let links = (0..<6).map { pipe(Int32($0), Int32($0 + 1), peer.section) }
    let network = model(nodes, links, hours: 4)
    let result = try routeFlows(network, runoff: steadyInflow(flow / roughness, hours: 4))
    #expect(isClose(result.nodes[3].finalDepth, depth, relative: 0.01), "\(peer.name): \(result.nodes[3].finalDepth)")
    #expect(isClose(result.links[3].finalFlow, flow / roughness, relative: 5e-4), "\(peer.name)")
  }
}
