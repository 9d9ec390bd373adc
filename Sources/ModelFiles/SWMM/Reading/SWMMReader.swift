import NetworkGraph
import Quantities

/// Takes a SWMM input file apart, section after section, and collects every fault on the way.
///
/// A value that cannot be read becomes NaN and a fault; reading goes on so that one run tells all. The sections are
/// read in an order in which every name is declared before it is used, whatever their order in the file.
struct SWMMReader {
  let text: SWMMText
  let file: String
  var units = SWMMUnits(.cfs)
  var options = SWMMOptions()
  var model = ModelData()
  var faults: [ModelFault] = []
  var findings: [Finding] = []

  var nodes = NameIndex()
  var links = NameIndex()
  var subcatchments = NameIndex()
  var gauges = NameIndex()
  var patterns = NameIndex()
  var transects: [Transect] = []
  var transectNames = NameIndex()
  var streetNames = NameIndex()
  var inletNames = NameIndex()
  var curves = SWMMTables()
  var series = SWMMTables()
  /// Metres of one map unit, 1 for degrees.
  var mapScale = 1.0
  var isGeographic = false
  /// What the model asks for and no element shows, by kind, in the order of the file.
  var unsupportedNames: [(what: String, names: [String])] = []
  /// Rows that declared the nodes and links, in the order of their indices.
  var nodeRows: [SWMMText.Row] = []
  var nodeKinds: [SWMMSection] = []
  var linkRows: [SWMMText.Row] = []
  var linkKinds: [SWMMSection] = []

  init(text: SWMMText, file: String) {
    self.text = text
    self.file = file
  }

  /// Reads everything. The result holds only if `faults` is empty afterwards.
  mutating func read() -> ModelFile {
    checkHeadings()
    readOptions()
    declareElements()
    requireOutfall()
    readCurves()
    readTimeSeries()
    readPatterns()
    readTransects()
    readStreets()
    readControlTables()
    let places = readCoordinates()
    var layers = [readNodes(places), readLinks(places), readSubcatchments()]
    readGauges()
    readInflows()
    readInletDesigns()
    readInletUsage()
    readEvaporation()
    checkControlRules()
    keepSections()
    judgeSections()
    layers.removeAll { $0.count == 0 }
    model.simulation = options.settings
    return ModelFile(layers: layers, model: model, findings: findings)
  }

  private mutating func declareElements() {
    for section in [SWMMSection.junctions, .outfalls, .dividers, .storage] {
      for row in text.rows(of: section) {
        guard nodes.declare(text.token(row, 0), in: text.bytes) != nil else {
          duplicate(row, "node")
          continue
        }
        nodeRows.append(row)
        nodeKinds.append(section)
      }
    }
    for section in [SWMMSection.conduits, .pumps, .orifices, .weirs, .outlets] {
      for row in text.rows(of: section) {
        guard links.declare(text.token(row, 0), in: text.bytes) != nil else {
          duplicate(row, "link")
          continue
        }
        linkRows.append(row)
        linkKinds.append(section)
      }
    }
  }

  /// As in SWMM, a network must have somewhere for its water to go.
  private mutating func requireOutfall() {
    guard !nodeKinds.isEmpty, !nodeKinds.contains(.outfalls) else { return }
    faults.append(
      ModelFault(
        section: "OUTFALLS", found: "no outfall among \(nodeKinds.count) nodes", expected: "at least one",
        advice: "declare there the node where the water leaves"))
  }

  private mutating func checkHeadings() {
    if text.strayLine > 0 {
      faults.append(
        ModelFault(
          line: Int(text.strayLine), found: "data before the first section", expected: "a heading such as [TITLE]",
          advice: "is this a SWMM 5 input file?"))
    }
    let names = text.blocks.map { $0.heading.uppercased() }
    if text.blocks.isEmpty || names.contains("PIPES") || names.contains("RESERVOIRS") {
      let found = text.blocks.isEmpty ? "no section at all" : "sections of an EPANET model"
      faults.append(
        ModelFault(
          found: found, expected: "the sections of a SWMM 5 model", advice: "choose a file written by SWMM 5"))
    }
  }
}

// MARK: Reading one value

/// What a number must satisfy beside being one.
enum NumberBound {
  case any, positive, notNegative

  /// No quantity of a town is larger, in whichever unit.
  static let largest = 1e12

  func admits(_ value: Double) -> Bool {
    switch self {
    case .any: true
    case .positive: value > 0
    case .notNegative: value >= 0
    }
  }

  var words: String {
    switch self {
    case .any: "a number"
    case .positive: "a number above 0"
    case .notNegative: "a number of 0 or more"
    }
  }
}

extension SWMMReader {
  /// Token `i` as a number in the file's unit; NaN and a fault if it is missing or wrong.
  mutating func number(
    _ row: SWMMText.Row, _ i: Int, _ what: String, _ bound: NumberBound = .any
  ) -> Double {
    let token = text.token(row, i)
    let value = text.number(token)
    if let value, bound.admits(value), value.magnitude <= NumberBound.largest { return value }
    let isTooLarge = (value ?? 0).magnitude > NumberBound.largest
    fault(
      row, found: i < Int(row.count) ? "“\(text.string(token))”" : "nothing",
      expected: "\(what), \(isTooLarge ? "at most \(NumberBound.largest)" : bound.words)")
    return .nan
  }

  /// The same where the token may be left out, blank or `*`.
  mutating func number(
    _ row: SWMMText.Row, _ i: Int, _ what: String, _ bound: NumberBound = .any, default standard: Double
  ) -> Double {
    isBlank(row, i) ? standard : number(row, i, what, bound)
  }

  func isBlank(_ row: SWMMText.Row, _ i: Int) -> Bool {
    let token = text.token(row, i)
    return token.isEmpty || (token.count == 1 && text.bytes[token.lowerBound] == UInt8(ascii: "*"))
  }

  func string(_ row: SWMMText.Row, _ i: Int) -> String { text.string(text.token(row, i)) }

  func begins(_ row: SWMMText.Row, _ i: Int, with keyword: String) -> Bool {
    text.begins(text.token(row, i), with: keyword)
  }

  /// The keyword that token `i` begins with, in lower case; nil and a fault if it is none of them.
  mutating func keyword(_ row: SWMMText.Row, _ i: Int, _ what: String, among words: [String]) -> String? {
    if let word = words.first(where: { begins(row, i, with: $0) }) { return word.lowercased() }
    let found = i < Int(row.count) ? "“\(string(row, i))”" : "nothing"
    fault(row, found: found, expected: "\(what), one of \(words.joined(separator: ", "))")
    return nil
  }

  /// YES or NO; NO where left out.
  mutating func flag(_ row: SWMMText.Row, _ i: Int, _ what: String) -> Bool {
    isBlank(row, i) ? false : keyword(row, i, what, among: ["YES", "NO"]) == "yes"
  }

  /// The index of the object named by token `i`; nil and a fault if nobody declared it.
  mutating func reference(
    _ row: SWMMText.Row, _ i: Int, to index: NameIndex, _ what: String, in section: String
  ) -> Int? {
    let token = text.token(row, i)
    if let found = index.find(token, in: text.bytes) { return found }
    fault(
      row, found: token.isEmpty ? "no \(what)" : "\(what) “\(text.string(token))”",
      expected: "a name declared in \(section)", advice: "add it there or correct the name")
    return nil
  }

  mutating func duplicate(_ row: SWMMText.Row, _ what: String) {
    fault(row, found: "\(what) “\(string(row, 0))” a second time", expected: "each id once", advice: "rename one")
  }

  mutating func fault(
    _ row: SWMMText.Row, found: String, expected: String, advice: String = "correct the line"
  ) {
    let block = text.blocks[Int(row.block)]
    // In a transect's lines the id comes after the word.
    let id = string(row, block.section == .transects && begins(row, 0, with: "X1") ? 1 : 0)
    faults.append(
      ModelFault(
        section: block.heading, line: Int(row.line), element: id, found: found, expected: expected, advice: advice))
  }

  /// Remembers that the model asks for something that is not simulated yet.
  mutating func unsupported(_ what: String, _ name: String) {
    guard let known = unsupportedNames.firstIndex(where: { $0.what == what }) else {
      unsupportedNames.append((what, [name]))
      return
    }
    if !unsupportedNames[known].names.contains(name) { unsupportedNames[known].names.append(name) }
  }

  /// Notes something about the element of `row` without refusing the file.
  mutating func note(
    _ kind: String, _ severity: Severity, _ row: SWMMText.Row, _ message: String, repair: String? = nil
  ) {
    findings.append(
      Finding(
        kind, severity, "line \(row.line), [\(text.blocks[Int(row.block)].heading)]: \(message)", file: file,
        id: string(row, 0), repair: repair))
  }
}
