/// On which side of the line through `a` and `b` the point `c` lies: 1 left, −1 right, 0 exactly on it.
///
/// The sign is exact for any finite coordinates that do not overflow when squared: where rounding could decide, the
/// determinant is summed without error. J. R. Shewchuk, "Adaptive precision floating-point arithmetic and fast robust
/// geometric predicates", Discrete Comput. Geom. 18 (1997) 305–363.
public func orientation(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint) -> Int {
  let left = (a.easting - c.easting) * (b.northing - c.northing)
  let right = (a.northing - c.northing) * (b.easting - c.easting)
  let determinant = left - right
  // Shewchuk's bound on the rounding error of the five operations above.
  let bound = (3 + 8 * 0x1p-53) * 0x1p-53 * (left.magnitude + right.magnitude)
  if determinant > bound { return 1 }
  if determinant < -bound { return -1 }
  return exactOrientation(a, b, c)
}

/// The sign of ax by − ay bx + bx cy − by cx + cx ay − cy ax, summed exactly.
private func exactOrientation(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint) -> Int {
  var sum = ExactSum()
  sum.add(a.easting, times: b.northing)
  sum.add(-a.northing, times: b.easting)
  sum.add(b.easting, times: c.northing)
  sum.add(-b.northing, times: c.easting)
  sum.add(c.easting, times: a.northing)
  sum.add(-c.northing, times: a.easting)
  return sum.sign
}

/// A sum of products kept as parts that do not overlap, in order of increasing magnitude: no digit is lost.
private struct ExactSum {
  private var parts: [Double] = []

  var sign: Int {
    guard let leading = parts.last(where: { $0 != 0 }) else { return 0 }
    return leading > 0 ? 1 : -1
  }

  mutating func add(_ x: Double, times y: Double) {
    let product = x * y
    add((-product).addingProduct(x, y))
    add(product)
  }

  private mutating func add(_ term: Double) {
    var carry = term
    for i in parts.indices {
      let sum = carry + parts[i]
      let shadow = sum - carry
      parts[i] = (carry - (sum - shadow)) + (parts[i] - shadow)
      carry = sum
    }
    parts.append(carry)
  }
}
