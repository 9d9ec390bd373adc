import Hydraulics
import NetworkGraph
import Results

/// At most this many elements of a kind are told.
private let mostOfAKind = 5

/// The elements of a run that lose most water, hold the steps short, oscillate or keep Newton's method from converging,
/// the worst first, each with the likeliest reason in the data and its cure.
///
/// Reasons are rules of thumb over the element and its neighbours: where several hold, the first that applies is told.
/// O((nodes + links) · log).
public func diagnose(_ model: DrainageModel, _ routing: RoutingResult) -> [Ailment] {
  let chart = PatientChart(model, routing)
  return lostWater(chart) + heldSteps(chart) + oscillations(chart) + convergence(chart)
}

/// A model, what became of it, and who stands beside whom.
struct PatientChart {
  let model: DrainageModel
  let routing: RoutingResult
  /// Links at each node.
  let links: [[Int32]]

  init(_ model: DrainageModel, _ routing: RoutingResult) {
    self.model = model
    self.routing = routing
    var links = [[Int32]](repeating: [], count: model.nodes.count)
    for (i, link) in model.links.enumerated() {
      links[Int(link.from)].append(Int32(i))
      links[Int(link.to)].append(Int32(i))
    }
    self.links = links
  }

  var steps: Double { Double(max(1, routing.work.steps)) }

  /// The worst of a kind by a count that is at least a thousandth of all steps, and ten.
  func worst<Summaries: RandomAccessCollection>(
    of summaries: Summaries, by count: (Summaries.Element) -> Int
  ) -> [(index: Int, count: Int)] {
    let least = max(10, routing.work.steps / 1000)
    let counts = summaries.enumerated().map { (index: $0, count: count($1)) }.filter { $0.count >= least }
    return Array(counts.sorted { ($1.count, $0.index) < ($0.count, $1.index) }.prefix(mostOfAKind))
  }
}

private func lostWater(_ chart: PatientChart) -> [Ailment] {
  let (model, routing) = (chart.model, chart.routing)
  let all = routing.balance.inflow + routing.balance.initialStorage
  let lost = model.nodes.indices.filter { routing.nodes[$0].floodVolume >= 1 && !ponds(model, $0) }
  let worst = lost.sorted {
    (routing.nodes[$1].floodVolume, $0) < (routing.nodes[$0].floodVolume, $1)
  }
  return worst.prefix(mostOfAKind).map { node in
    let volume = routing.nodes[node].floodVolume
    let (reason, cure) = reasonForLoss(chart, node)
    return Ailment(
      kind: .losesWater, id: model.nodes[node].id, amount: volume, percent: all > 0 ? 100 * volume / all : 0,
      reason: reason, cure: cure)
  }
}

private func ponds(_ model: DrainageModel, _ node: Int) -> Bool {
  model.settings.allowsPonding && model.nodes[node].pondedArea > 0
}

private func reasonForLoss(_ chart: PatientChart, _ node: Int) -> (String, String) {
  let (model, routing) = (chart.model, chart.routing)
  let place = model.nodes[node]
  let conduits = chart.links[node].map(Int.init).filter { model.links[$0].structure == nil }
  guard !chart.links[node].isEmpty else {
    return ("no link leaves the node", "join it to the network, or set its kind to outfall")
  }
  let crown = conduits.map { i in
    let link = model.links[i]
    return (Int(link.from) == node ? link.inletOffset : link.outletOffset) + link.section.fullHeight
  }.max()
  if case .junction = place.role, let crown, place.maxDepth - crown < 0.05 {
    return (
      "the rim is at the crown of its conduits, so that any pressure spills",
      "check ground_m or max_depth_m; give surcharge_depth_m if the cover is sealed"
    )
  }
  let capacity = conduits.reduce(0.0) { sum, i in
    routing.links[i].maxFlow.sign == (Int(model.links[i].from) == node ? .plus : .minus)
      ? sum + routing.links[i].capacity : sum
  }
  let arrives = routing.nodes[node].maxInflow
  if arrives > capacity {
    return (
      "up to \(figure(arrives)) m3/s arrive, and what leaves it carries \(figure(capacity)) m3/s when full",
      "larger conduits downstream, storage upstream, or ponded_area_m2 if the water stays on the street"
    )
  }
  return (
    "the water backs up from downstream",
    "look for the full conduit or high outfall below; ponded_area_m2 if the water stays on the street"
  )
}

private func heldSteps(_ chart: PatientChart) -> [Ailment] {
  let nodes = chart.worst(of: chart.routing.nodes, by: \.limitedSteps).map { node, count in
    let (reason, cure) = reasonAtNode(chart, node)
    return ailment(chart, .limitsStep, chart.model.nodes[node].id, count, reason, cure)
  }
  let links = chart.worst(of: chart.routing.links, by: \.limitedSteps).map { link, count in
    let (reason, cure) = reasonAtLink(chart, link)
    return ailment(chart, .limitsStep, chart.model.links[link].id, count, reason, cure)
  }
  return Array((nodes + links).sorted { ($1.amount, $0.id) < ($0.amount, $1.id) }.prefix(mostOfAKind))
}

private func oscillations(_ chart: PatientChart) -> [Ailment] {
  chart.worst(of: chart.routing.links, by: \.swings).map { link, count in
    let (reason, cure) = reasonAtLink(chart, link)
    return ailment(chart, .oscillates, chart.model.links[link].id, count, reason, cure)
  }
}

private func convergence(_ chart: PatientChart) -> [Ailment] {
  chart.worst(of: chart.routing.nodes, by: \.unconvergedSteps).map { node, count in
    let (reason, cure) = reasonAtNode(chart, node)
    return ailment(chart, .doesNotConverge, chart.model.nodes[node].id, count, reason, cure)
  }
}

private func ailment(
  _ chart: PatientChart, _ kind: Ailment.Kind, _ id: String, _ count: Int, _ reason: String, _ cure: String
) -> Ailment {
  Ailment(
    kind: kind, id: id, amount: Double(count), percent: 100 * Double(count) / chart.steps, reason: reason, cure: cure)
}

/// Three significant digits at most.
func figure(_ value: Double) -> String {
  guard value.isFinite, value.magnitude >= 1e-9 else { return "0" }
  var scale = 1.0
  while value.magnitude * scale < 100 && scale < 1e6 { scale *= 10 }
  let rounded = (value * scale).rounded() / scale
  return rounded == rounded.rounded() && rounded.magnitude < 1e15 ? "\(Int64(rounded))" : "\(rounded)"
}
