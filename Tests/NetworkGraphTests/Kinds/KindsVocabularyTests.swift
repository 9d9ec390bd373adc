import Testing

@testable import NetworkGraph

@Suite struct KindsVocabularyTests {
  @Test(arguments: [
    ("concrete", "砼 混凝土 混泥土 T CONC CP Concrete"), ("reinforced_concrete", "钢筋砼 钢筋混凝土 RC RCP"),
    ("prestressed_concrete", "预应力混凝土 PCCP"), ("hdpe", "HDPE HDPE双壁波纹管 双壁波纹管"), ("pe", "PE 聚乙烯 塑料"),
    ("pvc", "PVC UPVC 聚氯乙烯 PVCO"), ("ppr", "PPR"), ("cast_iron", "铸铁 ZT 灰口铸铁 CI"),
    ("ductile_iron", "球墨铸铁 球墨 QM DI"), ("steel", "钢 G 钢管 STEEL"), ("galvanised_steel", "镀锌钢 热镀锌钢"),
    ("stainless_steel", "不锈钢"), ("composite", "钢塑复合 铝塑复合"), ("grp", "玻璃钢 BLG 玻璃钢夹砂 玻璃钢夹沙"),
    ("masonry", "砖石 ZS 砖 砌石 BRK"), ("asbestos_cement", "石棉 SM 石棉水泥 AC"), ("clay", "陶土 陶瓷 TC VITC VCT"),
    ("corrugated_steel", "CSP CMP"),
  ])
  func vocabulary_materials(word: String, spellings: String) {
    for spelling in spellings.split(separator: " ") {
      #expect(Vocabulary.material.word(for: String(spelling)) == word, "\(spelling)")
    }
  }

  @Test func vocabulary_materialWithTrailingCodeOrRemark() {
    #expect(Vocabulary.material.word(for: "Polyvinyl Chloride - PVC") == "pvc")
    #expect(Vocabulary.material.word(for: "Concrete (Non-Reinforced) - CP") == "concrete")
    #expect(Vocabulary.material.word(for: "Asbestos Cement - AC") == "asbestos_cement")
    #expect(Vocabulary.material.word(for: "kryptonite") == nil)
  }

  /// The list of 排水渠 is not that of 排水管.
  @Test func vocabulary_shapeCodesOfPipesAndChannelsDiffer() {
    #expect(
      (1...6).map { Vocabulary.shape.word(forCode: $0, list: 0) } == [
        "circular", "trapezoidal", "triangular", "horiz_ellipse", "rect_closed", "irregular",
      ])
    #expect(Vocabulary.shape.word(forCode: 2, list: 1) == "rect_open")
    #expect(Vocabulary.shape.word(forCode: 7, list: 1) == "rect_closed")
    #expect(Vocabulary.shape.word(forCode: 9, list: 0) == nil)
  }

  @Test(arguments: [
    ("circular", "圆形 圆管 RND"), ("egg", "蛋形 卵形 蛋型 卵圆形 Egg-shaped EGGSHAPED"), ("arch", "拱形 拱涵 Arch"),
    ("horseshoe", "马蹄形 Horseshoe"), ("horiz_ellipse", "椭圆形 椭圆 ELL Elliptical"), ("vert_ellipse", "竖椭圆 竖椭圆形 VE"),
    ("trapezoidal", "梯形 TRAP Trapezoid"), ("triangular", "三角形 TRI Triangle"), ("modbaskethandle", "城门洞形"),
    ("parabolic", "抛物线形 parabolic"), ("filled_circular", "filled_circular"), ("semicircular", "SEMICIRCULAR"),
    ("baskethandle", "baskethandle"), ("street", "street"), ("rect_round", "rect_round"), ("power", "power"),
  ])
  func vocabulary_shapes(word: String, spellings: String) {
    for spelling in spellings.split(separator: " ") {
      #expect(Vocabulary.shape.word(for: String(spelling)) == word, "\(spelling)")
    }
  }

  @Test func vocabulary_systems() {
    for (text, word) in [
      ("雨水", "storm"), ("YS", "storm"), ("STM", "storm"), ("污水", "sanitary"), ("WS", "sanitary"), ("SEW", "sanitary"),
      ("雨污合流", "combined"), ("HS", "combined"), ("Combined Waste Water", "combined"),
      ("Sanitary Waste Water", "sanitary"),
      ("stmCollector", "storm"),
    ] {
      #expect(Vocabulary.system.word(for: text) == word, "\(text)")
    }
  }

  @Test func vocabulary_pointsOfADrain() {
    for (text, word) in [
      ("雨水篦", "inlet"), ("方形雨水篦子", "inlet"), ("排水检查井", "manhole"), ("窨井", "manhole"), ("出水口", "outfall"),
      ("三通", "junction"),
      ("Catch Basin Manhole", "manhole"), ("Standard Catch Basin", "inlet"), ("Headwall", "outfall"),
      ("化粪池", "storage"),
    ] {
      #expect(Vocabulary.drainageNode.word(for: text) == word, "\(text)")
    }
  }

  @Test func vocabulary_lifeCycle() {
    for (text, word) in [
      ("ABD", "abandoned"), ("废弃", "abandoned"), ("已废", "abandoned"), ("待废", "active"), ("In Service", "active"),
      ("在用", "active"), ("Proposed", "proposed"), ("拟建", "proposed"), ("For Construction", "proposed"),
      ("在建", "under_construction"),
    ] {
      #expect(Vocabulary.status.word(for: text) == word, "\(text)")
    }
    #expect(Vocabulary.status.word(forCode: 1, list: 0) == "proposed", "GB/T 51187")
    #expect(Vocabulary.status.word(forCode: 1, list: 1) == "abandoned", "CJJ 61")
  }
}
