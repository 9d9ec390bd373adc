// Streets, waters and terrain, and the ledgers kept of floods and breaks.

extension AttributeName {
  public static let roadClass = Self("class")
  public static let lanes = Self("lanes")
  public static let surface = Self("surface")
  public static let oneway = Self("oneway")
  public static let speed = Self("speed_kmh")
  public static let plannedYear = Self("planned_year")
  public static let ditchCapacity = Self("ditch_capacity_m3s")
  public static let depth = Self("depth_m")
  public static let minutes = Self("minutes")
  public static let storm = Self("storm")
  public static let date = Self("date")
  public static let level = Self("level_m")
  public static let levelSeries = Self("level_series")
  public static let bank = Self("bank_m")
  public static let designCapacity = Self("design_capacity_m3s")
  public static let pipeID = Self("pipe_id")
}

extension KindDescription {
  public static let road = KindDescription(
    .road,
    stems: [
      "road", "roads", "street", "streets", "highway", "highways", "centerline", "centerlines", "道路", "公路", "路网", "街道",
    ],
    sketch: """
      ──┐ kerb            kerb ┌──     width > 0
        └──── carriageway ─────┘       neighbours: inlets drain it, pipes lie under it
      """,
    neighbours: [.drainage, .settlement, .facility],
    attributes: [
      .init(
        .name, .text, on: .lines, "Name", aliases: ["name", "road_name", "street_name", "道路名称", "名称", "路名", "DLMC"]),
      .init(
        .roadClass, .word(.roadClass), on: .lines, "Class", telling: true,
        aliases: ["class", "road_class", "fclass", "highway", "functional_class", "道路等级", "等级", "DLDJ"]),
      .init(
        .width, .positive, .metre, on: .lines, "Carriageway width", within: 0.5...200,
        aliases: ["width", "road_width", "宽度", "路宽", "路面宽", "路面宽度", "道路宽度"]),
      .init(
        .lanes, .positive, on: .lines, "Lanes", within: 1...30, telling: true, aliases: ["lanes", "num_lanes", "车道数"]),
      .init(
        .surface, .text, on: .lines, "Pavement", aliases: ["surface", "pavement", "surface_type", "路面类型", "路面材质", "路面"]),
      .init(
        .oneway, .flag, on: .lines, "Whether traffic runs one way", telling: true,
        aliases: ["oneway", "one_way", "单行", "是否单行"]),
      .init(
        .speed, .positive, .kilometrePerHour, on: .lines, "Speed", within: 1...200, telling: true,
        aliases: ["speed", "maxspeed", "speed_limit", "限速", "设计速度", "设计车速"]),
      .init(.condition, .text, on: .lines, "State of the pavement", aliases: ["condition", "pci", "路况", "路面状况"]),
      .init(
        .plannedYear, .year, on: .lines, "Next resurfacing",
        aliases: ["planned_year", "resurfacing_year", "计划年份", "改造年份"]),
      .init(
        .ditchCapacity, .number, .cubicMetrePerSecond, on: .lines, "What the roadside ditch carries",
        aliases: ["ditch_capacity", "边沟过流能力"]),
      .init(.length, .positive, .metre, on: .lines, "Length", within: 0...1e6, aliases: ["length", "长度", "道路长度"]),
      .init(.from, .reference, on: .lines, "Junction at the start", aliases: ["from", "from_node", "起点"]),
      .init(.to, .reference, on: .lines, "Junction at the end", aliases: ["to", "to_node", "终点"]),
      .init(
        .elevation, .level, .metre, on: .points, "Level of a junction", within: -500...9000,
        aliases: ["elevation", "elev", "高程"]),
    ])

  public static let knownHotspot = KindDescription(
    .knownHotspot,
    stems: [
      "known_hotspot", "known_hotspots", "hotspot_ledger", "waterlogging", "flood_ledger", "易涝点", "积水点", "内涝点", "易积滞水点",
      "易涝", "内涝", "台账",
    ],
    sketch: """
      ≈≈≈≈≈ depth for minutes, seen in a storm or on a date
      """,
    neighbours: [.drainage, .road],
    attributes: [
      .init(
        .name, .text, "Name of the place", aliases: ["name", "pond_name", "积水点名称", "易涝点名称", "名称", "积水位置", "位置", "MC"]),
      .init(
        .depth, .positive, .metre, "Depth of the water", within: 0...1000, telling: true,
        aliases: ["depth", "max_depth", "积水深度", "最大积水深度", "积水深", "JSSD"]),
      .init(
        .minutes, .positive, .minute, "How long it stood", within: 0...100_000, telling: true,
        aliases: [
          "minutes", "duration", "积水分钟", Alias("积水时长", in: .hour), Alias("积水时间", in: .hour), Alias("消除时间", in: .hour),
          Alias("JSSC", in: .hour),
        ]),
      .init(.area, .positive, .squareMetre, "Area under water", within: 0...1e8, aliases: ["area", "积水面积", "JSMJ"]),
      .init(.storm, .text, "Storm", aliases: ["storm", "rainfall", "降雨量", "降雨级别", "JYL", "JYJB"]),
      .init(.date, .text, "Date", aliases: ["date", "监测时间", "积水日期", "发生时间", "日期", "JCSJ"]),
      .init(AttributeName("cause"), .text, "Cause, as the ledger words it", aliases: ["cause", "积水原因", "JSYS"]),
    ])

  public static let waterbody = KindDescription(
    .waterbody,
    stems: [
      "waterbody", "waterbodies", "water_body", "water_bodies", "river", "rivers", "lake", "lakes", "stream", "streams",
      "canal", "canals", "watercourse", "watercourses", "waterway", "waterways", "creek", "creeks", "河", "河道", "河流",
      "湖", "水系", "水体", "水库", "受纳水体",
    ],
    sketch: """
      bank ──╲          ╱── bank      level ≤ bank, one datum with the drains
              ╲~~level~╱
      """,
    neighbours: [.drainage],
    attributes: [
      .init(.name, .text, "Name", aliases: ["name", "名称", "河名", "河道名称"]),
      .init(
        .level, .level, .metre, "Water level", within: -500...9000,
        aliases: ["level", "water_level", "stage", "水位", "常水位"]),
      .init(.levelSeries, .text, "Name or pairs of the level series"),
      .init(
        .bank, .level, .metre, "Top of the bank", within: -500...9000, telling: true,
        aliases: ["bank", "bank_level", "bank_elev", "堤顶高程", "岸顶高程", "堤岸高程"]),
      .init(
        .designCapacity, .number, .cubicMetrePerSecond, "Design capacity",
        aliases: ["design_capacity", "capacity", "设计流量", "行洪能力"]),
      .init(.width, .positive, .metre, "Width", within: 0.1...10_000, aliases: ["width", "河宽", "宽度"]),
    ])

  public static let breaks = KindDescription(
    .breaks, stems: ["break", "breaks", "main_breaks", "watermain_breaks", "leaks", "爆管", "漏损", "抢修"],
    sketch: """
      ══════╳══════ pipe_id, date, kind
      """,
    neighbours: [.water, .gas, .heat],
    attributes: [
      .init(
        .pipeID, .reference, "Id of the pipe", required: true,
        aliases: ["pipe_id", "pipe", "asset_id", "assetid", "main_id", "管线编号", "管段编号", "GXBH", "facilityid"]),
      .init(
        .date, .text, "Date", required: true,
        aliases: ["date", "incident_date", "break_date", "repair_date", "爆管日期", "爆管时间", "日期", "发生时间", "抢修日期"]),
      .init(
        .kind, .text, "Main break, service break, …",
        aliases: ["kind", "break_type", "break_nature", "type", "类型", "爆管类型"]),
      .init(
        .material, .word(.material), "Material noted at the repair",
        aliases: ["material", "asset_material", "管材", "材质"]),
      .init(
        .installYear, .year, "Year noted at the repair",
        aliases: ["install_year", "asset_year_installed", "year_installed", "建设年代"]),
      .init(
        .diameter, .sectionSize, .millimetre, "Diameter noted at the repair", within: 10...10_000,
        aliases: ["diameter", "asset_size", "pipe_size", "管径"]),
    ])

  public static let ground = KindDescription(
    .ground,
    stems: [
      "ground", "terrain", "dem", "dtm", "contour", "contours", "spot_heights", "topo", "地形", "等高线", "高程点", "地面高程",
    ], partStems: ["elevation", "elevations"],
    sketch: """
      ·31.2   ·31.0 ╭─ contour 30 ─      one datum with the drains
      """,
    neighbours: [],
    attributes: [
      .init(
        .elevation, .level, .metre, "Level of the ground", within: -500...9000, required: true,
        aliases: [
          "elevation", "elev", "z", "height", "contour", "level", "高程", "标高", "GC", "High", "ground_elev", "地面高程",
        ])
    ])
}
