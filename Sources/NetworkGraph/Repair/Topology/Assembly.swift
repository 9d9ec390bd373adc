import Geometry

extension Survey {
  /// Adds the points and the pieces to the columns of a network; gives the ends of the new links.
  func append(
    _ table: PieceTable, to network: inout Network
  ) -> (from: [Int32], to: [Int32]) {
    let offset = Int32(network.nodes.count)
    appendPoints(to: &network)
    appendPieces(table, firstNode: offset, to: &network)
    network.findings += findings
    return (table.pieces.map { $0.from + offset }, table.pieces.map { $0.to + offset })
  }

  private func appendPoints(to network: inout Network) {
    let origins = points.map { Origin(layer: $0.layer, row: $0.row) }
    let firstNode = network.nodes.count
    var names = UniqueNames()
    network.nodes.append(
      ids: points.map { point in
        names.unique(point.id, file: point.isMade ? nil : layers[Int(point.layer)].file)
      },
      kind: kind, kinds: elementKinds(origins, otherwise: kind.defaultNodeKind), origins, layers, network.files)
    let fills = fillsByRow()
    for i in points.indices { network.nodes.takeFills(of: origins[i], fills, at: firstNode + i) }
    network.nodePoints += points.map(\.place)
    if frame.isGeographic { network.nodeLonLats += points.map(\.lonLat) }
  }

  private func appendPieces(_ table: PieceTable, firstNode: Int32, to network: inout Network) {
    let firstLink = network.links.count
    let origins = table.pieces.map { piece in
      Origin(layer: lines[Int(piece.line)].layer, row: lines[Int(piece.line)].row)
    }
    var names = UniqueNames()
    let ids = table.pieces.map { piece in
      let line = lines[Int(piece.line)]
      let id = piece.number > 0 ? "\(line.id)#\(piece.number)" : line.id
      return names.unique(id, file: layers[Int(line.layer)].file)
    }
    network.links.append(
      ids: ids, kind: kind, kinds: elementKinds(origins, otherwise: kind.defaultLinkKind), origins, layers,
      network.files)
    let fills = fillsByRow()
    for (i, piece) in table.pieces.enumerated() {
      let line = lines[Int(piece.line)]
      let link = firstLink + i
      if piece.number > 0 { network.links.sourceIDs[Int32(link)] = line.id }
      network.linkPaths.append(
        piece.path.isEmpty ? [] : table.grid[piece.path],
        frame.isGeographic && !piece.path.isEmpty ? table.lonLat[piece.path] : [])
      network.links.takeFills(of: origins[i], fills, at: link)
      if line.isReversed { network.links.turnRound(link) }
      network.links.keep(piece, of: line, at: link)
      network.links.attributes.set(.from, link, to: network.nodes.ids[Int(firstNode + piece.from)])
      network.links.attributes.set(.to, link, to: network.nodes.ids[Int(firstNode + piece.to)])
    }
  }

  /// What loading has read between the lines, by row.
  private func fillsByRow() -> [Origin: [Fill]] {
    var fills: [Origin: [Fill]] = [:]
    for (index, layer) in layers.enumerated() where layer.kind == kind {
      for fill in layer.fills { fills[Origin(layer: Int32(index), row: fill.element), default: []].append(fill) }
    }
    return fills
  }

  private func elementKinds(_ origins: [Origin], otherwise word: String) -> [String] {
    origins.map { origin in
      origin.layer < 0 ? word : layers[Int(origin.layer)].attributes.text(.kind, Int(origin.row)) ?? word
    }
  }
}

/// The row of a layer an element came from; layer -1 for none.
struct Origin: Hashable, Sendable {
  var layer: Int32
  var row: Int32
}

extension LayerKind {
  /// What a point of this network is when nothing says so.
  var defaultNodeKind: String { self == .drainage ? "manhole" : "junction" }

  /// What a line of this network is when nothing says so.
  var defaultLinkKind: String {
    switch self {
    case .drainage: "conduit"
    case .road: "road"
    default: "pipe"
    }
  }
}

extension PathTable {
  mutating func append(_ grid: ArraySlice<GridPoint>, _ lonLat: ArraySlice<LonLat>) {
    self.grid += grid
    self.lonLat += lonLat
    first.append(Int32(self.grid.count))
  }
}

extension ElementTable {
  fileprivate mutating func append(
    ids: [String], kind: LayerKind, kinds: [String], _ origins: [Origin], _ layers: [Layer],
    _ fileNames: [String]
  ) {
    self.ids += ids
    networks += Array(repeating: kind, count: ids.count)
    self.kinds += kinds
    let places = Dictionary(fileNames.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    files += origins.map { $0.layer < 0 ? -1 : places[layers[Int($0.layer)].file] ?? -1 }
    features += origins.map { $0.layer < 0 ? -1 : layers[Int($0.layer)].features[Int($0.row)] }
    attributes.append(origins, of: layers)
  }

  /// Takes over the assumed values of a row.
  fileprivate mutating func takeFills(of origin: Origin, _ fills: [Origin: [Fill]], at element: Int) {
    for var fill in fills[origin] ?? [] {
      fill.element = Int32(element)
      self.fills.append(fill)
    }
  }

  /// Attributes of the two ends of a link.
  private static let endPairs: [(AttributeName, AttributeName)] = [
    (.invertUp, .invertDown), (.depthUp, .depthDown), (.coverUp, .coverDown), (.crownUp, .crownDown),
    (.inletOffset, .outletOffset), (.entryLoss, .exitLoss),
  ]

  /// Exchanges what the two ends of a link have, for a row that runs against its line.
  fileprivate mutating func turnRound(_ link: Int) {
    for (up, down) in Self.endPairs where attributes.numbers[up] != nil || attributes.numbers[down] != nil {
      let value = attributes.number(up, link)
      attributes.set(up, link, to: attributes.number(down, link))
      attributes.set(down, link, to: value)
    }
    for i in fills.indices.reversed() {
      guard fills[i].element == Int32(link) else { break }
      guard let pair = Self.endPairs.first(where: { $0.0 == fills[i].attribute || $0.1 == fills[i].attribute }) else {
        continue
      }
      fills[i].attribute = fills[i].attribute == pair.0 ? pair.1 : pair.0
    }
    switch attributes.text(.flowDirection, link) {
    case "forward": attributes.set(.flowDirection, link, to: "backward")
    case "backward": attributes.set(.flowDirection, link, to: "forward")
    default: break
    }
  }

  /// Leaves a piece of a line its share of the length and of what the ends have; levels at cuts lie between the ends'.
  fileprivate mutating func keep(_ piece: Piece, of line: SurveyLine, at link: Int) {
    if piece.isFeatureStart && piece.isFeatureEnd { return }
    if line.isWhole, let length = attributes.known(.length, link) {
      attributes.set(.length, link, to: length * (piece.end - piece.start))
    } else {
      attributes.clear(.length, link)
    }
    let (up, down) = (attributes.number(.invertUp, link), attributes.number(.invertDown, link))
    for (atStart, atEnd) in Self.endPairs {
      if !piece.isFeatureStart { attributes.clear(atStart, link) }
      if !piece.isFeatureEnd { attributes.clear(atEnd, link) }
    }
    guard line.isWhole, !(down - up).isNaN else { return }
    for (name, isKept, share) in [
      (AttributeName.invertUp, piece.isFeatureStart, piece.start), (.invertDown, piece.isFeatureEnd, piece.end),
    ] where !isKept {
      fill(name, link, with: up + share * (down - up), because: "between_ends", confidence: 0.9)
    }
  }
}

/// Gives each element of a network an id that no other of its table has.
struct UniqueNames {
  private var taken: Set<String> = []
  private var lastNumber: [String: Int] = [:]

  /// `id` itself if free, else `id@file`, else that with a number behind.
  mutating func unique(_ id: String, file: String?) -> String {
    if taken.insert(id).inserted { return id }
    let stem = file.flatMap { $0.split(separator: "/").last }.map { $0.prefix { $0 != "." } } ?? ""
    let base = stem.isEmpty ? id : "\(id)@\(stem)"
    if base != id, taken.insert(base).inserted { return base }
    var number = lastNumber[base] ?? 1
    repeat { number += 1 } while !taken.insert("\(base)~\(number)").inserted
    lastNumber[base] = number
    return "\(base)~\(number)"
  }
}
