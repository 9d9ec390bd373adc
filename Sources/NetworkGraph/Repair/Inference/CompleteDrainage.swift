/// Gives drainage what it lacks to be simulated, each value recorded with its reason and how sure it is.
///
/// In this order, since each needs the one before: lengths, systems, sections, roughness, levels, floors and ground of nodes,
/// flow directions, outfalls, subcatchments. A model that came with its simulation settings is complete already and is
/// left alone.
public func completeDrainage(_ network: inout Network, options: RepairOptions = RepairOptions()) {
  guard network.model.simulation == nil, network.links.networks.contains(.drainage) else { return }
  let terrain = Terrain(network)
  network.fillLengths(options: options)
  network.fillSystems()
  network.fillShapes()
  network.fillSections(options: options)
  network.fillRoughness()
  network.fillLevels(terrain: terrain, options: options)
  network.fillNodeLevels(terrain: terrain, options: options)
  network.setFlowDirections()
  network.makeOutfalls()
  network.completeSubcatchments(options: options)
}
