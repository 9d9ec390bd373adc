import Quantities

/// What a drainage model has beside its map: `model.json` holds exactly this.
///
/// All values are SI; series count seconds from the start of the simulation.
public struct ModelData: Hashable, Encodable, Sendable {
  public var curves: [String: Curve] = [:]
  public var series: [String: TimeSeries] = [:]
  public var patterns: [String: Pattern] = [:]
  public var gauges: [String: RainGauge] = [:]
  /// Cross-sections of streets, by name.
  public var streets: [String: Street] = [:]
  public var inflows: [NodeInflow] = []
  /// Kinds of street and channel inlets by name, and where they are.
  public var inletDesigns: [String: InletDesign] = [:]
  public var inlets: [InletUsage] = []
  /// Evaporation rate [m/s].
  public var evaporation = Evaporation()
  /// Settings that the file asked for; nil for a network that came without a model.
  public var simulation: SimulationSettings?
  /// Units of the numbers in `keptSections`: SWMM's word for them, which decides all others.
  public var flowUnits = "CMS"
  /// Sections kept word for word, by name, in the order of the file.
  public var keptSections: [KeptSection] = []
  /// What the file asks for beside its elements and the engine does not simulate yet, each with the names concerned:
  /// `groundwater flow ([GROUNDWATER])`. What an element asks for is judged by its attributes instead.
  public var unsupported: [String] = []

  enum CodingKeys: String, CodingKey {
    case curves, series, patterns, gauges, streets, inflows, inlets, evaporation, simulation, unsupported
    case inletDesigns = "inlet_designs"
    case flowUnits = "kept_units"
    case keptSections = "kept_sections"
  }

  public init() {}

  /// Pairs of a curve, SI: depth against area for storage, depth against flow for a rating. Those of rules (`control`)
  /// stay in `flowUnits`, as the rules do.
  public struct Curve: Hashable, Codable, Sendable {
    /// SWMM's word in lower case: `storage`, `rating`, `pump1`, `tidal`, `shape`, …
    public var kind: String
    public var x: [Double]
    public var y: [Double]

    public init(kind: String, x: [Double], y: [Double]) {
      self.kind = kind
      self.x = x
      self.y = y
    }
  }

  /// Multipliers that repeat.
  public struct Pattern: Hashable, Codable, Sendable {
    public enum Period: String, Codable, Sendable { case monthly, daily, hourly, weekend }
    public var period: Period
    public var factors: [Double]

    public init(period: Period, factors: [Double]) {
      self.period = period
      self.factors = factors
    }
  }

  /// Rain at one place as blocks of constant intensity.
  public struct RainGauge: Hashable, Codable, Sendable {
    /// Intensity [m/s] from each time until the next; the last value must be 0.
    public var intensity: TimeSeries
    /// The recording interval [s], which the runoff step never exceeds.
    public var interval: Double

    enum CodingKeys: String, CodingKey {
      case intensity = "intensity_ms"
      case interval = "interval_s"
    }

    public init(intensity: TimeSeries, interval: Double) {
      self.intensity = intensity
      self.interval = interval
    }
  }

  /// Water that enters a node from outside the model: `factor · series + baseline · pattern`, and dry-weather flow.
  public struct NodeInflow: Hashable, Encodable, Sendable {
    public var node: String
    /// Name of the series, nil for a baseline alone.
    public var series: String?
    public var factor: Double
    /// [m³/s]
    public var baseline: Double
    /// Names of the patterns that multiply the baseline.
    public var patterns: [String]
    /// Whether it is sewage of dry weather (SWMM's `[DWF]`), whose hourly pattern a weekend pattern may replace.
    public var isDryWeather = false

    enum CodingKeys: String, CodingKey {
      case node, series, factor, patterns
      case isDryWeather = "dry_weather"
      case baseline = "baseline_m3s"
    }

    public init(node: String, series: String?, factor: Double, baseline: Double, patterns: [String]) {
      self.node = node
      self.series = series
      self.factor = factor
      self.baseline = baseline
      self.patterns = patterns
    }
  }

  public struct Evaporation: Hashable, Encodable, Sendable {
    /// Rate by time [m/s], as steps; a single value for a constant rate.
    public var rate = TimeSeries(times: [0], values: [0])
    public var onlyDry = false

    enum CodingKeys: String, CodingKey {
      case rate = "rate_ms"
      case onlyDry = "only_dry"
    }

    public init() {}
  }

  public struct KeptSection: Hashable, Codable, Sendable {
    public var name: String
    public var lines: [String]

    public init(name: String, lines: [String]) {
      self.name = name
      self.lines = lines
    }
  }
}
