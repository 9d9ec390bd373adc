import Foundation
import NetworkGraph

/// Width of a rounded closed section against height, both as shares of the largest.
enum RoundedShape {
  case ellipse
  /// At equal steps of height. Between rows the square of the width is linear: so it is at the ends of any round invert
  /// or crown.
  case rows([Double])

  static let arch = RoundedShape.rows(archWidths)

  func width(at share: Double) -> Double {
    switch self {
    case .ellipse: return 2 * max(0, share * (1 - share)).squareRoot()
    case .rows(let rows):
      let position = share * Double(rows.count - 1)
      let i = min(max(0, Int(position)), rows.count - 2)
      let (low, high) = (rows[i] * rows[i], rows[i + 1] * rows[i + 1])
      return max(0, low + (high - low) * (position - Double(i))).squareRoot()
    }
  }
}

extension SectionOutline {
  /// Draws a rounded shape in straight pieces, by equal steps of the angle so that they are short at invert and crown.
  ///
  /// Where a full `area` is given the relative widths are raised to the power that gives it: pipes as they are made and
  /// as tables have them are somewhat fuller or leaner than their ideal form.
  mutating func addCurve(_ shape: RoundedShape, height: Double, width: Double, area: Double? = nil) {
    let count = 256
    let heights = (0...count).map { (1 - cos(Double($0) / Double(count) * .pi)) / 2 }
    var widths = heights.map(shape.width)
    if let area { bend(&widths, at: heights, toMean: area / (height * width)) }
    for i in 1...count {
      addSides(from: width * widths[i - 1], to: width * widths[i], upTo: i == count ? height : height * heights[i])
    }
  }

  /// The same with the full area and hydraulic radius of the makers' table.
  mutating func addCurve(_ shape: RoundedShape, of pipe: StandardPipe) {
    addCurve(shape, height: pipe.height, width: pipe.width, area: pipe.area)
    setFullRadius(pipe.hydraulicRadius)
  }

  /// A pipe arch of any proportion.
  mutating func addArch(height: Double, width: Double) {
    addCurve(.arch, height: height, width: width, area: 0.7879 * height * width)
    radiusFactor = archRadiusFactor
  }

  mutating func addSewer(_ shape: SewerShape, height: Double) {
    func draw(_ rows: SewerRows) {
      let width = shape.widthOverHeight * height
      addCurve(.rows(rows.widths), height: height, width: width, area: rows.area * height * height)
      setFullRadius(rows.radius * height)
    }
    switch shape {
    case .egg: addEgg(height: height)
    case .horseshoe: addHorseshoe(height: height)
    case .gothic: draw(gothic)
    case .catenary: draw(catenary)
    case .semielliptical: draw(semielliptical)
    case .baskethandle: draw(basketHandle)
    case .semicircular: draw(semicircular)
    }
  }

  /// The egg of three to two: a half-circle of radius r on top, sides of radius 3r, an invert of radius r/2.
  private mutating func addEgg(height: Double) {
    let r = height / 3
    addArcs(radius: r / 2, centre: r / 2, upTo: 0.2 * r)
    addArcs(radius: 3 * r, centre: 2 * r, offset: -2 * r, upTo: 2 * r)
    addArcs(radius: r, centre: 2 * r, upTo: height)
  }

  /// The standard horseshoe: a half-circle on top; sides and invert of twice its radius (USBR, *Design of Small Dams*).
  private mutating func addHorseshoe(height D: Double) {
    addArcs(radius: D, centre: D, upTo: D * (3 - 7.0.squareRoot()) / 4)
    addArcs(radius: D, centre: D / 2, offset: -D / 2, upTo: D / 2)
    addArcs(radius: D / 2, centre: D / 2, upTo: D)
  }

  private mutating func setFullRadius(_ radius: Double) {
    let drawn = wetted(at: height).hydraulicRadius
    if drawn > 0 { radiusFactor = radius / drawn }
  }
}

/// Raises relative widths to the power that gives them the wanted mean over the height. O(64 · widths).
private func bend(_ widths: inout [Double], at heights: [Double], toMean wanted: Double) {
  func bent(_ power: Double) -> [Double] { widths.map { pow($0, power) } }
  func mean(_ widths: [Double]) -> Double {
    (1..<widths.count).reduce(0.0) { sum, i in
      let step: Double = heights[i] - heights[i - 1]
      return sum + step * (widths[i] + widths[i - 1]) / 2
    }
  }
  var (low, high) = (0.2, 5.0)
  for _ in 0..<50 {
    let middle = (low + high) / 2
    if mean(bent(middle)) > wanted { low = middle } else { high = middle }
  }
  widths = bent((low + high) / 2)
}

/// What a drawn arch's radius is short of the published 0.2991 of the height, at the proportion of 1.6 of the pipes it
/// comes from. SWMM takes 0.2991 at any proportion; here the outline decides.
private let archRadiusFactor: Double = {
  var outline = SectionOutline(closed: true)
  outline.addCurve(.arch, height: 1, width: 1.6, area: 0.7879 * 1.6)
  return 0.2991 / outline.wetted(at: 1).hydraulicRadius
}()

// Rows of relative width at equal steps of height, full area over height² and full hydraulic radius over height: EPA's
// tables of rounded shapes (SWMM 5.2; Reference Manual II, chapter 5). Published widths and areas are read from drawings
// and differ by some per cent; area here is the integral of width, and its full value the published one.

private struct SewerRows {
  var area: Double
  var radius: Double
  var widths: [Double]
}

// The published widths of gothic and basket-handle sewers contradict the published areas by 5 % and more at many
// depths: theirs are the smooth widths that follow both best (least squares).

private let gothic = SewerRows(
  area: 0.6554, radius: 0.2269,
  widths: [
    0, 0.437, 0.627, 0.762, 0.858, 0.923, 0.964, 0.988, 0.998, 1, 0.993, 0.979, 0.959, 0.932, 0.892, 0.835, 0.757,
    0.656, 0.528, 0.365, 0,
  ])

private let catenary = SewerRows(
  area: 0.70277, radius: 0.23172,
  widths: [
    0, 0.6667, 0.8222, 0.9111, 0.9778, 1, 1, 0.9889, 0.9778, 0.9556, 0.9333, 0.8889, 0.8444, 0.8, 0.7556, 0.7, 0.6333,
    0.5556, 0.4444, 0.3333, 0,
  ])

private let semielliptical = SewerRows(
  area: 0.785, radius: 0.242,
  widths: [
    0, 0.7, 0.98, 1, 1, 1, 0.99, 0.98, 0.96, 0.94, 0.91, 0.88, 0.84, 0.8, 0.75, 0.7, 0.64, 0.56, 0.46, 0.34, 0,
  ])

private let basketHandle = SewerRows(
  area: 0.7862, radius: 0.2464,
  widths: [
    0, 0.576, 0.777, 0.901, 0.971, 1, 1, 1, 1, 1, 1, 1, 1, 0.997, 0.988, 0.969, 0.94, 0.903, 0.858, 0.808, 0.752, 0.69,
    0.616, 0.521, 0.382, 0,
  ])

private let semicircular = SewerRows(
  area: 1.2697, radius: 0.2946,
  widths: [
    0, 0.5488, 0.8537, 1, 1, 0.9939, 0.9878, 0.9756, 0.9634, 0.9451, 0.9207, 0.8902, 0.8537, 0.8171, 0.7683, 0.7073,
    0.6463, 0.5732, 0.4756, 0.3354, 0,
  ])

extension Section {
  /// Width at 96 % of the height by EPA's tables [m]; nil where there is none, or it is that of the outline.
  var publishedCrownWidth: Double? {
    switch self {
    case .sewer(let shape, let height): shape.crownShare.map { $0 * shape.widthOverHeight * height }
    case .arch(_, let width): 0.3195 * width
    case .standardArch(let pipe): 0.3195 * pipe.width
    default: nil
    }
  }
}

extension SewerShape {
  /// The same as a share of the largest width.
  fileprivate var crownShare: Double? {
    switch self {
    case .egg: 0.31
    case .horseshoe: nil
    case .gothic: 0.2856
    case .catenary: 0.2666
    case .semielliptical: 0.272
    case .baskethandle: 0.342
    case .semicircular: 0.2683
    }
  }
}

private let archWidths: [Double] = [
  0, 0.6272, 0.8521, 0.9243, 0.9645, 0.9846, 0.9964, 0.9988, 0.9917, 0.9811, 0.968, 0.9515, 0.9314, 0.9101, 0.8864,
  0.8592, 0.8284, 0.7917, 0.7527, 0.7065, 0.6544, 0.5953, 0.5231, 0.4355, 0.3195, 0,
]
