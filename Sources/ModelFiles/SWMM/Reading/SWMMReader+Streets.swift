import NetworkGraph

extension SWMMReader {
  /// `[STREETS]`: name, distance from curb to crown, curb height, cross slope [%], roughness; then, if given,
  /// depression and width of the gutter, sides (2), and width, slope [%] and roughness of the ground behind the curb.
  ///
  /// The manual has the depression in inches or millimetres; SWMM reads it in feet or metres, and so do its examples.
  mutating func readStreets() {
    for row in text.rows(of: .streets) {
      guard streetNames.declare(text.token(row, 0), in: text.bytes) != nil else {
        duplicate(row, "street")
        continue
      }
      model.streets[string(row, 0)] = readStreet(row)
    }
  }

  private mutating func readStreet(_ row: SWMMText.Row) -> Street {
    var street = Street(
      crownWidth: number(row, 1, "distance from curb to crown", .positive) * units.length,
      curbHeight: number(row, 2, "curb height", .positive) * units.length,
      crossSlope: number(row, 3, "cross slope in percent", .positive) / 100,
      roughness: number(row, 4, "road roughness", .positive))
    street.gutterDepression = number(row, 5, "gutter depression", .notNegative, default: 0) * units.length
    street.gutterWidth = number(row, 6, "gutter width", .notNegative, default: 0) * units.length
    let sides = number(row, 7, "number of sides", .positive, default: 2)
    if sides == 1 || sides == 2 {
      street.sides = Int(sides)
    } else if !sides.isNaN {
      fault(row, found: "“\(string(row, 7))” sides", expected: "1 or 2")
    }
    street.backingWidth = number(row, 8, "width of the backing", .notNegative, default: 0) * units.length
    guard street.backingWidth > 0 else { return street }
    street.backingSlope = number(row, 9, "slope of the backing in percent", .positive) / 100
    street.backingRoughness = number(row, 10, "roughness of the backing", .positive)
    return street
  }
}
