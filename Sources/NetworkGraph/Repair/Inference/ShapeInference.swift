import Foundation

extension Network {
  /// Gives drainage conduits without any length the distance of their ends, else a usual one.
  mutating func fillLengths(options: RepairOptions) {
    for link in drainageLinks where !(links.attributes.number(.length, link) > 0) {
      let distance = nodePoints[Int(topology.from[link])].distance(to: nodePoints[Int(topology.to[link])])
      if distance > 0.1 {
        links.fill(.length, link, with: distance, because: "distance_of_ends", confidence: 0.6)
      } else {
        links.fill(.length, link, with: options.defaultLength, because: "default_length", confidence: 0.1)
      }
    }
  }

  /// Sees that every conduit has a shape, and the sizes this shape needs.
  ///
  /// Sizes of circles may stay open here: they are taken from the pipes around afterwards.
  mutating func fillShapes() {
    for link in drainageLinks where isConduit(link) {
      // Leads of inlets and whatever else loading tells apart flow like any pipe.
      if links.kinds[link] == "lead" { links.kinds[link] = "conduit" }
      if links.attributes.text(.shape, link) == nil { fillShape(of: link) }
      if links.attributes.text(.shape, link) == "irregular", links.attributes.text(.section, link) == nil {
        links.fill(.shape, link, with: "trapezoidal", because: "section_missing", confidence: 0.2)
      }
      fillSizes(of: link)
    }
  }

  /// Height and width mean a box, open ones are ditches, anything else is round.
  private mutating func fillShape(of link: Int) {
    let isOpen = links.kinds[link] == "channel" || links.kinds[link] == "ditch"
    let isBox = links.attributes.number(.height, link) > 0 && links.attributes.number(.width, link) > 0
    let shape = isOpen ? (isBox ? "rect_open" : "trapezoidal") : isBox ? "rect_closed" : "circular"
    links.fill(.shape, link, with: shape, because: "shape_of_kind", confidence: 0.7)
  }

  private mutating func fillSizes(of link: Int) {
    let shape = links.attributes.text(.shape, link) ?? ""
    if let sewer = SewerShape(rawValue: shape) {
      return fillSewerHeight(of: link, widthOverHeight: sewer.widthOverHeight)
    }
    switch shape {
    case "circular", "filled_circular", "force_main": fillDiameter(of: link)
    case "rect_closed": fillOtherSide(of: link, widthOverHeight: 1, because: "square_section")
    case "rect_round", "rect_triangular", "modbaskethandle":
      fillOtherSide(of: link, widthOverHeight: 1, because: "square_section")
      replaceUnsized(link)
    case "horiz_ellipse", "arch", "vert_ellipse":
      // The proportion of pipes as they are made.
      fillOtherSide(of: link, widthOverHeight: shape == "vert_ellipse" ? 1 / 1.6 : 1.6, because: "standard_proportion")
      replaceUnsized(link)
    case "rect_open", "trapezoidal": fillBanks(of: link, isTrapezoid: shape == "trapezoidal")
    case "triangular", "parabolic", "power": fillPointedBanks(of: link)
    default: break
    }
  }

  private mutating func fillDiameter(of link: Int) {
    let height = links.attributes.number(.height, link)
    if !(links.attributes.number(.diameter, link) > 0), height > 0 {
      links.fill(.diameter, link, with: height * 1000, because: "height_of_circle", confidence: 0.9)
    }
    let diameter = links.attributes.number(.diameter, link) / 1000
    if links.attributes.number(.sediment, link) > 0.9 * diameter {
      links.fill(.sediment, link, with: 0.9 * diameter, because: "sediment_fills_section", confidence: 0.3)
    }
  }

  private mutating func fillOtherSide(of link: Int, widthOverHeight ratio: Double, because reason: String) {
    let (height, width) = (links.attributes.number(.height, link), links.attributes.number(.width, link))
    if height > 0, !(width > 0) { links.fill(.width, link, with: ratio * height, because: reason, confidence: 0.4) }
    if width > 0, !(height > 0) { links.fill(.height, link, with: width / ratio, because: reason, confidence: 0.4) }
  }

  /// One size gives all of a sewer of fixed proportions; a diameter is taken for its height.
  private mutating func fillSewerHeight(of link: Int, widthOverHeight ratio: Double) {
    let attributes = links.attributes
    if attributes.number(.height, link) > 0 { return }
    if attributes.number(.width, link) > 0 {
      let height = attributes.number(.width, link) / ratio
      links.fill(.height, link, with: height, because: "standard_proportion", confidence: 0.6)
    } else if attributes.number(.diameter, link) > 0 {
      let height = attributes.number(.diameter, link) / 1000
      links.fill(.height, link, with: height, because: "diameter_as_height", confidence: 0.4)
    }
    replaceUnsized(link)
  }

  /// A closed section of which no height is known is a circle, whose diameter can be found.
  private mutating func replaceUnsized(_ link: Int) {
    guard !(links.attributes.number(.height, link) > 0), links.attributes.known(.sizeCode, link) == nil else { return }
    links.fill(.shape, link, with: "circular", because: "circle_of_diameter", confidence: 0.5)
  }

  /// Open sections with nothing are a metre; banks without a slope have 1 to 1.5.
  private mutating func fillBanks(of link: Int, isTrapezoid: Bool) {
    let (height, width) = (links.attributes.number(.height, link), links.attributes.number(.width, link))
    if isTrapezoid, !(links.attributes.number(.sideSlope, link) >= 0) {
      links.fill(.sideSlope, link, with: 1.5, because: "default_bank", confidence: 0.3)
    }
    if !(height > 0) {
      links.fill(.height, link, with: width > 0 ? width : 1, because: "default_bank", confidence: 0.2)
    }
    if !(width > 0) && !(isTrapezoid && width == 0) {
      links.fill(.width, link, with: height > 0 ? height : 1, because: "default_bank", confidence: 0.2)
    }
  }

  /// Sections that come to a point have a top width: that of their side slopes, else of banks of 1 to 1.5.
  private mutating func fillPointedBanks(of link: Int) {
    if !(links.attributes.number(.height, link) > 0) {
      let width = links.attributes.number(.width, link)
      links.fill(.height, link, with: width > 0 ? width / 3 : 1, because: "default_bank", confidence: 0.2)
    }
    if links.attributes.text(.shape, link) == "power", links.attributes.known(.shapeExponent, link) == nil {
      links.fill(.shapeExponent, link, with: 2, because: "default_bank", confidence: 0.3)
    }
    guard !(links.attributes.number(.width, link) > 0) else { return }
    let height = links.attributes.number(.height, link)
    if let left = links.attributes.known(.sideSlope, link), left > 0 {
      let right = links.attributes.known(.sideSlopeRight, link) ?? left
      links.fill(.width, link, with: height * (left + right), because: "width_of_side_slopes", confidence: 0.8)
    } else {
      links.fill(.width, link, with: 3 * height, because: "default_bank", confidence: 0.2)
    }
  }
}
