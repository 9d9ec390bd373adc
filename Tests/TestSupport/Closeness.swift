/// Whether `a` is within `relative` of the larger magnitude of the two, or within `absolute`.
public func isClose(_ a: Double, _ b: Double, relative: Double = 0, absolute: Double = 0) -> Bool {
  let gap = (a - b).magnitude
  return gap <= absolute || gap <= relative * max(a.magnitude, b.magnitude)
}
