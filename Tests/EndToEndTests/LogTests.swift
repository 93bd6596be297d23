import Foundation
import Testing

/// The log as a user finds it after the program has run.
@Suite(.serialized) struct LogTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var own: [String: String] {
    [
      "XDG_DATA_HOME": folder.path("data"), "XDG_STATE_HOME": folder.path("state"),
      "XDG_CONFIG_HOME": folder.path("config"),
    ]
  }

  private func log() throws -> String { try folder.read("state/jobtop/jobtop.log") }

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(arguments, environment: own)
  }

  @Test func aRunBeginsAndEnds() throws {
    #expect(try run("wait", "ff8080827e7810fb017f06338a731328", "--timeout", "1s").status == 124)
    let lines = try log().split(separator: "\n")
    #expect(
      lines.first?.contains(/^\d{4}-\d\d-\d\dT[0-9:.]{12}Z info    - jobtop .* wait started/)
        == true)
    #expect(lines.first?.hasSuffix("store " + folder.path("data/jobtop/jobs.db")) == true)
    #expect(lines.last?.hasSuffix("wait ended") == true)
    let before = lines.count
    #expect(try run("refresh", "--log-level", "error").status == 2)
    #expect(try log().split(separator: "\n").count == before)
  }

  @Test func anAccountThatCannotBeUsedIsAnEntry() throws {
    let config = try folder.write(
      """
      contexts:
        lab:
          cloud: otc
          region: eu-de
          project: eu-de_lab
          auth: { type: token, username: ops, domain: OTC0001, password_env: NOT_SET_ANYWHERE }
      """, to: "config.yaml")
    let outcome = try run("refresh", "--config", config)
    #expect(outcome.status == 2)
    #expect(try log().contains(/error   lab cannot be used: .*NOT_SET_ANYWHERE/))
  }

  @Test(arguments: [["wait", "x"], ["exec"], ["refresh"], ["discover"], ["doctor"], []])
  func aWrongLevelIsAWrongUse(command: [String]) throws {
    let rest = command == ["exec"] ? ["--", "true"] : []
    let outcome = try Program.run(command + ["--log-level", "loud"] + rest, environment: own)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("'debug', 'info', 'warning' or 'error'"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func whereNothingCanBeWrittenNothingBreaks() throws {
    let outcome = try Program.run(
      ["refresh"], environment: own.merging(["XDG_STATE_HOME": "/proc/nonexistent"]) { $1 })
    #expect(outcome.status == 2)
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(!outcome.errors.contains("nonexistent"))
  }

  @Test func theDashboardShowsWhatItDoes() throws {
    let session = try TerminalSession(environment: own)
    try session.run("\(Program.path)")
    try session.waitFor("No job is tracked yet")
    try session.press("l")
    let screen = try session.waitFor("following")
    #expect(screen.contains(/info +jobtop .* dashboard started/))
    try session.press("q")
    try session.waitForShell()
    #expect(try log().contains("dashboard ended"))
  }

  @Test func theDemoLeavesNothingOnTheDisk() throws {
    let session = try TerminalSession(environment: own)
    try session.run("\(Program.path) --demo --seed 7")
    try session.waitFor("failed")
    try session.press("l")
    try session.waitFor("dashboard started")
    try session.press("q")
    try session.waitForShell()
    #expect(!FileManager.default.fileExists(atPath: folder.path("state")))
  }
}
