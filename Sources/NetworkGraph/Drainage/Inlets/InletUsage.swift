/// Inlets of one design along one street or channel, and the sewer node they lead to (SWMM's `[INLET_USAGE]`).
///
/// ```text
///   ═══════ street ══════╤══════▶ ○ lower node of the street: what is captured leaves it,
///                        │ inlets   what the sewer node cannot hold comes back to it
///                        ▼
///                        ● sewer node
/// ```
public struct InletUsage: Hashable, Encodable, Sendable {
  /// Whether water runs past the inlet or stands over it.
  public enum Placement: String, CaseIterable, Codable, Sendable {
    /// On a sag where no link leads on from the lower node of the street, else on grade.
    case automatic
    case onGrade = "on_grade"
    case onSag = "on_sag"
  }

  /// Id of the street or channel, name of the design, id of the sewer node.
  public var link: String
  public var design: String
  public var node: String
  /// Inlets one behind the other, on each side of the street.
  public var count: Int
  /// Share of the capture that is lost to clogging [%].
  public var cloggedPercent: Double
  /// Most that one inlet takes in, 0 for no limit [m³/s].
  public var maxFlow: Double
  /// Depression of the gutter at the inlet, on top of the street's own, and its width [m]; 0 for none.
  public var localDepression: Double
  public var localDepressionWidth: Double
  public var placement: Placement

  enum CodingKeys: String, CodingKey {
    case link, design, node, count, placement
    case cloggedPercent = "clogged_pct"
    case maxFlow = "max_flow_m3s"
    case localDepression = "local_depression_m"
    case localDepressionWidth = "local_depression_width_m"
  }

  public init(
    link: String, design: String, node: String, count: Int = 1, cloggedPercent: Double = 0, maxFlow: Double = 0,
    localDepression: Double = 0, localDepressionWidth: Double = 0, placement: Placement = .automatic
  ) {
    self.link = link
    self.design = design
    self.node = node
    self.count = count
    self.cloggedPercent = cloggedPercent
    self.maxFlow = maxFlow
    self.localDepression = localDepression
    self.localDepressionWidth = localDepressionWidth
    self.placement = placement
  }
}
