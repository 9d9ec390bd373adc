/// What ails an element of a model in a run: how much, why most likely, and what would cure it.
public struct Ailment: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case losesWater = "loses_water"
    case limitsStep = "limits_step"
    case oscillates
    case doesNotConverge = "does_not_converge"
  }

  public var kind: Kind
  /// Id of the node or link.
  public var id: String
  /// m³ for `losesWater`, otherwise a number of steps or swings.
  public var amount: Double
  /// Of all water that came in, or of all steps [%].
  public var percent: Double
  public var reason: String
  public var cure: String

  public init(kind: Kind, id: String, amount: Double, percent: Double, reason: String, cure: String) {
    self.kind = kind
    self.id = id
    self.amount = amount
    self.percent = percent
    self.reason = reason
    self.cure = cure
  }
}
