import Geometry
import TestSupport

extension SeededGenerator {
  mutating func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }

  mutating func gridPoint(within size: Double) -> GridPoint {
    GridPoint(easting: number(-size...size), northing: number(-size...size))
  }

  /// Points of a coarse lattice, so that several lie at one place, on one line and at one distance.
  mutating func latticePoint(_ size: Int) -> GridPoint {
    GridPoint(
      easting: Double(Int.random(in: 0...size, using: &self)), northing: Double(Int.random(in: 0...size, using: &self)))
  }
}
