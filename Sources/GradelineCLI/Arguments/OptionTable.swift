/// One option of the command line.
struct OptionDefinition: Sendable {
  /// With its dashes.
  var name: String
  /// Placeholder of its value; nil for a flag.
  var value: String?
  var meaning: Phrase

  init(_ name: String, _ value: String? = nil, _ english: String, _ chinese: String) {
    self.name = name
    self.value = value
    meaning = Phrase(english, chinese)
  }
}

/// Options that every command with inputs takes.
let commonOptions: [OptionDefinition] = [
  OptionDefinition("--out", "DIR", "folder for the results (default: gradeline-out)", "结果文件夹（默认 gradeline-out）"),
  OptionDefinition(
    "--settings", "FILE", "settings as JSON; the keys of gradeline.json (see: gradeline help settings)",
    "设置文件 (JSON)，键同 gradeline.json（见 gradeline help settings）"),
  OptionDefinition(
    "--fields", "FILE", "attribute mapping as JSON: {\"their column\": \"canonical_name\"}",
    "属性对照表 (JSON)：{\"原字段\": \"标准名\"}"),
  OptionDefinition("--layer", "KIND=FILE", "take FILE for a layer of this kind; may be repeated", "指定文件的图层类型，可重复"),
  OptionDefinition(
    "--crs", "CRS", "coordinate system of files that name none: EPSG:4547, GCJ02, BD09, …",
    "未注明坐标系的文件所用坐标系：EPSG:4547、GCJ02、BD09 等"),
  OptionDefinition("--threads", "N", "threads (default: all cores)", "线程数（默认全部核心）"),
  OptionDefinition("--lang", "en|zh", "language of messages (default: from the locale)", "提示语言（默认随系统区域）"),
  OptionDefinition("--json", nil, "print the summary as JSON on standard output", "在标准输出打印 JSON 汇总"),
  OptionDefinition("--quiet", nil, "print nothing but complaints", "只打印错误"),
  OptionDefinition("--strict", nil, "warnings are errors: exit status 1", "把警告当作错误（退出码 1）"),
  OptionDefinition("--no-report", nil, "write no report.html", "不写 report.html"),
  OptionDefinition("--force", nil, "replace files in DIR that Gradeline did not write", "覆盖文件夹中非本程序写的同名文件"),
]

/// Options of `hotspots` beside the common ones.
let hotspotOptions: [OptionDefinition] = [
  OptionDefinition(
    "--return-period", "YEARS[,YEARS...]",
    "return period of the design storm (default: 20); of several, the longest is shown and each place names the shortest that floods it",
    "设计暴雨重现期（默认 20 年）；给多个时展示最长者，每处注明最短积水重现期"),
  OptionDefinition("--duration", "MIN", "length of the design storm (default: 120)", "设计暴雨历时（默认 120 分钟）"),
  OptionDefinition(
    "--storm", "FILE.csv", "observed or design hyetograph instead of the formula", "实测或设计雨型 (CSV)，代替暴雨强度公式"),
  OptionDefinition(
    "--formula", "A1,C,b,n", "storm intensity q = 167·A1·(1 + C·lg P)/(t + b)^n", "暴雨强度公式 q = 167·A1·(1+C·lgP)/(t+b)^n"),
  OptionDefinition("--place", "NAME", "storm intensity formula of a town in the catalogue", "采用目录中某地的暴雨强度公式"),
  OptionDefinition("--peak-ratio", "R", "where the peak lies in the storm, 0–1 (default: 0.4)", "雨峰系数 0–1（默认 0.4）"),
  OptionDefinition("--storm-factor", "F", "multiplies the rain", "雨量放大系数"),
  OptionDefinition(
    "--series", "ID[,ID...]|all", "write the time series of these nodes and links to series.csv",
    "把这些节点、管段的过程线写入 series.csv"),
  OptionDefinition(
    "--save-state", "FILE", "save the state of the routing, to go on from with --from-state",
    "保存演算状态，供 --from-state 续算"),
  OptionDefinition(
    "--from-state", "FILE", "go on from a saved state: the results are those of the whole run",
    "从保存的状态续算，结果与整段一次算完相同"),
  OptionDefinition("--step", "SECONDS", "fixed routing step, for convergence studies", "固定演算步长（收敛性研究用）"),
  OptionDefinition("--tolerance", "M", "tolerance of the step control (default: 0.015)", "步长控制容差（默认 0.015 m）"),
]
