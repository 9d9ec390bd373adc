import GeoFeatures

/// One element to be made of a row: its geometry, and what its id gets behind it where a row gives several.
struct ShapedElement {
  var row: Int
  var suffix: String
  var kind: GeometryKind
  var positions: [(x: Double, y: Double)]
  /// Whether it begins, and ends, where the row does: only there the row's own end levels hold.
  var holdsStart = true
  var holdsEnd = true
  /// The row's geometry is taken as it is.
  var isWhole = true
}

/// The elements of a network layer's row: one per line, and one point per node.
///
/// A link drawn as a point keeps no geometry: its line is that between its nodes. Lines of a MultiLineString that touch end to start are joined; others become elements `#1`, `#2`, …
func shapedElements(of row: Int, isLink: Bool, in geometry: GeometryColumn, isGeographic: Bool) -> [ShapedElement] {
  let kind = geometry.kinds[row]
  func whole() -> [ShapedElement] { [ShapedElement(row: row, suffix: "", kind: kind, positions: [])] }
  switch kind {
  case .point where isLink: return [ShapedElement(row: row, suffix: "", kind: .none, positions: [], isWhole: false)]
  case .none, .point, .lineString: return whole()
  case .multiPoint:
    let positions = geometry.parts(of: row).flatMap { points(geometry, $0) }
    return positions.enumerated().map { k, position in
      ShapedElement(
        row: row, suffix: positions.count > 1 ? "#\(k + 1)" : "", kind: .point, positions: [position], isWhole: false)
    }
  case .polygon, .multiPolygon:
    guard let middle = middle(of: row, in: geometry) else { return [] }
    return [ShapedElement(row: row, suffix: "", kind: .point, positions: [middle], isWhole: false)]
  case .multiLineString:
    let tolerance = isGeographic ? 2e-7 : 0.02
    let chains = joined(
      geometry.parts(of: row).map { points(geometry, $0) }.filter { $0.count >= 2 }, within: tolerance)
    return chains.enumerated().map { k, chain in
      ShapedElement(
        row: row, suffix: chains.count > 1 ? "#\(k + 1)" : "", kind: .lineString, positions: chain, holdsStart: k == 0,
        holdsEnd: k == chains.count - 1, isWhole: false)
    }
  case .geometryCollection: return []
  }
}

private func points(_ geometry: GeometryColumn, _ part: Int) -> [(x: Double, y: Double)] {
  geometry.positions(of: part).map { (geometry.x[$0], geometry.y[$0]) }
}

/// Joins parts that follow each other, each in the direction it is drawn.
private func joined(_ parts: [[(x: Double, y: Double)]], within tolerance: Double) -> [[(x: Double, y: Double)]] {
  func touch(_ a: (x: Double, y: Double)?, _ b: (x: Double, y: Double)?) -> Bool {
    guard let a, let b else { return false }
    return max((a.x - b.x).magnitude, (a.y - b.y).magnitude) <= tolerance
  }
  var chains: [[(x: Double, y: Double)]] = []
  for part in parts {
    if let k = chains.firstIndex(where: { touch($0.last, part.first) }) {
      chains[k] += part.dropFirst()
    } else if let k = chains.firstIndex(where: { touch(part.last, $0.first) }) {
      chains[k] = part + chains[k].dropFirst()
    } else {
      chains.append(part)
    }
  }
  return chains.count < parts.count ? joined(chains, within: tolerance) : chains
}

/// The middle of the box round a polygon's first ring.
private func middle(of row: Int, in geometry: GeometryColumn) -> (x: Double, y: Double)? {
  guard let part = geometry.parts(of: row).first else { return nil }
  let run = geometry.positions(of: part)
  guard let west = geometry.x[run].min(), let east = geometry.x[run].max(), let south = geometry.y[run].min(),
    let north = geometry.y[run].max()
  else { return nil }
  return ((west + east) / 2, (south + north) / 2)
}
