extension ControlRuleParser {
  /// `object id attribute relation value`, where either side may be a name declared above.
  mutating func takePremise(
    _ words: inout ControlWords, _ joint: ControlPremise.Joint
  ) throws(Complaint) -> ControlPremise {
    let left = try takeOperand(&words)
    let relations = ControlPremise.Relation.allCases.map { ($0.rawValue, $0) }
    let relation = try words.take("a relation between blanks", among: relations)
    let right = try takeRightSide(&words, of: left)
    if case .term(let a) = left, case .term(let b) = right, a.quantity.dimension != b.quantity.dimension {
      note("it compares two different quantities")
    }
    return ControlPremise(joint: joint, left: left, relation: relation, right: right)
  }

  private mutating func takeOperand(_ words: inout ControlWords) throws(Complaint) -> ControlOperand {
    if let named = takeNamed(&words) { return named }
    return .term(try takeTerm(&words))
  }

  /// A variable or an expression, nil if the next word is neither.
  private func takeNamed(_ words: inout ControlWords) -> ControlOperand? {
    let name = words.upcoming
    var operand = expressions[name].map(ControlOperand.expression) ?? variables[name].map(ControlOperand.term)
    if spoilt.contains(name) { operand = .number(0) }
    if operand != nil { words.skip() }
    return operand
  }

  private mutating func takeRightSide(
    _ words: inout ControlWords, of left: ControlOperand
  ) throws(Complaint) -> ControlOperand {
    if let named = takeNamed(&words) { return named }
    if Self.objects.contains(where: { $0.word == words.upcoming }) { return .term(try takeTerm(&words)) }
    guard case .term(let term) = left else {
      return .number(try words.takeNumber("a number, a variable or an object"))
    }
    return .number(try takeValue(&words, of: term.quantity))
  }

  // MARK: Terms

  private enum Object { case node, link, conduit, pump, regulator, gauge, simulation }

  private static let objects: [(word: String, value: Object)] = [
    ("NODE", .node), ("LINK", .link), ("CONDUIT", .conduit), ("PUMP", .pump), ("ORIFICE", .regulator),
    ("WEIR", .regulator), ("OUTLET", .regulator), ("GAGE", .gauge), ("SIMULATION", .simulation),
  ]

  /// `object id attribute`, of the simulation without an id.
  mutating func takeTerm(_ words: inout ControlWords) throws(Complaint) -> ControlTerm {
    let object = try words.take("an object or a name declared above", among: Self.objects)
    let quantity: ControlQuantity
    switch object {
    case .simulation: quantity = .clock(try words.take("an attribute of the simulation", among: Self.clockWords))
    case .node:
      let node = try takeID(&words, "a node", names.node)
      quantity = .node(try words.take("an attribute of a node", among: Self.nodeWords), node)
    case .gauge:
      let gauge = try takeID(&words, "a rain gauge", names.gauge)
      quantity = .rain(try takeRainQuantity(&words), gauge: gauge)
    case .link, .conduit, .pump, .regulator:
      let link = try takeID(&words, "a link", names.link).index
      let table = Self.linkWords(of: object)
      quantity = .link(try words.take("an attribute of such a link", among: table), link)
    }
    return names.term(quantity)
  }

  func takeID<Index>(
    _ words: inout ControlWords, _ what: String, _ find: (String) -> Index?
  ) throws(Complaint) -> Index {
    let name = try words.take("the id of \(what)")
    if let index = find(name) { return index }
    throw Complaint(found: "“\(name)”", expected: "the id of \(what) of the model")
  }

  private static let nodeWords: [(word: String, value: ControlQuantity.NodeQuantity)] = [
    ("DEPTH", .depth), ("MAXDEPTH", .maxDepth), ("HEAD", .head), ("VOLUME", .volume), ("INFLOW", .inflow),
  ]

  private static let clockWords: [(word: String, value: ControlQuantity.ClockQuantity)] = [
    ("TIME", .time), ("DATE", .date), ("CLOCKTIME", .clockTime), ("DAY", .day), ("MONTH", .month),
    ("DAYOFYEAR", .dayOfYear),
  ]

  private static func linkWords(of object: Object) -> [(word: String, value: ControlQuantity.LinkQuantity)] {
    let times: [(String, ControlQuantity.LinkQuantity)] = [("TIMEOPEN", .timeOpen), ("TIMECLOSED", .timeClosed)]
    switch object {
    case .pump: return [("FLOW", .flow), ("SETTING", .setting), ("STATUS", .status)] + times
    case .regulator: return [("FLOW", .flow), ("SETTING", .setting)] + times
    default:
      return [
        ("STATUS", .status), ("DEPTH", .depth), ("FULLFLOW", .fullFlow), ("FULLDEPTH", .fullDepth), ("FLOW", .flow),
        ("LENGTH", .length), ("SLOPE", .slope), ("VELOCITY", .velocity),
      ] + times
    }
  }

  /// The hours that SWMM remembers the rain of.
  private static let rememberedHours = 1...48

  private func takeRainQuantity(_ words: inout ControlWords) throws(Complaint) -> ControlQuantity.RainQuantity {
    let expected = "INTENSITY, or the depth of the hours before as 6-HR_DEPTH, 1 to 48 hours"
    let word = try words.take(expected)
    if word.uppercased() == "INTENSITY" { return .intensity }
    let digits = word.prefix { $0.isNumber }
    let unit = word[digits.endIndex...].uppercased()
    guard let hours = wholeNumber(digits), Self.rememberedHours.contains(hours),
      unit.hasPrefix("-HR") || unit == "HR_DEPTH"
    else { throw Complaint(found: "“\(word)”", expected: expected) }
    return .pastDepth(hours: hours)
  }

  // MARK: Values

  /// A value as a quantity is written: a state, a time, a date, a number.
  private func takeValue(
    _ words: inout ControlWords, of quantity: ControlQuantity
  ) throws(Complaint) -> Double {
    switch quantity {
    case .link(.status, _): return try words.take("a state", among: Self.stateWords)
    case .clock(.time), .clock(.clockTime), .link(.timeOpen, _), .link(.timeClosed, _):
      return try take(&words, "a time as h:mm, h:mm:ss or decimal hours", controlSeconds) / 86_400
    case .clock(.date):
      return try take(&words, "a date as month/day/year") { controlDate($0).map { Double($0.swmmDayNumber) } }
    case .clock(.dayOfYear): return try take(&words, "a day as month/day, or 1 to 365", controlDayOfYear)
    case .clock(.day): return try take(&words, "a day of the week, 1 (Sunday) to 7") { whole($0, in: 1...7) }
    case .clock(.month): return try take(&words, "a month, 1 to 12") { whole($0, in: 1...12) }
    default: return try words.takeNumber("a number, a variable or an object")
    }
  }

  static let stateWords: [(word: String, value: Double)] = [("ON", 1), ("OFF", 0), ("OPEN", 1), ("CLOSED", 0)]

  private func take(
    _ words: inout ControlWords, _ expected: String, _ read: (String) -> Double?
  ) throws(Complaint) -> Double {
    let word = try words.take(expected)
    if let value = read(word) { return value }
    throw Complaint(found: "“\(word)”", expected: expected)
  }

  private func whole(_ word: String, in range: ClosedRange<Double>) -> Double? {
    finiteNumber(word).flatMap { range.contains($0) ? $0 : nil }
  }
}
