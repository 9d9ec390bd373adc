import Foundation

extension Settings {
  /// Takes over the keys of a settings file; all faults of the file at once.
  mutating func read(_ bytes: Data, file: String) throws(CommandFailure) {
    let tree: SettingTree
    do {
      tree = try JSONDecoder().decode(SettingTree.self, from: bytes)
    } catch {
      throw CommandFailure(.usage, "\(file): not valid JSON: \(Self.place(of: error))")
    }
    guard case .branch(let branches) = tree else {
      throw CommandFailure(
        .usage, "\(file): a settings file is one JSON object such as {\"storm\": {\"return_period_years\": 20}}")
    }
    var faults: [String] = []
    for (key, value) in Self.flattened(branches, below: "").sorted(by: { $0.0 < $1.0 }) {
      if let fault = take(key, value) { faults.append("\(file): \(fault)") }
    }
    if !faults.isEmpty { throw CommandFailure(.usage, faults) }
  }

  /// Takes one value over; the message if it cannot.
  mutating func take(_ key: String, _ value: SettingValue?) -> String? {
    guard let definition = settingTable.first(where: { $0.key == key }) else {
      let hint = nearest(to: key, among: settingTable.map(\.key)).map { "; the nearest known is \($0)" } ?? ""
      return "unknown setting \(key)\(hint). All settings: gradeline help settings"
    }
    guard let value, definition.apply(value, &self) else {
      return "setting \(key) is \(value?.json ?? "of a type no setting has"), expected \(definition.expected)"
    }
    given.insert(key)
    return nil
  }

  /// The leaves of the tree with their dotted paths; nil for a value of a type no setting has.
  private static func flattened(_ branches: [String: SettingTree], below path: String) -> [(String, SettingValue?)] {
    branches.flatMap { key, tree -> [(String, SettingValue?)] in
      switch tree {
      case .branch(let inner): flattened(inner, below: path + key + ".")
      case .leaf(let value): [(path + key, value)]
      }
    }
  }

  /// What the decoder says of the place of a fault.
  private static func place(of error: any Error) -> String {
    guard case DecodingError.dataCorrupted(let context) = error, let cause = context.underlyingError else {
      return "\(error)"
    }
    return (cause as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? context.debugDescription
  }
}

/// A settings file as read: objects within objects, values at their ends.
private enum SettingTree: Decodable {
  case branch([String: SettingTree])
  /// nil for a value of a type no setting has.
  case leaf(SettingValue?)

  init(from decoder: any Decoder) throws {
    if let branches = try? decoder.singleValueContainer().decode([String: SettingTree].self) {
      self = .branch(branches)
      return
    }
    let value = try decoder.singleValueContainer()
    if let flag = try? value.decode(Bool.self) {
      self = .leaf(.flag(flag))
    } else if let number = try? value.decode(Double.self) {
      self = .leaf(.number(number))
    } else if let text = try? value.decode(String.self) {
      self = .leaf(.text(text))
    } else if let numbers = try? value.decode([Double].self) {
      self = .leaf(.numbers(numbers))
    } else {
      self = .leaf(nil)
    }
  }
}
