/// A model whose long conduits are cut into pieces, for a finer resolution in space.
///
/// Nodes and links of the original keep their indices: a cut link is its own first piece. Inner nodes and further
/// pieces stand behind them.
public struct ModelInPieces: Sendable {
  public var model: DrainageModel
  /// For each link behind the original's, the link that it is a piece of; pieces of one link stand together, in order.
  public var originOfPiece: [Int32] = []
}

extension DrainageModel {
  /// Cuts every conduit longer than `settings.maxLinkLength` into equal pieces; a maximum of 0 leaves all whole.
  ///
  /// Streets with inlets stay whole: what an inlet captures is told by the street's flow. The pieces lie on the conduit's
  /// straight bed. Between them stand nodes without a rim, which hold nothing but the halves of their pieces. Losses at the
  /// ends stay at the ends, the loss along the way is shared out; a culvert's inlet stands at the near end, a gate at the
  /// far one. O(nodes + pieces).
  public func cutIntoPieces() -> ModelInPieces {
    var cut = ModelInPieces(model: self)
    let longest = settings.maxLinkLength
    guard longest > 0 else { return cut }
    let haveInlets = Set(inlets.map(\.link))
    for i in links.indices where links[i].length > longest && !haveInlets.contains(Int32(i)) {
      let count = Int(min((links[i].length / longest).rounded(.up), Self.mostPieces))
      cut.cut(i, into: count)
    }
    return cut
  }

  /// Pieces of one conduit; no study needs more.
  private static let mostPieces = 10_000.0
}

extension ModelInPieces {
  fileprivate mutating func cut(_ index: Int, into count: Int) {
    let whole = model.links[index]
    let up = model.nodes[Int(whole.from)].invert + whole.inletOffset
    let down = model.nodes[Int(whole.to)].invert + whole.outletOffset
    let firstNode = Int32(model.nodes.count)
    for k in 1..<count {
      let share = Double(k) / Double(count)
      var node = DrainageNode(
        id: "\(whole.id)@\(k)", invert: up + share * (down - up), maxDepth: whole.section.fullHeight,
        initialDepth: initialDepth(in: whole, share: share, level: up + share * (down - up)))
      node.isInsideConduit = true
      model.nodes.append(node)
    }
    for k in 0..<count {
      var piece = whole
      piece.length = whole.length / Double(count)
      piece.averageLoss = whole.averageLoss / Double(count)
      if k > 0 {
        piece.id = "\(whole.id)@\(k)"
        piece.from = firstNode + Int32(k) - 1
        piece.inletOffset = 0
        piece.entryLoss = 0
        piece.culvertCode = 0
      }
      if k < count - 1 {
        piece.to = firstNode + Int32(k)
        piece.outletOffset = 0
        piece.exitLoss = 0
        piece.flapGate = false
      }
      if k == 0 {
        model.links[index] = piece
      } else {
        model.links.append(piece)
        originOfPiece.append(Int32(index))
      }
    }
  }

  /// Depth at the start between the levels at both ends.
  private func initialDepth(in link: DrainageLink, share: Double, level: Double) -> Double {
    let head = { (node: Int32, offset: Double) in
      let end = self.model.nodes[Int(node)]
      return end.invert + max(offset, end.initialDepth)
    }
    let up = head(link.from, link.inletOffset)
    let down = head(link.to, link.outletOffset)
    return max(0, up + share * (down - up) - level)
  }
}
