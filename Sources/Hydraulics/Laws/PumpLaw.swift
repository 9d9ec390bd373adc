import Foundation
import NetworkGraph

/// A pump's flow as a function of the depth in its inlet node or of its lift, continuous in both.
enum PumpLaw: Sendable {
  case ideal
  /// Depths over the floor of the inlet node [m] against flows at full speed [m³/s].
  case depth(depths: [Double], flows: [Double])
  case lift(heads: [Double], flows: [Double], hasAffinity: Bool)

  /// Slope of an ideal pump's flow by the depth in its inlet node [m²/s]: a film of water is enough for any flow.
  private static let idealSlope = 100.0
  /// Depth under which a pump draws air: its flow falls to nothing at the floor [m].
  private static let suctionDepth = 0.02
  /// Depth over which a stage comes in [m]: a step would have the pump switch each time step at the threshold.
  private static let stageRise = 0.02

  /// Stages become steep ramps, volumes depths: `depthOfVolume` gives the depth at a volume in the inlet node.
  init(_ law: Pump.Law, depthOfVolume: (Double) -> Double) {
    switch law {
    case .ideal: self = .ideal
    case .depthStages(let thresholds, let flows): self = Self.stages(at: thresholds, flows)
    case .volumeStages(let thresholds, let flows): self = Self.stages(at: thresholds.map(depthOfVolume), flows)
    case .depth(let depths, let flows): self = .depth(depths: depths, flows: flows)
    case .lift(let heads, let flows, let hasAffinity):
      self = .lift(heads: heads, flows: flows, hasAffinity: hasAffinity)
    }
  }

  /// SWMM's rule: below the first threshold runs the first stage, from the i-th on the one after it.
  private static func stages(at thresholds: [Double], _ flows: [Double]) -> PumpLaw {
    guard var last = flows.first else { return .depth(depths: [], flows: []) }
    var depths: [Double] = []
    var values: [Double] = []
    for i in thresholds.indices.dropLast() where flows[i + 1] != last {
      depths += [thresholds[i], thresholds[i] + min(stageRise, max(1e-6, (thresholds[i + 1] - thresholds[i]) / 4))]
      values += [last, flows[i + 1]]
      last = flows[i + 1]
    }
    return depths.isEmpty ? .depth(depths: [0], flows: [last]) : .depth(depths: depths, flows: values)
  }

  /// Flow at a depth in the inlet node and a lift to the outlet node [m], by the speed setting [-] [m³/s].
  func flow(depth: Double, lift: Double, setting: Double) -> Double {
    guard setting > 0, depth > 0 else { return 0 }
    let wet = min(1, depth / Self.suctionDepth)
    switch self {
    case .ideal: return setting * Self.idealSlope * depth
    case .depth(let depths, let flows): return wet * setting * interpolate(depths, flows, at: depth)
    case .lift(let heads, let flows, let hasAffinity):
      let full = interpolate(heads, flows, at: max(0, lift) / (hasAffinity ? setting * setting : 1))
      return wet * setting * max(0, full)
    }
  }
}

extension StorageShape {
  /// Depth at which the unit holds `volume` [m³ → m], by steps of a two-hundredth of `full` [m]; `full` beyond.
  func depth(ofVolume volume: Double, full: Double) -> Double {
    let steps = 200
    var held = 0.0
    for i in 0..<steps {
      let (low, high) = (full * Double(i) / Double(steps), full * Double(i + 1) / Double(steps))
      let slice = (high - low) * (area(at: low) + area(at: high)) / 2
      if held + slice >= volume, slice > 0 { return low + (high - low) * (volume - held) / slice }
      held += slice
    }
    return full
  }
}
