import Foundation
import NetworkGraph
import TestSupport
import Testing

@testable import Hydrology

private func shanghai() throws -> StormFormula { try StormCatalogue.builtIn.entry(named: "Shanghai").formula }

/// By hand: 1600·(1 + 0.846·lg 5)/67^0.656 = 161.43 L/(s·ha); the figures have five digits.
@Test func analytic_formulaGivesTheIntensityWorkedByHand() throws {
  let formula = try shanghai()
  #expect(isClose(formula.intensity(minutes: 60, years: 5) * 1e7, 161.43, relative: 5e-5))
  #expect(isClose(formula.intensity(minutes: 10, years: 1) * 1e7, 249.43, relative: 5e-5))
  let a1 = try StormFormula(a1: 1600.0 / 167, c: 0.846, b: 7, n: 0.656)
  #expect(
    isClose(a1.intensity(minutes: 30, years: 2), formula.intensity(minutes: 30, years: 2), relative: 1e-14))
}

@Test(arguments: [7.0, 60, 61, 300, 1800, 20_000])
func analytic_chicagoTotalIsTheFormulasWhateverTheStep(step: Double) throws {
  let formula = try shanghai()
  let storm = try ChicagoStorm(formula: formula, years: 20, minutes: 120, peakRatio: 0.4)
  let gauge = try storm.hyetograph(step: step)
  #expect(isClose(gauge.totalDepth, formula.depth(minutes: 120, years: 20), relative: 1e-12), "telescoping sum")
  #expect(gauge.intensity.times.last == 7200 && gauge.intensity.values.last == 0)
}

@Test(arguments: [0.0, 0.3, 0.4, 0.5, 1.0])
func analytic_chicagoPeakBlockHoldsTheFormulasRainAtThePeakTime(ratio: Double) throws {
  let formula = try shanghai()
  let storm = try ChicagoStorm(formula: formula, years: 5, minutes: 100, peakRatio: ratio)
  let gauge = try storm.hyetograph(step: 60)
  let peak = try #require(gauge.intensity.values.max())
  let at = try #require(gauge.intensity.values.firstIndex(of: peak))
  #expect([ratio * 6000 - 60, ratio * 6000].contains(gauge.intensity.times[at]), "the peak is an end of that block")
  // The heaviest t minutes around the peak, r·t before and (1 − r)·t after, hold H(t).
  for minutes in [10.0, 37, 80] {
    let middle = ratio * 100
    let rain = storm.depth(until: middle + (1 - ratio) * minutes) - storm.depth(until: middle - ratio * minutes)
    #expect(isClose(rain, formula.depth(minutes: minutes, years: 5), relative: 1e-12))
  }
}

/// Keifer & Chu's own expression i = a·[(1 − n)·τ/r + b]/(τ/r + b)^(1+n) is the derivative of the depth.
@Test func analytic_chicagoIntensityIsKeiferAndChus() throws {
  let formula = try shanghai()
  let storm = try ChicagoStorm(formula: formula, years: 10, minutes: 180, peakRatio: 0.4)
  let a = formula.intensity(minutes: 1, years: 10) * pow(1 + formula.b, formula.n)
  for (time, tau, share) in [(40.0, 32.0, 0.4), (100, 28, 0.6)] {
    let x = tau / share
    let exact = a * ((1 - formula.n) * x + formula.b) / pow(x + formula.b, 1 + formula.n)
    let slope = (storm.depth(until: time + 1e-3) - storm.depth(until: time - 1e-3)) / (2e-3 * 60)
    #expect(isClose(slope, exact, relative: 1e-6), "central difference over 0.1 s")
  }
}

@Test func refusal_stretchedFormulasWarnAndImpossibleOnesThrow() throws {
  let old = try StormCatalogue.builtIn.entry(named: "武汉市").formula
  let storm = try ChicagoStorm(formula: old, years: 50, minutes: 1440, peakRatio: 0.4)
  #expect(
    storm.warnings == [
      .durationBeyondFit(minutes: 1440, limit: 180), .returnPeriodBeyondFit(years: 50, limit: 10),
    ])
  #expect(try ChicagoStorm(formula: old, years: 5, minutes: 180, peakRatio: 0.4).warnings.isEmpty)
  #expect(throws: StormError.badParameter("n", 1.2, expected: "between 0 and 1")) {
    try StormFormula(a167: 1000, c: 0.8, b: 5, n: 1.2)
  }
  #expect(throws: StormError.self) { try StormFormula(a167: .nan, c: 0.8, b: 5, n: 0.7) }
  #expect(throws: StormError.self) { try ChicagoStorm(formula: old, years: 0, minutes: 60, peakRatio: 0.4) }
  #expect(throws: StormError.self) { try ChicagoStorm(formula: old, years: 0.01, minutes: 60, peakRatio: 0.4) }
  #expect(throws: StormError.self) { try ChicagoStorm(formula: old, years: 2, minutes: 60, peakRatio: 1.4) }
  #expect(throws: StormError.self) { try storm.hyetograph(step: 0) }
  #expect(throws: StormError.self) { try storm.hyetograph(step: 1e-9) }
  #expect(throws: StormError.self) { try StormCatalogue.builtIn.entry(named: "Atlantis") }
}

@Test func golden_catalogueInTheProgramIsTheFileBesideIt() throws {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let file = root.appendingPathComponent("GeoData/catalogues/storm_formulas.csv")
  let catalogue = try StormCatalogue(csv: String(contentsOf: file, encoding: .utf8))
  #expect(catalogue.entries == StormCatalogue.builtIn.entries)
  #expect(catalogue.entries.count >= 16)
  #expect(catalogue.entries.allSatisfy { !$0.source.isEmpty && ["F", "V", "D"].contains($0.status) })
}

@Test func refusal_catalogueNamesLineAndColumn() {
  let head = "place,name_zh,a167,c,b_min,n,max_minutes,max_years,status,edition,source\n"
  #expect(throws: StormCatalogueError(line: 2, reason: "a167 is “x”, expected a number")) {
    try StormCatalogue(csv: head + "A,甲,x,1,1,0.5,180,100,F,e,s\n")
  }
  #expect(throws: StormCatalogueError.self) { try StormCatalogue(csv: head + "A,甲,1000,1,1,5,180,100,F,e,s\n") }
  #expect(throws: StormCatalogueError.self) { try StormCatalogue(csv: "place,a167\nA,1\n") }
}

@Test func analytic_stormFactorScalesTheRain() throws {
  let gauge = try ChicagoStorm(formula: try shanghai(), years: 2, minutes: 60, peakRatio: 0.4).hyetograph(step: 300)
  #expect(isClose(gauge.scaled(by: 1.15).totalDepth, 1.15 * gauge.totalDepth, relative: 1e-14))
}
