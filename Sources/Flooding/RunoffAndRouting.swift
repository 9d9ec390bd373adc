import Hydraulics
import Hydrology
import NetworkGraph

/// Runoff and then routing; and again, where outfalls discharge onto subcatchments, with what the pass before let run
/// onto them.
///
/// Each pass has the run-on of one more of the places that hang on one another right, and changes nothing of the
/// others: after as many as there are such places in a row, volumes agree to rounding. Passes before the last start from
/// the beginning, also where the last goes on from a state.
func runoffAndRouting(
  _ model: DrainageModel, designStorm: ModelData.RainGauge?, options: RoutingOptions, series: SeriesRequest?,
  from state: RoutingState? = nil, progress: (@Sendable (Double) -> Void)?,
  entering: ((FloodPhase) -> Void)? = nil
) throws(RoutingError) -> (RunoffResult, RoutingResult) {
  let passes = model.runOnDepth ?? 0
  var trialOptions = options
  trialOptions.keepsState = false
  entering?(.runoff)
  var runoff = simulateRunoff(model, designStorm: designStorm)
  entering?(.routing)
  for pass in 0..<passes {
    let trial = try routeFlows(model, runoff: runoff.inflow, options: trialOptions) { share in
      progress?((Double(pass) + share) / Double(passes + 1))
    }
    entering?(.runoff)
    runoff = simulateRunoff(model, designStorm: designStorm, runOn: trial.runOn)
    entering?(.routing)
  }
  let routing = try routeFlows(
    model, runoff: runoff.inflow, options: options, series: series, from: state
  ) { share in
    progress?((Double(passes) + share) / Double(passes + 1))
  }
  return (runoff, routing)
}
