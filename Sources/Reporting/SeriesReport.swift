import GeoFeatures
import Results

/// A table of numbers over time as CSV (RFC 4180): `time_s`, then a column per place.
public func seriesCSV(_ series: ResultSeries) -> [UInt8] {
  var text: [UInt8] = []
  text.append(contentsOf: "time_s".utf8)
  for name in series.names {
    text.append(UInt8(ascii: ","))
    text.append(contentsOf: quoted(name).utf8)
  }
  text.append(UInt8(ascii: "\n"))
  let width = series.names.count
  for (row, time) in series.times.enumerated() {
    time.append(to: &text)
    for value in series.values[row * width..<(row + 1) * width] {
      text.append(UInt8(ascii: ","))
      if !value.isNaN { value.append(to: &text) }
    }
    text.append(UInt8(ascii: "\n"))
  }
  return text
}

/// A field in quotes where it needs them.
func quoted(_ field: String) -> String {
  let needsQuotes = field.contains { $0 == "," || $0 == "\"" || $0.isNewline }
  return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
}
