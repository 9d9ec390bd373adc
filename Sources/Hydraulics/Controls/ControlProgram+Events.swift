extension ControlProgram {
  /// The time at which a step from the given state must end at the latest [s]: the clock, the rain or a series may
  /// change what the rules want, or a setting is in motion. Infinite where nothing is foreseen.
  func latestEnd(from readings: some ControlReadings) -> Double {
    let event = reader.nextEvent(after: readings.time, reader.values(at: readings))
    return min(timing.due(from: event), nextModulation)
  }

  /// A shorter step than the one just tried, so that it ends where the rules would decide otherwise; nil if they would
  /// not, or only near its end.
  ///
  /// `start` and `end` are the states of the step tried; between them every level and flow counts as linear in time.
  /// O(premises + changed premises · rules).
  func eventStep(from start: some ControlReadings, to end: some ControlReadings) -> Double? {
    guard let share = firstChange(from: start, to: end) else { return nil }
    let step = end.time - start.time
    let due = timing.due(from: start.time + share * step)
    let isRestless = start.time - lastSwitch < 2 * timing.leastStepAfterSwitch
    let shorter = max(due - start.time, isRestless ? timing.leastStepAfterSwitch : ControlTiming.leastStep)
    return shorter < 0.98 * step ? shorter : nil
  }

  /// The share of a step after which the rules would decide otherwise than at its start; nil if they would not.
  func firstChange(from start: some ControlReadings, to end: some ControlReadings) -> Double? {
    let before = reader.values(at: start)
    let after = reader.values(at: end)
    let holds = reader.premises.indices.map { reader.holds($0, before) }
    let changes = reader.premises.indices.map { change(of: $0, holds[$0], before, after) }
    let shares = Set(changes.compactMap { $0 } + [0]).sorted()
    return shares.first { share in
      wouldDecideOtherwise(at: start) { i in (changes[i] ?? .infinity) <= share ? !holds[i] : holds[i] }
    }
  }

  /// The share of the step after which the truth of a premise changes; nil if it does not.
  private func change(of i: Int, _ holds: Bool, _ before: [Double], _ after: [Double]) -> Double? {
    // What the clock changes, it changes at the step's end.
    guard !reader.premises[i].isTimed, reader.holds(i, after) != holds else { return nil }
    let (first, last) = (reader.sides(of: i, before), reader.sides(of: i, after))
    let gap = first.left - first.right
    let share = gap / (gap - (last.left - last.right))
    return share.isNaN ? 1 : min(max(share, 0), 1)
  }
}
