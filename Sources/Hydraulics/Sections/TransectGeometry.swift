import Foundation
import NetworkGraph

extension Transect {
  /// From the lowest to the highest point [m].
  public var fullDepth: Double { (elevations.max() ?? 0) - (elevations.min() ?? 0) }

  /// Roughness of the main channel for a conduit of the flood plain's length: the bends make it longer by
  /// `meander`, so that its slope is less by that factor and n grows by its root (SWMM Hydraulics Manual, 5.2).
  public var straightenedRoughness: Double { channelRoughness * max(meander, 1).squareRoot() }

  /// Area, width and the radius of equal conveyance at `depth` above the lowest point [m].
  ///
  /// Left overbank, channel and right overbank convey by their own n, side by side (divided-channel method,
  /// Chow 1959, 6-6). Beyond the first and last station stand vertical walls without friction.
  func wetted(at depth: Double) -> WettedSection {
    guard depth > 0, let bed = elevations.min() else {
      return WettedSection(area: 0, topWidth: 0, hydraulicRadius: 0)
    }
    var parts = [WettedPart](repeating: WettedPart(), count: 3)
    for i in 1..<max(1, min(stations.count, elevations.count)) {
      let part = bank(ofSegmentBefore: i)
      parts[part].add(
        run: stations[i] - stations[i - 1], fall: elevations[i] - elevations[i - 1],
        depthLeft: bed + depth - elevations[i - 1], depthRight: bed + depth - elevations[i])
    }
    let area = parts.reduce(0) { $0 + $1.area }
    let n = straightenedRoughness
    let roughness = [leftRoughness > 0 ? leftRoughness : n, n, rightRoughness > 0 ? rightRoughness : n]
    let conveyance = zip(parts, roughness).reduce(0) { $0 + $1.0.conveyance(roughness: $1.1) }
    return WettedSection(
      area: area, topWidth: parts.reduce(0) { $0 + $1.width },
      hydraulicRadius: area > 0 ? pow(conveyance * n / area, 1.5) : 0)
  }

  /// 0 left of the channel, 1 in it, 2 right of it.
  private func bank(ofSegmentBefore i: Int) -> Int {
    let middle = (stations[i - 1] + stations[i]) / 2
    if middle < leftBank { return 0 }
    return rightBank > leftBank && middle > rightBank ? 2 : 1
  }
}

/// What is wet between two banks.
private struct WettedPart {
  var area = 0.0
  var width = 0.0
  var perimeter = 0.0

  /// Adds a straight piece of bed whose ends lie under the given depths (negative: dry).
  mutating func add(run: Double, fall: Double, depthLeft: Double, depthRight: Double) {
    let deep = max(depthLeft, depthRight)
    let shallow = min(depthLeft, depthRight)
    guard deep > 0 else { return }
    let share = shallow >= 0 ? 1 : deep / (deep - shallow)
    area += run * share * (deep + max(shallow, 0)) / 2
    width += run * share
    perimeter += share * (run * run + fall * fall).squareRoot()
  }

  func conveyance(roughness: Double) -> Double {
    perimeter > 0 ? area * pow(area / perimeter, 2.0 / 3.0) / roughness : 0
  }
}
