import Geometry

/// What becomes one link: a line, or the stretch of it between two cuts.
struct Piece: Sendable {
  var line: Int32
  var from: Int32
  var to: Int32
  /// Place among the pieces of its feature, from 1; 0 for a feature that stays whole.
  var number: Int32
  /// Start and end along the line, as shares of its drawn length [0–1].
  var start: Double
  var end: Double
  /// Its positions, in the tables the pieces were made into.
  var path: Range<Int>

  /// Whether this end of the piece is an end of the feature, and not a cut.
  var isFeatureStart: Bool
  var isFeatureEnd: Bool
}

/// The links of a survey with their positions.
struct PieceTable: Sendable {
  var pieces: [Piece] = []
  var grid: [GridPoint] = []
  var lonLat: [LonLat] = []
}

extension Survey {
  /// Cuts the lines into links, features in order, stretches along the line as drawn.
  func pieces(cutAt cuts: [Cut], leavingOut isLeftOut: [Bool]) -> PieceTable {
    var table = PieceTable()
    var next = 0
    for l in lines.indices {
      let first = next
      while next < cuts.count, Int(cuts[next].line) == l { next += 1 }
      if isLeftOut[l] { continue }
      appendPieces(of: l, cuts[first..<next], to: &table)
    }
    number(&table.pieces)
    return table
  }

  private func appendPieces(of l: Int, _ cuts: ArraySlice<Cut>, to table: inout PieceTable) {
    let line = lines[l]
    let length = pathLength(line.path)
    var from = ends[2 * l]
    var start = 0.0
    var first = table.grid.count
    var nextVertex = line.path.lowerBound
    func close(at to: Int32, _ share: Double, isLast: Bool) {
      table.pieces.append(
        Piece(
          line: Int32(l), from: from, to: to, number: 0, start: start, end: share, path: first..<table.grid.count,
          isFeatureStart: start == 0 && line.part == 0, isFeatureEnd: isLast && line.part == line.parts - 1))
    }
    for cut in cuts where length > 0 && cut.along / length > start {
      let vertex = line.path.lowerBound + Int(cut.segment)
      appendVertices(nextVertex..<(vertex + 1), to: &table)
      appendVertex(
        grid: Segment(path[vertex], path[vertex + 1]).point(at: cut.share), lonLat(of: cut, at: vertex), to: &table)
      close(at: cut.point, cut.along / length, isLast: false)
      from = cut.point
      start = cut.along / length
      nextVertex = vertex + 1
      first = table.grid.count
      appendVertex(grid: table.grid[first - 1], table.lonLat[first - 1], to: &table)
    }
    appendVertices(nextVertex..<line.path.upperBound, to: &table)
    close(at: ends[2 * l + 1], 1, isLast: true)
  }

  private func appendVertices(_ range: Range<Int>, to table: inout PieceTable) {
    guard !range.isEmpty else { return }
    table.grid += path[range]
    table.lonLat += pathLonLat[range]
  }

  private func appendVertex(grid: GridPoint, _ lonLat: LonLat, to table: inout PieceTable) {
    table.grid.append(grid)
    table.lonLat.append(lonLat)
  }

  private func lonLat(of cut: Cut, at vertex: Int) -> LonLat {
    let (a, b) = (pathLonLat[vertex], pathLonLat[vertex + 1])
    return LonLat(
      longitude: a.longitude + cut.share * (b.longitude - a.longitude),
      latitude: a.latitude + cut.share * (b.latitude - a.latitude))
  }

  /// Numbers the pieces of each feature that became several.
  private func number(_ pieces: inout [Piece]) {
    var first = 0
    while first < pieces.count {
      let origin = lines[Int(pieces[first].line)]
      var end = first + 1
      while end < pieces.count, lines[Int(pieces[end].line)].layer == origin.layer,
        lines[Int(pieces[end].line)].row == origin.row
      {
        end += 1
      }
      if end - first > 1 { for i in first..<end { pieces[i].number = Int32(i - first + 1) } }
      first = end
    }
  }
}
