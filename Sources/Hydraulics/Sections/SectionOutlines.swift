import Foundation
import NetworkGraph

extension Section {
  /// The table of section laws: each shape as sides and arcs from the invert up. Surveyed beds have a law of their own.
  ///
  /// Rectangles, trapezoids, triangles and circles after Chow (1959), *Open-Channel Hydraulics*, table 2-1; the others
  /// after the SWMM Reference Manual II (EPA/600/R-17/111), chapter 5.
  var outline: SectionOutline {
    var outline = SectionOutline(closed: isClosed)
    switch self {
    case .circular(let D):
      outline.addArcs(radius: D / 2, centre: D / 2, upTo: D)
    case .filledCircular(let D, let sediment):
      outline.addArcs(radius: D / 2, centre: D / 2 - sediment, upTo: D - sediment)
    case .rectangularClosed(let height, let width):
      outline.addSides(from: width, to: width, upTo: height)
    case .rectangularOpen(let height, let width, let frictionless):
      outline.addSides(from: width, to: width, upTo: height, length: Double(2 - frictionless) * height)
    case .trapezoidal(let height, let bottom, let left, let right):
      let length = height * ((1 + left * left).squareRoot() + (1 + right * right).squareRoot())
      outline.addSides(from: bottom, to: bottom + height * (left + right), upTo: height, length: length)
    case .triangular(let height, let width):
      outline.addSides(from: 0, to: width, upTo: height)
    case .power(let height, let width, let exponent):
      outline.addPower(height: height, width: width, exponent: exponent)
    case .rectangularTriangular(let height, let width, let point):
      outline.addSides(from: 0, to: width, upTo: point)
      outline.addSides(from: width, to: width, upTo: height)
    case .rectangularRound(let height, let width, let radius):
      let r = max(radius, width / 2)
      outline.addArcs(radius: r, centre: r, upTo: archRise(chord: width, radius: r))
      outline.addSides(from: width, to: width, upTo: height)
    case .modifiedBasketHandle(let height, let width, let radius):
      let r = max(radius, width / 2)
      outline.addSides(from: width, to: width, upTo: height - archRise(chord: width, radius: r))
      outline.addArcs(radius: r, centre: height - r, upTo: height)
    case .ellipse(let height, let width):
      outline.addCurve(.ellipse, height: height, width: width)
    case .standardEllipse(let pipe):
      outline.addCurve(.ellipse, of: pipe)
    case .arch(let height, let width):
      outline.addArch(height: height, width: width)
    case .standardArch(let pipe):
      outline.addCurve(.arch, of: pipe)
    case .sewer(let shape, let height):
      outline.addSewer(shape, height: height)
    case .custom(let profile):
      var width = profile.widths.first ?? 0
      for (top, next) in zip(profile.heights, profile.widths).dropFirst() {
        outline.addSides(from: width, to: next, upTo: top)
        width = next
      }
    case .irregular, .street: break
    }
    return outline
  }
}

extension SectionOutline {
  /// Half the width is a power 1/`exponent` of the depth, drawn in straight pieces: in equal steps of width where the
  /// bed is flat, of depth where it is steep.
  fileprivate mutating func addPower(height: Double, width: Double, exponent: Double) {
    let count = 256
    var below = 0.0
    for i in 1...count {
      let s = Double(i) / Double(count)
      let next = width * (exponent > 1 ? s : pow(s, 1 / exponent))
      addSides(from: below, to: next, upTo: i == count ? height : height * (exponent > 1 ? pow(s, exponent) : s))
      below = next
    }
  }
}
