import Foundation
import NetworkGraph

/// One of the equal slices of depth of a `SectionTable`: within it the width and R^(4/3) are linear.
struct SectionCell: Sendable {
  /// At the bottom of the slice: top width [m], area [m²], R^(4/3) [m^(4/3)].
  var width = 0.0
  var area = 0.0
  var radius43 = 0.0
  /// Change per metre of depth.
  var widthSlope = 0.0
  var radius43Slope = 0.0
}

extension SectionCell {
  /// The slice between two depths. Where width jumps or its end is a cusp, the slope is lessened so that width is
  /// nowhere negative; the mean width, and so the area, stays.
  fileprivate init(from low: WettedSection, to high: WettedSection, height: Double) {
    let mean = max(0, high.area - low.area) / height
    let steepest = 2 * mean / height
    widthSlope = max(-steepest, min(steepest, (high.topWidth - low.topWidth) / height))
    width = mean - widthSlope * height / 2
    area = low.area
    radius43 = pow(low.hydraulicRadius, 4.0 / 3.0)
    radius43Slope = (pow(high.hydraulicRadius, 4.0 / 3.0) - radius43) / height
  }
}

/// What the momentum law wants to know of a section at one depth, or of two.
struct SectionProperties<Number> {
  var area: Number
  var width: Number
  /// R^(4/3) and its derivative by depth.
  var radius43: Number
  var radius43Slope: Number
}

/// The geometry of one shape, tabulated over equal slices of depth: a look-up is a multiplication, a
/// truncation and three multiply-adds, whatever the shape.
///
/// In each slice the area is exact at both ends and the width, its derivative, has the true mean slope; R^(4/3)
/// is linear. With 128 slices Manning's flow is right to 2e-4 from a tenth of the depth up.
struct SectionTable: Sendable {
  static let slices = 128

  var cells: [SectionCell]
  var fullDepth: Double
  var isClosed: Bool
  /// Width that a full section keeps by EPA's tables, where that is not its own at 96 % of the depth [m].
  private var publishedCrownWidth: Double?

  init(_ section: Section) {
    fullDepth = section.fullDepth
    isClosed = section.isClosed
    publishedCrownWidth = section.publishedCrownWidth
    let slice = fullDepth / Double(Self.slices)
    let law = section.law
    let at = (0...Self.slices).map { law.wetted(at: $0 < Self.slices ? Double($0) * slice : section.fullDepth) }
    cells = (0..<Self.slices).map { SectionCell(from: at[$0], to: at[$0 + 1], height: slice) }
  }

  func properties(at depth: Double) -> SectionProperties<Double> {
    let scale = Double(Self.slices) / fullDepth
    let i = min(Int(max(0, depth * scale)), Self.slices - 1)
    let cell = cells[i]
    let above = depth - Double(i) / scale
    return SectionProperties(
      area: cell.area + above * (cell.width + 0.5 * cell.widthSlope * above),
      width: cell.width + cell.widthSlope * above,
      radius43: cell.radius43 + cell.radius43Slope * above, radius43Slope: cell.radius43Slope)
  }

  /// The least depth at which the section is as wide as it gets [m].
  var widestDepth: Double {
    let slice = fullDepth / Double(Self.slices)
    let widths = cells.map { $0.width + 0.5 * slice * $0.widthSlope }
    let widest = widths.max() ?? 0
    let first = widths.firstIndex { $0 >= widest * (1 - 1e-9) } ?? 0
    return cells[first].widthSlope > 0 ? (Double(first) + 1) * slice : (Double(first) + 0.5) * slice
  }

  /// Width of the water surface a node sees: in a closed section never less than at 96 % of its depth, which
  /// keeps the storage of a filling pipe from vanishing at the crown (SWMM's crown cutoff).
  ///
  /// What a full pipe stores is a matter of the scheme, and levels under pressure hang on it: where the published width
  /// is another than the outline's, the surface narrows to that between 92 and 96 %.
  func storageWidth(at depth: Double) -> Double {
    if let crownWidth = publishedCrownWidth, depth > 0.92 * fullDepth {
      let below = properties(at: 0.92 * fullDepth).width
      return below + (crownWidth - below) * min(1, (depth / fullDepth - 0.92) / 0.04)
    }
    let y = isClosed ? min(depth, 0.96 * fullDepth) : depth
    return y <= 0 ? 0 : max(0, properties(at: min(y, fullDepth)).width)
  }
}

extension Span where Element == SectionCell {
  /// Looks two depths up, not negative, each in the table that begins at its `first` cell.
  @inline(__always)
  func properties(at depth: Pair, first: (Int, Int), slicesPerMetre: Pair, slice: Pair) -> SectionProperties<Pair> {
    let cell = slices(at: depth * slicesPerMetre, count: SectionTable.slices)
    let above = depth - cell.number * slice
    let a = self[first.0 + cell.index.0]
    let b = self[first.1 + cell.index.1]
    let width = Pair(a.width, b.width)
    let widthSlope = Pair(a.widthSlope, b.widthSlope)
    let radius43Slope = Pair(a.radius43Slope, b.radius43Slope)
    return SectionProperties(
      area: Pair(a.area, b.area) + above * (width + 0.5 * widthSlope * above), width: width + widthSlope * above,
      radius43: Pair(a.radius43, b.radius43) + radius43Slope * above, radius43Slope: radius43Slope)
  }
}
