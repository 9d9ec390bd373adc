/// The inlets of one street or channel of a drainage model: an `InletUsage`, its names resolved.
///
/// What they capture leaves the lower node of the street, `DrainageModel.lowerNode(of:)`.
public struct DrainageInlet: Sendable {
  public var usage: InletUsage
  public var design: InletDesign
  /// The curve that a custom design names: of kind `diversion` or `rating`.
  public var curve: ModelData.Curve?
  /// Indices of the street and of the sewer node in the model.
  public var link: Int32
  public var node: Int32

  public init(usage: InletUsage, design: InletDesign, curve: ModelData.Curve? = nil, link: Int32, node: Int32) {
    self.usage = usage
    self.design = design
    self.curve = curve
    self.link = link
    self.node = node
  }
}

extension DrainageModel {
  /// The node at the lower end of a conduit; of a level one that to which it is drawn.
  public func lowerNode(of link: DrainageLink) -> Int32 {
    let from = nodes[Int(link.from)].invert + link.inletOffset
    let to = nodes[Int(link.to)].invert + link.outletOffset
    return from >= to ? link.to : link.from
  }
}

extension InletDesign {
  /// Whether the inlet can stand in a conduit of that section: those of gutters in streets, drop inlets in rectangular
  /// and trapezoidal channels, custom ones anywhere.
  public func fits(_ section: Section) -> Bool {
    switch (self, section) {
    case (.custom, _): true
    case (.dropGrate, .rectangularOpen), (.dropGrate, .trapezoidal), (.dropCurb, .rectangularOpen),
      (.dropCurb, .trapezoidal):
      true
    case (.dropGrate, _), (.dropCurb, _): false
    case (_, .street): true
    default: false
    }
  }
}
