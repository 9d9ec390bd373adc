import Foundation
import NetworkGraph
import Quantities
import TestSupport
import Testing

private let names = ControlNames(
  nodes: [("N1", 0), ("N2", 1)], links: [("C", .init(index: 0, kind: .conduit))], gauges: [], curves: [:], series: [:],
  units: .cfs)

/// The expression of a rule over the variables A (depth of N1), B (depth of N2) and Q (flow of C).
private func expression(_ text: String) throws -> ControlExpression {
  let lines = [
    "VARIABLE A = NODE N1 DEPTH", "VARIABLE B = NODE N2 DEPTH", "VARIABLE Q = LINK C FLOW", "EXPRESSION E = \(text)",
    "RULE R", "IF E > 0", "THEN CONDUIT C STATUS = OPEN",
  ]
  let result = parseControlRules(lines, names: names)
  if let fault = result.faults.first { throw Refused(text: "\(fault.found) / \(fault.expected)") }
  guard case .expression(let expression) = result.rules[0].premises[0].left else {
    throw Refused(text: "no expression")
  }
  return expression
}

private struct Refused: Error { var text: String }

/// With A = 3 ft, B = 4 ft, Q = 10 cfs.
private func value(_ text: String) throws -> Double? {
  try expression(text).value { term in
    let reading =
      switch term.quantity {
      case .node(_, 0): 3 * 0.3048
      case .node: 4 * 0.3048
      default: 10 * 0.3048 * 0.3048 * 0.3048
      }
    return reading * term.scale
  }
}

@Suite struct ControlExpressionTests {
  static let sums: [(text: String, value: Double)] = [
    ("A + B", 7), ("a - b - 1", -2), ("A / 2 * 4", 6), ("A + B * 2", 11), ("(A + B) * 2", 14), ("2 * A ^ 2", 18),
    ("2 ^ 3 ^ 2", 512), ("-A ^ 2", -9), ("(-A) ^ 2", 9), ("2 ^ -1", 0.5), ("2 ^ -1 * 3", 1.5), ("A * -2", -6),
    ("1 - -B", 5), ("(Q + 20) / 2 - A", 12), ("sqrt(A ^ 2 + B ^ 2)", 5), ("abs(-A) + sgn(-B) + step(Q)", 3),
    ("1.5e1 * .5", 7.5), ("exp(log(A))", 3), ("log10(1000)", 3), ("step(0) + step(-1)", 0), ("sqrt(-4) + log(-1)", 0),
    ("cot(0)", 0), ("SIN(A)^2 + cos(A)^2", 1), ("tanh(1) * coth(1)", 1), ("cosh(2) - sinh(2)", exp(-2)),
    ("acot(1) - atan(1)", 0), ("((((A))))", 3),
  ]

  @Test(arguments: sums) func analytic_arithmetic(text: String, value expected: Double) throws {
    let found = try #require(try value(text))
    #expect(isClose(found, expected, relative: 1e-12, absolute: 1e-12), "\(text) = \(found)")
  }

  @Test(arguments: ["A / 0 - A / 0", "acos(2)"]) func refusal_whatIsNoNumberIsMissing(text: String) throws {
    #expect(try value(text) == nil)
  }

  @Test func golden_aMissingReadingIsMissingInTheSum() throws {
    #expect(try expression("A + B").value { $0.quantity == .node(.depth, 0) ? nil : 1 } == nil)
  }

  @Test(arguments: [
    "", "A +", "* A", "A B", "2 A", "(A", "A)", "sin A", "sin", "A + C9", "A $ B", "1.2.3", "()", "sin()", "A (B)",
  ])
  func refusal_whatIsNoExpression(text: String) {
    #expect(throws: Refused.self) { try expression(text) }
  }

  @Test func invariant_depthHasNoLimit() throws {
    let deep = String(repeating: "(", count: 50_000) + "A" + String(repeating: ")", count: 50_000)
    #expect(try value(deep) == 3)
    #expect(try value(Array(repeating: "1", count: 20_000).joined(separator: "-")) == -19_998)
  }
}
