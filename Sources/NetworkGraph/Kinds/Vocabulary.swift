/// The words of one attribute, as files spell and number them, each with its canonical word.
public struct Vocabulary: Sendable {
  /// One canonical word.
  public struct Word: Sendable {
    public let canonical: String
    /// Spellings that count only as the whole value: codes and short words.
    public let spellings: [String]
    /// Spellings that count anywhere in the value; of several the longest counts.
    public let fragments: [String]

    public init(_ canonical: String, _ spellings: [String], within fragments: [String] = []) {
      self.canonical = canonical
      self.spellings = spellings
      self.fragments = fragments
    }
  }

  /// What the words are about, for messages.
  public let subject: String
  public let words: [Word]
  /// Numbered lists; which one a file uses is for the reader of the file to tell.
  public let codeLists: [[Int: String]]

  private let whole: [String: String]
  private let fragments: [(text: String, canonical: String)]

  /// Where `firstWordWins`, a text with fragments of several words means the word that is listed first.
  public init(_ subject: String, _ words: [Word], codeLists: [[Int: String]] = [], firstWordWins: Bool = false) {
    self.subject = subject
    self.words = words
    self.codeLists = codeLists
    var whole: [String: String] = [:]
    var fragments: [(text: String, canonical: String)] = []
    for word in words {
      for spelling in [word.canonical] + word.spellings { whole[foldedName(spelling)] = word.canonical }
      for fragment in word.fragments {
        whole[foldedName(fragment)] = word.canonical
        fragments.append((foldedName(fragment), word.canonical))
      }
    }
    self.whole = whole
    self.fragments =
      firstWordWins ? fragments : fragments.sorted { ($0.text.count, $1.text) > ($1.text.count, $0.text) }
  }

  /// The canonical word for a text: the whole, else the longest fragment in it, else the last of its words that is a
  /// spelling; nil where nothing is known.
  public func word(for text: String) -> String? {
    let folded = foldedName(text)
    if let word = whole[folded] { return word }
    for (fragment, canonical) in fragments where folded.contains(fragment) { return canonical }
    for part in nameWords(text).reversed() {
      if let word = whole[foldedName(part)] { return word }
    }
    return nil
  }

  /// The canonical word of a number in list `list`.
  public func word(forCode code: Int, list: Int = 0) -> String? {
    codeLists.indices.contains(list) ? codeLists[list][code] : nil
  }
}
