import NetworkGraph

/// Writes the drainage part of a network as a SWMM 5.2 input file.
///
/// Numbers are in the units of the sections kept word for word (`ModelData.flowUnits`), which stand beside them: SI and
/// m³/s unless the network came from a model in other units. Each number is chosen so that reading gives the same SI
/// value again, to the last bit wherever the unit has such a number. Sections come in SWMM's order, kept ones among
/// them. O(network).
///
/// - Throws: every value that a model file must have and the network has not, at once.
public func writeSWMM(_ network: Network) throws(ModelFileError) -> [UInt8] {
  var writer = SWMMWriter(network: network)
  writer.write()
  guard writer.faults.isEmpty else { throw ModelFileError(file: "the model to be written", faults: writer.faults) }
  return Array(writer.text.utf8)
}
