import Foundation
import NetworkGraph

/// The options that every analysis takes, checked.
struct RunOptions: Sendable {
  var inputs: [String]
  var outputFolder: String
  var settingsFile: String?
  var fieldsFile: String?
  /// Kinds of files, as given with `--layer`.
  var layers: [(kind: LayerKind, file: String)] = []
  var reference: String?
  var threads: Int
  var isStrict: Bool
  var force: Bool
  var console: Console

  init(_ words: CommandLineWords, environment: [String: String]) throws(CommandFailure) {
    inputs = words.inputs
    outputFolder = words.values["--out"]?.last ?? "gradeline-out"
    settingsFile = words.values["--settings"]?.last
    fieldsFile = words.values["--fields"]?.last
    reference = words.values["--crs"]?.last
    isStrict = words.flags.contains("--strict")
    force = words.flags.contains("--force")

    var language = Language(environment: environment)
    if let word = words.values["--lang"]?.last {
      guard let named = Language(rawValue: word) else { throw CommandFailure(.usage, "--lang \(word): it is en or zh") }
      language = named
    }
    console = Console(
      language: language, isQuiet: words.flags.contains("--quiet"), isJSON: words.flags.contains("--json"),
      environment: environment)

    let cores = ProcessInfo.processInfo.activeProcessorCount
    threads = cores
    if let word = words.values["--threads"]?.last {
      guard let number = Int(word), (1...1024).contains(number) else {
        throw CommandFailure(.usage, "--threads \(word): a whole number from 1 to 1024")
      }
      threads = number
    }
    for word in words.values["--layer"] ?? [] {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw CommandFailure(.usage, "--layer \(word): write KIND=FILE, such as drainage=pipes.geojson")
      }
      guard let kind = LayerKind(rawValue: parts[0]) else {
        let known = LayerKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(.usage, "--layer \(word): no such kind; the kinds are \(known)")
      }
      layers.append((kind, parts[1]))
    }
  }
}

/// The number behind an option, nil if it was not given.
func number(
  _ name: String, of words: CommandLineWords, in range: ClosedRange<Double>
) throws(CommandFailure) -> Double? {
  guard let word = words.values[name]?.last else { return nil }
  guard let number = Double(word), range.contains(number) else {
    throw CommandFailure(
      .usage,
      "\(name) \(word): a number from \(SettingValue.number(range.lowerBound).json) to \(SettingValue.number(range.upperBound).json)"
    )
  }
  return number
}
