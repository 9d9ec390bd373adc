import NetworkGraph
import Quantities
import TestSupport
import Testing

@testable import Hydraulics

private func tank(_ id: String, area: Double, initial: Double, invert: Double = 0) -> DrainageNode {
  var node = junction(id, invert: invert, initial: initial)
  node.role = .storage(.functional(coefficient: 0, exponent: 0, constant: area))
  return node
}

private func structure(_ structure: HydraulicStructure, from: Int32 = 0, to: Int32 = 1) -> DrainageLink {
  DrainageLink(id: "S\(from)\(to)", from: from, to: to, structure: structure)
}

/// The model with rules in metres about its nodes and links by their ids.
private func ruled(_ plain: DrainageModel, _ text: String) -> DrainageModel {
  var model = plain
  let names = ControlNames(
    nodes: model.nodes.enumerated().map { ($1.id, Int32($0)) },
    links: model.links.enumerated().map { index, link in
      let kind: ControlNames.LinkKind =
        switch link.structure {
        case .pump: .pump
        case .orifice: .orifice
        case .weir: .weir
        case .outlet: .outlet
        case nil: .conduit
        }
      return (link.id, .init(index: Int32(index), kind: kind))
    }, gauges: [], curves: [:], series: [:], units: .cms)
  let parsed = parseControlRules(text.split(separator: "\n").map(String.init), names: names)
  #expect(parsed.faults == [])
  model.rules = parsed.rules
  return model
}

private let pump = Pump(law: .depth(depths: [0], flows: [0.2]), isOnAtStart: false)

@Suite struct ControlledFlowTests {
  /// A well of 36 m² fills by 0.1 m³/s and is emptied by 0.2 m³/s between 1 and 2 m: 360 s up, 360 s down. The steps
  /// are up to a minute long, but end where the rules decide.
  @Test func analytic_rulesKeepThePumpCycle() throws {
    let plain = model(
      [tank("W", area: 36, initial: 1), outfall("O", invert: 5, .free)], [structure(.pump(pump))], hours: 2)
    let network = ruled(
      plain,
      "RULE on\nIF NODE W DEPTH >= 2\nTHEN PUMP S01 STATUS = ON\nRULE off\nIF NODE W DEPTH <= 1\nTHEN PUMP S01 STATUS = OFF"
    )
    let result = try routeFlows(network, runoff: steadyInflow(0.1, hours: 2))
    #expect(isClose(result.balance.outflow, 720, relative: 0.02))
    #expect(isClose(result.nodes[0].maxDepth, 2, absolute: 0.01))
    #expect(result.balance.error.magnitude < 1e-9)
    #expect(result.work.steps < 1000, "\(result.work.steps) steps")
  }

  /// What leaves a tank in half an hour through a conduit that closes after ten minutes has left after ten minutes.
  @Test func analytic_clockOpensAndClosesAConduit() throws {
    var inlet = pipe(0, 1, .rectangularOpen(height: 2, width: 1), length: 50)
    inlet.id = "C"
    let plain = model(
      [tank("T", area: 2000, initial: 1), outfall("O", invert: -0.5, .free)], [inlet], hours: 0.5)
    let network = ruled(plain, "RULE R\nIF SIMULATION TIME >= 0:10\nTHEN CONDUIT C STATUS = CLOSED")
    let result = try routeFlows(network, runoff: .none)
    let short = try routeFlows(model(plain.nodes, plain.links, hours: 1.0 / 6), runoff: .none)
    #expect(isClose(result.balance.outflow, short.balance.outflow, relative: 1e-3))
    #expect(result.links[0].finalFlow == 0 && result.nodes[0].finalDepth < 1)
  }

  /// An orifice that takes 600 s to close passes as much as one that is open for 300 s, while the level stands.
  @Test func analytic_gatesTakeTheirTime() throws {
    let gate = Orifice(placement: .bottom, height: 0.5, width: 0.5, coefficient: 0.6, closingTime: 600)
    let plain = model(
      [tank("T", area: 1e6, initial: 2), outfall("O", invert: -5, .free)], [structure(.orifice(gate))], hours: 0.5)
    let network = ruled(plain, "RULE R\nIF SIMULATION TIME >= 0\nTHEN ORIFICE S01 SETTING = 0")
    let result = try routeFlows(network, runoff: .none)
    let flow = 0.6 * 0.25 * (2 * gravity * 2).squareRoot()
    #expect(isClose(result.balance.outflow, 300 * flow, relative: 0.002))
    #expect(result.links[0].finalFlow == 0)
  }

  /// A controller brings the level of a tank to its set point and keeps it there.
  @Test func analytic_controllerReachesItsSetPoint() throws {
    let fast = Pump(law: .depth(depths: [0], flows: [0.3]))
    let plain = model(
      [tank("W", area: 100, initial: 1), outfall("O", invert: 5, .free)], [structure(.pump(fast))], hours: 6)
    let network = ruled(plain, "RULE R\nIF NODE W DEPTH <> 1.5\nTHEN PUMP S01 SETTING = PID -2 30 0")
    let result = try routeFlows(network, runoff: steadyInflow(0.1, hours: 6))
    #expect(isClose(result.nodes[0].finalDepth, 1.5, relative: 0.02))
    #expect(isClose(result.links[0].finalFlow, 0.1, relative: 0.1))
  }

  /// Two tanks without common water, one rule: they are one part, and the pump of one heeds the level of the other.
  @Test func golden_rulesJoinWhatTheyRead() throws {
    let nodes = [
      tank("A", area: 100, initial: 2), outfall("OA", invert: 9, .free), tank("B", area: 36, initial: 1),
      outfall("OB", invert: 9, .free),
    ]
    let plain = model(
      nodes, [structure(.pump(pump)), structure(.pump(pump), from: 2, to: 3)], hours: 0.5)
    #expect(connectedComponents(plain).count == 2)
    let clock = ruled(plain, "RULE R\nIF SIMULATION TIME > 0:05\nTHEN PUMP S01 STATUS = ON\nAND PUMP S23 STATUS = ON")
    #expect(connectedComponents(clock).count == 2, "the clock is everybody's")
    let joined = ruled(plain, "RULE R\nIF NODE B DEPTH > 1.5\nTHEN PUMP S01 STATUS = ON")
    #expect(connectedComponents(joined).count == 1)
    let result = try routeFlows(joined, runoff: steadyInflow(0.06, into: 2, hours: 0.5))
    // B reaches 1.5 m after 300 s, and A is pumped dry.
    #expect(isClose(result.links[0].maxFlowTime, 300, absolute: 10) && result.links[0].maxFlow == 0.2)
    #expect(isClose(result.balance.outflow, 200, relative: 0.02) && result.links[1].maxFlow == 0)
  }

  /// Rules add nothing to a run that they do not touch.
  @Test func invariant_idleRulesChangeNothing() throws {
    let plain = randomNetwork(count: 20, seed: 5)
    let storm = randomStorm(on: plain, peak: 0.1, seed: 5)
    let idle = ruled(plain, "RULE R\nIF NODE n3 DEPTH > 1000\nTHEN CONDUIT \(plain.links[2].id) STATUS = CLOSED")
    let (a, b) = (try routeFlows(plain, runoff: storm), try routeFlows(idle, runoff: storm))
    #expect(a.work.steps == b.work.steps && a.balance == b.balance)
  }
}
