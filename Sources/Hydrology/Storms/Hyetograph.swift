import NetworkGraph
import Quantities

/// Rain as observed or designed elsewhere.
public struct Hyetograph: Sendable {
  /// Times count from `start`, or are those of the file where it counts minutes.
  public var gauge: ModelData.RainGauge
  /// Date and clock of the first row, where the file has a date.
  public var start: CivilTime?
}

/// One line of a hyetograph that cannot be used.
public struct HyetographFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// From 1.
  public var line: Int
  /// What was found, what was expected and what to do.
  public var reason: String

  public var description: String { "line \(line): \(reason)" }
}

/// All that is wrong with a hyetograph.
public struct HyetographFaults: Error, Equatable, Sendable, CustomStringConvertible {
  public var faults: [HyetographFault]

  public var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// Reads a hyetograph from delimited text (comma, semicolon or tab) with a header line.
///
/// The time column (`time`, `minutes`, `datetime`, `时间`, `历时`, …) holds minutes (or the unit in its name), clock
/// times, or ISO dates with a clock; clock times that run back cross midnight. The rain column holds a depth in
/// millimetres (`mm`, `rain_mm`, `depth`, `雨量`, …) or an intensity (`mm/h`, `intensity`, `雨强`, …). A row holds from
/// its time until the next row's; the last one lasts as long as the one before. Lines that begin with # are comments.
/// All faults are told at once.
public func parseHyetograph(_ text: String) throws(HyetographFaults) -> Hyetograph {
  let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
    .map { (number: $0 + 1, text: $1.trimmed(of: "\u{FEFF}")) }
    .filter { !$0.text.isEmpty && !$0.text.hasPrefix("#") }
  guard let head = lines.first else {
    throw HyetographFaults(faults: [HyetographFault(line: 1, reason: "the file is empty, expected a header and rows")])
  }
  let header: HyetographHeader
  do { header = try HyetographHeader(head.text, line: head.number) } catch {
    throw HyetographFaults(faults: [error])
  }
  var rows = HyetographRows(header: header)
  for line in lines.dropFirst() { rows.read(line.text, line: line.number) }
  if rows.times.count < 2 && rows.faults.isEmpty {
    rows.faults = [
      HyetographFault(line: lines[lines.count - 1].number, reason: "expected two rows or more, to know their interval")
    ]
  }
  if !rows.faults.isEmpty { throw HyetographFaults(faults: rows.faults) }
  return rows.hyetograph()
}

extension StringProtocol {
  /// Without spaces at both ends, nor any character of `extra` there.
  func trimmed(of extra: String = "") -> String {
    let isOuter = { (c: Character) in c.isWhitespace || extra.contains(c) }
    let tail = drop(while: isOuter)
    return String(tail.reversed().drop(while: isOuter).reversed())
  }
}
