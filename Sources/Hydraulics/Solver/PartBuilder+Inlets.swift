import NetworkGraph

extension PartBuilder {
  /// Street inlets in the order of the model; conduits and storage must be there.
  func addInlets(_ indices: [Int32], to part: inout NetworkPart) {
    guard !indices.isEmpty else { return }
    let conduitOfLink = Dictionary(
      part.links.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    let shares = returnShares(of: indices)
    for (index, share) in zip(indices, shares) {
      let inlet = model.inlets[Int(index)]
      guard let conduit = conduitOfLink[inlet.link] else { continue }
      let link = model.links[Int(inlet.link)]
      let street = local[Int(model.lowerNode(of: link))]
      let sewer = local[Int(inlet.node)]
      let (basis, curve) = captureLaw(of: inlet, along: part.conduits[Int(conduit)])
      let entries = part.order.entries(street, sewer, rows: Int32(part.rows))
      let losesOverflow = Int(sewer) < part.rows && part.storage.nodes[Int(sewer)].losesOverflow
      part.inlets.append(
        Inlet(
          street: street, sewer: sewer, conduit: conduit, entryStreetSewer: entries.0, entrySewerStreet: entries.1,
          firstKnot: Int32(part.captureKnots.count), knotCount: Int32(curve.knots.count), basis: basis,
          returnShare: losesOverflow ? share : 0))
      part.captureKnots += curve.knots
    }
    part.boundaryInlets = part.inlets.indices.filter {
      max(part.inlets[$0].street, part.inlets[$0].sewer) >= part.rows
    }
  }

  private func captureLaw(of inlet: DrainageInlet, along conduit: Conduit) -> (Inlet.Basis, CaptureCurve) {
    let link = model.links[Int(inlet.link)]
    let slope = bedSlope(
      fall: conduit.invert1 - conduit.invert2, length: conduit.length, minimum: model.settings.minimumSlope)
    let approach: InletApproach =
      if case .street(let street) = link.section {
        .street(Gutter(street, slope: slope, at: inlet.usage), sides: street.sides)
      } else {
        .channel(OpenChannel(section: link.section, slope: slope, roughness: link.hydraulicRoughness(slope: slope)))
      }
    let law = CaptureLaw(inlet.usage, inlet.design, curve: inlet.curve, in: approach, onSag: !isOnGrade(inlet))
    return switch law {
    case .byDepth(let curve, isOnGrade: false): (.depth, curve)
    case .byDepth(let curve, isOnGrade: true): (.depthUpToFlow, curve)
    case .byFlow(let curve): (.flow, curve)
    }
  }

  /// Whether water runs past the inlet rather than stand over it: as placed, else where a link leads on from the
  /// street's lower node. A custom inlet's curve says so itself.
  func isOnGrade(_ inlet: DrainageInlet) -> Bool {
    if case .custom = inlet.design { return inlet.curve?.kind == "diversion" }
    return switch inlet.usage.placement {
    case .onSag: false
    case .onGrade: true
    case .automatic: leadsOn[Int(model.lowerNode(of: model.links[Int(inlet.link)]))]
    }
  }

  /// The share of each inlet in the overflow of its sewer node, by open area; custom inlets, whose area is not known,
  /// have their part of the streets and share it by number, as in SWMM. One sewer node's shares add up to 1.
  private func returnShares(of indices: [Int32]) -> [Double] {
    struct Total {
      var streets = 0.0, streetsWithArea = 0.0, area = 0.0, customInlets = 0.0
    }
    let areas = indices.map { model.inlets[Int($0)].openArea }
    var totals: [Int32: Total] = [:]
    for (index, area) in zip(indices, areas) {
      let inlet = model.inlets[Int(index)]
      totals[inlet.node, default: Total()].streets += 1
      totals[inlet.node, default: Total()].area += area
      if area > 0 {
        totals[inlet.node, default: Total()].streetsWithArea += 1
      } else {
        totals[inlet.node, default: Total()].customInlets += Double(inlet.usage.count)
      }
    }
    return zip(indices, areas).map { index, area in
      let inlet = model.inlets[Int(index)]
      let total = totals[inlet.node] ?? Total()
      let withArea = total.streetsWithArea / total.streets
      return area > 0 ? withArea * area / total.area : (1 - withArea) * Double(inlet.usage.count) / total.customInlets
    }
  }
}

extension DrainageInlet {
  /// Area through which water can come up, of all inlets and as far as not clogged [m²]; 0 for custom ones.
  fileprivate var openArea: Double {
    func area(_ grate: Grate) -> Double { grate.openShareOfBars * grate.length * grate.width }
    let one: Double =
      switch design {
      case .grate(let grate), .dropGrate(let grate): area(grate)
      case .curbOpening(let opening), .dropCurb(let opening): opening.length * opening.height
      case .combination(let grate, let opening):
        area(grate) + max(0, opening.length - grate.length) * opening.height
      case .slottedDrain(let slot): slot.length * slot.width
      case .custom: 0
      }
    return one * Double(usage.count) * (1 - usage.cloggedPercent / 100)
  }
}

extension Gutter {
  /// The gutter of a street, with the depression at its inlets, if any, taken for all of it, as in SWMM.
  init(_ street: Street, slope: Double, at usage: InletUsage) {
    let isLocal = usage.localDepression > 0 && usage.localDepressionWidth > 0
    self.init(
      crossSlope: street.crossSlope, slope: slope, roughness: street.roughness,
      depression: street.gutterDepression + (isLocal ? usage.localDepression : 0),
      depressedWidth: isLocal ? usage.localDepressionWidth : street.gutterWidth, crownWidth: street.crownWidth)
  }
}
