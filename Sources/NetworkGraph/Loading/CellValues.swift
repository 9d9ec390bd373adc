import GeoFeatures

extension PropertyValue {
  /// Whether there is anything but emptiness or a word for it: `""`, `-`, `/`, `\`, `无`, `不明`, `unknown`.
  var isFilled: Bool {
    switch self {
    case .absent, .null: false
    case .flag, .number, .json: true
    case .text(let text): !isMissingMark(text)
    }
  }

  /// As an id or a word: a whole number without its point; nil where nothing is filled in.
  var asWord: String? {
    switch self {
    case .absent, .null, .json: return nil
    case .flag(let flag): return flag ? "true" : "false"
    case .number(let number): return wholeNumberText(number)
    case .text(let text):
      let plain = trimmed(text)
      return isMissingMark(plain) ? nil : plain
    }
  }
}

/// `12` for 12.0, else the shortest text that reads back as the number.
func wholeNumberText(_ number: Double) -> String {
  if let whole = Int64(exactly: number) { return String(whole) }
  return "\(number)"
}

/// Without spaces and full-width spaces at the ends.
func trimmed(_ text: String) -> String {
  func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.value == 0xA0 || scalar.value == 0x3000 || scalar.value == 0xFEFF
  }
  var part = text.unicodeScalars[...]
  guard let first = part.first, let last = part.last, isBlank(first) || isBlank(last) else { return text }
  while let scalar = part.first, isBlank(scalar) { part.removeFirst() }
  while let scalar = part.last, isBlank(scalar) { part.removeLast() }
  return String(part)
}

/// Whether a text says that there is no value.
func isMissingMark(_ text: String) -> Bool {
  let plain = trimmed(text)
  guard plain.utf8.count <= 16 else { return false }
  return plain.isEmpty || missingMarks.contains(plain.lowercased())
}

private let missingMarks: Set<String> = [
  "-", "--", "---", "—", "——", "－", "/", "//", "\\", "／", "＼", "?", "？", "*", "n/a", "na", "n.a.", "nan", "null",
  "<null>", "none",
  "nil", "unknown", "unk", "undefined", "not known", "no data", "nodata", "tbd", "#n/a", "无", "不明", "未知", "不详", "不清",
  "不祥", "暂无", "缺失", "缺", "空", "未测", "无法探测", "无数据",
]

/// A number read from a text, with the unit that stood behind it.
struct Reading: Equatable {
  var value: Double
  var unit: MeasureUnit?
}

/// Reads `12.5`, `1,234.5`, `３．２`, `600mm`, `24"`, `1.5 米`, `约600`; nil if the text is no number.
func readNumber(_ text: String) -> Reading? {
  if let plain = Double(text), plain.isFinite { return Reading(value: plain, unit: nil) }
  var rest = plainDigits(text)[...]
  for word in ["约", "≈", "~", "±", ">", "<", "=", "≥", "≤"] where rest.hasPrefix(word) {
    rest = rest.dropFirst(word.count)
  }
  let digits = rest.prefix { $0.isNumber || "+-.,eE".contains($0) }
  guard let value = decimal(digits), value.isFinite else { return nil }
  let ending = rest.dropFirst(digits.count)
  if ending.isEmpty { return Reading(value: value, unit: nil) }
  guard let unit = MeasureUnit(spelling: ending) else { return nil }
  return Reading(value: value, unit: unit)
}

/// The decimal number of a run of digits; commas group thousands, or one comma is the decimal sign.
private func decimal(_ digits: Substring) -> Double? {
  if !digits.contains(",") { return Double(digits) }
  let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
  let groupsThousands = groups.dropFirst().allSatisfy { $0.prefix { $0 != "." }.count == 3 }
  if groupsThousands { return Double(digits.filter { $0 != "," }) }
  return groups.count == 2 && !digits.contains(".") ? Double(digits.replacing(",", with: ".")) : nil
}

/// Full-width letters and digits as plain ones, without spaces, in the case they had.
func plainDigits(_ text: String) -> String {
  var plain = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x20, 0x09, 0x3000, 0xA0: continue
    case 0xFF01...0xFF5E: plain.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
    default: plain.append(scalar)
    }
  }
  return String(plain)
}

/// The size of a cross-section as one text gives it, in the units of the text.
struct SectionText: Equatable {
  /// Diameter, or nil for a box.
  var diameter: Double?
  var width: Double?
  var height: Double?
  var barrels: Int?
  /// nil where the text is a bare number.
  var unit: MeasureUnit?
}

/// Reads `600`, `DN600`, `Φ600`, `600mm`, `24"`, `1900X1500`, `1.2×0.8m`, `2-DN800`, `2孔1900*1500`; nil if it is none.
func readSection(_ text: String) -> SectionText? {
  var rest = plainDigits(text).lowercased()[...]
  var result = SectionText()
  if let (count, after) = leadingBarrels(rest) {
    result.barrels = count
    rest = after
  }
  let parts = rest.split(whereSeparator: { "x×*✕х╳".contains($0) }).map(sizeReading)
  guard !parts.isEmpty, parts.count <= 2 else { return nil }
  guard let first = parts[0] else { return nil }
  if parts.count == 1 {
    result.diameter = first.value
    result.unit = first.unit
    return result
  }
  guard let second = parts[1] else { return nil }
  result.unit = second.unit ?? first.unit
  if first.value >= 2, first.value <= 6, first.value == first.value.rounded(), second.value >= 50 {
    result.barrels = Int(first.value)
    result.diameter = second.value
    return result
  }
  result.width = first.value
  result.height = second.value
  return result
}

/// `2-…`, `2孔…`: equal sections side by side.
private func leadingBarrels(_ text: Substring) -> (Int, Substring)? {
  guard let digit = text.first?.wholeNumberValue, (1...9).contains(digit) else { return nil }
  let after = text.dropFirst()
  guard let mark = after.first, mark == "-" || mark == "孔", after.count > 1 else { return nil }
  return (digit, after.dropFirst().drop { $0 == "-" })
}

/// A number behind `DN`, `D`, `Φ`, `Ø` or none; those are millimetres.
private func sizeReading(_ text: Substring) -> Reading? {
  for mark in ["dn", "de", "d", "φ", "ø", "ф", "∅", "⌀", "b", "h", "w"] where text.hasPrefix(mark) {
    guard let reading = readNumber(String(text.dropFirst(mark.count))) else { return nil }
    return Reading(
      value: reading.value, unit: reading.unit ?? (mark.count > 0 && reading.value >= 10 ? .millimetre : nil))
  }
  return readNumber(String(text))
}

/// Reads a yes or no in any of the usual ways; nil if it is neither.
func readFlag(_ value: PropertyValue) -> Bool? {
  switch value {
  case .flag(let flag): return flag
  case .number(let number): return number == 0 ? false : number == 1 ? true : nil
  case .text(let text):
    switch text.lowercased().filter({ !$0.isWhitespace }) {
    case "1", "y", "yes", "true", "t", "是", "有", "已", "√": return true
    case "0", "n", "no", "false", "f", "否", "无", "未", "×": return false
    default: return nil
    }
  case .absent, .null, .json: return nil
  }
}
