import GeoFeatures

/// Which layer kind a file's features are, and why.
struct KindDecision {
  /// nil where nothing tells.
  var kind: LayerKind?
  var reason: String
  /// Whether only the attributes of points say so: that other layers refer to them says more.
  var isTentative = false
}

/// Decides by the collection's property, the file name, the collection's name, and geometry with attributes, in this order.
func decideKind(of source: SourceTable) -> KindDecision {
  if let kind = source.kindOverride { return KindDecision(kind: kind, reason: source.overrideReason) }
  let table = source.table
  for key in ["network", "kind"] {
    if case .text(let word)? = table.members.first(where: { $0.key == key })?.value, let kind = LayerKind(word: word) {
      return KindDecision(kind: kind, reason: "the collection’s property \(key) says “\(word)”")
    }
  }
  let stem = fileStem(source.file)
  if let (kind, word) = kindNamed(in: stem) { return KindDecision(kind: kind, reason: "the file name says “\(word)”") }
  if let name = table.name, let (kind, word) = kindNamed(in: name) {
    return KindDecision(kind: kind, reason: "the collection’s name says “\(word)”")
  }
  if let (kind, names) = kindByAttributes(table) {
    let reason = "by its attributes \(names.prefix(3).joined(separator: ", "))"
    let isPoints = table.geometry.kinds.allSatisfy { $0 == .point || $0 == .multiPoint || $0 == .none }
    return KindDecision(kind: kind, reason: reason, isTentative: isPoints)
  }
  return KindDecision(kind: nil, reason: "nothing tells what it is")
}

/// The kind that a name's words mean: the stem that ends last, for the head of a name stands at its end.
func kindNamed(in name: String) -> (kind: LayerKind, word: String)? {
  let words = nameWords(name)
  return bestStem(in: words) { $0.stems } ?? bestStem(in: words) { $0.partStems }
}

private func bestStem(
  in words: [Substring], _ stems: (KindDescription) -> [String]
) -> (kind: LayerKind, word: String)? {
  var best: (end: Int, length: Int, kind: LayerKind, word: String)?
  for kind in LayerKind.allCases {
    for stem in stems(kind.description) {
      guard let end = lastEnd(of: stem, in: words) else { continue }
      let length = foldedName(stem).count
      if let known = best, (known.end, known.length) >= (end, length) { continue }
      best = (end, length, kind, stem)
    }
  }
  return best.map { ($0.kind, $0.word) }
}

/// Where a stem's last occurrence ends, counted in letters; nil if it does not occur.
private func lastEnd(of stem: String, in words: [Substring]) -> Int? {
  var end: Int?
  var position = 0
  let parts = stem.lowercased().split(whereSeparator: { $0 == "_" || $0 == " " })
  for (k, word) in words.enumerated() {
    if let first = stem.unicodeScalars.first, !first.isASCII {
      for (offset, index) in word.indices.enumerated() where word[index...].hasPrefix(stem) {
        end = position + offset + stem.count
      }
    } else if words[k...].starts(with: parts) {
      end = position + words[k..<(k + parts.count)].reduce(0) { $0 + $1.count }
    } else if parts.count == 1, stem.count >= 5, word.hasPrefix(parts[0]) {
      end = position + stem.count
    }
    position += word.count
  }
  return end
}

/// The kind whose telling attributes the file has most of.
private func kindByAttributes(_ table: FeatureTable) -> (kind: LayerKind, names: [String])? {
  let shapes = Set(table.geometry.kinds.compactMap { shape(of: $0)?.rawValue }).sorted().map {
    ElementShapes(rawValue: $0)
  }
  let candidates = shapes.isEmpty ? [ElementShapes.lines, .points] : shapes
  var best: (score: Int, kind: LayerKind, names: [String])?
  for kind in LayerKind.allCases {
    for shape in candidates {
      let index = AliasIndex.of(kind, shape)
      var score = 0
      var names: [String] = []
      for column in table.columns where column.name.count >= 3 || !column.name.allSatisfy(\.isASCII) {
        guard let match = index.matches(column.name).first else { continue }
        let isTelling = index.attributes[match.attribute].isTelling
        score += isTelling ? 3 : 1
        if isTelling { names.append(column.name) }
      }
      if !names.isEmpty, score > best?.score ?? 0 { best = (score, kind, names) }
    }
  }
  return best.map { ($0.kind, $0.names) } ?? bareGround(table)
}

/// A handful of properties with a level among them: spot heights or contours.
private func bareGround(_ table: FeatureTable) -> (kind: LayerKind, names: [String])? {
  guard table.columns.count <= 4, !table.geometry.kinds.contains(where: { $0 == .polygon || $0 == .multiPolygon })
  else {
    return nil
  }
  let index = AliasIndex.of(.ground, .points)
  let names = table.columns.map(\.name).filter { name in
    index.matches(name).contains { index.attributes[$0.attribute].name == .elevation }
  }
  return names.isEmpty ? nil : (.ground, names)
}

private func shape(of geometry: GeometryKind) -> ElementShapes? {
  switch geometry {
  case .none, .geometryCollection: nil
  case .point, .multiPoint: .points
  case .lineString, .multiLineString: .lines
  case .polygon, .multiPolygon: .areas
  }
}

/// The kinds that features name for themselves in `network`, or in `kind` where all of them do; nil if they do not.
func kindsByFeature(_ table: FeatureTable) -> (property: String, kinds: [LayerKind?])? {
  for key in ["network", "kind"] {
    guard let column = table.columns.first(where: { foldedName($0.name) == key }) else { continue }
    var memo: [String: LayerKind?] = [:]
    let kinds = (0..<table.count).map { row -> LayerKind? in
      guard let text = column.text(row) else { return nil }
      if let known = memo[text] { return known }
      let kind = key == "network" ? LayerKind(word: text) : LayerKind(rawValue: text)
      memo[text] = .some(kind)
      return kind
    }
    let named = kinds.count { $0 != nil }
    if named > 0, key == "network" || named == table.count { return (column.name, kinds) }
  }
  return nil
}
