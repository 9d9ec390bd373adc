extension Network {
  /// Makes sure that water can leave every piece of drainage: a piece without outfall gets one at its lowest sink.
  mutating func makeOutfalls() {
    for piece in drainagePieces() where !piece.contains(where: isOutfall) {
      let sinks = piece.filter { conduits(at: $0).outgoing.isEmpty }
      let candidates = sinks.isEmpty ? piece : sinks
      guard let lowest = candidates.min(by: { floorKey($0) < floorKey($1) }) else { continue }
      nodes.kinds[lowest] = "outfall"
      nodes.fill(.boundary, lowest, with: "free", because: "made_outfall", confidence: 0.3)
    }
    for node in drainageNodes where isOutfall(node) && nodes.attributes.text(.boundary, node) == nil {
      let hasStage = nodes.attributes.known(.stage, node) != nil
      nodes.fill(
        .boundary, node, with: hasStage ? "fixed" : "free", because: hasStage ? "stage_given" : "free_outfall",
        confidence: hasStage ? 0.8 : 0.5)
    }
  }

  private func floorKey(_ node: Int) -> (Double, Int) {
    (nodes.attributes.known(.invert, node) ?? .infinity, node)
  }
}
