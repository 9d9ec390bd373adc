import Testing

@testable import GradelineCLI

/// The pages of `gradeline help`, word for word: a change of the command line shows here.
@Suite struct HelpTests {
  private func page(_ words: String...) throws -> String {
    let run = try Workshop().run(["help"] + words, to: nil)
    #expect(run.status == 0)
    return run.output
  }

  @Test func golden_overview() throws {
    #expect(
      try page() == """
        gradeline: a county's pipes, roads and drains, and what to mend first

          gradeline check INPUT...             load, repair, report what is wrong with the data
          gradeline hotspots INPUT...          flood routing: waterlogged places, pipes that are full, the water balance
          gradeline convert INPUT OUTPUT       between SWMM 5 models (.inp) and folders of GeoJSON
          gradeline help [COMMAND | settings]  what a command does, or all settings
          gradeline version                    the version (also --version)

        INPUT is any mix of a folder, .geojson, .json, .geojsonl, .asc, .csv, a SWMM .inp, or - for standard input.
        gradeline help COMMAND tells more.

        """)
  }

  @Test func golden_overviewInChinese() throws {
    #expect(
      try page("--lang", "zh") == """
        gradeline：县城管网、道路与排水分析，先修哪里

          gradeline check INPUT...             读取、修复并报告数据问题
          gradeline hotspots INPUT...          洪水演算：积水点、满管管段、水量平衡
          gradeline convert INPUT OUTPUT       SWMM 5 模型 (.inp) 与 GeoJSON 文件夹互相转换
          gradeline help [COMMAND | settings]  命令说明，或全部设置项
          gradeline version                    版本号（同 --version）

        INPUT 可为文件夹、.geojson、.json、.geojsonl、.asc、.csv、SWMM 的 .inp，或 - 表示标准输入，可混用。
        gradeline help 命令名 查看详情。

        """)
  }

  @Test func golden_check() throws {
    #expect(
      try page("check") == """
        gradeline check INPUT...
        load, repair, report what is wrong with the data

        Writes nodes.geojson and links.geojson (the network as it will be used), defects.geojson (every finding with its place) and summary.json.
        Exit status 1 if a finding is an error, or with --strict a warning.

          --out DIR          folder for the results (default: gradeline-out)
          --settings FILE    settings as JSON; the keys of gradeline.json (see: gradeline help settings)
          --fields FILE      attribute mapping as JSON: {"their column": "canonical_name"}
          --layer KIND=FILE  take FILE for a layer of this kind; may be repeated
          --crs CRS          coordinate system of files that name none: EPSG:4547, GCJ02, BD09, …
          --threads N        threads (default: all cores)
          --lang en|zh       language of messages (default: from the locale)
          --json             print the summary as JSON on standard output
          --quiet            print nothing but complaints
          --strict           warnings are errors: exit status 1
          --no-report        write no report.html
          --force            replace files in DIR that Gradeline did not write

        """)
  }

  @Test func golden_convert() throws {
    #expect(
      try page("convert") == """
        gradeline convert INPUT OUTPUT
        between SWMM 5 models (.inp) and folders of GeoJSON

        MODEL.inp FOLDER writes GeoJSON layers, gradeline.json and model.json; the folder gives the same network and results. FOLDER MODEL.inp writes the drains as a SWMM 5.2 model, what was inferred included. Name the coordinate system of a model with --crs: without it features have no place on the map and carry x_m, y_m.

          --settings FILE    settings as JSON; the keys of gradeline.json (see: gradeline help settings)
          --fields FILE      attribute mapping as JSON: {"their column": "canonical_name"}
          --layer KIND=FILE  take FILE for a layer of this kind; may be repeated
          --crs CRS          coordinate system of files that name none: EPSG:4547, GCJ02, BD09, …
          --lang en|zh       language of messages (default: from the locale)
          --json             print the summary as JSON on standard output
          --quiet            print nothing but complaints
          --force            replace files in DIR that Gradeline did not write

        """)
  }

  @Test func hotspots_namesEveryOptionWithItsValue() throws {
    let text = try page("hotspots")
    for option in commonOptions + hotspotOptions {
      #expect(text.contains([option.name, option.value].compactMap(\.self).joined(separator: " ")))
    }
  }

  @Test func settings_listsEveryKeyWithDefaultAndSource() throws {
    let lines = try page("settings").split(separator: "\n")
    for row in settingTable {
      #expect(lines.contains { $0.contains(row.key) && $0.contains(row.defaultText) && $0.contains(row.source) })
    }
  }

  @Test func nothingTyped_isTheOverview() throws {
    #expect(try Workshop().run([], to: nil).output == page())
    #expect(try Workshop().run(["check", "--help"], to: nil).output == page("check"))
    #expect(try Workshop().run(["--version"], to: nil).output == "gradeline \(gradelineVersion)\n")
  }
}
