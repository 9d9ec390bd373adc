import NetworkGraph

/// Sections whose every line has become attributes or model data; all others are kept word for word.
private let sectionsTakenIn: Set<SWMMSection> = [
  .options, .raingages, .evaporation, .subcatchments, .subareas, .infiltration, .junctions, .outfalls, .dividers,
  .storage, .conduits, .pumps, .orifices, .weirs, .outlets, .xsections, .transects, .streets, .losses, .inlets,
  .inletUsage, .inflows, .dwf, .curves,
  .timeseries, .patterns, .map, .polygons, .coordinates, .vertices,
]

/// Sections that change how much water flows where, with the words for what they ask for.
private let hydraulicSections: [(section: SWMMSection, what: String)] = [
  (.lidUsage, "source-reduction units (LID)"),
  (.groundwater, "groundwater flow"), (.gwf, "groundwater flow expressions"),
  (.rdii, "rainfall-dependent infiltration and inflow"), (.adjustments, "monthly climate adjustments"),
  (.events, "routing in events only"),
]

/// Sections about the quality of the water, which leave its quantity as it is.
private let qualitySections: [SWMMSection] = [
  .pollutants, .landuses, .coverages, .loadings, .buildup, .washoff, .treatment,
]

extension SWMMReader {
  /// Keeps word for word what has no place elsewhere: whole sections, options without use, curves and series that
  /// nothing refers to, inflows of pollutants.
  mutating func keepSections() {
    for block in text.blocks {
      if let section = block.section, sectionsTakenIn.contains(section) { continue }
      let lines = text.lines(of: block)
      guard !lines.isEmpty else { continue }
      let name = block.section?.heading ?? block.heading
      if block.section == nil {
        findings.append(
          Finding(
            "unknown_section", .warning, "section [\(block.heading)] in line \(block.line) is no section of SWMM 5",
            file: file, repair: "kept word for word"))
      }
      keep(lines, as: name)
    }
    keep(options.others, as: "OPTIONS")
    keepUnused(.curves, curves)
    keepUnused(.timeseries, series)
    for section in [SWMMSection.inflows, .dwf] {
      keep(text.rows(of: section).filter { !begins($0, 1, with: "FLOW") }.map(line), as: section.heading)
    }
    keep(text.rows(of: .raingages).filter { begins($0, 4, with: "FILE") }.map(line), as: "RAINGAGES")
    let climate = ["TEMPERATURE", "FILE", "RECOVERY"]
    keep(
      text.rows(of: .evaporation).filter { row in climate.contains { begins(row, 0, with: $0) } }.map(line),
      as: "EVAPORATION")
  }

  private mutating func keepUnused(_ section: SWMMSection, _ tables: SWMMTables) {
    let rows = text.rows(of: section).filter { row in
      tables.names.find(text.token(row, 0), in: text.bytes).map { index in
        !tables.tables[index].isUsed || tables.tables[index].file != nil
      } ?? false
    }
    keep(rows.map(line), as: section.heading)
  }

  private mutating func keep(_ lines: [String], as name: String) {
    guard !lines.isEmpty else { return }
    if let known = model.keptSections.firstIndex(where: { $0.name == name }) {
      model.keptSections[known].lines += lines
    } else {
      model.keptSections.append(ModelData.KeptSection(name: name, lines: lines))
    }
  }

  /// The tokens of a row as one line again.
  private func line(_ row: SWMMText.Row) -> String {
    (0..<Int(row.count)).map { i in
      let token = string(row, i)
      return token.isEmpty || token.utf8.contains(where: { $0 <= space }) ? "\"\(token)\"" : token
    }.joined(separator: " ")
  }

  /// Says by name what is not simulated yet: as `unsupported` where it changes the flow of water, as a finding where
  /// it does not.
  mutating func judgeSections() {
    for (section, what) in hydraulicSections {
      let rows = text.rows(of: section)
      guard !rows.isEmpty, !isIgnored(section) else { continue }
      unsupported(what, "[\(section.heading)]")
    }
    judgeFiles()
    model.unsupported = unsupportedNames.map { "\($0.what) (\(listed($0.names)))" }
    let quality = qualitySections.filter { !text.rows(of: $0).isEmpty }.map { "[\($0.heading)]" }
    if !quality.isEmpty, !options.ignoresQuality {
      findings.append(
        Finding(
          "water_quality", .warning, "water quality is not simulated: \(quality.joined(separator: ", "))", file: file,
          repair: "kept word for word; the flow is the same"))
    }
    judgeRouting()
    judgeSolverOptions()
  }

  private func isIgnored(_ section: SWMMSection) -> Bool {
    switch section {
    case .groundwater, .gwf: options.ignoresGroundwater
    case .rdii: options.ignoresRDII
    default: false
    }
  }

  /// Interface files: those to be used change the result, those to be saved do not.
  private mutating func judgeFiles() {
    for row in text.rows(of: .files) {
      if begins(row, 0, with: "USE") {
        unsupported("interface files", "\(string(row, 1)) \(string(row, 2))")
      } else {
        note("interface_file", .note, row, "the file \(string(row, 2)) is not written")
      }
    }
  }

  private mutating func judgeRouting() {
    guard !options.routing.hasPrefix("DYN"), !options.routing.hasPrefix("DW"), !links.names.isEmpty else { return }
    findings.append(
      Finding(
        "routing_method", .warning, "the model asks for \(options.routing) routing", file: file,
        repair: "flow is routed as a full dynamic wave"))
  }
}
