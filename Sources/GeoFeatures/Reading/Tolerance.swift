/// Oddities of real files that are read all the same, counted by kind.
enum Tolerance: Int, CaseIterable {
  case byteOrderMark, recordSeparators, legacyCRS, unreadableCRS, malformedBox, duplicateKey, foreignMembers
  case missingProperties, missingGeometry, nullGeometry, emptyCoordinates, heights, mixedDimension, extraCoordinates
  case longitudeBeyondRange, windingOrder, nestedCollection, featureIDIgnored
  case numberAsText, longInteger, numberOutOfRange, loneSurrogate

  /// Word for counting.
  var kind: String {
    switch self {
    case .byteOrderMark: "byte_order_mark"
    case .recordSeparators: "record_separators"
    case .legacyCRS: "legacy_crs"
    case .unreadableCRS: "unreadable_crs"
    case .malformedBox: "malformed_bbox"
    case .duplicateKey: "duplicate_key"
    case .foreignMembers: "foreign_members"
    case .missingProperties: "missing_properties"
    case .missingGeometry: "missing_geometry"
    case .nullGeometry: "null_geometry"
    case .emptyCoordinates: "empty_coordinates"
    case .heights: "heights"
    case .mixedDimension: "mixed_dimension"
    case .extraCoordinates: "extra_coordinates"
    case .longitudeBeyondRange: "longitude_beyond_180"
    case .windingOrder: "winding_order"
    case .nestedCollection: "nested_collection"
    case .featureIDIgnored: "feature_id_ignored"
    case .numberAsText: "number_as_text"
    case .longInteger: "long_integer"
    case .numberOutOfRange: "number_out_of_range"
    case .loneSurrogate: "lone_surrogate"
    }
  }

  /// A note says what was read, a warning that something of the file is not used as it stands.
  var severity: FeatureFinding.Severity {
    switch self {
    case .byteOrderMark, .recordSeparators, .legacyCRS, .foreignMembers, .nullGeometry, .heights, .windingOrder,
      .nestedCollection, .numberAsText:
      .note
    case .unreadableCRS, .malformedBox, .duplicateKey, .missingProperties, .missingGeometry, .emptyCoordinates,
      .mixedDimension, .extraCoordinates, .longitudeBeyondRange, .featureIDIgnored, .longInteger,
      .numberOutOfRange, .loneSurrogate:
      .warning
    }
  }

  var message: String {
    switch self {
    case .byteOrderMark: "the file begins with a byte order mark; RFC 7946 asks for plain UTF-8. Passed over"
    case .recordSeparators: "record separators of RFC 8142 between the features. Passed over"
    case .legacyCRS: "a `crs` member of GeoJSON 2008; RFC 7946 knows only WGS 84. Its name was read"
    case .unreadableCRS: "a `crs` member that names no coordinate reference system. Taken as if there were none"
    case .malformedBox: "a `bbox` that is no array of 4 or 6 numbers. Passed over"
    case .duplicateKey: "the same key twice in one object. The last value counts"
    case .foreignMembers: "members of a feature that RFC 7946 does not know, beside `properties`. Passed over"
    case .missingProperties: "a feature without `properties`. Read as one without any"
    case .missingGeometry: "a feature without `geometry`. Read as `null`"
    case .nullGeometry: "a feature with `null` geometry: it has no place on the map. Its properties were read"
    case .emptyCoordinates: "a geometry with empty `coordinates`. Read as `null` geometry"
    case .heights: "positions with a third number. Read as height above datum in metres"
    case .mixedDimension: "positions with and without height in one file. The height is unknown where it is missing"
    case .extraCoordinates: "positions with more than three numbers. The fourth and later ones are not kept"
    case .longitudeBeyondRange: "longitudes beyond ±180°. Taken as they are"
    case .windingOrder: "rings that do not follow the right-hand rule. Taken as they are"
    case .nestedCollection: "a GeometryCollection within a GeometryCollection. Its members were read in order"
    case .featureIDIgnored: "a feature `id` that is neither text nor number. Passed over"
    case .numberAsText: "numbers written as texts (in quotes). Left as texts"
    case .longInteger: "integers beyond 2^53, whose last digits a number would lose. Kept as texts"
    case .numberOutOfRange: "numbers beyond ±1.8e308. Kept as texts"
    case .loneSurrogate: "half of a surrogate pair in an escape (\\uD800 to \\uDFFF). Replaced by U+FFFD"
    }
  }
}

/// How often each tolerance was needed, and where first.
struct ToleranceTally {
  struct Entry {
    var count = 0
    var offset = 0
    var feature: Int?
  }

  /// Index of the feature being read; nil outside of features.
  var feature: Int?
  private(set) var entries = [Entry](repeating: Entry(), count: Tolerance.allCases.count)

  mutating func add(_ tolerance: Tolerance, _ count: Int = 1, at offset: Int) {
    guard count > 0 else { return }
    if entries[tolerance.rawValue].count == 0 {
      entries[tolerance.rawValue] = Entry(count: count, offset: offset, feature: feature)
    } else {
      entries[tolerance.rawValue].count += count
    }
  }

  subscript(tolerance: Tolerance) -> Entry { entries[tolerance.rawValue] }
}
