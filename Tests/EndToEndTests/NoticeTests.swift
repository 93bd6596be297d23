import Foundation
import Testing

@testable import jobtop

/// What happens when a job ends, in a real terminal.
@Suite(.serialized, .ownThread, .timeLimit(.minutes(5))) struct NoticeTests {
  private let store: Store

  init() throws { store = try Store() }

  /// Starts a dashboard on a job that runs.
  private func session(
    _ notify: String, environment: [String: String] = [:]
  ) throws -> TerminalSession {
    #expect(try store.run("track", "-", input: Answer.job("RUNNING")).status == 0)
    let config = try store.folder.write("notify: \(notify)\n", to: "config.yaml")
    let session = try TerminalSession(
      environment: store.environment.merging(
        ["XDG_STATE_HOME": store.folder.path("state"), "OUT": store.folder.path("out")]
      ) { $1 }.merging(environment) { $1 })
    try session.record(to: store.folder.path("bytes"))
    try session.run("\(Program.path) --config \(config)")
    try session.waitFor("createServer")
    return session
  }

  private func end() throws {
    #expect(try store.run("track", "-", input: Answer.failed()).status == 0)
  }

  private func waitFor(_ file: String, _ condition: (String) -> Bool) throws {
    try waitUntil("\(file) says so") { condition((try? store.folder.read(file)) ?? "") }
  }

  @Test func theCommandIsGivenTheJob() throws {
    let session = try session(
      """
      { command: 'cat > "$OUT.draft"; echo "$JOBTOP_STATE $JOBTOP_JOB_ID $JOBTOP_CODE $JOBTOP_REASON" \
      >> "$OUT.draft"; echo to the screen; echo to the terminal > /dev/tty; mv "$OUT.draft" "$OUT"' }
      """)
    try end()
    try waitFor("out") { $0.hasSuffix("failed \(Answer.id) Ecs.0204 no room\n") }
    let line = try #require(try store.folder.read("out").split(separator: "\n").first)
    let job = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(job["job_id"] as? String == Answer.id)
    #expect(job["state"] as? String == "failed")
    let screen = try session.waitFor("Ecs.0204")
    #expect(!screen.contains("to the screen") && !screen.contains("to the terminal"))
    try session.press("q")
  }

  @Test func aCommandThatFailsIsALineOfTheLog() throws {
    let session = try session("{ command: 'exit 3' }")
    try end()
    try waitFor("state/jobtop/jobtop.log") {
      $0.contains("command of notify for \(Answer.id): ended with exit status 3")
    }
    try session.press("q")
  }

  @Test func theDesktopIsNotifiedThroughTmux() throws {
    let session = try session("{ desktop: true }")
    try end()
    try waitFor("bytes") {
      $0.contains(
        "\u{1b}Ptmux;\u{1b}\u{1b}]9;jobtop: createServer failed: Ecs.0204 no room\u{07}\u{1b}\\")
    }
    try session.press("q")
  }

  @Test func whatIsSwitchedOffStaysQuiet() throws {
    let session = try session("{ desktop: true, command: 'echo $JOBTOP_JOB_ID >> \"$OUT\"' }")
    try session.type(":notify off")
    try session.press("Enter")
    try session.waitFor("when a job ends: nothing")
    try end()
    try session.waitFor("Ecs.0204")
    try session.type(":notify on")
    try session.press("Enter")
    try session.waitFor("when a job ends: desktop, command")
    // What the first end had caused would be there before what the next one does.
    for answer in [Answer.job("RUNNING", of: Answer.otherID), Answer.failed(Answer.otherID)] {
      #expect(try store.run("track", "-", input: answer).status == 0)
      try session.waitFor("2 jobs")
    }
    try waitFor("out") { $0.contains(Answer.otherID) }
    try waitFor("bytes") { $0.contains("]9;") }
    #expect(try store.folder.read("out") == Answer.otherID + "\n")
    #expect(try store.folder.read("bytes").components(separatedBy: "]9;").count == 2)
    try session.press("q")
  }

  // MARK: - Its parts

  @Test(arguments: [
    (["TERM": "xterm-256color"], "\u{1b}]9;jobtop: a;b \\u{1b}\u{07}"),
    (["TERM": "rxvt-unicode-256color"], "\u{1b}]777;notify;jobtop;a,b \\u{1b}\u{07}"),
    (["TERM": "foot"], "\u{1b}]777;notify;jobtop;a,b \\u{1b}\u{07}"),
    (
      ["TERM": "xterm-256color", "VTE_VERSION": "7600"],
      "\u{1b}]777;notify;jobtop;a,b \\u{1b}\u{07}"
    ),
    (
      ["TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"],
      "\u{1b}Ptmux;\u{1b}\u{1b}]9;jobtop: a;b \\u{1b}\u{07}\u{1b}\\"
    ),
    (["TERM": "screen", "STY": "1.pts"], "\u{1b}P\u{1b}]9;jobtop: a;b \\u{1b}\u{07}\u{1b}\\"),
  ])
  func theTerminalDecidesOnTheSequence(environment: [String: String], bytes: String) {
    #expect(DesktopNotice { environment[$0] }.sequence("a;b \u{1b}") == bytes)
  }
}
