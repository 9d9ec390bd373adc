import Foundation

/// Values in geometric steps around every value of a list, for functions that are smooth in the logarithm.
struct LogSamples: Sendable {
  /// Increasing.
  let values: [Double]
  private let least: Double
  /// Sample at the lower end of each cell; that of the upper end follows it.
  private let sampleOfCell: [Int32]

  /// Between two samples.
  struct Place: Sendable {
    private let sample: Int32
    private let share: Double

    fileprivate init(sample: Int32, share: Double) {
      self.sample = sample
      self.share = share
    }

    /// Linear between both samples, `samples` holding one value for each.
    @inline(__always)
    func mean<Vector: SIMD>(of samples: borrowing Span<Vector>) -> Vector where Vector.Scalar == Double {
      let low = samples[Int(sample)]
      return low + (samples[Int(sample) + 1] - low) * share
    }
  }

  /// Two samples around each of `values` above 0: only cells that hold one get any.
  init(of values: [Double]) {
    let positive = values.filter { $0 > 0 }
    let least = positive.min() ?? 1
    var isUsed = [Bool](repeating: false, count: Int(Self.cells(from: least, to: positive.max() ?? 1)) + 2)
    for value in positive.isEmpty ? [least] : positive {
      let cell = Int(Self.cells(from: least, to: value))
      isUsed[cell] = true
      isUsed[cell + 1] = true
    }
    var samples: [Double] = []
    sampleOfCell = isUsed.indices.map { cell in
      if isUsed[cell] { samples.append(least * exp(Double(cell) * Self.spacing)) }
      return Int32(max(0, samples.count - 1))
    }
    self.values = samples
    self.least = least
  }

  /// Where a value of the list lies; anywhere for 0.
  func place(of value: Double) -> Place {
    let cells = value > 0 ? Self.cells(from: least, to: value) : 0
    return Place(sample: sampleOfCell[Int(cells)], share: cells - cells.rounded(.down))
  }

  private static func cells(from least: Double, to value: Double) -> Double { (log(value) - log(least)) / spacing }

  /// Step of the logarithm.
  private static let spacing = 0.05
}
