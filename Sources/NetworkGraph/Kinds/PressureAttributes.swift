// Water, gas and heat: networks under pressure, full at all times.

extension AttributeName {
  public static let roughnessC = Self("roughness_c")
  public static let pressure = Self("pressure")
  public static let lining = Self("lining")
  public static let joint = Self("joint")
  public static let soil = Self("soil")
  public static let breakCount = Self("breaks")
  public static let minorLoss = Self("minor_loss")
  public static let initialStatus = Self("initial_status")
  public static let demand = Self("demand_m3d")
  public static let customers = Self("customers")
  public static let critical = Self("critical")
  public static let head = Self("head_m")
  public static let tankDiameter = Self("tank_diameter_m")
  public static let initialLevel = Self("initial_level_m")
  public static let minimumLevel = Self("min_level_m")
  public static let maximumLevel = Self("max_level_m")
  public static let pattern = Self("pattern")
  public static let pumpPower = Self("power")
  public static let pumpType = Self("pump_type")
}

enum PressureAttributes {
  static let links: [AttributeDescription] = [
    .init(
      .kind, .word(.pressureLink), on: .lines, "pipe, pump or valve",
      aliases: ["kind", "link_type", "asset_type", "type", "类型"]),
    .init(
      .crownUp, .level, .metre, on: .lines, "Crown at the start", within: -500...9000,
      aliases: PipeAttributes.crownUp + PipeAttributes.plainLevelUp),
    .init(
      .crownDown, .level, .metre, on: .lines, "Crown at the end", within: -500...9000,
      aliases: PipeAttributes.crownDown + PipeAttributes.plainLevelDown),
    .init(
      .pressure, .text, on: [.points, .lines], "Working or rated pressure, as the file words it", telling: true,
      aliases: ["pressure", "pressure_class", "pressure_zone", "YL", "YLZ", "压力", "压力等级", "工作压力", "设计压力"]),
    .init(.joint, .text, on: .lines, "Kind of joint", aliases: ["joint", "joint_type", "接口形式", "接口", "连接方式"]),
    .init(.soil, .text, on: .lines, "Soil round the pipe", aliases: ["soil_type", "土壤", "土质"]),
    .init(
      .breakCount, .number, on: .lines, "Breaks so far", within: 0...10_000,
      aliases: ["break_count", "num_breaks", "爆管次数", "漏损次数", "维修次数"]),
    .init(.initialStatus, .text, on: .lines, "Open or closed at the start", aliases: ["initial_status"]),
  ]

  static func points(_ vocabulary: Vocabulary) -> [AttributeDescription] {
    [
      .init(
        .kind, .word(vocabulary), on: .points, "What stands there",
        aliases: PipeAttributes.kindAliases + ["subtype", "valve_type"]),
      .init(
        .ground, .level, .metre, on: .points, "Ground above the pipe", within: -500...9000,
        aliases: PipeAttributes.groundAliases),
      .init(
        .elevation, .level, .metre, on: .points, "Level of the node", within: -500...9000,
        aliases: ["elevation", "elev", "z", "level", "高程", "标高", "管线高程"]),
      .init(
        .maxDepth, .positive, .metre, on: .points, "Depth of the chamber", within: 0...100,
        aliases: ["WellDeep", "JDSD", "JDEPTH", "井深", "井底深", "井底深度"]),
      .init(
        .critical, .flag, on: [.points, .lines], "Whether life hangs on it", aliases: ["critical", "重要用户", "重点用户"]),
      .init(
        .customers, .number, on: .points, "Customers served", within: 0...1e7,
        aliases: ["customers", "connections", "用户数", "户数"]),
    ]
  }
}

extension KindDescription {
  public static let water = KindDescription(
    .water,
    stems: [
      "water", "watermain", "watermains", "waterworks", "hydrant", "hydrants", "JSPOINT",
      "JSLINE", "JSP", "JSL", "给水", "供水", "自来水", "配水", "输水", "消防栓", "消火栓",
    ],
    partStems: ["valve", "valves", "阀门", "水表"],
    sketch: """
      reservoir ══ pump ══╤══ valve ══╤══ tank     axis = crown − D/2
                       hydrant      meter          0 < D, 20 ≤ C ≤ 160
      """,
    neighbours: [.settlement, .building, .facility, .road],
    attributes: PipeAttributes.shared + PipeAttributes.links + PressureAttributes.links
      + PressureAttributes.points(.pressureNode) + [
        .init(
          .roughnessC, .positive, on: .lines, "Hazen-Williams C", within: 10...200,
          aliases: ["roughness_c", "roughness", "c_factor", "hw_c", "c_value", "海曾威廉系数", "粗糙系数"]),
        .init(
          .lining, .text, on: .lines, "Lining",
          aliases: ["lining", "lined_material", "lining_type", "liner_type", "内衬", "内防腐"]),
        .init(
          .minorLoss, .number, on: .lines, "Minor loss coefficient", within: 0...10_000, telling: true,
          aliases: ["minor_loss", "minorloss", "局部损失"]),
        .init(
          .demand, .number, .cubicMetrePerDay, on: .points, "Water drawn on an average day", within: -1e7...1e7,
          telling: true, aliases: [Alias("base_demand", in: .cubicMetrePerSecond), "demand", "用水量", "日用水量", "需水量"]),
        .init(
          .head, .level, .metre, on: .points, "Total head of a source", within: -500...9000, telling: true,
          aliases: ["head", "base_head", "total_head", "总水头", "水头"]),
        .init(
          .tankDiameter, .positive, .metre, on: .points, "Diameter of a round tank", within: 0.1...500,
          aliases: ["tank_diameter", "diameter", "水池直径"]),
        .init(
          .initialLevel, .number, .metre, on: .points, "Water above the tank's floor at the start", within: 0...500,
          telling: true, aliases: ["init_level", "initial_level", "初始水位"]),
        .init(
          .minimumLevel, .number, .metre, on: .points, "Least water above the floor", within: 0...500, telling: true,
          aliases: ["min_level", "最低水位"]),
        .init(
          .maximumLevel, .number, .metre, on: .points, "Most water above the floor", within: 0...500, telling: true,
          aliases: ["max_level", "最高水位"]),
        .init(
          .pattern, .text, on: .points, "Name of the demand or head pattern",
          aliases: ["demand_pattern", "head_pattern_name", "pattern_name"]),
        .init(.pumpType, .text, "How the pump is given", telling: true, aliases: ["pump_type"]),
        .init(.pumpPower, .number, "Power of a pump [W]", aliases: ["power", "功率"]),
      ])

  public static let gas = KindDescription(
    .gas, stems: ["gas", "gas_main", "gas_mains", "RQPOINT", "RQLINE", "TRPOINT", "TRLINE", "燃气", "天然气", "煤气", "液化气"],
    sketch: """
      gate station ══ regulator ══╤══ valve ══ meter     0 < D, pressure falls at regulators only
                                drip
      """,
    neighbours: [.settlement, .building, .road],
    attributes: PipeAttributes.shared + PipeAttributes.links + PressureAttributes.links
      + PressureAttributes.points(.pressureNode) + [
        .init(
          .demand, .number, .cubicMetrePerDay, on: .points, "Gas drawn on an average day at standard state",
          within: 0...1e8, aliases: ["demand", "用气量", "日用气量"])
      ])

  public static let heat = KindDescription(
    .heat,
    stems: [
      "heat", "heating", "district_heating", "steam", "RLPOINT", "RLLINE", "RSPOINT", "RSLINE", "热力", "供热", "供暖", "蒸汽",
    ],
    sketch: """
      boiler ══ supply ══╤══ substation      supply and return run side by side
             ══ return ══╧══                 0 < D
      """,
    neighbours: [.settlement, .building, .road],
    attributes: PipeAttributes.shared + PipeAttributes.links + PressureAttributes.links
      + PressureAttributes.points(.pressureNode) + [
        .init(
          AttributeName("heat_load_kw"), .number, on: .points, "Heat drawn at design weather [kW]",
          aliases: ["heat_load", "热负荷", "供热负荷"]),
        .init(
          AttributeName("pipe_role"), .text, on: .lines, "Supply or return", aliases: ["supply_return", "供回水", "管道用途"]),
      ])
}
