import Quantities

extension DrainageModel {
  /// Makes the model of all drainage nodes, drainage links and subcatchments of a network.
  ///
  /// Settings are `settings`, else those of the network's own model data, else the defaults of `SimulationSettings`.
  /// Names of curves, series, patterns and gauges are looked up in the network's model data. What a value that is
  /// missing stands for is told at each attribute's reading; whatever it changes is told in `findings`.
  /// O(nodes + links + subcatchments).
  ///
  /// - Throws: everything that is missing, impossible or not simulated yet, at once.
  public init(network: Network, settings: SimulationSettings? = nil) throws(DrainageModelError) {
    self.init()
    self.settings = settings ?? network.model.simulation ?? SimulationSettings()
    evaporation = network.model.evaporation
    var builder = DrainageModelBuilder(network: network)
    nodes = builder.makeNodes()
    links = builder.makeLinks()
    let gaugeNames = network.model.gauges.keys.sorted()
    gauges = gaugeNames.compactMap { network.model.gauges[$0] }
    if !self.settings.ignoresRainfall { subcatchments = builder.makeSubcatchments(gaugeNames: gaugeNames) }
    builder.resolveRunOn(of: &self)
    builder.raiseRims(of: &nodes, over: links)
    rules = builder.makeControlRules(self, gaugeNames: gaugeNames)
    inlets = builder.makeInlets(in: self)
    builder.checkModelData()
    builder.refuseUnsupported()
    findings = builder.findings
    guard builder.faults.isEmpty else { throw DrainageModelError(faults: builder.faults) }
  }
}

/// Reads columns of a network into model elements and collects faults and findings on the way.
struct DrainageModelBuilder {
  let network: Network
  var faults: [DrainageModelError.Fault] = []
  var findings: [Finding] = []
  /// Elements by what they need that is not simulated yet, in the order of the network.
  private var unsupportedIDs: [(what: String, ids: [String])] = []
  /// Index of the model's node for each node of the network, -1 for those of other networks.
  var modelNode: [Int32]
  var nodeByID: [String: Int32] = [:]

  init(network: Network) {
    self.network = network
    modelNode = Array(repeating: -1, count: network.nodes.count)
  }

  /// The number of an attribute; NaN and a fault if it is missing or not admitted.
  mutating func essential(
    _ table: ElementTable, _ i: Int, _ name: AttributeName, atLeast least: Double = -.infinity
  ) -> Double {
    check(table.attributes.number(name, i), of: table.ids[i], name, atLeast: least)
  }

  mutating func check(_ value: Double, of id: String, _ name: AttributeName, atLeast least: Double) -> Double {
    if value.magnitude <= Self.largest, value >= least { return value }
    let found = value.isNaN ? "no value" : "found \(value)"
    var expected = least == -.infinity ? "a number is needed" : "a number of \(least) or more is needed"
    if value.magnitude > Self.largest { expected = "expected a number of at most \(Self.largest)" }
    faults.append(.init(element: id, attribute: name, message: "\(found); \(expected); add it to the layer"))
    return .nan
  }

  /// No length, level, area or flow of a town is larger; beyond it differences of levels and volumes drown in rounding.
  static let largest = 1e9
  /// Lengths, sizes and depths below a millimetre are nothing [m].
  static let smallest = 1e-3

  /// The number of an attribute that need not be there, 0 if it is missing or less.
  mutating func orZero(_ table: ElementTable, _ i: Int, _ name: AttributeName) -> Double {
    guard let value = table.attributes.known(name, i) else { return 0 }
    return max(0, check(value, of: table.ids[i], name, atLeast: -.infinity))
  }

  /// The same where a missing value of a network that came as a model stands for 0: such a file leaves nothing open,
  /// and a layer made of it may have dropped the 0.
  mutating func essentialOrZero(
    _ attributes: AttributeTable, _ i: Int, of id: String, _ name: AttributeName
  ) -> Double {
    let value = attributes.number(name, i)
    return value.isNaN && network.model.simulation != nil ? 0 : check(value, of: id, name, atLeast: 0)
  }

  mutating func fault(_ id: String?, _ name: AttributeName?, _ message: String) {
    faults.append(.init(element: id, attribute: name, message: message))
  }

  /// Remembers that an element needs something that is not simulated yet.
  mutating func unsupported(_ what: String, _ id: String) {
    if let known = unsupportedIDs.firstIndex(where: { $0.what == what }) {
      unsupportedIDs[known].ids.append(id)
    } else {
      unsupportedIDs.append((what, [id]))
    }
  }

  mutating func refuseUnsupported() {
    let elements = unsupportedIDs.map { what, ids in
      "\(what) (\(ids.prefix(10).joined(separator: ", "))\(ids.count > 10 ? " and \(ids.count - 10) more" : ""))"
    }
    for statement in elements + network.model.unsupported {
      fault(nil, nil, "\(statement): not simulated yet; take it out of the input to run without it")
    }
  }

  /// Raises rims to the highest crown of the conduits at the node, as SWMM does: water cannot leave a node below the
  /// crown of a pipe that enters it, nor below the top of an opening that leaves it. Storage nodes keep theirs.
  mutating func raiseRims(of nodes: inout [DrainageNode], over links: [DrainageLink]) {
    var crown = Array(repeating: 0.0, count: nodes.count)
    for link in links {
      if let structure = link.structure {
        if structure.openingHeight > 0 {
          crown[Int(link.from)] = max(crown[Int(link.from)], link.inletOffset + structure.openingHeight)
        }
        continue
      }
      crown[Int(link.from)] = max(crown[Int(link.from)], link.inletOffset + link.section.fullHeight)
      crown[Int(link.to)] = max(crown[Int(link.to)], link.outletOffset + link.section.fullHeight)
    }
    for i in nodes.indices where crown[i] > nodes[i].maxDepth {
      guard case .junction = nodes[i].role else { continue }
      if nodes[i].maxDepth > 0, crown[i] - nodes[i].maxDepth > 0.001 {
        findings.append(
          Finding(
            "rim_below_crown", .warning,
            "the rim of node \(nodes[i].id) lies \(crown[i] - nodes[i].maxDepth) m under the crown of a link there",
            layer: .drainage, id: nodes[i].id, property: AttributeName.maxDepth.rawValue,
            repair: "rim taken at the crown"))
      }
      nodes[i].maxDepth = crown[i]
    }
  }
}
