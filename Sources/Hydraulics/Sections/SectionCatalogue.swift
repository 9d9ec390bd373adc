import NetworkGraph

/// The distinct shapes of a model, their tables end to end: links of one shape share one table.
struct SectionCatalogue: Sendable {
  var tables: [SectionTable] = []
  var inverses: [DepthInverse] = []
  /// `SectionTable.slices` cells a shape.
  var cells: [SectionCell] = []
  /// `DepthInverse.slices + 1` critical depths a shape, then as many normal ones.
  var depths: [Double] = []
  /// The shape of each link, -1 for structures.
  var shapeOfLink: [Int] = []

  /// O(links + shapes · stations).
  init(_ links: [DrainageLink]) {
    var known: [Section: Int] = [:]
    for link in links {
      if link.structure != nil {
        shapeOfLink.append(-1)
        continue
      }
      if let shape = known[link.section] {
        shapeOfLink.append(shape)
        continue
      }
      let table = SectionTable(link.section)
      let inverse = DepthInverse(table)
      known[link.section] = tables.count
      shapeOfLink.append(tables.count)
      tables.append(table)
      inverses.append(inverse)
      cells += table.cells
      depths += inverse.critical
      depths += inverse.normal
    }
  }
}
