import NetworkGraph
import Quantities

/// Routes water through a drainage network: dynamic wave, free-surface and pressurised.
///
/// `runoff` are flows into nodes, linear in time and nothing beyond their ends; the inflows of the model's own nodes
/// come on top. The run covers `model.settings.duration`. `progress` hears the share done, 0 to 1.
///
/// Each connected part of the network is solved by itself, with steps of its own. Where Newton's method does not
/// converge after two halvings, the step is accepted and counted in `RoutingResult.unconvergedSteps`: volumes are exact
/// all the same, and the next step corrects the levels. The result does not depend on the order of nodes and links but
/// for rounding.
///
/// - Throws: `RoutingFailure` if a level is no longer a finite number.
/// - Complexity: O(steps · (nodes + links)) for networks that are nearly trees.
/// - Note: The scheme, its equations and its limits are described on the module's page.
public func routeFlows(
  _ model: DrainageModel, runoff: HydrographSet, options: RoutingOptions = .init(),
  progress: (@Sendable (Double) -> Void)? = nil
) throws(RoutingFailure) -> RoutingResult {
  var builder = PartBuilder(model)
  let parts = builder.parts()
  let tables = SharedTables(cells: builder.catalogue.cells, depths: builder.catalogue.depths)
  var columnOfNode = [Int32](repeating: -1, count: model.nodes.count)
  for (column, node) in runoff.places.enumerated() { columnOfNode[Int(node)] = Int32(column) }

  var result = ResultAssembly(model)
  let whole = Double(max(1, model.links.count))
  var done = 0
  for part in parts {
    let inflow = LateralInflow(part: part, model: model, runoff: runoff, columnOfNode: columnOfNode)
    var solver = PartSolver(part: part, model: model, tables: tables, inflow: inflow, options: options)
    let before = done
    try solver.advance(to: model.settings.duration) { share in
      progress?((Double(before) + share * Double(part.links.count + part.structures.count)) / whole)
    }
    done += part.links.count + part.structures.count
    result.add(solver.record, of: part)
  }
  return result.finished()
}
