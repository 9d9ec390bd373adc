import NetworkGraph
import Quantities

/// Puts a network into the sections of a SWMM input file.
struct SWMMWriter {
  let network: Network
  let units: SWMMUnits
  var text = ""
  var faults: [ModelFault] = []
  /// Names of time series and curves in use, for those that are made here.
  var tableNames: Set<String>
  /// Curves and series made while other sections are written.
  var madeCurves: [(name: String, kind: String, x: [String], y: [String])] = []
  var madeSeries: [(name: String, times: [String], values: [String])] = []
  var transects: [String] = []
  private let kept: [String: [String]]

  init(network: Network) {
    self.network = network
    units = SWMMUnits(FlowUnits(rawValue: network.model.flowUnits.lowercased()) ?? .cms)
    kept = Dictionary(network.model.keptSections.map { ($0.name, $0.lines) }, uniquingKeysWith: +)
    let lines = ["[CURVES]"] + kept["CURVES", default: []] + kept["TIMESERIES", default: []]
    let keptTables = SWMMText(Array(lines.joined(separator: "\n").utf8))
    tableNames = Set(network.model.curves.keys).union(network.model.series.keys)
      .union(keptTables.rows(of: .curves).map { keptTables.string(keptTables.token($0, 0)) })
  }

  mutating func write() {
    section(.title, [])
    section(.options, optionLines())
    section(.raingages, gaugeLines())
    section(.evaporation, evaporationLines())
    writeSubcatchments()
    writeNodes()
    writeLinks()
    section(.transects, transects)
    section(.streets, streetLines())
    section(.inlets, inletLines())
    section(.inletUsage, inletUsageLines())
    writeInflows()
    section(.curves, curveLines())
    section(.timeseries, seriesLines())
    section(.patterns, patternLines())
    writeKeptSections()
    writeMap()
  }

  /// A section with its own lines and those kept word for word; nothing if there are none.
  mutating func section(_ section: SWMMSection, _ lines: [String]) {
    let all = lines + (kept[section.heading] ?? [])
    guard !all.isEmpty else { return }
    text += "[\(section.heading)]\n" + all.joined(separator: "\n") + "\n\n"
  }

  /// Lines kept of a section, for what must not be written twice.
  func keptLines(_ section: SWMMSection) -> [String] { kept[section.heading] ?? [] }

  /// Kept sections that no other part of the writer has put beside its own lines.
  private mutating func writeKeptSections() {
    let written: Set<SWMMSection> = [
      .title, .options, .raingages, .evaporation, .inflows, .dwf, .curves, .timeseries,
    ]
    for block in network.model.keptSections {
      if let section = SWMMSection(heading: block.name), written.contains(section) { continue }
      text += "[\(block.name)]\n" + block.lines.joined(separator: "\n") + "\n\n"
    }
  }

  /// A name as a token: in quotation marks where it would fall apart.
  func token(_ name: String) -> String {
    name.isEmpty || name.utf8.contains { $0 <= space } ? "\"\(name)\"" : name
  }

  /// A name for a table made here that no other table has.
  mutating func newName(_ wish: String) -> String {
    var name = wish
    var count = 1
    while !tableNames.insert(name).inserted {
      count += 1
      name = "\(wish)~\(count)"
    }
    return name
  }

  mutating func fault(_ element: String, _ name: AttributeName, _ expected: String) {
    faults.append(
      ModelFault(element: element, found: "no \(name)", expected: expected, advice: "add it to the layer"))
  }
}

// MARK: Numbers

/// The shortest number that `read` turns into `value`; the nearest where no number does.
///
/// `guess` is `value` in the file's unit to within rounding.
func fileNumber(_ value: Double, guess: Double, read: (Double) -> Double) -> String {
  let rounded = roundedTo12Digits(guess)
  for candidate in [rounded, guess, guess.nextUp, guess.nextDown, guess.nextUp.nextUp, guess.nextDown.nextDown]
  where read(candidate) == value {
    return plain(candidate)
  }
  return plain(guess)
}

/// The shortest decimal that reads back the same, whole numbers without a point.
func plain(_ value: Double) -> String {
  value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : String(value)
}

private func roundedTo12Digits(_ value: Double) -> Double {
  guard value.isFinite, value != 0 else { return value }
  var scale = 1.0
  while value.magnitude * scale < 1e11, scale < 1e22 { scale *= 10 }
  return (value * scale).rounded() / scale
}

extension SWMMWriter {
  /// A value of `unit` SI units each.
  func number(_ value: Double, _ unit: Double) -> String {
    unit == 1 ? plain(value) : fileNumber(value, guess: value / unit) { $0 * unit }
  }

  /// An attribute that the file must have.
  mutating func required(
    _ attributes: AttributeTable, _ i: Int, _ id: String, _ name: AttributeName, _ unit: Double = 1
  ) -> String {
    if let value = attributes.known(name, i) { return number(value, unit) }
    fault(id, name, "a number")
    return "0"
  }

  /// Seconds as `h:mm:ss`, or decimal hours where they are no whole seconds or before the start.
  func time(_ seconds: Double) -> String {
    guard seconds >= 0, seconds == seconds.rounded(), seconds < 1e12 else {
      return fileNumber(seconds, guess: seconds / 3600) { $0 * 3600 }
    }
    let whole = Int(seconds)
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(whole / 3600):\(two(whole / 60 % 60)):\(two(whole % 60))"
  }
}
