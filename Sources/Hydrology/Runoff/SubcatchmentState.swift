import NetworkGraph

/// What the sky does to a subcatchment over one step.
struct Weather: Sendable {
  /// Rain and potential evaporation [m/s].
  var rainfall: Double
  var evaporation: Double
  /// Length of the step [s].
  var step: Double
}

/// What subcatchments share of their laws: within a kind of surface most areas see the same net inflow, and most soils
/// of a town decay and recover alike.
struct SharedLaws: Sendable {
  var impervious = NonlinearReservoir()
  var pervious = NonlinearReservoir()
  var horton = HortonSoil.Factors()
}

/// One subcatchment as it is now: its three surfaces, its soil, and the books of what came and went.
struct SubcatchmentState: Sendable {
  /// [m²]
  let area: Double
  /// Impervious surface without and with depression storage, pervious surface.
  private var bare: Subarea
  private var stored: Subarea
  private var pervious: Subarea
  private var soil: SoilState
  /// Water on its way from other subcatchments [m³].
  private(set) var runon = 0.0
  private var totals = SubcatchmentTotals()

  /// What leaves a subcatchment in one step.
  struct Outflow {
    /// [m³]
    var volume = 0.0
    /// At the end of the step [m³/s].
    var flow = 0.0
    /// Whether any surface still drains, be it onto another one.
    var isDraining = false
  }

  init(_ subcatchment: Subcatchment) {
    area = subcatchment.area
    (bare, stored, pervious) = subcatchment.surfaces()
    soil = SoilState(subcatchment.infiltration)
  }

  mutating func receive(_ volume: Double) { runon += volume }

  /// Advances by one step. Run-on from other subcatchments lies evenly over all surfaces. The half that passes water on
  /// to the other goes first, so that it arrives within the step.
  mutating func advance(_ weather: Weather, _ shared: inout SharedLaws) -> Outflow {
    let arriving = runon
    runon = 0
    totals.rainfall += weather.rainfall * area * weather.step
    totals.runon += arriving
    let inflow = arriving > 0 ? weather.rainfall + arriving / (area * weather.step) : weather.rainfall
    var out = Outflow()
    if pervious.routedShare > 0 {
      let passed = advancePervious(inflow, weather, &shared, &out)
      if stored.area > 0 { stored.arriving += passed } else { bare.arriving += passed }
      _ = advanceImpervious(inflow, weather, &shared, &out)
    } else {
      pervious.arriving += advanceImpervious(inflow, weather, &shared, &out)
      _ = advancePervious(inflow, weather, &shared, &out)
    }
    totals.runoff += out.volume
    totals.peakRunoff = max(totals.peakRunoff, out.flow)
    return out
  }

  /// Gives the volume passed on to the pervious surface [m³].
  private mutating func advanceImpervious(
    _ inflow: Double, _ weather: Weather, _ shared: inout SharedLaws, _ out: inout Outflow
  ) -> Double {
    var passed = 0.0
    if bare.area > 0 {
      let inflow = inflow + bare.takeArriving(weather.step)
      let fluxes = bare.advance(inflow, losing: 0, weather, reservoir: &shared.impervious)
      passed += enter(fluxes, area: bare.area, routedShare: bare.routedShare, &out)
    }
    if stored.area > 0 {
      let inflow = inflow + stored.takeArriving(weather.step)
      let fluxes = stored.advance(inflow, losing: 0, weather, reservoir: &shared.impervious)
      passed += enter(fluxes, area: stored.area, routedShare: stored.routedShare, &out)
    }
    return passed
  }

  /// Gives the volume passed on to the impervious surfaces [m³].
  private mutating func advancePervious(
    _ inflow: Double, _ weather: Weather, _ shared: inout SharedLaws, _ out: inout Outflow
  ) -> Double {
    guard pervious.area > 0 else { return 0 }
    let inflow = inflow + pervious.takeArriving(weather.step)
    let wanted = soil.rate(
      rainfall: weather.rainfall, runon: inflow - weather.rainfall, depth: pervious.depth, step: weather.step,
      &shared.horton)
    let fluxes = pervious.advance(inflow, losing: wanted, weather, reservoir: &shared.pervious)
    return enter(fluxes, area: pervious.area, routedShare: pervious.routedShare, &out)
  }

  /// Books what a surface lost and gave; gives what it passed on [m³].
  private mutating func enter(
    _ fluxes: Subarea.Fluxes, area: Double, routedShare: Double, _ out: inout Outflow
  ) -> Double {
    totals.evaporation += fluxes.evaporation * area
    totals.infiltration += fluxes.infiltration * area
    out.volume += (1 - routedShare) * fluxes.runoff * area
    out.flow += (1 - routedShare) * fluxes.flow * area
    if fluxes.flow > 0 { out.isDraining = true }
    return routedShare * fluxes.runoff * area
  }

  /// The books at the end: what stands on the surfaces or is on its way onto them is storage.
  func closedTotals() -> SubcatchmentTotals {
    var closed = totals
    closed.runon += runon
    closed.storageChange = runon + bare.volume + stored.volume + pervious.volume
    return closed
  }
}
