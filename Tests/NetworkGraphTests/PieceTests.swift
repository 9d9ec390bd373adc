import NetworkGraph
import Testing

private func twoConduits() -> DrainageModel {
  var model = DrainageModel()
  model.nodes = [
    DrainageNode(id: "A", invert: 10, maxDepth: 3, initialDepth: 0.4), DrainageNode(id: "B", invert: 9, maxDepth: 3),
  ]
  var long = DrainageLink(
    id: "L", from: 0, to: 1, section: .circular(diameter: 1), length: 95, roughness: 0.013, inletOffset: 0.2,
    outletOffset: 0.1, entryLoss: 0.5, exitLoss: 1, averageLoss: 3, flapGate: true)
  long.culvertCode = 5
  let short = DrainageLink(id: "S", from: 1, to: 0, section: .circular(diameter: 1), length: 30, roughness: 0.013)
  model.links = [long, short]
  return model
}

@Test func contract_conduitsStayWholeUnlessAsked() {
  let cut = twoConduits().cutIntoPieces()
  #expect(cut.originOfPiece.isEmpty && cut.model.links.count == 2 && cut.model.nodes.count == 2)
}

@Test func invariant_piecesMakeUpTheConduit() {
  var model = twoConduits()
  model.settings.maxLinkLength = 30
  let cut = model.cutIntoPieces()
  let pieces = [cut.model.links[0]] + cut.model.links.dropFirst(2)
  #expect(cut.originOfPiece == [0, 0, 0] && pieces.count == 4 && cut.model.links[1].length == 30)
  #expect(abs(pieces.reduce(0) { $0 + $1.length } - 95) < 1e-9)
  #expect(abs(pieces.reduce(0) { $0 + $1.averageLoss } - 3) < 1e-9)
  #expect(pieces.map(\.entryLoss) == [0.5, 0, 0, 0] && pieces.map(\.exitLoss) == [0, 0, 0, 1])
  #expect(pieces.map(\.culvertCode) == [5, 0, 0, 0] && pieces.map(\.flapGate) == [false, false, false, true])
  #expect(pieces[0].from == 0 && pieces[3].to == 1 && zip(pieces, pieces.dropFirst()).allSatisfy { $0.to == $1.from })
  let levels = cut.model.nodes.dropFirst(2).map(\.invert)
  for (k, level) in levels.enumerated() { #expect(abs(level - (10.2 - 1.1 * Double(k + 1) / 4)) < 1e-9) }
  #expect(cut.model.nodes.dropFirst(2).allSatisfy { $0.isInsideConduit })
}
