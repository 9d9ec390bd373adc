import Foundation

/// An arithmetic expression of rule terms, compiled to postfix: evaluated by one pass over a stack, without recursion.
public struct ControlExpression: Hashable, Sendable {
  public enum Operator: Hashable, Sendable { case add, subtract, multiply, divide, power, negate }

  /// Functions of one argument, by the names that SWMM gives them.
  public enum Function: String, CaseIterable, Sendable {
    case abs, sgn, step, sqrt, log, log10, exp
    case sin, cos, tan, cot, asin, acos, atan, acot, sinh, cosh, tanh, coth
  }

  public enum Element: Hashable, Sendable {
    case number(Double)
    case term(ControlTerm)
    case apply(Operator)
    case call(Function)
  }

  /// In the order of evaluation: operands before what takes them.
  public private(set) var elements: [Element]
  /// The most values that stand on the stack at once.
  private let depth: Int

  /// Nil unless the elements leave exactly one value.
  public init?(_ elements: [Element]) {
    var height = 0
    var most = 0
    for element in elements {
      switch element {
      case .number, .term: height += 1
      case .apply(.negate), .call: if height < 1 { return nil }
      case .apply:
        if height < 2 { return nil }
        height -= 1
      }
      most = max(most, height)
    }
    guard height == 1 else { return nil }
    self.elements = elements
    depth = most
  }

  public var terms: [ControlTerm] {
    elements.compactMap { element in
      if case .term(let term) = element { term } else { nil }
    }
  }

  /// The same with every term replaced by another, or by a number.
  func replacing(_ change: (ControlTerm) -> ControlOperand) -> ControlExpression {
    var expression = self
    expression.elements = elements.map { element in
      guard case .term(let term) = element else { return element }
      switch change(term) {
      case .number(let number): return .number(number)
      case .term(let other): return .term(other)
      case .expression: return element
      }
    }
    return expression
  }

  /// The value for given readings of its terms; nil where a reading is missing or the result is no number.
  ///
  /// Square roots and logarithms of what has none count as 0, as in SWMM.
  public func value(_ reading: (ControlTerm) -> Double?) -> Double? {
    var stack: [Double] = []
    stack.reserveCapacity(depth)
    for element in elements {
      switch element {
      case .number(let number): stack.append(number)
      case .term(let term):
        guard let value = reading(term) else { return nil }
        stack.append(value)
      case .apply(.negate): stack.append(-stack.removeLast())
      case .apply(let operation):
        let b = stack.removeLast()
        let a = stack.removeLast()
        stack.append(operation.result(a, b))
      case .call(let function): stack.append(function.value(stack.removeLast()))
      }
    }
    return stack[0].isNaN ? nil : stack[0]
  }
}

extension ControlExpression.Operator {
  fileprivate func result(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .power: pow(a, b)
    case .negate: -b
    }
  }
}

extension ControlExpression.Function {
  /// SWMM's definitions: cot 0, √ and log of what has none are 0.
  func value(_ x: Double) -> Double {
    switch self {
    case .abs: x.magnitude
    case .sgn: x > 0 ? 1 : x < 0 ? -1 : 0
    case .step: x > 0 ? 1 : 0
    case .sqrt: x < 0 ? 0 : x.squareRoot()
    case .log: x <= 0 ? 0 : Foundation.log(x)
    case .log10: x <= 0 ? 0 : Foundation.log10(x)
    case .exp: Foundation.exp(x)
    case .sin: Foundation.sin(x)
    case .cos: Foundation.cos(x)
    case .tan: Foundation.tan(x)
    case .cot: x == 0 ? 0 : 1 / Foundation.tan(x)
    case .asin: Foundation.asin(x)
    case .acos: Foundation.acos(x)
    case .atan: Foundation.atan(x)
    case .acot: Double.pi / 2 - Foundation.atan(x)
    case .sinh: Foundation.sinh(x)
    case .cosh: Foundation.cosh(x)
    case .tanh: Foundation.tanh(x)
    case .coth: 1 / Foundation.tanh(x)
    }
  }
}
