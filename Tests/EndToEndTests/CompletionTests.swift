import Foundation
import Testing

/// What a shell offers while a command is typed.
@Suite struct CompletionTests {
  private let store: Store
  private let environment: [String: String]

  init() throws {
    store = try Store()
    let yaml = """
      views: { broken: { filter: "state:failed" } }
      contexts:
        prod: { cloud: otc, auth: { type: token, username: u, domain: d, password_env: P } }
        lab: { cloud: otc, auth: { type: token, username: u, domain: d, password_env: P } }
      """
    environment = try store.configured(yaml)
  }

  /// What bash offers for the last of these words.
  private func offered(_ words: String...) throws -> [String] {
    let folder = try TemporaryFolder()
    let script = """
      jobtop() { \(Program.quoted(Program.path)) "$@"; }
      source <(jobtop completions bash)
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
      handler=$(complete -p jobtop); handler=${handler#*-F }; handler=${handler%% *}
      "$handler" jobtop "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let pid = try Program.start(
      ["/bin/bash", "-c", script, "bash", "jobtop"] + words, environment: environment,
      streams: [1: folder.path("output"), 2: folder.path("errors")])
    _ = Program.end(of: pid)
    #expect(try folder.read("errors") == "")
    return try folder.read("output").split(separator: "\n").map(String.init)
  }

  @Test func contextsAndViewsAreThoseOfTheConfiguration() throws {
    #expect(try offered("refresh", "--context", "") == ["prod", "lab"])
    #expect(try offered("track", "--context", "l") == ["lab"])
    #expect(try offered("dashboard", "--view", "") == ["broken"])
  }

  /// Without a command it is the dashboard.
  @Test func optionsWithoutACommandAreThoseOfTheDashboard() throws {
    #expect(try offered("--view", "") == ["broken"])
    #expect(try offered("--context", "p") == ["prod"])
    #expect(try offered("--theme", "mon") == ["mono"])
    #expect(try offered("--read").contains("--read-only"))
    #expect(try offered("dash") == ["dashboard"])
  }

  /// A shell that is tested only if it is installed.
  struct OtherShell: CustomTestStringConvertible {
    var path: String
    var command: String
    var preparation: String
    var testDescription: String { path }

    static let all = [
      OtherShell(
        path: "/usr/bin/zsh", command: "zsh -f",
        preparation:
          "autoload -U compinit; compinit -u -D; source <(jobtop completions zsh); print r''eady"),
      OtherShell(
        path: "/usr/bin/fish", command: "fish --no-config --private",
        preparation: "jobtop completions fish | source; echo r''eady"),
    ].filter { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  @Test(arguments: OtherShell.all) func otherShellsKnowThemToo(_ shell: OtherShell) throws {
    let program = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let session = try TerminalSession(
      environment: environment.merging(["PATH": "\(program):\(path)"]) { $1 })
    try session.run(shell.command)
    try session.run(shell.preparation)
    try session.waitFor("ready")
    let lines = [
      ("jobtop --read", "jobtop --read-only"), ("jobtop --view ", "jobtop --view broken"),
      ("jobtop --demo --foll", "jobtop --demo --follow"),
      ("jobtop --read-only --context p", "jobtop --read-only --context prod"),
      ("jobtop dashb", "jobtop dashboard"), ("jobtop list --lim", "jobtop list --limit"),
    ]
    for (typed, whole) in lines {
      try session.type(typed)
      try session.press("Tab")
      try session.waitFor(whole)
      try session.press("C-u")
    }
  }

  /// ArgumentParser may write its scripts another way some day.
  @Test(arguments: ["zsh", "fish"]) func scriptsForOtherShellsSayWhatIsMeant(_ shell: String) throws
  {
    let script = try Program.run(["completions", shell]).output
    #expect(script.contains(shell == "zsh" ? "((CURRENT += 1))" : "words_after_name"))
  }

  @Test func afterTwoDashesThereIsACommand() throws {
    #expect(try offered("exec", "--", "gre").contains("grep"))
    #expect(try offered("exec", "--wa") == ["--wait"])
  }

  @Test func idsAreThoseOfTheStore() throws {
    #expect(try offered("show", "") == [])
    let ids = ["ff80808291000001019c0f3a5c2e00a1", "fe80808291000001019c0f3a5c2e00a2"]
    for id in ids { #expect(try store.run("track", id).status == 0) }
    #expect(try offered("wait", "") == ids.reversed())
    #expect(try offered("note", "fe") == [ids[1]])
    #expect(try offered("forget", "x") == [])
  }
}
