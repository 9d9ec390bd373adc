import Hydraulics
import NetworkGraph

/// Why a link's flow swings or changes faster than the step likes, and what to do about it.
func reasonAtLink(_ chart: PatientChart, _ index: Int) -> (String, String) {
  let link = chart.model.links[index]
  if let structure = link.structure { return reasonAtStructure(structure) }
  if let pump = neighbours(chart, [link.from, link.to]).first(where: { isPump(chart.model.links[$0]) }) {
    return (
      "pump \(chart.model.links[pump].id) beside it starts and stops",
      "set on_depth_m and off_depth_m farther apart, or give the wet well its real area"
    )
  }
  let full = link.section.fullHeight
  if link.length < 5 * full || link.length < 5 {
    return (
      "it is only \(figure(link.length)) m long, so that it holds almost no water",
      "check length_m; join it with its neighbour if it is a mere fitting"
    )
  }
  let fall = level(chart, link.from, link.inletOffset) - level(chart, link.to, link.outletOffset)
  let slope = fall / link.length
  if slope.magnitude > 0.05 {
    return (
      "it falls \(figure(100 * slope.magnitude)) in 100, where flow is faster than its waves",
      "check invert_up_m and invert_down_m; a drop manhole may be drawn as a steep pipe"
    )
  }
  if chart.routing.links[index].maxFill >= 1, chart.routing.links[index].surchargedTime > 0 {
    return (
      "it runs full, and pressure waves pass through it within a step",
      "nothing is wrong with a pipe that surcharges; give the real surface area of the manholes at its ends"
    )
  }
  if fall.magnitude < 0.002 {
    return ("its bed is level, so that either end can lead", "check invert_up_m and invert_down_m")
  }
  return ("the flow that comes to it changes fast", "no fault of the data; a finer inflow or rain series may help")
}

/// Why a node's level changes faster than the step likes, or does not converge.
func reasonAtNode(_ chart: PatientChart, _ index: Int) -> (String, String) {
  let node = chart.model.nodes[index]
  let links = chart.links[index].map(Int.init)
  if let pump = links.first(where: { isPump(chart.model.links[$0]) }) {
    return reasonAtStructure(chart.model.links[pump].structure)
  }
  if node.surchargeDepth > 0 {
    return (
      "its sealed cover holds pressure that a little water changes much",
      "check surcharge_depth_m; give the shaft's area as a storage node if it matters"
    )
  }
  let plan = links.reduce(0.0) { sum, i in
    let link = chart.model.links[i]
    return link.structure == nil ? sum + link.length * link.section.fullHeight : sum
  }
  if case .junction = node.role, plan < 20 {
    return (
      "it and its short links hold almost no water",
      "check length_m of the links there; join nodes that are one manhole"
    )
  }
  if chart.routing.nodes[index].floodVolume > 0 {
    return ("it floods, and the level stops at the rim", "no fault of the data")
  }
  if let link = links.max(by: { chart.routing.links[$0].swings < chart.routing.links[$1].swings }) {
    return reasonAtLink(chart, link)
  }
  return ("its inflow changes fast", "no fault of the data; a finer inflow or rain series may help")
}

private func reasonAtStructure(_ structure: HydraulicStructure?) -> (String, String) {
  switch structure {
  case .pump:
    (
      "the pump starts and stops", "set on_depth_m and off_depth_m farther apart, or give the wet well its real area"
    )
  case .orifice: ("the water stands near the top of the opening", "check height_m and the level of the sill")
  case .weir: ("the water plays about the crest", "check the level of the crest and the area of the node above it")
  case .outlet, nil: ("its rating is steep", "add points to the rating curve")
  }
}

private func isPump(_ link: DrainageLink) -> Bool {
  if case .pump = link.structure { true } else { false }
}

private func neighbours(_ chart: PatientChart, _ nodes: [Int32]) -> [Int] {
  nodes.flatMap { chart.links[Int($0)].map(Int.init) }
}

private func level(_ chart: PatientChart, _ node: Int32, _ offset: Double) -> Double {
  chart.model.nodes[Int(node)].invert + offset
}
