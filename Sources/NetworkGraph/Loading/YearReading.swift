import GeoFeatures
import Quantities

/// A year as a file gives it.
enum YearReading: Equatable {
  case year(Int)
  /// The middle of a span of years: a decade or `1990-1995`.
  case middle(Int)
  /// A number that is no year at all.
  case impossible
  case unreadable
}

/// Reads 1998, `1998年`, `1998-05`, `2003/5/1`, 20030501, `2010-03-10-10-10`, `5/1/2003`, `90年代`, `1990s`, and milliseconds
/// or seconds since 1970.
func readYear(_ value: PropertyValue) -> YearReading {
  switch value {
  case .number(let number): return yearOfNumber(number)
  case .text(let text): return yearOfText(text)
  case .flag, .json, .absent, .null: return .unreadable
  }
}

/// Oldest year that a buried pipe or building of these files may have.
let earliestYear = 1880

private func yearOfNumber(_ number: Double) -> YearReading {
  guard number.isFinite else { return .unreadable }
  let size = number.magnitude
  if size >= 1e10, size < 1e14 { return .year(CivilTime(secondsSince1970: number / 1000).date.year) }
  if size >= 1e8, size < 1e10 { return .year(CivilTime(secondsSince1970: number).date.year) }
  guard number > 0, size < 1e8 else { return .impossible }
  let whole = Int(number)
  if (1000_01...2999_12).contains(whole), (1...12).contains(whole % 100) { return .year(whole / 100) }
  if (1000_01_01...2999_12_31).contains(whole), (1...12).contains(whole / 100 % 100), (0...31).contains(whole % 100) {
    return .year(whole / 10_000)
  }
  return (1000...2999).contains(whole) ? .year(whole) : .impossible
}

private func yearOfText(_ text: String) -> YearReading {
  let plain = plainDigits(text).lowercased()
  if let number = Double(plain) { return yearOfNumber(number) }
  let runs = plain.split { !$0.isASCII || !$0.isNumber }.compactMap { run in Int(run).map { (run.count, $0) } }
  guard let first = runs.first else { return .unreadable }
  if plain.contains("年代") || plain.hasSuffix("0s") { return decade(digits: first.0, first.1, text: plain) }
  if first.0 == 4 {
    if runs.count == 2, runs[1].0 == 4, runs[1].1 >= first.1, runs[1].1 - first.1 <= 30 {
      return .middle((first.1 + runs[1].1) / 2)
    }
    return .year(first.1)
  }
  if first.0 == 8 || first.0 == 6 { return yearOfNumber(Double(first.1)) }
  if runs.count >= 3, runs[2].0 == 4, first.0 <= 2 { return .year(runs[2].1) }
  if let year = runs.first(where: { $0.0 == 4 }), first.0 <= 2, runs.count >= 2 { return .year(year.1) }
  return .impossible
}

/// `90年代` and `1990年代`: the middle of ten years.
private func decade(digits: Int, _ number: Int, text: String) -> YearReading {
  switch digits {
  case 4: return .middle(number / 10 * 10 + 5)
  case 1, 2: return .middle((number >= 30 ? 1900 : 2000) + number / 10 * 10 + 5)
  default: return .impossible
  }
}
