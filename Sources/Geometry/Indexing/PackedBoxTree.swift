/// A static tree of boxes in flat arrays: items in the order of a Hilbert curve, sixteen to a node.
///
/// I. Kamel & C. Faloutsos, "Hilbert R-tree", VLDB 1994. Built in O(n log n); a box query costs O(log n + found) for
/// items that overlap little. Items whose box is empty or not finite are left out.
struct PackedBoxTree: Sendable {
  static let fanout = 16

  /// Items in the order of the leaves.
  let items: [Int32]
  /// Boxes of the items in that order, then of the nodes above them level by level, the root last.
  let boxes: [BoundingBox]
  /// Where each level begins in `boxes`, and the end.
  let levels: [Int]

  init(_ all: [BoundingBox]) {
    let usable = all.indices.filter { Self.isUsable(all[$0]) }
    var extent = BoundingBox.empty
    for i in usable { extent.add(all[i]) }
    let curve = HilbertCurve(extent)
    let keyed = usable.map { (key: curve.position(of: all[$0]), item: Int32($0)) }
    items = keyed.sorted { ($0.key, $0.item) < ($1.key, $1.item) }.map(\.item)
    var boxes = items.map { all[Int($0)] }
    var levels = [0, boxes.count]
    while levels[levels.count - 1] - levels[levels.count - 2] > 1 {
      let below = levels[levels.count - 2]..<levels[levels.count - 1]
      for first in stride(from: below.lowerBound, to: below.upperBound, by: Self.fanout) {
        var box = BoundingBox.empty
        for child in first..<min(first + Self.fanout, below.upperBound) { box.add(boxes[child]) }
        boxes.append(box)
      }
      levels.append(boxes.count)
    }
    self.boxes = boxes
    self.levels = levels
  }

  private static func isUsable(_ box: BoundingBox) -> Bool {
    !box.isEmpty && box.west.isFinite && box.south.isFinite && box.east.isFinite && box.north.isFinite
  }

  /// The level of the root, 0 if the items themselves are all there is.
  var topLevel: Int { levels.count - 2 }

  /// The children in `boxes` of the node at `position` in `boxes`, on `level` > 0.
  func children(of position: Int, level: Int) -> Range<Int> {
    let first = levels[level - 1] + (position - levels[level]) * Self.fanout
    return first..<min(first + Self.fanout, levels[level])
  }

  /// Calls `body` with each item whose box overlaps `box`, in no useful order.
  func visitOverlapping(_ box: BoundingBox, _ body: (Int) -> Void) {
    var pending = (levels[topLevel]..<levels[topLevel + 1]).map { (level: topLevel, position: $0) }
    while let (level, position) = pending.popLast() {
      guard boxes[position].overlaps(box) else { continue }
      if level == 0 {
        body(Int(items[position]))
      } else {
        for child in children(of: position, level: level) { pending.append((level - 1, child)) }
      }
    }
  }
}

/// Positions along a Hilbert curve of 2¹⁶ × 2¹⁶ cells over a box.
private struct HilbertCurve {
  let extent: BoundingBox

  init(_ extent: BoundingBox) { self.extent = extent }

  /// The position of a box's centre.
  func position(of box: BoundingBox) -> UInt32 {
    var x = cell((box.west + box.east) / 2, from: extent.west, to: extent.east)
    var y = cell((box.south + box.north) / 2, from: extent.south, to: extent.north)
    var position: UInt32 = 0
    var side: UInt32 = 1 << 15
    while side > 0 {
      let right: UInt32 = x & side != 0 ? 1 : 0
      let upper: UInt32 = y & side != 0 ? 1 : 0
      position = position << 2 | ((3 &* right) ^ upper)
      if upper == 0 {
        if right == 1 { (x, y) = (0xFFFF &- x, 0xFFFF &- y) }
        swap(&x, &y)
      }
      side >>= 1
    }
    return position
  }

  private func cell(_ value: Double, from low: Double, to high: Double) -> UInt32 {
    let share = (value - low) / (high - low)
    return share > 0 ? UInt32(min(share, 1) * 65_535) : 0
  }
}
