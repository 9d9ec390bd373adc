/// For each site the part of a region that is nearer to it than to any other: its Voronoi cell, as a ring.
///
/// `boundary` is a simple ring, convex or not; where it is not convex, a cell that falls into pieces is returned as one
/// ring whose pieces are joined along its edge, which leaves its area right. Of several sites at one place the first has
/// the cell and the others none (an empty ring), as has a site whose cell lies outside the boundary.
///
/// Each cell is cut from the boundary by the bisectors to its neighbours in order of distance, until those that follow
/// are too far away to reach it. For sites spread about evenly over the region O(n log n); at worst O(n²).
public func voronoiCells(sites: [GridPoint], within boundary: [GridPoint]) -> [[GridPoint]] {
  let index = SpatialIndex(points: sites)
  var region = boundary
  if region.count > 1, region.first == region.last { region.removeLast() }
  return sites.indices.map { voronoiCell(of: $0, sites: sites, index: index, region: region) }
}

private func voronoiCell(
  of site: Int, sites: [GridPoint], index: SpatialIndex, region: [GridPoint]
) -> [GridPoint] {
  let center = sites[site]
  var cell = region
  var reach = farthest(from: center, in: cell)
  index.visitNearest(to: center) { neighbor in
    guard neighbor.index != site else { return true }
    // A bisector lies half-way, so that it cannot touch a cell within half the distance.
    guard neighbor.distance <= 2 * reach, !cell.isEmpty else { return false }
    if neighbor.distance == 0 {
      if neighbor.index < site { cell = [] }
      return !cell.isEmpty
    }
    if let cut = clipped(cell, nearerTo: center, than: sites[neighbor.index]) {
      cell = cut
      reach = farthest(from: center, in: cell)
    }
    return true
  }
  return cell
}

private func farthest(from center: GridPoint, in ring: [GridPoint]) -> Double {
  ring.reduce(0) { max($0, center.distance(to: $1)) }
}

/// The part of a ring nearer to `center` than to `other` (Sutherland and Hodgman 1974); nil if that is all of it.
private func clipped(_ ring: [GridPoint], nearerTo center: GridPoint, than other: GridPoint) -> [GridPoint]? {
  let dx = other.easting - center.easting
  let dy = other.northing - center.northing
  let half = (dx * dx + dy * dy) / 2
  /// Positive on the side of `center`.
  func side(_ p: GridPoint) -> Double {
    half - (p.easting - center.easting) * dx - (p.northing - center.northing) * dy
  }
  let sides = ring.map(side)
  guard sides.contains(where: { $0 < 0 }) else { return nil }
  var kept: [GridPoint] = []
  for i in ring.indices {
    let j = i == 0 ? ring.count - 1 : i - 1
    if (sides[i] < 0) != (sides[j] < 0), sides[i] != 0, sides[j] != 0 {
      kept.append(Segment(ring[j], ring[i]).point(at: sides[j] / (sides[j] - sides[i])))
    }
    if sides[i] >= 0 { kept.append(ring[i]) }
  }
  return kept.count >= 3 ? kept : []
}
