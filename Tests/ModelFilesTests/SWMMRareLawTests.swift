import ModelFiles
import NetworkGraph
import TestSupport
import Testing

/// Force mains, culverts, dummies, losses: from the lines of a file to the model that is simulated.
@Suite struct SWMMRareLawTests {
  private func model(_ changes: [(String, String)], adding text: String = "") throws -> DrainageModel {
    let changed = changes.reduce(smallModel) { $0.replacing($1.0, with: $1.1) }
    return try DrainageModel(network: try read(changed + text).network())
  }

  private func faults(_ changes: (inout Network) -> Void) throws -> [String] {
    var network = try read(smallModel).network()
    changes(&network)
    do throws(DrainageModelError) {
      _ = try DrainageModel(network: network)
      return []
    } catch { return error.faults.map(\.description) }
  }

  @Test func golden_forceMainsTakeTheFilesLaw() throws {
    let line = ("C1 CIRCULAR 0.6 0 0 0", "C1 FORCE_MAIN 0.6 130 0 0")
    let smooth = try model([line]).links[0]
    #expect(smooth.section == .circular(diameter: 0.6) && smooth.fullFriction == .hazenWilliams(coefficient: 130))
    let rough = try model([line, ("MIN_SURFAREA 0", "FORCE_MAIN_EQUATION D-W"), ("0.6 130", "0.6 0.5")]).links[0]
    #expect(rough.fullFriction == .darcyWeisbach(roughness: 0.0005))
    #expect(try model([]).links[0].fullFriction == .manning)
  }

  @Test func refusal_forceMainsNeedOneCoefficient() throws {
    let none = try faults { $0.links.attributes.set(.shape, 0, to: "force_main") }
    #expect(none.count == 1 && none[0].contains("C1: hazen_williams_c") && none[0].contains("wall_roughness_mm"))
    let both = try faults {
      $0.links.attributes.set(.hazenWilliams, 0, to: 120)
      $0.links.attributes.set(.wallRoughness, 0, to: 1)
    }
    #expect(both.count == 1 && both[0].contains("take out the other"))
    for wrong in [0, -1, 1e4] {
      #expect(try faults { $0.links.attributes.set(.hazenWilliams, 0, to: wrong) }.count == 1)
      #expect(try faults { $0.links.attributes.set(.wallRoughness, 0, to: wrong) }.count == 1)
    }
  }

  /// A layer's force main needs no n, and goes into a file with the law it has.
  @Test func golden_forceMainsOfALayerAreWrittenWithTheirLaw() throws {
    var network = try read(smallModel).network()
    network.links.attributes.set(.wallRoughness, 0, to: 0.5)
    network.links.attributes.set(.manning, 0, to: .nan)
    let written = String(decoding: try writeSWMM(network), as: UTF8.self)
    #expect(written.contains("FORCE_MAIN_EQUATION D-W\n") && written.contains("C1 FORCE_MAIN 0.6 0.5 0 0 1 0\n"))
    let again = try DrainageModel(network: try read(written).network())
    #expect(again.links[0].fullFriction == .darcyWeisbach(roughness: 0.0005))
    network.links.attributes.set(.shape, 1, to: "circular")
    network.links.attributes.set(.diameter, 1, to: 500)
    network.links.attributes.set(.hazenWilliams, 1, to: 120)
    #expect(throws: ModelFileError.self) { try writeSWMM(network) }
  }

  @Test func golden_culvertCodesReachTheModel() throws {
    #expect(try model([("C1 CIRCULAR 0.6 0 0 0", "C1 CIRCULAR 0.6 0 0 0 1 5")]).links[0].culvertCode == 5)
    let unknown = try model([("C1 CIRCULAR 0.6 0 0 0", "C1 CIRCULAR 0.6 0 0 0 1 58")])
    #expect(unknown.links[0].culvertCode == 0 && unknown.findings.contains { $0.kind == "culvert_code" })
  }

  @Test func golden_lossesReachTheModel() throws {
    let pond = "\n[STORAGE]\nP 9 3 0 FUNCTIONAL 0 0 100 0 0.7 100 36 0.3\nQ 9 3 0 FUNCTIONAL 0 0 100 0 0 36\n"
    let model = try model([("C2 0.5 1 0.1 YES", "C2 0.5 1 0.1 YES 7.2")], adding: pond)
    #expect(isClose(model.links[1].seepageRate, 2e-6, relative: 1e-12))
    let ponds = try ["P", "Q"].map { id in try #require(model.nodes.first { $0.id == id }) }
    #expect(ponds[0].evaporationShare == 0.7 && ponds[1].evaporationShare == 0)
    #expect(ponds[0].seepage == StorageSeepage(conductivity: 36.0 / 3_600_000, suction: 0.1, deficit: 0.3))
    #expect(ponds[1].seepage == StorageSeepage(conductivity: 36.0 / 3_600_000))
  }

  /// A dummy conduit hands on what comes; out of a storage unit nothing, as in SWMM.
  @Test func golden_dummiesHandOn() throws {
    let line = ("C1 CIRCULAR 0.6 0 0 0", "C1 DUMMY 0 0 0 0")
    guard case .pump(let pump) = try model([line]).links[0].structure else {
      Issue.record("a dummy lifts like an ideal pump")
      return
    }
    #expect(pump.law == .ideal)
    let limited = try model([line, ("0.013 0 0.25", "0.013 0 0.25 0 0.2")]).links[0]
    #expect(limited.structure.map { "\($0)" }?.contains("flows: [0.0, 0.2]") == true)
    let shut = try model([
      line, ("A 10.5 3.2 0.1 0 50", ""), ("[LOSSES]", "[STORAGE]\nA 10 3 0 FUNCTIONAL 0 0 100\n[LOSSES]"),
    ])
    #expect(shut.links[0].structure.map { "\($0)" }?.contains("flows: [0.0]") == true)
  }

  @Test func golden_outfallsDischargeOntoSubcatchments() throws {
    let model = try model([], adding: "\n[OUTFALLS]\nO9 1 FREE NO S1\n")
    #expect(model.nodes.map(\.runsOnto) == [nil, nil, nil, 0])
    let dry = try self.model(
      [("MIN_SURFAREA 0", "IGNORE_RAINFALL YES")], adding: "\n[OUTFALLS]\nO9 1 FREE NO S1\n")
    #expect(dry.nodes[3].runsOnto == nil && dry.findings.contains { $0.kind == "run_on_without_runoff" })
  }

  @Test func refusal_waterThatComesRoundAndNamesNobodyHas() throws {
    let ring = try faults { $0.nodes.attributes.set(.outlet, 2, to: "S1") }
    #expect(ring.count == 1 && ring[0].contains("OUT discharge") && ring[0].contains("comes round"))
    let nobody = try faults { $0.nodes.attributes.set(.outlet, 2, to: "S9") }
    #expect(nobody.count == 1 && nobody[0].contains("OUT: outlet: found “S9”"))
  }

  @Test func golden_optionsOfSWMMsSolverAreTold() throws {
    let asked = "FLOW_ROUTING DYNWAVE\nSKIP_STEADY_STATE YES\nLENGTHENING_STEP 5\nMAX_TRIALS 20\nIGNORE_ROUTING YES"
    let findings = try read(smallModel.replacing("FLOW_ROUTING DYNWAVE", with: asked)).findings
    #expect(findings.map(\.kind) == Array(repeating: "solver_option", count: 4))
    #expect(findings.map(\.severity) == [.warning, .note, .note, .note])
    let idle = "FLOW_ROUTING DYNWAVE\nSKIP_STEADY_STATE NO\nLENGTHENING_STEP 0.0\nSURCHARGE_METHOD EXTRAN"
    #expect(try read(smallModel.replacing("FLOW_ROUTING DYNWAVE", with: idle)).findings.isEmpty)
  }
}
