import NetworkGraph

extension ControlProgram {
  /// The time at which a step from the given state must end at the latest [s]: the clock or the rain may change a
  /// premise, or a setting is in motion. Infinite where nothing is foreseen.
  func latestEnd(from readings: some ControlReadings) -> Double {
    guard !rules.isEmpty else { return .infinity }
    let moment = ControlMoment(readings: readings, clock: clock)
    var event = Double.infinity
    for rule in rules {
      for premise in rule.premises { event = min(event, premise.nextEvent(at: moment, timing: timing)) }
      for case .series(let series) in (rule.thenActions + rule.elseActions).map(\.setting) {
        event = min(event, series.times.first(later: readings.time + ControlTiming.slack) ?? .infinity)
      }
    }
    return min(timing.due(from: event), timing.due(from: readings.time + modulatedStep))
  }

  /// A shorter step than the one just tried, so that it ends where the rules would decide otherwise; nil if they would
  /// not, or only at its end.
  ///
  /// `start` and `end` are the states of the step tried; between them every level and flow counts as linear in time.
  /// O(premises · log + changed premises · rules).
  func eventStep(from start: some ControlReadings, to end: some ControlReadings) -> Double? {
    guard !rules.isEmpty, let share = firstChange(from: start, to: end) else { return nil }
    let step = end.time - start.time
    let due = timing.due(from: start.time + share * step)
    let isRestless = start.time - lastSwitch < 2 * timing.leastStepAfterSwitch
    let least = isRestless ? timing.leastStepAfterSwitch : ControlTiming.leastStep
    let shorter = max(due - start.time, least)
    return shorter < 0.98 * step ? shorter : nil
  }

  /// The share of a step after which the rules would decide otherwise than at its start.
  func firstChange(from start: some ControlReadings, to end: some ControlReadings) -> Double? {
    let before = ControlMoment(readings: start, clock: clock)
    let after = ControlMoment(readings: end, clock: clock)
    let courses = rules.map { rule in rule.premises.map { course(of: $0, from: before, to: after) } }
    let shares = Set(courses.joined().compactMap(\.change) + [0]).sorted()
    return shares.first { share in
      let holds = courses.map { courses in courses.map { $0.holds(after: share) } }
      return wouldDecideOtherwise(holds, at: start)
    }
  }

  /// The truth of a premise at the start of a step, and the share of the step after which it changes.
  private struct PremiseCourse {
    var atStart: Bool
    var change: Double?

    func holds(after share: Double) -> Bool {
      guard let change, share >= change else { return atStart }
      return !atStart
    }
  }

  private func course<Start, End>(
    of premise: ControlPremise, from before: ControlMoment<Start>, to after: ControlMoment<End>
  ) -> PremiseCourse {
    let (first, last) = (before.sides(of: premise), after.sides(of: premise))
    let atStart = premise.holds(first, timing: timing)
    // What the clock changes, it changes at the step's end.
    guard !premise.isTimed, premise.holds(last, timing: timing) != atStart else {
      return PremiseCourse(atStart: atStart, change: nil)
    }
    guard let first, let last else { return PremiseCourse(atStart: atStart, change: 1) }
    let (gap, gapAtEnd) = (first.left - first.right, last.left - last.right)
    let share = gap / (gap - gapAtEnd)
    return PremiseCourse(atStart: atStart, change: share.isNaN ? 1 : min(max(share, 0), 1))
  }
}
