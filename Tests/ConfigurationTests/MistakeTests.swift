import Testing

@testable import Configuration

/// Each mistake is one line that says where it is, what it is and what to write instead.
@Suite struct MistakeTests {
  @Test(arguments: [
    // Keys
    ("contxts: {}", #"1:1: unknown key "contxts"; did you mean "contexts"?"#),
    (
      "colour: red",
      #"1:1: unknown key "colour"; there are contexts, endpoints, links, refresh, theme, "#
        + "columns, keys, views, notify"
    ),
    (
      "contexts:\n  prod:\n    cloud: otc\n    regoin: eu-de",
      #"4:5: unknown key "regoin"; did you mean "region"?"#
    ),
    ("notify: { bel: true }", #"1:11: unknown key "bel"; did you mean "bell"?"#),
    ("views: { a: { sorted: state } }", #"1:15: unknown key "sorted"; did you mean "sort"?"#),
    ("theme: light\ntheme: dark", #"1:1: "theme" is written twice; keep one"#),
    (
      "contexts:\n  a: { cloud: otc }\n  b: { cloud: otc }\n  a: { cloud: otc }",
      #"2:3: "a" is written twice; keep one"#
    ),
    ("contexts: { '': { cloud: otc } }", "1:13: a key without a name"),
    ("? [a, b]\n: 1", "1:3: a key is a word, not a list, a mapping or an alias"),

    // Kinds of values
    ("- a", "1:1: configuration: expected keys and values, found a list"),
    ("prod", #"1:1: configuration: expected keys and values, found "prod""#),
    ("contexts: [a]", "1:11: contexts: expected keys and values, found a list"),
    ("contexts: { a: otc }", #"1:16: a: expected keys and values, found "otc""#),
    ("notify: { bell: maybe }", #"1:17: bell: expected true or false, found "maybe""#),
    ("notify: { bell: 'true' }", #"1:17: bell: expected true or false, found "true""#),
    ("notify: { command: [a] }", "1:20: command: expected a command, found a list"),
    ("notify: { command: '' }", "1:20: command: expected a command, found nothing"),
    (
      "theme: { name: dark }",
      "1:8: theme: expected the name or the path of a theme, found keys and values"
    ),
    ("columns: { state: true }", "1:10: columns: expected a list, found keys and values"),
    ("columns: []", "1:10: columns: expected at least one column"),

    // Durations and numbers
    (
      "refresh: 5 sec",
      #"1:10: refresh: expected a duration above 0, such as 90s, 5m, 2h or 1d, found "5 sec""#
    ),
    (
      "refresh: -5s",
      #"1:10: refresh: expected a duration above 0, such as 90s, 5m, 2h or 1d, found "-5s""#
    ),
    (
      "refresh: 0",
      #"1:10: refresh: expected a duration above 0, such as 90s, 5m, 2h or 1d, found "0""#
    ),
    (
      "contexts: { a: { cloud: otc, rate: 0 } }",
      #"1:36: rate: expected a number above 0, found "0""#
    ),
    (
      "contexts: { a: { cloud: otc, rate: -1 } }",
      #"1:36: rate: expected a number above 0, found "-1""#
    ),
    (
      "contexts: { a: { cloud: otc, rate: inf } }",
      #"1:36: rate: expected a number above 0, found "inf""#
    ),
    (
      "contexts: { a: { cloud: otc, rate: fast } }",
      #"1:36: rate: expected a number above 0, found "fast""#
    ),

    // Names
    ("contexts: { a: { cloud: otk } }", #"1:25: unknown cloud "otk"; did you mean "otc"?"#),
    (
      "contexts: { a: { region: eu-de } }",
      #"1:13: context "a" names no one to ask; "#
        + "give it a cloud (huaweicloud, huaweicloud-eu, huaweicloud-intl, otc, otc-swiss) or endpoints"
    ),
    ("columns: [state, job_tipe]", #"1:18: unknown column "job_tipe"; did you mean "job_type"?"#),
    ("keys: { opne: l }", #"1:9: unknown action "opne"; did you mean "open"?"#),
    (
      "keys: { open: [l, hyper-x] }",
      #"1:19: open: unknown key "hyper-x"; keys are written G, space, ctrl-l, f5, pgdn"#
    ),
    ("keys:\n  open: x\n  mark: x", "3:3: x is bound to both open and mark"),
    (
      "views: { a: { sort: -sate } }",
      #"1:21: unknown column "sate"; did you mean "state"?"#
    ),
    (
      "notify: { on: [failed, running] }",
      #"1:24: unknown final state "running"; there are succeeded, failed, cancelled, gone"#
    ),

    // Addresses
    (
      "endpoints: { ecs: ecs.example.test }",
      "1:19: ecs: expected an http or https URL with a host, such as https://ecs.example.test, "
        + #"found "ecs.example.test""#
    ),
    (
      "endpoints: { ecs: 'ftp://ecs.example.test' }",
      "1:19: ecs: expected an http or https URL with a host, such as https://ecs.example.test, "
        + #"found "ftp://ecs.example.test""#
    ),
    (
      "endpoints: { ecs: 'https:///v1' }",
      "1:19: ecs: expected an http or https URL with a host, such as https://ecs.example.test, "
        + #"found "https:///v1""#
    ),
    (
      "endpoints: { ecs: 'https://a b' }",
      "1:19: ecs: expected an http or https URL with a host, such as https://ecs.example.test, "
        + #"found "https://a b""#
    ),
    (
      "endpoints: { ecs: 'https://a:99999' }",
      "1:19: ecs: expected an http or https URL with a host, such as https://ecs.example.test, "
        + #"found "https://a:99999""#
    ),
    (
      "endpoints: { ecs: 'https://ops:hunter2@ecs.example.test' }",
      "1:19: ecs: no user name or password in a URL; credentials belong under auth"
    ),
    (
      "endpoints: { ecs: 'https://ecs.example.test/?a=b' }",
      "1:19: ecs: a base URL has no ? or #"
    ),
    (
      "links: { order: 'https://example.test/{oder_id}' }",
      #"1:17: unknown placeholder "{oder_id}"; there are {id}, {region}, {project_id}"#
    ),
    (
      "links: { order: 'https://example.test/{project}' }",
      #"1:17: unknown placeholder "{project}"; did you mean "{project_id}"?"#
    ),
    (
      "links: { order: 'https://example.test/{id' }",
      #"1:17: "https://example.test/{id" has an unmatched brace"#
    ),
    (
      "links: { order: '/orders/{id}' }",
      "1:17: order: expected an http or https URL with {id}, {region} or {project_id}, "
        + #"found "/orders/{id}""#
    ),

    // The YAML itself
    ("a: b: c", "1:5: not YAML: mapping values are not allowed in this context"),
    (
      "theme: dark\n\tcolumns: [a]",
      "2:1: not YAML: found a tab character that violates indentation; indent with spaces, not tabs"
    ),
    ("theme: [dark", "2:1: not YAML: did not find expected ',' or ']'"),
    ("theme: dark\n---\ntheme: light", "2:1: a second document starts here; there can be only one"),
    ("theme: a\nrefresh: \u{7}", "2:10: a character that YAML does not allow"),
    ("theme: *dark", "1:8: no anchor &dark above this alias"),
    ("theme: &a [*a]", "1:12: no anchor &a above this alias"),
    ("a: &a b\n*a : c", "2:1: a key is a word, not a list, a mapping or an alias"),
    ("notify: { <<: on }", "1:15: << merges mappings, such as *name"),
  ])
  func mistakes(yaml: String, message: String) {
    #expect(complaint(about: yaml) == "config.yaml:" + message)
  }

  @Test func aWrongFilterSaysAtWhichCharacter() {
    let message = complaint(about: "views: { a: { filter: 'state:faild' } }")
    #expect(message?.hasPrefix("config.yaml:1:23: filter, character 7: ") == true)
  }

  @Test func allMistakesAreNamed() {
    let yaml = """
      refresh: soon
      regoin: eu-de
      columns: [sate, why, tipe]
      contexts:
        a: { cloud: otk, auth: { type: aksk, username: u, domain: d, access_key_env: A, secret_key: s } }
        b: { rate: 0, endpoints: { ecs: none, evs: "https://evs.example.test", ims: /v1 } }
      keys: { opne: l, open: [hyper-x, l], back: [l], quit: x }
      views: { mine: { sort: nothing, filter: "state:faild" } }
      notify: { on: [failed, running], bell: maybe }
      """
    let lines = complaint(about: yaml)?.split(separator: "\n").map(String.init) ?? []
    let begins = [
      "1:10: refresh: ", #"2:1: unknown key "regoin""#, #"3:11: unknown column "sate""#,
      #"3:22: unknown column "tipe""#, #"5:15: unknown cloud "otk""#,
      "5:83: secret_key does not belong in a file", "6:14: rate: ", "6:35: ecs: ", "6:79: ims: ",
      #"7:9: unknown action "opne""#,
    ]
    #expect(lines.count == begins.count + 1)
    for (line, begin) in zip(lines, begins) { #expect(line.hasPrefix("config.yaml:" + begin)) }
    #expect(lines.last == "config.yaml: and 5 more")
  }

  /// A mistake that only follows from another one is none.
  @Test func whatFollowsFromAMistakeIsNotNamed() {
    for yaml in [
      "contexts: { a: { cloud: otk } }", "contexts: { a: { auth: { type: tokn, username: u } } }",
      "columns: [sate]", "keys: { open: x, mark: x, help: [f5] }",
      "views: { a: &a { sort: sate }, b: *a, c: { <<: *a } }",
    ] {
      #expect(complaint(about: yaml)?.split(separator: "\n").count == 1, "\(yaml)")
    }
  }

  @Test(.timeLimit(.minutes(1))) func aFileFullOfMistakesIsNotReadToItsEnd() {
    let yaml = (1...2000).map { "key\($0): 1\n" }.joined()
    let lines = complaint(about: yaml)?.split(separator: "\n") ?? []
    #expect(lines.count == 11)
    #expect(lines.last == "config.yaml: and 90 more")
  }

  @Test func messagesAreOneLineThatATerminalCanShow() throws {
    let message = try #require(complaint(about: #"theme: dark\#n"a\e[2J\nb": 1"#))
    #expect(message.hasPrefix(#"config.yaml:2:1: unknown key "a\u{1b}[2J\nb"; there are "#))
    let long = try #require(complaint(about: "refresh: " + String(repeating: "x", count: 100_000)))
    #expect(long.count < 300)
  }
}
