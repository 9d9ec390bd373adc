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
  guard let name else { return guessedFrame(extent, file: file) }
  let reference: CoordinateReference
  do { reference = try CoordinateReference(parsing: name) } catch {
    throw CoordinateRefusal(message: "\(option == nil ? "the file’s crs member" : "--crs"): \(error)")
  }
  if extent.isEmpty { return CoordinateDecision(frame: .reference(reference)) }
  if reference.isInDegrees, !extent.isDegrees {
    if extent.isSwappedDegrees { return swapped(CoordinateDecision(frame: .reference(reference)), extent, file) }
    guard option == nil else {
      throw CoordinateRefusal(
        message:
          "--crs \(name) means degrees, but the coordinates run to \(extent.text): name the system they are in, such as --crs EPSG:4547"
      )
    }
    var guess = guessedFrame(extent, file: file)
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
  let decision = CoordinateDecision(frame: .reference(reference))
  return extent.isNorthFirst && !reference.isInDegrees ? swapped(decision, extent, file) : decision
}

/// Why a file's coordinates cannot be used.
struct CoordinateRefusal: Error {
  var message: String
}

private func guessedFrame(_ extent: Extent, file: String) -> CoordinateDecision {
  if extent.isEmpty || extent.isDegrees { return CoordinateDecision(frame: .reference(.wgs84)) }
  if extent.isSwappedDegrees { return swapped(CoordinateDecision(frame: .reference(.wgs84)), extent, file) }
  let isNorthFirst = extent.isNorthFirst
  let easting = isNorthFirst ? extent.middleY : extent.middleX
  let northing = isNorthFirst ? extent.middleX : extent.middleY
  var decision = CoordinateDecision(frame: .local)
  if (1.9e6...6.1e6).contains(northing), let zone = CoordinateReference.gaussKruger(zonedEasting: easting) {
    decision.frame = .reference(zone)
    decision.findings.append(
      Finding(
        "crs_guessed", .warning,
        "no coordinate system is named; eastings of eight digits (\(wholeNumberText(easting.rounded()))) carry the zone of \(zone.name): confirm with --crs \(zone.name)",
        file: file, repair: "read as \(zone.name)"))
  } else {
    decision.findings.append(
      Finding(
        "no_coordinate_system", .warning,
        "coordinates run to \(extent.text) and no system is named; lengths are right, places on the map are not known: name it with --crs EPSG:n (CGCS2000 3° zones without zone number are EPSG:4534 to 4554 for central meridians 75° to 135°)",
        file: file, repair: "computed in the file’s own metres"))
  }
  return isNorthFirst ? swapped(decision, extent, file) : decision
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

/// How far the positions of a file reach.
private struct Extent {
  var x = (low: Double.infinity, high: -Double.infinity)
  var y = (low: Double.infinity, high: -Double.infinity)

  init(_ geometry: GeometryColumn) {
    for value in geometry.x where value.isFinite { x = (min(x.low, value), max(x.high, value)) }
    for value in geometry.y where value.isFinite { y = (min(y.low, value), max(y.high, value)) }
  }

  var isEmpty: Bool { x.low > x.high || y.low > y.high }
  var middleX: Double { (x.low + x.high) / 2 }
  var middleY: Double { (y.low + y.high) / 2 }
  var isDegrees: Bool { x.low >= -180 && x.high <= 180 && y.low >= -90 && y.high <= 90 }
  /// [latitude, longitude] with a longitude that no latitude can be.
  var isSwappedDegrees: Bool {
    x.low >= -90 && x.high <= 90 && y.low >= -180 && y.high <= 180 && (y.high > 90 || y.low < -90)
  }
  /// A town in degrees; metres about the origin of a projection would spread wider or stand elsewhere.
  var spansLittle: Bool { x.high - x.low < 5 && y.high - y.low < 5 }
  /// North of China runs from 1.9 to 6 million metres and is larger than an easting of six digits; an easting with its
  /// zone number is larger still.
  var isNorthFirst: Bool {
    guard (1.9e6...6.1e6).contains(x.low), x.high <= 6.1e6 else { return false }
    return (y.low >= 1e5 && y.high < 1e6) || CoordinateReference.gaussKruger(zonedEasting: y.low) != nil
  }

  var text: String {
    "x \(wholeNumberText((x.high * 1000).rounded() / 1000)), y \(wholeNumberText((y.high * 1000).rounded() / 1000))"
  }
}

extension GeometryColumn {
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
