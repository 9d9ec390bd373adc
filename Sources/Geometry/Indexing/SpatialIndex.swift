/// An item found by its distance.
public struct Neighbor: Hashable, Sendable {
  /// Index of the item in the array the index was made from.
  public var index: Int
  /// [m]
  public var distance: Double
}

/// Points, segments or boxes of a metric frame, indexed once for queries by distance and by box.
///
/// Answers do not depend on how the index is built: of items at one distance the lowest index comes first. Items with
/// coordinates that are not finite are never found. Built in O(n log n); a query costs about O(log n) per item found.
public struct SpatialIndex: Sendable {
  private enum Items {
    case points([GridPoint])
    case segments([Segment])
    case boxes([BoundingBox])
  }

  private let items: Items
  private let tree: PackedBoxTree

  public init(points: [GridPoint]) {
    items = .points(points)
    tree = PackedBoxTree(points.map { BoundingBox([$0]) })
  }

  public init(segments: [Segment]) {
    items = .segments(segments)
    tree = PackedBoxTree(segments.map(\.box))
  }

  /// Distances are to the nearest point of a box, 0 within it.
  public init(boxes: [BoundingBox]) {
    items = .boxes(boxes)
    tree = PackedBoxTree(boxes)
  }

  /// The items whose boxes overlap `box` or touch it, by index.
  public func overlapping(_ box: BoundingBox) -> [Int] {
    var found: [Int] = []
    tree.visitOverlapping(box) { found.append($0) }
    return found.sorted()
  }

  /// The items at most `radius` [m] away, by index.
  public func within(_ radius: Double, of point: GridPoint) -> [Int] {
    let square = BoundingBox([point]).expanded(by: radius)
    return overlapping(square).filter { squaredDistance(to: $0, from: point) <= radius * radius }
  }

  /// The nearest item at most `radius` [m] away for which `isWanted` holds.
  public func nearest(
    to point: GridPoint, within radius: Double = .infinity, where isWanted: (Int) -> Bool = { _ in true }
  ) -> Neighbor? {
    var found: Neighbor?
    visitNearest(to: point, within: radius) { neighbor in
      if isWanted(neighbor.index) { found = neighbor }
      return found == nil
    }
    return found
  }

  /// The `count` nearest items at most `radius` [m] away, nearest first.
  public func nearest(_ count: Int, to point: GridPoint, within radius: Double = .infinity) -> [Neighbor] {
    var found: [Neighbor] = []
    guard count > 0 else { return found }
    visitNearest(to: point, within: radius) { neighbor in
      found.append(neighbor)
      return found.count < count
    }
    return found
  }

  /// Calls `body` with the items at most `radius` [m] away, nearest first, until it returns false.
  ///
  /// Best-first search after G. R. Hjaltason & H. Samet, "Distance browsing in spatial databases", ACM TODS 24 (1999).
  public func visitNearest(
    to point: GridPoint, within radius: Double = .infinity, _ body: (Neighbor) -> Bool
  ) {
    let limit = radius * radius
    var queue = MinimumHeap<Candidate>()
    for root in tree.levels[tree.topLevel]..<tree.levels[tree.topLevel + 1] {
      enqueue(root, level: tree.topLevel, of: point, limit: limit, into: &queue)
    }
    while let next = queue.pop() {
      guard next.level > 0 else {
        guard body(Neighbor(index: Int(next.index), distance: next.square.squareRoot())) else { return }
        continue
      }
      let level = Int(next.level)
      for child in tree.children(of: Int(next.index), level: level) {
        enqueue(child, level: level - 1, of: point, limit: limit, into: &queue)
      }
    }
  }

  private func enqueue(
    _ position: Int, level: Int, of point: GridPoint, limit: Double, into queue: inout MinimumHeap<Candidate>
  ) {
    if level > 0 {
      let square = tree.boxes[position].squaredDistance(to: point)
      if square <= limit { queue.push(Candidate(square: square, level: Int32(level), index: Int32(position))) }
    } else {
      let item = tree.items[position]
      let square = squaredDistance(to: Int(item), from: point)
      if square <= limit { queue.push(Candidate(square: square, level: 0, index: item)) }
    }
  }

  /// [m²]
  private func squaredDistance(to item: Int, from point: GridPoint) -> Double {
    switch items {
    case .points(let points): squared(points[item], point)
    case .segments(let segments):
      squared(segments[item].point(at: segments[item].fraction(nearestTo: point)), point)
    case .boxes(let boxes): boxes[item].squaredDistance(to: point)
    }
  }

  private func squared(_ a: GridPoint, _ b: GridPoint) -> Double {
    let dx = a.easting - b.easting
    let dy = a.northing - b.northing
    return dx * dx + dy * dy
  }
}

/// A node of the tree by the distance of its box (`level` > 0), or an item by its own.
private struct Candidate: Comparable {
  var square: Double
  var level: Int32
  var index: Int32

  /// Nearest first; at one distance nodes before items, so that every item there is met before the first is given out,
  /// and items by index.
  static func < (a: Self, b: Self) -> Bool {
    if a.square != b.square { return a.square < b.square }
    if a.level != b.level { return a.level > b.level }
    return a.index < b.index
  }
}
