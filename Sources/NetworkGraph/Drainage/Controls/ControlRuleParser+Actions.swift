extension ControlRuleParser {
  /// `object id STATUS = state` or `object id SETTING = value`.
  mutating func takeAction(_ words: inout ControlWords) throws(Complaint) -> ControlAction {
    let kinds = ControlNames.LinkKind.allCases.map { ($0.rawValue.uppercased(), $0) }
    let kind = try words.take("a kind of link", among: kinds)
    let link = try takeID(&words, "a link", names.link)
    if link.kind != kind {
      throw Complaint(
        found: "\(link.kind.article) under the word \(kind.rawValue.uppercased())", expected: "its own kind")
    }
    let setsStatus = try words.take("what to set", among: kind.settableWords)
    try words.takeEqualsSign("the new value")
    let setting =
      setsStatus ? .number(try words.take("a state", among: kind.stateWords)) : try takeSetting(&words, kind)
    return ControlAction(link: link.index, setting: setting, largest: kind.largestSetting)
  }

  private mutating func takeSetting(
    _ words: inout ControlWords, _ kind: ControlNames.LinkKind
  ) throws(Complaint) -> ControlAction.Setting {
    switch words.upcoming {
    case "CURVE":
      words.skip()
      var curve = try takeCurve(&words)
      curve.y = cut(curve.y, kind)
      return .curve(curve)
    case "TIMESERIES":
      words.skip()
      var series = try takeID(&words, "a time series", names.series)
      if series.isEmpty { throw Complaint(found: "a time series without values", expected: "one value at least") }
      series.values = cut(series.values, kind)
      return .series(series)
    case "PID":
      words.skip()
      return .pid(
        gain: try words.takeNumber("the gain, a number"),
        integralTime: try words.takeNumber("the integral time in minutes, 0 for none"),
        derivativeTime: try words.takeNumber("the derivative time in minutes, 0 for none"))
    default:
      let range = kind == .pump ? "of 0 or more" : "from 0 to 1"
      let expected = "a setting \(range), or CURVE, TIMESERIES or PID"
      let number = try words.takeNumber(expected)
      if (0...kind.largestSetting).contains(number) { return .number(number) }
      throw Complaint(found: "\(number)", expected: expected)
    }
  }

  /// Settings within what the kind of link admits.
  private mutating func cut(_ settings: [Double], _ kind: ControlNames.LinkKind) -> [Double] {
    let admitted = settings.map { min(max($0, 0), kind.largestSetting) }
    if admitted != settings { note("settings beyond what \(kind.article) can take", repair: "cut there") }
    return admitted
  }

  private func takeCurve(_ words: inout ControlWords) throws(Complaint) -> ModelData.Curve {
    let curve = try takeID(&words, "a curve", names.curve)
    if curve.kind != "control" {
      throw Complaint(found: "a curve of type \(curve.kind)", expected: "one of type CONTROL")
    }
    if curve.x.isEmpty { throw Complaint(found: "a curve without values", expected: "one value at least") }
    return curve
  }
}

extension ControlNames.LinkKind {
  fileprivate var article: String { self == .orifice || self == .outlet ? "an \(rawValue)" : "a \(rawValue)" }

  fileprivate var largestSetting: Double { self == .pump ? .infinity : 1 }

  /// What of such a link can be set, and whether it is its status.
  fileprivate var settableWords: [(word: String, value: Bool)] {
    switch self {
    case .conduit: [("STATUS", true)]
    case .pump: [("STATUS", true), ("SETTING", false)]
    case .orifice, .weir, .outlet: [("SETTING", false)]
    }
  }

  fileprivate var stateWords: [(word: String, value: Double)] {
    self == .conduit ? [("OPEN", 1), ("CLOSED", 0)] : [("ON", 1), ("OFF", 0)]
  }
}
