import GeoFeatures
import Testing

@testable import NetworkGraph

@Suite struct LoadingLayersTests {
  @Test func dialect_gbt51187() throws {
    let wells = try source(
      "检查井.geojson",
      [
        point("114,28", #""NodeID":"J1","Surface_Ele":30.5,"Depth":2.5,"Junc_Category":1,"Record_Date":"2021-4-6""#),
        point(
          "114.001,28", #""NodeID":"J2","Surface_Ele":"30.100","Depth":0,"Junc_Category":1,"Record_Date":"2021-4-6""#),
      ])
    let pipes = try source(
      "排水管道.geojson",
      [
        line(
          "114,28", "114.001,28",
          properties:
            #""PipeID":"P1","In_JuncID":"J1","Out_JuncID":"J2","In_Elev":28.0,"Out_Elev":null,"E_Deep":2.4,"ShapeType":1,"Shape_Data1":0.6,"Material":2,"MDate":"90年代","Status":3,"Pipe_Category":1"#
        ),
        line(
          "114,28", "114.001,28",
          properties:
            #""PipeID":"P2","In_JuncID":"J1","Out_JuncID":"J2","In_Elev":0,"Out_Elev":27.5,"E_Deep":null,"ShapeType":5,"Shape_Data1":1.5,"Shape_Data2":1.9,"Material":5,"MDate":"20010801","Status":5,"Pipe_Category":1"#
        ),
        line(
          "114,28", "114.001,28",
          properties:
            #""PipeID":"P3","In_JuncID":"J2","Out_JuncID":"","In_Elev":27.4,"Out_Elev":27.3,"ShapeType":1,"Shape_Data1":0,"Material":4,"MDate":2097,"Status":3,"Pipe_Category":2"#
        ),
      ])
    let loaded = try load(wells, pipes)
    let nodes = try loaded.layer("检查井.geojson")
    #expect(nodes.kind == .drainage && nodes.ids == ["J1", "J2"])
    #expect(nodes.attributes.number(.ground, 1) == 30.1 && nodes.attributes.known(.maxDepth, 1) == nil)
    #expect(nodes.attributes.text(.kind, 0) == "manhole" && nodes.attributes.text(.system, 0) == "storm")
    let links = try loaded.layer("排水管道.geojson").attributes
    #expect(links.number(.diameter, 0) == 600 && links.text(.shape, 0) == "circular")
    #expect(links.number(.height, 1) == 1.5 && links.number(.width, 1) == 1.9 && links.text(.shape, 1) == "rect_closed")
    #expect(links.known(.invertUp, 1) == nil, "0 is missing in a town at 28 m")
    #expect(links.number(.depthDown, 0) == 2.4 && links.known(.invertDown, 0) == nil)
    #expect(links.number(.installYear, 0) == 1995 && links.number(.installYear, 1) == 2001)
    #expect(links.text(.material, 0) == "reinforced_concrete" && links.text(.status, 1) == "abandoned")
    #expect(links.text(.to, 2) == nil)
    #expect(try loaded.layer("排水管道.geojson").fills.map(\.reason) == ["middle_of_period"])
    let years = loaded.findings.filter { $0.kind == "impossible_year" }
    #expect(years.map(\.id) == ["P3"] && years.first?.feature == 2 && years.first?.property == "MDate")
    #expect(loaded.findings.filter { $0.kind == "zero_diameter" }.map(\.id) == ["P3"])
  }

  @Test func dialect_cjj61ChineseAndPinyin() throws {
    let points = try source(
      "雨水管点.geojson",
      [
        point("114,28", #""物探点号":"YS1","附属物":"雨水篦","特征":"","地面高程":"30.50","井底深":"0.8""#),
        point("114.001,28", #""物探点号":"YS2","附属物":"","特征":"出水口","地面高程":29.9,"管底高程":26.1,"常水位":27.0"#),
      ])
    let lines = try source(
      "YSLINE.geojson",
      [
        line(
          "114,28", "114.001,28",
          properties:
            #""QDDH":"YS1","ZDDH":"YS2","QDMS":"0.80","ZDMS":"-","QDGC":"无","ZDGC":26.2,"GJ":"1900X1500","CZ":"砖石","JSND":"2003/5/1","LX":2,"SYZT":0"#
        ),
        line(
          "114,28", "114.001,28",
          properties:
            #""QDDH":"YS1","ZDDH":"YS2","QDMS":1.1,"ZDMS":1.2,"QDGC":null,"ZDGC":null,"GJ":"DN300","CZ":"PE","JSND":"不明","LX":0,"SYZT":1"#
        ),
      ])
    let loaded = try load(points, lines)
    let nodes = try loaded.layer("雨水管点.geojson").attributes
    #expect(nodes.text(.kind, 0) == "inlet" && nodes.text(.kind, 1) == "outfall")
    #expect(nodes.number(.stage, 1) == 27 && nodes.number(.invert, 1) == 26.1)
    let links = try loaded.layer("YSLINE.geojson")
    #expect(links.ids == ["YSLINE-0", "YSLINE-1"], "no id: file name and feature")
    #expect(links.attributes.text(.shape, 0) == "rect_closed" && links.attributes.number(.width, 0) == 1.9)
    #expect(links.attributes.text(.flowDirection, 0) == "backward" && links.attributes.text(.flowDirection, 1) == nil)
    #expect(links.attributes.text(.status, 1) == "abandoned", "使用状态 counts 1 as out of use")
    #expect(links.attributes.number(.diameter, 1) == 300 && links.attributes.known(.installYear, 1) == nil)
  }

  @Test func dialect_northAmericanCity() throws {
    let manholes = try source(
      "manholes.geojson",
      [
        point(
          "-123.37,48.42",
          #""OBJECTID":1,"AssetID":"MH1","InfrastructureID":"D1","RIM_ELEVATION":11.0,"Depth":1.1,"LifecycleStatus":"ACT""#
        ),
        point(
          "-123.371,48.42",
          #""OBJECTID":2,"AssetID":"MH2","InfrastructureID":"D2","RIM_ELEVATION":10.5,"Depth":1.4,"LifecycleStatus":"ABD""#
        ),
      ])
    let fittings = try source(
      "fittings.geojson", [point("-123.372,48.42", #""OBJECTID":1,"AssetID":"FG1","Elevation":8.8"#)])
    let mains = try source(
      "mains.geojson",
      [
        line(
          "-123.37,48.42", "-123.371,48.42",
          properties:
            #""OBJECTID":5,"AssetID":"GM1","UpstreamNodeID":"MH1","DownstreamNodeID":"MH2","Diameter":-1,"VerticalMeasurement":1800,"HorizontalMeasurement":1200,"CrossSectionShape":"ARCH","UpstreamInvert":9.9,"DownstreamInvert":9.1,"Material":"BRK","InstallDate":-2208988800000"#
        ),
        line(
          "-123.371,48.42", "-123.372,48.42",
          properties:
            #""OBJECTID":6,"AssetID":"GM2","UpstreamNodeID":"MH2","DownstreamNodeID":"FG1","Diameter":200,"VerticalMeasurement":null,"HorizontalMeasurement":null,"CrossSectionShape":"CIR","UpstreamInvert":9.0,"DownstreamInvert":0.4,"Material":"VITC","InstallDate":315532800000"#
        ),
      ], members: #""exceededTransferLimit":true,"#)
    let loaded = try load(manholes, fittings, mains)
    #expect(try loaded.layer("manholes.geojson").ids == ["MH1", "MH2"], "the column that other layers refer to")
    let fitting = try loaded.layer("fittings.geojson")
    #expect(fitting.kind == .drainage, "lines refer to it: \(fitting.reason)")
    let links = try loaded.layer("mains.geojson").attributes
    #expect(links.text(.shape, 0) == "arch" && links.number(.height, 0) == 1.8 && links.number(.width, 0) == 1.2)
    #expect(links.number(.installYear, 0) == 1900 && links.number(.installYear, 1) == 1980)
    #expect(links.text(.material, 0) == "masonry" && links.number(.diameter, 1) == 200)
    #expect(loaded.count("incomplete_export") == 1)
  }

  @Test func kind_isDecidedInTheOrderOfTheContract() throws {
    let place = [point("114,28", #""id":"a""#)]
    #expect(try load(source("road.geojson", place, kind: .gas)).layers.first?.kind == .gas)
    #expect(try load(source("road.geojson", place, members: #""network":"water","#)).layers.first?.kind == .water)
    #expect(try load(source("water_road_storm.geojson", place)).layers.first?.kind == .drainage)
    #expect(
      try load(source("x.geojson", place, members: #""name":"Kitchener_Water_Mains","#)).layers.first?.kind == .water)
    #expect(try load(source("x.geojson", [point("114,28", #""base_demand":0.001"#)])).layers.first?.kind == .water)
    let mixed = [point("114,28", #""network":"gas""#), point("114,28.1", #""network":"heat""#)]
    #expect(try load(source("x.geojson", mixed)).layers.map(\.kind) == [.gas, .heat])
    let unknown = try load(source("parcels.geojson", [feature("Polygon", "[[[0,0],[1,0],[1,1],[0,0]]]", #""PID":1"#)]))
    #expect(unknown.layers.isEmpty && unknown.count("unknown_layer") == 1)
  }

  @Test(arguments: [
    ("雨水管线", LayerKind.drainage), ("污水处理厂", .facility), ("村道路", .road), ("village_roads", .road),
    ("易涝点台账", .knownHotspot),
    ("生态保护红线", .constraint), ("gas_valves", .gas), ("watercourses", .waterbody), ("storm_water_mains", .drainage),
    ("给水管线", .water),
    ("汇水区", .subcatchment), ("检查井_东区", .drainage), ("StormManholes", .drainage), ("等高线", .ground),
    ("main_breaks", .breaks),
  ])
  func kind_byFileName(stem: String, kind: LayerKind) {
    #expect(kindNamed(in: stem)?.kind == kind)
  }

  @Test func ids_ownIdThenReferredColumnThenName() throws {
    let pipes = try source(
      "storm_pipes.geojson", [line("0,0", "0,1", properties: #""id":"x","from":"7","to":"8","dia":300"#)])
    let nodes = try source(
      "storm_nodes.geojson",
      [point("0,0", #""OBJECTID":1,"MHNO":7,"rim":3"#), point("0,1", #""OBJECTID":2,"MHNO":8,"rim":3"#)])
    let loaded = try load(pipes, nodes)
    #expect(try loaded.layer("storm_pipes.geojson").ids == ["x"])
    #expect(try loaded.layer("storm_nodes.geojson").ids == ["7", "8"])
  }

  @Test func ids_givenTwiceAreTold() throws {
    let features = (0..<5).map { point("0,\($0)", "\"NodeID\":\"N\(max(1, $0))\",\"rim\":3") }
    let loaded = try load(source("storm_nodes.geojson", features))
    #expect(loaded.layers.first?.ids == ["N1", "N1", "N2", "N3", "N4"])
    let told = loaded.findings.filter { $0.kind == "duplicate_id" }
    #expect(told.map(\.feature) == [1] && told.first?.severity == .warning)
  }

  @Test func units_depthsOfALedgerOverFiveAreCentimetres() throws {
    let places = [point("114,28", #""名称":"A","积水深度":45,"积水时长":2"#), point("114,28.1", #""名称":"B","积水深度":"4""#)]
    let layer = try #require(try load(source("积水点台账.geojson", places)).layers.first)
    #expect(layer.kind == .knownHotspot)
    #expect(layer.attributes.number(.depth, 0) == 0.45 && layer.attributes.number(.depth, 1) == 0.04)
    #expect(layer.attributes.number(.minutes, 0) == 120)
  }

  @Test func words_unknownOnesAreToldOnce() throws {
    let features = (0..<3).map { line("0,\($0)", "1,\($0)", properties: "\"id\":\($0),\"material\":\"kryptonite\"") }
    let loaded = try load(source("storm_pipes.geojson", features))
    let findings = loaded.findings.filter { $0.kind == "unknown_word" }
    #expect(findings.count == 1 && findings.first?.message.contains("3 features") == true)
  }

  @Test func gaps_areOneNotePerColumn() throws {
    let features = (0..<4).map {
      line("0,\($0)", "1,\($0)", properties: "\"id\":\($0),\"us_invert\":\($0 == 0 ? "3.5" : "null")")
    }
    let loaded = try load(source("storm_pipes.geojson", features))
    let gaps = loaded.findings.filter { $0.kind == "missing_values" }
    #expect(gaps.count == 1 && gaps.first?.severity == .note && gaps.first?.message.hasPrefix("3 of 4") == true)
  }

  @Test func refusal_unknownFieldTargetNamesTheNearest() throws {
    let options = LoadingOptions(fieldMap: ["Durchmesser": "diametre_mm"])
    let table = try source("storm_pipes.geojson", [line("0,0", "0,1", properties: #""id":"x""#)])
    #expect(throws: LoadingError.self) { try load(table, options: options) }
    do { _ = try load(table, options: options) } catch { #expect("\(error)".contains("diameter_mm")) }
  }

  @Test func fields_mapOtherNames() throws {
    let table = try source("storm_pipes.geojson", [line("0,0", "0,1", properties: #""id":"x","Durchmesser":450"#)])
    let loaded = try load(table, options: LoadingOptions(fieldMap: ["Durchmesser": "diameter_mm"]))
    #expect(loaded.layers.first?.attributes.number(.diameter, 0) == 450)
  }

  @Test func model_isReadWordForWord() throws {
    let features = [
      line(
        "0,0", "0,1",
        properties:
          #""id":"c","network":"drainage","kind":"conduit","from":"0","to":"1","invert_up_m":0,"invert_down_m":-500.5,"shape":"trapezoidal","height_m":1,"width_m":0"#
      )
    ]
    let loaded = try load(source("drainage_links.geojson", features), options: LoadingOptions(isModel: true))
    let links = try #require(loaded.layers.first).attributes
    #expect(links.number(.invertUp, 0) == 0 && links.number(.invertDown, 0) == -500.5 && links.number(.width, 0) == 0)
    #expect(links.text(.from, 0) == "0")
  }
}
