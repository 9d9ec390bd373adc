import Foundation
import NetworkGraph
import Quantities

/// The version of the schema of `model.json` that this program writes and reads.
public let modelSchemaVersion = 1

/// The member that stands beside those of `ModelData`.
private struct SchemaHead: Codable {
  var schema: Int?
}

private struct SchemaBody: Encodable {
  let model: ModelData

  private enum CodingKeys: String, CodingKey { case schema }

  func encode(to encoder: any Encoder) throws {
    try model.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(modelSchemaVersion, forKey: .schema)
  }
}

/// The text of `model.json`: members in the order of their names, shortest numbers that read back the same.
public func modelJSON(_ model: ModelData) throws(ModelFileError) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  do {
    return try Array(encoder.encode(SchemaBody(model: model))) + [newline]
  } catch {
    throw fault("model.json", found: "a value that JSON cannot hold", expected: "finite numbers", "check the model")
  }
}

/// Reads `model.json`; `name` is what errors call the file.
///
/// - Throws: if it is no JSON, of another version, or has tables that cannot be used; all such tables at once.
public func readModelJSON(_ bytes: [UInt8], name: String) throws(ModelFileError) -> ModelData {
  let data = Data(bytes)
  let model: ModelData
  do {
    let head = try JSONDecoder().decode(SchemaHead.self, from: data)
    guard head.schema == modelSchemaVersion else {
      let found = head.schema.map { "schema \($0)" } ?? "no member “schema”"
      throw fault(
        name, found: found, expected: "\"schema\": \(modelSchemaVersion)", "write the file anew with this version")
    }
    model = try JSONDecoder().decode(ModelData.self, from: data)
  } catch let error as ModelFileError {
    throw error
  } catch let error as DecodingError {
    throw fault(name, error)
  } catch {
    throw fault(name, found: "\(error)", expected: "a model of schema \(modelSchemaVersion)", "write the file anew")
  }
  let faults = faults(of: model)
  if !faults.isEmpty { throw ModelFileError(file: name, faults: faults) }
  return model
}

private func fault(_ file: String, found: String, expected: String, _ advice: String) -> ModelFileError {
  ModelFileError(file: file, faults: [ModelFault(found: found, expected: expected, advice: advice)])
}

/// A decoding error with the path of the member it is about.
private func fault(_ file: String, _ error: DecodingError) -> ModelFileError {
  func path(_ context: DecodingError.Context, _ last: String? = nil) -> String {
    let keys = context.codingPath.map(\.stringValue) + (last.map { [$0] } ?? [])
    return keys.isEmpty ? "the file" : keys.joined(separator: ".")
  }
  switch error {
  case .typeMismatch(let type, let context):
    return fault(file, found: "\(path(context)) of another kind", expected: "\(type)", "correct the member")
  case .valueNotFound(let type, let context):
    return fault(file, found: "null in \(path(context))", expected: "\(type)", "give it a value")
  case .keyNotFound(let key, let context):
    return fault(file, found: "no member \(path(context, key.stringValue))", expected: "one", "add it")
  case .dataCorrupted(let context):
    return fault(
      file, found: "\(path(context)): \(context.debugDescription)", expected: "valid JSON", "correct the file")
  @unknown default:
    return fault(file, found: "\(error)", expected: "valid JSON", "correct the file")
  }
}

/// What in a model's tables would lead astray those who use them.
private func faults(of model: ModelData) -> [ModelFault] {
  var faults: [ModelFault] = []
  func check(_ isRight: Bool, _ kind: String, _ name: String, _ expected: String) {
    guard !isRight else { return }
    faults.append(
      ModelFault(element: name, found: "a \(kind) that cannot be used", expected: expected, advice: "correct it"))
  }
  func isUsable(_ series: TimeSeries) -> Bool {
    series.times.count == series.values.count && zip(series.times, series.times.dropFirst()).allSatisfy(<=)
  }
  let rule = "as many times as values, times that never decrease"
  for name in model.series.keys.sorted() {
    check(model.series[name].map(isUsable) ?? true, "series", name, rule)
  }
  for name in model.curves.keys.sorted() {
    guard let curve = model.curves[name] else { continue }
    let isRight = curve.x.count == curve.y.count && zip(curve.x, curve.x.dropFirst()).allSatisfy(<=)
    check(isRight, "curve", name, "as many x as y, x that never decreases")
  }
  for name in model.gauges.keys.sorted() {
    guard let gauge = model.gauges[name] else { continue }
    let isRight = isUsable(gauge.intensity) && gauge.interval > 0 && gauge.intensity.values.last ?? 0 == 0
    check(isRight, "rain gauge", name, rule + ", a last intensity of 0, an interval above 0")
  }
  for name in model.patterns.keys.sorted() {
    guard let pattern = model.patterns[name] else { continue }
    check(pattern.factors.count == pattern.period.count, "pattern", name, "\(pattern.period.count) factors")
  }
  check(isUsable(model.evaporation.rate), "series", "evaporation", rule)
  if let run = model.simulation {
    let steps = [run.reportStep, run.wetStep, run.dryStep, run.routingStep, run.duration, run.minimumSurfaceArea]
    check(steps.allSatisfy { $0 > 0 }, "simulation", "steps", "duration, steps and surface area above 0")
    check(run.ruleStep >= 0, "simulation", "rule step", "0 or more")
  }
  return faults
}

extension ModelData.Pattern.Period {
  /// Factors in one round.
  var count: Int {
    switch self {
    case .monthly: 12
    case .daily: 7
    case .hourly, .weekend: 24
    }
  }
}
