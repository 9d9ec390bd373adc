import Testing

@testable import NetworkGraph

/// The attribute that a column of that name gives, and the unit its name tells.
private func meaning(
  _ column: String, _ shape: ElementShapes, _ kind: LayerKind = .drainage
) -> (name: AttributeName, unit: MeasureUnit?)? {
  let index = AliasIndex.of(kind, shape)
  return index.matches(column).min { $0.rank < $1.rank }.map { (index.attributes[$0.attribute].name, $0.unit) }
}

@Suite struct KindsAliasTests {
  /// Tables of GB/T 51187 and the 2013 survey guide, the PS_ and USID dialects, CJJ 61 in Chinese and pinyin.
  @Test(arguments: [
    (AttributeName.from, "In_JuncID S_Point s_exp START_USID QDDH QSDH QD_ID QDID 起点点号 起始点号 起点编号"),
    (.to, "Out_JuncID E_Point e_exp END_USID ZDDH ZZDH ZD_ID ZDID 终点点号 终止点号 连接点号"),
    (.invertUp, "In_Elev In_Ele In_BottomEle BEG_H QSGDGC QDGC 起点管底高程 起始管底高程 起点高程 上游管底标高"),
    (.invertDown, "Out_Elev Out_Ele Out_BottomEle END_H ZZGDGC ZDGC 终点管底高程 终止管底高程 终点高程 下游管底标高"),
    (.crownUp, "In_UpEle QSGUGC 起始管顶高程"), (.crownDown, "Out_UpEle ZZGUGC"),
    (.depthUp, "S_Deep QDMS QSMS 起点埋深 起始埋深 起点埋深(m) 起点埋深（m） BEGCEN_DEE"),
    (.depthDown, "E_Deep ZDMS ZZMS 终点埋深 终止埋深 ENDCEN_DEE"), (.coverUp, "起点覆土深度"),
    (.length, "Pipe_Len pipe_lengt PipeLength Conduit_Len LENGTH CD 管长 长度 管长（米）"),
    (.diameter, "PSize GJ GNJ D_S 管径 管径(mm) 管径或断面 管径或断面尺寸 规格 ShapeData DN"),
    (.shape, "ShapeType STYLE 断面形式"), (.material, "Material CZ GXCL 材质 管线材料"), (.manning, "Roughness 糙率"),
    (.system, "Pipe_Category pipe_categ Conduit_Category SORT GXZL GXLX GXDL GXDLDM 管线种类 管线大类 要素代码"),
    (.flowDirection, "LX FlowDir flowdirect 流向"), (.laying, "MSFS EmBed 埋设方式"),
    (.status, "Status SYZT GXSYZK Ustatus STATE 使用状态"), (.surveyDate, "Record_Date record_dat 探测日期 TCRQ"),
    (.installYear, "MDate JSRQ JSND PJSRQ MSRQ FINISH_DAT 建设日期 建设年代 埋设日期 埋设年代 敷设年代 建成年代"),
    (.address, "Lane_Way SZDL Address 所在道路"), (.section, "Shape_XYData"),
  ])
  func vocabulary_linesOfChineseSurveys(name: AttributeName, columns: String) {
    for column in columns.split(separator: " ").map(String.init) {
      #expect(
        meaning(column, .lines)?.name == name, "\(column) is \(String(describing: meaning(column, .lines)?.name))")
    }
  }

  @Test(arguments: [
    (AttributeName.ground, "Surface_Ele Surface_Elev High H DMGC SUR_H 地面高程 GROUND_LEVEL"),
    (.maxDepth, "Depth MaxDepth WellDeep JDSD JDEPTH 井深 井底深 井底深度"),
    (.invert, "BotEle Bottom_Elev BOTTOM_H GDGC 管底高程 井底高程 底部高程 INVERT_LEVEL"), (.stage, "常水位 CSW"),
    (.kind, "附属物 FSW Subsid 特征 特征点 TZD Feature Junc_Type"), (.system, "Junc_Category Category 管线种类"),
    (.boundary, "OutfallType"), (.flapGate, "Flap 拍门"), (.sediment, "MudDeep SEDIMENT_DEPTH"),
  ])
  func vocabulary_pointsOfChineseSurveys(name: AttributeName, columns: String) {
    for column in columns.split(separator: " ").map(String.init) {
      #expect(
        meaning(column, .points)?.name == name, "\(column) is \(String(describing: meaning(column, .points)?.name))")
    }
  }

  @Test func vocabulary_plainLevelIsInvertInDrainageAndCrownUnderPressure() {
    #expect(meaning("起点高程", .lines, .drainage)?.name == .invertUp)
    #expect(meaning("起点高程", .lines, .water)?.name == .crownUp)
    #expect(meaning("ZDGC", .lines, .gas)?.name == .crownDown)
  }

  @Test(arguments: [
    (AttributeName.invertUp, "UpstreamInvert STARTELEVATION UPELEV upelev UP_ELEVATION InvertUp USInvert us_il inv_up"),
    (.invertDown, "DownstreamInvert ENDELEVATION DOWNELEV DOWN_ELEVATION DSInvert ds_il"),
    (.from, "UpstreamNodeID FROMMH UP_NODE us_feat start_node_name FromNode"),
    (.to, "DownstreamNodeID TOMH DOWN_NODE ds_feat end_node_name"),
    (.diameter, "DIAMETER MAIN_SIZE PIPE_SIZE pipe_size"),
    (.installYear, "INSTALLDATE INSTALLATIONDATE YR installdate"),
    (.status, "LifecycleStatus STATUS lifecyclestatus"), (.shape, "CrossSectionShape MAIN_SHAPE pipeshape"),
    (.length, "SURVEYLENGTH GISLENGTH Length_2D"), (.height, "VerticalMeasurement"), (.width, "HorizontalMeasurement"),
  ])
  func vocabulary_linesOfNorthAmericanCities(name: AttributeName, columns: String) {
    for column in columns.split(separator: " ").map(String.init) {
      #expect(
        meaning(column, .lines)?.name == name, "\(column) is \(String(describing: meaning(column, .lines)?.name))")
    }
  }

  @Test func units_inTheNameConvert() {
    #expect(meaning("length_ft", .lines)?.unit == .foot)
    #expect(meaning("diameter_m", .lines)?.unit == .metre)
    #expect(meaning("管径(mm)", .lines)?.unit == .millimetre)
    #expect(meaning("管径（毫米）", .lines)?.unit == .millimetre)
    #expect(meaning("offset1_m", .lines)?.name == .inletOffset)
    #expect(meaning("面积_ha", .areas, .subcatchment)?.unit == .hectare)
    #expect(meaning("area_ac", .areas, .subcatchment)?.unit == .acre)
    #expect(meaning("diameter_mm", .lines)?.unit == .millimetre)
    #expect(meaning("管径", .lines)?.unit == nil)
    #expect(meaning("Diameter_ft2", .lines) == nil, "no diameter is an area")
  }

  @Test func names_areComparedWithoutCaseSpacesAndFullWidthForms() {
    #expect(foldedName("Ｉn＿Junc ID") == foldedName("in_juncid"))
    #expect(foldedName("SHAPE.LEN") == "shapelen")
    #expect(meaning("In_Elev_1", .lines)?.name == .invertUp, "a counter that tells equal names apart")
  }

  @Test func unit_numbersComeOutWithoutRoundingNoise() {
    #expect(MeasureUnit.millimetre.si(1900) == 1.9)
    #expect(MeasureUnit.metre.convert(0.6, to: .millimetre) == 600)
    #expect(MeasureUnit.inch.convert(24, to: .millimetre) == 609.6)
    #expect(MeasureUnit.hectare.convert(1, to: .metre) == nil)
  }
}
