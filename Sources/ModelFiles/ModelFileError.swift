/// A model file that cannot be used: every fault it has, in the order of its lines.
public struct ModelFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Name of the file as the user gave it.
  public var file: String
  public var faults: [ModelFault]

  public init(file: String, faults: [ModelFault]) {
    self.file = file
    self.faults = faults
  }

  /// One line per fault, each beginning with file and line number.
  public var description: String {
    faults.map { fault in
      let place = fault.line.map { "\(file):\($0)" } ?? file
      return "\(place): \(fault)"
    }.joined(separator: "\n")
  }
}

/// One fault of a model file: where, what was found, what was expected, what to do.
public struct ModelFault: Equatable, Sendable, CustomStringConvertible {
  /// Heading of the section, without brackets; nil for a fault of the whole file.
  public var section: String?
  /// Line number from 1.
  public var line: Int?
  /// Id of the element the line is about.
  public var element: String?
  public var found: String
  public var expected: String
  /// What to do about it.
  public var advice: String

  public init(
    section: String? = nil, line: Int? = nil, element: String? = nil, found: String, expected: String, advice: String
  ) {
    self.section = section
    self.line = line
    self.element = element
    self.found = found
    self.expected = expected
    self.advice = advice
  }

  public var description: String {
    var text = ""
    if let section { text += "[\(section)] " }
    if let element { text += "\(element): " }
    return text + "found \(found), expected \(expected); \(advice)"
  }
}
