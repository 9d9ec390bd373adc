import Geometry

extension Network {
  /// Position `i` of a layer's geometry in the frame of all `grid` coordinates [m].
  public func gridPoint(_ layer: Layer, position i: Int) -> GridPoint {
    frame.grid(layer.geometry.x[i], layer.geometry.y[i])
  }

  /// All positions of feature `row` of a layer in that frame.
  public func gridPoints(_ layer: Layer, row: Int) -> [GridPoint] {
    layer.geometry.parts(of: row).flatMap { layer.geometry.positions(of: $0).map { gridPoint(layer, position: $0) } }
  }
}
