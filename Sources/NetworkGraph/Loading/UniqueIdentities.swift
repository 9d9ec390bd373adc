import GeoFeatures

/// Makes the ids of all nodes of a kind, and of all its links, different, and features that stand in several files one.
///
/// Layers to whose ids others refer come first: they keep their ids. A feature of a later file at the same place, with
/// the same id (a node: with any id, if the systems agree), is dropped; the first takes what only it knows, and ends that
/// name it are renamed. Any other repeated id gets `~2`, or its file's name before it. O(elements).
func makeIdsUnique(_ loaded: inout LoadedLayers, referredShares: [Double]) {
  let order = loaded.layers.indices.sorted { (referredShares[$1], $0) < (referredShares[$0], $1) }
  var register = ElementRegister()
  for k in order { register.admit(k, &loaded) }
  register.renameEnds(&loaded)
  loaded.layers.removeAll { $0.count == 0 }
}

private struct ElementKey: Hashable {
  var kind: LayerKind
  var isLine: Bool
  var id: String
}

/// A place to the rounding of RFC 7946 files, 1e-7 degrees or 1 cm.
private struct PlaceKey: Hashable {
  var kind: LayerKind
  var x: Double
  var y: Double

  init?(_ layer: Layer, _ i: Int) {
    guard layer.geometry.kinds[i] == .point, !layer.isLink(i), let part = layer.geometry.parts(of: i).first else {
      return nil
    }
    let k = layer.geometry.positions(of: part).lowerBound
    let scale = layer.isGeographic ? 1e7 : 100
    kind = layer.kind
    x = (layer.geometry.x[k] * scale).rounded()
    y = (layer.geometry.y[k] * scale).rounded()
  }
}

private struct ElementRegister {
  typealias Element = (layer: Int, row: Int)
  private var byID: [ElementKey: Element] = [:]
  private var byPlace: [PlaceKey: Element] = [:]
  /// Ids of dropped nodes and the ids that they go by now.
  private var renamed: [ElementKey: String] = [:]

  mutating func admit(_ k: Int, _ loaded: inout LoadedLayers) {
    var dropped: [Int] = []
    var clashes: [Int: Int] = [:]
    let layer = loaded.layers[k]
    var ids = layer.ids
    for row in 0..<layer.count {
      let key = ElementKey(kind: layer.kind, isLine: layer.isLink(row), id: layer.ids[row])
      if let first = repeated(layer, k, row, key, loaded) {
        loaded.layers[first.layer].attributes.fillGaps(first.row, from: layer.attributes, row)
        if key.id != loaded.layers[first.layer].ids[first.row] {
          renamed[key] = loaded.layers[first.layer].ids[first.row]
        }
        dropped.append(row)
        continue
      }
      if let first = byID[key] {
        let id = freeID(key, isOtherFile: first.layer != k, stem: fileStem(layer.file))
        ids[row] = id
        byID[ElementKey(kind: key.kind, isLine: key.isLine, id: id)] = (k, row)
        if first.layer == k {
          tellDuplicate(&loaded, k, row, first.row, key.id, id)
        } else {
          clashes[first.layer, default: 0] += 1
        }
      } else {
        byID[key] = (k, row)
      }
      if layer.kind.isNetwork, let place = PlaceKey(layer, row), byPlace[place] == nil { byPlace[place] = (k, row) }
    }
    loaded.layers[k].ids = ids
    tellClashes(&loaded, k, clashes)
    dropRepeated(&loaded, k, dropped)
  }

  /// The element of an earlier layer that this row is once more.
  private func repeated(_ layer: Layer, _ k: Int, _ row: Int, _ key: ElementKey, _ loaded: LoadedLayers) -> Element? {
    if let first = byID[key], first.layer != k, isSamePlace(loaded.layers[first.layer], first.row, layer, row) {
      return first
    }
    guard layer.kind.isNetwork, let place = PlaceKey(layer, row), let first = byPlace[place], first.layer != k else {
      return nil
    }
    let systems = (loaded.layers[first.layer].attributes.text(.system, first.row), layer.attributes.text(.system, row))
    if let a = systems.0, let b = systems.1, a != b { return nil }
    return first
  }

  private func freeID(_ key: ElementKey, isOtherFile: Bool, stem: String) -> String {
    var id = isOtherFile ? "\(stem):\(key.id)" : key.id + "~2"
    var number = 2
    while byID[ElementKey(kind: key.kind, isLine: key.isLine, id: id)] != nil {
      number += 1
      id = "\(key.id)~\(number)"
    }
    return id
  }

  private func tellDuplicate(
    _ loaded: inout LoadedLayers, _ k: Int, _ row: Int, _ first: Int, _ id: String, _ new: String
  ) {
    let layer = loaded.layers[k]
    loaded.findings.append(
      Finding(
        "duplicate_id", .warning,
        "id “\(id)” is given twice, first to feature \(layer.features[first]); expected one feature per id: correct one of them",
        file: layer.file, layer: layer.kind, feature: Int(layer.features[row]), id: id,
        repair: "this one is called \(new)"))
  }

  private func tellClashes(_ loaded: inout LoadedLayers, _ k: Int, _ clashes: [Int: Int]) {
    let layer = loaded.layers[k]
    for (other, count) in clashes.sorted(by: { $0.key < $1.key }) {
      loaded.findings.append(
        Finding(
          "shared_ids", .note, "\(count) ids stand in \(loaded.layers[other].file) as well, for other features",
          file: layer.file,
          layer: layer.kind, repair: "these carry the file’s name before the id"))
    }
  }

  private func dropRepeated(_ loaded: inout LoadedLayers, _ k: Int, _ dropped: [Int]) {
    guard !dropped.isEmpty else { return }
    let layer = loaded.layers[k]
    loaded.findings.append(
      Finding(
        "repeated_features", .note,
        "\(dropped.count) of \(layer.count) features stand in another file as well, at the same place",
        file: layer.file, layer: layer.kind, repair: "used once"))
    let gone = Set(dropped)
    loaded.layers[k] = layer.selecting((0..<layer.count).filter { !gone.contains($0) })
  }

  /// Ends that name a dropped node get the id it goes by now.
  func renameEnds(_ loaded: inout LoadedLayers) {
    guard !renamed.isEmpty else { return }
    for k in loaded.layers.indices {
      let kind = loaded.layers[k].kind == .subcatchment ? LayerKind.drainage : loaded.layers[k].kind
      for name in [AttributeName.from, .to, .outlet] {
        guard let column = loaded.layers[k].attributes.texts[name] else { continue }
        let changed = column.map { id in id.flatMap { renamed[ElementKey(kind: kind, isLine: false, id: $0)] } ?? id }
        loaded.layers[k].attributes.setColumn(name, changed)
      }
    }
  }
}

private func isSamePlace(_ a: Layer, _ i: Int, _ b: Layer, _ j: Int) -> Bool {
  guard a.isGeographic == b.isGeographic else { return false }
  let tolerance = a.isGeographic ? 2e-7 : 0.02
  func positions(_ layer: Layer, _ element: Int) -> [(Double, Double)] {
    layer.geometry.parts(of: element).flatMap { layer.geometry.positions(of: $0) }.map {
      (layer.geometry.x[$0], layer.geometry.y[$0])
    }
  }
  let (p, q) = (positions(a, i), positions(b, j))
  return p.count == q.count
    && zip(p, q).allSatisfy { ($0.0 - $1.0).magnitude <= tolerance && ($0.1 - $1.1).magnitude <= tolerance }
}

extension AttributeTable {
  /// Gives element `i` what it lacks and element `j` of `other` has.
  fileprivate mutating func fillGaps(_ i: Int, from other: AttributeTable, _ j: Int) {
    for (name, column) in other.numbers where !column[j].isNaN && number(name, i).isNaN { set(name, i, to: column[j]) }
    for (name, column) in other.texts { if let word = column[j], text(name, i) == nil { set(name, i, to: word) } }
  }
}

extension Layer {
  /// Whether element `i` is a link of its network: a line, or what names both its ends, or has a section and no place.
  func isLink(_ i: Int) -> Bool {
    switch geometry.kinds[i] {
    case .lineString, .multiLineString: true
    default:
      attributes.text(.from, i) != nil && attributes.text(.to, i) != nil
        || geometry.kinds[i] == .none && attributes.text(.shape, i) != nil
    }
  }

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
