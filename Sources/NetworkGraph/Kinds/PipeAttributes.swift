// What pipes and points of every buried network share: drainage, water, gas and heat.

extension AttributeName {
  public static let kind = Self("kind")
  public static let name = Self("name")
  public static let from = Self("from")
  public static let to = Self("to")
  public static let length = Self("length_m")
  public static let diameter = Self("diameter_mm")
  public static let material = Self("material")
  public static let installYear = Self("install_year")
  public static let status = Self("status")
  public static let elevation = Self("elevation_m")
  public static let address = Self("address")
  /// Grid coordinates of a point in a network without coordinate reference.
  public static let x = Self("x_m")
  public static let y = Self("y_m")
  /// How the survey came by its levels, as the file words it.
  public static let dataSource = Self("data_source")
  /// Date of the survey, as the file words it.
  public static let surveyDate = Self("survey_date")
  public static let laying = Self("laying")

  public static let ground = Self("ground_m")
  public static let height = Self("height_m")
  public static let width = Self("width_m")
  public static let shape = Self("shape")
  /// Depth of the ends below ground: to the invert in drainage, to the crown in pressure networks.
  public static let depthUp = Self("depth_up_m")
  public static let depthDown = Self("depth_down_m")
  /// Ground to crown at the ends.
  public static let coverUp = Self("cover_up_m")
  public static let coverDown = Self("cover_down_m")
  /// Level of the crown at the ends.
  public static let crownUp = Self("crown_up_m")
  public static let crownDown = Self("crown_down_m")
  /// `forward` or `backward`, seen from the row's `from` to its `to`.
  public static let flowDirection = Self("flow_direction")
  /// Sizes of the GB/T 51187 tables, whose meaning hangs on the shape; resolved while loading.
  static let shapeData1 = Self("shape_data1_m")
  static let shapeData2 = Self("shape_data2_m")
  static let shapeData3 = Self("shape_data3")
  static let shapeData4 = Self("shape_data4")
}

enum PipeAttributes {
  static let kindAliases: [Alias] = [
    "kind", "附属物", "FSW", "Subsid", "特征", "特征点", "TZD", "TZ", "Feature", "附属物类型", "管点类型", "subtypename", "asset_type",
    "assettype", "type", "类型", "类别", "device_type2", "device_type", "device_classification", "subtype_name",
    "feature_type",
    "asset_group", "assetgroup", "node_type", "nodetype", "设施类型", "description",
  ]

  static let shared: [AttributeDescription] = [
    .init(
      .material, .word(.material), on: .lines, "What the pipe is made of",
      aliases: [
        "material", "mat", "pipe_material", "pipe_mat", "pipemat", "matl", "material_type", "CZ", "GXCL", "材质", "管材",
        "管线材料", "管道材质",
        "管道材料", "材料", "管材质",
      ]),
    .init(
      .installYear, .year, "Year it was laid or built",
      aliases: [
        "install_year", "installyear", "year_installed", "year_built", "yr_inst", "yr", "year", "const_year",
        "construction_year",
        "install_date", "installdate", "installation_date", "installationdate", "inst_date", "date_installed",
        "construction_date", "in_service_date",
        "inservicedate", "built", "YEARLAID", "year_laid", "MDate", "JSRQ", "JSND", "PJSRQ", "MSRQ", "MSND",
        "FINISH_DAT", "FINISH_DATE",
        "建设年代", "建设日期", "建成年代", "建成年份", "建设年份", "建设时间", "埋设年代", "埋设日期", "埋设年份", "埋设时间", "敷设年代", "敷设日期", "敷设年份", "竣工日期",
        "竣工年份", "建成时间",
        "投用年份", "安装日期", "安装年份",
      ]),
    .init(
      .status, .word(.status), "Whether it is in use",
      aliases: [
        "status", "lifecycle_status", "lifecyclestatus", "life_cycle_status", "state", "asset_status",
        "operational_status", "pipe_status",
        "SYZT", "GXSYZK", "Ustatus", "使用状态", "状态", "使用状况", "运行状态", "管线状态",
      ]),
    .init(
      .address, .text, "Road or place",
      aliases: [
        "address", "addr", "所在道路", "SZDL", "Lane_Way", "道路名称", "位置", "地址", "所在位置", "location", "locdesc", "street",
        "street_name", "road_name",
      ]),
    .init(
      .dataSource, .text, "Where the data come from",
      aliases: ["data_source", "DataSource", "数据来源", "spatialsource", "SJLY"]),
    .init(
      .surveyDate, .year, "When it was surveyed, or the record last changed",
      aliases: [
        "survey_date", "Record_Date", "sdate", "TCRQ", "探测日期", "测量日期", "普查日期", "调查日期", "填报日期", "ReportDate",
        "SampleTime", "gpsdate",
        "update_date", "updated", "last_update", "modified_on", "last_edited_date", "created_on", "更新日期", "入库日期",
      ]),
  ]

  /// Places in a model without coordinate reference, as `convert` writes them.
  static let gridPlaces: [AttributeDescription] = [
    .init(.x, .number, .metre, on: .points, "Easting in the model's own frame"),
    .init(.y, .number, .metre, on: .points, "Northing in the model's own frame"),
  ]

  static let links: [AttributeDescription] = [
    .init(
      .from, .reference, on: .lines, "Id of the node at the start of the row",
      aliases: [
        "from", "from_node", "from_mh", "from_id", "from_manhole", "from_asset", "from_junction", "from_structure",
        "start_node", "start_node_name", "start_id",
        "start_manhole", "startmh", "upstream_node", "upstream_node_id", "us_node", "us_node_id", "us_feat", "us_mh",
        "us_mh_id", "us_manhole", "us_id", "us_asset",
        "up_node", "upnode_id", "up_mh", "up_manhole", "upmh", "mh_up", "ups_node", "upstream_mh", "upstream_manhole",
        "upstream_id", "upstream_structure",
        "upstream", "node1", "inlet_node", "unode", "fnode",
        "In_JuncID", "S_Point", "S_Exp", "START_USID", "QDDH", "QSDH", "QD_ID", "QDID", "QDBH", "起点点号", "起始点号", "起点编号",
        "起点井号", "起始井号",
        "起点管点号", "起点物探点号", "上游井号", "上游点号", "上游编号", "上游检查井", "起点", "起点标识码", "起点编码", "上游节点",
      ]),
    .init(
      .to, .reference, on: .lines, "Id of the node at the end of the row",
      aliases: [
        "to", "to_node", "to_mh", "to_id", "to_manhole", "to_asset", "to_junction", "to_structure", "end_node",
        "end_node_name", "end_id", "end_manhole", "endmh",
        "downstream_node", "downstream_node_id", "ds_node", "ds_node_id", "ds_feat", "ds_mh", "ds_mh_id", "ds_manhole",
        "ds_id", "ds_asset", "dn_node", "down_node",
        "downnode_id", "dn_mh", "down_mh", "down_manhole", "dnmh", "mh_dn", "mh_down", "downstream_mh",
        "downstream_manhole", "downstream_id",
        "downstream_structure", "downstream", "node2", "outlet_node", "dnode", "tnode",
        "Out_JuncID", "E_Point", "E_Exp", "END_USID", "ZDDH", "ZZDH", "ZD_ID", "ZDID", "ZDBH", "终点点号", "终止点号", "连接点号",
        "终点编号", "终点井号", "终止井号",
        "终点管点号", "终点物探点号", "下游井号", "下游点号", "下游编号", "下游检查井", "终点", "终点标识码", "终点编码", "下游节点",
      ]),
    .init(
      .length, .positive, .metre, on: .lines, "Length of the pipe", within: 0...100_000,
      aliases: [
        "length_m", "length", "pipe_length", "Pipe_Len", "pipelen", "len", "survey_length", "measured_length",
        "gis_length", "length_2d", "length2d", "length_3d",
        "design_len", "designlength", "Conduit_Len", "管长", "长度", "管段长度", "管线长度", "管道长度", "渠长", "CD", "GDCD", "GXCD",
      ]),
    .init(
      .diameter, .sectionSize, .millimetre, on: .lines, "Inner diameter, or nominal where nothing else is known",
      within: 10...10_000,
      aliases: [
        "diameter_mm", "diameter", "diam", "dia", "dn", "pipe_size", "pipe_diameter", "pipe_dia", "pipediam", "size",
        "main_size", "nominal_diameter",
        "nom_dia", "internal_diameter", "diameter_numeric", "GJ", "GNJ", "GXGJ", "PSize", "D_S", "管径", "管径或断面",
        "管径或断面尺寸", "断面尺寸", "管径规格",
        "规格", "公称直径", "直径", "内径", "口径", "尺寸", "ShapeData", "断面数据", "断面", "GWJ",
      ]),
    .init(
      .shape, .word(.shape), on: .lines, "Form of the cross-section",
      aliases: [
        "shape", "ShapeType", "pipe_shape", "main_shape", "cross_section_shape", "cross_section", "xsection",
        "section_shape", "STYLE", "断面形式", "断面形状", "截面形状", "截面形式",
        "断面类型", "管道形状", "DMXS",
      ]),
    .init(
      .height, .sectionMeasure, .metre, on: .lines, "Height of the cross-section", within: 0.01...50,
      aliases: [
        "height", "pipe_height", "vertical_measurement", "section_height", "rise", "geom1", "高", "高度", "断面高", "断面高度",
        "管高", "渠高",
      ]),
    .init(
      .width, .sectionMeasure, .metre, on: .lines, "Width of the cross-section, at the bottom where it tapers",
      within: 0.01...500,
      aliases: [
        "width", "pipe_width", "horizontal_measurement", "section_width", "span", "bottom_width", "geom2", "宽", "宽度",
        "断面宽", "断面宽度", "管宽", "渠宽", "底宽",
      ]),
    .init(
      .shapeData1, .sectionMeasure, .metre, on: .lines, "Diameter of a round section, else its height",
      aliases: ["Shape_Data1"]),
    .init(
      .shapeData2, .sectionMeasure, .metre, on: .lines,
      "Width: of the box, of the bottom, or the largest of an ellipse",
      aliases: ["Shape_Data2"]),
    .init(.shapeData3, .positive, .fraction, on: .lines, "Left side slope, run over rise", aliases: ["Shape_Data3"]),
    .init(.shapeData4, .positive, .fraction, on: .lines, "Right side slope, run over rise", aliases: ["Shape_Data4"]),
    .init(
      .depthUp, .positive, .metre, on: .lines, "Depth at the start of the row", within: -30...100,
      aliases: [
        "depth_up", "up_depth", "us_depth", "start_depth", "upstream_depth", "depth_us", "S_Deep", "QDMS", "QSMS",
        "BEGCEN_DEE", "BEGCEN_DEEP", "起点埋深", "起始埋深",
        "起点深度", "上游埋深", "起点管底埋深",
      ]),
    .init(
      .depthDown, .positive, .metre, on: .lines, "Depth at the end of the row", within: -30...100,
      aliases: [
        "depth_down", "down_depth", "ds_depth", "end_depth", "downstream_depth", "depth_ds", "E_Deep", "ZDMS", "ZZMS",
        "ENDCEN_DEE", "ENDCEN_DEEP", "终点埋深", "终止埋深",
        "终点深度", "下游埋深", "终点管底埋深",
      ]),
    .init(
      .coverUp, .positive, .metre, on: .lines, "Ground to crown at the start", within: -30...100,
      aliases: ["cover_up", "us_cover", "up_cover", "起点覆土深度", "起点覆土", "起点管顶埋深", "起点管顶覆土"]),
    .init(
      .coverDown, .positive, .metre, on: .lines, "Ground to crown at the end", within: -30...100,
      aliases: ["cover_down", "ds_cover", "down_cover", "终点覆土深度", "终点覆土", "终点管顶埋深", "终点管顶覆土"]),
    .init(
      .flowDirection, .word(.flowDirection), on: .lines, "Where the water runs, seen along the row",
      aliases: ["flow_direction", "FlowDir", "FlowDirect", "LX", "流向", "水流方向", "flow_dir"]),
    .init(
      .laying, .word(.laying), on: .lines, "How it is laid",
      aliases: ["laying", "MSFS", "EmBed", "埋设方式", "敷设方式", "Constr_Method", "施工方式"]),
  ]

  /// Crown levels under their own names, for every network.
  static let crownUp: [Alias] = [
    "crown_up", "In_UpEle", "起点管顶高程", "起始管顶高程", "起点管顶标高", "上游管顶高程", "QSGUGC", "QDGUGC", "QDGDINGGC", "obvert_up",
    "us_obvert", "up_obvert", "upstream_obvert",
  ]
  static let crownDown: [Alias] = [
    "crown_down", "Out_UpEle", "终点管顶高程", "终止管顶高程", "终点管顶标高", "下游管顶高程", "ZZGUGC", "ZDGUGC", "ZDGDINGGC", "obvert_down",
    "ds_obvert", "down_obvert", "downstream_obvert",
  ]
  /// The pipe's own level under names that do not say which: invert in drainage, crown under pressure.
  static let plainLevelUp: [Alias] = ["QDGC", "QSGC", "起点高程", "起始高程", "起点标高", "起点管线高程"]
  static let plainLevelDown: [Alias] = ["ZDGC", "ZZGC", "终点高程", "终止高程", "终点标高", "终点管线高程"]

  static let groundAliases: [Alias] = [
    "ground_m", "ground", "ground_elev", "ground_elevation", "ground_level", "gl", "rim", "rim_elev", "rim_elevation",
    "rim_level", "rim_el", "cover_level", "cover_elev", "lid_level",
    "lid_elev", "cl", "tog", "tog_elev", "top_elev", "top_of_grate", "grate_elev", "surface_elev", "surface_elevation",
    "surf_elev", "Surface_Ele", "SUR_H", "High", "DMGC",
    "DMBG", "H", "地面高程", "地面标高", "井盖高程", "井盖标高", "井口高程", "井面高程", "地表高程", "地坪标高",
  ]
}
