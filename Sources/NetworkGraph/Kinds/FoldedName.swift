/// A name as it is compared: lower case, full-width forms as plain ones, without spaces, `_`, `-` and `.`.
public func foldedName(_ name: some StringProtocol) -> String {
  var folded = String.UnicodeScalarView()
  for scalar in name.unicodeScalars {
    switch scalar.value {
    case 0x20, 0x09, 0x0A, 0x0D, 0x5F, 0x2D, 0x2E, 0x3000, 0xA0, 0x2013, 0x2014, 0xFF3F, 0xFF0D, 0xFF0E: continue
    case 0x41...0x5A: folded.append(lowered(scalar.value + 0x20))
    case 0xFF21...0xFF3A: folded.append(lowered(scalar.value - 0xFEE0 + 0x20))
    case 0xFF01...0xFF5E: folded.append(lowered(scalar.value - 0xFEE0))
    case 0...0x7F: folded.append(scalar)
    default: folded.append(contentsOf: String(scalar).lowercased().unicodeScalars)
    }
  }
  return String(folded)
}

private func lowered(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(value) ?? "?" }

/// The words of a name in small letters: at separators, at capitals, and between Chinese and other letters.
func nameWords(_ name: String) -> [Substring] {
  var marked = ""
  var last: Character?
  for c in name {
    if let last {
      let isCapitalAfterSmall = last.isLowercase && c.isUppercase
      let changesScript = last.isASCII != c.isASCII
      let changesToDigit = last.isLetter && c.isNumber || last.isNumber && c.isLetter
      if isCapitalAfterSmall || changesScript || changesToDigit { marked.append(" ") }
    }
    marked.append(c)
    last = c
  }
  return marked.lowercased().split { !($0.isLetter || $0.isNumber) }
}
