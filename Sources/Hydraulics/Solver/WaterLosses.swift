import NetworkGraph
import Quantities

/// Where a part loses water into the ground and the air: conduits that seep, open conduits, storage units.
///
/// Losses are slow against a step, so a step asks for what the state at its start gives, never for more than there is
/// and comes from outside. What it takes off the nodes' volumes is booked to the drop.
struct WaterLosses: Sendable {
  var channels: [LossyChannel] = []
  var units: [LossyUnit] = []
  /// Rows that may lose water, ascending.
  private(set) var rows: [Int] = []
  /// Potential evaporation, as steps [m/s].
  private let potential: TimeSeries

  /// By row, what the step asks for, and the inflow from outside without it [m³/s].
  private(set) var seepage: [Double] = []
  private(set) var evaporation: [Double] = []
  private(set) var inflow: [Double] = []

  init(_ part: NetworkPart, model: DrainageModel) {
    potential = model.evaporation.rate
    channels = part.lossyChannels
    units = part.lossyUnits
    guard !channels.isEmpty || !units.isEmpty else { return }
    seepage = [Double](repeating: 0, count: part.rows)
    (evaporation, inflow) = (seepage, seepage)
    let ends = channels.flatMap { channel in
      let conduit = part.conduits[channel.conduit]
      return [Int(conduit.node1), Int(conduit.node2)].filter { $0 < part.rows }
    }
    rows = Set(ends + units.map(\.row)).sorted()
  }

  /// Mean potential evaporation over a step [m/s].
  func potentialEvaporation(from start: Double, to end: Double) -> Double {
    rows.isEmpty ? 0 : potential.stepMean(from: start, to: end)
  }

  mutating func clear() {
    for row in rows { (seepage[row], evaporation[row]) = (0, 0) }
  }

  mutating func add(seepage ground: Double, evaporation air: Double, to row: Int) {
    seepage[row] += ground
    evaporation[row] += air
  }

  /// What is asked of a row [m³/s].
  func asked(of row: Int) -> Double { seepage[row] + evaporation[row] }

  /// Lowers what is asked of a row to `most` [m³/s], in proportion.
  mutating func limit(_ row: Int, to most: Double) {
    let asked = asked(of: row)
    guard asked > most else { return }
    seepage[row] *= most / asked
    evaporation[row] = most - seepage[row]
  }

  mutating func note(inflow rate: Double, into row: Int) { inflow[row] = rate }
}

/// A conduit that seeps or whose surface lies open.
struct LossyChannel: Sendable {
  /// Its place among the part's conduits.
  var conduit: Int
  /// Seepage through the wetted width [m/s].
  var seepageRate: Double
  var isOpen: Bool
  /// Where the section is widest [m]: above it water seeps through that width.
  var widestDepth: Double
}

/// A storage unit that seeps or whose surface evaporates.
struct LossyUnit: Sendable {
  var row: Int
  var shape: StorageShape
  /// Depth of the rim [m].
  var fullDepth: Double
  /// Share of the potential evaporation [-].
  var evaporationShare: Double
  /// Nil where it does not seep. `soil` is as the last step left it, `wetted` as the one in trial leaves it.
  var soil: StorageSoil?
  var wetted: StorageSoil?
}

extension PartSolver {
  /// Takes the losses of a step off the inflow from outside.
  mutating func askForLosses(step: Double) {
    guard !losses.rows.isEmpty else { return }
    losses.clear()
    let potential = losses.potentialEvaporation(from: time, to: time + step)
    for channel in losses.channels { ask(channel, potential: potential) }
    for i in losses.units.indices { askUnit(i, potential: potential, step: step) }
    for row in losses.rows {
      losses.note(inflow: lateral[row], into: row)
      losses.limit(row, to: max(0, volumes[row] / step + lateral[row]))
      lateral[row] -= losses.asked(of: row)
    }
  }

  /// Each end that its node's water reaches gives one half, or all where the other is dry, falls freely, or belongs to an
  /// outfall.
  private mutating func ask(_ channel: LossyChannel, potential: Double) {
    let conduit = part.conduits[channel.conduit]
    let (n1, n2) = (Int(conduit.node1), Int(conduit.node2))
    let gives1 = n1 < part.rows && headsAtStart[n1] > conduit.invert1
    let gives2 = n2 < part.rows && headsAtStart[n2] > conduit.invert2
    let lost = loss(channel, potential: potential)
    let share = gives1 && gives2 ? 0.5 : 1.0
    if gives1 { losses.add(seepage: share * lost.ground, evaporation: share * lost.air, to: n1) }
    if gives2 { losses.add(seepage: share * lost.ground, evaporation: share * lost.air, to: n2) }
  }

  /// Seepage and evaporation of a conduit [m³/s]: the width at mid-length counts for all of it, as in SWMM.
  private func loss(_ channel: LossyChannel, potential: Double) -> (ground: Double, air: Double) {
    let conduit = part.conduits[channel.conduit]
    let flow = conduits[channel.conduit].flowAtStart
    // Water that falls from an end stands no lower there than it falls.
    let isFalling = flow != 0 && conduit.fall(along: flow) != .none
    let fall = isFalling ? min(conduit.fullDepth, conduit.fallDepth(flow: flow, tables.depths.span)) : 0
    let above1 = min(max(headsAtStart[Int(conduit.node1)] - conduit.invert1, 0), conduit.fullDepth)
    let above2 = min(max(headsAtStart[Int(conduit.node2)] - conduit.invert2, 0), conduit.fullDepth)
    let depth = 0.5 * (max(above1, flow < 0 ? fall : 0) + max(above2, flow > 0 ? fall : 0))
    guard depth > 0 else { return (0, 0) }
    let plan = conduit.length * conduit.barrels
    let wetted =
      channel.seepageRate > 0 ? conduit.width(at: min(depth, channel.widestDepth), tables.cells.span) : 0
    let open = channel.isOpen && potential > 0 ? conduit.width(at: depth, tables.cells.span) : 0
    return (channel.seepageRate * plan * wetted, potential * plan * open)
  }

  private mutating func askUnit(_ i: Int, potential: Double, step: Double) {
    let unit = losses.units[i]
    let depth = min(max(headsAtStart[unit.row] - part.inverts[unit.row], 0), unit.fullDepth)
    let area = depth > 0 ? unit.shape.area(at: depth) : 0
    var wetted = unit.soil
    let seepage = wetted?.rate(depth: depth, area: area, step: step) ?? 0
    losses.units[i].wetted = wetted
    losses.add(seepage: seepage, evaporation: potential * unit.evaporationShare * area, to: unit.row)
  }

  /// Books the losses of the step that is ending; afterwards the inflow from outside is again what came.
  ///
  /// Of a node that would have ended below nothing less was taken in the end, as its inflow tells (`limitOutflows`).
  mutating func settleLosses(step: Double) {
    for row in losses.rows {
      let asked = losses.asked(of: row)
      guard asked > 0 else { continue }
      losses.limit(row, to: max(0, losses.inflow[row] - lateral[row]))
      let taken = losses.asked(of: row)
      lateral[row] += taken
      volumes[row] -= step * taken
      record.balance.seepage += step * losses.seepage[row]
      record.balance.evaporation += step * losses.evaporation[row]
    }
    for i in losses.units.indices { losses.units[i].soil = losses.units[i].wetted }
  }
}
