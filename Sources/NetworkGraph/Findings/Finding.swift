import Geometry

/// How much a finding matters. An error means the feature was left out or its value not used.
public enum Severity: String, Comparable, Sendable {
  case note, warning, error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}

/// Something the data has wrong, or that was repaired or assumed, and where.
public struct Finding: Sendable {
  /// A stable word for counting: `adverse_slope`, `end_gap`, `missing_level`, `duplicate`.
  public var kind: String
  public var severity: Severity
  /// File name as the user gave it; nil for what concerns the whole input.
  public var file: String?
  public var layer: LayerKind?
  /// Index of the feature in its file, from 0.
  public var feature: Int?
  /// Id of the element; several, separated by commas, where a pair is meant.
  public var id: String?
  /// The property as the file calls it.
  public var property: String?
  /// What was found, what was expected and what to do, as one sentence for a works engineer.
  public var message: String
  /// What the program did about it, nil if nothing.
  public var repair: String?
  /// Where on the map, if anywhere.
  public var place: LonLat?

  public init(
    _ kind: String, _ severity: Severity, _ message: String, file: String? = nil, layer: LayerKind? = nil,
    feature: Int? = nil, id: String? = nil, property: String? = nil, repair: String? = nil, place: LonLat? = nil
  ) {
    self.kind = kind
    self.severity = severity
    self.message = message
    self.file = file
    self.layer = layer
    self.feature = feature
    self.id = id
    self.property = property
    self.repair = repair
    self.place = place
  }
}
