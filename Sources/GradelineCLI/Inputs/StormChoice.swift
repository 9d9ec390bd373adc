import Flooding
import Foundation
import Hydrology
import NetworkGraph
import Quantities
import Results

/// The rain of a run as settings and options ask for it.
struct StormChoice: Sendable {
  /// One storm per return period, the shortest period first; empty where a model brings its own rain.
  var storms: [FloodStorm] = []
  var assumptions: [Assumption] = []
  /// The formula stretched beyond what it was fitted for.
  var findings: [Finding] = []
  /// Length of the rain [s].
  var duration: Double { storms.compactMap(\.rain.intensity.times.last).max() ?? 0 }
  /// For people.
  var title = Phrase("the model's own rain", "模型自带降雨")

  /// Step of a design storm's blocks [s].
  private static let step = 60.0
  /// The formula when none is named: the one entry of the catalogue that is a standard in force.
  private static let defaultPlace = "Shanghai"

  init(_ settings: Settings, observed path: String?, hasGauges: Bool) throws(CommandFailure) {
    let asked = settings.given.contains { $0.hasPrefix("storm.") && $0 != "storm.factor" }
    if let path {
      try observe(path, factor: settings.storm.factor)
    } else if !hasGauges || asked {
      try design(settings.storm)
    }
    for i in storms.indices { storms[i].replacesGauges = true }
  }

  private mutating func observe(_ path: String, factor: Double) throws(CommandFailure) {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.input, "--storm \(path): the file cannot be read")
    }
    do throws(HyetographFaults) {
      let hyetograph = try parseHyetograph(String(decoding: bytes, as: UTF8.self))
      storms = [FloodStorm(rain: hyetograph.gauge.scaled(by: factor))]
    } catch {
      throw CommandFailure(.input, error.faults.map { "\(path): \($0)" })
    }
    title = Phrase("the rain of \(path)", "降雨过程 \(path)")
  }

  private mutating func design(_ storm: Settings.Storm) throws(CommandFailure) {
    do throws(StormError) {
      let formula: StormFormula
      var name = ""
      if let given = storm.formula {
        formula = try StormFormula(a1: given.a1, c: given.c, b: given.b, n: given.n)
        name = "q = 167·\(given.a1)·(1 + \(given.c)·lg P)/(t + \(given.b))^\(given.n)"
      } else {
        let entry = try StormCatalogue.builtIn.entry(named: storm.place ?? Self.defaultPlace)
        formula = entry.formula
        name = "\(entry.place), \(entry.edition)"
        if storm.place == nil { assumptions.append(Assumption(kind: "storm_formula", count: 1, value: name)) }
      }
      for years in storm.returnPeriods {
        let chicago = try ChicagoStorm(
          formula: formula, years: years, minutes: storm.duration, peakRatio: storm.peakRatio)
        findings += chicago.warnings.map { Finding("storm_beyond_fit", .warning, "\($0)") }
        let rain = try chicago.hyetograph(step: Self.step).scaled(by: storm.factor)
        storms.append(FloodStorm(rain: rain, returnPeriodYears: years))
      }
      let years = storm.returnPeriods.map { SettingValue.number($0).json }.joined(separator: ", ")
      let minutes = SettingValue.number(storm.duration).json
      let depth = storms.last.map { decimalText($0.rain.totalDepth * 1000, 1) } ?? ""
      title = Phrase(
        "Chicago storm of \(years) years over \(minutes) min, \(depth) mm (\(name))",
        "芝加哥雨型，重现期 \(years) 年，历时 \(minutes) 分钟，雨量 \(depth) mm（\(name)）")
    } catch {
      let setting = storm.formula == nil ? "storm.place" : "storm.formula"
      throw CommandFailure(.usage, "setting \(setting): \(error)")
    }
  }
}
