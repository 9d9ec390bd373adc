/// The cross-section of a conduit: SWMM's shapes, metres.
///
/// A closed section runs full under pressure, an open one has banks. The laws of each stand with the hydraulics.
public enum Section: Hashable, Sendable {
  case circular(diameter: Double)
  /// A pipe with a level bed of sediment, from whose surface depths count.
  case filledCircular(diameter: Double, sediment: Double)
  case rectangularClosed(height: Double, width: Double)
  /// Of the two sides `frictionlessSides` carry no friction: 1 for half of a symmetrical channel, 2 for a strip of a
  /// wide one.
  case rectangularOpen(height: Double, width: Double, frictionlessSides: Int = 0)
  /// Open; side slopes are run over rise.
  case trapezoidal(height: Double, bottomWidth: Double, leftSlope: Double, rightSlope: Double)
  /// Open, its point down.
  case triangular(height: Double, topWidth: Double)
  /// Open; half the width is a power 1/`exponent` of the depth: 2 for a parabola.
  case power(height: Double, topWidth: Double, exponent: Double)
  /// A closed rectangle over a triangle.
  case rectangularTriangular(height: Double, width: Double, triangleHeight: Double)
  /// A closed rectangle over a circular invert.
  case rectangularRound(height: Double, width: Double, radius: Double)
  /// A rectangle under a circular arch.
  case modifiedBasketHandle(height: Double, width: Double, radius: Double)
  case ellipse(height: Double, width: Double)
  /// A pipe arch of any proportion.
  case arch(height: Double, width: Double)
  /// Sizes as they are made: neither quite an ellipse nor all arches of one proportion.
  case standardEllipse(StandardPipe)
  case standardArch(StandardPipe)
  /// A sewer of fixed proportions.
  case sewer(SewerShape, height: Double)
  case custom(ShapeProfile)
  case irregular(Transect)
  case street(Street)
}

/// Sewers of masonry and concrete whose height alone gives all of their form.
public enum SewerShape: String, CaseIterable, Hashable, Sendable {
  case egg, horseshoe, gothic, catenary, semielliptical, baskethandle, semicircular

  /// Largest width over height.
  public var widthOverHeight: Double {
    switch self {
    case .egg: 2.0 / 3
    case .horseshoe, .semielliptical: 1
    case .gothic: 0.84
    case .catenary: 0.9
    case .baskethandle: 0.944
    case .semicircular: 1.64
    }
  }
}

/// A section drawn as width against height, symmetrical and closed at its top (SWMM's shape curves).
public struct ShapeProfile: Hashable, Sendable {
  /// Heights above the invert, from 0 to the full height, never decreasing [m].
  public var heights: [Double]
  /// [m]
  public var widths: [Double]

  /// A curve of unit height, scaled.
  ///
  /// A curve that begins above the invert comes to a point there; above its last row the width stays. As in SWMM the
  /// first row at 1 or above is the crown's.
  public init(unitHeights: [Double], unitWidths: [Double], height: Double) {
    var rows = Array(zip(unitHeights, unitWidths))
    if let first = rows.first, first.0 > 0 { rows.insert((0, 0), at: 0) }
    if let crown = rows.firstIndex(where: { $0.0 >= 1 }) { rows.removeSubrange((crown + 1)...) }
    if let last = rows.popLast() { rows += last.0 < 1 ? [last, (1, last.1)] : [(1, last.1)] }
    heights = rows.map { $0.0 * height }
    widths = rows.map { $0.1 * height }
  }
}

extension Section {
  /// Height from invert to crown, or to the top of the banks [m].
  public var fullHeight: Double {
    switch self {
    case .circular(let diameter): diameter
    case .filledCircular(let diameter, let sediment): diameter - sediment
    case .rectangularClosed(let height, _), .rectangularOpen(let height, _, _): height
    case .trapezoidal(let height, _, _, _), .triangular(let height, _), .power(let height, _, _): height
    case .rectangularTriangular(let height, _, _), .rectangularRound(let height, _, _): height
    case .modifiedBasketHandle(let height, _, _): height
    case .ellipse(let height, _), .arch(let height, _), .sewer(_, let height): height
    case .standardEllipse(let pipe), .standardArch(let pipe): pipe.height
    case .custom(let profile): profile.heights.last ?? 0
    case .irregular(let transect): transect.fullHeight
    case .street(let street): street.transect.fullHeight
    }
  }

  /// The transect of a surveyed section or a street, which bring their roughness with them.
  public var transect: Transect? {
    switch self {
    case .irregular(let transect): transect
    case .street(let street): street.transect
    default: nil
    }
  }
}

/// Height of a circular arc over its chord [m]; a half-circle where the radius is no more than half the chord.
public func archRise(chord: Double, radius: Double) -> Double {
  radius - max(0, radius * radius - chord * chord / 4).squareRoot()
}
