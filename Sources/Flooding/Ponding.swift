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

  /// What the solver saw where water ponds; where it leaves the system at the rim, an estimate: the volume lost stands
  /// over the assumed area, having risen evenly while the node flooded, and nothing is said of the time after that.
  init(_ node: DrainageNode, _ summary: NodeSummary, ponds: Bool, options: FloodOptions) {
    if ponds && node.pondedArea > 0 {
      area = node.pondedArea
      depth = summary.maxPondedDepth
      volume = depth * area
      depthTime = summary.maxDepthTime
      pondingTime = summary.pondingTime
      isAssumed = false
    } else {
      area = node.pondedArea > 0 ? node.pondedArea : options.pondedArea
      volume = summary.floodVolume
      depth = volume / area
      depthTime = summary.maxFloodingTime
      pondingTime = depth > options.pondingDepth ? summary.floodedTime * (1 - options.pondingDepth / depth) : 0
      isAssumed = node.pondedArea <= 0
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
