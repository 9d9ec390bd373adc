// What stands in the town beside the networks: settlements, buildings, facilities, land restrictions.

extension AttributeName {
  public static let households = Self("households")
  public static let population = Self("population")
  public static let populationForecast = Self("population_forecast")
  public static let hasWater = Self("has_water")
  public static let hasSewage = Self("has_sewage")
  public static let hasGas = Self("has_gas")
  public static let hasHeat = Self("has_heat")
  public static let hasRoad = Self("has_road")
  public static let oldCommunity = Self("old_community")
  public static let buildYear = Self("build_year")
  public static let capacity = Self("capacity")
  public static let floor = Self("floor_m")
  public static let rule = Self("rule")
  public static let costFactor = Self("factor")
  public static let people = Self("people")
}

extension KindDescription {
  public static let settlement = KindDescription(
    .settlement,
    stems: [
      "settlement", "settlements", "village", "villages", "hamlet", "hamlets", "community", "communities", "村", "村庄",
      "居民点", "小区", "社区", "自然村", "行政村",
    ],
    sketch: """
      ∴∵ houses, people ∵∴ ── served by water, sewage, gas, heat, road?     households, population ≥ 0
      """,
    neighbours: [.road, .water, .drainage, .building],
    attributes: [
      .init(.name, .text, "Name", aliases: ["name", "名称", "村名", "小区名称", "MC", "CM"]),
      .init(
        .households, .number, "Households", within: 0...1e7, telling: true, aliases: ["households", "户数", "总户数", "HS"]),
      .init(
        .population, .number, "People", within: 0...1e8, telling: true,
        aliases: ["population", "people", "pop", "人口", "常住人口", "总人口", "RK"]),
      .init(.populationForecast, .number, "People expected", within: 0...1e8, aliases: ["forecast", "规划人口", "预测人口"]),
      .init(.hasWater, .flag, "Whether piped water reaches it", aliases: ["通水", "是否通水", "通自来水"]),
      .init(.hasSewage, .flag, "Whether a sewer reaches it", aliases: ["has_sewer", "通污水", "污水收集", "是否纳管"]),
      .init(.hasGas, .flag, "Whether gas reaches it", aliases: ["通气", "通燃气", "是否通气"]),
      .init(.hasHeat, .flag, "Whether heat reaches it", aliases: ["通暖", "集中供热"]),
      .init(.hasRoad, .flag, "Whether a hard road reaches it", aliases: ["通路", "通硬化路"]),
      .init(.elevation, .level, .metre, "Ground", within: -500...9000, aliases: ["elevation", "elev", "高程", "海拔"]),
      .init(
        .oldCommunity, .flag, "Whether it is on the list of old communities",
        aliases: ["old_community", "老旧小区", "是否老旧小区"]),
      .init(
        .buildYear, .year, "Year it was built", aliases: ["build_year", "year_built", "建成年代", "建成年份", "建设年代", "建筑年代"]),
    ])

  public static let building = KindDescription(
    .building,
    stems: ["building", "buildings", "house", "houses", "footprint", "footprints", "建筑", "房屋", "民房", "住宅", "楼栋"],
    sketch: """
       ▄█▄   people or households ≥ 0
       ███── elevation: ground at the door
      """,
    neighbours: [.settlement, .road, .water],
    attributes: [
      .init(.kind, .text, "house, …", aliases: ["kind", "type", "building_type", "类型", "建筑类型", "用途"]),
      .init(.name, .text, "Name", aliases: ["name", "名称"]),
      .init(.people, .number, "People who live there", within: 0...1e6, aliases: ["people", "population", "人数", "人口"]),
      .init(.households, .number, "Households", within: 0...1e6, aliases: ["households", "num_res", "units", "户数"]),
      .init(
        .elevation, .level, .metre, "Ground", within: -500...9000,
        aliases: ["elevation", "elev", "ground_elev", "高程", "地面高程"]),
      .init(.buildYear, .year, "Year it was built", aliases: ["build_year", "year_built", "bldgage", "建成年代", "建成年份"]),
    ])

  public static let facility = KindDescription(
    .facility,
    stems: [
      "facility", "facilities", "hospital", "hospitals", "school", "schools", "shelter", "shelters", "treatment_plant",
      "underpass", "underpasses", "设施", "医院", "学校", "避难", "处理厂", "下穿",
    ],
    partStems: ["泵站", "pump_station", "pump_stations"],
    sketch: """
      ⊞ hospital, school, shelter, fire station, plant …     floor: lowest level that water may not reach
      """,
    neighbours: [.road, .water, .drainage],
    attributes: [
      .init(.kind, .word(.facility), "What it is", aliases: ["kind", "type", "facility_type", "类型", "设施类型", "类别"]),
      .init(.name, .text, "Name", aliases: ["name", "名称", "设施名称", "MC"]),
      .init(.critical, .flag, "Whether life hangs on it", aliases: ["critical", "重要", "是否重要", "生命线"]),
      .init(
        .capacity, .number, "What it holds or treats",
        aliases: ["capacity", "容量", "规模", "处理规模", "床位数", "容纳人数", "PS_Num"]),
      .init(
        .floor, .level, .metre, "Lowest floor", within: -500...9000, aliases: ["floor", "floor_level", "地坪高程", "室内地坪"]),
      .init(.elevation, .level, .metre, "Ground", within: -500...9000, aliases: ["elevation", "elev", "高程"]),
    ])

  public static let constraint = KindDescription(
    .constraint,
    stems: [
      "constraint", "constraints", "restriction", "restrictions", "redline", "red_line", "farmland", "红线", "农田", "限制",
      "管控", "保护区",
    ],
    sketch: """
      ▨▨▨▨▨ forbidden · approval · cost × factor (≥ 1)
      """,
    neighbours: [.road, .settlement],
    attributes: [
      .init(
        .kind, .word(.constraint), on: .areas, "Why the land is restricted",
        aliases: ["kind", "type", "类型", "类别", "管控类型"]),
      .init(
        .rule, .word(.rule), on: .areas, "forbidden, approval or cost_factor", telling: true,
        aliases: ["rule", "管控要求", "规则"]),
      .init(
        .costFactor, .number, on: .areas, "Cost there over cost elsewhere", within: 0...1000,
        aliases: ["factor", "cost_factor", "费用系数", "系数"]),
      .init(.name, .text, on: .areas, "Name", aliases: ["name", "名称"]),
    ])
}
