import Foundation
import NetworkGraph

/// The wetted part of a cross-section at one depth.
public struct WettedSection: Equatable, Sendable {
  /// [m²]
  public var area: Double
  /// Width of the water surface [m]; 0 in a full closed section.
  public var topWidth: Double
  /// Area over wetted perimeter [m]; for a surveyed section the one radius that, with the main channel's n,
  /// conveys what its parts convey together.
  public var hydraulicRadius: Double

  public init(area: Double, topWidth: Double, hydraulicRadius: Double) {
    self.area = area
    self.topWidth = topWidth
    self.hydraulicRadius = hydraulicRadius
  }
}

extension Section {
  /// Depth at which the section is full [m].
  public var fullDepth: Double {
    switch self {
    case .circular(let diameter): diameter
    case .rectangularClosed(let height, _), .rectangularOpen(let height, _), .trapezoidal(let height, _, _, _): height
    case .irregular(let transect): transect.fullDepth
    }
  }

  /// Whether the section has a crown, so that it can run full under pressure.
  public var isClosed: Bool {
    switch self {
    case .circular, .rectangularClosed: true
    case .rectangularOpen, .trapezoidal, .irregular: false
    }
  }

  /// Area, top width and hydraulic radius at `depth` [m], which is clipped to 0 … full. Closed forms of
  /// Chow (1959), *Open-Channel Hydraulics*, table 2-1; a surveyed section in O(stations).
  public func wetted(at depth: Double) -> WettedSection {
    let y = min(max(depth, 0), fullDepth)
    switch self {
    case .circular(let diameter): return circularSegment(depth: y, diameter: diameter)
    case .rectangularClosed(let height, let width): return box(depth: y, height: height, width: width)
    case .rectangularOpen(_, let width):
      return channel(depth: y, bottomWidth: width, leftSlope: 0, rightSlope: 0)
    case .trapezoidal(_, let bottomWidth, let leftSlope, let rightSlope):
      return channel(depth: y, bottomWidth: bottomWidth, leftSlope: leftSlope, rightSlope: rightSlope)
    case .irregular(let transect): return transect.wetted(at: y)
    }
  }
}

/// A circle filled to `depth`: half the angle of the wetted arc is acos(1 − 2y/D).
private func circularSegment(depth y: Double, diameter D: Double) -> WettedSection {
  let halfAngle = acos(max(-1, 1 - 2 * y / D))
  let area = D * D / 4 * (halfAngle - sin(halfAngle) * cos(halfAngle))
  let perimeter = D * halfAngle
  return WettedSection(
    area: area, topWidth: 2 * (y * (D - y)).squareRoot(), hydraulicRadius: perimeter > 0 ? area / perimeter : 0)
}

/// A box culvert. Its lid joins the wetted perimeter gradually over the last 3 % of the depth, as in SWMM:
/// a wavy surface touches it before the mean depth does, and conveyance must not fall at a stroke.
private func box(depth y: Double, height: Double, width: Double) -> WettedSection {
  let lid = max(0, (y / height - 0.97) / 0.03) * width
  let perimeter = width + 2 * y + lid
  return WettedSection(area: width * y, topWidth: width, hydraulicRadius: width * y / perimeter)
}

/// A trapezoid with side slopes of run over rise.
private func channel(depth y: Double, bottomWidth: Double, leftSlope: Double, rightSlope: Double) -> WettedSection {
  let area = y * (bottomWidth + y * (leftSlope + rightSlope) / 2)
  let sides = (1 + leftSlope * leftSlope).squareRoot() + (1 + rightSlope * rightSlope).squareRoot()
  let perimeter = bottomWidth + y * sides
  return WettedSection(
    area: area, topWidth: bottomWidth + y * (leftSlope + rightSlope),
    hydraulicRadius: perimeter > 0 ? area / perimeter : 0)
}
