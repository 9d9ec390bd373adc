import NetworkGraph
import TestSupport
import Testing

@Suite struct SectionModelTests {
  private typealias Numbers = [AttributeName: Double]

  /// The second link of the small network as another shape.
  private static func reshape(
    _ network: inout Network, _ shape: String, _ numbers: [AttributeName: Double],
    _ texts: [AttributeName: String] = [:]
  ) {
    for name in [AttributeName.height, .width] { network.links.attributes.set(name, 1, to: .nan) }
    network.links.attributes.set(.shape, 1, to: shape)
    for (name, value) in numbers { network.links.attributes.set(name, 1, to: value) }
    for (name, text) in texts { network.links.attributes.set(name, 1, to: text) }
    network.model.curves["Bell"] = ModelData.Curve(kind: "shape", x: [0, 0.5, 1], y: [0.5, 1, 0])
    network.model.curves["Wild"] = ModelData.Curve(kind: "shape", x: [0, 1], y: [0.5, -1])
    network.model.curves["Flat"] = ModelData.Curve(kind: "shape", x: [0, 1], y: [0, 0])
    network.model.streets["Road"] = NetworkGraph.Street(
      crownWidth: 5, curbHeight: 0.15, crossSlope: 0.02, roughness: 0.016)
    network.model.streets["Path"] = NetworkGraph.Street(
      crownWidth: 0, curbHeight: 0.15, crossSlope: 0.02, roughness: 0.016, sides: 3)
  }

  private static let standard = StandardPipe.ellipse(code: 5, isUpright: true)

  private static let sections: [(String, Numbers, Section)] = [
    ("circular", [.diameter: 600], .circular(diameter: 0.6)),
    ("force_main", [.diameter: 600, .hazenWilliams: 120], .circular(diameter: 0.6)),
    ("circular", [.diameter: 600, .sediment: 0.1], .filledCircular(diameter: 0.6, sediment: 0.1)),
    ("filled_circular", [.diameter: 600, .sediment: 0.1], .filledCircular(diameter: 0.6, sediment: 0.1)),
    ("RECT_CLOSED", [.height: 1, .width: 2], .rectangularClosed(height: 1, width: 2)),
    ("rect_open", [.height: 1, .width: 2], .rectangularOpen(height: 1, width: 2)),
    (
      "rect_open", [.height: 1, .width: 2, .openSides: 2], .rectangularOpen(height: 1, width: 2, frictionlessSides: 2)
    ),
    (
      "trapezoidal", [.height: 1, .width: 2, .sideSlope: 1],
      .trapezoidal(height: 1, bottomWidth: 2, leftSlope: 1, rightSlope: 1)
    ),
    ("triangular", [.height: 1, .width: 2], .triangular(height: 1, topWidth: 2)),
    ("parabolic", [.height: 1, .width: 2], .power(height: 1, topWidth: 2, exponent: 2)),
    ("power", [.height: 1, .width: 2, .shapeExponent: 1.5], .power(height: 1, topWidth: 2, exponent: 1.5)),
    (
      "rect_triangular", [.height: 1, .width: 2, .triangleHeight: 0.3],
      .rectangularTriangular(height: 1, width: 2, triangleHeight: 0.3)
    ),
    ("rect_round", [.height: 1.5, .width: 2, .radius: 3], .rectangularRound(height: 1.5, width: 2, radius: 3)),
    ("rect_round", [.height: 1.5, .width: 2], .rectangularRound(height: 1.5, width: 2, radius: 1)),
    ("modbaskethandle", [.height: 1, .width: 2], .modifiedBasketHandle(height: 1, width: 2, radius: 1)),
    ("horiz_ellipse", [.height: 1, .width: 2], .ellipse(height: 1, width: 2)),
    ("vert_ellipse", [.height: 2, .width: 1], .ellipse(height: 2, width: 1)),
    ("arch", [.height: 1, .width: 2], .arch(height: 1, width: 2)),
  ]

  @Test(arguments: sections.indices) func golden_shapeWordsBecomeSections(_ i: Int) throws {
    let (shape, numbers, section) = Self.sections[i]
    var network = smallNetwork()
    Self.reshape(&network, shape, numbers)
    #expect(try DrainageModel(network: network).links[1].section == section)
  }

  @Test func golden_shapesOfOneSize() throws {
    for shape in SewerShape.allCases {
      var network = smallNetwork()
      Self.reshape(&network, shape.rawValue, [.height: 1.5])
      #expect(try DrainageModel(network: network).links[1].section == .sewer(shape, height: 1.5))
    }
  }

  @Test func golden_standardSizesHaveTheMakersDimensions() throws {
    var network = smallNetwork()
    Self.reshape(&network, "vert_ellipse", [.sizeCode: 5])
    let pipe = try #require(Self.standard)
    #expect(isClose(pipe.height, 42 * 0.0254, relative: 1e-12) && isClose(pipe.width, 27 * 0.0254, relative: 1e-12))
    #expect(try DrainageModel(network: network).links[1].section == .standardEllipse(pipe))
    // Areas fill the box as pipes do: from under three quarters, of the smallest, to 0.86.
    for code in StandardPipe.archCodes {
      let arch = try #require(StandardPipe.arch(code: code))
      #expect((0.71...0.86).contains(arch.area / (arch.height * arch.width)), "arch \(code)")
      #expect((0.25...0.36).contains(arch.hydraulicRadius / arch.height), "arch \(code)")
    }
  }

  @Test func golden_curvesAndStreetsOfTheModelData() throws {
    var network = smallNetwork()
    Self.reshape(&network, "custom", [.height: 2], [.shapeCurve: "Bell"])
    let custom = try DrainageModel(network: network).links[1].section
    #expect(custom == .custom(ShapeProfile(unitHeights: [0, 0.5, 1], unitWidths: [0.5, 1, 0], height: 2)))
    #expect(custom.fullHeight == 2)
    Self.reshape(&network, "street", [:], [.streetSection: "Road"])
    let street = try DrainageModel(network: network).links[1].section
    #expect(street.transect?.stations == [0, 0, 5, 10, 10] && street.transect?.elevations == [0.15, 0, 0.1, 0, 0.15])
    #expect(street.fullHeight == 0.15)
  }

  /// As in SWMM, inverts stand on the sediment: the crown stays where it is.
  @Test func golden_sedimentRaisesTheInverts() throws {
    var network = smallNetwork()
    let clean = try DrainageModel(network: network)
    network.links.attributes.set(.sediment, 0, to: 0.2)
    let silted = try DrainageModel(network: network)
    #expect(isClose(silted.links[0].inletOffset, clean.links[0].inletOffset + 0.2, relative: 1e-12))
    #expect(isClose(silted.links[0].outletOffset, clean.links[0].outletOffset + 0.2, relative: 1e-12))
    #expect(isClose(silted.links[0].section.fullHeight, 0.4, relative: 1e-12))
    #expect(silted.nodes.map(\.maxDepth) == clean.nodes.map(\.maxDepth))
    network.links.attributes.set(.sediment, 1, to: 0.2)
    #expect(try DrainageModel(network: network).findings.contains { $0.kind == "sediment_left_out" && $0.id == "C2" })
  }

  private static let refusals: [(String, Numbers, [AttributeName: String], String)] = [
    ("trapezoid", [.height: 1, .width: 1], [:], "shape: found “trapezoid”; expected “trapezoidal”, the nearest"),
    ("blob", [:], [:], "shape: found “blob”; expected one of circular, filled_circular"),
    ("egg", [:], [:], "height_m: no value"),
    ("triangular", [.height: 1], [:], "width_m: no value"),
    ("power", [.height: 1, .width: 1], [:], "shape_exponent: no value"),
    ("power", [.height: 1, .width: 1, .shapeExponent: 1e9], [:], "shape_exponent: found 1000000000.0; expected"),
    ("rect_open", [.height: 1, .width: 1, .openSides: 3], [:], "open_sides: found 3.0; expected 0, 1 or 2"),
    ("filled_circular", [.diameter: 500, .sediment: 0.5], [:], "sediment_m: found 0.5; less than the diameter, 0.5"),
    ("rect_triangular", [.height: 1, .width: 1, .triangleHeight: 2], [:], "triangle_height_m: its part"),
    ("modbaskethandle", [.height: 1, .width: 3], [:], "radius_m: its part that is no rectangle is 1.5 high"),
    ("horiz_ellipse", [.sizeCode: 24], [:], "size_code: found 24.0; expected a size code from 1 to 23"),
    ("arch", [.sizeCode: 1.5], [:], "size_code: found 1.5; expected a size code from 1 to 102"),
    ("custom", [.height: 1], [.shapeCurve: "Nix"], "shape_curve: found “Nix”; expected a shape curve"),
    ("custom", [.height: 1], [.shapeCurve: "Wild"], "shape_curve: found “Wild”; expected a shape curve"),
    ("custom", [.height: 1], [.shapeCurve: "Flat"], "shape curve “Flat” is nowhere a millimetre wide"),
    (
      "street", [:], [.streetSection: "Rode"],
      "street_section: found “Rode”; expected the name of a street of the model"
    ),
    ("street", [:], [.streetSection: "Path"], "street “Path” needs a crown width above 0, 1 or 2 sides"),
  ]

  @Test(arguments: refusals.indices) func refusal_ofWhatIsNoSection(_ i: Int) {
    let (shape, numbers, texts, words) = Self.refusals[i]
    let found = faults { Self.reshape(&$0, shape, numbers, texts) }
    #expect(found.count == 1 && found.allSatisfy { $0.contains("C2") && $0.contains(words) }, "\(found)")
  }

  @Test func golden_ellipsesThatSWMMTakesForOthersAreTold() throws {
    var network = smallNetwork()
    network.model.simulation = SimulationSettings()
    Self.reshape(&network, "horiz_ellipse", [.height: 1, .width: 3])
    #expect(try DrainageModel(network: network).findings.contains { $0.kind == "ellipse_proportion" && $0.id == "C2" })
    Self.reshape(&network, "horiz_ellipse", [.height: 1, .width: 1.6])
    #expect(try !DrainageModel(network: network).findings.contains { $0.kind == "ellipse_proportion" })
  }

  @Test func golden_aWidthThatIsNotTheSewersIsTold() throws {
    var network = smallNetwork()
    Self.reshape(&network, "egg", [.height: 1.5, .width: 1.5])
    #expect(try DrainageModel(network: network).findings.contains { $0.kind == "section_proportion" && $0.id == "C2" })
  }
}
