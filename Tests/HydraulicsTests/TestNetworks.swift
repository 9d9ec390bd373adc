import Hydraulics
import NetworkGraph
import Quantities
import TestSupport

/// A model with one setting or two changed.
func model(_ nodes: [DrainageNode], _ links: [DrainageLink], hours: Double = 1) -> DrainageModel {
  var model = DrainageModel()
  model.nodes = nodes
  model.links = links
  model.settings.duration = hours * 3600
  return model
}

/// A junction deep enough not to flood unless told otherwise.
func junction(_ id: String, invert: Double, depth: Double = 10, initial: Double = 0) -> DrainageNode {
  DrainageNode(id: id, invert: invert, maxDepth: depth, initialDepth: initial)
}

func outfall(_ id: String, invert: Double, _ level: OutfallBoundary, flapGate: Bool = false) -> DrainageNode {
  DrainageNode(id: id, role: .outfall(level, flapGate: flapGate), invert: invert, maxDepth: 0)
}

func pipe(
  _ from: Int32, _ to: Int32, _ section: Section, length: Double = 100, n: Double = 0.013, inletOffset: Double = 0,
  outletOffset: Double = 0
) -> DrainageLink {
  DrainageLink(
    id: "\(from)-\(to)", from: from, to: to, section: section, length: length, roughness: n, inletOffset: inletOffset,
    outletOffset: outletOffset)
}

/// The same flow into a node from 0 to `hours`.
func steadyInflow(_ flow: Double, into node: Int32 = 0, hours: Double) -> HydrographSet {
  HydrographSet(times: [0, hours * 3600], places: [node], flow: [flow, flow])
}

/// A tree of `count` nodes with a few loops, an outfall at node 0, pipes of any section and slope.
///
/// With `level`, all water stands at it, the outfall's stage too; without, all is dry.
func randomNetwork(count: Int, level: Double? = nil, seed: UInt64) -> DrainageModel {
  var chance = SeededGenerator(seed: seed)
  var nodes = [
    outfall("n0", invert: 0, level.map { .fixed(stage: $0) } ?? .free, flapGate: Bool.random(using: &chance))
  ]
  var links: [DrainageLink] = []
  for i in 1..<count {
    let invert = Double.random(in: -0.5...3, using: &chance)
    var node = junction("n\(i)", invert: invert, depth: Double.random(in: 2...4, using: &chance))
    node.initialDepth = level.map { max(0, $0 - invert) } ?? 0
    if i % 7 == 3 {
      node.role = .storage(.functional(coefficient: 20, exponent: 0.5, constant: 5))
      node.maxDepth = 8
    }
    if level != nil { node.maxDepth = 8 }
    nodes.append(node)
    let other = i == 1 ? 0 : Int.random(in: max(1, i - 4)..<i, using: &chance)
    links.append(randomPipe(Int32(i), Int32(other), &chance))
  }
  for _ in 0..<(count / 5) {
    let a = Int.random(in: 1..<count, using: &chance)
    let b = Int.random(in: 1..<count, using: &chance)
    if a != b { links.append(randomPipe(Int32(a), Int32(b), &chance)) }
  }
  return model(nodes, links)
}

private func randomPipe(_ from: Int32, _ to: Int32, _ chance: inout SeededGenerator) -> DrainageLink {
  let size = Double.random(in: 0.3...1.2, using: &chance)
  let section: Section =
    switch Int.random(in: 0..<5, using: &chance) {
    case 0: .rectangularClosed(height: size, width: 1.5 * size)
    case 1: .rectangularOpen(height: size, width: 2)
    case 2: .trapezoidal(height: size, bottomWidth: 0.5, leftSlope: 1, rightSlope: 2)
    default: .circular(diameter: size)
    }
  var link = pipe(
    from, to, section, length: Double.random(in: 20...120, using: &chance),
    inletOffset: Bool.random(using: &chance) ? 0 : Double.random(in: 0...0.8, using: &chance),
    outletOffset: Bool.random(using: &chance) ? 0 : Double.random(in: 0...0.8, using: &chance))
  link.barrels = Int.random(in: 1...2, using: &chance)
  link.entryLoss = Bool.random(using: &chance) ? 0.5 : 0
  return link
}

/// A storm of an hour into every junction of a model.
func randomStorm(on model: DrainageModel, peak: Double, seed: UInt64) -> HydrographSet {
  var chance = SeededGenerator(seed: seed ^ 0xABCD)
  let times: [Double] = [0, 600, 1200, 1800, 3600]
  let places = model.nodes.indices.dropFirst().map { Int32($0) }
  let shape: [Double] = [0, 0.3, 1, 0.4, 0]
  let sizes = places.map { _ in Double.random(in: 0...peak, using: &chance) }
  return HydrographSet(times: times, places: places, flow: shape.flatMap { s in sizes.map { s * $0 } })
}
