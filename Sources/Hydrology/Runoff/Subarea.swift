import NetworkGraph

/// One of the three surfaces of a subcatchment: impervious without or with depression storage, pervious.
struct Subarea: Sendable {
  /// [m²]
  let area: Double
  /// How water above the depression storage flows; α is 0 where nothing ever runs off.
  private let law: NonlinearReservoir.Law
  /// No roughness: water over the depression storage is gone at once.
  private let runsOffAtOnce: Bool
  /// Depression storage [m].
  private let storage: Double
  /// Share of the runoff that goes over the other half of the subcatchment [0–1].
  var routedShare = 0.0
  /// Water on the surface [m], and the part above the depression storage.
  private(set) var depth = 0.0
  private var sheet = NonlinearReservoir.Sheet()
  /// Water on its way from the other half [m³].
  var arriving = 0.0

  /// `alpha` [m^(−2/3)/s] is that of the outflow law: 0 where nothing runs off, infinite where all does at once.
  init(area: Double, alpha: Double, storage: Double) {
    self.area = area
    self.storage = storage
    runsOffAtOnce = alpha == .infinity
    law = NonlinearReservoir.Law(alpha: runsOffAtOnce ? 0 : alpha)
  }

  /// Water on the surface or on its way onto it [m³].
  var volume: Double { depth * area + arriving }

  /// What happened over one step, per area.
  struct Fluxes {
    /// Depths [m].
    var runoff = 0.0
    var evaporation = 0.0
    var infiltration = 0.0
    /// Runoff at the end of the step [m/s].
    var flow = 0.0
  }

  /// The water on its way as inflow over a step of `step` seconds [m/s]; none is left.
  mutating func takeArriving(_ step: Double) -> Double {
    if arriving == 0 { return 0 }
    let rate = arriving / (area * step)
    arriving = 0
    return rate
  }

  /// Advances the surface by one step under `inflow`, rain and run-on, and the `infiltration` that the soil asks for,
  /// both [m/s].
  ///
  /// Evaporation takes from what stood there at the start, then infiltration from the rest; inflow less losses fills the
  /// depression storage, and what is above drains as a nonlinear reservoir. Water is conserved to rounding.
  mutating func advance(
    _ inflow: Double, losing infiltration: Double, _ weather: Weather, reservoir: inout NonlinearReservoir
  ) -> Fluxes {
    let step = weather.step
    if depth == 0 && inflow == 0 { return Fluxes() }
    var fluxes = Fluxes()
    fluxes.evaporation = min(depth, weather.evaporation * step)
    let available = depth + inflow * step - fluxes.evaporation
    let wanted = infiltration * step
    fluxes.infiltration = min(wanted, available)
    let losses = fluxes.evaporation + fluxes.infiltration
    let after = available - fluxes.infiltration
    if wanted >= available || (after <= storage && sheet.depth == 0) {
      depth = after
      sheet = NonlinearReservoir.Sheet()
      return fluxes
    }
    let net = losses == 0 ? inflow : inflow - losses / step
    let (flow, shortfall) = drain(net: net, step: step, after: after, reservoir: &reservoir)
    let fromInfiltration = min(shortfall, fluxes.infiltration)
    fluxes.infiltration -= fromInfiltration
    fluxes.evaporation -= shortfall - fromInfiltration
    fluxes.runoff = max(0, after + shortfall - depth)
    fluxes.flow = flow
    return fluxes
  }

  /// Sets the depth at the end of a step in which water overflows the depression storage; gives the runoff then [m/s],
  /// and the depth [m] that the losses could not have because it ran off first. `after` is the depth without runoff [m].
  private mutating func drain(
    net: Double, step: Double, after: Double, reservoir: inout NonlinearReservoir
  ) -> NonlinearReservoir.Outcome {
    if runsOffAtOnce {
      depth = storage
      return ((after - storage) / step, 0)
    }
    guard law.alpha > 0 else {
      depth = after
      return (0, 0)
    }
    let time = depth < storage ? step - (storage - depth) / net : step
    let (flow, shortfall) = reservoir.advance(&sheet, net: net, law: law, step: time)
    let level = storage + sheet.depth - shortfall
    depth = max(level, 0)
    return (sheet.depth > Self.leastSheet ? flow : 0, max(-level, 0))
  }

  /// Sheets thinner than this do not flow [m]: SWMM's 1e-10 ft.
  private static let leastSheet = 3.048e-11
}

extension Subcatchment {
  /// α of the outflow law of both impervious surfaces, which share one sheet, and of the pervious one.
  var alphas: SIMD2<Double> {
    func alpha(_ sheet: Double, _ roughness: Double) -> Double {
      guard roughness > 0 else { return .infinity }
      return sheet > 0 ? width * max(slope, 0).squareRoot() / (sheet * roughness) : 0
    }
    let sealed = area * impervious
    return SIMD2(alpha(sealed, roughnessImpervious), alpha(area - sealed, roughnessPervious))
  }

  /// Impervious without depression storage, impervious with it, pervious.
  func surfaces() -> (bare: Subarea, stored: Subarea, pervious: Subarea) {
    let imperviousArea = area * impervious
    let perviousArea = area - imperviousArea
    let bareArea = imperviousArea * imperviousWithoutStorage
    let alphas = alphas
    var bare = Subarea(area: bareArea, alpha: alphas.x, storage: 0)
    var stored = Subarea(area: imperviousArea - bareArea, alpha: alphas.x, storage: storageImpervious)
    var pervious = Subarea(area: perviousArea, alpha: alphas.y, storage: storagePervious)
    if imperviousArea > 0 && perviousArea > 0 {
      switch internalRouting {
      case .outlet: break
      case .toPervious: (bare.routedShare, stored.routedShare) = (routedShare, routedShare)
      case .toImpervious: pervious.routedShare = routedShare
      }
    }
    return (bare, stored, pervious)
  }
}
