import Geometry
import Hydraulics
import NetworkGraph
import Quantities
import Results

/// The places where water stands, the worst first.
func findHotspots(
  network: Network, model: DrainageModel, water: [PondedWater], storm: FloodStorm?, options: FloodOptions
) -> [Hotspot] {
  let surroundings = Surroundings(network)
  let flooded = model.nodes.indices.filter { i in
    if case .outfall = model.nodes[i].role { return false }
    return water[i].volume >= options.leastVolume
  }
  let places = flooded.map { i in
    let node = model.nodes[i]
    let point = place(of: node, in: network)
    return FloodedPlace(
      node: i, id: node.id, point: point,
      street: point.flatMap { surroundings.streets.name(at: $0, within: options.streetReach) },
      depth: water[i].depth, volume: water[i].volume)
  }
  var hotspots = groupPlaces(places, reach: options.reach).map { group in
    hotspot(
      of: group.map { places[$0] }, network: network, model: model, water: water, storm: storm,
      surroundings: surroundings, options: options)
  }
  hotspots.sort { a, b in
    if a.score != b.score { return a.score > b.score }
    if a.volume != b.volume { return a.volume > b.volume }
    return a.nodes[0] < b.nodes[0]
  }
  for i in hotspots.indices { hotspots[i].rank = i + 1 }
  return hotspots
}

private func place(of node: DrainageNode, in network: Network) -> GridPoint? {
  let i = Int(node.networkNode)
  return network.nodePoints.indices.contains(i) && network.hasPlace(i) ? network.nodePoints[i] : nil
}

/// One group of flooded nodes, its heart first.
private func hotspot(
  of group: [FloodedPlace], network: Network, model: DrainageModel, water: [PondedWater], storm: FloodStorm?,
  surroundings: Surroundings, options: FloodOptions
) -> Hotspot {
  let heart = group[0]
  let worst = water[heart.node]
  let volume = group.reduce(0) { $0 + water[$1.node].volume }
  let area = group.reduce(0) { $0 + water[$1.node].area }
  let duration = group.map { water[$0.node].pondingTime }.max() ?? 0
  let points = group.compactMap(\.point)
  let deep = group.filter { water[$0.node].depth > options.pondingDepth }
  let deepPoints = deep.compactMap(\.point)
  let circles = deep.compactMap { place in
    place.point.map { (center: $0, radius: (water[place.node].area / .pi).squareRoot()) }
  }
  let networkNode = model.nodes[heart.node].networkNode
  return Hotspot(
    score: severityScore(depth: worst.depth, duration: duration, volume: volume, options: options),
    name: heart.street ?? heart.id, nodes: group.map(\.id), worstNode: networkNode, maxDepth: worst.depth,
    pondingTime: duration, area: area, volume: volume,
    peak: CivilTime(secondsSince1970: model.settings.start.secondsSince1970 + worst.depthTime),
    returnPeriodYears: storm?.returnPeriodYears,
    known: surroundings.known(near: points, within: options.ledgerReach),
    exposedRoad: surroundings.streets.isEmpty ? nil : surroundings.streets.length(inside: circles),
    exposedFacilities: surroundings.hasFacilities
      ? surroundings.facilities(near: deepPoints, within: options.facilityReach) : nil,
    exposedPeople: surroundings.hasSettlements
      ? (heart.point.map { surroundings.people(at: $0, area: area) } ?? 0) : nil,
    geometry: heart.point != nil && network.isGeographic ? .point(network.nodeLonLats[Int(networkNode)]) : .none,
    point: heart.point)
}
