import Foundation
import Glibc
import Testing

/// `jobtop wait`: until jobs have ended, and how.
@Suite struct WaitTests {
  let store: Store

  init() throws { store = try Store() }

  private func track(_ text: String) throws {
    #expect(try store.run("track", "-", input: text).status == 0)
  }

  private static let succeeded = Answer.job("SUCCESS", more: Answer.ended)

  private static let ends: [(String, Int32)] = [
    (succeeded, 0), (Answer.failed(), 1), (Answer.job("CANCELLED", more: Answer.ended), 1),
    (succeeded + Answer.failed(Answer.otherID), 1),
  ]

  @Test(arguments: ends)
  func saysHowJobsEnded(_ text: String, status: Int32) throws {
    try track(text)
    let ids = try store.ids()
    let outcome = try Program.run(["wait"] + ids, environment: store.environment)
    #expect(outcome.status == status)
    #expect(outcome.errors == "")
    for id in ids { #expect(outcome.output.contains(id)) }
  }

  @Test func withNothingToWaitForItIsDone() throws {
    try track(Self.succeeded)
    let outcome = try store.run("wait")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "jobtop: no tracked job is open: nothing to wait for\n")
  }

  @Test(arguments: ["0s", "300ms", "0.3s"])
  func neverCallsAJobFailedBecauseTheTimeIsUp(_ timeout: String) throws {
    try track(Answer.job("RUNNING"))
    let outcome = try store.run("wait", Answer.id, "--timeout", timeout, "-o", "json")
    guard outcome.status != 64 else { return }
    #expect(outcome.status == 124)
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(outcome.output.contains(#""state": "running""#))
    #expect(!outcome.output.contains("failed"))
    #expect(try store.jobs().first?["state"] as? String == "running")
  }

  @Test func tracksAnIDThatIsNewAndRefusesOneThatIsNone() throws {
    #expect(try store.run("wait", "job-7777777", "--timeout", "0s").status == 124)
    #expect(try store.ids() == ["job-7777777"])
    let wrong = try store.run("wait", "xyz")
    #expect(wrong.status == 2)
    #expect(wrong.errors.split(separator: "\n").count == 1)
  }

  /// A script would take it for success.
  @Test(arguments: ["ff80", "", "-", "answers"])
  func neverIsDoneAtOnceWhereItCannotTellWhatIsMeant(_ id: String) throws {
    let text = Answer.job("RUNNING") + Answer.job("RUNNING", of: Answer.otherID)
    try track(text)
    let answers = try store.folder.write(text, to: "answers")
    let outcome = try store.run("wait", id == "answers" ? answers : id, "--timeout", "5s")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test(.timeLimit(.minutes(5))) func seesWhatAnotherProgramTracks() throws {
    try track(Answer.job("INIT"))
    let waiting = try store.start("wait", Answer.id, "--watch", "-o", "ndjson", as: "wait")
    try waitUntil("it has begun") { try store.size(of: "wait.out") > 0 }
    for (status, more) in [("RUNNING", ""), ("SUCCESS", Answer.ended)] {
      let before = try store.size(of: "wait.out")
      try track(Answer.job(status, more: more))
      try waitUntil("\(status) is told") { try store.size(of: "wait.out") > before }
    }
    #expect(Program.end(of: waiting) == 0)
    let states = try store.folder.read("wait.out").split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }
    #expect(states.map { $0?["state"] as? String } == ["waiting", "running", "succeeded"])
    #expect(try store.folder.read("wait.err") == "")
  }

  @Test(.timeLimit(.minutes(5))) func theFirstEndIsEnoughWithAny() throws {
    try track(Answer.job("RUNNING") + Answer.job("RUNNING", of: Answer.otherID))
    let waiting = try store.start(
      "wait", Answer.id, Answer.otherID, "--any", "-o", "tsv", as: "wait")
    try track(Answer.failed(Answer.otherID))
    #expect(Program.end(of: waiting) == 1)
    let output = try store.folder.read("wait.out")
    #expect(output.contains(Answer.otherID))
    #expect(!output.contains(Answer.id))
  }

  @Test(.timeLimit(.minutes(5)), arguments: [SIGINT, SIGTERM])
  func aSignalEndsIt(_ signal: Int32) throws {
    try track(Answer.job("RUNNING"))
    let waiting = try store.start("wait", "--watch", as: "wait")
    try waitUntil("it has begun") { try store.size(of: "wait.out") > 0 }
    kill(waiting, signal)
    #expect(Program.end(of: waiting) == 128 + signal)
    #expect(try store.folder.read("wait.err") == "")
  }

  @Test(arguments: ["table", "json", "ndjson", "csv", "tsv", "yaml"])
  func writesEveryFormat(_ format: String) throws {
    try track(Answer.failed())
    let waited = try store.run("wait", Answer.id, "-o", format)
    #expect(waited.status == 1)
    #expect(waited.output.contains(Answer.id))
    #expect(waited.output.contains("no room"))
    #expect(try store.run("list", "-o", format).output == waited.output)
  }

  @Test func watchesOnlyLineByLine() throws {
    let outcome = try store.run("wait", "--watch", "-o", "json")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("-o ndjson"))
  }

  @Test(.timeLimit(.minutes(5))) func waitsForTheFirstEndOfTheDemo() throws {
    let outcome = try store.run(
      "wait", "--demo", "--seed", "1", "--speed", "200", "--any", "--timeout", "50s", "-o", "json")
    #expect([0, 1].contains(outcome.status), "\(outcome.status) \(outcome.errors)")
    #expect(!outcome.output.contains(#""state": "running""#))
    // It leaves nothing behind.
    #expect(access(store.path, F_OK) != 0)
  }

  /// The trouble may last, and the user would wonder why nothing happens.
  @Test(.timeLimit(.minutes(5))) func saysOnceThatTheStoreCannotBeRead() throws {
    try track(Answer.job("RUNNING"))
    let waiting = try store.start("wait", Answer.id, "--watch", as: "wait")
    try waitUntil("it has begun") { try store.size(of: "wait.out") > 0 }
    try SQLite.run("ALTER TABLE changes RENAME TO elsewhere", in: store.path)
    try waitUntil("it is said") { try store.size(of: "wait.err") > 0 }
    try SQLite.run("ALTER TABLE elsewhere RENAME TO changes", in: store.path)
    try track(Answer.job("SUCCESS", more: Answer.ended))
    #expect(Program.end(of: waiting) == 0)
    let lines = try store.folder.read("wait.err").split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("jobtop: \(store.path): ") == true)
    #expect(lines.first?.hasSuffix("; still waiting") == true)
  }

  // MARK: Rows that go

  /// What is seen of `wait` and how it ends.
  private struct Ending {
    var status: Int32
    var output: String
    var complaints: [String]
  }

  /// Runs `wait` in a terminal, where it says that it waits, and does something when it does.
  private func wait(_ arguments: [String], meanwhile: () throws -> Void) throws -> Ending {
    let session = try TerminalSession(columns: 160, environment: store.environment)
    let command = ([Program.path, "wait"] + arguments).map(Program.quoted).joined(separator: " ")
    let output = store.folder.path("wait.out")
    try session.run("clear; \(command) >\(Program.quoted(output)); echo \"ended with $?.\"")
    try session.waitFor("waiting for ")
    try meanwhile()
    let screen = try session.waitUntil("it has ended") { $0.contains(/ended with \d+\./) }
    let end = try #require(screen.firstMatch(of: /ended with (\d+)\./))
    return Ending(
      status: try #require(Int32(end.1)), output: try store.folder.read("wait.out"),
      complaints: screen.split(separator: "\n").filter { $0.hasPrefix("jobtop: ") }.map(String.init)
    )
  }

  private static let order = "CS2601300900ABCDE"
  private static let inOrder = #", "order_id": "\#(order)""#

  /// The order was a row of its own until its job named it.
  @Test(.timeLimit(.minutes(5)), arguments: [[], ["--watch", "-o", "ndjson"]])
  func goesOnWithTheJobThatTakesThePlaceOfItsOrder(_ options: [String]) throws {
    #expect(try store.run("track", Self.order, Answer.id).status == 0)
    let end = try wait([Self.order, "--timeout", "20s"] + options) {
      try track(Answer.job("SUCCESS", more: Answer.ended + Self.inOrder))
    }
    #expect(end.status == 0)
    #expect(end.output.contains(Answer.id) && end.output.contains("succeeded"), "\(end.output)")
    #expect(end.complaints == [])
  }

  /// Some services name only the order: there never is a job to wait for.
  @Test(.timeLimit(.minutes(5))) func anOrderThatWasCompletedWithoutAJobIsNotWaitedFor() throws {
    let answer = #"{"order_info": {"order_id": "\#(Self.order)", "status": 5, "currency": "EUR"}}"#
    #expect(try store.run("track", "-", input: answer).status == 0)
    let outcome = try store.run("wait", Self.order, "-o", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(#""state": "unknown""#), "\(outcome.output)")
  }

  /// `exec --wait` begins with rows that may have been absorbed meanwhile.
  @Test(.timeLimit(.minutes(5))) func execWaitsForTheJobInPlaceOfItsOrder() throws {
    let text = #"{"order_id": "\#(Self.order)"}"# + "\n" + Answer.job("RUNNING")
    let file = try store.folder.write(
      text + Answer.job("FAIL", more: Answer.ended + Self.inOrder), to: "answers")
    let outcome = try store.run("exec", "--wait", "--", "cat", file)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains(Answer.id))
  }

  @Test(.timeLimit(.minutes(5)), arguments: [true, false])
  func waitsNoMoreForWhatIsForgotten(_ isDeleted: Bool) throws {
    try track(Answer.job("RUNNING") + Answer.job("RUNNING", of: Answer.otherID))
    let end = try wait([Answer.id, Answer.otherID, "--timeout", "20s"]) {
      for id in [Answer.id, Answer.otherID] {
        if isDeleted {
          try SQLite.run(
            "DELETE FROM jobs WHERE job_id = '\(id)'; UPDATE changes SET last = last + 1",
            in: store.path)
        } else {
          #expect(try store.run("forget", id).status == 0)
        }
      }
    }
    #expect(end.status == 0)
    #expect(
      end.complaints.sorted()
        == [Answer.id, Answer.otherID].map {
          "jobtop: \($0) was forgotten: no longer waited for"
        })
    #expect(!end.output.contains("unknown"))
  }

  @Test(.timeLimit(.minutes(5))) func aFailureThatIsForgottenStaysOne() throws {
    try track(Answer.failed() + Answer.job("RUNNING", of: Answer.otherID))
    let end = try wait([Answer.id, Answer.otherID, "--timeout", "20s"]) {
      #expect(try store.run("forget", Answer.id).status == 0)
      try track(Answer.job("SUCCESS", of: Answer.otherID, more: Answer.ended))
    }
    #expect(end.status == 1)
    #expect(end.complaints == [])
  }

  // MARK: What is told

  private static func withParts(_ done: Int, _ status: String, more: String = "") -> String {
    let parts = (0..<2).map { part in
      #"{"job_id": "part-000\#(part)", "job_type": "createDisk", "#
        + #""status": "\#(part < done ? "SUCCESS" : "RUNNING")"}"#
    }
    return Answer.job(
      status,
      more: more
        + #", "entities": {"sub_jobs_total": 2, "sub_jobs": [\#(parts.joined(separator: ", "))]}"#)
  }

  /// Only rows are read while it waits; what is printed is whole.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: [["-o", "json"], ["--watch", "-o", "ndjson"], ["--watch"]])
  func tellsJobsWhole(_ options: [String]) throws {
    try track(Self.withParts(1, "RUNNING"))
    let end = try wait([Answer.id, "--timeout", "20s"] + options) {
      try track(Self.withParts(2, "SUCCESS", more: Answer.ended))
    }
    #expect(end.status == 0)
    let output = end.output
    if options.contains("-o") {
      #expect(output.contains("part-0001"), "\(output)")
    } else {
      let lines = output.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines.first?.contains("1 of 2") == true, "\(output)")
      #expect(lines.last?.contains("2 of 2") == true, "\(output)")
    }
  }

  /// Otherwise the user would wonder why nothing happens.
  @Test(.timeLimit(.minutes(5))) func saysOnATerminalThatNobodyIsAsked() throws {
    try track(Answer.job("RUNNING"))
    let environment = store.environment.merging(["XDG_CONFIG_HOME": "/nonexistent"]) { $1 }
    let session = try TerminalSession(columns: 120, environment: environment)
    try session.run("\(Program.path) wait \(Answer.id) --timeout 30s")
    try session.waitFor("(no account is asked: others' answers count)")
    try track(Answer.job("SUCCESS", more: Answer.ended))
    try session.waitUntil("it is over") { $0.contains("succeeded") && !$0.contains("no account") }
  }

  // MARK: Which jobs are meant

  @Test(arguments: [
    Answer.id.uppercased(), " \(Answer.id)\n", "\t\(Answer.id.uppercased()) ", "FF80808291",
  ])
  func findsAnIDHoweverItIsTyped(_ id: String) throws {
    try track(Self.succeeded)
    #expect(try store.run("wait", id).status == 0)
    #expect(try store.run("show", id).output.contains(Answer.id))
    let file = try store.folder.write(Self.succeeded, to: "answers")
    #expect(try store.run("show", id, file).output.contains(Answer.id))
    #expect(try store.ids() == [Answer.id])
  }

  @Test func namesTheJobsThatAnIDMayMean() throws {
    let ids = (1...6).map { "4010b3a\($0)91000001019c0f3a5c2e0001" }
    try track(ids.map { Answer.job("RUNNING", of: $0) }.joined())
    let outcome = try store.run("show", "4010B3")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == """
        jobtop: 4010b3: 6 jobs start like that (4010b3a1…, 4010b3a2…, 4010b3a3…, 4010b3a4…, \
        4010b3a5…, …); type more of the id

        """)
  }

  @Test func theStartOfAnOrderIDMeansAllItsJobs() throws {
    try track(
      Answer.job("SUCCESS", more: Answer.ended + Self.inOrder)
        + Answer.job("SUCCESS", of: Answer.otherID, more: Answer.ended + Self.inOrder))
    let outcome = try store.run("wait", "CS2601", "-o", "tsv")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains(Answer.id) && outcome.output.contains(Answer.otherID))
    // The start of two ids tells neither, even within one order.
    #expect(try store.run("wait", "ff80").status == 2)
  }

  @Test func findsAFailedSubmissionByItsRequest() throws {
    let request = "req-5f6a7b8c-0001-4a2b-9c3d-1122334455aa"
    try track(
      #"{"error": {"code": "Ecs.0005", "message": "wrong"}, "request_id": "\#(request)"}"# + "\n")
    #expect(try store.run("show", request).output.contains("Ecs.0005"))
    #expect(try store.run("wait", request.uppercased()).status == 1)
    #expect(try store.run("note", request, "mine").status == 0)
    #expect(try store.jobs().first?["note"] as? String == "mine")
    #expect(try store.run("show", String(request.dropLast())).status == 2)
    #expect(try store.run("forget", request).status == 0)
    #expect(try store.jobs().isEmpty)
  }

  // MARK: Clocks and notes

  @Test(.timeLimit(.minutes(5))) func measuresTheDemoWithItsOwnClock() throws {
    let outcome = try store.run(
      "wait", "--demo", "--seed", "1", "--timeout", "5s", "-o", "table")
    #expect(outcome.status == 124)
    let running = outcome.output.split(separator: "\n").filter { $0.hasPrefix("running ") }
    // Jobs run for minutes; its clock is hours or months away from the real one.
    #expect(running.contains { $0.contains(/Z\s+(\d+m)?\d+s\s/) }, "\(outcome.output)")
    #expect(!running.contains { $0.contains(/\s\d+[hd]\d+[mh]\s/) }, "\(outcome.output)")
  }

  @Test func aNoteNeedsNoQuotes() throws {
    try track(Answer.job("RUNNING"))
    #expect(try store.run("note", Answer.id, "ask", "Mara  first").status == 0)
    #expect(try store.jobs().first?["note"] as? String == "ask Mara  first")
    #expect(try store.run("note", Answer.id, "Mara").output == "noted \(Answer.id)\n")
    #expect(try store.run("note", Answer.id, "").output == "took the note of \(Answer.id) away\n")
    #expect(try store.jobs().first?["note"] is NSNull)
    #expect(try store.run("note", Answer.id).status == 64)
  }
}
