/// A text for people in the languages the program speaks.
struct Phrase: Sendable {
  var english: String
  var chinese: String

  init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  func callAsFunction(_ language: Language) -> String { language == .chinese ? chinese : english }
}

enum Language: String, Sendable {
  case english = "en"
  case chinese = "zh"

  static let environmentNames = ["LC_ALL", "LC_MESSAGES", "LANG"]

  /// The language of the locale, by the variables POSIX names, the first that is set deciding.
  init(environment: [String: String]) {
    let name = Self.environmentNames.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    self = name.lowercased().hasPrefix("zh") ? .chinese : .english
  }
}
