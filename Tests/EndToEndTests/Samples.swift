/// Small valid inputs.
enum Samples {
  /// A street of two manholes and an outfall, as a survey firm names things.
  static let nodes = collection([
    point("113.6500,35.93", #""物探点号":"YS1","附属物":"检查井","地面高程":52.4,"井底高程":50.4"#),
    point("113.6506,35.93", #""物探点号":"YS2","附属物":"检查井","地面高程":52.2,"井底高程":50.1"#),
    point("113.6512,35.93", #""物探点号":"YS3","特征":"出水口","地面高程":51.9,"井底高程":49.8"#),
  ])

  static let links = collection([
    line(
      "[113.6500,35.93],[113.6506,35.93]",
      #""管线编号":"L1","起点点号":"YS1","终点点号":"YS2","起点管底高程":50.4,"终点管底高程":50.1,"管径":400,"材质":"砼""#),
    line(
      "[113.6506,35.93],[113.6512,35.93]",
      #""管线编号":"L2","起点点号":"YS2","终点点号":"YS3","起点管底高程":50.1,"终点管底高程":49.8,"管径":400,"材质":"砼""#),
  ])

  /// The same link in metres of EPSG:4547, without a `crs` member.
  static let linksInMetres = collection([
    line(
      "[468000.0,3977000.0],[468060.0,3977000.0]",
      #""id":"L1","diameter_mm":400,"invert_up_m":50.4,"invert_down_m":50.1"#)
  ])

  /// A model of two manholes under its own rain, a quarter of an hour long.
  static let model = """
    [OPTIONS]
    FLOW_UNITS CMS
    INFILTRATION HORTON
    FLOW_ROUTING DYNWAVE
    START_DATE 07/01/2024
    END_DATE 07/01/2024
    END_TIME 00:15:00
    REPORT_STEP 00:01:00
    WET_STEP 00:01:00
    ROUTING_STEP 5
    VARIABLE_STEP 0.75

    [RAINGAGES]
    RG INTENSITY 0:05 1.0 TIMESERIES RAIN

    [SUBCATCHMENTS]
    S1 RG M1 1.0 100 100 1.0 0

    [SUBAREAS]
    S1 0.014 0.2 0 0 0 OUTLET

    [INFILTRATION]
    S1 60 8 4 7 0

    [JUNCTIONS]
    M1 20.0 1.0 0 0 0
    M2 19.7 1.0 0 0 0

    [OUTFALLS]
    O1 19.4 FREE NO

    [CONDUITS]
    P1 M1 M2 60 0.013 0 0 0
    P2 M2 O1 60 0.013 0 0 0

    [XSECTIONS]
    P1 CIRCULAR 0.3 0 0 0
    P2 CIRCULAR 0.3 0 0 0

    [TIMESERIES]
    RAIN 0:00 120
    RAIN 0:10 0

    [COORDINATES]
    M1 0 0
    M2 60 0
    O1 120 0

    """

  static func collection(_ features: [String]) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
  }

  static func point(_ place: String, _ properties: String) -> String {
    "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"Point\",\"coordinates\":[\(place)]}}"
  }

  static func line(_ course: String, _ properties: String) -> String {
    "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[\(course)]}}"
  }
}

extension Workshop {
  /// The street as a folder `街道`; gives its path.
  func street() throws -> String {
    try write(Samples.nodes, to: "街道/雨水管点.geojson")
    try write(Samples.links, to: "街道/雨水管线.geojson")
    return path("街道")
  }
}
