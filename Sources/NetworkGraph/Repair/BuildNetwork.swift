import GeoFeatures
import Geometry

/// Builds one typed graph from all layers: ends joined, lines split, levels set, everything found reported.
///
/// Per network kind: ends by the ids their rows name, else snapped to points and to each other within
/// `options.snappingTolerance`; lines split where a point or another line's end lies on them; missing nodes made.
/// Layers of a model that came with its simulation settings are taken as they stand: no repair, no doubt.
/// Layers that are no network go into `Network.layers`. O(n log n) in the number of positions.
public func buildNetwork(
  _ layers: [Layer], model: ModelData, options: RepairOptions, findings: [Finding]
) throws(NetworkError) -> Network {
  try refuseMixedCoordinates(layers)
  let networkLayers = layers.filter(\.kind.isNetwork)
  let frame = Frame.about(networkLayers.isEmpty ? layers : networkLayers)
  let isModel = model.simulation != nil

  var network = Network(topology: Topology(nodeCount: 0, from: [], to: []))
  network.frame = frame
  network.isGeographic = frame.isGeographic
  network.model = model
  network.findings = findings
  network.layers = layers.filter { !$0.kind.isNetwork }
  network.files = fileNames(layers)
  var ends: (from: [Int32], to: [Int32]) = ([], [])
  for kind in LayerKind.allCases where kind.isNetwork {
    var survey = Survey.gather(kind, from: layers, in: frame, options: options)
    if survey.points.isEmpty && survey.lines.isEmpty {
      network.findings += survey.findings
      continue
    }
    let table = survey.link(isModel: isModel, options: options)
    let new = survey.append(table, to: &network)
    ends.from += new.from
    ends.to += new.to
  }
  network.topology = Topology(nodeCount: network.nodes.count, from: ends.from, to: ends.to)
  network.setLengths(isModel: isModel)
  network.setLevels(isModel: isModel)
  network.setFlowDirections()
  if !isModel { network.check(options: options) }
  return network
}

private func refuseMixedCoordinates(_ layers: [Layer]) throws(NetworkError) {
  let placed = layers.filter { !$0.geometry.x.isEmpty }
  let geographic = placed.filter(\.isGeographic).map(\.file)
  let planar = placed.filter { !$0.isGeographic }.map(\.file)
  if !geographic.isEmpty && !planar.isEmpty {
    throw .mixedCoordinates(geographic: geographic, planar: planar)
  }
}

/// Every file once, in the order of the layers.
private func fileNames(_ layers: [Layer]) -> [String] {
  var seen: Set<String> = []
  return layers.map(\.file).filter { seen.insert($0).inserted }
}

extension Survey {
  /// Finds the points of all line ends and cuts the lines into links.
  fileprivate mutating func link(isModel: Bool, options: RepairOptions) -> PieceTable {
    if !isModel { mergeCoincidentPoints(within: options.reportedGap) }
    joinNamedEnds(options: options)
    if !isModel || ends.contains(-1) { snapEnds(tolerance: options.snappingTolerance) }
    makeMissingPoints()
    var isLeftOut = leaveOutLoops(tolerance: options.snappingTolerance)
    if isModel { return pieces(cutAt: [], leavingOut: isLeftOut) }
    leaveOutDuplicates(&isLeftOut, tolerance: options.snappingTolerance)
    reportGaps(isLeftOut, options)
    let cuts = self.cuts(tolerance: options.snappingTolerance)
    reportCuts(cuts)
    return pieces(cutAt: cuts, leavingOut: isLeftOut)
  }

  /// A line without positions whose named point is missing ends nowhere: one point that lies nowhere per name.
  private mutating func makeMissingPoints() {
    var made: [String: Int32] = [:]
    for slot in ends.indices where ends[slot] < 0 {
      let end = slot % 2 == 0 ? "start" : "end"
      let name = text(slot % 2 == 0 ? .from : .to, ofLine: slot / 2) ?? "\(lines[slot / 2].id):\(end)"
      if let point = made[name] {
        ends[slot] = point
      } else {
        ends[slot] = makePoint(id: name, at: .nowhere, LonLat(longitude: .nan, latitude: .nan))
        made[name] = ends[slot]
      }
    }
  }
}
