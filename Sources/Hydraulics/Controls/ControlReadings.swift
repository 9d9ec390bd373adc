import NetworkGraph

/// The state of a network at one moment, as control rules read it: SI, elements by the indices that the rules have.
///
/// Lengths, slopes and other constants stand in the rules as numbers: see `ControlRule.placed`.
protocol ControlReadings {
  /// Since the start of the simulation [s].
  var time: Double { get }
  func value(of quantity: ControlQuantity.NodeQuantity, node: Int32) -> Double?
  /// Nil where the link has no such quantity, or where it stands open and is asked how long it has been closed.
  func value(of quantity: ControlQuantity.LinkQuantity, link: Int32) -> Double?
  /// Where the link's setting is heading: it may need time to get there.
  func target(of link: Int32) -> Double
}

/// What rules have decided: a link's setting from now on.
struct ControlDecision: Equatable, Sendable {
  var link: Int32
  /// 0 is closed or off, 1 fully open or at rated speed.
  var setting: Double
}
