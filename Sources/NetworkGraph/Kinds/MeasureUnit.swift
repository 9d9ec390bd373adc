/// A unit as column names, brackets and values spell it: `mm`, `英寸`, `ha`.
///
/// A number in the unit times `numerator` over `denominator` is the number in the SI unit of its dimension (a share or
/// slope: as a fraction). Two whole numbers, so that 1900 mm become 1.9 m and not 1.9000000000000001.
public struct MeasureUnit: Hashable, Sendable {
  public enum Dimension: Sendable { case length, area, volume, flow, fraction, rainRate, perTime, time, speed }

  /// As it stands at the end of canonical names.
  public let symbol: String
  public let dimension: Dimension
  private let numerator: Double
  private let denominator: Double

  private init(_ symbol: String, _ dimension: Dimension, _ numerator: Double, over denominator: Double = 1) {
    self.symbol = symbol
    self.dimension = dimension
    self.numerator = numerator
    self.denominator = denominator
  }

  public static let metre = Self("m", .length, 1)
  public static let millimetre = Self("mm", .length, 1, over: 1000)
  public static let centimetre = Self("cm", .length, 1, over: 100)
  public static let kilometre = Self("km", .length, 1000)
  public static let inch = Self("in", .length, 254, over: 10_000)
  public static let foot = Self("ft", .length, 3048, over: 10_000)
  public static let squareMetre = Self("m2", .area, 1)
  public static let hectare = Self("ha", .area, 10_000)
  public static let squareKilometre = Self("km2", .area, 1e6)
  public static let acre = Self("acre", .area, 4046.856_422_4)
  public static let squareFoot = Self("ft2", .area, 0.092_903_04)
  public static let mu = Self("mu", .area, 2000, over: 3)
  public static let cubicMetre = Self("m3", .volume, 1)
  public static let cubicMetrePerSecond = Self("m3s", .flow, 1)
  public static let cubicMetrePerDay = Self("m3d", .flow, 1, over: 86_400)
  public static let cubicMetrePerHour = Self("m3h", .flow, 1, over: 3600)
  public static let litrePerSecond = Self("ls", .flow, 1, over: 1000)
  public static let cubicFootPerSecond = Self("cfs", .flow, 0.028_316_846_592)
  public static let fraction = Self("fraction", .fraction, 1)
  public static let percent = Self("pct", .fraction, 1, over: 100)
  public static let perMille = Self("permille", .fraction, 1, over: 1000)
  public static let millimetrePerHour = Self("mm_h", .rainRate, 1, over: 3.6e6)
  public static let inchPerHour = Self("in_h", .rainRate, 254, over: 3.6e7)
  public static let perHour = Self("per_h", .perTime, 1, over: 3600)
  public static let minute = Self("minutes", .time, 60)
  public static let hour = Self("h", .time, 3600)
  public static let day = Self("days", .time, 86_400)
  public static let kilometrePerHour = Self("kmh", .speed, 10, over: 36)

  /// A number in this unit as a number in `other`; nil where they measure different things.
  public func convert(_ value: Double, to other: MeasureUnit) -> Double? {
    guard dimension == other.dimension else { return nil }
    return value * (numerator * other.denominator) / (denominator * other.numerator)
  }

  /// A number in this unit in the SI unit of its dimension.
  public func si(_ value: Double) -> Double { value * numerator / denominator }

  /// The unit that a spelling names, without regard to case.
  public init?(spelling: some StringProtocol) {
    guard let unit = Self.bySpelling[spelling.lowercased()] else { return nil }
    self = unit
  }

  /// Every spelling, the longest first: for endings of names.
  static let spellings: [(text: String, unit: MeasureUnit)] =
    bySpelling.map { ($0.key, $0.value) }.sorted { ($0.text.count, $1.text) > ($1.text.count, $0.text) }

  private static let bySpelling: [String: MeasureUnit] = {
    let table: [(MeasureUnit, [String])] = [
      (.metre, ["m", "metre", "metres", "meter", "meters", "米"]),
      (.millimetre, ["mm", "millimetre", "millimetres", "millimeters", "毫米"]),
      (.centimetre, ["cm", "centimetres", "centimeters", "厘米"]), (.kilometre, ["km", "公里", "千米"]),
      (.inch, ["in", "inch", "inches", "\"", "英寸"]), (.foot, ["ft", "foot", "feet", "'", "英尺"]),
      (.squareMetre, ["m2", "m²", "㎡", "sqm", "sq_m", "平方米"]), (.hectare, ["ha", "hectare", "hectares", "公顷"]),
      (.squareKilometre, ["km2", "km²", "平方公里"]), (.acre, ["acre", "acres", "ac"]),
      (.squareFoot, ["ft2", "sqft", "sq_ft"]), (.mu, ["mu", "亩"]), (.cubicMetre, ["m3", "m³", "立方米"]),
      (.cubicMetrePerSecond, ["m3s", "m3/s", "m³/s", "cms"]), (.cubicMetrePerDay, ["m3d", "m3/d", "m³/d", "cmd"]),
      (.cubicMetrePerHour, ["m3h", "m3/h", "m³/h"]), (.litrePerSecond, ["ls", "lps", "l/s"]),
      (.cubicFootPerSecond, ["cfs"]), (.percent, ["pct", "percent", "%", "百分比"]), (.perMille, ["permille", "‰"]),
      (.millimetrePerHour, ["mm_h", "mm/h", "mm/hr"]), (.inchPerHour, ["in_h", "in/h", "in/hr"]),
      (.perHour, ["per_h", "1/h", "1/hr"]), (.minute, ["min", "minutes", "分钟"]),
      (.hour, ["h", "hr", "hours", "小时"]), (.day, ["d", "days", "天"]), (.kilometrePerHour, ["kmh", "km/h", "kph"]),
    ]
    var result: [String: MeasureUnit] = [:]
    for (unit, words) in table { for word in words { result[word] = unit } }
    return result
  }()
}
