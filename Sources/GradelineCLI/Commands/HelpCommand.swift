import Foundation

let helpCommand = Command(
  name: "help", operands: "[COMMAND | settings]",
  summary: Phrase("what a command does, or all settings", "命令说明，或全部设置项"),
  details: Phrase(
    "gradeline help settings lists every key of gradeline.json with its default and source.",
    "gradeline help settings 列出 gradeline.json 的全部键、默认值与出处。"),
  options: [OptionDefinition("--lang", "en|zh", "language (default: from the locale)", "语言（默认随系统区域）")],
  run: { words, environment throws(CommandFailure) in
    let options = try RunOptions(words, environment: environment)
    let language = options.console.language
    switch words.inputs.first {
    case nil: options.console.say(overview(language))
    case "settings": options.console.say(settingsHelp(language))
    case let name?:
      guard let command = allCommands.first(where: { $0.name == name }) else {
        throw CommandFailure(
          .usage, "no command “\(name)”; the commands are \(allCommands.map(\.name).joined(separator: ", "))")
      }
      options.console.say(help(for: command, language))
    }
    return nil
  })

let versionCommand = Command(
  name: "version", operands: "", summary: Phrase("the version (also --version)", "版本号（同 --version）"),
  details: Phrase("", ""), options: [],
  run: { words, environment throws(CommandFailure) in
    try RunOptions(words, environment: environment).console.say("gradeline \(gradelineVersion)")
    return nil
  })

/// The page of `gradeline help`.
func overview(_ language: Language) -> String {
  let title = Phrase(
    "gradeline: a county's pipes, roads and drains, and what to mend first", "gradeline：县城管网、道路与排水分析，先修哪里")
  let more = Phrase(
    "INPUT is any mix of a folder, .geojson, .json, .geojsonl, .asc, .csv, a SWMM .inp, or - for standard input.\ngradeline help COMMAND tells more.",
    "INPUT 可为文件夹、.geojson、.json、.geojsonl、.asc、.csv、SWMM 的 .inp，或 - 表示标准输入，可混用。\ngradeline help 命令名 查看详情。")
  let rows = allCommands.map { (("gradeline \($0.name) \($0.operands)"), $0.summary(language)) }
  return ([title(language), ""] + aligned(rows) + ["", more(language)]).joined(separator: "\n")
}

/// The page of `gradeline help COMMAND`.
func help(for command: Command, _ language: Language) -> String {
  var lines = ["gradeline \(command.name) \(command.operands)", command.summary(language)]
  let details = command.details(language)
  if !details.isEmpty { lines += ["", details] }
  if !command.options.isEmpty {
    lines.append("")
    lines += aligned(
      command.options.map { ([$0.name, $0.value].compactMap(\.self).joined(separator: " "), $0.meaning(language)) })
  }
  return lines.joined(separator: "\n")
}

/// The page of `gradeline help settings`.
func settingsHelp(_ language: Language) -> String {
  var table = TextTable([("key", .left), ("default", .left), ("unit", .left), ("meaning", .left), ("source", .left)])
  for row in settingTable { table.add([row.key, row.defaultText, row.unit, row.meaning(language), row.source]) }
  return table.lines().joined(separator: "\n")
}

private func aligned(_ rows: [(String, String)]) -> [String] {
  let width = rows.map { TextTable.cells(of: $0.0) }.max() ?? 0
  return rows.map { "  " + $0.0 + String(repeating: " ", count: width - TextTable.cells(of: $0.0) + 2) + $0.1 }
}
