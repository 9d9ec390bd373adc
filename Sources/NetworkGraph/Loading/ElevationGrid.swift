import GeoFeatures

/// Ground levels on a regular grid, as an ESRI ASCII grid (`.asc`) has them.
///
/// Row 0 is the northernmost, column 0 the westernmost; a level stands for the middle of its cell.
public struct ElevationGrid: Sendable {
  public let columns: Int
  public let rows: Int
  /// Middle of the south-western cell, in the file's own frame.
  public let west: Double
  public let south: Double
  /// In the units of the frame.
  public let cellSize: Double
  /// Row after row from the north [m]; NaN where nothing is known.
  public let levels: [Double]

  /// Level at a place by bilinear interpolation between the four cells round it [m]; nil outside of the middles of the
  /// outer cells, and where one of the four is not known.
  public func value(x: Double, y: Double) -> Double? {
    let column = (x - west) / cellSize
    let row = Double(rows - 1) - (y - south) / cellSize
    guard column >= 0, row >= 0, column <= Double(columns - 1), row <= Double(rows - 1) else { return nil }
    let (c, r) = (min(Int(column), columns - 2), min(Int(row), rows - 2))
    let (u, v) = (column - Double(c), row - Double(r))
    let northern = level(r, c) * (1 - u) + level(r, c + 1) * u
    let southern = level(r + 1, c) * (1 - u) + level(r + 1, c + 1) * u
    let value = northern * (1 - v) + southern * v
    return value.isNaN ? nil : value
  }

  private func level(_ row: Int, _ column: Int) -> Double { levels[max(0, row) * columns + max(0, column)] }

  /// The known cells as a table of points with `elevation_m`, thinned evenly to at most `limit` of them.
  public func featureTable(limit: Int = 40_000) -> FeatureTable {
    let known = levels.count { !$0.isNaN }
    var step = 1
    while known / (step * step) > limit { step += 1 }
    var table = FeatureTable()
    var kept: [PropertyValue] = []
    for row in stride(from: 0, to: rows, by: step) {
      for column in stride(from: 0, to: columns, by: step) {
        let level = levels[row * columns + column]
        if level.isNaN { continue }
        let place = (x: west + Double(column) * cellSize, y: south + Double(rows - 1 - row) * cellSize)
        table.geometry.append(.point, parts: [(.points, [place])])
        table.featureIndex.append(Int32(kept.count))
        kept.append(.number(level))
      }
    }
    table.columns = [PropertyColumn(name: "elevation_m", values: kept)]
    return table
  }
}

/// Reads an ESRI ASCII grid: `ncols`, `nrows`, `xllcorner` or `xllcenter`, `yllcorner` or `yllcenter`, `cellsize`, perhaps
/// `NODATA_value`, then the levels from north to south. O(size).
public func readElevationGrid(_ bytes: [UInt8], file: String) throws(TextFileError) -> ElevationGrid {
  var tokens = TokenReader(bytes, file: file)
  var header: [String: Double] = [:]
  while let word = tokens.peekWord() {
    tokens.skip()
    header[word] = try tokens.number("a number after \(word)")
  }
  func value(_ names: String...) throws(TextFileError) -> Double {
    for name in names { if let value = header[name] { return value } }
    throw TextFileError(
      file: file, line: 1, found: "no \(names[0])",
      expected: "a header with ncols, nrows, xllcorner, yllcorner and cellsize")
  }
  let columns = try size(value("ncols"), "ncols", file)
  let rows = try size(value("nrows"), "nrows", file)
  let cellSize = try value("cellsize")
  guard cellSize > 0, cellSize.isFinite, columns <= 200_000_000 / rows else {
    throw TextFileError(
      file: file, line: 1, found: "\(columns) × \(rows) cells of \(cellSize)",
      expected: "a cellsize above 0 and at most 200 million cells")
  }
  let half = header["xllcenter"] == nil ? cellSize / 2 : 0
  let noData = header["nodata_value"] ?? -9999
  var levels: [Double] = []
  levels.reserveCapacity(columns * rows)
  for _ in 0..<(columns * rows) {
    let level = try tokens.number("\(columns * rows) levels (ncols × nrows)")
    levels.append(level == noData ? .nan : level)
  }
  if let rest = tokens.rest() {
    throw TextFileError(
      file: file, line: tokens.line, found: "“\(rest)” after the last level",
      expected: "\(columns * rows) levels (ncols × nrows)")
  }
  return ElevationGrid(
    columns: columns, rows: rows, west: try value("xllcorner", "xllcenter") + half,
    south: try value("yllcorner", "yllcenter") + half, cellSize: cellSize, levels: levels)
}

private func size(_ value: Double, _ name: String, _ file: String) throws(TextFileError) -> Int {
  guard let count = Int(exactly: value), (2...10_000_000).contains(count) else {
    throw TextFileError(file: file, line: 1, found: "\(name) \(value)", expected: "a whole number from 2 on")
  }
  return count
}

/// Words between white space, with their line.
private struct TokenReader {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private(set) var line = 1

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position] <= 0x20 {
      if bytes[position] == 0x0A { line += 1 }
      position += 1
    }
  }

  private func tokenEnd() -> Int {
    var end = position
    while end < bytes.count, bytes[end] > 0x20 { end += 1 }
    return end
  }

  /// The next token in small letters if it begins with a letter.
  mutating func peekWord() -> String? {
    skipBlanks()
    guard position < bytes.count, (bytes[position] | 0x20) >= 0x61, (bytes[position] | 0x20) <= 0x7A else { return nil }
    let word = String(decoding: bytes[position..<tokenEnd()], as: UTF8.self).lowercased()
    return word == "nan" || word == "inf" ? nil : word
  }

  mutating func skip() { position = tokenEnd() }

  mutating func rest() -> String? {
    skipBlanks()
    return position < bytes.count ? String(decoding: bytes[position..<tokenEnd()].prefix(40), as: UTF8.self) : nil
  }

  mutating func number(_ expected: String) throws(TextFileError) -> Double {
    skipBlanks()
    let end = tokenEnd()
    let token = String(decoding: bytes[position..<end], as: UTF8.self)
    guard !token.isEmpty else {
      throw TextFileError(file: file, line: line, found: "the end of the file", expected: expected)
    }
    guard let value = Double(token), !value.isInfinite else {
      throw TextFileError(file: file, line: line, found: "“\(token.prefix(40))”", expected: expected)
    }
    position = end
    return value
  }
}
