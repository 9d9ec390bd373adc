/// What rules say, and everything that is wrong with them.
public struct ParsedControlRules: Sendable {
  public var rules: [ControlRule] = []
  /// Whoever finds one here must not use the rules.
  public var faults: [ControlRuleFault] = []
  /// What was passed over.
  public var findings: [Finding] = []
}

/// One line that is no rule's.
public struct ControlRuleFault: Equatable, Sendable {
  /// Index of the line, from 0.
  public var line: Int
  /// Name of the rule it belongs to, nil before the first.
  public var rule: String?
  public var found: String
  public var expected: String
}

/// Reads SWMM 5.2's control rules: rules, named variables and expressions.
///
/// A line is a clause; variables and expressions stand above the rules that use them (SWMM 5.2 User's Manual, appendices
/// C.3 and D, `[CONTROLS]`). Reading goes on after a fault, so that one run tells all. O(characters).
public func parseControlRules(_ lines: [String], names: ControlNames) -> ParsedControlRules {
  var parser = ControlRuleParser(names: names)
  for line in lines { parser.read(line) }
  return parser.finished()
}

/// The state between two lines. Premises and actions stand in files of their own.
struct ControlRuleParser {
  typealias Complaint = ControlWords.Complaint

  /// The clause that the next one follows.
  private enum Place { case outside, rule, premises, then, otherwise, closed }

  let names: ControlNames
  var variables: [String: ControlTerm] = [:]
  var expressions: [String: ControlExpression] = [:]
  /// Names whose declaration has a fault: those who use them are not blamed.
  var spoilt: Set<String> = []
  private var result = ParsedControlRules()
  private var place = Place.outside
  private var line = -1
  private var ruleNames: Set<String> = []

  init(names: ControlNames) { self.names = names }

  mutating func finished() -> ParsedControlRules {
    closeRule()
    return result
  }

  mutating func read(_ text: String) {
    line += 1
    var words = ControlWords(line: text)
    guard !words.isAtEnd else { return }
    do throws(Complaint) {
      try readClause(&words)
      if !words.isAtEnd { try passOver(words) }
    } catch {
      result.faults.append(
        ControlRuleFault(line: line, rule: result.rules.last?.name, found: error.found, expected: error.expected))
    }
  }

  private static let clauses = ["RULE", "IF", "AND", "OR", "THEN", "ELSE", "PRIORITY", "VARIABLE", "EXPRESSION"]

  private mutating func readClause(_ words: inout ControlWords) throws(Complaint) {
    let table = Self.clauses.map { ($0, $0) }
    switch try words.take("a clause", among: table) {
    case "RULE": try beginRule(&words)
    case "VARIABLE": try declareVariable(&words)
    case "EXPRESSION": try declareExpression(&words)
    case "IF":
      try enter(.premises, after: [.rule], "IF", "after RULE")
      try addPremise(&words, .and)
    case "OR":
      try enter(.premises, after: [.premises], "OR", "after IF")
      try addPremise(&words, .or)
    case "AND" where place == .premises: try addPremise(&words, .and)
    case "AND":
      try enter(place, after: [.then, .otherwise], "AND", "after IF, THEN or ELSE")
      try addAction(&words)
    case "THEN":
      try enter(.then, after: [.premises], "THEN", "after IF")
      try addAction(&words)
    case "ELSE":
      try enter(.otherwise, after: [.then], "ELSE", "after THEN")
      try addAction(&words)
    default:
      try enter(.closed, after: [.then, .otherwise], "PRIORITY", "after THEN or ELSE")
      let priority = try words.takeNumber("the priority, a number")
      if !result.rules.isEmpty { result.rules[result.rules.count - 1].priority = priority }
    }
  }

  /// Goes on to a clause even where it is out of place, so that what follows it is not blamed too.
  private mutating func enter(
    _ new: Place, after allowed: [Place], _ clause: String, _ where: String
  ) throws(Complaint) {
    defer { place = new }
    if !allowed.contains(place) { throw Complaint(found: "\(clause) out of place", expected: "it \(`where`)") }
  }

  private mutating func beginRule(_ words: inout ControlWords) throws(Complaint) {
    closeRule()
    place = .rule
    let name = try words.take("the rule's name")
    result.rules.append(ControlRule(name: name))
    if !ruleNames.insert(name.uppercased()).inserted {
      throw Complaint(found: "rule “\(name)” a second time", expected: "each name once")
    }
  }

  /// A rule that sets nothing is passed over, as in SWMM.
  private mutating func closeRule() {
    guard place == .rule || place == .premises, let rule = result.rules.last else { return }
    note("rule “\(rule.name)” has no THEN and sets nothing", repair: "passed over")
  }

  /// Words behind a clause: another clause has a line of its own, others are passed over, as in SWMM.
  private mutating func passOver(_ words: ControlWords) throws(Complaint) {
    if Self.clauses.contains(words.upcoming) {
      throw Complaint(found: "\(words.upcoming) in the line of another clause", expected: "a line for each clause")
    }
    note("“\(words.rest)” stands behind what the clause needs", repair: "passed over")
  }

  mutating func note(_ message: String, repair: String? = nil) {
    result.findings.append(
      Finding(
        "control_rule", .warning, "line \(line + 1) of the control rules: \(message)", layer: .drainage,
        id: result.rules.last?.name, repair: repair))
  }

  // MARK: Declarations

  private mutating func declareVariable(_ words: inout ControlWords) throws(Complaint) {
    let name = try newName(&words, "a variable")
    spoilt.insert(name)
    variables[name] = try takeTerm(&words)
    spoilt.remove(name)
  }

  private mutating func declareExpression(_ words: inout ControlWords) throws(Complaint) {
    let name = try newName(&words, "an expression")
    let text = words.takeRest()
    let (known, spoilt) = (variables, spoilt)
    let anyTerm = names.term(.clock(.day))
    self.spoilt.insert(name)
    expressions[name] = try ControlExpressionParser.parse(text) { name in
      known[name.uppercased()] ?? (spoilt.contains(name.uppercased()) ? anyTerm : nil)
    }
    self.spoilt.remove(name)
  }

  private func newName(_ words: inout ControlWords, _ what: String) throws(Complaint) -> String {
    let name = try words.take("a name for \(what)")
    try words.takeEqualsSign("what it stands for")
    if variables[name.uppercased()] != nil || expressions[name.uppercased()] != nil {
      throw Complaint(found: "“\(name)” a second time", expected: "each name once")
    }
    return name.uppercased()
  }

  // MARK: Clauses

  private mutating func addPremise(_ words: inout ControlWords, _ joint: ControlPremise.Joint) throws(Complaint) {
    let premise = try takePremise(&words, joint)
    if !result.rules.isEmpty { result.rules[result.rules.count - 1].premises.append(premise) }
  }

  private mutating func addAction(_ words: inout ControlWords) throws(Complaint) {
    let action = try takeAction(&words)
    guard !result.rules.isEmpty else { return }
    let last = result.rules.count - 1
    // Of two actions on one link in the same clause the later counts.
    if place == .otherwise {
      result.rules[last].elseActions.removeAll { $0.link == action.link }
      result.rules[last].elseActions.append(action)
    } else {
      result.rules[last].thenActions.removeAll { $0.link == action.link }
      result.rules[last].thenActions.append(action)
    }
  }
}
