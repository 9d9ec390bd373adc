import NetworkGraph
import Quantities

/// Critical and normal depth of one shape, tabulated over the root of the flow or conveyance, in which both
/// are nearly straight lines.
struct DepthInverse: Sendable {
  static let slices = 64

  /// Depths at equal steps of √Q for critical flow, and of √(A·R^(2/3)) for normal flow.
  var critical: [Double]
  var normal: [Double]
  /// Roots at the tables' ends; beyond them the depth stays.
  var criticalRoot: Double
  var normalRoot: Double

  /// Critical flow grows without bound as a closed section's surface narrows to nothing: its table ends at 98 % of
  /// the depth. Normal flow is largest below the crown of a round pipe: its table ends there.
  init(_ table: SectionTable) {
    let full = table.fullDepth
    (critical, criticalRoot) = Self.inverse(upTo: table.isClosed ? 0.98 * full : full) { y in
      let at = table.properties(at: y)
      return criticalFlow(area: at.area, width: at.width)
    }
    (normal, normalRoot) = Self.inverse(upTo: full, of: table.conveyance(at:))
  }

  /// Tabulates the lowest depth that gives each value up to the largest.
  ///
  /// The function may fall in between: conveyance does below a crown and where water spreads over a flood plain.
  /// O(400 + slices · 40).
  private static func inverse(upTo top: Double, of value: (Double) -> Double) -> ([Double], Double) {
    let steps = 400
    var largest = [0.0]
    for i in 1...steps {
      let next = value(top * Double(i) / Double(steps))
      largest.append(next.isFinite ? max(largest[i - 1], next) : largest[i - 1])
    }
    var step = 1
    let depths = (0...slices).map { i -> Double in
      if i == 0 { return 0 }
      let share = Double(i) / Double(slices)
      let wanted = largest[steps] * share * share
      while step < steps && largest[step] < wanted { step += 1 }
      var low = top * Double(step - 1) / Double(steps)
      var high = top * Double(step) / Double(steps)
      for _ in 0..<40 {
        let middle = (low + high) / 2
        if value(middle) < wanted { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
    return (depths, largest[steps].squareRoot())
  }
}

extension DepthInverse {
  /// Depth of normal flow [m]; `normalFactor` is √slope / n.
  func normalDepth(flow: Double, normalFactor: Double) -> Double {
    let position = min((flow / normalFactor).squareRoot() / normalRoot, 1) * Double(Self.slices)
    let i = min(Int(position), Self.slices - 1)
    return normal[i] + (position - Double(i)) * (normal[i + 1] - normal[i])
  }
}

extension SectionTable {
  /// A·R^(2/3) [m^(8/3)].
  func conveyance(at depth: Double) -> Double {
    let at = properties(at: depth)
    return at.area * max(0, at.radius43).squareRoot()
  }
}

extension Span where Element == Double {
  /// The depths at two positions, √Q (or √K) in slices, in the inverse tables that begin at `first`, and their rise a
  /// slice, 0 beyond the tables' ends.
  @inline(__always)
  func depth(at position: Pair, first: (Int, Int)) -> (depth: Pair, rise: Pair) {
    let slice = slices(at: position, count: DepthInverse.slices)
    let i = first.0 + slice.index.0
    let j = first.1 + slice.index.1
    let low = Pair(self[i], self[j])
    let rise = Pair(self[i + 1], self[j + 1]) - low
    let end = Double(DepthInverse.slices)
    return (low + rise * (smaller(position, end) - slice.number), pick(position .< end, rise, else: .zero))
  }
}
