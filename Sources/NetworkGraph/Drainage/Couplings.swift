extension DrainageModel {
  /// Pairs of nodes that must be simulated together: links and street inlets carry water, so both join their ends; and
  /// what a control rule reads is joined to what it sets, while a rule that reads the clock and the rain alone joins
  /// nothing.
  public var couplings: [(Int32, Int32)] {
    var pairs = links.map { ($0.from, $0.to) }
    pairs += inlets.map { (links[Int($0.link)].from, $0.node) }
    for rule in rules {
      let read = rule.readNodes + rule.readLinks.map { links[Int($0)].from }
      guard let first = read.first else { continue }
      pairs += (read + rule.setLinks.map { links[Int($0)].from }).map { (first, $0) }
    }
    return pairs
  }
}
