import GeoFeatures
import Geometry
import NetworkGraph
import Results
import Testing

@Suite struct NetworkLayerTests {
  /// Two manholes and the pipe between them; the second level was filled in.
  private func street() throws -> Network {
    var geometry = GeometryColumn()
    geometry.append(.point, parts: [(.points, [(114.0, 28.0)])])
    geometry.append(.point, parts: [(.points, [(114.001, 28.0)])])
    geometry.append(.lineString, parts: [(.line, [(114.0, 28.0), (114.001, 28.0)])])
    var attributes = AttributeTable(count: 3)
    attributes.setColumn(.invert, [30, 29.5, .nan])
    attributes.setColumn(.from, [nil, nil, "YS1"])
    attributes.setColumn(.to, [nil, nil, "YS2"])
    attributes.setColumn(.diameter, [.nan, .nan, 600])
    let layer = Layer(
      kind: .drainage, file: "street.geojson", ids: ["YS1", "YS2", "YSL1"], features: [0, 1, 2], geometry: geometry,
      isGeographic: true, attributes: attributes, reason: "made by hand")
    var network = try buildNetwork([layer], model: ModelData(), options: RepairOptions(), findings: [])
    network.nodes.fill(.ground, 1, with: 32, because: "ground_around", confidence: 0.4)
    return network
  }

  private func value(_ column: String, _ row: Int, of layer: ResultLayer) throws -> ResultValue {
    let index = try #require(layer.columns.firstIndex { $0.name == column }, "\(layer.name) has no \(column)")
    return layer.values[row * layer.columns.count + index]
  }

  @Test func nodes_carryAttributesAndTellWhatWasFilled() throws {
    let layer = nodeLayer(of: try street(), named: "nodes", withFills: true)
    #expect(layer.ids == ["YS1", "YS2"])
    #expect(try value("invert_m", 0, of: layer) == .number(30))
    #expect(try value("filled", 0, of: layer) == .missing)
    #expect(try value("filled", 1, of: layer) == .text("ground_m"))
    #expect(try value("reason", 1, of: layer) == .text("ground_around"))
    #expect(try value("confidence", 1, of: layer) == .number(0.4))
    #expect(try value("invert_confidence", 1, of: layer) == .number(1), "a ground level is no invert")
  }

  @Test func links_nameTheirEndsAsDrawn() throws {
    let layer = linkLayer(of: try street(), named: "links", withFills: true)
    #expect(layer.ids == ["YSL1"])
    #expect(try value("from", 0, of: layer) == .text("YS1"))
    #expect(try value("to", 0, of: layer) == .text("YS2"))
    #expect(try value("diameter_mm", 0, of: layer) == .number(600))
    guard case .line(let points) = layer.geometries[0] else {
      Issue.record("a link is a line")
      return
    }
    #expect(points.map(\.longitude) == [114.0, 114.001])
  }

  @Test func contract_everyColumnHasAUnitAndAMeaning() throws {
    let network = try street()
    let layers = [
      nodeLayer(of: network, named: "nodes", withFills: true), linkLayer(of: network, named: "links", withFills: true),
      defectLayer(network.findings),
    ]
    for layer in layers {
      #expect(Set(layer.columns.map(\.name)).count == layer.columns.count, "\(layer.name) has a column twice")
      for column in layer.columns { #expect(!column.unit.isEmpty && !column.meaning.isEmpty, "\(column.name)") }
    }
  }

  @Test(arguments: [
    (AttributeName.diameter, "mm"), (.invert, "m"), (.pondedArea, "m2"), (.impervious, "pct"), (.hortonMaximum, "mm_h"),
    (.shape, "-"), (.manning, "-"),
  ])
  func unit_isTheEndOfTheName(_ name: AttributeName, unit: String) { #expect(name.unit == unit) }

  @Test func defects_standWorstFirstAndOtherwiseAsFound() {
    let layer = defectLayer([
      Finding("b_note", .note, "n", id: "1"), Finding("a_warning", .warning, "w", id: "2"),
      Finding("an_error", .error, "e", id: "3"), Finding("b_warning", .warning, "w", id: "4"),
    ])
    #expect(layer.ids == ["3", "2", "4", "1"])
  }
}
