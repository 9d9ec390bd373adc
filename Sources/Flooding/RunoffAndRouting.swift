import Hydraulics
import Hydrology
import NetworkGraph

/// Runoff and then routing; and again, where outfalls discharge onto subcatchments, with what the pass before let run
/// onto them, until a pass gives what it was given, to the last bit.
///
/// Each pass has the run-on of one more of the places that hang on one another right. The steps of runoff are the same for
/// all subcatchments and feel the run-on; once all places have got some they are kept, so that what is right stays so.
/// With n places in a row this ends after 2n + 2 passes at the latest.
func runoffAndRouting(
  _ model: DrainageModel, designStorm: ModelData.RainGauge?, options: RoutingOptions, series: SeriesRequest? = nil,
  from state: RoutingState? = nil, progress: (@Sendable (Double) -> Void)? = nil,
  entering: ((FloodPhase) -> Void)? = nil
) throws(RoutingError) -> (RunoffResult, RoutingResult) {
  let depth = model.runOnDepth ?? 0
  var given: [RunOn] = []
  var stepEnds: [Double]?
  for pass in 0..<(depth > 0 ? 2 * depth + 2 : 0) {
    entering?(.runoff)
    let runoff = simulateRunoff(model, designStorm: designStorm, runOn: given, stepEnds: stepEnds)
    entering?(.routing)
    let routing = try routeFlows(model, runoff: runoff.inflow, options: options) { share in
      progress?(0.9 * (Double(pass) + share) / Double(2 * depth + 2))
    }
    let isSettled = routing.runOn == given
    if isSettled, series == nil, state == nil { return (runoff, routing) }
    if isSettled || pass == depth { stepEnds = runoff.stepEnds }
    if isSettled { break }
    given = routing.runOn
  }
  entering?(.runoff)
  let runoff = simulateRunoff(model, designStorm: designStorm, runOn: given, stepEnds: stepEnds)
  entering?(.routing)
  let routing = try routeFlows(
    model, runoff: runoff.inflow, options: options, series: series, from: state
  ) { share in progress?(depth > 0 ? 0.9 + 0.1 * share : share) }
  return (runoff, routing)
}
