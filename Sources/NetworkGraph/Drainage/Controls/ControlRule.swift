import Quantities

/// A rule by which pumps, gates and conduits of a drainage model are operated (SWMM's `[CONTROLS]`).
///
/// Its numbers are in the units of the file that it came from, for expressions mix quantities; each ``ControlTerm`` takes
/// an SI reading there. Source of the semantics: SWMM 5.2 User's Manual, appendix C.3 (Control Rules Editor).
public struct ControlRule: Hashable, Sendable {
  public var name: String
  public var premises: [ControlPremise]
  /// What is set while the premises hold, and while they do not.
  public var thenActions: [ControlAction]
  public var elseActions: [ControlAction]
  /// Of two rules that set the same link the one with the higher priority does; of equals the one that stands first.
  public var priority: Double

  public init(
    name: String, premises: [ControlPremise] = [], thenActions: [ControlAction] = [],
    elseActions: [ControlAction] = [], priority: Double = 0
  ) {
    self.name = name
    self.premises = premises
    self.thenActions = thenActions
    self.elseActions = elseActions
    self.priority = priority
  }

  /// The links that the rule sets, each once, increasing.
  public var setLinks: [Int32] { sortedUnique((thenActions + elseActions).map(\.link)) }

  /// The nodes and links that the premises read, each once, increasing.
  public var readNodes: [Int32] { sortedUnique(terms.compactMap(\.quantity.node)) }
  public var readLinks: [Int32] { sortedUnique(terms.compactMap(\.quantity.link)) }

  /// The same rule for a part of the network, whose nodes and links have other indices. What it sets elsewhere is left
  /// out, and what `constants` knows of stands in it as a number.
  public func placed(
    node: (Int32) -> Int32, link: (Int32) -> Int32?, constants: (ControlQuantity) -> Double?
  ) -> ControlRule {
    let place = { (term: ControlTerm) -> ControlOperand in
      if let value = constants(term.quantity) { return .number(value * term.scale) }
      return .term(ControlTerm(term.quantity.placed(node: node, link: link), scale: term.scale))
    }
    var rule = self
    for i in premises.indices {
      rule.premises[i].left = premises[i].left.replacing(place)
      rule.premises[i].right = premises[i].right.replacing(place)
    }
    let renumber = { (action: ControlAction) -> ControlAction? in
      link(action.link).map { ControlAction(link: $0, setting: action.setting, largest: action.largest) }
    }
    rule.thenActions = thenActions.compactMap(renumber)
    rule.elseActions = elseActions.compactMap(renumber)
    return rule
  }

  private var terms: [ControlTerm] { premises.flatMap { $0.left.terms + $0.right.terms } }

  private func sortedUnique(_ indices: [Int32]) -> [Int32] { Set(indices).sorted() }
}

/// One condition: `left relation right`, joined to the conditions before it.
public struct ControlPremise: Hashable, Sendable {
  public enum Joint: Hashable, Sendable { case and, or }

  public enum Relation: String, CaseIterable, Sendable {
    case equal = "="
    case unequal = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// OR binds tighter than AND: `A AND B OR C` is `A AND (B OR C)`.
  public var joint: Joint
  public var left: ControlOperand
  public var relation: Relation
  public var right: ControlOperand

  public init(joint: Joint, left: ControlOperand, relation: Relation, right: ControlOperand) {
    self.joint = joint
    self.left = left
    self.relation = relation
    self.right = right
  }
}

/// One side of a premise.
public enum ControlOperand: Hashable, Sendable {
  case number(Double)
  case term(ControlTerm)
  case expression(ControlExpression)

  /// The terms whose readings it needs.
  public var terms: [ControlTerm] {
    switch self {
    case .number: []
    case .term(let term): [term]
    case .expression(let expression): expression.terms
    }
  }

  /// The same with every term replaced by another, or by a number.
  fileprivate func replacing(_ change: (ControlTerm) -> ControlOperand) -> ControlOperand {
    switch self {
    case .number: self
    case .term(let term): change(term)
    case .expression(let expression): .expression(expression.replacing(change))
    }
  }
}

/// A quantity as a rule sees it: its SI reading times `scale`.
public struct ControlTerm: Hashable, Sendable {
  public var quantity: ControlQuantity
  /// Units of the rule per SI unit.
  public var scale: Double

  public init(_ quantity: ControlQuantity, scale: Double) {
    self.quantity = quantity
    self.scale = scale
  }
}

/// What a rule can read, elements by their index in the model.
public enum ControlQuantity: Hashable, Sendable {
  case node(NodeQuantity, Int32)
  case link(LinkQuantity, Int32)
  case rain(RainQuantity, gauge: Int32)
  case clock(ClockQuantity)

  /// [m], [m³], and of `inflow`, which comes from outside the network, [m³/s].
  public enum NodeQuantity: Hashable, Sendable { case depth, maxDepth, head, volume, inflow }

  /// [m], [m³/s], [m/s]; slope, status and setting are bare numbers, times since the link opened or closed are [s].
  public enum LinkQuantity: Hashable, Sendable {
    case depth, flow, fullFlow, fullDepth, length, slope, velocity, status, setting, timeOpen, timeClosed
  }

  /// Intensity [m/s], and the depth that fell in the hours before [m].
  public enum RainQuantity: Hashable, Sendable {
    case intensity
    case pastDepth(hours: Int)
  }

  /// Time since the start [s], the day's `swmmDayNumber`, time since midnight [s]; day of the week (1 is Sunday),
  /// month, day of the year.
  public enum ClockQuantity: Hashable, Sendable { case time, date, clockTime, day, month, dayOfYear }

  fileprivate func placed(node: (Int32) -> Int32, link: (Int32) -> Int32?) -> ControlQuantity {
    switch self {
    case .node(let quantity, let index): .node(quantity, node(index))
    case .link(let quantity, let index): .link(quantity, link(index) ?? -1)
    case .rain, .clock: self
    }
  }

  var node: Int32? { if case .node(_, let node) = self { node } else { nil } }
  var link: Int32? { if case .link(_, let link) = self { link } else { nil } }
}

/// Sets one link: 0 is closed or off, 1 fully open or at rated speed.
public struct ControlAction: Hashable, Sendable {
  public enum Setting: Hashable, Sendable {
    case number(Double)
    /// The curve's y over the value of the premise that was evaluated last, in the rule's units.
    case curve(ModelData.Curve)
    /// Linear in time; the end values beyond the ends.
    case series(TimeSeries)
    /// Gain [-], integral time and derivative time [min].
    case pid(gain: Double, integralTime: Double, derivativeTime: Double)
  }

  public var link: Int32
  public var setting: Setting
  /// What the link's setting never exceeds: 1, but for pumps.
  public var largest: Double

  public init(link: Int32, setting: Setting, largest: Double = 1) {
    self.link = link
    self.setting = setting
    self.largest = largest
  }
}
