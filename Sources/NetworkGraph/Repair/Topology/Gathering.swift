import GeoFeatures
import Geometry

extension Survey {
  /// Takes the points and lines of one kind out of all layers; what is out of service stays behind, with a note.
  static func gather(_ kind: LayerKind, from layers: [Layer], in frame: Frame, options: RepairOptions) -> Survey {
    var survey = Survey(kind: kind, layers: layers, frame: frame)
    for (index, layer) in layers.enumerated() where layer.kind == kind {
      for row in 0..<layer.count {
        if survey.leavesOut(row, of: layer, index) { continue }
        survey.take(row, of: layer, index, tolerance: options.snappingTolerance)
      }
    }
    survey.ends = Array(repeating: -1, count: 2 * survey.lines.count)
    survey.isGiven = Array(repeating: false, count: 2 * survey.lines.count)
    return survey
  }

  /// Words of `status` for what carries nothing today.
  private static let outOfService: Set<String> = [
    "abandoned", "proposed", "under_construction", "empty", "inside_chamber",
  ]

  private mutating func leavesOut(_ row: Int, of layer: Layer, _ index: Int) -> Bool {
    guard let status = layer.attributes.text(.status, row), Self.outOfService.contains(status) else { return false }
    let kind = ["proposed", "under_construction"].contains(status) ? "not_yet_built" : "abandoned"
    leftOut.append(Origin(layer: Int32(index), row: Int32(row)))
    findings.append(
      layer.finding(
        kind, .note, "\(layer.ids[row]) has the status “\(status)”.", row: row, property: AttributeName.status.rawValue,
        repair: "left out of the network", place: firstPlace(of: row, in: layer)))
    return true
  }

  private mutating func take(_ row: Int, of layer: Layer, _ index: Int, tolerance: Double) {
    switch layer.geometry.kinds[row] {
    case .lineString, .multiLineString: takeLine(row, of: layer, index, tolerance: tolerance)
    case .none, .point, .multiPoint, .polygon, .multiPolygon:
      // What names both its ends is a link, though it be drawn as a point, like a pump, or not at all.
      if layer.attributes.text(.from, row) != nil, layer.attributes.text(.to, row) != nil {
        lines.append(SurveyLine(id: layer.ids[row], layer: Int32(index), row: Int32(row), path: 0..<0))
      } else {
        takePoint(row, of: layer, index)
      }
    case .geometryCollection:
      findings.append(
        layer.finding(
          "unused_geometry", .error,
          "\(layer.ids[row]) is a GeometryCollection, neither a point nor a line of a network.",
          row: row, repair: "left out", place: firstPlace(of: row, in: layer)))
    }
  }

  /// A point where it is, an area at the mean of its outer corners, a row without geometry at its `x_m`, `y_m`.
  private mutating func takePoint(_ row: Int, of layer: Layer, _ index: Int) {
    let geometry = layer.geometry
    var sum = (x: 0.0, y: 0.0, count: 0.0)
    if let part = geometry.parts(of: row).first {
      let isRing = geometry.roles[part] != .points
      for i in geometry.positions(of: part).dropLast(isRing ? 1 : 0) {
        sum = (sum.x + geometry.x[i], sum.y + geometry.y[i], sum.count + 1)
        if !isRing { break }
      }
    } else if let x = layer.attributes.known(.x, row), let y = layer.attributes.known(.y, row), !layer.isGeographic {
      sum = (x, y, 1)
    }
    let (x, y) = sum.count > 0 ? (sum.x / sum.count, sum.y / sum.count) : (.nan, .nan)
    points.append(
      SurveyPoint(
        id: layer.ids[row], layer: Int32(index), row: Int32(row), place: frame.grid(x, y),
        lonLat: LonLat(longitude: x, latitude: y)))
  }

  /// A line as one run where its parts follow one another, else as several.
  private mutating func takeLine(_ row: Int, of layer: Layer, _ index: Int, tolerance: Double) {
    let first = lines.count
    for part in layer.geometry.parts(of: row) {
      let start = path.count
      for i in layer.geometry.positions(of: part) {
        path.append(frame.grid(layer.geometry.x[i], layer.geometry.y[i]))
        pathLonLat.append(LonLat(longitude: layer.geometry.x[i], latitude: layer.geometry.y[i]))
      }
      if lines.count > first, start < path.count,
        path[lines[lines.count - 1].path.upperBound - 1].distance(to: path[start]) <= tolerance
      {
        lines[lines.count - 1].path = lines[lines.count - 1].path.lowerBound..<path.count
      } else if path.count - start >= 2 {
        lines.append(SurveyLine(id: layer.ids[row], layer: Int32(index), row: Int32(row), path: start..<path.count))
      }
    }
    let parts = lines.count - first
    for part in 0..<parts {
      lines[first + part].part = Int32(part)
      lines[first + part].parts = Int32(parts)
    }
    if parts > 1 {
      findings.append(
        layer.finding(
          "multi_part_line", .note, "\(layer.ids[row]) consists of \(parts) lines that do not follow one another.",
          row: row, repair: "taken as \(parts) lines", place: firstPlace(of: row, in: layer)))
    }
  }

  private func firstPlace(of row: Int, in layer: Layer) -> LonLat? {
    guard layer.isGeographic, let part = layer.geometry.parts(of: row).first,
      let i = layer.geometry.positions(of: part).first
    else { return nil }
    return LonLat(longitude: layer.geometry.x[i], latitude: layer.geometry.y[i])
  }
}

extension Layer {
  /// A finding about row `row` of this layer.
  func finding(
    _ kind: String, _ severity: Severity, _ message: String, row: Int, property: String? = nil, repair: String? = nil,
    place: LonLat? = nil
  ) -> Finding {
    Finding(
      kind, severity, message, file: file, layer: self.kind, feature: Int(features[row]), id: ids[row],
      property: property, repair: repair, place: place)
  }
}
