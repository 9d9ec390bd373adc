import Hydrology
import NetworkGraph

/// The bed of a storage unit through which water seeps: a level bottom and sloping banks, whose wetted area is the
/// surface's beyond the bottom's.
struct StorageBed: Sendable {
  /// [m²]
  var bottomArea: Double
  /// Depths between which the banks slope [m], and the surface area at their top [m²].
  var bankBottom: Double
  var bankTop: Double
  var topArea: Double

  /// Of a table, the banks are its first stretch of rising areas.
  init(_ shape: StorageShape) {
    bottomArea = shape.area(at: 0)
    (bankBottom, bankTop, topArea) = (0, .infinity, .infinity)
    guard case .tabular(let depths, let areas) = shape else { return }
    guard let foot = areas.indices.dropLast().first(where: { areas[$0 + 1] != areas[$0] }) else {
      (bankTop, topArea) = (0, 0)
      return
    }
    let top = areas.indices.dropFirst(foot + 1).prefix { areas[$0] > areas[$0 - 1] }.last
    bankBottom = depths[foot]
    (bankTop, topArea) = top.map { (depths[$0], areas[$0]) } ?? (0, 0)
  }

  /// Wetted area of the banks under a surface of `area` at `depth` [m²].
  func bankArea(depth: Double, area: Double) -> Double {
    depth > bankBottom ? max(0, min(area, topArea) - bottomArea) : 0
  }

  /// Mean depth of water over the banks [m].
  func depthOverBanks(_ depth: Double) -> Double {
    depth > bankTop ? depth - (bankTop + bankBottom) / 2 : (depth - bankBottom) / 2
  }
}

/// The soil under a storage unit and how wet it has become: one for the bottom, one for the banks.
struct StorageSoil: Sendable {
  private let law: StorageSeepage
  private let bed: StorageBed
  var bottom: GreenAmptSoil
  var banks: GreenAmptSoil

  init(_ law: StorageSeepage, shape: StorageShape) {
    self.law = law
    bed = StorageBed(shape)
    bottom = GreenAmptSoil(
      suction: law.suction, conductivity: law.conductivity, deficit: law.deficit, isModified: true)
    banks = bottom
  }

  /// Mean seepage [m³/s] over `step` [s] under a surface of `area` [m²] at `depth` [m] (SWMM Hydraulics Manual, 5.5).
  /// Soil that is not under water recovers.
  mutating func rate(depth: Double, area: Double, step: Double) -> Double {
    let bankArea = bed.bankArea(depth: depth, area: area)
    guard law.deficit > 0 else { return depth > 0 ? law.conductivity * (bed.bottomArea + bankArea) : 0 }
    let throughBottom = bottom.rate(inflow: 0, depth: depth, step: step)
    let throughBanks = banks.rate(inflow: 0, depth: bankArea > 0 ? bed.depthOverBanks(depth) : 0, step: step)
    return bed.bottomArea * throughBottom + bankArea * throughBanks
  }
}
