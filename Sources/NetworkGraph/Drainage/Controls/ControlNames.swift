import Quantities

/// What control rules may name, and in which units their numbers are.
///
/// Names are looked up in capitals: SWMM's names do not differ in case alone.
public struct ControlNames: Sendable {
  /// What SWMM calls a link in a rule.
  public enum LinkKind: String, CaseIterable, Sendable { case conduit, pump, orifice, weir, outlet }

  public struct Link: Sendable {
    public var index: Int32
    public var kind: LinkKind

    public init(index: Int32, kind: LinkKind) {
      self.index = index
      self.kind = kind
    }
  }

  public let units: FlowUnits
  private let nodes: [String: Int32]
  private let links: [String: Link]
  private let gauges: [String: Int32]
  private let curves: [String: ModelData.Curve]
  private let series: [String: TimeSeries]

  /// Of names that differ in case alone the first counts. O(names).
  public init(
    nodes: [(name: String, index: Int32)], links: [(name: String, link: Link)], gauges: [String],
    curves: [String: ModelData.Curve], series: [String: TimeSeries], units: FlowUnits
  ) {
    self.units = units
    self.nodes = Self.byCapitals(nodes)
    self.links = Self.byCapitals(links)
    self.gauges = Self.byCapitals(gauges.enumerated().map { ($1, Int32($0)) })
    self.curves = Self.byCapitals(curves.sorted { $0.key < $1.key }.map { ($0, $1) })
    self.series = Self.byCapitals(series.sorted { $0.key < $1.key }.map { ($0, $1) })
  }

  private static func byCapitals<Value>(_ entries: [(String, Value)]) -> [String: Value] {
    Dictionary(entries.map { ($0.uppercased(), $1) }) { first, _ in first }
  }

  func node(_ name: String) -> Int32? { nodes[name.uppercased()] }
  func link(_ name: String) -> Link? { links[name.uppercased()] }
  func gauge(_ name: String) -> Int32? { gauges[name.uppercased()] }
  func curve(_ name: String) -> ModelData.Curve? { curves[name.uppercased()] }
  func series(_ name: String) -> TimeSeries? { series[name.uppercased()] }

  /// A quantity in the units of the file: feet or metres, inches or millimetres, the file's flow units, days.
  func term(_ quantity: ControlQuantity) -> ControlTerm {
    let perMetre = 1 / units.metres
    let rainPerMetre = units.isMetric ? 1000.0 : 1 / 0.0254
    let scale: Double =
      switch quantity.dimension {
      case .length, .velocity: perMetre
      case .volume: perMetre * perMetre * perMetre
      case .flow: 1 / units.cubicMetresPerSecond
      case .rainRate: rainPerMetre * 3600
      case .rainDepth: rainPerMetre
      case .duration: 1.0 / 86_400
      case .number: 1
      }
    return ControlTerm(quantity, scale: scale)
  }
}

extension ControlQuantity {
  enum Dimension { case length, volume, flow, velocity, rainRate, rainDepth, duration, number }

  var dimension: Dimension {
    switch self {
    case .node(.depth, _), .node(.maxDepth, _), .node(.head, _): .length
    case .node(.volume, _): .volume
    case .node(.inflow, _), .link(.flow, _), .link(.fullFlow, _): .flow
    case .link(.depth, _), .link(.fullDepth, _), .link(.length, _): .length
    case .link(.velocity, _): .velocity
    case .link(.slope, _), .link(.status, _), .link(.setting, _): .number
    case .link(.timeOpen, _), .link(.timeClosed, _), .clock(.time), .clock(.clockTime): .duration
    case .rain(.intensity, _): .rainRate
    case .rain(.pastDepth, _): .rainDepth
    case .clock(.date), .clock(.day), .clock(.month), .clock(.dayOfYear): .number
    }
  }
}
