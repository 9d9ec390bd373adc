import NetworkGraph

extension SWMMReader {
  /// `[TRANSECTS]` in HEC-2 form: NC sets roughnesses for the transects after it, X1 begins one, GR adds points as
  /// level and station.
  ///
  /// X1 has the name, the number of points, the stations of the banks, two numbers without use, the meander factor, the
  /// factor of all stations, and what is added to all levels. A factor of 0 stands for 1.
  mutating func readTransects() {
    var roughness = (left: 0.0, right: 0.0, channel: 0.0)
    var stationFactor = 1.0
    var rise = 0.0
    var current: Int?
    var heads: [SWMMText.Row] = []
    for row in text.rows(of: .transects) {
      if begins(row, 0, with: "NC") {
        roughness = readRoughness(row, roughness)
      } else if begins(row, 0, with: "X1") {
        guard transectNames.declare(text.token(row, 1), in: text.bytes) != nil else {
          fault(row, found: "transect “\(string(row, 1))” a second time", expected: "each name once")
          current = nil
          continue
        }
        stationFactor = factor(row, 8, "factor of the stations")
        rise = number(row, 9, "rise of the levels", default: 0) * units.length
        current = transects.count
        heads.append(row)
        transects.append(readHead(row, roughness, stationFactor))
      } else if begins(row, 0, with: "GR") {
        guard let index = current else {
          fault(row, found: "points without a transect", expected: "an X1 line before them")
          continue
        }
        readPoints(row, index, stationFactor, rise)
      } else {
        fault(row, found: "“\(string(row, 0))”", expected: "NC, X1 or GR")
      }
    }
    for (index, head) in heads.enumerated() { check(transects[index], head) }
  }

  /// A roughness of 0 leaves that of before; overbanks without any take the channel's.
  private mutating func readRoughness(
    _ row: SWMMText.Row, _ before: (left: Double, right: Double, channel: Double)
  ) -> (left: Double, right: Double, channel: Double) {
    func or(_ value: Double, _ other: Double) -> Double { value == 0 ? other : value }
    var n = before
    n.left = or(number(row, 1, "left overbank roughness", .notNegative), n.left)
    n.right = or(number(row, 2, "right overbank roughness", .notNegative), n.right)
    n.channel = or(number(row, 3, "channel roughness", .notNegative), n.channel)
    return (or(n.left, n.channel), or(n.right, n.channel), n.channel)
  }

  private mutating func factor(_ row: SWMMText.Row, _ i: Int, _ what: String) -> Double {
    let value = number(row, i, what, .notNegative, default: 1)
    return value == 0 ? 1 : value
  }

  private mutating func readHead(
    _ row: SWMMText.Row, _ roughness: (left: Double, right: Double, channel: Double), _ stationFactor: Double
  ) -> Transect {
    let scale = units.length * stationFactor
    return Transect(
      stations: [], elevations: [], leftBank: number(row, 3, "left bank station") * scale,
      rightBank: number(row, 4, "right bank station") * scale, leftRoughness: roughness.left,
      rightRoughness: roughness.right, channelRoughness: roughness.channel,
      meander: factor(row, 7, "meander factor"))
  }

  private mutating func readPoints(_ row: SWMMText.Row, _ index: Int, _ stationFactor: Double, _ rise: Double) {
    var next = 1
    while next < Int(row.count) {
      let level = number(row, next, "level") * units.length + rise
      let station = number(row, next + 1, "station") * units.length * stationFactor
      if let last = transects[index].stations.last, station < last {
        fault(row, found: "station \(station) m after \(last) m", expected: "stations that never decrease")
      }
      transects[index].stations.append(station)
      transects[index].elevations.append(level)
      next += 2
    }
  }

  private mutating func check(_ transect: Transect, _ head: SWMMText.Row) {
    let lowest = transect.elevations.min() ?? 0
    if transect.stations.count < 2 || !(lowest < transect.elevations.max() ?? 0) {
      fault(head, found: "transect without depth", expected: "two or more points at different levels")
    }
    if !(transect.channelRoughness > 0) {
      fault(head, found: "no channel roughness", expected: "an NC line with one before the transect")
    }
    if transect.leftBank > transect.rightBank {
      fault(head, found: "a left bank right of the right bank", expected: "stations from left to right")
    }
  }
}
