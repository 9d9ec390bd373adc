import Testing

@testable import GradelineCLI

@Suite struct CommandLineTests {
  @Test func sorts_optionsFlagsAndInputs() throws {
    let words = try CommandLineWords([
      "check", "a.geojson", "--out", "o", "--json", "--layer=gas=g.json", "-", "--", "--odd",
    ])
    #expect(words.command == "check")
    #expect(words.inputs == ["a.geojson", "-", "--odd"])
    #expect(words.values == ["--out": ["o"], "--layer": ["gas=g.json"]])
    #expect(words.flags == ["--json"])
  }

  @Test func nothingTyped_isHelp() throws {
    #expect(try CommandLineWords([]).command == "help")
    #expect(try CommandLineWords(["--version"]).command == "version")
    #expect(try CommandLineWords(["check", "--help"]).inputs == ["check"])
  }

  @Test(arguments: [
    (["chekc", "x"], "check"), (["check", "--jsn", "x"], "--json"),
    (["hotspots", "--return-perio", "5"], "--return-period"),
  ])
  func refusal_namesTheNearestWord(_ words: [String], hint: String) {
    let failure = #expect(throws: CommandFailure.self) { try CommandLineWords(words) }
    #expect(failure?.status == .usage)
    #expect(failure?.messages.first?.contains(hint) == true)
  }

  @Test func refusal_optionWithoutItsValue() {
    let failure = #expect(throws: CommandFailure.self) { try CommandLineWords(["check", "x", "--out"]) }
    #expect(failure?.messages == ["--out needs a value: --out DIR"])
  }

  @Test func contract_everyCommandExplainsItself() {
    for command in allCommands {
      for language in [Language.english, .chinese] {
        let page = help(for: command, language)
        #expect(page.contains(command.summary(language)))
        for option in command.options { #expect(page.contains(option.name) && page.contains(option.meaning(language))) }
      }
    }
  }

  @Test func contract_optionNamesAreUniquePerCommand() {
    for command in allCommands {
      let names = command.options.map(\.name)
      #expect(Set(names).count == names.count, "\(command.name)")
    }
  }

  @Test(arguments: [("en_US.UTF-8", Language.english), ("zh_CN.UTF-8", .chinese), ("C", .english)])
  func language_followsTheLocale(_ locale: String, expected: Language) {
    #expect(Language(environment: ["LANG": locale]) == expected)
  }

  @Test func table_countsWideCharactersAsTwoCells() {
    #expect(TextTable.cells(of: "管径mm") == 6)
    var table = TextTable([("名", .left), ("n", .right)])
    table.add(["人民路", "12"])
    #expect(table.lines() == ["  名       n", "  人民路  12"])
  }
}
