/// A pipe of a size that is made, with the full area and hydraulic radius of the makers' tables.
public struct StandardPipe: Hashable, Sendable {
  /// [m]
  public var height: Double
  public var width: Double
  /// [m²]
  public var area: Double
  /// [m]
  public var hydraulicRadius: Double

  /// An elliptical concrete pipe (ASTM C507) by SWMM's size code from 1; nil if there is no such code.
  ///
  /// Lying unless `isUpright`.
  public static func ellipse(code: Int, isUpright: Bool) -> StandardPipe? {
    guard ellipses.indices.contains(code - 1) else { return nil }
    let size = ellipses[code - 1]
    return StandardPipe(inches: isUpright ? (size.1, size.0, size.2, size.3) : size)
  }

  /// A pipe arch by SWMM's size code from 1; nil if there is no such code.
  public static func arch(code: Int) -> StandardPipe? {
    arches.indices.contains(code - 1) ? StandardPipe(inches: arches[code - 1]) : nil
  }

  public static var ellipseCodes: ClosedRange<Int> { 1...ellipses.count }
  public static var archCodes: ClosedRange<Int> { 1...arches.count }

  /// Height and width [in], area [ft²], hydraulic radius [ft].
  private typealias Size = (Double, Double, Double, Double)

  private init(inches size: Size) {
    let foot = 0.3048
    self.init(
      height: size.0 / 12 * foot, width: size.1 / 12 * foot, area: size.2 * foot * foot, hydraulicRadius: size.3 * foot)
  }

  private init(height: Double, width: Double, area: Double, hydraulicRadius: Double) {
    self.height = height
    self.width = width
    self.area = area
    self.hydraulicRadius = hydraulicRadius
  }

  // SWMM 5.2 User's Manual, tables A.12 and A.13, after the American Concrete Pipe Association and the American Iron
  // and Steel Institute.

  private static let ellipses: [Size] = [
    (14, 23, 1.8, 0.367), (19, 30, 3.3, 0.49), (22, 34, 4.1, 0.546), (24, 38, 5.1, 0.613), (27, 42, 6.3, 0.686),
    (29, 45, 7.4, 0.736), (32, 49, 8.8, 0.812), (34, 53, 10.2, 0.875), (38, 60, 12.9, 0.969), (43, 68, 16.6, 1.106),
    (48, 76, 20.5, 1.229), (53, 83, 24.8, 1.352), (58, 91, 29.5, 1.475), (63, 98, 34.6, 1.598),
    (68, 106, 40.1, 1.721), (72, 113, 46.1, 1.845), (77, 121, 52.4, 1.967), (82, 128, 59.2, 2.091),
    (87, 136, 66.4, 2.215), (92, 143, 74, 2.34), (97, 151, 82, 2.461), (106, 166, 99.2, 2.707),
    (116, 180, 118.6, 2.968),
  ]

  private static let arches: [Size] = [
    // Concrete
    (11, 18, 1.1, 0.25), (13.5, 22, 1.65, 0.3), (15.5, 26, 2.2, 0.36), (18, 28.5, 2.8, 0.45),
    (22.5, 36.25, 4.4, 0.56), (26.625, 43.75, 6.4, 0.68), (31.3125, 51.125, 8.8, 0.8), (36, 58.5, 11.4, 0.9),
    (40, 65, 14.3, 1.01), (45, 73, 17.7, 1.13), (54, 88, 25.6, 1.35), (62, 102, 34.6, 1.57), (72, 115, 44.5, 1.77),
    (77.5, 122, 51.7, 1.92), (87.125, 138, 66, 2.17), (96.875, 154, 81.8, 2.42), (106.5, 168.75, 99.1, 2.65),
    // Corrugated steel, 2-2/3 by 1/2 inch
    (13, 17, 1.1, 0.324), (15, 21, 1.6, 0.374), (18, 24, 2.2, 0.449), (20, 28, 2.9, 0.499), (24, 35, 4.5, 0.598),
    (29, 42, 6.5, 0.723), (33, 49, 8.9, 0.823), (38, 57, 11.6, 0.947), (43, 64, 14.7, 1.072), (47, 71, 18.1, 1.171),
    (52, 77, 21.9, 1.296), (57, 83, 26, 1.421),
    // Corrugated steel, 3 by 1 inch
    (31, 40, 7, 0.773), (36, 46, 9.4, 0.773), (41, 53, 12.3, 1.022), (46, 60, 15.6, 1.147), (51, 66, 19.3, 1.271),
    (55, 73, 23.2, 1.371), (59, 81, 27.4, 1.471), (63, 87, 32.1, 1.57), (67, 95, 37, 1.67), (71, 103, 42.4, 1.77),
    (75, 112, 48, 1.869), (79, 117, 54.2, 1.969), (83, 128, 60.5, 2.069), (87, 137, 67.4, 2.168),
    (91, 142, 74.5, 2.268),
    // Structural plate, 19-inch corners
    (55, 73, 22, 1.371), (57, 76, 24, 1.421), (59, 81, 26, 1.471), (61, 84, 28, 1.52), (63, 87, 31, 1.57),
    (65, 92, 33, 1.62), (67, 95, 35, 1.67), (69, 98, 38, 1.72), (71, 103, 40, 1.77), (73, 106, 43, 1.82),
    (75, 112, 46, 1.869), (77, 114, 49, 1.919), (79, 117, 52, 1.969), (81, 123, 55, 2.019), (83, 128, 58, 2.069),
    (85, 131, 61, 2.119), (87, 137, 64, 2.168), (89, 139, 67, 2.218), (91, 142, 71, 2.268), (93, 148, 74, 2.318),
    (95, 150, 78, 2.368), (97, 152, 81, 2.418), (100, 154, 85, 2.493), (101, 161, 89, 2.517), (103, 167, 93, 2.567),
    (105, 169, 97, 2.617), (107, 171, 101, 2.667), (109, 178, 105, 2.717), (111, 184, 109, 2.767),
    (113, 186, 113, 2.817), (115, 188, 118, 2.866), (118, 190, 122, 2.941), (119, 197, 126, 2.966),
    (121, 199, 131, 3.016),
    // Structural plate, 31-inch corners
    (112, 159, 97, 2.792), (114, 162, 102, 2.841), (116, 168, 105, 2.891), (118, 170, 109, 2.941),
    (120, 173, 114, 2.991), (122, 179, 118, 3.041), (124, 184, 123, 3.091), (126, 187, 127, 3.141),
    (128, 190, 132, 3.19), (130, 195, 137, 3.24), (132, 198, 142, 3.29), (134, 204, 146, 3.34),
    (136, 206, 151, 3.39), (138, 209, 157, 3.44), (140, 215, 161, 3.49), (142, 217, 167, 3.539),
    (144, 223, 172, 3.589), (146, 225, 177, 3.639), (148, 231, 182, 3.689), (150, 234, 188, 3.739),
    (152, 236, 194, 3.789), (154, 239, 200, 3.838), (156, 245, 205, 3.888), (158, 247, 211, 3.938),
  ]
}
