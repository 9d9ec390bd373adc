import NetworkGraph

/// A model file taken apart: what has a place on a map as layers, the rest as model data.
public struct ModelFile: Sendable {
  /// Drainage nodes (points), drainage links (lines, with `from` and `to`) and subcatchments (polygons, with `outlet`),
  /// under canonical attributes; empty layers are left out.
  public var layers: [Layer]
  public var model: ModelData
  /// What the file has and this program leaves aside, and every value it had to change.
  public var findings: [Finding]

  public init(layers: [Layer], model: ModelData, findings: [Finding]) {
    self.layers = layers
    self.model = model
    self.findings = findings
  }
}
