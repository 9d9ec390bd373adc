import Hydrology
import Quantities
import TestSupport
import Testing

@Test(arguments: [
  "minutes,mm/h\n0,12\n5,24\n10,6\n", "time,intensity\n00:00,12\n00:05,24\n00:10,6\n",
  "time_h;mm_h\n0;12\n0.08333333333333333;24\n0.16666666666666666;6\n",
  "时间\t雨强(mm/h)\n2024-07-01 08:00\t12\n2024-07-01 08:05\t24\n2024-07-01 08:10\t6\n",
  "历时(min),雨量(mm)\n0,1\n5,2\n10,0.5\n",
  "\u{FEFF}# gauge 3\r\nDateTime,rain_mm\r\n2024/7/1T08:00,1\r\n2024/7/1T08:05:00,2\r\n\r\n2024/7/1T08:10Z,0.5\r\n",
  "rain mm/min, time (s)\n0.2,0\n0.4,300\n0.1,600\n", "时刻，,降雨量\n23:55,1\n00:00,2\n00:05,0.5\n",
])
func analytic_everySpellingOfOneStormReadsTheSame(text: String) throws {
  let rain = try parseHyetograph(text)
  #expect(zip(rain.gauge.intensity.times, [0.0, 300, 600, 900]).allSatisfy { isClose($0, $1, absolute: 1e-6) })
  let expected = [12, 24, 6, 0].map { $0 / 3.6e6 }
  #expect(zip(rain.gauge.intensity.values, expected).allSatisfy { isClose($0, $1, relative: 1e-9) })
  #expect(isClose(rain.gauge.interval, 300, absolute: 1e-6))
}

@Test func analytic_datesGiveTheStartAndUnevenRowsTheShortestInterval() throws {
  let rain = try parseHyetograph("datetime,mm\n2024-07-01 08:00,1\n2024-07-01 08:10,3\n2024-07-01 08:15,2\n")
  #expect(rain.start?.iso8601 == "2024-07-01T08:00:00")
  #expect(rain.gauge.interval == 300)
  #expect(isClose(rain.gauge.totalDepth, 6e-3, relative: 1e-12))
  #expect(try parseHyetograph("minutes,mm\n0,1\n5,1\n").start == nil)
}

@Test func refusal_everyFaultIsToldWithItsLine() {
  let text = "minutes,mm\n0,1\nx,2\n5,-1\n4,2\n3\n10,nan\n12,1\n"
  do {
    _ = try parseHyetograph(text)
    Issue.record("faults were not noticed")
  } catch {
    #expect(error.faults.map(\.line) == [3, 4, 6, 7])
    #expect(error.description.contains("line 3: the time is “x”, expected minutes, hh:mm"))
  }
}

@Test(arguments: [
  "", "\n#only\n", "a,b\n1,2\n", "minutes,b\n1,2\n", "minutes,mm\n0,1\n", "minutes,mm\n5,1\n5,1\n",
  "time,mm\n25:00,1\n26:00,1\n", "time,mm\n2024-13-01,1\n2024-14-01,1\n", "minutes,mm\n1e300,1\n2e300,1\n",
])
func refusal_hyetographsThatSayNothingUsable(text: String) {
  #expect(throws: HyetographFaults.self) { try parseHyetograph(text) }
}
