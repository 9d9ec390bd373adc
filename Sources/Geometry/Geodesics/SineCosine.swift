import Foundation

/// An angle by its sine and cosine: adding and comparing angles keeps full precision without arc functions.
struct SineCosine {
  var sin: Double
  var cos: Double

  init(sin: Double, cos: Double) {
    self.sin = sin
    self.cos = cos
  }

  init(radians: Double) {
    sin = Foundation.sin(radians)
    cos = Foundation.cos(radians)
  }

  /// Exact at multiples of 90°: the quadrant is taken off in degrees, where it is exact.
  init(degrees: Double) {
    let reduced = remainder(degrees, 360)
    let quadrant = (reduced / 90).rounded()
    let rest = (reduced - 90 * quadrant) * .pi / 180
    let s = Foundation.sin(rest)
    let c = Foundation.cos(rest)
    switch quadrant {
    case 0: (sin, cos) = (s, c)
    case 1: (sin, cos) = (c, -s)
    case -1: (sin, cos) = (-c, s)
    default: (sin, cos) = (-s, -c)
    }
  }

  var radians: Double { atan2(sin, cos) }

  /// In 0…π, for an angle known to be there but for rounding; adding 0 turns −0, which atan2 would take for −π, to 0.
  var positiveRadians: Double { atan2(max(0, sin) + 0, cos) }

  /// The same direction on the unit circle.
  var normalized: SineCosine {
    let length = hypot(sin, cos)
    return SineCosine(sin: sin / length, cos: cos / length)
  }

  static func - (a: Self, b: Self) -> Self {
    SineCosine(sin: a.sin * b.cos - a.cos * b.sin, cos: a.cos * b.cos + a.sin * b.sin)
  }

  static func + (a: Self, b: Self) -> Self {
    SineCosine(sin: a.sin * b.cos + a.cos * b.sin, cos: a.cos * b.cos - a.sin * b.sin)
  }
}
