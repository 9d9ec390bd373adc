import Foundation
import TestSupport
import Testing

@testable import Hydrology

private let millimetresPerHour = 1e-3 / 3600

extension HortonSoil {
  fileprivate mutating func rate(available: Double, step: Double) -> Double {
    var factors = Factors()
    return rate(available: available, step: step, &factors)
  }
}

/// Ponded from the start, F(t) = f∞·t + (f0 − f∞)/k·(1 − e^(−kt)).
@Test(arguments: [30.0, 300, 3600])
func analytic_hortonUnderASheetFollowsItsCurve(step: Double) {
  let (f0, f1, k) = (76 * millimetresPerHour, 6.5 * millimetresPerHour, 4.14 / 3600)
  var soil = HortonSoil(maximum: f0, minimum: f1, decay: k, recovery: 0, maxVolume: 0)
  var total = 0.0
  for _ in 0..<Int(7200 / step) { total += soil.rate(available: 1, step: step) * step }
  #expect(isClose(total, f1 * 7200 + (f0 - f1) / k * (1 - exp(-k * 7200)), relative: 1e-12))
}

/// Rain below capacity only moves along the curve as far as its volume: once ponded, the rate is that of the volume.
@Test func analytic_hortonCountsVolumeNotTime() {
  let (f0, f1, k) = (60 * millimetresPerHour, 8 * millimetresPerHour, 4.0 / 3600)
  var soil = HortonSoil(maximum: f0, minimum: f1, decay: k, recovery: 0, maxVolume: 0)
  let rain = 20 * millimetresPerHour
  for _ in 0..<30 { #expect(soil.rate(available: rain, step: 60) == rain) }
  // The same volume under a sheet: F(t) = rain·1800 s, by bisection.
  let curve = { (t: Double) in f1 * t + (f0 - f1) / k * (1 - exp(-k * t)) }
  var (low, high) = (0.0, 1800.0)
  for _ in 0..<80 {
    let middle = (low + high) / 2
    if curve(middle) < rain * 1800 { low = middle } else { high = middle }
  }
  #expect(isClose(soil.rate(available: 1, step: 60) * 60, curve(low + 60) - curve(low), relative: 1e-8))
}

@Test func analytic_hortonDriesAlongItsRecoveryCurveAndKeepsItsLargestVolume() {
  let (f0, f1, k, regain) = (60 * millimetresPerHour, 8 * millimetresPerHour, 4.0 / 3600, 1e-5)
  var soil = HortonSoil(maximum: f0, minimum: f1, decay: k, recovery: regain, maxVolume: 0)
  _ = soil.rate(available: 1, step: 3600)
  for _ in 0..<24 { #expect(soil.rate(available: 0, step: 3600) == 0) }
  let wetness = 1 - (1 - exp(-k * 3600)) * exp(-regain * 86_400)
  let expected = f1 + (f0 - f1) / k * wetness * (1 - exp(-k * 60)) / 60
  #expect(isClose(soil.rate(available: 1, step: 60), expected, relative: 1e-12))

  var small = HortonSoil(maximum: f0, minimum: f1, decay: k, recovery: regain, maxVolume: 0.02)
  var total = 0.0
  for _ in 0..<300 { total += small.rate(available: 1, step: 60) * 60 }
  #expect(isClose(total, 0.02, relative: 1e-12))
}

/// f = f0 − k·F: F beyond f∞ under a sheet nears (f0 − f∞)/k.
@Test func analytic_modifiedHortonNearsItsLimits() {
  let (f0, f1, k) = (60 * millimetresPerHour, 8 * millimetresPerHour, 4.0 / 3600)
  var soil = ModifiedHortonSoil(maximum: f0, minimum: f1, decay: k, recovery: 1e-6, maxVolume: 0)
  #expect(soil.rate(available: 1, step: 1) == f0)
  var excess = f0 - f1
  for _ in 0..<36_000 { excess += soil.rate(available: 1, step: 1) - f1 }
  #expect(isClose(excess, (f0 - f1) / k, relative: 1e-3), "first order in k·step = 1e-3")
}

@Test(arguments: [0.0, 1e-6, 1e-3, 0.05], [1.0, 60, 3600, 86_400])
func analytic_greenAmptVolumeSolvesItsImplicitEquation(start: Double, time: Double) {
  let (head, conductivity) = (0.11 * 0.3, 3.3 * millimetresPerHour)
  let volume = greenAmptVolume(after: time, from: start, head: head, conductivity: conductivity)
  let left = volume - start - head * log((volume + head) / (start + head))
  #expect(isClose(left, conductivity * time, relative: 1e-7), "1e-10 in the volume, times its share in the sum")
  #expect(greenAmptVolume(after: time, from: start, head: 0, conductivity: conductivity) == start + conductivity * time)
}

/// Mein & Larson: steady rain i > K ponds when F = K·ψ·θ/(i − K); then the implicit equation, from that volume.
@Test func analytic_greenAmptPondsAtMeinAndLarsonsTime() {
  let (suction, conductivity, deficit) = (0.11, 3.3 * millimetresPerHour, 0.3)
  let rain = 20 * millimetresPerHour
  var soil = GreenAmptSoil(suction: suction, conductivity: conductivity, deficit: deficit, isModified: false)
  var total = 0.0
  for _ in 0..<180 { total += soil.rate(inflow: rain, depth: 0, step: 60) * 60 }
  let atPonding = conductivity * suction * deficit / (rain - conductivity)
  let exact = greenAmptVolume(
    after: 180 * 60 - atPonding / rain, from: atPonding, head: suction * deficit, conductivity: conductivity)
  #expect(isClose(total, exact, relative: 1e-8))
}

@Test func analytic_greenAmptSoilRecoversItsDeficit() {
  var soil = GreenAmptSoil(suction: 0.11, conductivity: 3.3 * millimetresPerHour, deficit: 0.3, isModified: false)
  let fresh = { (soil: inout GreenAmptSoil) in
    var total = 0.0
    for _ in 0..<60 { total += soil.rate(inflow: 1e-4, depth: 0, step: 60) * 60 }
    return total
  }
  let first = fresh(&soil)
  #expect(fresh(&soil) < first, "wet")
  _ = soil.rate(inflow: 1e-9, depth: 0, step: 60)  // the sheet is gone
  for _ in 0..<2000 { _ = soil.rate(inflow: 0, depth: 0, step: 3600) }
  #expect(isClose(fresh(&soil), first, relative: 1e-12))
}

/// F = P − P²/(P + S), S = 25.4·(1000/CN − 10) mm.
@Test(arguments: [60.0, 75, 95])
func analytic_curveNumberTakesItsShareOfTheEvent(number: Double) {
  var soil = CurveNumberSoil(number: number, dryDays: 7)
  var total = 0.0
  for _ in 0..<120 { total += soil.rate(rainfall: 30 * millimetresPerHour, depth: 0, step: 60) * 60 }
  let (rain, storage) = (0.06, 0.0254 * (1000 / number - 10))
  #expect(isClose(total, rain - rain * rain / (rain + storage), relative: 1e-12))
}

@Test func analytic_curveNumberDriesLinearly() {
  var soil = CurveNumberSoil(number: 80, dryDays: 7)
  for _ in 0..<60 { _ = soil.rate(rainfall: 1e-5, depth: 0, step: 60) }
  let taken = 0.036 * 0.0635 / (0.036 + 0.0635)
  // One day gives back a seventh of S; then an event of its own begins with what is free.
  for _ in 0..<24 { _ = soil.rate(rainfall: 0, depth: 0, step: 3600) }
  let free = 0.0635 - taken + 0.0635 / 7
  let next = soil.rate(rainfall: 1e-5, depth: 0, step: 600) * 600
  #expect(isClose(next, 0.006 * free / (0.006 + free), relative: 1e-9))
}
