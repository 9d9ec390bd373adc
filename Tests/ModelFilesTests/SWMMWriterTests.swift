import Geometry
import ModelFiles
import NetworkGraph
import Quantities
import TestSupport
import Testing

@Suite struct SWMMWriterTests {
  /// Reads, writes and reads again.
  private func roundTrip(_ text: String) throws -> (first: Network, second: Network, written: String) {
    let first = try read(text).network()
    let written = String(decoding: try writeSWMM(first), as: UTF8.self)
    return (first, try read(written).network(), written)
  }

  private func expectSame(_ a: Network, _ b: Network, relative: Double) {
    #expect(a.nodes.ids == b.nodes.ids && a.links.ids == b.links.ids)
    #expect(a.nodes.kinds == b.nodes.kinds && a.links.kinds == b.links.kinds)
    #expect(a.topology.from == b.topology.from && a.topology.to == b.topology.to)
    #expect(isSame(a.nodes.attributes, b.nodes.attributes, relative: relative))
    #expect(isSame(a.links.attributes, b.links.attributes, relative: relative))
    #expect(isSamePath(a.nodePoints, b.nodePoints) && isSamePath(a.linkPaths.grid, b.linkPaths.grid))
    for (x, y) in zip(a.layers, b.layers) {
      #expect(x.ids == y.ids && isSame(x.attributes, y.attributes, relative: relative))
      #expect(x.geometry.x == y.geometry.x && x.geometry.y == y.geometry.y)
    }
  }

  /// Nodes without a place have none afterwards.
  private func isSamePath(_ a: [GridPoint], _ b: [GridPoint]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || $0.easting.isNaN && $1.easting.isNaN }
  }

  @Test func invariant_metricModelSurvivesToTheLastBit() throws {
    let (first, second, written) = try roundTrip(everySection)
    expectSame(first, second, relative: 0)
    #expect(first.model.simulation == second.model.simulation)
    #expect(first.model.gauges == second.model.gauges && first.model.evaporation == second.model.evaporation)
    #expect(first.model.inflows == second.model.inflows && first.model.series == second.model.series)
    #expect(first.model.curves == second.model.curves && first.model.patterns == second.model.patterns)
    #expect(first.model.unsupported == second.model.unsupported)
    #expect(String(decoding: try writeSWMM(second), as: UTF8.self) == written, "writing again gives the same bytes")
  }

  /// Kept sections have the file's units, so the model goes back into them.
  @Test(arguments: ["CFS", "GPM", "MGD", "LPS", "MLD"]) func invariant_otherUnitsComeBack(word: String) throws {
    let (first, second, written) = try roundTrip(
      everySection.replacing("FLOW_UNITS CMS", with: "FLOW_UNITS \(word)")
        .replacing("CONICAL 20 10 3", with: "FUNCTIONAL 20 0.7 3")
        + "\n[LID_CONTROLS]\nGarden BC\nGarden SURFACE 6 0 0 0 0\n")
    #expect(written.contains("FLOW_UNITS \(word)\n") && written.contains("Garden SURFACE 6 0 0 0 0\n"))
    // A level made of floor and offset need not be a number of the file's unit: one rounding.
    expectSame(first, second, relative: 1e-15)
    #expect(first.model.keptSections.map(\.name).sorted() == second.model.keptSections.map(\.name).sorted())
  }

  @Test(arguments: shapesOfSections) func invariant_everyShapeSurvives(line: String) throws {
    let text =
      smallModel.replacing("C1 CIRCULAR 0.6 0 0 0", with: "C1 \(line)")
      + "\n[CURVES]\nSC SHAPE 0 0 1 1\n[STREETS]\nRoad 5 0.2 2 0.016\n"
    let (first, second, _) = try roundTrip(text)
    expectSame(first, second, relative: 0)
    #expect(first.model.curves == second.model.curves && first.model.streets == second.model.streets)
  }

  @Test(
    arguments: ["5 0.2 2 0.016", "24 0.5 1.7 0.015 0.17 2 1", "7 0.15 2.3 0.016 0.025 0.6 2 3.1 4.7 0.03"],
    ["CMS", "CFS"])
  func invariant_streetsSurvive(numbers: String, units: String) throws {
    let (first, second, written) = try roundTrip(
      smallModel.replacing("FLOW_UNITS CMS", with: "FLOW_UNITS \(units)") + "\n[STREETS]\n\"Main Street\" \(numbers)\n")
    #expect(first.model.streets.count == 1 && first.model.streets == second.model.streets)
    #expect(written.contains("\"Main Street\" \(numbers)"))
    let json = try readModelJSON(modelJSON(first.model), name: "model.json")
    #expect(json.streets == first.model.streets)
  }

  /// SWMM refuses a height of 0 and takes the first number for a size code where no width follows it.
  @Test func golden_sizeCodesStandWhereSWMMLooksForThem() throws {
    let text = smallModel.replacing("C1 CIRCULAR 0.6 0 0 0", with: "C1 ARCH 1 1 7")
    #expect(try roundTrip(text).written.contains("C1 ARCH 7 0 0 0 1 0\n"))
  }

  @Test func golden_siltedPipesAreFilled() throws {
    var network = try read(smallModel).network()
    network.links.attributes.set(.sediment, 0, to: 0.2)
    let written = String(decoding: try writeSWMM(network), as: UTF8.self)
    #expect(written.contains("C1 FILLED_CIRCULAR 0.6 0.2 0 0 1 0\n"))
  }

  @Test(arguments: [
    "O9 1 FREE NO", "O9 1 NORMAL YES S1", "O9 1 TIDAL TC NO", "O9 1 TIMESERIES TS YES",
  ])
  func invariant_everyOutfallSurvives(line: String) throws {
    let (first, second, _) = try roundTrip(
      smallModel + "\n[OUTFALLS]\n\(line)\n[CURVES]\nTC TIDAL 0 1 12 2\n[TIMESERIES]\nTS 0 1 1 2\n")
    expectSame(first, second, relative: 0)
    #expect(first.model.series == second.model.series && first.model.curves == second.model.curves)
  }

  @Test func invariant_unusualRainSurvives() throws {
    let (first, second, _) = try roundTrip(
      smallModel.replacing("STORM 0:00 12 0:05 24.5 0:10 0", with: "STORM 0 0 0:07 12 0:12 12 0:17 3 1:00 5"))
    #expect(first.model.gauges == second.model.gauges)
  }

  @Test func golden_namesWithBlanksAreQuoted() throws {
    let (first, second, written) = try roundTrip(
      smallModel.replacing("OUT 9", with: "\"River Lea\" 9").replacing("B OUT", with: "B \"River Lea\"")
        .replacing("OUT 300", with: "\"River Lea\" 300"))
    #expect(first.nodes.ids == second.nodes.ids && written.contains("\"River Lea\" 9 FIXED 9.4 YES"))
  }

  /// A network without a model: what its subcatchments leave open has its standard value.
  @Test func golden_networkWithoutModelIsWrittenInSI() throws {
    var network = try read(smallModel).network()
    network.model = ModelData()
    network.layers[0].attributes.setColumn(.manningPervious, [.nan])
    network.layers[0].attributes.setColumn(.rainGauge, [nil])
    let written = String(decoding: try writeSWMM(network), as: UTF8.self)
    #expect(written.contains("FLOW_UNITS CMS\n") && written.contains("FLOW_ROUTING DYNWAVE\n"))
    #expect(written.contains("S1 0.014 0.15 1.5 5 25 OUTLET 100\n"))
    #expect(try DrainageModel(network: try read(written).network()).subcatchments[0].roughnessPervious == 0.15)
  }

  @Test func refusal_namesEveryMissingValue() throws {
    var network = try read(smallModel).network()
    network.nodes.attributes.set(.invert, 0, to: .nan)
    network.links.attributes.set(.length, 1, to: .nan)
    do throws(ModelFileError) {
      _ = try writeSWMM(network)
      Issue.record("written")
    } catch {
      #expect(
        error.faults.map(\.element) == ["A", "C2"] && error.faults.map(\.found) == ["no invert_m", "no length_m"])
    }
  }
}

/// A line of `[XSECTIONS]` for every shape.
let shapesOfSections = [
  "CIRCULAR 0.45", "FILLED_CIRCULAR 0.6 0.1", "FORCE_MAIN 0.3 120", "RECT_CLOSED 1.1 0.7", "RECT_OPEN 1 2 1",
  "TRAPEZOIDAL 1.3 2 0 1.5", "TRIANGULAR 1 2", "PARABOLIC 1 2", "POWER 1 2 2.5", "RECT_TRIANGULAR 1 2 0.2",
  "RECT_ROUND 1 2 1.5", "MODBASKETHANDLE 1 0.8 0.5", "RECT_ROUND 1 2", "HORIZ_ELLIPSE 5", "HORIZ_ELLIPSE 1 1 5",
  "VERT_ELLIPSE 1 0.6", "ARCH 1 1.5", "ARCH 60 0",
  "EGG 1.9", "HORSESHOE 2", "GOTHIC 1", "CATENARY 1", "SEMIELLIPTICAL 1", "BASKETHANDLE 1", "SEMICIRCULAR 1",
  "CUSTOM 1 SC", "STREET Road", "CIRCULAR 1 0 0 0 3 4", "DUMMY",
]
