import Geometry

/// A value that no file gave: which, why, and how sure.
public struct Fill: Sendable {
  public var element: Int32
  public var attribute: AttributeName
  /// A stable word for counting, such as `neighbour_level`, `minimum_slope`, `default_roughness`.
  public var reason: String
  /// 0 (a guess) to 1 (as good as measured).
  public var confidence: Double

  public init(element: Int32, attribute: AttributeName, reason: String, confidence: Double) {
    self.element = element
    self.attribute = attribute
    self.reason = reason
    self.confidence = confidence
  }
}

/// The nodes or the links of a network: ids, kinds and canonical attributes in columns, with their origin.
public struct ElementTable: Sendable {
  public var ids: [String] = []
  /// The network each element belongs to.
  public var networks: [LayerKind] = []
  /// What it is: `manhole`, `outfall`, `conduit`, `pump`, …
  public var kinds: [String] = []
  /// Index into `Network.files` of the file it came from, -1 if made here.
  public var files: [Int32] = []
  /// Index of its feature in that file, -1 if made here.
  public var features: [Int32] = []
  /// Id of the feature it was split from, nil for nearly all.
  public var sourceIDs: [Int32: String] = [:]
  public var attributes = AttributeTable()
  public var fills: [Fill] = []

  public init() {}

  public var count: Int { ids.count }

  /// Records a value that no file gave, together with where it came from.
  public mutating func fill(
    _ name: AttributeName, _ i: Int, with value: Double, because reason: String, confidence: Double
  ) {
    attributes.set(name, i, to: value)
    fills.append(Fill(element: Int32(i), attribute: name, reason: reason, confidence: confidence))
  }

  /// The same for a text.
  public mutating func fill(
    _ name: AttributeName, _ i: Int, with value: String, because reason: String, confidence: Double
  ) {
    attributes.set(name, i, to: value)
    fills.append(Fill(element: Int32(i), attribute: name, reason: reason, confidence: confidence))
  }
}

/// Polylines in flat columns: path `i` has the points `first[i] ..< first[i + 1]`.
public struct PathTable: Sendable {
  public var first: [Int32] = [0]
  /// In the network's metric frame.
  public var grid: [GridPoint] = []
  /// The same points as delivered; empty where the network has no coordinate reference.
  public var lonLat: [LonLat] = []

  public init() {}

  public var count: Int { first.count - 1 }

  @inlinable public func points(of i: Int) -> Range<Int> { Int(first[i])..<Int(first[i + 1]) }
}

/// One county's networks of all kinds as one typed index graph, with everything that was found on the way.
///
/// Nodes and links are indices; `topology` joins them; attributes stand in columns beside it.
public struct Network: Sendable {
  public var nodes = ElementTable()
  public var nodePoints: [GridPoint] = []
  /// As delivered; empty where the network has no coordinate reference.
  public var nodeLonLats: [LonLat] = []
  public var links = ElementTable()
  public var linkPaths = PathTable()
  public var topology: Topology
  /// False for a model whose coordinates are in no named system: `grid` coordinates are then the file's own.
  public var isGeographic = true
  /// The frame of all `grid` coordinates.
  var frame = Frame.plane
  /// Layers that are no network: subcatchments, settlements, facilities, …
  public var layers: [Layer] = []
  /// Names of the files that were read, as the user gave them.
  public var files: [String] = []
  /// Curves, series, rain gauges and options that have no place on a map.
  public var model = ModelData()
  public var findings: [Finding] = []

  public init(topology: Topology) { self.topology = topology }

  /// Whether node `i` lies anywhere; the nodes of a model without coordinates do not.
  public func hasPlace(_ i: Int) -> Bool { !nodePoints[i].easting.isNaN }

  /// Every kind of assumed value with how often it was made: of nodes, of links, of each other layer, by attribute and
  /// reason.
  public func assumptions() -> [Assumption] {
    summary(of: nodes.fills, in: nodes.attributes, "nodes") + summary(of: links.fills, in: links.attributes, "links")
      + layers.flatMap { summary(of: $0.fills, in: $0.attributes, $0.kind.rawValue + " areas") }
  }
}

/// One kind of value that no file gave: `kind` is the reason, `value` what was assumed and of what.
public struct Assumption: Hashable, Sendable {
  public var kind: String
  public var count: Int
  /// The attribute, of what, and where all agree the value: `manning_n of links = 0.013`.
  public var value: String

  public init(kind: String, count: Int, value: String) {
    self.kind = kind
    self.count = count
    self.value = value
  }
}

/// Why layers could not become a network.
public enum NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Some files are in degrees and some in metres of an unnamed frame.
  case mixedCoordinates(geographic: [String], planar: [String])

  public var description: String {
    switch self {
    case .mixedCoordinates(let geographic, let planar):
      "\(planar.joined(separator: ", ")) is in metres of an unnamed frame while "
        + "\(geographic.joined(separator: ", ")) is in degrees; name the coordinate system of the former with --crs"
    }
  }
}

/// Fills counted by attribute and reason; `noun` says of what.
private func summary(of fills: [Fill], in attributes: AttributeTable, _ noun: String) -> [Assumption] {
  struct Key: Hashable {
    var attribute: AttributeName
    var reason: String
  }
  var counts: [Key: Int] = [:]
  /// The value all fills of a key share, nil once two differ.
  var shared: [Key: String?] = [:]
  for fill in fills {
    let key = Key(attribute: fill.attribute, reason: fill.reason)
    let element = Int(fill.element)
    let text = attributes.text(fill.attribute, element) ?? attributes.known(fill.attribute, element).map { "\($0)" }
    counts[key, default: 0] += 1
    if let earlier = shared[key], earlier != text { shared[key] = .some(nil) } else { shared[key] = .some(text) }
  }
  let keys = counts.keys.sorted { ($0.attribute.rawValue, $0.reason) < ($1.attribute.rawValue, $1.reason) }
  return keys.map { key in
    let value = (shared[key] ?? nil).map { " = \($0)" } ?? ""
    return Assumption(kind: key.reason, count: counts[key] ?? 0, value: "\(key.attribute.rawValue) of \(noun)\(value)")
  }
}
