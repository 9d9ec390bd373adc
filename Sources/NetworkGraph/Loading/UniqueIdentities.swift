import GeoFeatures

/// Makes the ids of all nodes of a kind, and of all its links, different.
///
/// A feature that stands in a second file with the same id and place is one feature: the first keeps it, and takes what
/// only the second knows. Any other repeated id gets `~2`, `~3` behind it, with a finding.
func makeIdsUnique(_ loaded: inout LoadedLayers) {
  var firstPlace: [ElementKey: (layer: Int, element: Int)] = [:]
  for k in loaded.layers.indices {
    var repeated: [Int] = []
    var others = Set<Int>()
    for i in 0..<loaded.layers[k].count {
      let key = ElementKey(loaded.layers[k], i)
      guard let first = firstPlace[key] else {
        firstPlace[key] = (k, i)
        continue
      }
      if first.layer != k, isSamePlace(loaded.layers[first.layer], first.element, loaded.layers[k], i) {
        loaded.layers[first.layer].attributes.fillGaps(first.element, from: loaded.layers[k].attributes, i)
        repeated.append(i)
        others.insert(first.layer)
      } else {
        renameRepeated(&loaded, k, i, key, &firstPlace)
      }
    }
    guard !repeated.isEmpty else { continue }
    let files = others.sorted().map { loaded.layers[$0].file }.joined(separator: ", ")
    let layer = loaded.layers[k]
    loaded.findings.append(
      Finding(
        "repeated_features", .note, "\(repeated.count) of \(layer.count) features stand in \(files) as well, with the same id and place",
        file: layer.file, layer: layer.kind, repair: "used once"))
    let dropped = Set(repeated)
    loaded.layers[k] = layer.selecting((0..<layer.count).filter { !dropped.contains($0) })
  }
  loaded.layers.removeAll { $0.count == 0 }
}

private struct ElementKey: Hashable {
  var kind: LayerKind
  var isLine: Bool
  var id: String

  init(_ layer: Layer, _ i: Int) {
    kind = layer.kind
    let geometry = layer.geometry.kinds[i]
    isLine = geometry == .lineString || (geometry == .none && layer.attributes.text(.from, i) != nil)
    id = layer.ids[i]
  }
}

private func renameRepeated(
  _ loaded: inout LoadedLayers, _ k: Int, _ i: Int, _ key: ElementKey, _ firstPlace: inout [ElementKey: (layer: Int, element: Int)]
) {
  let layer = loaded.layers[k]
  let first = firstPlace[key]
  var number = 2
  var renamed = key
  repeat {
    renamed.id = "\(key.id)~\(number)"
    number += 1
  } while firstPlace[renamed] != nil
  loaded.layers[k].ids[i] = renamed.id
  firstPlace[renamed] = (k, i)
  let other = first.map { loaded.layers[$0.layer].file + ", feature \(loaded.layers[$0.layer].features[$0.element])" } ?? "another"
  loaded.findings.append(
    Finding(
      "duplicate_id", .warning, "id “\(key.id)” is given twice, first to \(other); expected one feature per id: correct one of them", file: layer.file,
      layer: layer.kind, feature: Int(layer.features[i]), id: key.id, repair: "this one is called \(renamed.id)"))
}

private func isSamePlace(_ a: Layer, _ i: Int, _ b: Layer, _ j: Int) -> Bool {
  guard a.isGeographic == b.isGeographic else { return false }
  let tolerance = a.isGeographic ? 2e-7 : 0.02
  func positions(_ layer: Layer, _ element: Int) -> [(Double, Double)] {
    layer.geometry.parts(of: element).flatMap { layer.geometry.positions(of: $0) }.map { (layer.geometry.x[$0], layer.geometry.y[$0]) }
  }
  let (p, q) = (positions(a, i), positions(b, j))
  return p.count == q.count && zip(p, q).allSatisfy { ($0.0 - $1.0).magnitude <= tolerance && ($0.1 - $1.1).magnitude <= tolerance }
}

extension AttributeTable {
  /// Gives element `i` what it lacks and element `j` of `other` has.
  fileprivate mutating func fillGaps(_ i: Int, from other: AttributeTable, _ j: Int) {
    for (name, column) in other.numbers where !column[j].isNaN && number(name, i).isNaN { set(name, i, to: column[j]) }
    for (name, column) in other.texts { if let word = column[j], text(name, i) == nil { set(name, i, to: word) } }
  }
}

extension Layer {
  /// The same layer with only `rows`.
  func selecting(_ rows: [Int]) -> Layer {
    var geometry = GeometryColumn()
    for row in rows { geometry.append(copyOf: row, in: self.geometry) }
    var layer = self
    layer.ids = rows.map { ids[$0] }
    layer.features = rows.map { features[$0] }
    layer.geometry = geometry
    layer.attributes = attributes.selecting(rows)
    let newRow = Dictionary(uniqueKeysWithValues: zip(rows, rows.indices))
    layer.fills = fills.compactMap { fill in
      newRow[Int(fill.element)].map {
        Fill(element: Int32($0), attribute: fill.attribute, reason: fill.reason, confidence: fill.confidence)
      }
    }
    return layer
  }
}
