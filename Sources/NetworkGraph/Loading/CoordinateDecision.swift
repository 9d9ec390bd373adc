import GeoFeatures
import Geometry

/// In what frame a file's coordinates are, and how that was told.
struct CoordinateDecision {
  enum Frame {
    case reference(CoordinateReference)
    /// Metres of a grid that nothing names.
    case local
  }

  var frame: Frame
  /// The file writes [north, east].
  var isSwapped = false
  /// Rows with positions that are no degrees in a file of degrees.
  var outside: [Int] = []
  var findings: [Finding] = []
}

/// Decides the frame of a file: by `--crs`, else its legacy `crs` member, else by the size of its numbers.
///
/// Throws a refusal in one sentence where the named system cannot be computed or cannot be what the numbers are in.
func decideCoordinates(
  of table: FeatureTable, file: String, option: String?
) throws(CoordinateRefusal) -> CoordinateDecision {
  let extent = Extent(table.geometry)
  let name = option ?? table.crs
  guard let name else { return try guessedFrame(extent, file: file) }
  let reference: CoordinateReference
  do { reference = try CoordinateReference(parsing: name) } catch {
    throw CoordinateRefusal(message: "\(option == nil ? "the file’s crs member" : "--crs"): \(error)")
  }
  if extent.isEmpty { return CoordinateDecision(frame: .reference(reference)) }
  if reference.isInDegrees, !extent.isDegrees {
    if extent.isSwappedDegrees { throw latitudeFirst(extent) }
    guard option == nil else {
      throw CoordinateRefusal(
        message:
          "--crs \(name) means degrees, but the coordinates run to \(extent.text): name the system they are in, such as --crs EPSG:4547"
      )
    }
    var guess = try guessedFrame(extent, file: file)
    guess.findings.append(
      Finding(
        "crs_contradicted", .warning,
        "the crs member says \(name), which means degrees, but the coordinates run to \(extent.text): name their system with --crs EPSG:n",
        file: file,
        repair: "crs member not used"))
    return guess
  }
  if !reference.isInDegrees, extent.isDegrees, extent.spansLittle {
    guard option == nil else {
      throw CoordinateRefusal(
        message:
          "--crs \(name) means metres, but the coordinates are degrees (\(extent.text)): leave --crs out for this file")
    }
    var decision = CoordinateDecision(frame: .reference(.wgs84))
    decision.findings.append(
      Finding(
        "crs_contradicted", .warning,
        "the crs member says \(name), which means metres, but the coordinates are degrees (\(extent.text)): correct the member",
        file: file,
        repair: "taken as WGS 84 degrees"))
    return decision
  }
  var decision = CoordinateDecision(frame: .reference(reference))
  if reference.isInDegrees { decision.outside = extent.outsideRows }
  return extent.isNorthFirst && !reference.isInDegrees ? swapped(decision, extent, file) : decision
}

/// Why a file's coordinates cannot be used.
struct CoordinateRefusal: Error {
  var message: String
  /// Row of the first feature that shows it.
  var feature: Int?
}

private func guessedFrame(_ extent: Extent, file: String) throws(CoordinateRefusal) -> CoordinateDecision {
  if extent.isEmpty || extent.isDegrees {
    return CoordinateDecision(frame: .reference(.wgs84), outside: extent.outsideRows)
  }
  if extent.isSwappedDegrees { throw latitudeFirst(extent) }
  let isNorthFirst = extent.isNorthFirst
  let (easting, northing) = isNorthFirst ? (extent.middleY, extent.middleX) : (extent.middleX, extent.middleY)
  if (1.9e6...6.1e6).contains(northing), let zone = CoordinateReference.gaussKruger(zonedEasting: easting) {
    var decision = CoordinateDecision(frame: .reference(zone))
    decision.findings.append(
      Finding(
        "crs_guessed", .warning,
        "no coordinate system is named; eastings of eight digits (\(wholeNumberText(easting.rounded()))) carry the zone "
          + "of \(zone.name): confirm with --crs \(zone.name)", file: file, repair: "read as \(zone.name)"))
    return isNorthFirst ? swapped(decision, extent, file) : decision
  }
  guard extent.isLocalGrid else { throw CoordinateRefusal(message: unnamedGrid(extent), feature: extent.firstRow) }
  let finding = Finding(
    "no_coordinate_system", .warning,
    "coordinates run to \(extent.text) and no system is named: lengths are right, places on the map are not known; "
      + "name the system with --crs EPSG:n, or give control points to whoever made the grid", file: file,
    repair: "computed in the file’s own metres")
  return CoordinateDecision(frame: .local, findings: [finding])
}

private func latitudeFirst(_ extent: Extent) -> CoordinateRefusal {
  CoordinateRefusal(
    message: "coordinates run to \(extent.text), where the second number is no latitude (-90 to 90): GeoJSON wants "
      + "[longitude, latitude]; export the file again in that order", feature: extent.firstRow)
}

private func unnamedGrid(_ extent: Extent) -> String {
  let order = extent.isNorthFirst ? " with the northing first" : ""
  return "coordinates run to \(extent.text)\(order), outside the range of longitude and latitude, and no coordinate "
    + "system is named: name it with --crs EPSG:n (CGCS2000 zones of 3° without zone number are EPSG:4534 to 4554 for "
    + "central meridians 75° to 135°, UTM zones EPSG:32601 to 32660)"
}

private func swapped(_ decision: CoordinateDecision, _ extent: Extent, _ file: String) -> CoordinateDecision {
  var decision = decision
  decision.isSwapped = true
  decision.findings.append(
    Finding(
      "swapped_coordinates", .warning,
      "the first of each pair of coordinates is the northing or latitude (\(wholeNumberText(extent.middleX.rounded()))); GeoJSON wants [east, north]: export the file again that way",
      file: file, repair: "read as [north, east]"))
  return decision
}

/// How far the positions of a file reach: of those in degrees if most features are, else of all.
private struct Extent {
  private(set) var x = (low: Double.infinity, high: -Double.infinity)
  private(set) var y = (low: Double.infinity, high: -Double.infinity)
  /// Features out of the range of degrees where most are in it.
  private(set) var outsideRows: [Int] = []
  private(set) var firstRow: Int?

  init(_ geometry: GeometryColumn) {
    var outside: [Int] = []
    var placed = 0
    for row in 0..<geometry.count {
      let run = geometry.positions(ofFeature: row)
      if run.isEmpty { continue }
      placed += 1
      if firstRow == nil { firstRow = row }
      if !run.allSatisfy({ geometry.x[$0].magnitude <= 180 && geometry.y[$0].magnitude <= 90 }) { outside.append(row) }
    }
    if outside.count * 2 < placed { outsideRows = outside }
    let left = Set(outsideRows)
    for row in 0..<geometry.count where !left.contains(row) {
      for k in geometry.positions(ofFeature: row) {
        x = (min(x.low, geometry.x[k]), max(x.high, geometry.x[k]))
        y = (min(y.low, geometry.y[k]), max(y.high, geometry.y[k]))
      }
    }
  }

  var isEmpty: Bool { x.low > x.high || y.low > y.high }
  var middleX: Double { (x.low + x.high) / 2 }
  var middleY: Double { (y.low + y.high) / 2 }
  var isDegrees: Bool { x.low >= -180 && x.high <= 180 && y.low >= -90 && y.high <= 90 }
  /// [latitude, longitude] with a longitude that no latitude can be.
  var isSwappedDegrees: Bool {
    x.low >= -90 && x.high <= 90 && y.low >= -180 && y.high <= 180 && (y.high > 90 || y.low < -90) && spansLittle
  }
  /// A town in degrees; metres about the origin of a projection spread wider.
  var spansLittle: Bool { x.high - x.low < 5 && y.high - y.low < 5 }
  /// A town's own grid: coordinates of a few thousand metres, where a national grid has six digits and more.
  var isLocalGrid: Bool { max(x.low.magnitude, x.high.magnitude, y.low.magnitude, y.high.magnitude) < 100_000 }
  /// Northings of China run from 1.9 to 6.1 million metres, more than an easting of six digits; an easting with its
  /// zone number is larger still.
  var isNorthFirst: Bool {
    guard x.low >= 1.9e6, x.high <= 6.1e6 else { return false }
    return (y.low >= 1e5 && y.high < 1e6) || CoordinateReference.gaussKruger(zonedEasting: y.low) != nil
  }

  var text: String {
    func thousandths(_ value: Double) -> String { wholeNumberText((value * 1000).rounded() / 1000) }
    return "x \(thousandths(x.high)), y \(thousandths(y.high))"
  }
}

extension GeometryColumn {
  /// All positions of feature `i`.
  func positions(ofFeature i: Int) -> Range<Int> {
    Int(firstPosition[Int(firstPart[i])])..<Int(firstPosition[Int(firstPart[i + 1])])
  }

  /// The column as delivered: degrees of WGS 84 where the frame is known, else metres as they are.
  func brought(by decision: CoordinateDecision) -> GeometryColumn {
    var column = self
    if decision.isSwapped { swap(&column.x, &column.y) }
    guard case .reference(let reference) = decision.frame, reference != .wgs84 else { return column }
    for k in column.x.indices {
      let place = reference.lonLat(x: column.x[k], y: column.y[k])
      column.x[k] = place.longitude
      column.y[k] = place.latitude
    }
    return column
  }
}
