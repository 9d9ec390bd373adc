import Geometry

extension Network {
  /// Looks for everything the data of drainage has wrong, and heals what has one plain cure. O(n log n).
  ///
  /// Values that cannot be true come first: what is found afterwards shall not be judged by them.
  mutating func check(options: RepairOptions) {
    refuseImplausibleLevels()
    exchangeSwappedEnds()
    setFlowDirections()
    reportUphillPipes()
    reportMissingLevels()
    reportSections()
    reportMixedConnections()
    reportCrownsAboveRim()
    reportRimsBelowFloor()
    reportReach()
  }

  /// Links and nodes of drainage, in order.
  var drainageLinks: [Int] { (0..<links.count).filter { links.networks[$0] == .drainage } }
  var drainageNodes: [Int] { (0..<nodes.count).filter { nodes.networks[$0] == .drainage } }

  /// Whether a node lets water out of the system.
  func isOutfall(_ node: Int) -> Bool { nodes.kinds[node] == "outfall" }

  /// Whether a link is a pipe or channel that runs by gravity, and not a structure that may lift or throttle.
  func isConduit(_ link: Int) -> Bool {
    switch links.kinds[link] {
    case "pump", "orifice", "weir", "outlet": false
    default: true
    }
  }
}
