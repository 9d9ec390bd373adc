/// Infiltration by the SCS curve number, applied to the rain of each event as it falls:
/// F = P − P²/(P + S) with S the storage left at its start (Rossman & Huber 2016, SWMM Reference Manual I, §4.5).
struct CurveNumberSoil: Sendable {
  /// Largest storage [m].
  private let maxStorage: Double
  /// Share of it that dries per second [1/s].
  private let recovery: Double

  /// Storage left now and at the start of the event [m].
  private var storage: Double
  private var eventStorage: Double
  /// Rain and infiltration of the event [m].
  private var rain = 0.0
  private var infiltrated = 0.0
  /// Time since the last rain [s], and the last rate [m/s].
  private var dryTime = 0.0
  private var lastRate = 0.0

  /// Sheets below 0.05 in no longer infiltrate without rain [m].
  private static let leastDepth = 0.05 * 0.0254

  /// `number` is held within 10–99; `dryDays` is the time a soaked soil needs to dry [d].
  init(number: Double, dryDays: Double) {
    maxStorage = (1000 / min(max(number, 10), 99) - 10) * 0.0254
    recovery = dryDays > 0 ? 1 / (dryDays * 86_400) : 0
    storage = maxStorage
    eventStorage = maxStorage
  }

  /// Mean infiltration over `step` [s] of `rainfall` [m/s] and a sheet of `depth` [m] that includes any run-on.
  mutating func rate(rainfall: Double, depth: Double, step: Double) -> Double {
    let wanted = rainfall > dryRate ? wantedFromRain(rainfall, step: step) : wantedFromSheet(depth, step: step)
    let taken = max(0, min(wanted, rainfall + depth / step))
    if wanted > 0 {
      infiltrated += taken * step
      if recovery > 0 { storage = max(0, storage - taken * step) }
    } else {
      storage = min(maxStorage, storage + recovery * maxStorage * step)
    }
    lastRate = taken
    return taken
  }

  private mutating func wantedFromRain(_ rainfall: Double, step: Double) -> Double {
    // An event ends after the time in which 6 % of the storage dries.
    if recovery > 0 && dryTime >= 0.06 / recovery {
      rain = 0
      infiltrated = 0
      eventStorage = storage
    }
    dryTime = 0
    rain += rainfall * step
    return storage > 0 ? max(0, (rain * eventStorage / (rain + eventStorage) - infiltrated) / step) : 0
  }

  private mutating func wantedFromSheet(_ depth: Double, step: Double) -> Double {
    if depth > Self.leastDepth && storage > 0 { return min(lastRate, storage / step) }
    dryTime += step
    return 0
  }
}
