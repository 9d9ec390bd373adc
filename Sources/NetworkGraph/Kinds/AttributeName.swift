import Synchronization

/// The canonical name of an attribute, its unit at the end: `diameter_mm`, `invert_m`.
///
/// The constants of each kind stand in that kind's file, beside their meaning and aliases. Every name has a place in one
/// list for the whole program, so that a table finds a column without hashing text.
public struct AttributeName: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
  /// Place in the list, in the order in which names were first used: it says nothing and must not decide any order.
  let index: Int

  public var rawValue: String { NameList.shared.text(at: index) }

  public init(rawValue: String) { index = NameList.shared.index(of: rawValue) }
  public init(_ name: String) { self.init(rawValue: name) }

  public var description: String { rawValue }
}

/// Every name that was ever used.
private final class NameList: Sendable {
  static let shared = NameList()

  private let state = Mutex((texts: [String](), places: [String: Int]()))

  func index(of text: String) -> Int {
    state.withLock { list in
      if let known = list.places[text] { return known }
      list.places[text] = list.texts.count
      list.texts.append(text)
      return list.texts.count - 1
    }
  }

  func text(at index: Int) -> String { state.withLock { $0.texts[index] } }
}
