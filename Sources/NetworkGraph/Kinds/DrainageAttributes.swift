// Drainage: manholes, inlets, outfalls and the conduits between them. Levels are metres above one datum.

extension AttributeName {
  // Nodes
  public static let system = Self("system")
  public static let invert = Self("invert_m")
  public static let maxDepth = Self("max_depth_m")
  public static let surchargeDepth = Self("surcharge_depth_m")
  public static let pondedArea = Self("ponded_area_m2")
  public static let initialDepth = Self("initial_depth_m")
  public static let boundary = Self("boundary")
  public static let stage = Self("stage_m")
  /// Name of a tidal curve or stage series in the model data.
  public static let stageSeries = Self("stage_series")
  public static let flapGate = Self("flap_gate")
  /// `[[depth_m, area_m2], ...]` as JSON text.
  public static let storageCurve = Self("storage_curve")
  /// Surface area = constant + coefficient · depth^exponent, m² and m.
  public static let storageCoefficient = Self("storage_coefficient")
  public static let storageExponent = Self("storage_exponent")
  public static let storageConstant = Self("storage_constant_m2")

  // Links
  public static let sideSlope = Self("side_slope")
  public static let sideSlopeRight = Self("side_slope_right")
  /// `[[station_m, elevation_m], ...]` as JSON text.
  public static let section = Self("section")
  public static let leftBank = Self("left_bank_m")
  public static let rightBank = Self("right_bank_m")
  public static let manningLeft = Self("manning_left")
  public static let manningRight = Self("manning_right")
  public static let meander = Self("meander")
  public static let manning = Self("manning_n")
  public static let invertUp = Self("invert_up_m")
  public static let invertDown = Self("invert_down_m")
  public static let inletOffset = Self("inlet_offset_m")
  public static let outletOffset = Self("outlet_offset_m")
  public static let barrels = Self("barrels")
  public static let entryLoss = Self("entry_loss")
  public static let exitLoss = Self("exit_loss")
  public static let averageLoss = Self("average_loss")
  public static let initialFlow = Self("initial_flow_m3s")
  public static let maxFlow = Self("max_flow_m3s")
  public static let sediment = Self("sediment_m")
  public static let condition = Self("condition")
}

extension KindDescription {
  /// Drains and sewers: open to the air at every chamber.
  public static let drainage = KindDescription(
    .drainage,
    stems: [
      "drainage", "drain", "drains", "storm", "stormwater", "storm_water", "surface_water", "sewer", "sewers",
      "sewerage", "sanitary", "combined", "domestic",
      "wastewater", "waste_water", "foul", "PS_PIPE", "PS_CONDUIT", "PS_MANHOLE", "PS_COMB", "PS_OUTFALL", "YSPOINT",
      "YSLINE", "WSPOINT", "WSLINE", "HSPOINT", "HSLINE",
      "PSPOINT", "PSLINE", "YSP", "YSL", "WSP", "WSL", "HSP", "HSL", "雨水", "污水", "排水", "合流", "雨污", "下水", "雨水口", "雨水箅",
      "雨水篦", "排放口", "排水渠",
    ],
    partStems: [
      "manhole", "manholes", "catchbasin", "catchbasins", "catch_basin", "catch_basins", "inlet", "inlets", "gully",
      "gullies", "outfall", "outfalls", "outlets", "conduit", "conduits",
      "culvert", "culverts", "ditch", "ditches", "channel", "channels", "检查井", "窨井", "出水口", "暗渠", "明渠", "箱涵", "涵洞",
    ],
    sketch: """
         rim ────┐        ┌──── street       invert < crown ≤ rim at both ends
                 │ manhole│                  length > 0, 0 < n < 0.5
       invert ───┴────────┴═══ conduit ═══▶ outfall
      """,
    neighbours: [.subcatchment, .road, .waterbody, .facility],
    attributes: PipeAttributes.shared + PipeAttributes.gridPlaces + nodeAttributes + PipeAttributes.links
      + linkAttributes
      + drainageStructures)

  private static let nodeAttributes: [AttributeDescription] = [
    .init(
      .kind, .word(.drainageNode), on: .points, "manhole, inlet, outfall, storage, divider; junction without chamber",
      aliases: PipeAttributes.kindAliases + [
        "mhtype", "manhole_type", "manhole_type2", "inlettype", "inlet_type2", "design_type", "designtype", "Junc_Type",
        "检查井类型",
      ]
    ),
    .init(
      .system, .word(.system), on: [.points, .lines], "storm, sanitary or combined",
      aliases: [
        "system", "Pipe_Category", "Conduit_Category", "Junc_Category", "Outfall_Category", "Category", "SORT",
        "watertype", "water_type", "sewer_type", "sewertype", "system_type", "flow_type",
        "main_type", "effluent", "type", "GXZL", "GXLX", "GXDL", "GXDLDM", "管线种类", "管线类型", "管线大类", "管线类别", "管道类别",
        "要素代码", "Code", "YSDM", "排水类别", "排水系统", "管类", "类别", "系统",
      ]),
    .init(
      .ground, .level, .metre, on: .points, "Rim of the chamber, or the ground beside it", within: -500...9000,
      telling: true, aliases: PipeAttributes.groundAliases),
    .init(
      .invert, .level, .metre, on: .points, "Floor of the chamber, or lip of the outfall", within: -500...9000,
      telling: true,
      aliases: [
        "invert", "invert_elev", "invert_elevation", "invert_level", "inv", "inv_elev", "inv_el", "il", "bottom_elev",
        "bottom_elevation", "bottom_level", "floor_elev",
        "base_elev", "outflow_elevation", "outlet_elev", "BotEle", "Bot_Ele", "BOTTOM_H", "GDGC", "JDGC", "管底高程",
        "管底标高", "井底高程", "井底标高", "底部高程", "底标高", "底高程",
        "管内底标高", "管内底高程", "sump_elevation", "sump_elev",
      ]),
    .init(
      .elevation, .level, .metre, on: .points,
      "Level of what the file does not say: rim of a chamber, lip of an outfall",
      within: -500...9000, aliases: ["elevation", "elev", "z", "level", "高程", "标高", "点高程"]),
    .init(
      .maxDepth, .positive, .metre, on: .points, "Rim above invert", within: 0...100, telling: true,
      aliases: [
        "max_depth", "depth", "manhole_depth", "mh_depth", "full_depth", "MaxDepth", "WellDeep", "JDSD", "JDEPTH", "JS",
        "井深", "井底深", "井底深度", "井底埋深", "深度", "埋深", "井筒深",
      ]),
    .init(
      .surchargeDepth, .number, .metre, on: .points, "Head above the rim that a sealed cover holds", within: 0...1e6),
    .init(.pondedArea, .number, .squareMetre, on: .points, "Area that ponds above the rim", within: 0...1e8),
    .init(
      .initialDepth, .number, .metre, on: .points, "Water depth at the start", within: 0...1000,
      aliases: ["init_depth", "WaterDeep", "水深"]),
    .init(
      .boundary, .word(.boundary), on: .points, "Water level at an outfall: free, normal, fixed, tidal, series",
      aliases: ["boundary", "outfall_type", "OutfallType", "出流形式", "排放口类型", "出流类型"]),
    .init(
      .stage, .level, .metre, on: .points, "Water level of a fixed outfall", within: -500...9000,
      aliases: ["stage", "tailwater", "fixed_stage", "water_level", "CSW", "常水位", "水位", "受纳水体水位"]),
    .init(.stageSeries, .text, on: .points, "Name of the tide or stage series"),
    .init(
      .flapGate, .flag, on: [.points, .lines], "Whether water cannot come back",
      aliases: ["flap_gate", "flap", "tide_gate", "gated", "check_valve", "拍门", "防倒灌"]),
    .init(.storageCurve, .list, on: .points, "[[depth_m, area_m2], ...]"),
    .init(.storageCoefficient, .number, on: .points, "Coefficient of the storage area"),
    .init(.storageExponent, .number, on: .points, "Exponent of the storage area"),
    .init(.storageConstant, .number, .squareMetre, on: .points, "Constant of the storage area"),
  ]

  private static let linkAttributes: [AttributeDescription] = [
    .init(
      .kind, .word(.drainageLink), on: .lines, "conduit, channel, ditch, culvert, pump, orifice, weir, outlet",
      aliases: [
        "kind", "link_type", "conduit_type", "subtypename", "subtype_name", "asset_type", "assettype", "type",
        "Conduit_Style", "渠道类型", "类型", "管渠类型", "feature_type",
      ]),
    .init(
      .invertUp, .level, .metre, on: .lines, "Invert at the start of the row", within: -500...9000, telling: true,
      aliases: [
        "invert_up", "up_invert", "us_invert", "us_inv", "us_il", "us_inv_elev", "us_invert_level", "us_invert_elev",
        "upstream_invert", "upstream_invert_elev", "upstream_invert_level", "upstream_inv", "upstream_il", "up_inv",
        "up_il", "inv_up",
        "inv_us", "invup", "invert_us", "invert_upstream", "up_elev", "up_elevation", "us_elev", "us_elevation",
        "upstream_elevation", "upstream_elev", "start_elev", "start_elevation", "start_invert", "start_inv",
        "from_invert",
        "from_inv", "from_elev", "invert1", "inv1", "inlet_elev", "inlet_invert", "inv_elev_up", "invert_elev_up",
        "In_BottomEle", "In_Elev", "In_Ele", "BEG_H", "QSGDGC", "QDGDGC", "QDGNDGC", "起点管底高程", "起始管底高程", "起点管内底高程",
        "起点管底标高", "起点管内底标高", "起端管底标高", "上游管底高程", "上游管底标高", "上游管内底标高",
        "起点沟底高程", "起点渠底高程", "起点渠底标高", "进水口管底标高",
      ] + PipeAttributes.plainLevelUp),
    .init(
      .invertDown, .level, .metre, on: .lines, "Invert at the end of the row", within: -500...9000, telling: true,
      aliases: [
        "invert_down", "down_invert", "dn_invert", "ds_invert", "ds_inv", "ds_il", "ds_inv_elev", "ds_invert_level",
        "ds_invert_elev", "downstream_invert", "downstream_invert_elev", "downstream_invert_level", "downstream_inv",
        "downstream_il", "down_inv", "dn_inv", "down_il",
        "dn_il", "inv_dn", "inv_ds", "invdn", "inv_down", "invert_dn", "invert_ds", "invert_downstream", "down_elev",
        "down_elevation", "dn_elev", "dn_elevation", "ds_elev", "ds_elevation", "downstream_elevation",
        "downstream_elev", "end_elev",
        "end_elevation", "end_invert", "end_inv", "to_invert", "to_inv", "to_elev", "invert2", "inv2", "outlet_invert",
        "inv_elev_dn", "inv_elev_down", "invert_elev_down",
        "Out_BottomEle", "Out_Elev", "Out_Ele", "END_H", "ZZGDGC", "ZDGDGC", "ZDGNDGC", "终点管底高程", "终止管底高程", "终点管内底高程",
        "终点管底标高", "终点管内底标高", "终端管底标高", "下游管底高程", "下游管底标高", "下游管内底标高",
        "终点沟底高程", "终点渠底高程", "终点渠底标高", "出水口管底标高",
      ] + PipeAttributes.plainLevelDown),
    .init(
      .crownUp, .level, .metre, on: .lines, "Crown at the start", within: -500...9000, telling: true,
      aliases: PipeAttributes.crownUp),
    .init(
      .crownDown, .level, .metre, on: .lines, "Crown at the end", within: -500...9000, telling: true,
      aliases: PipeAttributes.crownDown),
    .init(
      .inletOffset, .number, .metre, on: .lines, "Invert of the start above its node's", within: -100...100,
      telling: true,
      aliases: ["inlet_offset", "in_offset", "offset1", "up_offset", "us_offset", "offset_up", "start_offset"]),
    .init(
      .outletOffset, .number, .metre, on: .lines, "Invert of the end above its node's", within: -100...100,
      telling: true,
      aliases: [
        "outlet_offset", "out_offset", "offset2", "down_offset", "dn_offset", "ds_offset", "offset_down", "end_offset",
      ]),
    .init(
      .manning, .positive, on: .lines, "Manning's n", within: 0.001...1,
      aliases: [
        "manning", "mannings", "mannings_n", "roughness", "n", "rough", "manning_coefficient", "CCXS", "糙率", "粗糙系数",
        "粗糙度", "曼宁系数", "曼宁糙率",
      ]),
    .init(
      .sideSlope, .number, on: .lines, "Side slope, run over rise (left where both differ)", within: 0...100,
      aliases: ["side_slope_left", "z1", "边坡", "边坡系数", "左边坡"]),
    .init(
      .sideSlopeRight, .number, on: .lines, "Right side slope where it differs", within: 0...100,
      aliases: ["z2", "右边坡"]),
    .init(.section, .list, on: .lines, "[[station_m, elevation_m], ...]", aliases: ["Shape_XYData"]),
    .init(.leftBank, .number, .metre, on: .lines, "Station of the left bank"),
    .init(.rightBank, .number, .metre, on: .lines, "Station of the right bank"),
    .init(.manningLeft, .positive, on: .lines, "Manning's n left of the banks", within: 0.001...1),
    .init(.manningRight, .positive, on: .lines, "Manning's n right of the banks", within: 0.001...1),
    .init(.meander, .positive, on: .lines, "Length of the main channel over that of the flood plain", within: 1...10),
    .init(
      .barrels, .positive, on: .lines, "Equal pipes side by side", within: 1...100,
      aliases: ["barrel", "num_barrels", "孔数", "管孔数"]),
    .init(
      .entryLoss, .number, on: .lines, "Loss coefficient at the start", within: 0...1000,
      aliases: ["inlet_loss", "kentry", "进口损失"]),
    .init(
      .exitLoss, .number, on: .lines, "Loss coefficient at the end", within: 0...1000,
      aliases: ["outlet_loss", "kexit", "出口损失"]),
    .init(.averageLoss, .number, on: .lines, "Loss coefficient along the way", within: 0...1000, aliases: ["avg_loss"]),
    .init(.initialFlow, .number, .cubicMetrePerSecond, on: .lines, "Flow at the start"),
    .init(.maxFlow, .number, .cubicMetrePerSecond, on: .lines, "Largest flow let through, 0 for no limit"),
    .init(
      .sediment, .number, .metre, on: [.lines, .points], "Depth of sediment", within: 0...20,
      aliases: ["sediment_depth", "SEDIMENT_DEPTH", "MudDeep", "淤积深度", "淤泥深", "积泥深"]),
    .init(
      .condition, .text, on: .lines, "Defects seen (CJJ 181)",
      aliases: ["defects", "缺陷", "缺陷等级", "结构性缺陷", "condition_grade"]),
  ]
}
