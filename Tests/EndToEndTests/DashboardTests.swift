import Foundation
import GRDB
import Testing

/// The dashboard in a real terminal, as a person uses it.
@Suite(.serialized) struct DashboardTests {
  private static let jobs = """
    {"job_id":"job-1","job_type":"createServer","status":"SUCCESS","begin_time":"2026-01-30T08:00:00Z","end_time":"2026-01-30T08:01:00Z","entities":{"server_id":"web-server-1"}}
    {"job_id":"job-2","job_type":"createVolume","status":"RUNNING","begin_time":"2026-01-30T08:00:10Z"}
    {"job_id":"job-3","job_type":"deleteVolume","status":"FAIL","begin_time":"2026-01-30T08:00:20Z","end_time":"2026-01-30T08:00:25Z","error_code":"EVS.2024","fail_reason":"the disk is still attached"}

    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func file(_ text: String = jobs) throws -> String {
    try folder.write(text, to: "jobs.json")
  }

  private func start(
    _ session: TerminalSession, _ arguments: String
  ) throws {
    try session.run("\(Program.path) \(arguments)")
  }

  @Test func showsTheJobsOfAFileAndGivesTheTerminalBack() throws {
    let session = try TerminalSession()
    try session.run("stty -a > \(folder.path("before"))")
    try start(session, try file())
    let screen = try session.waitFor("deleteVolume")
    #expect(screen.contains("EVS.2024"))
    #expect(screen.contains("the disk is still attached"))
    try session.press("q")
    try session.waitForShell()
    try session.run("stty -a > \(folder.path("after")); echo set''tled")
    try session.waitFor("settled")
    #expect(try folder.read("before") == folder.read("after"))
  }

  @Test func findsTheNewestFailureAndItsReason() throws {
    let session = try TerminalSession()
    try start(session, "--demo --seed 7")
    try session.waitFor("failed")
    try session.press("n", "Enter")
    try session.waitFor("What to try")
    try session.press("Escape")
    try session.waitUntil("the list is back") { !$0.contains("What to try") }
    try session.press("q")
    try session.waitFor("$")
  }

  @Test func filtersWhileTyping() throws {
    let session = try TerminalSession()
    try start(session, try file())
    try session.waitFor("createVolume")
    try session.press("/")
    try session.type("state:failed")
    try session.waitUntil("only the failure is left") {
      !$0.contains("createVolume") && $0.contains("deleteVolume")
    }
    try session.press("q")
  }

  @Test func readsStandardInputAndKeysFromTheTerminal() throws {
    let session = try TerminalSession()
    let path = try file()
    try session.run("cat \(path) | \(Program.path) -")
    try session.waitFor("deleteVolume")
    try session.press("?")
    try session.waitFor("move down")
    try session.press("Escape")
    try session.waitFor("deleteVolume")
    try session.press("q")
    try session.waitForShell()
  }

  @Test func followsAGrowingFile() throws {
    let session = try TerminalSession()
    try start(session, "-f \(try file())")
    try session.waitFor("deleteVolume")
    try folder.append(
      #"{"job_id":"job-4","job_type":"resizeServer","status":"INIT"}"# + "\n", to: "jobs.json")
    try session.waitFor("resizeServer")
    try session.press("q")
  }

  @Test func controlCClosesAPromptAndThenEndsTheProgram() throws {
    let session = try TerminalSession()
    let path = try file()
    try session.run("trap : INT; \(Program.path) \(path)")
    try session.waitFor("deleteVolume")
    try session.press("/")
    try session.type("state:failed")
    try session.waitUntil("only the failure is left") { !$0.contains("createVolume") }
    // Also after a stop ^C is what it was.
    try session.press("C-z")
    try session.waitUntil("the shell is there") { !$0.contains("deleteVolume") }
    try session.run("fg")
    try session.waitFor("deleteVolume")
    try session.press("C-c")
    try session.waitFor("createVolume")
    try session.press("C-c")
    try session.waitForShell()
    try session.run("echo sta''tus=$?")
    try session.waitFor("status=130")
  }

  @Test func anInterruptFromOutsideEndsTheProgramInAPromptToo() throws {
    let session = try TerminalSession()
    let path = try file()
    try session.run("trap : INT")
    try session.run(
      "sh -c 'echo $$ > \(folder.path("pid")); exec \(Program.path) \(path)'; echo status=$?")
    try session.waitFor("deleteVolume")
    try session.press("/")
    try session.type("state:failed")
    try session.waitUntil("only the failure is left") { !$0.contains("createVolume") }
    let pid = try folder.read("pid").trimmingCharacters(in: .whitespacesAndNewlines)
    _ = try Program.spawn(["/bin/sh", "-c", "kill -INT \(pid)"])
    try session.waitFor("status=130")
  }

  @Test func followsTheSizeOfTheTerminal() throws {
    let session = try TerminalSession(columns: 120, rows: 36)
    try start(session, try file())
    try session.waitFor("deleteVolume")
    for (columns, rows) in [(80, 24), (40, 10), (10, 3), (200, 60)] {
      try session.resize(columns: columns, rows: rows)
    }
    try session.waitFor("the disk is still attached")
    try session.press("q")
    try session.waitForShell()
  }

  @Test func stopsAndComesBack() throws {
    let session = try TerminalSession()
    try start(session, try file())
    try session.waitFor("deleteVolume")
    try session.press("C-z")
    try session.waitUntil("the shell is there") { !$0.contains("deleteVolume") }
    try session.run("fg")
    try session.waitFor("deleteVolume")
    try session.press("q")
    try session.waitForShell()
  }

  /// Also where the signal comes while it draws, and not while it waits.
  @Test func drawsAgainHoweverSoonItIsContinued() throws {
    let session = try TerminalSession()
    // A shell of its own between: the outer one would see each stop and take the terminal.
    try session.run("sh -c '\(Program.path) \(try file()) & echo $! > \(folder.path("pid")); wait'")
    try session.waitFor("deleteVolume")
    let pid = try folder.read("pid").trimmingCharacters(in: .whitespacesAndNewlines)
    let isStopped = "grep -q '^State:.T' /proc/\(pid)/status"
    let stop = "kill -TSTP \(pid); until \(isStopped); do kill -TSTP \(pid); done"
    for _ in 0..<40 {
      try session.press("z")
      _ = try Program.spawn(["/bin/sh", "-c", stop])
      try session.waitUntil("the screen is left") { !$0.contains("deleteVolume") }
      _ = try Program.spawn(["/bin/sh", "-c", "kill -CONT \(pid)"])
      try session.waitFor("deleteVolume")
    }
    try session.press("q")
    try session.waitForShell()
  }

  @Test(arguments: [
    ("TERM", 143), ("HUP", 129), ("INT", 130), ("SEGV", 139), ("USR1", 138), ("ALRM", 142),
  ])
  func givesTheTerminalBackWhenItIsKilled(_ signal: String, status: Int) throws {
    let session = try TerminalSession(environment: ["SWIFT_BACKTRACE": "enable=no"])
    let path = try file()
    // A shell whose child dies of ^C gives its own command line up, unless it has a trap.
    try session.run("trap : INT; stty -a > \(folder.path("before"))")
    try session.run(
      "sh -c 'echo $$ > \(folder.path("pid")); exec \(Program.path) \(path)'; echo status=$?")
    try session.waitFor("deleteVolume")
    let pid = try folder.read("pid").trimmingCharacters(in: .whitespacesAndNewlines)
    _ = try Program.spawn(["/bin/sh", "-c", "kill -\(signal) \(pid)"])
    try session.waitFor("status=\(status)")
    try session.run("stty -a > \(folder.path("after")); echo set''tled")
    try session.waitFor("settled")
    #expect(try folder.read("before") == folder.read("after"))
  }

  @Test(arguments: [("dumb", "TERM"), ("no-such-terminal", "TERM")])
  func saysWhatIsWrongWithTheTerminal(_ term: String, part: String) throws {
    let session = try TerminalSession(term: term)
    try start(session, "\(try file()); echo status=$?")
    let screen = try session.waitFor("status=64")
    #expect(screen.contains("jobtop: "))
    #expect(screen.contains(part))
    #expect(screen.contains("jobtop list"))
  }

  @Test func refusesToDrawOnAPipe() throws {
    let outcome = try Program.run(["--demo"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("jobtop list"))
  }

  @Test func showsHostileTextAsText() throws {
    let session = try TerminalSession()
    let path = try file(
      #"{"job_id":"j","job_type":"ev\u001b[2Jil\u0007","status":"FAIL","fail_reason":"\u001b]0;owned\u0007 数据库 \u202etxt"}"#
        + "\n" + Self.jobs)
    try start(session, path)
    let screen = try session.waitFor("deleteVolume")
    #expect(screen.contains("数据库"))
    #expect(screen.contains("createServer"))
    try session.press("q")
  }

  @Test func whatWasToBeWrittenIsWrittenBeforeItEnds() throws {
    let session = try TerminalSession()
    try start(session, try file())
    try session.waitFor("deleteVolume")
    // In one burst: the end is asked for before the file can have been written.
    try session.press("w", "C-u")
    try session.type("\(folder.path("out.json"))\rq")
    // The terminal is given back before that: only the shell knows when the program has ended.
    try session.waitUntil("the terminal is given back") { !$0.contains("deleteVolume") }
    try session.run("echo ended-$((40 + $?))")
    try session.waitFor("ended-40")
    #expect(try folder.read("out.json").contains("\"job-3\""))
    try start(session, try file())
    try session.waitFor("deleteVolume")
    try session.press("w", "C-u")
    try session.type("\(folder.path("out.json"))\rq")
    try session.waitFor("already exists; choose another name")
  }

  // MARK: - The store

  /// A user with folders of their own.
  private var own: [String: String] {
    [
      "XDG_DATA_HOME": folder.path("data"), "XDG_STATE_HOME": folder.path("state"),
      "XDG_CONFIG_HOME": folder.path("config"),
    ]
  }

  @Test func tracksForgetsAndBringsBack() throws {
    let session = try TerminalSession(environment: own)
    try start(session, "")
    try session.waitFor("No job is tracked yet")
    #expect(!FileManager.default.fileExists(atPath: folder.path("data")))
    try session.press("a")
    try session.waitFor("paste or type ids")
    try session.type("ff8080827e7810fb017f06338a731328")
    try session.press("Enter")
    try session.waitFor("tracked 1 job")
    try session.waitFor("1 job, by")
    try session.press("d", "y")
    try session.waitFor("No job is tracked yet")
    try session.press("u")
    try session.waitFor("1 job is back")
    try session.waitFor("1 job, by")
    try session.press("q")
    try session.waitForShell()
  }

  /// The terminal is given back at once, however long another program holds the store.
  @Test func saysThatItWaitsForTheStore() throws {
    #expect(try Program.run(["track", try file()], environment: own).status == 0)
    let session = try TerminalSession(environment: own)
    try start(session, "")
    try session.waitFor("deleteVolume")
    var configuration = GRDB.Configuration()
    configuration.allowsUnsafeTransactions = true
    let store = try DatabaseQueue(
      path: folder.path("data/jobtop/jobs.db"), configuration: configuration)
    try store.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    try session.press("d", "y", "q")
    let screen = try session.waitFor("another program holds the store; ^C gives up")
    #expect(!screen.contains("createVolume"))
    try store.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    try store.close()
    try session.run("echo set''tled")
    try session.waitFor("settled")
    let left = try Program.run(["list", "-o", "ndjson"], environment: own).output
    #expect(left.split(separator: "\n").count == 2)
  }

  @Test func takesAPasteOfManyLines() throws {
    let session = try TerminalSession(environment: own)
    try start(session, "")
    try session.waitFor("No job is tracked yet")
    try session.paste(Self.jobs)
    try session.waitFor("pasted 3 lines")
    try session.press("Enter")
    try session.waitFor("tracked 3 jobs")
    try session.waitFor("the disk is still attached")
    try session.press("q")
  }

  @Test func showsWhatAnotherProgramTracks() throws {
    let session = try TerminalSession(environment: own)
    try start(session, "")
    try session.waitFor("No job is tracked yet")
    let path = try file()
    #expect(try Program.run(["track", path], environment: own).status == 0)
    try session.waitFor("the disk is still attached")
    #expect(
      try Program.run(["note", "job-2", "for Anna"], environment: own).status == 0)
    try session.press("/")
    try session.type("job-2")
    try session.press("Enter", "Enter")
    try session.waitFor("for Anna")
    try session.press("q")
  }

  @Test func goesOnWithAnotherStoreThatIsPutInItsPlace() throws {
    #expect(try Program.run(["track", try file()], environment: own).status == 0)
    let session = try TerminalSession(environment: own)
    try start(session, "")
    try session.waitFor("deleteVolume")
    let data = folder.path("data/jobtop")
    try FileManager.default.moveItem(atPath: data, toPath: data + ".old")
    let other = try folder.write(
      #"{"job_id":"job-22"}"#, to: "other.json")
    #expect(try Program.run(["track", other], environment: own).status == 0)
    #expect(try !session.waitFor("job-22").contains("deleteVolume"))
    try session.press("i")
    try session.type("for Anna")
    try session.press("Enter")
    try session.waitFor("noted")
    let noted = try Program.run(["list", "--filter", "note:Anna"], environment: own)
    #expect(noted.output.contains("job-22"))
    try session.press("q")
  }

  @Test func comesBackToWhereOneWas() throws {
    #expect(try Program.run(["track", try file()], environment: own).status == 0)
    let session = try TerminalSession(environment: own)
    try start(session, "")
    try session.waitFor("deleteVolume")
    try session.press("/")
    try session.type("job-2")
    try session.press("Enter")
    try session.waitFor("1 of 3")
    // Whatever ends the program.
    try session.waitUntil("it is remembered") { _ in
      (try? folder.read("state/jobtop/session.json"))?.contains("job-2") == true
    }
    try session.press("q")
    try session.waitForShell()
    let later = #"{"job_id":"job-22","job_type":"resizeServer","status":"INIT"}"#
    #expect(try Program.run(["track", "-"], input: later, environment: own).status == 0)
    try start(session, "")
    let screen = try session.waitFor("2 of 4")
    #expect(screen.contains("1 new"))
    try session.press("q")
    try session.waitForShell()
    try folder.write("{", to: "state/jobtop/session.json")
    try start(session, "")
    try session.waitFor("4 jobs, by")
    try session.press("q")
  }

  @Test func namesAThemeThatIsNotThere() throws {
    let outcome = try Program.run(["--theme", "no-such", "--demo"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("no-such"))
  }
}
