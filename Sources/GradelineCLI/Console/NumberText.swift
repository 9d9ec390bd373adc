/// `value` with `places` decimals, as people write it.
func decimalText(_ value: Double, _ places: Int) -> String {
  let units = (value.magnitude * (0..<places).reduce(1.0) { power, _ in power * 10 }).rounded(.toNearestOrEven)
  guard units < 1e15 else { return "\(value)" }
  let digits = "\(Int(units))"
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  let sign = value < 0 && units > 0 ? "-" : ""
  return places == 0 ? sign + padded : sign + padded.dropLast(places) + "." + padded.suffix(places)
}

/// `value` with at most two digits that count: `0.3`, `12`, `1.3e-14`.
func twoDigitText(_ value: Double) -> String {
  guard value != 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
  var exponent = 0
  var mantissa = value
  while mantissa.magnitude >= 9.95 {
    mantissa /= 10
    exponent += 1
  }
  while mantissa.magnitude < 0.995 {
    mantissa *= 10
    exponent -= 1
  }
  if (-4...1).contains(exponent) { return withoutSpareZeros(decimalText(value, 1 - exponent)) }
  let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
  return withoutSpareZeros(decimalText(mantissa, 1)) + (exponent < 0 ? "e-" : "e+") + power
}

private func withoutSpareZeros(_ text: String) -> String {
  guard text.contains(".") else { return text }
  let short = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
  return String(short.reversed())
}
