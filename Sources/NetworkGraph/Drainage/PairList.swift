/// A list of pairs as an attribute holds it: `[[0, 12.5], [1.5, 20]]` as JSON text.
public struct PairList: Equatable, Sendable {
  public var x: [Double]
  public var y: [Double]

  public init(x: [Double], y: [Double]) {
    precondition(x.count == y.count, "as many x as y")
    self.x = x
    self.y = y
  }

  /// The text with the shortest numbers that read back the same.
  public var json: String {
    var text = "["
    for i in x.indices {
      if i > 0 { text += "," }
      text += "[\(shortest(x[i])),\(shortest(y[i]))]"
    }
    return text + "]"
  }

  /// Reads the text; nil unless it is an array of arrays of two finite numbers.
  public init?(json: String) {
    var numbers: [Double] = []
    let bytes = Array(json.utf8)
    var at = 0
    func skipBlanks() { while at < bytes.count, bytes[at] <= UInt8(ascii: " ") { at += 1 } }
    func take(_ mark: Character) -> Bool {
      skipBlanks()
      guard at < bytes.count, bytes[at] == mark.asciiValue else { return false }
      at += 1
      return true
    }
    func number() -> Double? {
      skipBlanks()
      let start = at
      while at < bytes.count, !",] \n\r\t".utf8.contains(bytes[at]) { at += 1 }
      guard let value = Double(String(decoding: bytes[start..<at], as: UTF8.self)), value.isFinite else { return nil }
      return value
    }
    guard take("[") else { return nil }
    if !take("]") {
      repeat {
        guard take("["), let a = number(), take(","), let b = number(), take("]") else { return nil }
        numbers += [a, b]
      } while take(",")
      guard take("]") else { return nil }
    }
    skipBlanks()
    guard at == bytes.count else { return nil }
    x = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0] }
    y = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
  }

  private func shortest(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : String(value)
  }
}
