/// Published storm-intensity formulas by town.
public struct StormCatalogue: Sendable {
  public struct Entry: Hashable, Sendable {
    /// In English and Chinese.
    public var place: String
    public var nameZh: String
    public var formula: StormFormula
    /// `F` from memory of the standard, `V` checked against a stored source, `D` order of magnitude.
    public var status: String
    public var edition: String
    public var source: String
  }

  public var entries: [Entry]

  /// The table that the program carries: `GeoData/catalogues/storm_formulas.csv`.
  public static let builtIn: StormCatalogue = {
    do { return try StormCatalogue(csv: table) } catch { preconditionFailure("built-in storm catalogue: \(error)") }
  }()

  /// Reads a table with the columns of the built-in one, in that order.
  public init(csv: String) throws(StormCatalogueError) {
    let lines = csv.split(whereSeparator: \.isNewline)
    guard let head = lines.first, head.split(separator: ",").map(String.init) == Self.columns else {
      throw StormCatalogueError(line: 1, reason: "expected the columns \(Self.columns.joined(separator: ","))")
    }
    entries = []
    for (index, line) in lines.enumerated().dropFirst() {
      entries.append(try Self.entry(line, number: index + 1))
    }
  }

  /// The formula of a place, by its English or Chinese name, with or without 市.
  public func entry(named name: String) throws(StormError) -> Entry {
    let wanted = Self.key(name)
    if let found = entries.first(where: { Self.key($0.place) == wanted || Self.key($0.nameZh) == wanted }) {
      return found
    }
    throw .unknownPlace(name, available: entries.map { "\($0.place) \($0.nameZh)" })
  }

  static let columns = [
    "place", "name_zh", "a167", "c", "b_min", "n", "max_minutes", "max_years", "status", "edition", "source",
  ]

  private static func key(_ name: String) -> String {
    let letters = name.lowercased().filter(\.isLetter)
    return letters.hasSuffix("市") ? String(letters.dropLast()) : letters
  }

  private static func entry(_ line: Substring, number: Int) throws(StormCatalogueError) -> Entry {
    let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == columns.count else {
      throw StormCatalogueError(line: number, reason: "\(fields.count) fields, expected \(columns.count)")
    }
    var values: [Double] = []
    for k in 2...7 {
      guard let value = Double(fields[k]) else {
        throw StormCatalogueError(line: number, reason: "\(columns[k]) is “\(fields[k])”, expected a number")
      }
      values.append(value)
    }
    do {
      let formula = try StormFormula(
        a167: values[0], c: values[1], b: values[2], n: values[3], maxMinutes: values[4], maxYears: values[5])
      return Entry(
        place: fields[0], nameZh: fields[1], formula: formula, status: fields[8], edition: fields[9],
        source: fields[10])
    } catch {
      throw StormCatalogueError(line: number, reason: error.description)
    }
  }
}

/// A storm catalogue that cannot be read: where and why.
public struct StormCatalogueError: Error, Equatable, Sendable, CustomStringConvertible {
  /// From 1.
  public var line: Int
  public var reason: String

  public var description: String { "storm catalogue, line \(line): \(reason)" }
}
