/// One spelling of an attribute's name in delivered files, with the unit that this spelling implies, if any.
public struct Alias: ExpressibleByStringLiteral, Hashable, Sendable {
  public let spelling: String
  /// Unit of bare numbers under this spelling where it is not the canonical one.
  public let unit: MeasureUnit?

  public init(stringLiteral spelling: String) { self.init(spelling, in: nil) }

  public init(_ spelling: String, in unit: MeasureUnit?) {
    self.spelling = spelling
    self.unit = unit
  }
}

/// The shapes of feature an attribute belongs to.
public struct ElementShapes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let points = Self(rawValue: 1)
  public static let lines = Self(rawValue: 2)
  public static let areas = Self(rawValue: 4)
  public static let all: Self = [.points, .lines, .areas]
}

/// What an attribute of a layer kind means, and how files spell it: one row of the product contract's tables.
public struct AttributeDescription: Sendable {
  /// How values are read.
  public enum Value: Sendable {
    /// A number of which 0 is a fair value.
    case number
    /// A size, depth or count of which 0 and less mean that nobody measured it.
    case positive
    /// A level above the datum; 0 means missing in a file whose other levels are far from it.
    case level
    /// Diameter, or width and height in one text: `600`, `DN600`, `1900X1500`.
    case sectionSize
    /// A depth or width of a cross-section in metres, or in millimetres as the whole layer tells.
    case sectionMeasure
    case year
    case flag
    case text
    /// The id of another element.
    case reference
    /// A JSON array, kept as text.
    case list
    case word(Vocabulary)
  }

  public let name: AttributeName
  public let value: Value
  /// Unit of the canonical column; nil for what has none.
  public let unit: MeasureUnit?
  public let shapes: ElementShapes
  public let meaning: String
  /// Values outside are not used.
  public let bounds: ClosedRange<Double>?
  public let isRequired: Bool
  /// Whether a file with this attribute is hardly of another kind.
  public let isTelling: Bool
  /// Best first: where a file has several, the earlier counts and the later fill its gaps.
  public let aliases: [Alias]

  public init(
    _ name: AttributeName, _ value: Value, _ unit: MeasureUnit?, on shapes: ElementShapes = .all,
    _ meaning: String, within bounds: ClosedRange<Double>? = nil, required: Bool = false, telling: Bool = false,
    aliases: [Alias] = []
  ) {
    self.name = name
    self.value = value
    self.unit = unit
    self.shapes = shapes
    self.meaning = meaning
    self.bounds = bounds
    isRequired = required
    isTelling = telling
    self.aliases = aliases
  }

  /// The same for what has no unit.
  public init(
    _ name: AttributeName, _ value: Value, on shapes: ElementShapes = .all, _ meaning: String,
    within bounds: ClosedRange<Double>? = nil, required: Bool = false, telling: Bool = false, aliases: [Alias] = []
  ) {
    self.init(
      name, value, nil, on: shapes, meaning, within: bounds, required: required, telling: telling, aliases: aliases)
  }
}

/// A layer kind: how its files are called, what its features carry, and what stands beside them.
public struct KindDescription: Sendable {
  public let kind: LayerKind
  /// Words of file names that mean this kind, English and Chinese.
  public let stems: [String]
  /// Words for its parts, which count only where no file-name stem of any kind stands beside them (`gas_valves`).
  public let partStems: [String]
  /// A picture in characters.
  public let sketch: String
  /// The kinds that its features touch or refer to.
  public let neighbours: [LayerKind]
  public let attributes: [AttributeDescription]

  public init(
    _ kind: LayerKind, stems: [String], partStems: [String] = [], sketch: String, neighbours: [LayerKind],
    attributes: [AttributeDescription]
  ) {
    self.kind = kind
    self.stems = stems
    self.partStems = partStems
    self.sketch = sketch
    self.neighbours = neighbours
    self.attributes = attributes
  }

  public func attribute(_ name: AttributeName) -> AttributeDescription? { attributes.first { $0.name == name } }
}
