import Geometry

/// Points sorted by the cells of a square grid, for queries within a few metres.
///
/// Built in O(n log n); a query looks at the cells its circle touches. Points that lie nowhere are left out.
struct PointIndex: Sendable {
  private let points: [GridPoint]
  private let cell: Double
  /// Cell of each entry, increasing; entries of one cell by index.
  private let keys: [Cell]
  private let members: [Int32]

  private struct Cell: Comparable {
    var row: Int64
    var column: Int64

    static func < (a: Self, b: Self) -> Bool { (a.row, a.column) < (b.row, b.column) }
  }

  init(_ points: [GridPoint], cell: Double = 8) {
    self.points = points
    self.cell = cell
    let placed = points.indices.filter { points[$0].easting.isFinite && points[$0].northing.isFinite }
    let sorted = placed.map { (Self.cell(of: points[$0], cell), Int32($0)) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    keys = sorted.map(\.0)
    members = sorted.map(\.1)
  }

  private static func cell(of point: GridPoint, _ size: Double) -> Cell {
    func number(_ x: Double) -> Int64 { Int64(max(-1e15, min(1e15, (x / size).rounded(.down)))) }
    return Cell(row: number(point.northing), column: number(point.easting))
  }

  /// Calls `body` with every point at most `radius` from `place` and its distance.
  func forEach(within radius: Double, of place: GridPoint, _ body: (Int, Double) -> Void) {
    guard place.easting.isFinite, place.northing.isFinite else { return }
    let low = Self.cell(of: GridPoint(easting: place.easting - radius, northing: place.northing - radius), cell)
    let high = Self.cell(of: GridPoint(easting: place.easting + radius, northing: place.northing + radius), cell)
    for row in low.row...high.row {
      var at = firstEntry(notBefore: Cell(row: row, column: low.column))
      while at < keys.count, keys[at].row == row, keys[at].column <= high.column {
        let distance = points[Int(members[at])].distance(to: place)
        if distance <= radius { body(Int(members[at]), distance) }
        at += 1
      }
    }
  }

  /// The nearest point at most `radius` away, the one of lower index of two as near.
  func nearest(to place: GridPoint, within radius: Double) -> Int? {
    var best: (distance: Double, index: Int)?
    forEach(within: radius, of: place) { index, distance in
      if best.map({ (distance, index) < ($0.distance, $0.index) }) ?? true { best = (distance, index) }
    }
    return best?.index
  }

  private func firstEntry(notBefore key: Cell) -> Int {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
