import Geometry
import TestSupport
import Testing

/// Easting and northing by PROJ 9, printed to a micrometre.
private let projGridPoints: [(String, Double, Double, Double, Double)] = [
  ("EPSG:4547", 113.0, 28.2, 401817.558803, 3121010.870106),
  ("EPSG:4547", 115.49, 34.123456789, 637459.660983, 3778358.498972),
  ("EPSG:4526", 114.2, 30.5, 38519199.804509, 3375558.740497),
  ("EPSG:4549", 119.9, 18.25, 489424.521222, 2018655.280063),
  ("EPSG:4491", 73.6, 39.4, 13379406.480128, 4363846.974209),
  ("EPSG:4512", 134.7, 48.3, 477742.509976, 5351829.073967),
  ("EPSG:4512", 136.9, 52.1, 630191.437666, 5776174.016101),
  ("EPSG:32650", 117.2, 31.8, 518931.977428, 3518284.963797),
  ("EPSG:32748", 106.8, -6.2, 699163.390565, 9314348.961580),
  ("EPSG:32601", -179.5, 66.0, 386557.671599, 7322171.481337),
  ("EPSG:3857", 113.5, 22.3, 12634762.205037, 2547582.133414),
  ("EPSG:3857", -58.4, -34.6, -6501058.262327, -4109654.733553),
]

/// WGS 84, GCJ-02 and BD-09 by the formulas in general use, computed apart from this package.
private let shiftedPlaces: [(Double, Double, Double, Double, Double, Double)] = [
  (116.3912, 39.9067, 116.3974410271, 39.9081011932, 116.4038145888, 39.9144445858),
  (113.2644, 23.1291, 113.2697295921, 23.1264233399, 113.2761507516, 23.1327112572),
  (87.6177, 43.7928, 87.6205492243, 43.7940245555, 87.6269813255, 43.8001466342),
  (104.0657, 30.6595, 104.0682074000, 30.6570791447, 104.0747017028, 30.6631092663),
  (126.535, 45.8038, 126.5410403502, 45.8057815251, 126.5476592141, 45.8113958229),
  (121.4737, 31.2304, 121.4782230593, 31.2284577376, 121.4847814685, 31.2343105937),
  (75.9893, 39.4704, 75.9922533404, 39.4706255287, 75.9987589126, 39.4765943479),
  (109.5119, 18.2528, 109.5159842948, 18.2510947917, 109.5225317917, 18.2568765538),
]

private func isNear(_ a: LonLat, _ longitude: Double, _ latitude: Double, within degrees: Double) -> Bool {
  isClose(a.longitude, longitude, absolute: degrees) && isClose(a.latitude, latitude, absolute: degrees)
}

@Suite struct CoordinateReferenceTests {
  @Test func reference_gridPointsAgreeWithPROJ() throws {
    for (name, longitude, latitude, easting, northing) in projGridPoints {
      let system = try CoordinateReference(parsing: name)
      let point = try #require(system.project(LonLat(longitude: longitude, latitude: latitude)))
      #expect(isClose(point.easting, easting, absolute: 1e-6), "\(name): printed to 1e-6 m")
      #expect(isClose(point.northing, northing, absolute: 1e-6), "\(name): printed to 1e-6 m")
      let back = system.lonLat(x: easting, y: northing)
      #expect(isNear(back, longitude, latitude, within: 2e-11), "\(name): 1e-6 m is 1e-11°")
    }
  }

  @Test func reference_shiftedPlacesAgreeWithTheFormulas() {
    for (x, y, gx, gy, bx, by) in shiftedPlaces {
      let place = LonLat(longitude: x, latitude: y)
      let gcj = ChineseOffset.gcj02(fromWGS84: place)
      #expect(isNear(gcj, gx, gy, within: 1e-10), "printed to 1e-10°")
      #expect(isNear(ChineseOffset.bd09(fromGCJ02: gcj), bx, by, within: 1e-10))
      #expect(isNear(CoordinateReference.gcj02.lonLat(x: gx, y: gy), x, y, within: 1e-9))
      #expect(isNear(CoordinateReference.bd09.lonLat(x: bx, y: by), x, y, within: 1e-9))
    }
  }

  @Test func analytic_placesOutsideChinaAreNotShifted() {
    let place = LonLat(longitude: -123.36, latitude: 48.43)
    #expect(ChineseOffset.gcj02(fromWGS84: place) == place)
    #expect(ChineseOffset.wgs84(fromGCJ02: place) == place)
  }

  @Test(arguments: 0..<4) func invariant_projectionsAndOffsetsInvert(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let systems = try [4497, 4523, 4545, 32649, 3857].map { try CoordinateReference(parsing: "EPSG:\($0)") }
    for _ in 0..<200 {
      let (x, y) = (chance.number(105...117), chance.number(4...54))
      let place = LonLat(longitude: x, latitude: y)
      for system in systems {
        let point = try #require(system.project(place))
        #expect(isNear(system.lonLat(x: point.easting, y: point.northing), x, y, within: 1e-13))
      }
      #expect(isNear(ChineseOffset.wgs84(fromGCJ02: ChineseOffset.gcj02(fromWGS84: place)), x, y, within: 1e-13))
      #expect(isNear(ChineseOffset.gcj02(fromBD09: ChineseOffset.bd09(fromGCJ02: place)), x, y, within: 1e-13))
    }
  }

  @Test func analytic_everyGaussKrugerZoneHasItsMeridianAtFiveHundredKilometres() throws {
    for code in 4491...4554 {
      let system = try CoordinateReference(parsing: "EPSG:\(code)")
      let isSixDegree = code < 4513
      let zones = isSixDegree ? 13...23 : 25...45
      let index = (code - (isSixDegree ? 4491 : 4513)) % zones.count
      let zone = zones.lowerBound + index
      let hasPrefix = code < (isSixDegree ? 4502 : 4534)
      let meridian = Double(75 + index * (isSixDegree ? 6 : 3))
      let point = try #require(system.project(LonLat(longitude: meridian, latitude: 30)))
      #expect(point.easting == (hasPrefix ? Double(zone) * 1_000_000 : 0) + 500_000)
      #expect(isClose(point.northing, 3_320_113.398, absolute: 1e-3), "meridian length to 30° N, GRS 80")
      if hasPrefix { #expect(CoordinateReference.gaussKruger(zonedEasting: point.easting + 40_000) == system) }
    }
  }

  @Test func refusal_eastingsWithoutAZoneNumberNameNoZone() {
    for easting in [500_000, 12_500_000, 24_500_000, 38_950_000, 46_500_000, .nan, -38_500_000, .infinity] {
      #expect(CoordinateReference.gaussKruger(zonedEasting: easting) == nil, "\(easting)")
    }
  }

  @Test(arguments: [
    ("EPSG:4547", "EPSG:4547"), ("epsg:4547", "EPSG:4547"), ("4547", "EPSG:4547"),
    ("urn:ogc:def:crs:EPSG::4547", "EPSG:4547"), ("urn:ogc:def:crs:EPSG:9.8.15:4547", "EPSG:4547"),
    ("http://www.opengis.net/def/crs/EPSG/0/4547", "EPSG:4547"),
    ("urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84"), ("urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84"),
    ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84"), ("CRS84", "OGC:CRS84"), ("OGC:CRS84", "OGC:CRS84"),
    ("WGS84", "EPSG:4326"), ("WGS 84", "EPSG:4326"), ("CGCS2000", "EPSG:4490"), ("EPSG:4490", "EPSG:4490"),
    ("GCJ02", "GCJ02"), ("gcj-02", "GCJ02"), ("BD09", "BD09"), ("BD-09", "BD09"), ("EPSG:3857", "EPSG:3857"),
    ("EPSG:900913", "EPSG:3857"), ("EPSG:32733", "EPSG:32733"),
  ])
  func parsing_namesInEveryUsualForm(text: String, name: String) throws {
    #expect(try CoordinateReference(parsing: text).name == name)
  }

  @Test(arguments: [
    "", " ", "EPSG", "EPSG:", "EPSG:0", "EPSG:-1", "EPSG:99999999999999999999", "foo", "foo:4547", "UTM",
  ])
  func refusal_aTextThatIsNoName(text: String) {
    #expect(throws: CoordinateReferenceError.notAName(text)) { try CoordinateReference(parsing: text) }
  }

  @Test func refusal_unsupportedSystemsAreNamedAndSayWhatToDo() {
    #expect(throws: CoordinateReferenceError.unsupported("EPSG:3547")) {
      try CoordinateReference(parsing: "urn:ogc:def:crs:EPSG::3547")
    }
    let message = CoordinateReferenceError.unsupported("EPSG:3547").description
    #expect(message.contains("EPSG:3547") && message.contains("EPSG:4326") && message.contains("QGIS"))
    #expect(throws: CoordinateReferenceError.olderDatum("EPSG:2437", datum: "Beijing 1954")) {
      try CoordinateReference(parsing: "EPSG:2437")
    }
    #expect(throws: CoordinateReferenceError.olderDatum("EPSG:4610", datum: "Xian 1980")) {
      try CoordinateReference(parsing: "EPSG:4610")
    }
  }

  @Test func robustness_coordinatesOfAnotherSystemDoNotTrap() throws {
    let systems = try ["EPSG:4547", "EPSG:4526", "EPSG:3857", "GCJ02", "BD09", "EPSG:4326"].map {
      try CoordinateReference(parsing: $0)
    }
    for system in systems {
      for (x, y) in [(1e300, 1e300), (.nan, 0), (.infinity, -.infinity), (0, 0), (-1e9, 4e8)] {
        _ = system.lonLat(x: x, y: y)
        _ = system.project(LonLat(longitude: x, latitude: y))
      }
    }
  }
}

@Suite struct LocalFrameTests {
  @Test(arguments: 0..<4) func invariant_gridAndBackIsExactToTheRoundingOfDegrees(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let frame = LocalFrame(center: LonLat(longitude: chance.number(-180...180), latitude: chance.number(-70...70)))
    for _ in 0..<500 {
      let point = chance.gridPoint(within: 50_000)
      #expect(frame.grid(frame.lonLat(point)).distance(to: point) < 6e-9, "a unit in the last place of 180° is 3 nm")
    }
  }

  @Test func analytic_theCentreIsTheOrigin() {
    let frame = LocalFrame(center: LonLat(longitude: 113.27, latitude: 23.13))
    let origin = frame.grid(frame.center)
    #expect(origin.easting == 0)
    #expect(origin.northing == 0)
  }

  @Test(arguments: [1_000.0, 10_000, 30_000, 50_000]) func analytic_distortionGrowsWithTheSquareOfTheOffset(
    offset: Double
  ) {
    let frame = LocalFrame(center: LonLat(longitude: 113.27, latitude: 23.13))
    let a = GridPoint(easting: offset - 50, northing: 300)
    let b = GridPoint(easting: offset + 50, northing: 300)
    let ground = geodesicDistance(frame.lonLat(a), frame.lonLat(b))
    let radius = 6_367_000.0
    let expected = offset * offset / (2 * radius * radius)
    #expect(isClose(a.distance(to: b) / ground - 1, expected, relative: 0.01, absolute: 1e-9))
  }
}
