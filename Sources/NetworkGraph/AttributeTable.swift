/// Canonical attributes of a run of elements, one column per attribute that any element has.
///
/// A missing number is NaN, a missing text is nil; asking for a column nobody filled gives the same.
public struct AttributeTable: Sendable {
  public private(set) var count: Int
  public private(set) var numbers: [AttributeName: [Double]] = [:]
  public private(set) var texts: [AttributeName: [String?]] = [:]

  public init(count: Int = 0) { self.count = count }

  /// The number of element `i`, NaN where missing.
  public func number(_ name: AttributeName, _ i: Int) -> Double { numbers[name]?[i] ?? .nan }

  /// The number of element `i`, nil where missing.
  public func known(_ name: AttributeName, _ i: Int) -> Double? {
    let value = number(name, i)
    return value.isNaN ? nil : value
  }

  public func text(_ name: AttributeName, _ i: Int) -> String? { texts[name]?[i] }

  /// The whole column, NaN where missing.
  public func numberColumn(_ name: AttributeName) -> [Double] {
    numbers[name] ?? Array(repeating: .nan, count: count)
  }

  public func textColumn(_ name: AttributeName) -> [String?] {
    texts[name] ?? Array(repeating: nil, count: count)
  }

  public mutating func set(_ name: AttributeName, _ i: Int, to value: Double) {
    numbers[name, default: Array(repeating: .nan, count: count)][i] = value
  }

  public mutating func set(_ name: AttributeName, _ i: Int, to value: String?) {
    texts[name, default: Array(repeating: nil, count: count)][i] = value
  }

  /// Takes away whatever element `i` has under this name.
  public mutating func clear(_ name: AttributeName, _ i: Int) {
    numbers[name]?[i] = .nan
    texts[name]?[i] = nil
  }

  public mutating func setColumn(_ name: AttributeName, _ values: [Double]) {
    precondition(values.count == count, "one value per element")
    numbers[name] = values
  }

  public mutating func setColumn(_ name: AttributeName, _ values: [String?]) {
    precondition(values.count == count, "one value per element")
    texts[name] = values
  }

  /// Forgets an attribute of all elements.
  public mutating func drop(_ name: AttributeName) {
    numbers[name] = nil
    texts[name] = nil
  }

  /// Adds an element without any attribute and gives its index. O(columns).
  @discardableResult
  public mutating func appendElement() -> Int {
    // By index: a walk over the keys would hold the dictionary, and each change would copy all of it.
    var number = numbers.startIndex
    while number != numbers.endIndex {
      numbers.values[number].append(.nan)
      numbers.formIndex(after: &number)
    }
    var text = texts.startIndex
    while text != texts.endIndex {
      texts.values[text].append(nil)
      texts.formIndex(after: &text)
    }
    count += 1
    return count - 1
  }

  /// Adds one element per origin with the attributes of its row, column by column; origins without a layer get none.
  mutating func append(_ origins: [Origin], of layers: [Layer]) {
    let used = Set(origins.lazy.map(\.layer).filter { $0 >= 0 }).sorted()
    let tables = used.map { layers[Int($0)].attributes }
    var place = [Int](repeating: -1, count: layers.count)
    for (i, layer) in used.enumerated() { place[Int(layer)] = i }
    for name in Set(numbers.keys).union(tables.flatMap(\.numbers.keys)) {
      let columns = tables.map { $0.numbers[name] }
      numbers[name, default: Array(repeating: .nan, count: count)] += origins.map { origin in
        origin.layer < 0 ? .nan : columns[place[Int(origin.layer)]]?[Int(origin.row)] ?? .nan
      }
    }
    for name in Set(texts.keys).union(tables.flatMap(\.texts.keys)) {
      let columns = tables.map { $0.texts[name] }
      texts[name, default: Array(repeating: nil, count: count)] += origins.map { origin -> String? in
        origin.layer < 0 ? nil : columns[place[Int(origin.layer)]]?[Int(origin.row)] ?? nil
      }
    }
    count += origins.count
  }

  /// Every attribute that some element has, by name.
  public var names: [AttributeName] {
    (Set(numbers.keys).union(texts.keys)).sorted { $0.rawValue < $1.rawValue }
  }
}
