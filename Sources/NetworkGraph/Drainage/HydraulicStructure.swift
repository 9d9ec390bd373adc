import Quantities

/// What joins two nodes without being a conduit: its flow follows from the levels at its ends alone.
public enum HydraulicStructure: Sendable {
  case pump(Pump)
  case orifice(Orifice)
  case weir(Weir)
  case outlet(Outlet)

  /// Height of the top of the opening over its sill [m]; 0 where there is no opening in a wall.
  public var openingHeight: Double {
    switch self {
    case .orifice(let orifice): orifice.placement == .side ? orifice.height : 0
    case .weir(let weir): weir.height
    case .pump, .outlet: 0
    }
  }
}

/// A pump, running from its inlet node (`from`) to its outlet node (`to`) and never back.
public struct Pump: Hashable, Sendable {
  /// What decides the flow at full speed.
  public enum Law: Hashable, Sendable {
    /// Takes whatever enters the inlet node.
    case ideal
    /// Flow in stages of the volume [m³] in the inlet node (SWMM's type 1): stage `i` from `thresholds[i − 1]`.
    case volumeStages(thresholds: [Double], flows: [Double])
    /// Flow in stages of the depth [m] in the inlet node (type 2).
    case depthStages(thresholds: [Double], flows: [Double])
    /// Flow against the lift between the nodes [m] (type 3); with `hasAffinity` flow and lift scale with the speed
    /// and its square (type 5), otherwise the flow alone with the setting.
    case lift(heads: [Double], flows: [Double], hasAffinity: Bool)
    /// Flow against the depth [m] in the inlet node, linear between the points (type 4).
    case depth(depths: [Double], flows: [Double])
  }

  public var law: Law
  /// Depths in the inlet node at which the pump starts and stops [m]; 0 means that it does not by itself.
  public var onDepth: Double
  public var offDepth: Double
  public var isOnAtStart: Bool

  public init(law: Law, onDepth: Double = 0, offDepth: Double = 0, isOnAtStart: Bool = true) {
    self.law = law
    self.onDepth = onDepth
    self.offDepth = offDepth
    self.isOnAtStart = isOnAtStart
  }
}

/// An opening in a wall or a floor; its sill lies at the link's `inletOffset` above the floor of the inlet node.
public struct Orifice: Hashable, Sendable {
  public enum Placement: String, CaseIterable, Sendable { case side, bottom }

  public var placement: Placement
  /// [m]; a circle where `width` is nil.
  public var height: Double
  public var width: Double?
  /// Discharge coefficient [-].
  public var coefficient: Double
  /// Time from open to closed [s]; 0: at once.
  public var closingTime: Double

  public init(placement: Placement, height: Double, width: Double?, coefficient: Double, closingTime: Double = 0) {
    self.placement = placement
    self.height = height
    self.width = width
    self.coefficient = coefficient
    self.closingTime = closingTime
  }
}

/// A crest that water falls over; it lies at the link's `inletOffset` above the floor of the inlet node.
public struct Weir: Hashable, Sendable {
  public enum Form: Hashable, Sendable {
    case transverse, sideflow
    /// Side slopes are run over rise.
    case vNotch(sideSlope: Double)
    case trapezoidal(sideSlope: Double, endCoefficient: Double)
    /// A road that is overtopped: the coefficient follows from width [m] and surface (FHWA HDS-5) where both are known.
    case roadway(width: Double, isPaved: Bool)
  }

  public var form: Form
  /// Height of the opening above the crest, length of the crest [m].
  public var height: Double
  public var length: Double
  /// Discharge over length and head^1.5 [m^½/s]; with a curve its y against the head on the crest [m] in x.
  public var coefficient: Double
  public var coefficientCurve: ModelData.Curve?
  /// Number of ends at which the nappe contracts.
  public var endContractions: Double
  /// Whether it runs as an orifice when the water stands above its opening; otherwise the head counts to its top.
  public var canSurcharge: Bool

  public init(
    form: Form, height: Double, length: Double, coefficient: Double, coefficientCurve: ModelData.Curve? = nil,
    endContractions: Double = 0, canSurcharge: Bool = true
  ) {
    self.form = form
    self.height = height
    self.length = length
    self.coefficient = coefficient
    self.coefficientCurve = coefficientCurve
    self.endContractions = endContractions
    self.canSurcharge = canSurcharge
  }
}

/// A link whose flow is given as a rating of depth or head above its `inletOffset`.
public struct Outlet: Hashable, Sendable {
  public enum Variable: String, CaseIterable, Sendable { case depth, head }
  public enum Rating: Hashable, Sendable {
    /// `coefficient · y^exponent` [m³/s].
    case power(coefficient: Double, exponent: Double)
    /// Linear between the points [m] → [m³/s], constant beyond.
    case table(heights: [Double], flows: [Double])
  }

  /// Depth over the sill, or the difference of levels to the other side where that stands above it.
  public var variable: Variable
  public var rating: Rating

  public init(variable: Variable, rating: Rating) {
    self.variable = variable
    self.rating = rating
  }
}
