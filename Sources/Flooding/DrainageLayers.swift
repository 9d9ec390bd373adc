import Geometry
import Hydraulics
import Hydrology
import NetworkGraph
import Results

/// `drainage_nodes.geojson`: what happened at each node of the model.
func drainageNodeLayer(_ network: Network, _ model: DrainageModel, _ summaries: [NodeSummary]) -> ResultLayer {
  let nodes = model.nodes
  var columns: [ResultColumn<Int>] = [
    .init("max_depth_m", unit: "m", meaning: "Largest depth above the invert") { .number(summaries[$0].maxDepth) },
    .init("max_head_m", unit: "m", meaning: "Largest level") { .number(summaries[$0].maxHead) },
    .init("flood_volume_m3", unit: "m3", meaning: "Water that rose above the rim") {
      .number(summaries[$0].floodVolume)
    },
    .init("flooded_minutes", unit: "min", meaning: "Time with water at or over the rim") {
      .number(summaries[$0].floodedTime / 60)
    },
    .init("max_inflow_m3s", unit: "m3/s", meaning: "Largest total inflow") { .number(summaries[$0].maxInflow) },
    .init("max_ponded_depth_m", unit: "m", meaning: "Largest depth above the rim") {
      .number(summaries[$0].maxPondedDepth)
    },
  ]
  if !network.isGeographic {
    let points = nodes.map {
      network.nodePoints.indices.contains(Int($0.networkNode)) ? network.nodePoints[Int($0.networkNode)] : nil
    }
    columns += [
      .init("x_m", unit: "m", meaning: "Easting in the file's own frame") { .known(points[$0]?.easting ?? .nan) },
      .init("y_m", unit: "m", meaning: "Northing in the file's own frame") { .known(points[$0]?.northing ?? .nan) },
    ]
  }
  return ResultLayer(
    name: "drainage_nodes", rows: Array(nodes.indices), columns: columns, id: { nodes[$0].id }
  ) { row in
    let i = Int(nodes[row].networkNode)
    return network.nodeLonLats.indices.contains(i) && network.hasPlace(i) ? .point(network.nodeLonLats[i]) : .none
  }
}

/// `drainage_links.geojson`: what each link of the model carried.
func drainageLinkLayer(_ network: Network, _ model: DrainageModel, _ summaries: [LinkSummary]) -> ResultLayer {
  let links = model.links
  let columns: [ResultColumn<Int>] = [
    .init("max_flow_m3s", unit: "m3/s", meaning: "Largest flow of all barrels, with its sign") {
      .number(summaries[$0].maxFlow)
    },
    .init("max_velocity_ms", unit: "m/s", meaning: "Largest velocity") { .number(summaries[$0].maxVelocity) },
    .init("max_fill", unit: "-", meaning: "Largest share of the height that was filled, 0–1") {
      .number(summaries[$0].maxFill)
    },
    .init("surcharged_minutes", unit: "min", meaning: "Time with both ends full") {
      .number(summaries[$0].surchargedTime / 60)
    },
    .init("capacity_m3s", unit: "m3/s", meaning: "Full flow at the conduit's own slope (Manning)") {
      .number(summaries[$0].capacity)
    },
  ]
  return ResultLayer(
    name: "drainage_links", rows: Array(links.indices), columns: columns, id: { links[$0].id }
  ) { row in
    let i = Int(links[row].networkLink)
    guard network.isGeographic, i >= 0, i < network.linkPaths.count else { return .none }
    let points = network.linkPaths.points(of: i)
    return points.count > 1 ? .line(Array(network.linkPaths.lonLat[points])) : .none
  }
}

/// `subcatchments.geojson`: what became of the rain on each subcatchment.
func subcatchmentLayer(_ network: Network, _ model: DrainageModel, _ totals: [SubcatchmentTotals]) -> ResultLayer {
  let rows = model.subcatchments
  func volume(_ name: String, _ meaning: String, _ value: @escaping @Sendable (SubcatchmentTotals) -> Double)
    -> ResultColumn<Int>
  {
    .init(name, unit: "m3", meaning: meaning) { .number(value(totals[$0])) }
  }
  let columns: [ResultColumn<Int>] = [
    .init("area_m2", unit: "m2", meaning: "Area") { .number(rows[$0].area) },
    volume("rainfall_m3", "Rain") { $0.rainfall },
    volume("runon_m3", "Water from other subcatchments") { $0.runon },
    volume("evaporation_m3", "Evaporation") { $0.evaporation },
    volume("infiltration_m3", "Infiltration") { $0.infiltration },
    volume("runoff_m3", "Runoff") { $0.runoff },
    .init("peak_runoff_m3s", unit: "m3/s", meaning: "Largest runoff") { .number(totals[$0].peakRunoff) },
  ]
  return ResultLayer(name: "subcatchments", rows: Array(rows.indices), columns: columns, id: { rows[$0].id }) { row in
    let each = rows[row]
    guard network.isGeographic, network.layers.indices.contains(Int(each.layer)) else { return .none }
    return areaGeometry(network.layers[Int(each.layer)], row: Int(each.row))
  }
}

/// The first polygon of a feature, WGS 84.
private func areaGeometry(_ layer: Layer, row: Int) -> ResultGeometry {
  guard layer.isGeographic, row >= 0, row < layer.geometry.count else { return .none }
  var rings: [[LonLat]] = []
  for part in layer.geometry.parts(of: row) {
    if layer.geometry.roles[part] == .outerRing && !rings.isEmpty { break }
    guard [.outerRing, .innerRing].contains(layer.geometry.roles[part]) else { continue }
    rings.append(
      layer.geometry.positions(of: part).map {
        LonLat(longitude: layer.geometry.x[$0], latitude: layer.geometry.y[$0])
      })
  }
  if rings.isEmpty { return .none }
  return .polygon(rings)
}
