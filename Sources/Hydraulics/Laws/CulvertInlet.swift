/// What FHWA measured of a culvert's inlet: the coefficients of its inlet-control equations (Schall et al. 2012, HDS-5,
/// table A.1), in US units as published, where `Q/(A·√D)` is in ft^½/s.
struct CulvertInlet: Sendable {
  /// Unsubmerged: `HW/D = Hc/D + K·X^M` (form 1), or `HW/D = K·X^M` (form 2), with Hc the specific head at critical
  /// depth and `X = Q/(A·√D)`.
  enum Form: Sendable { case criticalHead, power }

  var form: Form
  var K: Double
  var M: Double
  /// Submerged: `HW/D = c·X² + Y`.
  var c: Double
  var Y: Double
  /// What a bed of slope S adds to HW/D, over S (form 1 and submerged).
  var slopeCorrection: Double

  init(_ form: Form, _ K: Double, _ M: Double, _ c: Double, _ Y: Double, slope: Double = -0.5) {
    (self.form, self.K, self.M, self.c, self.Y, slopeCorrection) = (form, K, M, c, Y, slope)
  }

  /// +0.7 for an end that is cut to the slope of its embankment, where −0.5 is for all others.
  private static let mitered = 0.7

  /// The inlet of a SWMM culvert code, 1 to 57; nil for any other number.
  init?(code: Int) {
    guard Self.all.indices.contains(code - 1) else { return nil }
    self = Self.all[code - 1]
  }

  /// In the order of SWMM's codes (User's Manual 5.2, table A.10).
  static let all: [CulvertInlet] = [
    // Circular concrete: square edge with headwall, groove end with headwall, groove end projecting.
    .init(.criticalHead, 0.0098, 2, 0.0398, 0.67), .init(.criticalHead, 0.0018, 2, 0.0292, 0.74),
    .init(.criticalHead, 0.0045, 2, 0.0317, 0.69),
    // Circular corrugated metal: headwall, mitered to slope, projecting.
    .init(.criticalHead, 0.0078, 2, 0.0379, 0.69), .init(.criticalHead, 0.021, 1.33, 0.0463, 0.75, slope: mitered),
    .init(.criticalHead, 0.034, 1.5, 0.0553, 0.54),
    // Circular, beveled ring: 45°, 33.7°.
    .init(.criticalHead, 0.0018, 2.5, 0.03, 0.74), .init(.criticalHead, 0.0018, 2.5, 0.0243, 0.83),
    // Box with flared wingwalls: 30–75°, 90 or 15°, 0°.
    .init(.criticalHead, 0.026, 1, 0.0347, 0.81), .init(.criticalHead, 0.061, 0.75, 0.04, 0.8),
    .init(.criticalHead, 0.061, 0.75, 0.0423, 0.82),
    // Box with flared wingwalls and a bevel of the top edge: 45° and 0.043·D, 18–33.7° and 0.083·D.
    .init(.power, 0.51, 0.667, 0.0309, 0.8), .init(.power, 0.486, 0.667, 0.0249, 0.83),
    // Box in a headwall of 90°: chamfer of 3/4 in, bevel of 1/2 in/ft at 45°, of 1 in/ft at 33.7°.
    .init(.power, 0.515, 0.667, 0.0375, 0.79), .init(.power, 0.495, 0.667, 0.0314, 0.82),
    .init(.power, 0.486, 0.667, 0.0252, 0.865),
    // Box in a skewed headwall: chamfer of 3/4 in at 45°, 30°, 15°; bevel of 45° at 10–45°.
    .init(.power, 0.545, 0.667, 0.04505, 0.73), .init(.power, 0.533, 0.667, 0.0425, 0.705),
    .init(.power, 0.522, 0.667, 0.0402, 0.68), .init(.power, 0.498, 0.667, 0.0327, 0.75),
    // Box, flared wingwalls without offset, chamfer of 3/4 in: 45°, 18.4°, 18.4° with a skew of 30°.
    .init(.power, 0.497, 0.667, 0.0339, 0.803), .init(.power, 0.493, 0.667, 0.0361, 0.806),
    .init(.power, 0.495, 0.667, 0.0386, 0.71),
    // Box, offset flared wingwalls, beveled top edge: 45° and 0.042·D, 33.7° and 0.083·D, 18.4° and 0.083·D.
    .init(.power, 0.497, 0.667, 0.0302, 0.835), .init(.power, 0.495, 0.667, 0.0252, 0.881),
    .init(.power, 0.493, 0.667, 0.0227, 0.887),
    // Corrugated metal box: headwall, thick wall projecting, thin wall projecting.
    .init(.criticalHead, 0.0083, 2, 0.0379, 0.69), .init(.criticalHead, 0.0145, 1.75, 0.0419, 0.64),
    .init(.criticalHead, 0.034, 1.5, 0.0496, 0.57),
    // Concrete ellipse, lying: square edge with headwall, groove end with headwall, groove end projecting.
    .init(.criticalHead, 0.01, 2, 0.0398, 0.67), .init(.criticalHead, 0.0018, 2.5, 0.0292, 0.74),
    .init(.criticalHead, 0.0045, 2, 0.0317, 0.69),
    // Concrete ellipse, standing: the same.
    .init(.criticalHead, 0.01, 2, 0.0398, 0.67), .init(.criticalHead, 0.0018, 2.5, 0.0292, 0.74),
    .init(.criticalHead, 0.0095, 2, 0.0317, 0.69),
    // Corrugated metal pipe arch, corners of 18 in: headwall, mitered to slope, projecting.
    .init(.criticalHead, 0.0083, 2, 0.0379, 0.69), .init(.criticalHead, 0.03, 1, 0.0463, 0.75, slope: mitered),
    .init(.criticalHead, 0.034, 1.5, 0.0496, 0.57),
    // The same, structural plate: projecting, no bevel, bevel of 33.7°.
    .init(.criticalHead, 0.03, 1.5, 0.0496, 0.57), .init(.criticalHead, 0.0088, 2, 0.0368, 0.68),
    .init(.criticalHead, 0.003, 2, 0.0269, 0.77),
    // Corners of 31 in: projecting, no bevel, bevel of 33.7°.
    .init(.criticalHead, 0.03, 1.5, 0.0496, 0.57), .init(.criticalHead, 0.0088, 2, 0.0368, 0.68),
    .init(.criticalHead, 0.003, 2, 0.0269, 0.77),
    // Corrugated metal arch: headwall, mitered to slope, thin wall projecting.
    .init(.criticalHead, 0.0083, 2, 0.0379, 0.69), .init(.criticalHead, 0.03, 1, 0.0473, 0.75, slope: mitered),
    .init(.criticalHead, 0.034, 1.5, 0.0496, 0.57),
    // Circular, tapered inlet throat: smooth, rough.
    .init(.power, 0.534, 0.555, 0.0196, 0.9), .init(.power, 0.519, 0.64, 0.021, 0.9),
    // Elliptical face, tapered inlet: beveled edges, square edges, thin edge projecting.
    .init(.power, 0.536, 0.622, 0.0368, 0.83), .init(.power, 0.5035, 0.719, 0.0478, 0.8),
    .init(.power, 0.547, 0.8, 0.0598, 0.75),
    // Rectangular, tapered inlet throat.
    .init(.power, 0.475, 0.667, 0.0179, 0.97),
    // Rectangular concrete, side tapered: less and more favourable edges; slope tapered: the same.
    .init(.power, 0.56, 0.667, 0.0446, 0.85), .init(.power, 0.56, 0.667, 0.0378, 0.87),
    .init(.power, 0.5, 0.667, 0.0446, 0.65), .init(.power, 0.5, 0.667, 0.0378, 0.71),
  ]
}
