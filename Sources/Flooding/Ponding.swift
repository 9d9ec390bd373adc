import Foundation
import Hydraulics
import NetworkGraph

/// Water above the rim of one node.
struct PondedWater: Sendable {
  /// [m³], and the area over which it stands [m²].
  var volume: Double
  var area: Double
  /// Largest depth [m], when [s], and how long it was over the ponding depth [s].
  var depth: Double
  var depthTime: Double
  var pondingTime: Double
  /// Whether area and so depth rest on the assumed area.
  var isAssumed: Bool

  /// What the solver saw where water ponds. Where it leaves the system at the rim, an estimate: the volume lost fills a
  /// bowl whose area grows with the square of the depth and is the ponded area at the ponding depth, and it rises evenly
  /// while the node floods; nothing is said of the time after that.
  init(_ node: DrainageNode, _ summary: NodeSummary, ponds: Bool, options: FloodOptions) {
    isAssumed = !ponds && node.pondedArea <= 0
    if ponds && node.pondedArea > 0 {
      area = node.pondedArea
      depth = summary.maxPondedDepth
      volume = depth * area
      depthTime = summary.maxDepthTime
      pondingTime = summary.pondingTime
    } else {
      let areaAtLimit = node.pondedArea > 0 ? node.pondedArea : options.pondedArea
      let volumeAtLimit = areaAtLimit * options.pondingDepth / 3
      volume = summary.floodVolume
      depth = options.pondingDepth * cbrt(volume / volumeAtLimit)
      let share = depth / options.pondingDepth
      area = areaAtLimit * share * share
      depthTime = summary.maxFloodingTime
      pondingTime = volume > volumeAtLimit ? summary.floodedTime * (1 - volumeAtLimit / volume) : 0
    }
  }
}

extension DrainageModel {
  /// Lets water pond at every junction, on `area` [m²] where the data give none; what was assumed, if anything.
  ///
  /// For networks that came without a model: water in a street returns to the drain when there is room.
  public mutating func letWaterPond(area: Double) -> Assumption? {
    settings.allowsPonding = true
    var count = 0
    for i in nodes.indices where nodes[i].pondedArea <= 0 {
      guard case .junction = nodes[i].role else { continue }
      nodes[i].pondedArea = area
      count += 1
    }
    return count > 0
      ? Assumption(kind: "default_ponded_area", count: count, value: "ponded_area_m2 of nodes = \(area)") : nil
  }
}
