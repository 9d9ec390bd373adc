import Foundation

/// A place from which a capture curve runs straight on to the next.
struct CaptureKnot: Equatable, Sendable {
  /// Depth [m] or approaching flow [m³/s], and what is captured there [m³/s].
  var position: Double
  var flow: Double
  /// Of the line from here to the next knot, or beyond the last.
  var slope: Double
}

/// Captured flow against depth or against approaching flow, linear between knots and beyond the last.
struct CaptureCurve: Equatable, Sendable {
  /// By position; at least one.
  let knots: [CaptureKnot]

  /// Places nearer to each other than this are one, at which the curve steps up or down.
  private static let step = 1e-9

  /// A curve through pairs whose x never decreases: from nothing at 0 to the first of them, and with the slope of the
  /// last piece beyond the last unless that falls, as SWMM reads its curves.
  init(x: [Double], y: [Double]) {
    let startsLater = (x.first ?? 1) > 0
    let x = (startsLater ? [0] : []) + x
    let y = (startsLater ? [0] : []) + y
    var knots: [CaptureKnot] = []
    for i in x.indices {
      let width = i + 1 < x.count ? x[i + 1] - x[i] : 0
      knots.append(CaptureKnot(position: x[i], flow: y[i], slope: width > Self.step ? (y[i + 1] - y[i]) / width : 0))
    }
    if knots.count > 1 { knots[knots.count - 1].slope = max(0, knots[knots.count - 2].slope) }
    self.knots = knots
  }

  /// A law at rising positions, the first of them 0, thinned out as `init(positions:flows:tolerance:)` does.
  init(at positions: [Double], law: (Double) -> Double) {
    self.init(positions: positions, flows: positions.map { max(0, law($0)) })
  }

  /// Flows at rising positions, thinned out to the knots that it takes to stay within a `tolerance` of the flow at all
  /// of them. O(positions).
  init(positions: [Double], flows: [Double], tolerance: Double = 2e-3) {
    var kept = [0]
    // Slopes of the lines from the last knot kept that pass near enough to every place since.
    var (low, high) = (-Double.infinity, Double.infinity)
    for i in positions.indices.dropFirst() {
      func slope(_ flow: Double) -> Double {
        let last = kept[kept.count - 1]
        return (flow - flows[last]) / (positions[i] - positions[last])
      }
      if slope(flows[i]) < low || slope(flows[i]) > high {
        kept.append(i - 1)
        (low, high) = (-.infinity, .infinity)
      }
      low = max(low, slope(flows[i] * (1 - tolerance)))
      high = min(high, slope(flows[i] * (1 + tolerance)))
    }
    if positions.count > 1 { kept.append(positions.count - 1) }
    self.init(x: kept.map { positions[$0] }, y: kept.map { flows[$0] })
  }

  func flow(at position: Double) -> Double {
    knots.span.capture(at: position, first: 0, count: knots.count).flow
  }
}

extension Span where Element == CaptureKnot {
  /// The captured flow of the curve of `count` knots that begins at `first`, and how it grows: never less than 0, so
  /// that Newton's matrix keeps its signs. O(log knots).
  @inline(__always)
  func capture(at position: Double, first: Int, count: Int) -> (flow: Double, slope: Double) {
    var low = first
    var high = first + count
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle].position <= position { low = middle } else { high = middle }
    }
    let knot = self[low]
    let beyond = position - knot.position
    return beyond > 0 ? (knot.flow + knot.slope * beyond, Swift.max(0, knot.slope)) : (knot.flow, 0)
  }
}

/// 0 and `count` positions that rise by equal factors.
func risingPositions(from least: Double, to most: Double, count: Int) -> [Double] {
  let factor = pow(most / least, 1 / Double(count - 1))
  return [0] + (0..<count).map { least * pow(factor, Double($0)) }
}
