import GeoFeatures
import Testing

@testable import NetworkGraph

@Suite struct LoadingCoordinatesTests {
  private func place(_ layer: Layer, _ i: Int = 0) -> (x: Double, y: Double) {
    (layer.geometry.x[i], layer.geometry.y[i])
  }

  /// CGCS2000 3° zone of 114° E at its false easting lies on the meridian.
  @Test func crs_legacyMemberAndOptionGiveDegrees() throws {
    let points = [point("500000,3098000", #""id":"a","rim":30"#)]
    let crs = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}},"#
    for loaded in [
      try load(source("storm.geojson", points, members: crs)),
      try load(source("storm.geojson", points), options: LoadingOptions(reference: "EPSG:4547")),
    ] {
      let layer = try #require(loaded.layers.first)
      #expect(layer.isGeographic)
      #expect((place(layer).x - 114).magnitude < 1e-9 && (27.9...28.1).contains(place(layer).y))
    }
  }

  @Test func crs_eightDigitEastingsNameTheirZone() throws {
    let loaded = try load(source("storm.geojson", [point("38500000,3098000", #""id":"a","rim":30"#)]))
    #expect((place(try #require(loaded.layers.first)).x - 114).magnitude < 1e-9)
    #expect(loaded.count("crs_guessed") == 1)
  }

  @Test func crs_northingFirstIsSwappedAndSaid() throws {
    let loaded = try load(
      source("storm.geojson", [point("3098000,500000", #""id":"a","rim":30"#)]),
      options: LoadingOptions(reference: "EPSG:4547"))
    #expect((place(try #require(loaded.layers.first)).x - 114).magnitude < 1e-9)
    #expect(loaded.count("swapped_coordinates") == 1)
  }

  @Test func crs_townGridIsComputedInItsOwnMetres() throws {
    let loaded = try load(source("storm.geojson", [point("4200,13500", #""id":"a","rim":30"#)]))
    let layer = try #require(loaded.layers.first)
    #expect(!layer.isGeographic && place(layer) == (4200, 13500))
    #expect(loaded.findings.first { $0.kind == "no_coordinate_system" }?.message.contains("--crs") == true)
  }

  @Test(arguments: [
    ("520000.123,3530000.456", "", "--crs EPSG:n"), ("28,114", "", "[longitude, latitude]"),
    ("3530000.456,520000.123", "", "northing first"),
    ("4959474,3897659", "urn:ogc:def:crs:EPSG::3547", "EPSG:3547"), ("500000,3098000", "EPSG:2383", "Xian 1980"),
  ])
  func refusal_unknownSystems(place: String, crs: String, says: String) throws {
    let member = crs.isEmpty ? "" : "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(crs)\"}},"
    let table = try source("storm.geojson", [point(place, #""id":"a","rim":30"#)], members: member)
    do {
      _ = try load(table)
      Issue.record("read \(place) without knowing where it is")
    } catch {
      #expect("\(error)".contains(says), "\(error)")
      #expect("\(error)".contains("storm.geojson"))
    }
  }

  @Test func refusal_tellsEveryFileAtOnce() throws {
    let a = try source("storm_a.geojson", [point("520000,3530000", #""id":"a""#)])
    let b = try source("storm_b.geojson", [point("520000,3530000", #""id":"b""#)])
    do {
      _ = try load(a, b)
      Issue.record("read")
    } catch let error as LoadingError {
      #expect(error.findings.map(\.file) == ["storm_a.geojson", "storm_b.geojson"])
    }
  }

  @Test func positions_outOfDegreesAmongDegreesAreLeftOut() throws {
    let features = (0..<4).map { point($0 == 2 ? "114,120" : "114,28.\($0)", "\"id\":\"n\($0)\",\"rim\":30") }
    let loaded = try load(source("storm.geojson", features))
    #expect(loaded.layers.first?.ids == ["n0", "n1", "n3"])
    #expect(loaded.findings.first { $0.kind == "outside_degrees" }?.feature == 2)
  }

  /// X is north and Y is east in Chinese tables.
  @Test func places_fromColumnsWhereGeometryIsNull() throws {
    let rows = [
      feature("null", "", #""物探点号":"Y1","X":3098000.0,"Y":500000.0,"地面高程":30"#),
      feature("null", "", #""物探点号":"Y2","X":"3098100.0","Y":"500000.0","地面高程":30"#),
    ]
    let loaded = try load(source("雨水管点.geojson", rows), options: LoadingOptions(reference: "EPSG:4547"))
    let layer = try #require(loaded.layers.first)
    #expect(layer.geometry.kinds == [.point, .point])
    #expect((place(layer).x - 114).magnitude < 1e-9 && place(layer, 1).y > place(layer).y)
  }

  @Test func places_degreesFromColumns() throws {
    let rows = [feature("null", "", #""名称":"下穿","经度":114.2,"纬度":28.1,"积水深度":0.4"#)]
    let loaded = try load(source("易涝点.geojson", rows))
    #expect(place(try #require(loaded.layers.first)) == (114.2, 28.1))
  }
}
