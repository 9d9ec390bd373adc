import Foundation

extension Settings {
  /// Takes over the keys of a settings file; all faults of the file at once.
  mutating func read(_ bytes: Data, file: String) throws(CommandFailure) {
    let object: Any
    do {
      object = try JSONSerialization.jsonObject(with: bytes)
    } catch {
      let detail = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? error.localizedDescription
      throw CommandFailure(.usage, "\(file): not valid JSON: \(detail)")
    }
    guard let tree = object as? [String: Any] else {
      throw CommandFailure(
        .usage, "\(file): a settings file is one JSON object such as {\"storm\": {\"return_period_years\": 20}}")
    }
    var faults: [String] = []
    for (key, value) in Self.flattened(tree, below: "").sorted(by: { $0.0 < $1.0 }) {
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
  private static func flattened(_ tree: [String: Any], below path: String) -> [(String, SettingValue?)] {
    tree.flatMap { key, value -> [(String, SettingValue?)] in
      if let branch = value as? [String: Any] { return flattened(branch, below: path + key + ".") }
      return [(path + key, settingValue(value))]
    }
  }

  private static func settingValue(_ value: Any) -> SettingValue? {
    switch value {
    case let text as String: .text(text)
    case let number as NSNumber where CFBooleanLikeness.isBoolean(number): .flag(number.boolValue)
    case let number as NSNumber: .number(number.doubleValue)
    case let list as [NSNumber]: .numbers(list.map(\.doubleValue))
    default: nil
    }
  }
}

/// Tells `true` from `1`: Foundation bridges both to a number.
private enum CFBooleanLikeness {
  static func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
