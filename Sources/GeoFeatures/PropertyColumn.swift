/// One property of all features: a tag per row, numbers as `Double`, texts as UTF-8 in one run of bytes.
///
/// Only the rows from the first to the last that has the property are held, and numbers and texts only where the column
/// has any: a column of numbers is nine bytes a row and never boxed, a key that one feature has costs nothing elsewhere.
public struct PropertyColumn: Sendable {
  /// What one row holds.
  public enum Tag: UInt8, Sendable {
    case absent, null, no, yes, number, text, json
  }

  public let name: String
  /// Rows of the table.
  public private(set) var count = 0
  /// Row that `tags[0]` speaks of; the rows before it and behind the last tag are absent.
  private var firstRow = 0
  private var tags: [Tag] = []
  /// Beside `tags`, empty or shorter where the last rows have no number.
  private var values: [Double] = []
  /// Tag `k` has the bytes `textEnds[k - 1] ..< textEnds[k]`; shorter than `tags` where the last rows have no text.
  private var textEnds: [Int] = []
  private var bytes: [UInt8] = []

  init(name: String) { self.name = name }

  /// A column of the given values, one per row of its table.
  public init(name: String, values: [PropertyValue]) {
    self.name = name
    for (row, value) in values.enumerated() { append(value: value, row: row) }
    count = values.count
  }

  public var hasNumbers: Bool { !values.isEmpty }
  public var hasTexts: Bool { !textEnds.isEmpty }

  public func tag(_ i: Int) -> Tag {
    let k = i - firstRow
    return k >= 0 && k < tags.count ? tags[k] : .absent
  }

  /// The value of row `i`; O(length) for texts.
  public subscript(i: Int) -> PropertyValue {
    switch tag(i) {
    case .absent: .absent
    case .null: .null
    case .no: .flag(false)
    case .yes: .flag(true)
    case .number: .number(values[i - firstRow])
    case .text: .text(String(decoding: textBytes(i), as: UTF8.self))
    case .json: .json(String(decoding: textBytes(i), as: UTF8.self))
    }
  }

  /// The number of row `i`, NaN where it holds none.
  public func number(_ i: Int) -> Double {
    let k = i - firstRow
    return k >= 0 && k < values.count ? values[k] : .nan
  }

  /// The text of row `i`, nil where it holds none.
  public func text(_ i: Int) -> String? {
    tag(i) == .text ? String(decoding: textBytes(i), as: UTF8.self) : nil
  }

  /// UTF-8 of the text or JSON of row `i`, empty where it holds none.
  public func textBytes(_ i: Int) -> ArraySlice<UInt8> {
    let k = i - firstRow
    return k >= 0 && k < textEnds.count ? bytes[(k == 0 ? 0 : textEnds[k - 1])..<textEnds[k]] : []
  }

  /// Every row's number, NaN where it holds none.
  public var numbers: [Double] {
    var all = [Double](repeating: .nan, count: count)
    if !values.isEmpty { all.replaceSubrange(firstRow..<(firstRow + values.count), with: values) }
    return all
  }
}

// Rows are appended in order; `row` may run ahead, the rows between are absent.
extension PropertyColumn {
  /// Whether row `row`, the last one, has been given a value.
  @inline(__always) func isFilled(_ row: Int) -> Bool { firstRow + tags.count > row }

  @inline(__always) mutating func append(_ tag: Tag, row: Int) {
    if tags.isEmpty { firstRow = row }
    while firstRow + tags.count < row { tags.append(.absent) }
    tags.append(tag)
  }

  @inline(__always) mutating func append(number: Double, row: Int) {
    append(.number, row: row)
    while values.count < tags.count - 1 { values.append(.nan) }
    values.append(number)
  }

  /// Appends a text or JSON with its UTF-8.
  mutating func append(_ tag: Tag, bytes run: UnsafeBufferPointer<UInt8>, row: Int) {
    append(tag, row: row) { $0.append(contentsOf: run) }
  }

  /// Appends a text or JSON whose UTF-8 `fill` adds.
  @inline(__always) mutating func append(_ tag: Tag, row: Int, _ fill: (inout [UInt8]) -> Void) {
    append(tag, row: row)
    while textEnds.count < tags.count - 1 { textEnds.append(bytes.count) }
    fill(&bytes)
    textEnds.append(bytes.count)
  }

  private mutating func append(value: PropertyValue, row: Int) {
    switch value {
    case .absent: return
    case .null: append(.null, row: row)
    case .flag(let flag): append(flag ? .yes : .no, row: row)
    case .number(let number): append(number: number, row: row)
    case .text(let text): append(.text, string: text, row: row)
    case .json(let text): append(.json, string: text, row: row)
    }
  }

  private mutating func append(_ tag: Tag, string: String, row: Int) {
    var string = string
    string.withUTF8 { append(tag, bytes: $0, row: row) }
  }

  /// Takes room for `scale` times what is held.
  mutating func reserve(scale: Double) {
    tags.reserveCapacity(scaled(tags.count, by: scale))
    values.reserveCapacity(scaled(values.count, by: scale))
    textEnds.reserveCapacity(scaled(textEnds.count, by: scale))
    bytes.reserveCapacity(scaled(bytes.count, by: scale))
  }

  /// Drops the rows from `row` on.
  mutating func truncate(to row: Int) {
    let kept = max(row - firstRow, 0)
    guard tags.count > kept else { return }
    tags.removeLast(tags.count - kept)
    if values.count > kept { values.removeLast(values.count - kept) }
    if textEnds.count > kept {
      textEnds.removeLast(textEnds.count - kept)
      bytes.removeLast(bytes.count - (textEnds.last ?? 0))
    }
  }

  /// Whether no row has the property.
  var isHollow: Bool { tags.isEmpty }

  mutating func close(count: Int) { self.count = count }

  func selecting(_ rows: [Int]) -> PropertyColumn {
    var column = PropertyColumn(name: name)
    for (new, old) in rows.enumerated() {
      switch tag(old) {
      case .absent: continue
      case .number: column.append(number: number(old), row: new)
      case .text, .json: textBytes(old).withUnsafeBufferPointer { column.append(tag(old), bytes: $0, row: new) }
      case .null, .no, .yes: column.append(tag(old), row: new)
      }
    }
    column.close(count: rows.count)
    return column
  }
}

/// `count` × `scale`, for reserving.
func scaled(_ count: Int, by scale: Double) -> Int { Int(exactly: (Double(count) * scale).rounded()) ?? count }
