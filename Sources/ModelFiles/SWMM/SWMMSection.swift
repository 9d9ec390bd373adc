/// The sections of a SWMM 5.2 input file.
enum SWMMSection: String, CaseIterable {
  case title, options, report, files
  case raingages, evaporation, temperature, adjustments
  case subcatchments, subareas, infiltration
  case lidControls = "lid_controls"
  case lidUsage = "lid_usage"
  case aquifers, groundwater, gwf, snowpacks
  case junctions, outfalls, dividers, storage
  case conduits, pumps, orifices, weirs, outlets
  case xsections, transects, losses, controls, events
  case streets
  case inletUsage = "inlet_usage"
  case inlets
  case pollutants, landuses, coverages, loadings, buildup, washoff, treatment
  case inflows, dwf, rdii, hydrographs, curves, timeseries, patterns
  case map, polygons, coordinates, vertices, labels, symbols, backdrop, tags, profiles

  /// Letters by which SWMM knows the heading; anything may follow them.
  private var stem: String {
    switch self {
    case .options: "OPTION"
    case .files: "FILE"
    case .raingages: "RAINGAGE"
    case .evaporation: "EVAP"
    case .adjustments: "ADJUSTMENT"
    case .subcatchments: "SUBCATCHMENT"
    case .subareas: "SUBAREA"
    case .infiltration: "INFIL"
    case .lidControls: "LID_CONTROL"
    case .aquifers: "AQUIFER"
    case .snowpacks: "SNOWPACK"
    case .junctions: "JUNC"
    case .outfalls: "OUTFALL"
    case .dividers: "DIVIDER"
    case .conduits: "CONDUIT"
    case .pumps: "PUMP"
    case .orifices: "ORIFICE"
    case .weirs: "WEIR"
    case .outlets: "OUTLET"
    case .xsections: "XSECT"
    case .transects: "TRANSECT"
    case .losses: "LOSS"
    case .controls: "CONTROL"
    case .events: "EVENT"
    case .streets: "STREET"
    case .inlets: "INLET"
    case .pollutants: "POLLUT"
    case .landuses: "LANDUSE"
    case .coverages: "COVERAGE"
    case .loadings: "LOADING"
    case .inflows: "INFLOW"
    case .hydrographs: "HYDROGRAPH"
    case .curves: "CURVE"
    case .patterns: "PATTERN"
    case .polygons: "POLYGON"
    case .coordinates: "COORDINATE"
    case .labels: "LABEL"
    case .symbols: "SYMBOL"
    case .tags: "TAG"
    case .profiles: "PROFILE"
    default: rawValue.uppercased()
    }
  }

  /// The section's full name as SWMM writes it, without brackets.
  var heading: String { self == .polygons ? "Polygons" : rawValue.uppercased() }

  /// The section that `heading` (without brackets) names: by its stem, as SWMM matches headings, or by any shorter
  /// beginning of at least four letters that only one section has. Longer stems stand before the shorter they contain.
  init?(heading: String) {
    let word = heading.uppercased()
    if let section = Self.allCases.first(where: { word.hasPrefix($0.stem) }) {
      self = section
      return
    }
    let candidates = Self.allCases.filter { word.utf8.count >= 4 && $0.heading.uppercased().hasPrefix(word) }
    guard candidates.count == 1 else { return nil }
    self = candidates[0]
  }
}
