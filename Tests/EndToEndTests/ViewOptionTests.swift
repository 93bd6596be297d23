import Foundation
import Testing

/// Named views of config.yaml, in a real terminal.
@Suite(.serialized, .ownThread, .timeLimit(.minutes(5))) struct ViewOptionTests {
  private static let yaml = """
    views:
      broken: { filter: "state:failed", columns: [state, type, why] }
      disks: { filter: "type:*Volume", sort: -begun }

    """
  private static let jobs = """
    {"job_id":"job-1","job_type":"createServer","status":"SUCCESS","begin_time":"2026-01-30T08:00:00Z","end_time":"2026-01-30T08:01:00Z"}
    {"job_id":"job-2","job_type":"createVolume","status":"RUNNING","begin_time":"2026-01-30T08:00:10Z"}
    {"job_id":"job-3","job_type":"deleteVolume","status":"FAIL","begin_time":"2026-01-30T08:00:20Z","end_time":"2026-01-30T08:00:25Z","error_code":"EVS.2024","fail_reason":"the disk is still attached"}

    """
  private let folder: TemporaryFolder
  private let command: String

  init() throws {
    folder = try TemporaryFolder()
    let config = try folder.write(Self.yaml, to: "config.yaml")
    command = "\(Program.path) --config \(config) \(try folder.write(Self.jobs, to: "jobs.json"))"
  }

  @Test func theDashboardOpensWithAView() throws {
    let session = try TerminalSession()
    try session.run("\(command) --view broken")
    let screen = try session.waitFor("1 of 3")
    #expect(screen.contains("jobs ▸ broken") && screen.contains("deleteVolume"))
    #expect(!screen.contains("BEGUN"))
    try session.press("2")
    try session.waitFor("2 of 3")
    try session.waitFor("jobs ▸ disks")
    try session.press("Escape")
    try session.waitFor("3 jobs, by")
    try session.type(":view broken")
    try session.press("Enter")
    try session.waitFor("1 of 3")
    try session.press("q")
    try session.waitForShell()
  }

  @Test func aFilterNarrowsIt() throws {
    let session = try TerminalSession()
    try session.run("\(command) --view disks --filter create")
    let screen = try session.waitFor("1 of 3")
    #expect(screen.contains("createVolume") && !screen.contains("deleteVolume"))
    try session.press("q")
  }

  @Test func viewsKeepToTheContextsThatWereNamed() throws {
    let store = try Store()
    let path = folder.path("jobs.json")
    #expect(try store.run("track", path, "--context", "one").status == 0)
    let other = Self.jobs.replacing("job-", with: "other-")
    #expect(try store.run("track", "-", "--context", "two", input: other).status == 0)
    let config = try folder.write(
      Self.yaml + "contexts:\n" + FaultLab.context("one", at: "http://127.0.0.1:9")
        + FaultLab.context("two", at: "http://127.0.0.1:9"), to: "contexts.yaml")
    let session = try TerminalSession(
      environment: store.environment.merging(["FAULT_PASSWORD": "x"]) { $1 })
    try session.run("\(Program.path) --config \(config) --context two")
    try session.waitFor("3 of 6")
    try session.press("2")
    try session.waitFor("2 of 6")
    try session.press("Escape")
    try session.waitFor("3 of 6")
    try session.press("q")
  }

  @Test func anUnknownNameSaysWhichThereAre() throws {
    let config = folder.path("config.yaml")
    let outcome = try Program.run(["--demo", "--config", config, "--view", "brken"])
    #expect(outcome.status == 64)
    #expect(outcome.errors == "jobtop: --view brken: no such view; there are broken, disks\n")
    let none = try Program.run(["--demo", "--view", "x"])
    #expect(none.errors == "jobtop: --view x: no such view; config.yaml has none\n")
  }
}
