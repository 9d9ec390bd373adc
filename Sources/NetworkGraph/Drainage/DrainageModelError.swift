/// Why a network cannot be simulated as it is: every missing or impossible value at once.
public struct DrainageModelError: Error, Equatable, Sendable, CustomStringConvertible {
  /// One thing that is missing, wrong or not simulated yet.
  public struct Fault: Equatable, Sendable, CustomStringConvertible {
    /// Id of the element; nil for what concerns the whole model.
    public var element: String?
    /// Canonical name of the attribute; nil for what concerns the whole element.
    public var attribute: AttributeName?
    /// What was found, what was expected and what to do.
    public var message: String

    public init(element: String?, attribute: AttributeName?, message: String) {
      self.element = element
      self.attribute = attribute
      self.message = message
    }

    public var description: String {
      [element, attribute?.rawValue, message].compactMap { $0 }.joined(separator: ": ")
    }
  }

  public var faults: [Fault]

  public init(faults: [Fault]) { self.faults = faults }

  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
