/// Canonical attributes of a run of elements, one column per attribute that any element has.
///
/// A missing number is NaN, a missing text is nil; asking for a column nobody filled gives the same.
public struct AttributeTable: Sendable {
  public private(set) var count: Int
  public private(set) var numbers = AttributeColumns<Double>()
  public private(set) var texts = AttributeColumns<String?>()

  public init(count: Int = 0) { self.count = count }

  /// The number of element `i`, NaN where missing.
  public func number(_ name: AttributeName, _ i: Int) -> Double { numbers.value(name, i) ?? .nan }

  /// The number of element `i`, nil where missing.
  public func known(_ name: AttributeName, _ i: Int) -> Double? {
    let value = number(name, i)
    return value.isNaN ? nil : value
  }

  public func text(_ name: AttributeName, _ i: Int) -> String? { texts.value(name, i) ?? nil }

  /// The whole column, NaN where missing.
  public func numberColumn(_ name: AttributeName) -> [Double] {
    numbers[name] ?? Array(repeating: .nan, count: count)
  }

  public func textColumn(_ name: AttributeName) -> [String?] {
    texts[name] ?? Array(repeating: nil, count: count)
  }

  public mutating func set(_ name: AttributeName, _ i: Int, to value: Double) {
    numbers.set(name, i, to: value, else: .nan, count: count)
  }

  public mutating func set(_ name: AttributeName, _ i: Int, to value: String?) {
    texts.set(name, i, to: value, else: nil, count: count)
  }

  /// Takes away whatever element `i` has under this name.
  public mutating func clear(_ name: AttributeName, _ i: Int) {
    if numbers.has(name) { set(name, i, to: .nan) }
    if texts.has(name) { set(name, i, to: nil) }
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
    numbers.append(.nan)
    texts.append(nil)
    count += 1
    return count - 1
  }

  /// Adds one element per origin with the attributes of its row, column by column; origins without a layer get none.
  mutating func append(_ origins: [Origin], of layers: [Layer]) {
    let used = Set(origins.lazy.map(\.layer).filter { $0 >= 0 }).sorted()
    let tables = used.map { layers[Int($0)].attributes }
    var place = [Int](repeating: -1, count: layers.count)
    for (i, layer) in used.enumerated() { place[Int(layer)] = i }
    let rows = origins.map { (table: $0.layer < 0 ? -1 : place[Int($0.layer)], row: Int($0.row)) }
    numbers.append(rows, of: tables.map(\.numbers), else: .nan, count: count)
    texts.append(rows, of: tables.map(\.texts), else: nil, count: count)
    count += origins.count
  }

  /// Every attribute that some element has, by name.
  public var names: [AttributeName] {
    let all = numbers.names + texts.names.filter { !numbers.has($0) }
    return all.map { ($0, $0.rawValue) }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}

/// Columns of one type by name, each with as many values as its table has elements.
public struct AttributeColumns<Value: Sendable>: Sendable {
  /// The columns that there are, in the order in which they came.
  public private(set) var names: [AttributeName] = []
  public private(set) var columns: [[Value]] = []
  /// Place in `columns` by the name's place in the list of names; -1 where there is none.
  private var places: [Int32] = []

  /// The column of a name; nil where there is none. Setting nil takes it away.
  public subscript(name: AttributeName) -> [Value]? {
    get {
      let place = place(of: name)
      return place < 0 ? nil : columns[place]
    }
    set {
      let place = place(of: name)
      switch newValue {
      case let values? where place < 0: add(name, values)
      case let values?: columns[place] = values
      case nil where place >= 0: remove(place)
      case nil: break
      }
    }
  }

  func has(_ name: AttributeName) -> Bool { place(of: name) >= 0 }

  /// The value of row `i`, nil where there is no such column.
  func value(_ name: AttributeName, _ i: Int) -> Value? {
    let place = place(of: name)
    return place < 0 ? nil : columns[place][i]
  }

  /// Sets row `i`, in a new column of `count` times `missing` where there is none yet.
  mutating func set(_ name: AttributeName, _ i: Int, to value: Value, else missing: Value, count: Int) {
    let place = place(of: name)
    if place >= 0 {
      columns[place][i] = value
    } else {
      add(name, Array(repeating: missing, count: count))
      columns[columns.count - 1][i] = value
    }
  }

  /// Adds a row of `value` to every column.
  mutating func append(_ value: Value) {
    for place in columns.indices { columns[place].append(value) }
  }

  /// Adds to every column that this or one of `others` has the values of `rows` of those, `missing` where they have none
  /// or the table is -1. `count` is the number of rows so far.
  mutating func append(_ rows: [(table: Int, row: Int)], of others: [Self], else missing: Value, count: Int) {
    for name in others.flatMap(\.names) where !has(name) { add(name, Array(repeating: missing, count: count)) }
    for (place, name) in names.enumerated() {
      let sources = others.map { $0[name] }
      columns[place].reserveCapacity(count + rows.count)
      for (table, row) in rows { columns[place].append(table < 0 ? missing : sources[table]?[row] ?? missing) }
    }
  }

  private func place(of name: AttributeName) -> Int {
    name.index < places.count ? Int(places[name.index]) : -1
  }

  private mutating func add(_ name: AttributeName, _ values: [Value]) {
    if name.index >= places.count { places += Array(repeating: -1, count: name.index + 1 - places.count) }
    places[name.index] = Int32(columns.count)
    names.append(name)
    columns.append(values)
  }

  private mutating func remove(_ place: Int) {
    places[names[place].index] = -1
    names.remove(at: place)
    columns.remove(at: place)
    for later in place..<names.count { places[names[later].index] = Int32(later) }
  }
}
