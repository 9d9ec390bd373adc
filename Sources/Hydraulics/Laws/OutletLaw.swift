import Foundation
import NetworkGraph

extension Outlet {
  /// Flow by the rating; levels over the sill [m].
  func flow(upper: Double, lower: Double, setting: Double) -> Double {
    let height = variable == .depth ? upper : upper - max(lower, 0)
    guard height > 0 else { return 0 }
    return switch rating {
    case .power(let coefficient, let exponent): setting * coefficient * pow(height, exponent)
    case .table(let heights, let flows): setting * interpolate(heights, flows, at: height)
    }
  }
}
