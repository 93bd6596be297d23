import Testing

@testable import Configuration

/// What somebody else's file could do to us: refused at once, with one line.
@Suite(.timeLimit(.minutes(1))) struct LimitTests {
  /// Each level repeats the one above nine times.
  private static func bomb(levels: Int) -> String {
    let lines = (1...levels).map { level in
      "  l\(level): &l\(level) ["
        + String(repeating: "*l\(level - 1), ", count: 9) + "]"
    }
    return "endpoints:\n  l0: &l0 lol\n" + lines.joined(separator: "\n") + "\n"
  }

  @Test func growingAliases() {
    let message = "more than 100000 values, counting what aliases repeat"
    #expect(complaint(about: Self.bomb(levels: 9)) == "config.yaml:8:7: " + message)
    #expect(complaint(about: Self.bomb(levels: 50)) == "config.yaml:8:7: " + message)
  }

  @Test func growingAliasesAsKeys() {
    let yaml = Self.bomb(levels: 30) + "  ? *l30\n  : a\n"
    #expect(complaint(about: yaml)?.hasPrefix("config.yaml:8:7: more than 100000 values") == true)
    #expect(
      complaint(about: "a: &a [b]\n? *a\n: c")
        == "config.yaml:2:3: a key is a word, not a list, a mapping or an alias")
  }

  @Test func growingMergedKeys() {
    var yaml = "contexts:\n  c0: &c0 { cloud: otc }\n"
    for level in 1...40 {
      yaml += "  c\(level): &c\(level) { <<: [*c\(level - 1), *c\(level - 1), *c\(level - 1)] }\n"
    }
    #expect(complaint(about: yaml)?.hasSuffix("counting what aliases repeat") == true)
  }

  @Test func manyValues() {
    let yaml = "columns: [" + String(repeating: "a,", count: 100_001) + "]"
    #expect(
      complaint(about: yaml)
        == "config.yaml:1:10: more than 100000 values, counting what aliases repeat")
  }

  @Test func manyAliasesOfOneSmallThingAreFine() throws {
    let yaml =
      "notify: { command: &a x, on: [failed] }\ncontexts:\n"
      + (1...2000).map { "  c\($0): { cloud: otc, region: *a }\n" }.joined()
    #expect(try read(yaml).contexts.count == 2000)
  }

  @Test(arguments: [
    String(repeating: "[", count: 65), String(repeating: "{a: ", count: 65),
    String(repeating: "- ", count: 65), String(repeating: "[", count: 500_000),
    String(repeating: "{a: ", count: 250_000), String(repeating: "- ", count: 500_000),
    String(repeating: "? ", count: 500_000),
  ])
  func deepNesting(start: String) throws {
    let message = try #require(complaint(about: start + "x"))
    #expect(message.count < 300)
  }

  @Test func nestingIsCountedThroughAliases() {
    let half = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    let open = String(repeating: "[", count: 40) + "*a" + String(repeating: "]", count: 40)
    #expect(
      complaint(about: "endpoints: { a: &a \(half), b: \(open) }")
        == "config.yaml:1:145: nested deeper than 64 levels")
    #expect(
      complaint(about: "endpoints: { a: \(half) }")?.contains("a: expected an http") == true)
  }

  @Test func longFiles() {
    let limit = 1 << 20
    #expect(complaint(about: "#" + String(repeating: "x", count: limit - 1)) == nil)
    #expect(
      complaint(about: "#" + String(repeating: "x", count: limit))
        == "config.yaml:1:1: too long; a configuration has at most 1 MiB")
  }

  @Test func complexKeysWithinComplexKeys() {
    let yaml = String(repeating: "? ", count: 900) + String(repeating: "x", count: 1_000_000)
    #expect(complaint(about: yaml) != nil)
  }

  @Test func privateCharactersStayWhatTheyAre() throws {
    let name = "\u{e000}\u{e001}*"
    #expect(try read("contexts: { '\(name)': { cloud: otc } }").contexts[0].name == name)
    #expect(try read("theme: \u{e000}").theme?.name == "\u{e000}")
  }

  /// Every beginning of a good file is good or has one line that says why not.
  @Test func filesThatEndTooEarly() {
    let yaml = ConfigurationTests.contract
    for end in yaml.indices {
      if let message = complaint(about: String(yaml[..<end])) {
        #expect(message.hasPrefix("config.yaml:") && !message.contains("\n"))
      }
    }
  }

  /// Whatever becomes of a good file, it is good or has lines that say why not.
  @Test func damagedFiles() {
    var random = SplitMix(state: 1)
    let marks = Array("*&?:-[]{},#|>!%@`'\"\\\n\t <~x\u{0}\u{e000}\u{feff}")
    for _ in 0..<2000 {
      var text = Array(ConfigurationTests.contract)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        text[place] = marks.randomElement(using: &random) ?? "*"
      }
      if let message = complaint(about: String(text)) {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 11 && lines.allSatisfy { $0.hasPrefix("config.yaml:") })
      }
    }
  }

  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }
}
