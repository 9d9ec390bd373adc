import Foundation
import NetworkGraph

/// The wetted part of a cross-section at one depth.
public struct WettedSection: Equatable, Sendable {
  /// [m²]
  public var area: Double
  /// Width of the water surface [m]; 0 where a full closed section ends in a point.
  public var topWidth: Double
  /// Area over wetted perimeter [m]; for a surveyed section the one radius that, with the main channel's n,
  /// conveys what its parts convey together.
  public var hydraulicRadius: Double

  public init(area: Double, topWidth: Double, hydraulicRadius: Double) {
    self.area = area
    self.topWidth = topWidth
    self.hydraulicRadius = hydraulicRadius
  }

  /// A·R^(2/3) [m^(8/3)].
  var conveyance: Double { area * pow(hydraulicRadius, 2.0 / 3.0) }
}

extension Section {
  /// Depth at which the section is full [m].
  public var fullDepth: Double { fullHeight }

  /// Whether the section has a crown, so that it can run full under pressure.
  public var isClosed: Bool {
    switch self {
    case .rectangularOpen, .trapezoidal, .triangular, .power, .irregular, .street: false
    case .circular, .filledCircular, .rectangularClosed, .rectangularTriangular, .rectangularRound,
      .modifiedBasketHandle, .ellipse, .arch, .standardEllipse, .standardArch, .sewer, .custom:
      true
    }
  }

  /// Area, top width and hydraulic radius at `depth` [m], which is clipped to 0 … full.
  ///
  /// O(pieces of its outline). To ask for many depths, take the `law` once.
  public func wetted(at depth: Double) -> WettedSection { law.wetted(at: min(max(depth, 0), fullDepth)) }

  /// What gives area, width and radius at any depth from 0 to full.
  var law: SectionLaw { transect.map(SectionLaw.surveyed) ?? .outline(outline) }
}

/// The law of a section: an outline of sides and arcs, or a survey of its bed.
enum SectionLaw {
  case outline(SectionOutline)
  case surveyed(Transect)

  func wetted(at depth: Double) -> WettedSection {
    switch self {
    case .outline(let outline): outline.wetted(at: depth)
    case .surveyed(let transect): transect.wetted(at: depth)
    }
  }
}
