import Quantities
import TestSupport
import Testing

@Suite struct TimeSeriesTests {
  private let series = TimeSeries(times: [0, 10, 20], values: [1, 3, 2])

  @Test func analytic_linearBetweenAndConstantBeyond() {
    #expect(series.value(at: 5) == 2)
    #expect(series.value(at: 10) == 3)
    #expect(series.value(at: 15) == 2.5)
    #expect(series.value(at: -1) == 1)
    #expect(series.value(at: 99) == 2)
  }

  @Test func analytic_stepKeepsTheLastValue() {
    #expect(series.step(at: -1) == 0)
    #expect(series.step(at: 0) == 1)
    #expect(series.step(at: 9.99) == 1)
    #expect(series.step(at: 10) == 3)
    #expect(series.step(at: 99) == 2)
  }

  @Test func analytic_twoValuesAtOneTimeAreAJump() {
    let jump = TimeSeries(times: [0, 10, 10, 20], values: [0, 0, 5, 5])
    #expect(jump.value(at: 9) == 0)
    #expect(jump.value(at: 10) == 5)
    #expect(jump.value(at: 11) == 5)
    #expect(jump.step(at: 10) == 5)
  }

  @Test func analytic_anEmptySeriesIsZero() {
    let empty = TimeSeries(times: [], values: [])
    #expect(empty.isEmpty)
    #expect(empty.value(at: 3) == 0)
    #expect(empty.step(at: 3) == 0)
  }

  @Test(arguments: 0..<20) func naive_valuesAgreeWithASearchFromTheStart(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...12, using: &chance)
    let times = (0..<count).map { _ in Double(Int.random(in: 0...15, using: &chance)) }.sorted()
    let values = times.map { _ in Double.random(in: -5...5, using: &chance) }
    let series = TimeSeries(times: times, values: values)
    for t in stride(from: -1.0, through: 16, by: 0.25) {
      let last = times.lastIndex { $0 <= t }
      #expect(series.step(at: t) == last.map { values[$0] } ?? 0)
      if let last, last + 1 < count {
        let share = (t - times[last]) / (times[last + 1] - times[last])
        #expect(isClose(series.value(at: t), values[last] * (1 - share) + values[last + 1] * share, absolute: 1e-12))
      } else {
        #expect(series.value(at: t) == (last == nil ? values[0] : values[count - 1]))
      }
    }
  }
}
