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

  /// Sees that every conduit has a shape that is simulated, and the sides this shape needs.
  ///
  /// Sizes of circles may stay open here: they are taken from the pipes around afterwards.
  mutating func fillShapes() {
    for link in drainageLinks where isConduit(link) {
      // Leads of inlets and whatever else loading tells apart flow like any pipe.
      if links.kinds[link] == "lead" { links.kinds[link] = "conduit" }
      if links.attributes.text(.shape, link) == nil { fillShape(of: link) }
      replaceUnknownShape(of: link)
      fillSides(of: link)
    }
  }

  /// Height and width mean a box, open ones are ditches, anything else is round.
  private mutating func fillShape(of link: Int) {
    let isOpen = links.kinds[link] == "channel" || links.kinds[link] == "ditch"
    let isBox = links.attributes.number(.height, link) > 0 && links.attributes.number(.width, link) > 0
    let shape = isOpen ? (isBox ? "rect_open" : "trapezoidal") : isBox ? "rect_closed" : "circular"
    links.fill(.shape, link, with: shape, because: "shape_of_kind", confidence: 0.7)
  }

  /// Eggs, ellipses and arches are simulated as boxes of their height and area, other shapes by what sizes they have.
  private mutating func replaceUnknownShape(of link: Int) {
    let shape = links.attributes.text(.shape, link) ?? ""
    let (height, width) = (links.attributes.number(.height, link), links.attributes.number(.width, link))
    switch shape {
    case "circular", "rect_closed", "rect_open", "trapezoidal": return
    case "irregular" where links.attributes.text(.section, link) != nil: return
    case "irregular":
      links.fill(.shape, link, with: "trapezoidal", because: "section_missing", confidence: 0.2)
    case "triangular" where height > 0 && width > 0:
      links.fill(.shape, link, with: "trapezoidal", because: "triangle_as_trapezoid", confidence: 0.9)
      links.fill(.sideSlope, link, with: width / (2 * height), because: "triangle_as_trapezoid", confidence: 0.9)
      links.fill(.width, link, with: 0, because: "triangle_as_trapezoid", confidence: 0.9)
    default:
      if height > 0 && width > 0 {
        let share = areaShare(of: shape)
        links.fill(.shape, link, with: "rect_closed", because: "box_of_equal_area", confidence: 0.6)
        links.fill(.width, link, with: share * width, because: "box_of_equal_area", confidence: 0.6)
      } else {
        links.fill(.shape, link, with: "circular", because: "circle_of_diameter", confidence: 0.5)
      }
    }
  }

  /// Area over that of the box around it: an ellipse π/4; the standard egg of three to two 0.766 (0.5105 h² of 2/3 h²);
  /// a semicircle on a square base 0.893 of its box.
  private func areaShare(of shape: String) -> Double {
    switch shape {
    case "egg": 0.766
    case "arch": 0.893
    default: Double.pi / 4
    }
  }

  /// A box that lacks a side is square, an open one with nothing a metre; banks without a slope have 1 to 1.5.
  private mutating func fillSides(of link: Int) {
    let (height, width) = (links.attributes.number(.height, link), links.attributes.number(.width, link))
    switch links.attributes.text(.shape, link) {
    case "circular":
      if !(links.attributes.number(.diameter, link) > 0), height > 0 {
        links.fill(.diameter, link, with: height * 1000, because: "height_of_circle", confidence: 0.9)
      }
    case "rect_closed":
      if height > 0, !(width > 0) { links.fill(.width, link, with: height, because: "square_section", confidence: 0.4) }
      if width > 0, !(height > 0) { links.fill(.height, link, with: width, because: "square_section", confidence: 0.4) }
    case "rect_open", "trapezoidal":
      let isTrapezoid = links.attributes.text(.shape, link) == "trapezoidal"
      if isTrapezoid, !(links.attributes.number(.sideSlope, link) >= 0) {
        links.fill(.sideSlope, link, with: 1.5, because: "default_bank", confidence: 0.3)
      }
      if !(height > 0) {
        links.fill(.height, link, with: width > 0 ? width : 1, because: "default_bank", confidence: 0.2)
      }
      if !(width > 0) && !(isTrapezoid && width == 0) {
        links.fill(.width, link, with: height > 0 ? height : 1, because: "default_bank", confidence: 0.2)
      }
    default: break
    }
  }
}
