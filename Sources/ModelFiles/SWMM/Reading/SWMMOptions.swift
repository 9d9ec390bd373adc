import NetworkGraph
import Quantities

/// What the options of a model say, as far as they bear on how the rest is read.
struct SWMMOptions {
  var settings = SimulationSettings()
  /// Whether offsets of links are levels (`LINK_OFFSETS ELEVATION`).
  var offsetsAreLevels = false
  var infiltration = "horton"
  var routing = "KINWAVE"
  /// Whether force mains have Hazen–Williams coefficients; Darcy–Weisbach roughness otherwise.
  var usesHazenWilliams = true
  var ignoresGroundwater = false
  var ignoresSnowmelt = false
  var ignoresRDII = false
  var ignoresQuality = false
  /// Options this program has no use for, word for word.
  var others: [String] = []
}

/// Words of the infiltration methods and what the canonical attribute calls them.
let infiltrationMethods = ["HORTON", "MODIFIED_HORTON", "GREEN_AMPT", "MODIFIED_GREEN_AMPT", "CURVE_NUMBER"]

/// Options of SWMM 5 that change nothing about how the rest is read (User's Manual 5.2, appendix D).
private let otherOptions: Set<String> = [
  "SWEEP_START", "SWEEP_END", "SLOPE_WEIGHTING", "LENGTHENING_STEP", "COMPATIBILITY", "SKIP_STEADY_STATE",
  "TEMPDIR", "IGNORE_ROUTING", "MAX_TRIALS", "HEAD_TOLERANCE", "SYS_FLOW_TOL", "LAT_FLOW_TOL", "MINIMUM_STEP",
  "MIN_ROUTE_STEP", "NUM_THREADS", "THREADS", "SURCHARGE_METHOD",
]

extension SWMMReader {
  /// Reads `[OPTIONS]`; where an option comes twice the later value counts. Missing options have SWMM 5.2's defaults.
  mutating func readOptions() {
    var clock = Clock()
    options.settings = Self.defaults
    var minimumSurfaceArea = 0.0
    var others: [(name: String, line: String)] = []
    for row in text.rows(of: .options) {
      guard row.count >= 2 else {
        fault(row, found: "no value", expected: "an option and its value")
        continue
      }
      let name = string(row, 0).uppercased()
      if name == "MIN_SURFAREA" {
        minimumSurfaceArea = number(row, 1, "the least surface area", .notNegative)
      } else if readClock(row, name, &clock) || readSwitch(row, name) || readStep(row, name) {
        continue
      } else {
        readMethod(row, name)
        others.removeAll { $0.name == name }
        others.append((name, name + " " + string(row, 1)))
      }
    }
    options.others = others.map(\.line)
    // Zero stands for the area of a manhole of 4 feet, in both unit systems.
    options.settings.minimumSurfaceArea =
      minimumSurfaceArea > 0 ? minimumSurfaceArea * units.area : 12.566 * 0.3048 * 0.3048
    settle(clock)
  }

  /// SWMM's defaults where they differ from those of a network without a model.
  private static var defaults: SimulationSettings {
    var settings = SimulationSettings()
    settings.reportStep = 900
    settings.wetStep = 300
    return settings
  }

  /// Dates and times of day as the options give them.
  private struct Clock {
    var startDate = CivilTime(year: 2004, month: 1, day: 1)
    var startTime = 0.0
    var endDate: CivilTime?
    var endTime = 0.0
    var reportDate: CivilTime?
    var reportTime: Double?
  }

  private mutating func readClock(_ row: SWMMText.Row, _ name: String, _ clock: inout Clock) -> Bool {
    switch name {
    case "START_DATE": clock.startDate = date(row, 1)
    case "START_TIME": clock.startTime = timeOfDay(row, 1) ?? 0
    case "END_DATE": clock.endDate = date(row, 1)
    case "END_TIME": clock.endTime = timeOfDay(row, 1) ?? 0
    case "REPORT_START_DATE": clock.reportDate = date(row, 1)
    case "REPORT_START_TIME": clock.reportTime = timeOfDay(row, 1)
    default: return false
    }
    return true
  }

  /// A century and a bit [s]: longer runs are slips in a year.
  private static let longestRun = 3.2e9

  private mutating func settle(_ clock: Clock) {
    let start = clock.startDate.secondsSince1970 + clock.startTime
    let end = (clock.endDate ?? clock.startDate).secondsSince1970 + clock.endTime
    options.settings.start = CivilTime(secondsSince1970: start)
    options.settings.duration = end - start
    let report = (clock.reportDate ?? clock.startDate).secondsSince1970 + (clock.reportTime ?? clock.startTime)
    options.settings.reportStart = max(0, report - start)
    if !(end > start), faults.isEmpty {
      faults.append(
        ModelFault(
          section: "OPTIONS", found: "an end that is not after the start", expected: "END_DATE and END_TIME after it",
          advice: "correct the dates"))
    } else if end - start > Self.longestRun, faults.isEmpty {
      faults.append(
        ModelFault(
          section: "OPTIONS", found: "a run of \(Int((end - start) / 31_556_952)) years",
          expected: "START_DATE at most a hundred years before END_DATE", advice: "correct the dates"))
    }
  }

  private mutating func readStep(_ row: SWMMText.Row, _ name: String) -> Bool {
    switch name {
    case "REPORT_STEP": options.settings.reportStep = step(row)
    case "WET_STEP": options.settings.wetStep = step(row)
    case "DRY_STEP": options.settings.dryStep = step(row)
    case "ROUTING_STEP":
      // A plain number is seconds here, hours in the other steps.
      let seconds = text.number(text.token(row, 1))
      options.settings.routingStep = seconds.map { $0 > 0 ? $0 : .nan } ?? step(row)
      if options.settings.routingStep.isNaN, seconds != nil {
        fault(row, found: "“\(string(row, 1))”", expected: "a routing step above 0")
      }
    case "RULE_STEP": options.settings.ruleStep = timeOfDay(row, 1) ?? .nan
    case "MIN_SLOPE": options.settings.minimumSlope = number(row, 1, "the least slope in percent", .notNegative) / 100
    case "DRY_DAYS": options.settings.dryDays = number(row, 1, "days", .notNegative)
    case "VARIABLE_STEP":
      options.settings.hasVariableStep = number(row, 1, "a share of the Courant step", .notNegative) > 0
    default: return false
    }
    return true
  }

  private mutating func step(_ row: SWMMText.Row) -> Double {
    guard let seconds = timeOfDay(row, 1) else { return .nan }
    if seconds <= 0 { fault(row, found: "“\(string(row, 1))”", expected: "a step above 0") }
    return seconds
  }

  private mutating func readSwitch(_ row: SWMMText.Row, _ name: String) -> Bool {
    switch name {
    case "FLOW_UNITS":
      let words = FlowUnits.allCases.map { $0.rawValue.uppercased() }
      if let word = keyword(row, 1, "the flow units", among: words), let flow = FlowUnits(rawValue: word) {
        units = SWMMUnits(flow)
        model.flowUnits = word.uppercased()
      }
    case "INFILTRATION":
      if let method = keyword(row, 1, "the infiltration method", among: infiltrationMethods) {
        options.infiltration = method
      }
    case "LINK_OFFSETS":
      options.offsetsAreLevels = keyword(row, 1, "how offsets are given", among: ["DEPTH", "ELEVATION"]) == "elevation"
    case "ALLOW_PONDING": options.settings.allowsPonding = flag(row, 1, "whether water ponds")
    case "INERTIAL_DAMPING":
      if let word = keyword(row, 1, "the damping", among: ["NONE", "PARTIAL", "FULL"]) {
        options.settings.inertialDamping = InertialDamping(rawValue: word) ?? .partial
      }
    case "NORMAL_FLOW_LIMITED": readNormalFlowLimit(row)
    case "IGNORE_RAINFALL": options.settings.ignoresRainfall = flag(row, 1, "whether rain is left out")
    default: return false
    }
    return true
  }

  /// Options that bear on reading but stay among the others, for they have no place in the settings.
  private mutating func readMethod(_ row: SWMMText.Row, _ name: String) {
    let isOn = begins(row, 1, with: "YES")
    switch name {
    case "FLOW_ROUTING", "ROUTING_MODEL": options.routing = string(row, 1).uppercased()
    case "FORCE_MAIN_EQUATION": options.usesHazenWilliams = !begins(row, 1, with: "D-W")
    case "IGNORE_GROUNDWATER": options.ignoresGroundwater = isOn
    case "IGNORE_SNOWMELT": options.ignoresSnowmelt = isOn
    case "IGNORE_RDII": options.ignoresRDII = isOn
    case "IGNORE_QUALITY": options.ignoresQuality = isOn
    default:
      guard !otherOptions.contains(name) else { return }
      note(
        "unknown_option", .warning, row, "“\(name)” is no option of SWMM 5; its default stands if another was meant",
        repair: "passed over")
    }
  }

  private mutating func readNormalFlowLimit(_ row: SWMMText.Row) {
    let words = ["SLOPE", "FROUDE", "BOTH", "NEITHER", "NONE", "YES", "NO"]
    switch keyword(row, 1, "the limit to normal flow", among: words) {
    case "slope", "no": options.settings.normalFlowLimit = .slope
    case "froude": options.settings.normalFlowLimit = .froude
    case "neither", "none": options.settings.normalFlowLimit = .neither
    default: options.settings.normalFlowLimit = .both
    }
  }
}
