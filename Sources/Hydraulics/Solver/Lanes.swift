/// Two conduits' worth of a quantity: the law works on two conduits at a time, in the lanes of one vector, since most of
/// its time goes into divisions and square roots, of which the processor does two in the time of one.
typealias Pair = SIMD2<Double>
typealias PairMask = SIMDMask<SIMD2<Int64>>

@inline(__always)
func lanes(_ a: Bool, _ b: Bool) -> PairMask { Pair(a ? 1 : 0, b ? 1 : 0) .> 0 }

/// Lane by lane `a` where `condition` holds, else `b`.
@inline(__always)
func pick(_ condition: PairMask, _ a: Pair, else b: Pair) -> Pair { b.replacing(with: a, where: condition) }

/// The larger of each lane; `a` where either is not a number.
@inline(__always)
func larger(_ a: Pair, _ b: Pair) -> Pair { a.replacing(with: b, where: a .< b) }

@inline(__always)
func larger(_ a: Pair, _ b: Double) -> Pair { larger(a, Pair(repeating: b)) }

@inline(__always)
func smaller(_ a: Pair, _ b: Pair) -> Pair { a.replacing(with: b, where: a .> b) }

@inline(__always)
func smaller(_ a: Pair, _ b: Double) -> Pair { smaller(a, Pair(repeating: b)) }

@inline(__always)
func magnitude(_ a: Pair) -> Pair { Pair(a.x.magnitude, a.y.magnitude) }

/// The slices of a table of `count`, a power of 2, in which two positions lie: as numbers and as indices.
///
/// Adding 1.5·2⁵² leaves the whole number in the low bits of the sum, without the checked conversion that would trap at
/// what is not a number; the mask keeps the indices within the table whatever comes. A position on the border of two
/// slices falls in either.
@inline(__always)
func slices(at position: Pair, count: Int) -> (number: Pair, index: (Int, Int)) {
  let shift = Pair(repeating: 0x1.8p52)
  let mask = count - 1
  let shifted = smaller(position, Double(count).nextDown) - 0.5 + shift
  return (
    shifted - shift,
    (Int(truncatingIfNeeded: shifted.x.bitPattern) & mask, Int(truncatingIfNeeded: shifted.y.bitPattern) & mask)
  )
}
