import Foundation

/// The text as UTF-8, and the name of its encoding if it was another.
///
/// Text that is not valid UTF-8 is GB 18030 if all its bytes above 127 pair up as that encoding has them, and
/// Latin-1 otherwise: one encoding for the whole file, so that equal names stay equal.
func utf8Text(_ bytes: [UInt8], file: String) throws(ModelFileError) -> (text: [UInt8], encoding: String?) {
  if bytes.count >= Int(Int32.max) {
    throw refusal(file, found: "a file of \(bytes.count) bytes", expected: "less than 2 GiB", advice: "split the model")
  }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    throw refusal(file, found: "UTF-16 text", expected: "UTF-8", advice: "save the file as UTF-8")
  }
  if bytes.allSatisfy({ $0 < 128 }) || String(validating: bytes, as: UTF8.self) != nil { return (bytes, nil) }
  let chinese = String.Encoding(rawValue: 0x8000_0632)
  if pairsUp(bytes), let text = String(data: Data(bytes), encoding: chinese) { return (Array(text.utf8), "GB 18030") }
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count + bytes.count / 8)
  for byte in bytes {
    if byte < 128 {
      text.append(byte)
    } else {
      text += [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
    }
  }
  return (text, "Latin-1")
}

/// Whether every byte above 127 begins a pair of the Chinese two-byte plane.
private func pairsUp(_ bytes: [UInt8]) -> Bool {
  var at = 0
  while at < bytes.count {
    guard bytes[at] >= 128 else {
      at += 1
      continue
    }
    guard (0x81...0xFE).contains(bytes[at]), at + 1 < bytes.count, bytes[at + 1] >= 0x40, bytes[at + 1] != 0x7F,
      bytes[at + 1] != 0xFF
    else { return false }
    at += 2
  }
  return true
}

private func refusal(_ file: String, found: String, expected: String, advice: String) -> ModelFileError {
  ModelFileError(file: file, faults: [ModelFault(found: found, expected: expected, advice: advice)])
}
