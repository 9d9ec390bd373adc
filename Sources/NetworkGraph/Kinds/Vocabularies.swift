// The words of surveys and asset registers. Chinese words and codes after GB/T 51187-2016, the 2013 survey guide and
// CJJ 61-2017; English codes as North American cities use them.

extension Vocabulary {
  /// What a pipe is made of. Numbers: GB/T 51187 material codes.
  public static let material = Vocabulary(
    "material",
    [
      Word(
        "prestressed_concrete", ["PCCP", "CPP", "PCP"], within: ["预应力混凝土", "预应力砼", "prestressed", "concrete pressure"]),
      Word(
        "reinforced_concrete", ["RC", "RCP", "RCPP", "钢筋砼"],
        within: ["钢筋混凝土", "钢筋砼", "钢砼", "reinforced concrete", "reinforced conc"]),
      Word(
        "concrete", ["T", "C", "CON", "CP", "PCC", "CONC", "NRC", "precast"],
        within: [
          "混凝土", "混泥土", "砼", "自应力混凝土", "素混凝土", "concrete", "non-reinforced", "nonreinforced concrete",
          "concrete (non-reinforced)",
          "concrete pipe (non-reinforced)", "precast concrete",
        ]),
      Word(
        "hdpe", ["HDPE", "PEHD", "DWC"], within: ["HDPE", "双壁波纹", "单壁波纹", "波纹管", "high density polyethylene", "高密度聚乙烯"]),
      Word("pvc", ["PVC", "UPVC", "PVCU", "PVCO", "CPVC", "V"], within: ["PVC", "聚氯乙烯", "polyvinyl chloride"]),
      Word("ppr", ["PPR"], within: ["PPR"]),
      Word(
        "pe", ["PE", "MDPE", "LDPE", "POLYE", "POLY E", "POLY", "PLASTIC", "P"],
        within: ["聚乙烯", "塑料", "塑胶", "polyethylene", "plastic"]),
      Word("pp", ["PP"], within: ["聚丙烯", "polypropylene"]),
      Word("ductile_iron", ["DI", "DIP", "QM", "QT", "DICL"], within: ["球墨铸铁", "球墨", "ductile"]),
      Word("cast_iron", ["CI", "CIP", "ZT", "CIPIT", "铁"], within: ["铸铁", "灰口铸铁", "cast iron", "castiron"]),
      Word("galvanised_steel", ["GALV", "GI", "GS"], within: ["镀锌钢", "热镀锌", "镀锌", "galvani"]),
      Word("stainless_steel", ["SS", "SST"], within: ["不锈钢", "stainless"]),
      Word("corrugated_steel", ["CSP", "CMP", "CMPA"], within: ["corrugated steel", "corrugated metal", "金属波纹"]),
      Word("composite", [], within: ["钢塑", "铝塑", "复合", "composite"]),
      Word("steel", ["G", "ST", "STL", "SP", "钢"], within: ["钢管", "钢质", "无缝钢", "steel"]),
      Word("grp", ["GRP", "FRP", "BLG", "RPM", "FRPM"], within: ["玻璃钢", "夹砂", "fibreglass", "fiberglass"]),
      Word(
        "masonry", ["ZS", "Z", "S", "BR", "BRK", "BLOCK", "砖", "石"],
        within: ["砖石", "砌砖", "砌石", "砖砌", "石砌", "brick", "masonry", "stone"]),
      Word("asbestos_cement", ["AC", "ACP", "SM", "TRANSITE"], within: ["石棉", "asbestos"]),
      Word(
        "clay", ["VIT", "VITC", "VCT", "VCP", "VC", "CLAY", "TILE", "TC", "陶"],
        within: ["陶土", "陶瓷", "vitrified", "clay", "earthenware"]),
      Word("copper", ["CU", "COP"], within: ["copper", "铜"]),
      Word("lead", ["PB"], within: ["铅"]),
      Word("wood", ["WD", "WOOD"], within: ["木"]),
      Word("other", ["OTH", "OTHER"], within: ["其他", "其它"]),
    ],
    codeLists: [
      [
        1: "concrete", 2: "reinforced_concrete", 3: "clay", 4: "pe", 5: "hdpe", 6: "pvc", 7: "cast_iron", 8: "grp",
        9: "steel", 10: "asbestos_cement", 11: "other",
      ]
    ])

  /// Form of a cross-section. Numbers: list 0 is that of 排水管, list 1 that of 排水渠.
  public static let shape = Vocabulary(
    "section shape",
    [
      Word("circular", ["CIR", "CIRC", "C", "RND", "圆"], within: ["圆形", "圆管", "circular", "round"]),
      Word(
        "rect_closed", ["RECT", "BOX", "REC", "SQ"],
        within: [
          "rect_closed", "矩形", "方形", "方沟", "方涵", "箱涵", "暗涵", "暗渠", "方渠", "盖板沟", "rectang", "box", "square",
        ]),
      Word("rect_open", ["OPEN"], within: ["rect_open", "明渠", "明沟", "open rect"]),
      Word("trapezoidal", ["TRAP"], within: ["梯形", "trapez"]),
      Word("triangular", ["TRI"], within: ["三角", "triangular", "triangle"]),
      Word("arch", ["ARC"], within: ["拱形", "拱", "arch"]),
      Word("horseshoe", [], within: ["马蹄", "horseshoe"]),
      Word("egg", ["EGGSHAPED"], within: ["卵形", "蛋形", "卵型", "蛋型", "卵圆形", "蛋圆形", "egg"]),
      Word("modbaskethandle", [], within: ["城门洞", "modbaskethandle"]),
      Word("parabolic", [], within: ["抛物线", "parabol"]),
      Word("horiz_ellipse", ["ELL", "OVAL", "ELLIPSE", "HE"], within: ["椭圆形", "椭圆", "ellip", "oval"]),
      Word("vert_ellipse", ["VE"], within: ["vertical ellip", "vert_ellipse", "竖椭圆形", "竖椭圆"]),
      Word("irregular", ["IRR"], within: ["不规则", "irreg", "natural"]),
    ] + modelShapes.map { Word($0, [], within: [$0]) },
    codeLists: [
      [1: "circular", 2: "trapezoidal", 3: "triangular", 4: "horiz_ellipse", 5: "rect_closed", 6: "irregular"],
      [
        1: "circular", 2: "rect_open", 3: "rect_closed", 4: "trapezoidal", 5: "triangular", 6: "horiz_ellipse",
        7: "rect_closed", 8: "irregular",
      ],
    ])

  /// Shapes that only models have, under SWMM's words.
  private static let modelShapes = [
    "dummy", "filled_circular", "force_main", "power", "rect_triangular", "rect_round", "baskethandle", "gothic",
    "catenary", "semielliptical", "semicircular", "custom", "street",
  ]

  /// What a sewer carries. Numbers: the category code of GB/T 51187.
  public static let system = Vocabulary(
    "drainage system",
    [
      Word(
        "combined", ["HS", "CMB", "COM", "H", "CSO", "CS"], within: ["合流", "混流", "combined", "cmb"]),
      Word(
        "sanitary", ["WS", "W", "SEW", "SAN", "SS", "FS", "FOUL", "SN", "DOMESTIC", "SEWER", "SEWAGE"],
        within: ["污水", "废水", "中水尾水", "sanitary", "sewage", "domestic", "foul", "wastewater", "effluent"]),
      Word(
        "storm", ["YS", "Y", "STM", "STO", "ST", "SW", "SD", "DRAINAGE"],
        within: ["雨水", "雨污分流雨", "storm", "surface water"]),
      Word("other", ["QT", "PH"], within: ["其他", "其它"]),
    ],
    codeLists: [[1: "storm", 2: "sanitary", 3: "combined", 4: "other"]], firstWordWins: true)

  /// What a point of a drainage network is. `junction`: a bend, tee or fitting without a chamber.
  public static let drainageNode = Vocabulary(
    "drainage point",
    [
      Word(
        "inlet", ["CB", "INL", "GULLY", "DI"],
        within: [
          "雨水箅", "雨水篦", "雨篦", "雨箅", "雨水口", "污篦", "污水箅", "平篦", "立篦", "平箅", "立箅", "偏沟", "收水口", "进水口", "catchbasin",
          "catch basin", "curb inlet",
          "inlet", "gully", "lawn basin", "grate", "curb opening", "area drain",
        ]),
      Word(
        "manhole", ["MH", "STD", "DRP", "SUMP", "井", "ACCESS POINT"],
        within: [
          "检查井", "检修井", "窨井", "雨水井", "污水井", "合流井", "跌水井", "沉泥井", "溢流井", "闸门井", "冲洗井", "通风井", "出气井", "透气井", "水封井", "渗水井",
          "暗井", "拍门井", "截流井",
          "接户井", "排水井", "闸阀井", "倒虹井", "压力井", "检测井", "阀门井", "流槽井", "沉砂井", "manhole", "inspection chamber", "chamber",
          "catch basin manhole",
          "manholecatchbasin", "maintenance hole", "cleanout", "clean out",
        ]),
      Word(
        "outfall", ["OF", "OUT", "PFK", "PSK"],
        within: ["排放口", "出水口", "排水口", "排出口", "出水闸", "排河口", "outfall", "outlet", "headwall", "discharge point"]),
      Word(
        "storage", ["POND"],
        within: [
          "调蓄", "蓄水池", "化粪池", "隔油池", "沉淀池", "沉砂池", "集水池", "雨水池", "水塘", "storage", "pond", "detention", "retention",
          "tank", "septic",
        ]),
      Word("pump_station", ["PS", "LS"], within: ["泵站", "泵房", "提升井", "pump station", "pumpstation", "lift station"]),
      Word("divider", ["DIV", "DIVIDER"], within: ["截流设施", "分流井", "diversion", "divider", "overflow chamber"]),
      Word(
        "junction", ["CAP", "TEE", "WYE", "BEND", "PLUG", "JUNCTION", "NODE"],
        within: [
          "弯头", "拐点", "转折点", "变径", "三通", "四通", "五通", "多通", "直线点", "一般管线点", "探测点", "预留口", "出地", "起始点", "终止点", "户出", "入户",
          "井边点", "井内点", "非普查",
          "变材", "变坡", "变深", "盖堵", "直通", "拍门", "fitting", "reducer", "coupling",
        ]),
    ],
    codeLists: [
      // Junc_Type: every one of them is a chamber but the diversion.
      [
        1: "manhole", 2: "manhole", 3: "manhole", 4: "manhole", 5: "manhole", 6: "manhole", 7: "manhole", 8: "manhole",
        9: "manhole", 10: "divider", 11: "manhole", 12: "manhole", 13: "manhole",
      ]
    ])

  /// What a line of a drainage network is. Numbers: Conduit_Style of the 排水渠 table.
  public static let drainageLink = Vocabulary(
    "drainage line",
    [
      Word("channel", ["CHANNEL"], within: ["明渠", "明沟", "渠道", "channel", "creek", "swale"]),
      Word("ditch", ["DITCH"], within: ["边沟", "路沟", "土沟", "沟渠", "ditch"]),
      Word("culvert", ["CULVERT"], within: ["涵洞", "涵管", "过路涵", "culvert"]),
      Word("pump", ["PUMP"], within: ["水泵"]),
      Word("orifice", ["ORIFICE"], within: ["孔口"]),
      Word("weir", ["WEIR"], within: ["溢流堰"]),
      Word("outlet", ["OUTLET"]),
      Word("lead", ["LEAD"], within: ["雨水口连接管", "连接支管", "catchbasin lead", "inlet lead"]),
      Word(
        "conduit", ["PIPE", "MAIN", "TRUNK", "DRAIN", "CONDUIT"],
        within: ["暗渠", "管道", "方沟", "管沟", "gravity", "collector", "force main", "interceptor"]),
    ],
    codeLists: [[1: "channel", 2: "conduit"]])

  /// Water level at an outfall. Numbers: OutfallType.
  public static let boundary = Vocabulary(
    "outfall boundary",
    [
      Word("free", ["FREE"], within: ["自由出流", "自由"]), Word("normal", ["NORMAL"], within: ["正常"]),
      Word("fixed", ["FIXED"], within: ["常水位", "淹没"]), Word("tidal", ["TIDAL"], within: ["潮汐", "潮"]),
      Word("series", ["SERIES", "TIMESERIES"]),
    ], codeLists: [[1: "free", 2: "fixed", 3: "tidal"]])

  /// Where an asset stands in its life. Numbers: list 0 is `Status` of GB/T 51187, list 1 使用状态 of CJJ 61.
  public static let status = Vocabulary(
    "life-cycle status",
    [
      Word(
        "active",
        [
          "ACT", "A", "INS", "IS", "EX", "EXISTING", "COMPLETE", "OPERATING", "OPEN", "CLOSED", "CV", "ON", "在用", "已建",
          "正常", "使用", "现状",
        ],
        within: ["in service", "inservice", "in use", "active", "existing", "as-built", "待废", "维修", "使用中"]),
      Word(
        "abandoned", ["ABD", "ABN", "AB", "RET", "REM", "REMOVED", "OOS", "已废", "废弃"],
        within: [
          "abandon", "retired", "removed", "decommission", "out of service", "inactive", "disused", "废弃", "已废", "停用",
          "报废",
        ]),
      Word(
        "proposed", ["PRO", "PROP", "PLN", "拟建", "规划"],
        within: ["propos", "planned", "for construction", "design", "future", "拟建", "规划"]),
      Word("under_construction", ["UC", "CON", "在建"], within: ["under construction", "在建"]),
      Word("empty", ["空管"], within: ["空管"]),
      Word("unknown", ["OTH"], within: ["其他", "其它"]),
    ],
    codeLists: [
      [1: "proposed", 2: "under_construction", 3: "active", 4: "active", 5: "abandoned"],
      [0: "active", 1: "abandoned", 2: "empty", 3: "unknown"],
    ])

  /// Where the water runs against the row's own direction. Numbers: LX.
  public static let flowDirection = Vocabulary(
    "flow direction",
    [
      Word(
        "forward", ["+", "DRAWN", "WITH", "DIGITIZED", "1TO2", "F"],
        within: ["顺流", "顺向", "正向", "forward", "with digit", "起点到终点"]),
      Word(
        "backward", ["REVERSED", "AGAINST", "R", "REVERSE"], within: ["逆流", "逆向", "反向", "backward", "against", "终点到起点"]),
    ], codeLists: [[1: "forward", 2: "backward"]])

  /// How a line is laid.
  public static let laying = Vocabulary(
    "way of laying",
    [
      Word("buried", ["ZM", "0", "GM", "GK"], within: ["直埋", "管埋", "管块"]),
      Word("duct", ["GG"], within: ["管沟", "方沟", "暗渠", "箱涵"]), Word("open", ["MQ"], within: ["明渠", "明沟"]),
      Word("overhead", ["JK", "SJ"], within: ["架空", "上架"]), Word("surface", ["DM"], within: ["地面"]),
      Word("gallery", ["ZH", "XTD", "RF"], within: ["综合管廊", "小通道", "人防"]),
      Word("inside_chamber", ["JN"], within: ["井内连线"]),
      Word("jacked", ["DG"], within: ["顶管", "盾构", "拖拉管", "定向钻"]), Word("underwater", ["SX"], within: ["水下"]),
      Word("gravity", [], within: ["自流", "重力"]), Word("pressure", [], within: ["压力"]),
      Word("cased", [], within: ["套管"]),
      Word("cut_and_cover", [], within: ["开槽"]),
    ])

  /// What a point of a pressure network is.
  public static let pressureNode = Vocabulary(
    "point of a pressure network",
    [
      Word("valve", ["VLV", "GV", "BV"], within: ["阀门", "阀", "闸阀", "蝶阀", "排气阀", "排污阀", "valve"]),
      Word("hydrant", ["HYD", "FH"], within: ["消防栓", "消火栓", "消防井", "hydrant"]),
      Word("reservoir", ["RES"], within: ["水源", "水厂", "reservoir", "source"]),
      Word("tank", ["TANK"], within: ["水塔", "水池", "tank", "water tower"]),
      Word("pump", ["PUMP"], within: ["泵站", "泵", "pump"]), Word("meter", ["MTR"], within: ["水表", "气表", "热表", "meter"]),
      Word("regulator", ["REG"], within: ["调压", "减压", "regulator"]), Word("drip", [], within: ["凝水缸"]),
      Word("boiler", [], within: ["锅炉", "热源", "换热站", "boiler", "heat source"]),
      Word(
        "junction", ["JUNCTION", "J", "NODE", "TEE", "BEND", "CAP"],
        within: [
          "弯头", "拐点", "转折点", "变径", "三通", "四通", "直线点", "一般管线点", "探测点", "预留口", "出地", "入户", "变材", "盖堵", "junction",
          "fitting",
        ]),
    ])

  /// What a line of a pressure network is.
  public static let pressureLink = Vocabulary(
    "line of a pressure network",
    [
      Word("pump", ["PUMP"], within: ["水泵", "pump"]), Word("valve", ["VALVE"], within: ["阀门", "valve"]),
      Word("pipe", ["PIPE", "MAIN"], within: ["管道", "管线", "pipe", "main"]),
    ])

  /// Class of a road.
  public static let roadClass = Vocabulary(
    "road class",
    [
      Word(
        "expressway", ["MOTORWAY", "TRUNK"], within: ["快速路", "高速", "expressway", "motorway", "freeway", "highway"]),
      Word("arterial", ["PRIMARY", "ARTERIAL"], within: ["主干路", "主干道", "城市主干", "国道", "省道", "arterial"]),
      Word("collector", ["SECONDARY", "TERTIARY", "COLLECTOR"], within: ["次干路", "次干道", "collector"]),
      Word(
        "local", ["RESIDENTIAL", "LOCAL", "STREET", "UNCLASSIFIED", "SERVICE"],
        within: ["支路", "街巷", "巷", "local", "lane"]),
      Word("county", ["COUNTY"], within: ["县道"]), Word("township", ["TOWNSHIP"], within: ["乡道", "镇道"]),
      Word("village", ["VILLAGE", "TRACK", "WAY", "PATH"], within: ["村道", "机耕路", "田间"]),
    ])

  /// What a facility is.
  public static let facility = Vocabulary(
    "facility",
    [
      Word("hospital", ["HOSPITAL"], within: ["医院", "卫生院", "卫生所", "hospital", "clinic"]),
      Word("school", ["SCHOOL"], within: ["学校", "中学", "小学", "幼儿园", "school"]),
      Word("shelter", ["SHELTER"], within: ["避难", "避险", "安置点", "shelter"]),
      Word("fire_station", ["FIRESTATION"], within: ["消防站", "消防队", "fire station"]),
      Word("treatment_plant", ["WWTP", "WTP"], within: ["污水处理厂", "处理厂", "处理站", "净水厂", "水厂", "treatment"]),
      Word("pump_station", ["PUMPSTATION"], within: ["泵站", "泵房", "pump station", "lift station"]),
      Word("underpass", ["UNDERPASS"], within: ["下穿", "地道", "立交桥下", "涵洞", "underpass", "subway"]),
    ])

  /// Why land is restricted.
  public static let constraint = Vocabulary(
    "land restriction",
    [
      Word("permanent_farmland", ["FARMLAND"], within: ["永久基本农田", "基本农田", "农田", "farmland"]),
      Word("ecological_red_line", ["ECOLOGICAL"], within: ["生态保护红线", "生态红线", "生态", "ecolog"]),
      Word("urban_boundary", ["BOUNDARY"], within: ["城镇开发边界", "开发边界", "urban"]),
      Word("heritage", ["HERITAGE"], within: ["文物", "古迹", "历史文化", "heritage"]),
      Word("water_body", ["WATERBODY", "WATER"], within: ["水域", "河湖", "蓝线", "water"]),
      Word("hazard", ["HAZARD"], within: ["地质灾害", "滑坡", "泥石流", "隐患", "hazard"]),
    ])

  /// What a restriction demands.
  public static let rule = Vocabulary(
    "rule of a restriction",
    [
      Word("forbidden", ["FORBIDDEN"], within: ["禁止", "不得", "forbid", "prohibit"]),
      Word("approval", ["APPROVAL"], within: ["审批", "报批", "许可", "approval"]),
      Word("cost_factor", ["COSTFACTOR"], within: ["费用系数", "cost factor"]),
    ])
}
