import NetworkGraph

/// Options of SWMM's own solver that change nothing here, and what stands in their place.
private struct SolverOption: Sendable {
  var names: Set<String>
  /// Values that ask for nothing.
  var isIdle: @Sendable (String) -> Bool
  var severity = Severity.note
  var repair: String
}

private let solverOptions = [
  SolverOption(
    names: ["IGNORE_ROUTING"], isIdle: { $0 == "NO" }, severity: .warning, repair: "flow is routed all the same"),
  SolverOption(
    names: ["SKIP_STEADY_STATE"], isIdle: { $0 == "NO" }, repair: "steady flow is routed as any other, by longer steps"),
  SolverOption(
    names: ["LENGTHENING_STEP"], isIdle: { Double($0) == 0 },
    repair: "no conduit is lengthened: short ones do not bind the step"),
  SolverOption(
    names: ["SURCHARGE_METHOD"], isIdle: { $0 == "EXTRAN" },
    repair: "surcharge is solved at the nodes, without a slot in the conduits"),
  SolverOption(
    names: [
      "MAX_TRIALS", "HEAD_TOLERANCE", "MINIMUM_STEP", "MIN_ROUTE_STEP", "SYS_FLOW_TOL", "LAT_FLOW_TOL",
      "SLOPE_WEIGHTING",
    ], isIdle: { _ in false }, repair: "steps and passes are chosen by error control"),
]

extension SWMMReader {
  /// Tells the options of SWMM's solver that the model sets in vain.
  mutating func judgeSolverOptions() {
    guard !links.names.isEmpty else { return }
    for option in solverOptions {
      let asked = options.others.filter { line in
        let words = line.split(separator: " ").map { $0.uppercased() }
        return words.count > 1 && option.names.contains(words[0]) && !option.isIdle(words[1])
      }
      guard !asked.isEmpty else { continue }
      findings.append(
        Finding(
          "solver_option", option.severity, "the model asks for \(asked.joined(separator: ", "))", file: file,
          repair: option.repair))
    }
  }
}
