// Subcatchments: areas that turn rain into runoff into one node.

extension AttributeName {
  public static let outlet = Self("outlet")
  public static let area = Self("area_m2")
  public static let impervious = Self("impervious_pct")
  public static let slope = Self("slope_pct")
  public static let manningImpervious = Self("manning_impervious")
  public static let manningPervious = Self("manning_pervious")
  public static let storageImpervious = Self("storage_impervious_mm")
  public static let storagePervious = Self("storage_pervious_mm")
  public static let zeroStorage = Self("zero_storage_pct")
  /// `outlet`, `impervious` or `pervious`.
  public static let subareaRouting = Self("subarea_routing")
  public static let routed = Self("routed_pct")
  public static let rainGauge = Self("rain_gauge")
  /// `horton`, `modified_horton`, `green_ampt`, `modified_green_ampt` or `curve_number`.
  public static let infiltration = Self("infiltration")
  public static let hortonMaximum = Self("horton_max_mm_h")
  public static let hortonMinimum = Self("horton_min_mm_h")
  public static let hortonDecay = Self("horton_decay_per_h")
  public static let hortonDryDays = Self("horton_dry_days")
  public static let hortonVolume = Self("horton_max_volume_mm")
  public static let suction = Self("suction_mm")
  public static let conductivity = Self("conductivity_mm_h")
  public static let initialDeficit = Self("initial_deficit")
  public static let curveNumber = Self("curve_number")
  public static let curveDryDays = Self("curve_dry_days")
  public static let landUse = Self("land_use")
}

extension KindDescription {
  public static let subcatchment = KindDescription(
    .subcatchment,
    stems: [
      "subcatchment", "subcatchments", "catchment", "catchments", "subbasin", "subbasins", "drainage_area",
      "drainage_areas", "汇水", "汇水区", "子汇水区", "排水分区", "集水区",
    ],
    sketch: """
      ┌─ rain ─────────────┐
      │ impervious │ perv. │──▶ outlet (a drainage node)
      └────────────────────┘    area > 0, 0 ≤ impervious ≤ 100
      """,
    neighbours: [.drainage],
    attributes: [
      .init(.name, .text, on: .areas, "Name", aliases: ["name", "名称"]),
      .init(
        .outlet, .reference, on: .areas, "Node or subcatchment that takes the runoff", telling: true,
        aliases: [
          "outlet_node", "outlet_id", "drains_to", "receiving_node", "to_node", "排入井号", "排入点号", "排入节点", "汇入井号", "汇入点号",
          "出口节点", "出口", "接入井号", "PRJH",
        ]),
      .init(
        .area, .positive, .squareMetre, on: .areas, "Area, where it is not that of the polygon", within: 0...1e10,
        aliases: ["area", "面积", "汇水面积", "MJ", "HSMJ"]),
      .init(
        .impervious, .number, .percent, on: .areas, "Impervious share", within: 0...100, telling: true,
        aliases: [
          "impervious", "imperv", "imperviousness", "pct_imperv", "percent_imperv", "percimperv", "percent_impervious",
          "imp", "不透水率", "不透水面积比", "不透水比例", "不透水百分比", "硬化率", "BTSL",
        ]),
      .init(
        .width, .positive, .metre, on: .areas, "Width of the overland flow", within: 0...1e6,
        aliases: ["width", "char_width", "宽度", "特征宽度", "漫流宽度", "KD"]),
      .init(
        .slope, .positive, .percent, on: .areas, "Slope of the surface", within: 0...200,
        aliases: ["slope", "pct_slope", "percent_slope", "坡度", "平均坡度", "地面坡度", "PD"]),
      .init(
        .manningImpervious, .positive, on: .areas, "Manning's n of the impervious part", within: 0.001...1,
        aliases: ["n_imperv", "不透水糙率", "不透水区糙率"]),
      .init(
        .manningPervious, .positive, on: .areas, "Manning's n of the pervious part", within: 0.001...2,
        aliases: ["n_perv", "透水糙率", "透水区糙率"]),
      .init(
        .storageImpervious, .number, .millimetre, on: .areas, "Depression storage, impervious", within: 0...500,
        aliases: ["s_imperv", "不透水洼蓄", "不透水区洼蓄量"]),
      .init(
        .storagePervious, .number, .millimetre, on: .areas, "Depression storage, pervious", within: 0...500,
        aliases: ["s_perv", "透水洼蓄", "透水区洼蓄量"]),
      .init(
        .zeroStorage, .number, .percent, on: .areas, "Impervious share without depression storage", within: 0...100,
        aliases: ["pct_zero", "无洼蓄不透水比例"]),
      .init(
        .subareaRouting, .text, on: .areas, "Where one part's runoff goes on its way: outlet, impervious, pervious",
        aliases: ["route_to"]),
      .init(
        .routed, .number, .percent, on: .areas, "Share of it that goes there", within: 0...100, aliases: ["pct_routed"]),
      .init(
        .rainGauge, .text, on: .areas, "Name of the rain gauge", aliases: ["raingage", "rain_gage", "gage", "雨量站"]),
      .init(
        .infiltration, .text, on: .areas, "Method: horton, green_ampt, curve_number",
        aliases: ["infiltration_method", "入渗模型"]),
      .init(
        .hortonMaximum, .number, .millimetrePerHour, on: .areas, "Horton: rate at the start", within: 0...5000,
        aliases: ["f0", "max_infil", "最大入渗率", "初渗率"]),
      .init(
        .hortonMinimum, .number, .millimetrePerHour, on: .areas, "Horton: rate in the end", within: 0...5000,
        aliases: ["fc", "min_infil", "最小入渗率", "稳渗率"]),
      .init(
        .hortonDecay, .number, .perHour, on: .areas, "Horton: decay", within: 0...1000, aliases: ["decay", "衰减系数"]),
      .init(
        .hortonDryDays, .number, .day, on: .areas, "Horton: days a soaked soil needs to dry", within: 0...1000,
        aliases: ["dry_time", "干燥天数"]),
      .init(
        .hortonVolume, .number, .millimetre, on: .areas, "Horton: largest volume, 0 for none", within: 0...100_000,
        aliases: ["max_volume"]),
      .init(
        .suction, .number, .millimetre, on: .areas, "Green-Ampt: suction head", within: 0...10_000,
        aliases: ["suction", "吸水头"]),
      .init(
        .conductivity, .number, .millimetrePerHour, on: .areas, "Green-Ampt: saturated conductivity",
        within: 0...100_000, aliases: ["ksat", "conductivity", "饱和导水率"]),
      .init(
        .initialDeficit, .number, on: .areas, "Green-Ampt: moisture deficit", within: 0...1,
        aliases: ["deficit", "imd"]),
      .init(.curveNumber, .number, on: .areas, "SCS curve number", within: 1...100, aliases: ["cn", "曲线数"]),
      .init(.curveDryDays, .number, .day, on: .areas, "Curve number: days to dry", within: 0...1000),
      .init(.landUse, .text, on: .areas, "Land use", aliases: ["landuse", "lu", "土地利用", "用地类型", "用地性质", "下垫面"]),
      .init(.curbLength, .number, .metre, on: .areas, "Length of curbs, for pollutants"),
      .init(.snowPack, .text, on: .areas, "Name of the snow pack"),
    ])
}
