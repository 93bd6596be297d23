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
    #expect(try store.run("wait").status == 0)
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

  @Test(.timeLimit(.minutes(1))) func seesWhatAnotherProgramTracks() throws {
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

  @Test(.timeLimit(.minutes(1))) func theFirstEndIsEnoughWithAny() throws {
    try track(Answer.job("RUNNING") + Answer.job("RUNNING", of: Answer.otherID))
    let waiting = try store.start(
      "wait", Answer.id, Answer.otherID, "--any", "-o", "tsv", as: "wait")
    try track(Answer.failed(Answer.otherID))
    #expect(Program.end(of: waiting) == 1)
    let output = try store.folder.read("wait.out")
    #expect(output.contains(Answer.otherID))
    #expect(!output.contains(Answer.id))
  }

  @Test(.timeLimit(.minutes(1)), arguments: [SIGINT, SIGTERM])
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

  @Test(.timeLimit(.minutes(1))) func waitsForTheFirstEndOfTheDemo() throws {
    let outcome = try store.run(
      "wait", "--demo", "--seed", "1", "--speed", "200", "--any", "--timeout", "50s", "-o", "json")
    #expect([0, 1].contains(outcome.status), "\(outcome.status) \(outcome.errors)")
    #expect(!outcome.output.contains(#""state": "running""#))
    // It leaves nothing behind.
    #expect(access(store.path, F_OK) != 0)
  }
}
