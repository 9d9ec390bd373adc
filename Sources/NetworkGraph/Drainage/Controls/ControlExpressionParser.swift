/// Reads an arithmetic expression: numbers, names, `+ - * / ^`, parentheses, SWMM's functions.
///
/// `^` binds tightest and from the right, then a sign, then `* /`, then `+ -`: −a^2 is −(a^2), as in SWMM.
/// Dijkstra's shunting yard, without recursion, so that no input is too deep. O(characters).
struct ControlExpressionParser {
  private enum Token: Equatable {
    case number(Double)
    case name(String)
    case mark(Character)
  }

  private enum Pending: Equatable {
    case open
    case function(ControlExpression.Function)
    case operation(ControlExpression.Operator)

    /// How tightly it holds what stands on both sides.
    var strength: Int {
      switch self {
      case .open, .function: 0
      case .operation(.add), .operation(.subtract): 1
      case .operation(.multiply), .operation(.divide): 2
      case .operation(.negate): 3
      case .operation(.power): 4
      }
    }
  }

  private var output: [ControlExpression.Element] = []
  private var pending: [Pending] = []
  /// Whether an operand must come next.
  private var needsOperand = true
  private let term: (String) -> ControlTerm?

  /// `term` gives what a name stands for, nil if nobody declared it.
  static func parse(
    _ text: String, term: (String) -> ControlTerm?
  ) throws(ControlWords.Complaint) -> ControlExpression {
    try withoutActuallyEscaping(term) { (term) throws(ControlWords.Complaint) in
      var parser = Self(term: term)
      for token in try tokens(text) { try parser.accept(token) }
      return try parser.finished()
    }
  }

  private init(term: @escaping (String) -> ControlTerm?) { self.term = term }

  private mutating func accept(_ token: Token) throws(ControlWords.Complaint) {
    switch token {
    case .number(let number): try operand(.number(number), "\(number)")
    case .name(let name): try accept(name: name)
    case .mark("("):
      if case .function = pending.last {} else if !needsOperand { throw unexpected("(") }
      pending.append(.open)
      needsOperand = true
    case .mark(")"): try close()
    case .mark(let mark): try accept(operator: mark)
    }
  }

  private mutating func accept(name: String) throws(ControlWords.Complaint) {
    if let function = ControlExpression.Function(rawValue: name.lowercased()) {
      if !needsOperand { throw unexpected(name) }
      pending.append(.function(function))
    } else if let term = term(name) {
      try operand(.term(term), name)
    } else {
      throw .init(found: "“\(name)”", expected: "a variable declared above, or a function")
    }
  }

  private mutating func operand(
    _ element: ControlExpression.Element, _ text: String
  ) throws(ControlWords.Complaint) {
    if !needsOperand { throw unexpected(text) }
    if case .function = pending.last { throw .init(found: "“\(text)”", expected: "“(” after a function") }
    output.append(element)
    needsOperand = false
  }

  private mutating func accept(operator mark: Character) throws(ControlWords.Complaint) {
    if case .function = pending.last { throw .init(found: "“\(mark)”", expected: "“(” after a function") }
    if needsOperand {
      guard mark == "-" || mark == "+" else { throw unexpected(String(mark)) }
      if mark == "-" { pending.append(.operation(.negate)) }
      return
    }
    let table: [Character: ControlExpression.Operator] = [
      "+": .add, "-": .subtract, "*": .multiply, "/": .divide, "^": .power,
    ]
    guard let operation = table[mark] else { throw unexpected(String(mark)) }
    let strength = Pending.operation(operation).strength
    // From the right: a power does not give way to the power before it.
    release { $0.strength >= (operation == .power ? strength + 1 : strength) }
    pending.append(.operation(operation))
    needsOperand = true
  }

  /// Moves operators that hold tighter to the output.
  private mutating func release(while holds: (Pending) -> Bool) {
    while let last = pending.last, case .operation(let operation) = last, holds(last) {
      output.append(.apply(operation))
      pending.removeLast()
    }
  }

  private mutating func close() throws(ControlWords.Complaint) {
    if needsOperand { throw unexpected(")") }
    release { _ in true }
    guard pending.popLast() == .open else { throw .init(found: "“)”", expected: "as many “(” before it") }
    if case .function(let function) = pending.last {
      output.append(.call(function))
      pending.removeLast()
    }
  }

  private mutating func finished() throws(ControlWords.Complaint) -> ControlExpression {
    if needsOperand { throw .init(found: "the end of the line", expected: "a number, a variable or a function") }
    release { _ in true }
    guard pending.isEmpty, let expression = ControlExpression(output) else {
      throw .init(found: "the end of the line", expected: "as many “)” as “(”")
    }
    return expression
  }

  private func unexpected(_ text: String) -> ControlWords.Complaint {
    let expected = needsOperand ? "a number, a variable or a function" : "one of + - * / ^ or “)”"
    return .init(found: "“\(text)”", expected: expected)
  }

  private static func tokens(_ text: String) throws(ControlWords.Complaint) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let first = rest.first {
      if first == " " || first == "\t" {
        rest.removeFirst()
      } else if first.isASCIIDigit || first == "." {
        let end = numberEnd(rest)
        guard let number = finiteNumber(rest[..<end]) else {
          throw .init(found: "“\(rest[..<end])”", expected: "a number")
        }
        tokens.append(.number(number))
        rest = rest[end...]
      } else if first.isNameLetter {
        let name = rest.prefix { $0.isNameLetter || $0.isASCIIDigit }
        tokens.append(.name(String(name)))
        rest = rest[name.endIndex...]
      } else {
        tokens.append(.mark(first))
        rest.removeFirst()
      }
    }
    return tokens
  }

  /// Where the number that `text` begins with ends: digits, a point, an exponent with its sign.
  private static func numberEnd(_ text: Substring) -> Substring.Index {
    var end = text.startIndex
    var before: Character = " "
    while end < text.endIndex {
      let letter = text[end]
      let isSign = (letter == "-" || letter == "+") && (before == "e" || before == "E")
      guard letter.isASCIIDigit || letter == "." || letter == "e" || letter == "E" || isSign else { break }
      before = letter
      end = text.index(after: end)
    }
    return end
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isNameLetter: Bool { isASCII && isLetter || self == "_" }
}
