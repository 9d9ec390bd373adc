import Foundation
import NetworkGraph

extension Transect {
  /// Roughness of the main channel for a conduit of the flood plain's length: the bends make it longer by
  /// `meander`, so that its slope is less by that factor and n grows by its root (SWMM Hydraulics Manual, 5.2).
  public var straightenedRoughness: Double { channelRoughness * max(meander, 1).squareRoot() }

  /// Area, width and the radius of equal conveyance at `depth` above the lowest point [m].
  ///
  /// Strands of water that dry ground parts, and parts of a strand of different n, convey side by side
  /// (divided-channel method, Chow 1959, 6-6). Walls go up from the first and the last station; as in SWMM the left one
  /// is wetted, the right one carries no friction, as the crown of a street of which one side is modelled. O(stations).
  func wetted(at depth: Double) -> WettedSection {
    let count = min(stations.count, elevations.count)
    guard depth > 0, count > 1, let bed = elevations.min() else {
      return WettedSection(area: 0, topWidth: 0, hydraulicRadius: 0)
    }
    let level = bed + depth
    var result = WettedSection(area: 0, topWidth: 0, hydraulicRadius: 0)
    var conveyance = 0.0
    var strand = WettedStrand()
    strand.perimeter = max(0, level - elevations[0])
    for i in 1..<count {
      strand.add(
        run: stations[i] - stations[i - 1], fall: elevations[i] - elevations[i - 1],
        depthLeft: level - elevations[i - 1], depthRight: level - elevations[i])
      let n = roughness(ofSegmentBefore: i)
      guard i == count - 1 || elevations[i] >= level || roughness(ofSegmentBefore: i + 1) != n else { continue }
      conveyance += strand.conveyance(roughness: n)
      result.area += strand.area
      result.topWidth += strand.width
      strand = WettedStrand()
    }
    if result.area > 0 { result.hydraulicRadius = pow(conveyance * straightenedRoughness / result.area, 1.5) }
    return result
  }

  /// Manning's n between stations `i - 1` and `i`: an overbank's, if it has one, beyond the bank.
  private func roughness(ofSegmentBefore i: Int) -> Double {
    if stations[i - 1] < leftBank { return leftRoughness > 0 ? leftRoughness : straightenedRoughness }
    let isRight = rightBank > leftBank && stations[i] > rightBank
    return isRight && rightRoughness > 0 ? rightRoughness : straightenedRoughness
  }
}

/// Water of one roughness between two dry points or banks.
private struct WettedStrand {
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
