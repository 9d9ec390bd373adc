import Foundation

/// One slice of a node's storage table: V′ is linear in it.
struct StorageCell: Sendable {
  /// At the bottom of the slice: volume [m³], surface area V′ [m²].
  var volume: Double
  var area: Double
  /// V″ [m].
  var areaSlope: Double
}

/// How much water a node holds below a level: itself, and half of each conduit that ends at it.
///
/// Two tabulated zones, up to `crown` (of the highest conduit) and on to `blendTop`, then a constant area to the rim
/// and another above it. V is the exact integral of V′ everywhere.
struct NodeStorage: Sendable {
  static let slices = 64

  /// Index of the first of 2 · `slices` cells.
  var firstCell: Int32
  /// Depths above the invert [m], `crown ≤ blendTop ≤ rim`.
  var crown: Double
  var blendTop: Double
  var rim: Double
  /// V at `blendTop` and at `rim` [m³]; V′ between them and above [m²].
  var blendTopVolume: Double
  var shaftArea: Double
  var rimVolume: Double
  var areaAboveRim: Double
  /// Whether water above the rim is lost at the end of each step.
  var losesOverflow: Bool

  /// Slices per metre of the two zones.
  var lowScale: Double
  var highScale: Double
}

extension NodeStorage {
  /// V and V′ at a depth above the invert. At the rim and above it V′ is the upper one.
  @inline(__always)
  func volume(atDepth y: Double, cells: Span<StorageCell>) -> (volume: Double, area: Double) {
    if y >= rim { return (rimVolume + areaAboveRim * (y - rim), areaAboveRim) }
    if y >= blendTop { return (blendTopVolume + shaftArea * (y - blendTop), shaftArea) }
    let isLow = y < crown
    let scale = isLow ? lowScale : highScale
    let position = max(0, isLow ? y : y - crown) * scale
    let i = min(Int(position), Self.slices - 1)
    let cell = cells[Int(firstCell) + (isLow ? 0 : Self.slices) + i]
    let above = (position - Double(i)) / scale
    return (cell.volume + above * (cell.area + 0.5 * cell.areaSlope * above), cell.area + cell.areaSlope * above)
  }
}

/// Builds the storage tables of nodes, end to end.
struct NodeStorageTables: Sendable {
  /// V′ above the rim of a node that loses its overflow [m²]: so wide that the head stays at the rim to a few
  /// hundredths of a millimetre, so that Newton needs no case of its own for flooding.
  static let floodArea = 1e5

  var nodes: [NodeStorage] = []
  var cells: [StorageCell] = []

  /// The areas of one node [m²] by depth above its invert [m].
  struct Areas {
    var crown: Double
    var blendTop: Double
    var rim: Double
    /// V′ up to the crown, and from there to `blendTop`.
    var low: (Double) -> Double
    var high: (Double) -> Double
    var shaft: Double
    /// Nil where water above the rim is lost.
    var ponded: Double?
  }

  mutating func append(_ areas: Areas) {
    let first = cells.count
    let crownVolume = appendZone(from: 0, to: areas.crown, startVolume: 0, area: areas.low)
    let topVolume = appendZone(from: areas.crown, to: areas.blendTop, startVolume: crownVolume, area: areas.high)
    nodes.append(
      NodeStorage(
        firstCell: Int32(first), crown: areas.crown, blendTop: areas.blendTop, rim: areas.rim,
        blendTopVolume: topVolume, shaftArea: areas.shaft,
        rimVolume: topVolume + areas.shaft * (areas.rim - areas.blendTop),
        areaAboveRim: areas.ponded ?? Self.floodArea, losesOverflow: areas.ponded == nil,
        lowScale: Self.scale(areas.crown), highScale: Self.scale(areas.blendTop - areas.crown)))
  }

  private static func scale(_ height: Double) -> Double {
    height > 0 ? Double(NodeStorage.slices) / height : 0
  }

  private mutating func appendZone(
    from bottom: Double, to top: Double, startVolume: Double, area: (Double) -> Double
  ) -> Double {
    let slice = (top - bottom) / Double(NodeStorage.slices)
    var volume = startVolume
    var below = area(bottom)
    for i in 1...NodeStorage.slices {
      let above = area(bottom + Double(i) * slice)
      cells.append(
        StorageCell(volume: volume, area: below, areaSlope: slice > 0 ? (above - below) / slice : 0))
      volume += slice * (below + above) / 2
      below = above
    }
    return volume
  }
}
