import ModelFiles
import NetworkGraph
import TestSupport

/// A small complete model in metres and m³/s; parts of it are replaced by the tests.
let smallModel = """
  [TITLE]
  two manholes and a river

  [OPTIONS]
  FLOW_UNITS CMS
  FLOW_ROUTING DYNWAVE
  START_DATE 07/01/2024
  START_TIME 06:00
  END_DATE 07/01/2024
  END_TIME 12:00:00
  WET_STEP 0:01:00
  ROUTING_STEP 5
  MIN_SURFAREA 0

  [RAINGAGES]
  RG INTENSITY 0:05 1.0 TIMESERIES STORM

  [SUBCATCHMENTS]
  S1 RG A 2.5 40 100 0.5 0

  [SUBAREAS]
  S1 0.014 0.2 1.5 5 25 OUTLET

  [INFILTRATION]
  S1 60 8 4 7 0

  [JUNCTIONS]
  A 10.5 3.2 0.1 0 50
  B 9.5 3

  [OUTFALLS]
  OUT 9 FIXED 9.4 YES

  [CONDUITS]
  C1 A B 120.5 0.013 0 0.25
  C2 B OUT 80 0.013 0 0 0.5 2

  [XSECTIONS]
  C1 CIRCULAR 0.6 0 0 0
  C2 RECT_CLOSED 1.2 1.5 0 0 2

  [LOSSES]
  C2 0.5 1 0.1 YES

  [TIMESERIES]
  STORM 0:00 12 0:05 24.5 0:10 0

  [COORDINATES]
  A 100 200
  B 220.5 200
  OUT 300 210

  [VERTICES]
  C2 260 190

  [Polygons]
  S1 0 0
  S1 100 0
  S1 100 250
  """

func read(_ text: String) throws(ModelFileError) -> ModelFile {
  try readSWMM(text: Array(text.utf8), name: "test.inp")
}

/// The faults of a text, as sentences; empty if it is read.
func faults(_ text: String) -> [String] {
  do throws(ModelFileError) {
    _ = try read(text)
    return []
  } catch {
    return error.description.split(separator: "\n").map(String.init)
  }
}

/// One element of a file, found by its id.
struct Element {
  let layer: Layer
  let row: Int

  func number(_ name: AttributeName) -> Double { layer.attributes.number(name, row) }
  func text(_ name: AttributeName) -> String? { layer.attributes.text(name, row) }
}

extension ModelFile {
  func network() throws -> Network {
    try buildNetwork(layers, model: model, options: RepairOptions(), findings: findings)
  }

  /// The first element of that id in a layer of that kind; links have ends, nodes have none.
  func element(_ id: String, _ kind: LayerKind = .drainage) throws -> Element {
    for layer in layers where layer.kind == kind {
      if let row = layer.ids.firstIndex(of: id) { return Element(layer: layer, row: row) }
    }
    throw MissingElement(id: id)
  }
}

struct MissingElement: Error { var id: String }

/// Whether two tables hold the same, missing values included, numbers within a relative tolerance.
func isSame(_ a: AttributeTable, _ b: AttributeTable, relative: Double = 0) -> Bool {
  guard a.count == b.count, a.names == b.names else { return false }
  return a.names.allSatisfy { name in
    a.textColumn(name) == b.textColumn(name)
      && zip(a.numberColumn(name), b.numberColumn(name)).allSatisfy { x, y in
        x.isNaN && y.isNaN || isClose(x, y, relative: relative)
      }
  }
}
