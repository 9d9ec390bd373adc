extension Network {
  /// Reports pipes of one system that run into a manhole of the other.
  mutating func reportMixedConnections() {
    for link in drainageLinks {
      let system = links.attributes.text(.system, link)
      for end in LinkEnd.allCases {
        let node = topology.node(end, of: link)
        guard let other = nodes.attributes.text(.system, node), let system, systemsClash(system, other) else {
          continue
        }
        findings.append(
          linkFinding(
            "mixed_connection", .warning,
            "The \(system) pipe \(links.ids[link]) is connected to the \(other) \(nodes.kinds[node]) \(nodes.ids[node]).",
            link, property: .system))
      }
    }
  }

  /// Reports nodes that no link has and pieces of drainage from which no way leads to an outfall.
  mutating func reportReach() {
    for node in 0..<nodes.count where topology.links(at: node).isEmpty {
      findings.append(
        nodeFinding(
          "unconnected_node", .note, "No line of the network ends at \(nodes.kinds[node]) \(nodes.ids[node]).", node))
    }
    let pieces = drainagePieces()
    let someHaveOutfall = pieces.contains { $0.contains(where: isOutfall) }
    for piece in pieces where !piece.contains(where: isOutfall) {
      reportPiece(piece, others: someHaveOutfall)
    }
  }

  private mutating func reportPiece(_ piece: [Int], others: Bool) {
    let members = Set(piece.flatMap { topology.links(at: $0).map { Int($0) } }).sorted()
    guard let first = members.first else { return }
    var found = linkFinding(
      others ? "isolated_piece" : "no_outfall", .warning,
      "\(members.count) pipes about \(links.ids[first]) reach no outfall.", first,
      repair: "an outfall is made at the lowest node when the network is simulated")
    found.id = members.prefix(20).map { links.ids[$0] }.joined(separator: ",")
    findings.append(found)
  }

  /// The connected pieces of drainage that have links, as node lists in increasing order. O(nodes + links).
  func drainagePieces() -> [[Int]] {
    var isSeen = [Bool](repeating: false, count: nodes.count)
    var pieces: [[Int]] = []
    for start in drainageNodes where !isSeen[start] && !topology.links(at: start).isEmpty {
      var piece = [start]
      isSeen[start] = true
      var next = 0
      while next < piece.count {
        for link in topology.links(at: piece[next]) {
          let neighbour = topology.neighbour(of: piece[next], over: Int(link))
          if isSeen[neighbour] { continue }
          isSeen[neighbour] = true
          piece.append(neighbour)
        }
        next += 1
      }
      pieces.append(piece.sorted())
    }
    return pieces
  }
}
