extension ControlProgram {
  /// The time at which a step from the state looked at must end at the latest [s]: the clock, the rain or a series may
  /// change what the rules want, or a setting is in motion. Infinite where nothing is foreseen.
  var latestEnd: Double { min(timing.due(from: reader.nextEvent(after: time, values)), nextModulation) }

  /// A shorter step than the one just tried, so that it ends where the rules would decide otherwise; nil if they would
  /// not, or only near its end.
  ///
  /// `end` is the state after the step tried; up to it every level and flow counts as linear in time.
  /// O(premises + changed premises · rules).
  func eventStep(to end: some ControlReadings) -> Double? {
    guard let share = firstChange(to: end) else { return nil }
    let step = end.time - time
    let due = timing.due(from: time + share * step)
    let isRestless = time - lastSwitch < 2 * timing.leastStepAfterSwitch
    let shorter = max(due - time, isRestless ? timing.leastStepAfterSwitch : ControlTiming.leastStep)
    return shorter < 0.98 * step ? shorter : nil
  }

  /// The share of a step after which the rules would decide otherwise than at its start; nil if they would not.
  func firstChange(to end: some ControlReadings) -> Double? {
    let after = reader.values(at: end)
    let changes = reader.premises.indices.map { change(of: $0, after) }
    let shares = Set(changes.compactMap { $0 } + [0]).sorted()
    return shares.first { share in
      wouldDecideOtherwise(at: end) { i in (changes[i] ?? .infinity) <= share ? !holds[i] : holds[i] }
    }
  }

  /// The share of the step after which the truth of a premise changes; nil if it does not.
  private func change(of i: Int, _ after: [Double]) -> Double? {
    // What the clock changes, it changes at the step's end.
    guard !reader.premises[i].isTimed, reader.holds(i, after) != holds[i] else { return nil }
    let (first, last) = (reader.sides(of: i, values), reader.sides(of: i, after))
    let gap = first.left - first.right
    let share = gap / (gap - (last.left - last.right))
    return share.isNaN ? 1 : min(max(share, 0), 1)
  }
}
