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

/// What the momentum law wants to know of a section at one depth.
struct SectionProperties {
  var area: Double
  var width: Double
  /// R^(4/3) and its derivative by depth.
  var radius43: Double
  var radius43Slope: Double
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

  init(_ section: Section) {
    fullDepth = section.fullDepth
    isClosed = section.isClosed
    let slice = fullDepth / Double(Self.slices)
    let at = (0...Self.slices).map { section.wetted(at: Double($0) * slice) }
    cells = (0..<Self.slices).map { i in
      let widthSlope = (at[i + 1].topWidth - at[i].topWidth) / slice
      let low = pow(at[i].hydraulicRadius, 4.0 / 3.0)
      let high = pow(at[i + 1].hydraulicRadius, 4.0 / 3.0)
      return SectionCell(
        width: (at[i + 1].area - at[i].area) / slice - widthSlope * slice / 2, area: at[i].area, radius43: low,
        widthSlope: widthSlope, radius43Slope: (high - low) / slice)
    }
  }

  func properties(at depth: Double) -> SectionProperties {
    cells.span.properties(at: depth, slice: 0, slicesPerMetre: Double(Self.slices) / fullDepth)
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
  func storageWidth(at depth: Double) -> Double {
    let y = isClosed ? min(depth, 0.96 * fullDepth) : depth
    return y <= 0 ? 0 : max(0, properties(at: min(y, fullDepth)).width)
  }
}

extension Span where Element == SectionCell {
  /// Looks a depth up in the table that begins at `slice`.
  @inline(__always)
  func properties(at depth: Double, slice first: Int, slicesPerMetre: Double) -> SectionProperties {
    let position = Swift.max(0, depth * slicesPerMetre)
    let i = Swift.min(Int(position), SectionTable.slices - 1)
    let cell = self[first + i]
    let above = depth - Double(i) / slicesPerMetre
    return SectionProperties(
      area: cell.area + above * (cell.width + 0.5 * cell.widthSlope * above),
      width: cell.width + cell.widthSlope * above,
      radius43: cell.radius43 + cell.radius43Slope * above, radius43Slope: cell.radius43Slope)
  }
}
