import Hydrology
import NetworkGraph

extension PartSolver {
  /// What the solver carries from step to step, in one list for writing and reading.
  mutating func code(_ coder: inout StateCoder) {
    coder.code(&time)
    coder.code(&lastStep)
    coder.code(&nextStep)
    coder.code(&heads)
    coder.code(&headsAtStart)
    coder.code(&headRates)
    coder.code(&volumes)
    coder.code(&lateral)
    coder.code(&conduits) { $0.code(&$1) }
    coder.code(&structures) { $0.code(&$1) }
    coder.code(&inlets) { $0.code(&$1) }
    controls.code(&coder)
    codeSwitches(&coder)
    losses.code(&coder)
    record.code(&coder)
  }

  /// The state as it is now.
  var encodedState: [UInt8] {
    var solver = self
    var coder = StateCoder()
    solver.code(&coder)
    return coder.bytes
  }

  /// Goes back to a state; false if the bytes are none of this part.
  mutating func restore(_ bytes: [UInt8]) -> Bool {
    var coder = StateCoder(reading: bytes)
    code(&coder)
    return coder.isComplete && time.isFinite && nextStep > 0
  }
}

extension ConduitState {
  fileprivate mutating func code(_ coder: inout StateCoder) {
    coder.code(&flow)
    coder.code(&flowAtStart)
    coder.code(&flowBefore)
    coder.code(&gain1)
    coder.code(&gain2)
    coder.code(&area)
    coder.code(&areaAtStart)
    coder.code(&areaGain1)
    coder.code(&areaGain2)
    coder.code(&drive)
    coder.code(&driveAtStart)
    coder.code(&driveGain1)
    coder.code(&driveGain2)
    coder.code(&depth)
    coder.code(&implicitness)
    coder.code(&subcritical)
    coder.code(&advection)
    coder.code(&inertia)
    coder.code(&isNormalLimited)
  }
}

extension StructureState {
  fileprivate mutating func code(_ coder: inout StateCoder) {
    coder.code(&flow)
    coder.code(&flowAtStart)
    coder.code(&flowBefore)
    coder.code(&gain1)
    coder.code(&gain2)
    coder.code(&setting)
    coder.code(&settingAtStart)
    coder.code(&target)
    coder.code(&switchTime)
    coder.code(&implicitness)
  }
}

extension InletState {
  fileprivate mutating func code(_ coder: inout StateCoder) {
    coder.code(&captured)
    coder.code(&gain)
    coder.code(&returned)
  }
}

extension WaterLosses {
  fileprivate mutating func code(_ coder: inout StateCoder) {
    coder.code(&units) { unit, coder in
      guard var soil = unit.soil else { return }
      soil.code(&coder)
      unit.soil = soil
    }
  }
}

extension StorageSoil {
  fileprivate mutating func code(_ coder: inout StateCoder) {
    coder.code(&bottom.memory)
    coder.code(&banks.memory)
  }
}

extension RunOn {
  mutating func code(_ coder: inout StateCoder) {
    var times = times
    var volumes = volumes
    coder.codeGrowing(&times)
    coder.codeGrowing(&volumes)
    if let whole = RunOn(onto: subcatchment, times: times, volumes: volumes) { self = whole }
  }
}

extension NodeSummary {
  mutating func code(_ coder: inout StateCoder) {
    coder.code(&maxDepth)
    coder.code(&maxDepthTime)
    coder.code(&finalDepth)
    coder.code(&maxHead)
    coder.code(&floodVolume)
    coder.code(&floodedTime)
    coder.code(&maxPondedDepth)
    coder.code(&pondingTime)
    coder.code(&maxFlooding)
    coder.code(&maxFloodingTime)
    coder.code(&maxInflow)
    coder.code(&lateralVolume)
    coder.code(&limitedSteps)
    coder.code(&unconvergedSteps)
  }
}

extension LinkSummary {
  mutating func code(_ coder: inout StateCoder) {
    coder.code(&maxFlow)
    coder.code(&maxFlowTime)
    coder.code(&finalFlow)
    coder.code(&maxVelocity)
    coder.code(&maxFill)
    coder.code(&surchargedTime)
    coder.code(&capacity)
    coder.code(&limitedSteps)
    coder.code(&swings)
  }
}

extension WaterBalance {
  mutating func code(_ coder: inout StateCoder) {
    coder.code(&inflow)
    coder.code(&outflow)
    coder.code(&flooding)
    coder.code(&seepage)
    coder.code(&evaporation)
    coder.code(&initialStorage)
    coder.code(&finalStorage)
  }
}

extension SolverWork {
  mutating func code(_ coder: inout StateCoder) {
    coder.code(&steps)
    coder.code(&rejectedSteps)
    coder.code(&passes)
    coder.code(&unconvergedSteps)
    coder.code(&conduitPasses)
    coder.code(&stepHistogram)
  }
}
