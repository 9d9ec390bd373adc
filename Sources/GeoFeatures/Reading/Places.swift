/// Turns byte offsets into lines and columns, one sweep for offsets in rising order.
struct PlaceFinder {
  private let scanner: ByteScanner
  private var offset = 0
  private var line = 1
  private var column = 1

  init(_ scanner: ByteScanner) { self.scanner = scanner }

  /// Line and column in characters of `target`, both from 1; `target` may not lie before the last one asked for.
  mutating func place(of target: Int) -> (line: Int, column: Int) {
    while offset < min(target, scanner.end) {
      let byte = scanner.byte(at: offset)
      let isLineEnd = byte == 0x0A || (byte == 0x0D && scanner.byte(at: offset + 1) != 0x0A)
      if isLineEnd {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
    return (line, column)
  }
}

/// The path of the value at `target` in the JSON text that begins at `start`, e.g. `geometry.coordinates[0]`; as far as
/// the text is well-formed.
func jsonPath(to target: Int, from start: Int, _ scanner: ByteScanner) -> String {
  var scanner = scanner
  scanner.at = start
  var levels: [PathLevel] = []
  while scanner.at < target {
    let byte = scanner.byte
    if byte == Ascii.quote {
      guard let text = try? scanner.text(), scanner.at <= target else { break }
      if let last = levels.indices.last, levels[last].wantsKey {
        levels[last].key = scanner.string(text)
        levels[last].wantsKey = false
      }
      continue
    }
    switch byte {
    case Ascii.openBrace: levels.append(PathLevel(isObject: true, wantsKey: true))
    case Ascii.openBracket: levels.append(PathLevel(isObject: false, wantsKey: false))
    case Ascii.closeBrace, Ascii.closeBracket: _ = levels.popLast()
    case Ascii.comma:
      if let last = levels.indices.last {
        levels[last].index += 1
        levels[last].key = ""
        levels[last].wantsKey = levels[last].isObject
      }
    default: break
    }
    scanner.at += 1
  }
  let shown = levels.prefix(shownLevels).reduce("") { path, level in
    guard level.isObject else { return path + "[\(level.index)]" }
    guard !level.key.isEmpty else { return path }
    return path + (path.isEmpty ? "" : ".") + level.key
  }
  return levels.count > shownLevels ? shown + "…" : shown
}

/// Levels of a path that are spelled out.
private let shownLevels = 12

private struct PathLevel {
  var isObject: Bool
  var wantsKey: Bool
  var key = ""
  var index = 0
}

// Faults with their places.
extension FeatureReader {
  /// The error for a fault that costs the file; `feature` is the one it lies in.
  func located(_ fault: Fault, file: String, within feature: LeftOutFeature?) -> FeatureReadError {
    var finder = PlaceFinder(scanner)
    let place = finder.place(of: fault.offset)
    return FeatureReadError(
      kind: fault.kind, file: file, line: place.line, column: place.column, offset: fault.offset,
      feature: feature?.feature, path: path(of: fault, within: feature), found: fault.found ?? token(at: fault.offset),
      expected: fault.expected, advice: fault.advice)
  }

  /// The feature in which reading stopped at `fault`, if it was in one.
  func interrupted(by fault: Fault) -> LeftOutFeature? {
    featureStart.map { LeftOutFeature(fault: fault, feature: feature, start: $0, isInCollection: isInCollection) }
  }

  func path(of fault: Fault, within feature: LeftOutFeature?) -> String {
    let path = jsonPath(to: fault.offset, from: feature?.start ?? 0, scanner)
    guard let feature, feature.isInCollection else { return path }
    return "features[\(feature.feature)]" + (path.isEmpty || path.hasPrefix("[") ? "" : ".") + path
  }

  /// What stands at an offset, as a reader would call it.
  func token(at offset: Int) -> String {
    guard offset < scanner.end else { return "the end of the file" }
    let first = scanner.byte(at: offset)
    if first < 0x20 || first == 0x7F { return "the control character U+00" + hex(first) }
    let isWord = { (byte: UInt8) in
      byte > 0x2C && byte != 0x3A && byte < 0x7F && ![0x5B, 0x5D, 0x7B, 0x7D].contains(byte)
    }
    var stop = offset + 1
    if first == Ascii.quote {
      while stop < min(scanner.end, offset + 40), scanner.byte(at: stop) != Ascii.quote { stop += 1 }
      stop = min(stop + 1, scanner.end)
      return String(decoding: scanner.bytes(offset..<stop), as: UTF8.self)
    } else if isWord(first) {
      while stop < min(scanner.end, offset + 40), isWord(scanner.byte(at: stop)) { stop += 1 }
    } else {
      while stop < scanner.end, scanner.byte(at: stop) & 0xC0 == 0x80 { stop += 1 }
    }
    return "\"" + String(decoding: scanner.bytes(offset..<stop), as: UTF8.self) + "\""
  }

  private func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }
}
