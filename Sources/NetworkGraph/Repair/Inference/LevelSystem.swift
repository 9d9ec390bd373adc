import Foundation

/// One thing the levels should do: `Σ coefficient · level ≈ mean ± deviation`, with Student's tails.
struct LevelTerm {
  /// A level, known or unknown, and its coefficient.
  struct Part {
    /// Index of the unknown, -1 for a known level.
    var unknown: Int32
    /// The known level [m].
    var known: Double
    var coefficient = 1.0

    func times(_ coefficient: Double) -> Part {
      Part(unknown: unknown, known: known, coefficient: coefficient)
    }

    func value(_ x: [Double]) -> Double { unknown >= 0 ? x[Int(unknown)] : known }
  }

  /// What sets a term apart in weighting. A `fall` has a direction, a `difference` none.
  enum Role { case fall, difference, continuity, drop, around, surface, leastFall }

  /// The unknown parts.
  var parts: [Part]
  /// Sum of the known parts.
  var known: Double
  var mean: Double
  var deviation: Double
  /// Degrees of freedom ν of the tails.
  var freedom: Double
  var role: Role

  init(_ parts: [Part], mean: Double, deviation: Double, freedom: Double, role: Role) {
    self.parts = parts.filter { $0.unknown >= 0 }
    known = parts.filter { $0.unknown < 0 }.reduce(0) { $0 + $1.coefficient * $1.known }
    self.mean = mean
    self.deviation = max(deviation, 1e-6)
    self.freedom = freedom
    self.role = role
  }

  func value(_ x: [Double]) -> Double { parts.reduce(known) { $0 + $1.coefficient * x[Int($1.unknown)] } }
}

/// The normal equations of all terms under their present weights.
struct LevelSystem {
  private let count: Int
  private var terms: [LevelTerm]
  private var weights: [Double]
  private var heldPipes: Set<Int> = []
  private var factor: SparseCholesky

  init(count: Int, terms: [LevelTerm]) {
    self.count = count
    self.terms = terms
    weights = Array(repeating: 1, count: terms.count)
    factor = SparseCholesky(count: count, pairs: Self.pairs(of: terms))
  }

  private static func pairs(of terms: [LevelTerm]) -> [(Int32, Int32)] {
    var pairs: [(Int32, Int32)] = []
    for term in terms {
      for (i, a) in term.parts.enumerated() { for b in term.parts[..<i] { pairs.append((a.unknown, b.unknown)) } }
    }
    return pairs
  }

  /// Student's weights at `x`; a pipe that runs uphill there is pulled ten times as hard.
  mutating func reweight(at x: [Double]) {
    for (i, term) in terms.enumerated() where term.role != .leastFall {
      let value = term.value(x)
      let t = (value - term.mean) / term.deviation
      weights[i] = (term.freedom + 1) / (term.freedom + t * t)
      if term.role == .fall && value < 0 { weights[i] *= 10 }
    }
  }

  /// Adds hard terms for the falls of pipes not held yet; tells whether there was any.
  mutating func hold(_ falls: [(pipe: Int, term: LevelTerm)]) -> Bool {
    let new = falls.filter { heldPipes.insert($0.pipe).inserted }
    terms += new.map(\.term)
    weights += Array(repeating: 1, count: new.count)
    if !new.isEmpty { factor = SparseCholesky(count: count, pairs: Self.pairs(of: terms)) }
    return !new.isEmpty
  }

  /// The levels that satisfy all terms best under their present weights.
  mutating func solve() -> [Double] { solve(terms, weights) }

  /// Levels by falls of 0, drops and the levels around alone: how far a plain guess would be.
  func plainSolution() -> [Double] {
    var plain = terms.filter { [.fall, .difference, .drop, .around].contains($0.role) }
    for i in plain.indices where plain[i].role == .fall || plain[i].role == .difference { plain[i].mean = 0 }
    var system = LevelSystem(count: count, terms: plain)
    return system.solve()
  }

  /// Standard deviation of each level: no term counts for more than it says, continuity for half.
  func deviations() -> [Double] {
    var free = LevelSystem(count: count, terms: terms.filter { $0.role != .leastFall })
    for i in free.terms.indices {
      free.weights[i] = min(1, weights[i]) * (free.terms[i].role == .continuity ? 0.5 : 1)
    }
    _ = free.solve()
    return free.factor.inverseDiagonal().map { max(0, $0).squareRoot() }
  }

  private mutating func solve(_ terms: [LevelTerm], _ weights: [Double]) -> [Double] {
    // A trace of stiffness to 0 keeps a level that no term holds from making the matrix singular.
    var diagonal = [Double](repeating: 1e-9, count: count)
    var beside: [Double] = []
    var right = [Double](repeating: 0, count: count)
    for (term, weight) in zip(terms, weights) {
      let stiffness = weight / (term.deviation * term.deviation)
      for (i, a) in term.parts.enumerated() {
        diagonal[Int(a.unknown)] += stiffness * a.coefficient * a.coefficient
        right[Int(a.unknown)] += stiffness * a.coefficient * (term.mean - term.known)
        for b in term.parts[..<i] { beside.append(stiffness * a.coefficient * b.coefficient) }
      }
    }
    factor.factorise(diagonal: diagonal, pairs: beside)
    return factor.solve(right)
  }
}
